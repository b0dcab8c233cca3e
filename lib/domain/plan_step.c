#include "domain/plan_step.h"

/* Which variables a step changes, in the order in which they are wanted. */
enum step_class { STEP_REPS, STEP_SETS, STEP_HOLD, STEP_MIXED };

/* Shares of the volume now: more than low, high at most, and what to come nearest to. */
struct step_band {
    double low;
    double high;
    double aim;
};

struct step_box {
    int sets[2];
    int reps[2];
    int hold[2];
};

struct step_search {
    struct plan_dose from;
    struct step_band band; /* in volume */
    bool nearest;          /* whatever variables it takes */
    struct plan_dose best;
    enum step_class best_class;
    bool found;
};

double plan_step_volume(const struct plan_dose *dose)
{
    return (double)dose->sets * dose->reps * (dose->hold > 0 ? dose->hold : 1);
}

static enum step_class class_of(const struct plan_dose *from, const struct plan_dose *to)
{
    if (to->hold == from->hold)
        return to->sets == from->sets ? STEP_REPS : STEP_SETS;
    return to->sets == from->sets && to->reps == from->reps ? STEP_HOLD : STEP_MIXED;
}

static double distance(const struct step_search *search, const struct plan_dose *dose)
{
    double away = plan_step_volume(dose) - search->band.aim;

    return away < 0 ? -away : away;
}

static void try_dose(struct step_search *search, const struct plan_dose *dose)
{
    double volume = plan_step_volume(dose);
    enum step_class class = search->nearest ? STEP_MIXED : class_of(&search->from, dose);

    if (volume <= search->band.low || volume > search->band.high
        || (search->found
            && (class > search->best_class
                || (class == search->best_class
                    && distance(search, dose) >= distance(search, &search->best)))))
        return;
    search->best = *dose;
    search->best_class = class;
    search->found = true;
}

static bool look(struct step_search *search, const struct step_box *box)
{
    struct plan_dose dose = search->from;

    for (dose.sets = box->sets[0]; dose.sets <= box->sets[1]; dose.sets++) {
        for (dose.reps = box->reps[0]; dose.reps <= box->reps[1]; dose.reps++) {
            for (dose.hold = box->hold[0]; dose.hold <= box->hold[1]; dose.hold++)
                try_dose(search, &dose);
        }
    }
    return search->found;
}

static int at_least(int number, double low)
{
    return number < (int)low ? number : (int)low;
}

/* Up: sets never fall, reps and hold may where something else rises. Down: nothing rises. */
static struct step_box box_of(const struct plan_dose *dose, const struct dose *range, bool up)
{
    struct step_box box = {{1, dose->sets}, {1, dose->reps}, {dose->hold > 0, dose->hold}};

    if (up)
        box = (struct step_box){{dose->sets, (int)range->sets.high},
                                {at_least(dose->reps, range->reps.low), (int)range->reps.high},
                                {at_least(dose->hold, range->hold.low), (int)range->hold.high}};
    return box;
}

enum step_way { STEP_DOWN, STEP_UP, STEP_UP_NEAREST };

static bool search_step(const struct dose *range, struct step_band share, enum step_way way,
                        struct plan_dose *dose)
{
    double now = plan_step_volume(dose);
    struct step_search search = {*dose,
                                 {share.low * now, share.high * now, share.aim * now},
                                 way == STEP_UP_NEAREST, *dose, STEP_MIXED, false};
    const struct step_box box = box_of(dose, range, way != STEP_DOWN);

    if (!look(&search, &box))
        return false;
    *dose = search.best;
    return true;
}

static double percent(const struct threshold_table *limits, enum threshold_name name)
{
    return threshold_value(limits, name) / 100;
}

static bool step_more(const struct dose *range, const struct threshold_table *limits,
                      struct plan_dose *dose)
{
    double most = 1 + percent(limits, THRESHOLD_UP_PERCENT);

    if (search_step(range, (struct step_band){1, most, most}, STEP_UP, dose))
        return true;
    /* Of few reps one more is a larger share, and still the smallest step there is. */
    return search_step(range, (struct step_band){1, 1 + 1.0 / dose->reps, 1}, STEP_UP_NEAREST,
                       dose);
}

