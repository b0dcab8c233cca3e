/* How much the pain goes up and down from day to day, which people feel as much as its level
 * (Mun 2019). Over daily medians. */
#ifndef DOMAIN_REPORT_VARIABILITY_H
#define DOMAIN_REPORT_VARIABILITY_H

#include "content/threshold.h"
#include "domain/report_day.h"
#include "domain/report_span.h"

struct report_variability {
    bool known; /* variability-days with a pain score or more */
    double deviation; /* standard, of the sample */
    /* these three over neighbouring days only */
    bool has_pairs;
    double successive; /* mean of the squared differences from one day to the next */
    double swings;     /* percent of them of swing-points or more, up or down */
    double likeness;   /* autocorrelation at one day's distance; 0 when nothing changes */
};

struct report_variability report_variability(const struct report_days *days,
                                             struct report_span span,
                                             const struct threshold_table *limits);

/* The most days in a row whose worst reached moderate-pain; a day without a score ends a row. */
size_t report_longest_run(const struct report_days *days, struct report_span span,
                          const struct threshold_table *limits);

#endif
