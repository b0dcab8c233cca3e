/* The parts that a plan's page is put together from; for plan_text.c and its like. */
#ifndef DOMAIN_PLAN_PAGE_H
#define DOMAIN_PLAN_PAGE_H

#include "base/civil.h"
#include "base/text.h"
#include "content/content.h"
#include "document/record.h"
#include "domain/plan_words.h"

#include <stddef.h>

struct plan_page {
    const struct content *content;
    const struct record_list *plan;
    size_t columns;
    struct text *text;
    struct arena arena; /* for what is only needed while writing */
};

/* One line, ruled to its end: two pages are little room. */
void plan_page_heading(struct plan_page *page, const char *heading);

/* "Friday 20 November" */
const char *plan_page_date(struct plan_page *page, civil_day day);

/* The first so many sentences of a text, or all when it has no more. */
const char *plan_page_sentences(struct plan_page *page, const char *prose, int most);

/* All records of a kind as a list under a heading; nothing without any. */
void plan_page_texts(struct plan_page *page, const char *kind, const char *heading);

/* Items side by side behind first, as many to a line as fit, each kept whole; further
 * lines begin with so many blanks. */
void plan_page_pack(struct plan_page *page, const char *first, size_t indent,
                    const struct plan_words *items);

const char *plan_page_get(const struct record *record, const char *key, const char *otherwise);

/* To be called first: a line end that a plan file holds becomes a blank, so that no
 * text of it can pass for another line of the page. */
void plan_page_begin(struct plan_page *page);

/* Cleans the text and frees what the page needed. */
void plan_page_end(struct plan_page *page);

/* Sees to it that nothing in a text can steer a terminal: controls (but line ends)
 * and marks that reorder text become "?". */
void plan_page_clean(struct text *text);

/* The sessions and breaks of one day. */
void plan_page_day(struct plan_page *page, civil_day day);

/* The sessions that this day does not have. */
void plan_page_other_days(struct plan_page *page, civil_day day);

/* What the diary and the plan before have changed; nothing when they have nothing. */
void plan_page_changes(struct plan_page *page);

/* The week as a table, then each exercise in full. */
void plan_page_week(struct plan_page *page);
void plan_page_exercises(struct plan_page *page);

/* Everything beside exercise, from care to the questions still open. */
void plan_page_beside(struct plan_page *page);

#endif
