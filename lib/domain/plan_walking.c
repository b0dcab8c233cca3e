#include "domain/plan_walking.h"

#include "domain/statistics.h"

enum { HUNDRED = 100 };

/* The steps of one day: who logs them twice means the sum so far, so the most counts. */
static double walked_on(const struct plan_diary *diary, civil_day day)
{
    size_t index = 0;
    const struct diary_entry *entry;
    double most = -1;

    while ((entry = plan_diary_next(diary, "walked", &index)) != NULL) {
        if (moment_civil(entry->at).day == day && diary_value(entry) > most)
            most = diary_value(entry);
    }
    return most;
}

/* False when too few days were logged. */
static bool from_diary(const struct threshold_table *thresholds, const struct plan_diary *diary,
                       civil_day today, struct arena *arena, double *baseline)
{
    civil_day window = (civil_day)threshold_value(thresholds, THRESHOLD_STEPS_WINDOW_DAYS);
    double *days = arena_array(arena, (size_t)window + 1, sizeof *days);
    size_t count = 0;

    for (civil_day day = today - window; day < today; day++) {
        double steps = walked_on(diary, day);

        if (steps >= 0)
            days[count++] = steps;
    }
    if ((double)count < threshold_value(thresholds, THRESHOLD_STEPS_DAYS))
        return false;
    statistics_sort(days, count);
    *baseline = statistics_median(days, count);
    return true;
}

static long band_of(const struct threshold_table *thresholds, const struct answers *answers)
{
    const struct figure_answer *age = answers_figure(answers, "age");
    bool older = age == NULL || !age->given
                 || age->high >= threshold_value(thresholds, THRESHOLD_OLDER_AGE);

    return (long)threshold_value(thresholds, older ? THRESHOLD_STEPS_BAND_OLDER
                                                   : THRESHOLD_STEPS_BAND);
}

static long rounded(double steps)
{
    return (long)(steps / HUNDRED + 0.5) * HUNDRED;
}

struct plan_walking plan_walking_of(const struct content *content,
                                    const struct plan_person *person,
                                    const struct plan_diary *diary, civil_day today,
                                    struct arena *arena)
{
    const struct threshold_table *thresholds = &content->thresholds;
    const struct figure_answer *answer = answers_figure(person->answers, "daily-steps");
    struct plan_walking walking = {.band = band_of(thresholds, person->answers)};
    double rise = 1 + threshold_value(thresholds, THRESHOLD_STEPS_RISE_PERCENT) / HUNDRED;
    double baseline = 0;

    walking.from_diary = diary != NULL && from_diary(thresholds, diary, today, arena, &baseline);
    if (!walking.from_diary && answer != NULL && answer->given)
        baseline = answer->low;
    else if (!walking.from_diary)
        return walking;
    walking.known = true;
    walking.now = rounded(baseline);
    walking.goal = person->settle_only ? walking.now : rounded(baseline * rise);
    if (walking.goal > walking.band)
        walking.goal = walking.now > walking.band ? walking.now : walking.band;
    return walking;
}

const char *plan_walking_how(const struct plan_walking *walking, struct arena *arena)
{
    const char *where = walking->from_diary ? ", by your diary" : "";

    if (walking->goal <= walking->now)
        return arena_format(arena, "Your usual day has about %ld steps%s; keep to that, in several "
                                   "short walks.", walking->now, where);
    return arena_format(arena, "Your usual day has about %ld steps%s: make it %ld this week, in "
                               "several short walks, and add a tenth each week while it feels "
                               "fine, up to about %ld.",
                        walking->now, where, walking->goal, walking->band);
}
