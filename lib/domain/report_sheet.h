/* The sheet that the report's page is written on: rows with a label, and the words that its
 * parts share. */
#ifndef DOMAIN_REPORT_SHEET_H
#define DOMAIN_REPORT_SHEET_H

#include "base/text.h"
#include "domain/report_summary.h"

/* Where the sentences of a row begin. */
enum { SHEET_LABEL = 10 };

struct report_sheet {
    const struct report_summary *summary;
    size_t columns;
    bool blocks;  /* marks beyond ASCII */
    bool plain;   /* to be read aloud: no pictures, a sentence a line */
    bool calendar; /* there is room for one */
    bool brief;    /* beside it, for little else */
    bool crowded; /* it did not fit on a screen: cut short what matters least */
    bool cut;     /* a taller screen would show more */
    struct text *text;
    struct arena *arena; /* of all words below */
    /* Where rows go instead of to text, when it is not NULL. */
    void (*take)(void *context, const char *label, const char *body);
    void *context;
};

/* A paragraph with a hanging label, broken at blanks before the last column; plain: on one
 * line, the label with a colon. */
void sheet_paragraph(struct report_sheet *sheet, size_t indent, const char *label,
                     const char *body);

/* The same with the page's indent. */
void sheet_row(struct report_sheet *sheet, const char *label, const char *body);

const char *sheet_number(struct report_sheet *sheet, double number);

/* A clinical number as rules.yaml has it. */
const char *sheet_threshold(struct report_sheet *sheet, enum threshold_name name);

/* "18 November", and the year where it is not this one. */
const char *sheet_day(struct report_sheet *sheet, civil_day day);

/* "29 to 30 October", and the years where they are not this one. */
const char *sheet_short_span(struct report_sheet *sheet, civil_day first, civil_day last);

/* "22 August to 19 November 2026", the first year only where it differs. */
const char *sheet_span(struct report_sheet *sheet, civil_day first, civil_day last);

/* "s" unless count is 1. */
const char *sheet_plural(size_t count);

#endif
