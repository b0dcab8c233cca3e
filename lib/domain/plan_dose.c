#include "domain/plan_dose.h"

#include "base/amount.h"

#include <math.h>

static int between(const struct span *span, bool gentle)
{
    return (int)floor(gentle ? span->low : (span->low + span->high) / 2);
}

static int seconds_of(const struct plan_dose *dose, double pace)
{
    double work = dose->sets * dose->sides * dose->reps * (pace + dose->hold);

    return (int)ceil(work) + (dose->sets - 1) * dose->rest + PLAN_CHANGE_OVER_SECONDS;
}

bool plan_dose_make(const struct exercise *exercise, enum stage stage, bool gentle,
                    struct plan_dose *dose)
{
    const struct dose *range = exercise_dose(exercise, stage);

    if (range == NULL)
        return false;
    *dose = (struct plan_dose){
        .sets = between(&range->sets, gentle),
        .reps = between(&range->reps, gentle),
        .hold = between(&range->hold, gentle),
        .sides = (int)exercise->sides.value,
        .rest = between(&range->rest, gentle),
        .times_least = (int)range->times.low,
        .times_most = (int)range->times.high,
        .days = (int)(gentle ? range->days.low : range->days.high),
        .days_most = (int)range->days.high,
    };
    plan_dose_time(exercise, dose);
    return true;
}

void plan_dose_time(const struct exercise *exercise, struct plan_dose *dose)
{
    dose->seconds = seconds_of(dose, exercise->pace.value);
}

const char *plan_dose_often(const struct exercise *exercise, long sets, long reps,
                            struct arena *arena)
{
    bool in_minutes = exercise != NULL && exercise->pace.value >= AMOUNT_MINUTE;

    if (sets > 1)
        return arena_format(arena, "%ld sets of %ld", sets, reps);
    if (in_minutes)
        return arena_format(arena, "%ld minute%s", reps, reps == 1 ? "" : "s");
    return reps == 1 ? "once" : arena_format(arena, "%ld times", reps);
}
