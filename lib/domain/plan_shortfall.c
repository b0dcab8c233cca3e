#include "domain/plan_shortfall.h"

#include <string.h>

enum { FITNESS_COUNT = PLAN_NOT_FOR + 1, EVERYTHING = PURPOSE_COUNT, QUARTER = 4 };

/* Begins the note of an empty plan, and is known again by it. */
static const char nothing[] = "No exercise could be chosen: ";

struct weighing {
    const struct threshold_table *thresholds;
    const struct plan_person *person;
    const struct plan_wish *wish;
    const struct plan_menu *menu;
    const struct plan_schedule *schedule;
    struct arena *arena;
    struct record_list *records;
};

/* --- what stands in the way ---------------------------------------------- */

static bool is_meant(const struct plan_choice *choice, int purpose)
{
    return purpose == EVERYTHING || exercise_is_for(choice->exercise, (enum purpose)purpose);
}

/* What keeps the most exercises out. */
static enum plan_fitness obstacle(const struct plan_menu *menu, int purpose)
{
    size_t counts[FITNESS_COUNT] = {0};
    enum plan_fitness most = PLAN_NOT_NOW;

    for (size_t i = 0; i < menu->count; i++) {
        if (is_meant(&menu->items[i], purpose))
            counts[menu->items[i].suitability.fitness]++;
    }
    if (counts[PLAN_FITS] > 0)
        return PLAN_FITS;
    for (int i = PLAN_NOT_NOW; i < FITNESS_COUNT; i++) {
        if (counts[i] > counts[most])
            most = (enum plan_fitness)i;
    }
    return most;
}

/* The things that are not at hand, of those exercises. */
static const char *missing_kit(const struct weighing *weighing, int purpose)
{
    struct plan_words things = {0};

    for (size_t i = 0; i < weighing->menu->count; i++) {
        const struct plan_choice *choice = &weighing->menu->items[i];

        for (size_t j = 0; is_meant(choice, purpose)
                           && choice->suitability.fitness == PLAN_NO_KIT
                           && j < choice->suitability.missing.count;
             j++)
            plan_words_add(&things, choice->suitability.missing.items[j], weighing->arena);
    }
    return plan_words_join(&things, ", ", weighing->arena);
}

static const char *why_none(const struct weighing *weighing, int purpose)
{
    switch (obstacle(weighing->menu, purpose)) {
    case PLAN_NOT_NOW:
        return "it is too early for the exercises that there are";
    case PLAN_UNWANTED:
        return "you left out the exercises that there are";
    case PLAN_NO_KIT:
        return arena_format(weighing->arena, "most of it needs what is not at hand (%s)",
                            missing_kit(weighing, purpose));
    case PLAN_OPEN:
        return "questions are open that could speak against it (see the open questions)";
    case PLAN_NOT_FOR:
        return "your answers speak against the exercises that there are";
    case PLAN_FITS:
        break;
    }
    return "it does not go into the minutes, the hours or the days that you gave";
}

/* --- the notes ----------------------------------------------------------- */

static void note(const struct weighing *weighing, const char *text)
{
    record_add(weighing->records, weighing->arena, "note", text);
}

static bool is_served(const struct plan_schedule *schedule, enum purpose purpose)
{
    for (size_t i = 0; i < schedule->count; i++) {
        for (size_t j = 0; j < schedule->sessions[i].count; j++) {
            if (exercise_is_for(schedule->sessions[i].items[j].choice->exercise, purpose))
                return true;
        }
    }
    return false;
}

static void write_purposes(const struct weighing *weighing)
{
    static const char *const names[PURPOSE_COUNT] = {
        [PURPOSE_SETTLE] = "calms and eases", [PURPOSE_MOBILISE] = "keeps you moving",
        [PURPOSE_STRENGTHEN] = "builds strength", [PURPOSE_ENDURE] = "builds stamina",
    };

    for (int i = 0; i < PURPOSE_COUNT; i++) {
        if (weighing->person->weights[i] > 0 && !is_served(weighing->schedule, (enum purpose)i))
            note(weighing, arena_format(weighing->arena, "Nothing in the plan %s: %s.", names[i],
                                        why_none(weighing, i)));
    }
}

static long most_minutes(const struct plan_schedule *schedule)
{
    long most = 0;

    for (int day = 0; day < CIVIL_WEEK_DAYS; day++) {
        long sum = plan_schedule_minutes(schedule, day);

        most = sum > most ? sum : most;
    }
    return most;
}

/* A few minutes less are no shortfall; a quarter and more is. */
static void write_minutes(const struct weighing *weighing)
{
    long used = most_minutes(weighing->schedule);
    long wanted = weighing->wish->minutes;

    if ((wanted - used) * QUARTER < wanted)
        return;
    note(weighing,
         arena_format(weighing->arena,
                      "At most %ld of the %ld minutes a day are used: no session is longer than "
                      "%g minutes, and each exercise has its limit.", used, wanted,
                      threshold_value(weighing->thresholds, THRESHOLD_SESSION_MINUTES_MOST)));
}

bool plan_shortfall_is_total(const struct plan_wish *wish, const struct plan_schedule *schedule)
{
    if (schedule->count > 0)
        return false;
    for (long i = 0; i < wish->days && i < CIVIL_WEEK_DAYS; i++) {
        if (!wish->away[civil_weekday(wish->start + (civil_day)i)])
            return true;
    }
    return false;
}

const struct record *plan_shortfall_told(const struct record_list *plan)
{
    const struct record *note;
    size_t index = 0;

    while ((note = record_next(plan, "note", &index)) != NULL) {
        if (strncmp(note->value, nothing, sizeof nothing - 1) == 0)
            return note;
    }
    return NULL;
}

void plan_shortfall_write(const struct threshold_table *thresholds,
                          const struct plan_person *person, const struct plan_wish *wish,
                          const struct plan_menu *menu, const struct plan_schedule *schedule,
                          struct arena *arena, struct record_list *records)
{
    const struct weighing weighing = {thresholds, person, wish, menu, schedule, arena, records};

    if (plan_shortfall_is_total(wish, schedule)) {
        note(&weighing, arena_format(arena, "%s%s. What stands beside exercise is here all the "
                                            "same.",
                                     nothing, why_none(&weighing, EVERYTHING)));
        return;
    }
    if (schedule->count == 0)
        return;
    write_purposes(&weighing);
    write_minutes(&weighing);
}
