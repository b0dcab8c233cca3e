#include "domain/plan_menu.h"

static bool has_wanted_purpose(const struct exercise *exercise, const struct plan_person *person)
{
    for (int i = 0; i < PURPOSE_COUNT; i++) {
        if (person->weights[i] > 0 && exercise_is_for(exercise, (enum purpose)i))
            return true;
    }
    return false;
}

/* A known reason against it is kept: it is told to the person. */
static void judge(struct plan_choice *choice, const struct plan_person *person,
                  const struct plan_wish *wish, struct arena *arena)
{
    const struct exercise *exercise = choice->exercise;
    bool offered = plan_dose_make(exercise, person->stage, person->gentle, &choice->dose)
                   && plan_dose_make(exercise, person->stage, true, &choice->low_dose);

    choice->suitability = plan_suitability_of(exercise, person->answers, wish, arena);
    choice->wished = plan_words_have(&wish->with, exercise->id.text);
    if (choice->suitability.fitness == PLAN_NOT_FOR)
        return;
    if (!offered || exercise->level.value > person->level_most
        || !(choice->wished || has_wanted_purpose(exercise, person)))
        choice->suitability.fitness = PLAN_NOT_NOW;
}

void plan_menu_make(const struct content *content, const struct plan_person *person,
                    const struct plan_wish *wish, struct arena *arena, struct plan_menu *menu)
{
    const struct exercise *exercises = content->exercises.items;

    menu->count = content->exercises.count;
    menu->items = arena_array(arena, menu->count, sizeof *menu->items);
    for (size_t i = 0; i < menu->count; i++) {
        menu->items[i] = (struct plan_choice){.exercise = &exercises[i]};
        judge(&menu->items[i], person, wish, arena);
    }
}
