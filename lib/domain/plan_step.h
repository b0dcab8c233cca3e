/* From one dose to the next: a step up within what the content allows, a step down, half,
 * or the low end again. Volume is sets x reps, times the hold
 * in seconds where there is one. */
#ifndef DOMAIN_PLAN_STEP_H
#define DOMAIN_PLAN_STEP_H

#include "content/threshold.h"
#include "domain/plan_dose.h"

enum plan_step {
    PLAN_STEP_SAME,
    PLAN_STEP_MORE,  /* at most up-percent more volume; but one rep more may always be */
    PLAN_STEP_LESS,  /* down-percent less, or as near as whole numbers come */
    PLAN_STEP_HALF,  /* at most restart-percent */
    PLAN_STEP_START  /* the low end of the content's range, unless it is less already */
};

double plan_step_volume(const struct plan_dose *dose);

/* Takes the step in place, one variable where that will do: reps, then sets, then the
 * hold. Upwards it stays within the range of the stage; downwards it may go below its low
 * end, to one rep. False, and the dose as it was, when there is no such step, as at the
 * top of the range. The exercise must be offered at the stage. */
bool plan_step_take(const struct exercise *exercise, enum stage stage, enum plan_step step,
                    const struct threshold_table *limits, struct plan_dose *dose);

/* The most of all doses from `least` to `most`, each number between theirs, that takes at
 * most so many seconds. False, and *dose as it was, when even the least takes more. */
bool plan_step_fit(const struct exercise *exercise, const struct plan_dose *least,
                   const struct plan_dose *most, long seconds, struct plan_dose *dose);

enum { PLAN_STEP_UNKNOWN = -1 };

/* Puts another plan's or a diary's numbers into a dose, cut to what the content allows
 * at most; what is PLAN_STEP_UNKNOWN stays as it is. */
void plan_step_set(const struct exercise *exercise, enum stage stage, int sets, int reps,
                   int hold, struct plan_dose *dose);

#endif
