/* The report as one calm page of text for the person. */
#ifndef DOMAIN_REPORT_PAGE_H
#define DOMAIN_REPORT_PAGE_H

#include "base/text.h"
#include "domain/report_summary.h"

/* What the place it goes to can show. */
struct report_paper {
    size_t columns; /* at least 40 */
    bool blocks;    /* marks beyond ASCII */
    bool by_day;    /* every day below the page */
};

/* bad: lines that were no entry. Fits 40 lines of 80 columns, the list of days apart:
 * warnings are never cut, what matters least is. */
void report_page(const struct report_summary *summary, size_t bad,
                 const struct report_paper *paper, struct text *text);

#endif
