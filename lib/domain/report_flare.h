/* Flares: two different things, kept apart. A spike is computed from the scores; the
 * person's own word may fall on other days (Costa 2021). */
#ifndef DOMAIN_REPORT_FLARE_H
#define DOMAIN_REPORT_FLARE_H

#include "base/arena.h"
#include "content/threshold.h"
#include "domain/report_day.h"

enum report_flagged {
    REPORT_FLAGGED_NO,  /* a spike that the person did not call a flare */
    REPORT_FLAGGED_YES, /* a spike on a day that the person called a flare */
    REPORT_FLAGGED_ONLY /* called a flare, but no spike */
};

/* no, yes, only */
extern const char *const report_flagged_words[];

struct report_flare {
    civil_day first;
    civil_day last;
    int peak; /* highest score in it, REPORT_NO_SCORE when none was logged */
    enum report_flagged flagged;
};

struct report_flares {
    struct report_flare *items;
    size_t count;
    size_t capacity;
};

/* Flares from first to last. A day spikes when a pain entry is at least flare-rise
 * above the median of all pain entries in the flare-window-days that end with it,
 * and at least flare-least; days at most flare-join-days apart are one flare. */
struct report_flares report_flares(const struct report_days *days, civil_day first, civil_day last,
                                   const struct threshold_table *limits, struct arena *arena);

#endif
