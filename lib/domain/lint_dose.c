/* How much: doses within what the numbers of rules.yaml allow; and care that says how
 * much is enough. */
#include "domain/lint.h"

#include "base/civil.h"

#include <math.h>

static double value(const struct lint *lint, enum threshold_name name)
{
    return threshold_value(&lint->content.thresholds, name);
}

/* The days between sessions bind what strengthens; stamina may be trained daily. */
static void check_days(struct lint *lint, const struct exercise *exercise, const struct dose *dose,
                       enum stage stage)
{
    double most = ceil(CIVIL_WEEK_DAYS / value(lint, THRESHOLD_STRENGTH_GAP_DAYS));

    if (exercise_is_for(exercise, PURPOSE_STRENGTHEN) && dose->days.high > most)
        diagnostic_input(lint->list, dose->place,
                         "'%s', %s: strength work on %g days a week; at most %g leave time to "
                         "recover",
                         exercise->id.text, stage_words[stage], dose->days.high, most);
}

static void check_hold(struct lint *lint, const struct exercise *exercise, const struct dose *dose,
                       enum stage stage)
{
    double most = value(lint, THRESHOLD_HOLD_MOST_SECONDS);

    if (dose->hold.high > most)
        diagnostic_input(lint->list, dose->place, "'%s', %s: a hold of %g seconds; at most %g",
                         exercise->id.text, stage_words[stage], dose->hold.high, most);
}

void lint_doses(struct lint *lint)
{
    const struct exercise *exercises = lint->content.exercises.items;

    for (size_t i = 0; i < lint->content.exercises.count; i++) {
        size_t offered = 0;

        for (size_t stage = 0; stage < STAGE_COUNT; stage++) {
            const struct dose *dose = exercise_dose(&exercises[i], (enum stage)stage);

            if (dose == NULL)
                continue;
            offered++;
            check_days(lint, &exercises[i], dose, (enum stage)stage);
            check_hold(lint, &exercises[i], dose, (enum stage)stage);
        }
        if (offered == 0)
            diagnostic_input(lint->list, exercises[i].id.place,
                             "'%s' has a dose for no stage: nobody is ever offered it",
                             exercises[i].id.text);
    }
}

void lint_care(struct lint *lint)
{
    const struct care *care = lint->content.care.items;

    for (size_t i = 0; i < lint->content.care.count; i++) {
        if (care[i].minutes.given && care[i].limit.text == NULL)
            diagnostic_input(lint->list, care[i].id.place, "'%s' has minutes, but no limit",
                             care[i].id.text);
        if (care[i].kind == CARE_LADDER && !care[i].step.given)
            diagnostic_input(lint->list, care[i].id.place, "'%s' is on the ladder, but has no step",
                             care[i].id.text);
        if (care[i].kind == CARE_LADDER && care[i].after.text == NULL)
            diagnostic_input(lint->list, care[i].id.place,
                             "'%s' is on the ladder, but 'after' does not say when",
                             care[i].id.text);
        if (care[i].kind != CARE_LADDER && care[i].step.given)
            diagnostic_input(lint->list, care[i].id.place,
                             "'%s' has a step, but is not of the kind 'ladder'", care[i].id.text);
    }
}
