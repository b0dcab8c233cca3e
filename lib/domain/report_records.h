/* The report as a document of records. */
#ifndef DOMAIN_REPORT_RECORDS_H
#define DOMAIN_REPORT_RECORDS_H

#include "document/record.h"
#include "domain/report_summary.h"

/* bad: lines that were no entry. by_day: one day record for every day with a score. */
void report_records(const struct report_summary *summary, size_t bad, bool by_day,
                    struct record_list *records);

#endif
