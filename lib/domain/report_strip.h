/* A line of marks, one a day: how high the pain went. */
#ifndef DOMAIN_REPORT_STRIP_H
#define DOMAIN_REPORT_STRIP_H

#include "base/text.h"
#include "domain/report_summary.h"

/* The days that fit in columns, the last ones when not all do. */
civil_day report_strip_first(const struct report_summary *summary, size_t columns);

/* The mark of a score: a block that grows with it (blocks), or one of _.-=^#. */
const char *report_strip_mark(int score, bool blocks);

/* The worst score of each day from first to until, as a block that grows with it
 * (blocks) or as one of _.-=^#; a blank for a day without a score. */
void report_strip(const struct report_summary *summary, civil_day first, bool blocks,
                  struct text *text);

/* "!" under the days of flares, blanks elsewhere, none at the end; false and nothing
 * when there was no flare in these days. */
bool report_strip_flares(const struct report_summary *summary, civil_day first, struct text *text);

/* What the ASCII marks stand for. */
extern const char report_strip_legend[];

#endif
