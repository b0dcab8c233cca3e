#include "domain/plan_note.h"

#include "domain/plan_shortfall.h"
#include "domain/plan_words.h"

void plan_note_write_avoided(const struct plan_menu *menu, struct arena *arena,
                             struct record_list *records)
{
    for (size_t i = 0; i < menu->count; i++) {
        const struct plan_suitability *suitability = &menu->items[i].suitability;
        struct record *record;

        if (suitability->fitness != PLAN_NOT_FOR)
            continue;
        record = record_add(records, arena, "avoid", menu->items[i].exercise->id.text);
        record_set(arena, record, "because", plan_words_join(&suitability->keys, ",", arena));
        record_set(arena, record, "why", suitability->why);
    }
}

void plan_note_write_open(const struct plan_menu *menu, struct arena *arena,
                          struct record_list *records)
{
    struct plan_words keys = {0};

    for (size_t i = 0; i < menu->count; i++) {
        const struct plan_suitability *suitability = &menu->items[i].suitability;

        for (size_t j = 0; suitability->fitness == PLAN_OPEN && j < suitability->keys.count; j++)
            plan_words_add(&keys, suitability->keys.items[j], arena);
    }
    for (size_t i = 0; i < keys.count; i++) {
        struct plan_words ids = {0};

        for (size_t j = 0; j < menu->count; j++) {
            if (menu->items[j].suitability.fitness == PLAN_OPEN
                && plan_words_have(&menu->items[j].suitability.keys, keys.items[i]))
                plan_words_add(&ids, menu->items[j].exercise->id.text, arena);
        }
        record_set(arena, record_add(records, arena, "open", keys.items[i]), "brings-back",
                   plan_words_join(&ids, ",", arena));
    }
}

/* Why a wished exercise is not there. */
static const char *refusal_of(const struct plan_choice *choice, struct arena *arena)
{
    switch (choice->suitability.fitness) {
    case PLAN_NOT_FOR:
        return choice->suitability.why;
    case PLAN_OPEN:
        return arena_format(arena, "answer %s first",
                            plan_words_join(&choice->suitability.keys, ", ", arena));
    case PLAN_NO_KIT:
        return arena_format(arena, "it needs %s",
                            plan_words_join(&choice->suitability.missing, ", ", arena));
    case PLAN_NOT_NOW:
        return "it is too much for now; it can come later";
    case PLAN_UNWANTED:
    case PLAN_FITS:
        break;
    }
    return "it did not fit into the minutes or the hours";
}

static void write_wishes(const struct plan_menu *menu, struct arena *arena,
                         struct record_list *records)
{
    for (size_t i = 0; i < menu->count; i++) {
        const struct plan_choice *choice = &menu->items[i];

        struct record *record;

        if (!choice->wished || !plan_menu_is_unused(choice))
            continue;
        record = record_add(records, arena, "note",
                            arena_format(arena, "%s is not in the plan: %s.",
                                         choice->exercise->name.text, refusal_of(choice, arena)));
        record_set(arena, record, "do", choice->exercise->id.text);
    }
}

static void write_ceiling(const struct plan_person *person, struct arena *arena,
                          struct record_list *records)
{
    if (person->ceiling_group == NULL)
        return;
    record_add(records, arena, "note",
               arena_format(arena, "The pain limit is %ld of 10 because of: %s%s.",
                            person->ceiling, person->ceiling_group,
                            person->ceiling_open ? " (not answered yet, so taken as possible)"
                                                 : ""));
}

static void write_groups(const struct content *content, const struct answers *answers,
                         struct arena *arena, struct record_list *records)
{
    const struct group *groups = content->groups.items;

    for (size_t i = 0; i < content->groups.count; i++) {
        struct record *record;

        if (truth_of(groups[i].expression, answers) != TRUTH_YES)
            continue;
        record = record_add(records, arena, "note",
                            arena_format(arena, "%s: %s", groups[i].name.text,
                                         plan_words_of(&groups[i].advice, " ", arena)));
        record_set(arena, record, "source", plan_words_of(&groups[i].sources, ",", arena));
    }
}

static void write_rest(const struct plan_schedule *schedule, struct arena *arena,
                       struct record_list *records)
{
    for (size_t i = 0; i < CIVIL_WEEK_DAYS; i++) {
        if (schedule->rest[i] && schedule->count > 0)
            record_add(records, arena, "note",
                       arena_format(arena, "%s is for rest: no exercises, and a walk if you feel "
                                           "like it.", civil_weekday_names[i]));
    }
}

static void write_size(const struct plan_person *person, struct arena *arena,
                       struct record_list *records)
{
    if (person->settle_only)
        record_add(records, arena, "note",
                   "While it hurts this much the plan only settles and moves gently; strength "
                   "comes later.");
}

void plan_note_write(const struct content *content, const struct plan_person *person,
                     const struct plan_wish *wish, const struct plan_menu *menu,
                     const struct plan_schedule *schedule, struct arena *arena,
                     struct record_list *records)
{
    plan_shortfall_write(&content->thresholds, person, wish, menu, schedule, arena, records);
    write_size(person, arena, records);
    write_wishes(menu, arena, records);
    write_rest(schedule, arena, records);
    write_ceiling(person, arena, records);
    for (size_t i = 0; i < wish->notes.count; i++)
        record_add(records, arena, "note", wish->notes.items[i]);
    write_groups(content, person->answers, arena, records);
}
