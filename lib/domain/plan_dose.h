/* How much of an exercise, and how long that takes. */
#ifndef DOMAIN_PLAN_DOSE_H
#define DOMAIN_PLAN_DOSE_H

#include "base/arena.h"
#include "content/exercise.h"

#include <stdbool.h>

/* Getting into place and reading the steps: a choice of this project. */
enum { PLAN_CHANGE_OVER_SECONDS = 15 };

struct plan_dose {
    int sets;
    int reps;  /* per set and side */
    int hold;  /* seconds per rep */
    int sides; /* 1 or 2 */
    int rest;  /* seconds between sets */
    int times_least; /* a day */
    int times_most;
    int days;    /* a week: what to plan, */
    int days_most; /* and the most */
    int seconds; /* all of it */
};

/* gentle: the low end of each range; otherwise half way, rounded down, and as many
 * days as the range allows. False when the exercise is not offered at that stage. */
bool plan_dose_make(const struct exercise *exercise, enum stage stage, bool gentle,
                    struct plan_dose *dose);

/* Sets the seconds to what the rest comes to. */
void plan_dose_time(const struct exercise *exercise, struct plan_dose *dose);

/* "4 times", "once", "2 sets of 8", or "5 minutes" of what is counted in minutes.
 * exercise may be NULL. */
const char *plan_dose_often(const struct exercise *exercise, long sets, long reps,
                            struct arena *arena);

#endif
