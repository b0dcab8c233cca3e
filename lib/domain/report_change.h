/* Whether the pain of the last weeks is another than that of the weeks before. */
#ifndef DOMAIN_REPORT_CHANGE_H
#define DOMAIN_REPORT_CHANGE_H

#include "content/threshold.h"
#include "domain/report_day.h"
#include "domain/report_span.h"

enum report_verdict {
    REPORT_CHANGE_TOO_FEW,
    REPORT_CHANGE_NONE,
    REPORT_CHANGE_POSSIBLE,
    REPORT_CHANGE_MEANINGFUL
};

/* too-few, none, possible, meaningful */
extern const char *const report_verdict_words[];

/* before and now are medians over entries; points = now - before, so a fall is
 * negative, and percent likewise (absent when before is 0). Meaningful: a fall of
 * at least meaningful-points and meaningful-percent (Farrar 2001); possible: one of
 * the two. A rise is never called meaningful: that word is for getting better. */
struct report_change {
    enum report_verdict verdict;
    double before; /* these four only when not TOO_FEW */
    double now;
    double points;
    double percent;
    bool has_percent;
};

/* The days of now against those of before. */
struct report_change report_change(const struct report_days *days, struct report_span before,
                                   struct report_span now, const struct threshold_table *limits);

/* The window of so many days that ends with last, and as many before it. */
struct report_span report_change_now(civil_day last, civil_day window);
struct report_span report_change_before(civil_day last, civil_day window);

#endif
