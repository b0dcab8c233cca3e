/* The report as one calm page of text for the person. */
#ifndef DOMAIN_REPORT_PAGE_H
#define DOMAIN_REPORT_PAGE_H

#include "base/text.h"
#include "domain/report_series.h"
#include "domain/report_summary.h"

/* What the place it goes to can show. */
struct report_paper {
    size_t columns; /* at least 40 */
    size_t rows;    /* of a screen; 0: any number */
    bool blocks;    /* marks beyond ASCII */
    bool plain;     /* to be read aloud: no pictures, a sentence a line */
    enum report_unit unit; /* every day, week or month below the page; REPORT_UNITS: none */
};

/* bad: lines that were no entry. Fits 40 lines of 80 columns, or a lower screen and the
 * prompt below it, the list of days apart: warnings are never cut, what matters least is. */
void report_page(const struct report_summary *summary, size_t bad,
                 const struct report_paper *paper, struct text *text);

#endif
