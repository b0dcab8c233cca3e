/* Where the pain is heading: a robust line through the daily medians, and nothing at
 * all before there are enough days. */
#ifndef DOMAIN_REPORT_TREND_H
#define DOMAIN_REPORT_TREND_H

#include "content/threshold.h"
#include "domain/report_day.h"

enum report_heading {
    REPORT_TOO_FEW,
    REPORT_FALLING,
    REPORT_STEADY,
    REPORT_RISING
};

/* falling, steady, rising, too-few */
extern const char *const report_heading_words[];

struct report_trend {
    enum report_heading heading;
    size_t need;     /* further days in a row, from today or the day after the last one on, until
                        a trend can be named; 0 unless TOO_FEW */
    civil_day stretch;   /* from this day on it takes the fewest; the longest such stretch */
    size_t stretch_need; /* as many */
    double per_week; /* points; these three only when not TOO_FEW */
    double low;      /* 95 % interval */
    double high;
};

/* Over the days from first to last; today is the first on which more can be logged. The gate is
 * trend-days logged days, over trend-span-days, trend-share-percent of them logged. */
struct report_trend report_trend(const struct report_days *days, civil_day first, civil_day last,
                                 civil_day today, const struct threshold_table *limits);

#endif
