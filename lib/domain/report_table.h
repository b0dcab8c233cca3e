/* The series of days as a table of RFC 4180 (document/csv.h), for other programs. */
#ifndef DOMAIN_REPORT_TABLE_H
#define DOMAIN_REPORT_TABLE_H

#include "base/text.h"
#include "domain/report_series.h"
#include "domain/report_summary.h"

/* A header, then a row for every day, week or month that has anything: its first day, days
 * logged, scores, lowest, median and highest pain, days called a flare, hours slept and sat,
 * stress, steps (the median of its days), and the triggers that were named, blanks between
 * them. What is not known is empty. The last column is never a number, so that programs that
 * know no CR find none in one. */
void report_table(const struct report_summary *summary, enum report_unit unit, struct text *text);

#endif