static bool step_down(const struct dose *range, double aim, double most, struct plan_dose *dose)
{
    double least = 2 * aim - most;

    return search_step(range, (struct step_band){least, most, aim}, STEP_DOWN, dose)
           || search_step(range, (struct step_band){0, most, aim}, STEP_DOWN, dose);
}

/* The low end, but never more than it was. */
static bool step_start(const struct exercise *exercise, enum stage stage, struct plan_dose *dose)
{
    struct plan_dose low;

    if (!plan_dose_make(exercise, stage, true, &low)
        || plan_step_volume(&low) >= plan_step_volume(dose))
        return false;
    *dose = low;
    return true;
}

bool plan_step_take(const struct exercise *exercise, enum stage stage, enum plan_step step,
                    const struct threshold_table *limits, struct plan_dose *dose)
{
    enum { SPREAD = 20 }; /* a fifth of the step down either way: 20 to 30 for 25 */
    const struct dose *range = exercise_dose(exercise, stage);
    double down = percent(limits, THRESHOLD_DOWN_PERCENT);
    double half = percent(limits, THRESHOLD_RESTART_PERCENT);
    bool taken = false;

    if (step == PLAN_STEP_MORE)
        taken = step_more(range, limits, dose);
    else if (step == PLAN_STEP_LESS)
        taken = step_down(range, 1 - down, 1 - down + down * SPREAD / 100, dose);
    else if (step == PLAN_STEP_HALF)
        taken = step_down(range, half, half, dose);
    else if (step == PLAN_STEP_START)
        taken = step_start(exercise, stage, dose);
    plan_dose_time(exercise, dose);
    return taken;
}

static void set_span(int a, int b, int span[2])
{
    span[0] = a < b ? a : b;
    span[1] = a < b ? b : a;
}

/* Among as much, the shortest. */
static void try_fit(const struct exercise *exercise, struct plan_dose dose, double most,
                    long seconds, struct plan_dose *best)
{
    double volume = plan_step_volume(&dose);
    double best_volume = plan_step_volume(best);

    plan_dose_time(exercise, &dose);
    if (dose.seconds <= seconds && volume <= most
        && (volume > best_volume || (volume >= best_volume && dose.seconds < best->seconds)))
        *best = dose;
}

bool plan_step_fit(const struct exercise *exercise, const struct plan_dose *least,
                   const struct plan_dose *most, long seconds, struct plan_dose *dose)
{
    struct step_box box;
    struct plan_dose best = *least;
    struct plan_dose tried = *most;

    if (least->seconds > seconds)
        return false;
    set_span(least->sets, most->sets, box.sets);
    set_span(least->reps, most->reps, box.reps);
    set_span(least->hold, most->hold, box.hold);
    for (tried.sets = box.sets[0]; tried.sets <= box.sets[1]; tried.sets++) {
        for (tried.reps = box.reps[0]; tried.reps <= box.reps[1]; tried.reps++) {
            for (tried.hold = box.hold[0]; tried.hold <= box.hold[1]; tried.hold++)
                try_fit(exercise, tried, plan_step_volume(most), seconds, &best);
        }
    }
    *dose = most->seconds <= seconds ? *most : best;
    return true;
}

/* Nothing of what must be something is as good as unknown. */
static int cut(int number, int otherwise, const struct span *range)
{
    if (number == PLAN_STEP_UNKNOWN || (number < 1 && range->low >= 1))
        number = otherwise;
    return number > (int)range->high ? (int)range->high : number;
}

void plan_step_set(const struct exercise *exercise, enum stage stage, int sets, int reps,
                   int hold, struct plan_dose *dose)
{
    const struct dose *range = exercise_dose(exercise, stage);

    dose->sets = cut(sets, dose->sets, &range->sets);
    dose->reps = cut(reps, dose->reps, &range->reps);
    dose->hold = cut(hold, dose->hold, &range->hold);
    plan_dose_time(exercise, dose);
}
