/* What is to become of an exercise's dose, from how it went: the progression table. */
#ifndef DOMAIN_PLAN_PROGRESS_H
#define DOMAIN_PLAN_PROGRESS_H

#include "base/arena.h"
#include "content/threshold.h"
#include "domain/plan_history.h"
#include "domain/plan_previous.h"
#include "domain/plan_step.h"

#include <stdbool.h>

enum plan_change {
    PLAN_CHANGE_UP,
    PLAN_CHANGE_HOLD,
    PLAN_CHANGE_DOWN,
    PLAN_CHANGE_REST,
    PLAN_CHANGE_DROP
};

/* up, hold, down, rest, drop */
extern const char *const plan_change_words[];

/* What it is judged by. */
struct plan_progress_input {
    const struct plan_history *history;         /* NULL: the diary has nothing of it */
    const struct plan_previous *previous;       /* NULL: no plan before; so the next */
    const struct plan_previous_item *item;      /* what that had of this exercise */
    const struct threshold_table *limits;
    civil_day start; /* the new plan's first day */
    civil_day today;
    bool flare;
};

/* One row of the table, and what its reason tells. */
struct plan_progress {
    enum plan_change change;
    enum plan_step step;
    const char *because; /* red, long-gap, amber, gap, green …; NULL: nothing to say */
    size_t row;          /* of the table */
    const struct plan_bout *bout; /* the session that decides, or NULL */
    civil_day rests_until;  /* the last day of rest, for red */
    long gap;               /* days since it was last done, to today or an earlier start */
    size_t greens;          /* in a row, up to now */
    civil_day greens_since;
    int highest; /* pain in those */
};

/* The first row of the table that fits. Sessions that the plan before already knew do not
 * count again, but a run of green ones that it did not act on goes on, and so does the rest
 * after a red, at the dose that it was given then. */
struct plan_progress plan_progress_judge(const struct plan_progress_input *input);

/* The reason as a sentence without its full stop, in plain words with its numbers. */
const char *plan_progress_why(const struct plan_progress *progress,
                              const struct threshold_table *limits, struct arena *arena);

#endif
