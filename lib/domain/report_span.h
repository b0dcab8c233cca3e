/* A stretch of whole days, and how people name one. */
#ifndef DOMAIN_REPORT_SPAN_H
#define DOMAIN_REPORT_SPAN_H

#include "base/arena.h"
#include "base/civil.h"
#include "base/diagnostic.h"

#include <stdbool.h>

/* Both included; empty when last is before first. */
struct report_span {
    civil_day first;
    civil_day last;
};

/* The other period of --vs: fixed days, or so many days before those that are covered. */
struct report_versus {
    bool given;
    struct report_span span; /* when days is 0 */
    civil_day days;
};

/* Reads DATE, DATE..DATE, or an amount of whole days (28d, 4 weeks); NULL is none. False and
 * a usage message otherwise. */
bool report_versus_read(const char *text, struct report_versus *versus,
                        struct diagnostic_list *list);

/* How every sentence of the report names a day: "18 November", and the year where it is not
 * that of today. short: "18 Nov". */
const char *report_day_name(civil_day day, civil_day today, struct arena *arena);
const char *report_day_short(civil_day day, civil_day today, struct arena *arena);

/* Its days, for a report that covers days from that one on. */
struct report_span report_versus_span(const struct report_versus *versus, civil_day from);

#endif
