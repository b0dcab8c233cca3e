/* After what the pain is worse: every trigger and measure against the pain of the same day,
 * the next and the one after. An association is no cause: the most it can be is worth
 * discussing. */
#ifndef DOMAIN_REPORT_TRIGGER_H
#define DOMAIN_REPORT_TRIGGER_H

#include "base/arena.h"
#include "content/threshold.h"
#include "domain/report_exposure.h"
#include "domain/shift_test.h"

enum { REPORT_LAGS = 3 }; /* 0, 1 and 2 days */

enum report_link { REPORT_LINK_TOO_FEW, REPORT_LINK_CHANCE, REPORT_LINK_DISCUSS };

/* too-few, could-be-chance, worth-discussing */
extern const char *const report_link_words[];

struct report_trigger {
    const char *id;
    const struct trigger *trigger; /* NULL for a measure */
    int lag;                       /* days from the exposure to the pain */
    size_t exposed;                /* days whose pain lag days later is known */
    size_t unexposed;
    enum report_link link;
    size_t need;            /* further days in a row, with pain scores, after which it can be
                               told; 0 unless TOO_FEW */
    size_t need_exposed;    /* how many of them with it */
    size_t need_unexposed;  /* and without; the last lag days are either */
    struct shift_test test; /* unless TOO_FEW */
    /* Of DISCUSS, and of CHANCE when all was asked for: */
    struct shift_interval interval;
    bool has_adjusted;
    double adjusted; /* points, after weekday and the pain of the day before the exposure were
                        taken into account: by least squares, over trigger-adjust-days days or
                        more; not there when the two go together too closely to tell */
};

struct report_triggers {
    struct report_trigger *items; /* by trigger, then measures; the lags of each in order */
    size_t count;
    size_t tested; /* how many were not TOO_FEW */
};

/* Over the days from first to last; of triggers that were never named there is nothing. A
 * pair is tested from trigger-days exposed and as many unexposed days on. It is worth
 * discussing when its chance passes Benjamini and Hochberg's limit over all pairs tested, at
 * trigger-chance-percent, and its interval leaves 0 out. all: the interval and adjusted of
 * the pairs that could be chance are found too, which takes several times as long. */
struct report_triggers report_triggers(const struct report_days *days, civil_day first,
                                       civil_day last, const struct trigger_list *names,
                                       const struct threshold_table *limits, bool all,
                                       struct arena *arena);

#endif
