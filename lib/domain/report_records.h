/* The report as a document of records. */
#ifndef DOMAIN_REPORT_RECORDS_H
#define DOMAIN_REPORT_RECORDS_H

#include "document/record.h"
#include "domain/report_series.h"
#include "domain/report_summary.h"

/* bad: lines that were no entry. unit: a record for every day, week or month with a score,
 * none for REPORT_UNITS. */
void report_records(const struct report_summary *summary, size_t bad, enum report_unit unit,
                    struct record_list *records);

#endif
