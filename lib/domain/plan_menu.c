#include "domain/plan_menu.h"

#include <string.h>

/* A wish may add a purpose that nothing else calls for, but never past the pain. */
static bool has_wanted_purpose(const struct exercise *exercise, const struct plan_person *person,
                               bool wished)
{
    if (wished && !person->settle_only)
        return true;
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
        || !has_wanted_purpose(exercise, person, choice->wished))
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

struct plan_choice *plan_menu_walk(const struct plan_menu *menu)
{
    struct plan_choice *best = NULL;

    for (size_t i = 0; i < menu->count; i++) {
        struct plan_choice *choice = &menu->items[i];

        if (choice->suitability.fitness == PLAN_FITS
            && choice->exercise->position == POSITION_WALKING
            && exercise_is_for(choice->exercise, PURPOSE_MOBILISE)
            && (best == NULL || choice->exercise->level.value < best->exercise->level.value))
            best = choice;
    }
    return best;
}

int plan_menu_used(const struct plan_choice *choice, const bool days[CIVIL_WEEK_DAYS])
{
    int most = 0;

    for (size_t i = 0; i < CIVIL_WEEK_DAYS; i++) {
        if (days[i] && choice->used[i] > most)
            most = choice->used[i];
    }
    return most;
}

void plan_menu_use(struct plan_choice *choice, const bool days[CIVIL_WEEK_DAYS], int times)
{
    for (size_t i = 0; i < CIVIL_WEEK_DAYS; i++)
        choice->used[i] += days[i] ? times : 0;
}

struct plan_menu plan_menu_copy(const struct plan_menu *menu, struct arena *arena)
{
    struct plan_menu copy = {arena_array(arena, menu->count, sizeof *copy.items), menu->count};

    if (menu->count > 0)
        memcpy(copy.items, menu->items, menu->count * sizeof *copy.items);
    return copy;
}

bool plan_menu_is_unused(const struct plan_choice *choice)
{
    static const bool all[CIVIL_WEEK_DAYS] = {true, true, true, true, true, true, true};

    return plan_menu_used(choice, all) == 0;
}
