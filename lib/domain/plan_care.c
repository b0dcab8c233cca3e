#include "domain/plan_care.h"

#include "domain/plan_reason.h"

#include <stdlib.h>
#include <string.h>

struct caring {
    const struct content *content;
    const struct plan_person *person;
    const struct plan_walking *walking;
    struct arena *arena;
    struct record_list *records;
};

/* The first known reason against it, or NULL; keys take all of them. */
static const char *known_reason(const struct caring *caring, const struct care *care,
                                struct plan_words *keys)
{
    const struct caution *cautions = care->not_if.items;
    const char *why = NULL;

    for (size_t i = 0; i < care->not_if.count; i++) {
        if (truth_of(cautions[i].expression, caring->person->answers) != TRUTH_YES)
            continue;
        why = why != NULL ? why : cautions[i].why.text;
        plan_reason_known(cautions[i].expression, caring->person->answers, caring->arena, keys);
    }
    return why;
}

/* Reasons that nobody has answered yet, as a sentence; NULL without any. */
static const char *open_reasons(const struct caring *caring, const struct care *care)
{
    const struct caution *cautions = care->not_if.items;
    struct plan_words labels = {0};

    for (size_t i = 0; i < care->not_if.count; i++) {
        if (truth_of(cautions[i].expression, caring->person->answers) == TRUTH_UNKNOWN)
            plan_reason_open_labels(cautions[i].expression, caring->person->answers,
                                    caring->arena, &labels);
    }
    if (labels.count == 0)
        return NULL;
    return arena_format(caring->arena, "Ask a pharmacist or doctor first if one of these may fit "
                                       "you: %s.",
                        plan_words_join(&labels, "; ", caring->arena));
}

static bool suits(const struct expression *suits_if, const struct phrase_list *of_cause,
                  const char *id, const struct answers *answers)
{
    if (suits_if == NULL || (of_cause != NULL && phrase_list_has(of_cause, id)))
        return true;
    return truth_of(suits_if, answers) == TRUTH_YES;
}

static void write_avoid(const struct caring *caring, const struct care *care, const char *why,
                        const struct plan_words *keys)
{
    struct record *record = record_add(caring->records, caring->arena, "avoid", care->id.text);

    record_set(caring->arena, record, "because", plan_words_join(keys, ",", caring->arena));
    record_set(caring->arena, record, "why", why);
}

static bool has_used(const struct caring *caring, const struct care *care)
{
    return care->already_if != NULL
           && truth_of(care->already_if, caring->person->answers) == TRUTH_YES;
}

static void write_care(const struct caring *caring, const struct care *care)
{
    struct arena *arena = caring->arena;
    const char *used = has_used(caring, care) ? " You have used it before." : "";
    struct record *record = record_add(caring->records, arena, "care", care->id.text);

    record_set(arena, record, "how", plan_words_of(&care->how, " ", arena));
    record_set(arena, record, "limit", care->limit.text);
    record_set(arena, record, "not-if", open_reasons(caring, care));
    record_set(arena, record, "why", arena_format(arena, "%s%s", care->why.text, used));
    record_set(arena, record, "brief", care->brief.text);
    record_set(arena, record, "source", plan_words_of(&care->sources, ",", arena));
}

/* The one habit that has a number of the person's own. */
static const char steps_habit[] = "steps";

static void write_habit(const struct caring *caring, const struct habit *habit)
{
    struct arena *arena = caring->arena;
    struct record *record = record_add(caring->records, arena, "habit", habit->id.text);
    const char *how = plan_words_of(&habit->how, " ", arena);
    bool own = caring->walking->known && strcmp(habit->id.text, steps_habit) == 0;

    record_set(arena, record, "how", own ? plan_walking_how(caring->walking, arena) : how);
    record_set(arena, record, "why", habit->why.text);
    record_set(arena, record, "source", plan_words_of(&habit->sources, ",", arena));
    if (own) {
        record_set_number(arena, record, "now", (double)caring->walking->now);
        record_set_number(arena, record, "goal", (double)caring->walking->goal);
    }
}

static void write_habits(const struct caring *caring)
{
    const struct habit *habits = caring->content->habits.items;
    const struct condition *cause = caring->person->cause;

    for (size_t i = 0; i < caring->content->habits.count; i++) {
        if (suits(habits[i].suits_if, cause != NULL ? &cause->habits : NULL, habits[i].id.text,
                  caring->person->answers))
            write_habit(caring, &habits[i]);
    }
}

/* Offered care, or what of it is to be avoided: one walk for each, as avoid records
 * stand behind the others. */
static void walk_care(const struct caring *caring, bool avoided)
{
    const struct care *care = caring->content->care.items;
    const struct condition *cause = caring->person->cause;

    for (size_t i = 0; i < caring->content->care.count; i++) {
        struct plan_words keys = {0};
        const char *why;

        if (care[i].kind == CARE_LADDER && !avoided)
            continue;
        if (!suits(care[i].suits_if, cause != NULL ? &cause->care : NULL, care[i].id.text,
                   caring->person->answers))
            continue;
        why = known_reason(caring, &care[i], &keys);
        if (why != NULL && avoided)
            write_avoid(caring, &care[i], why, &keys);
        else if (why == NULL && !avoided)
            write_care(caring, &care[i]);
    }
}

void plan_care_write(const struct content *content, const struct plan_person *person,
                     const struct plan_walking *walking, struct arena *arena,
                     struct record_list *records)
{
    const struct caring caring = {content, person, walking, arena, records};

    walk_care(&caring, false);
    write_habits(&caring);
    walk_care(&caring, true);
}

static int by_step(const void *a, const void *b)
{
    const struct care *one = *(const struct care *const *)a;
    const struct care *other = *(const struct care *const *)b;

    if (one->step.value < other->step.value || one->step.value > other->step.value)
        return one->step.value < other->step.value ? -1 : 1;
    return strcmp(one->id.text, other->id.text);
}

/* Why a step has to wait; NULL when nothing is known to be missing. */
static const char *too_early(const struct caring *caring, const struct care *care)
{
    const struct caution *conditions = care->not_before.items;

    for (size_t i = 0; i < care->not_before.count; i++) {
        if (truth_of(conditions[i].expression, caring->person->answers) != TRUTH_YES)
            return arena_format(caring->arena, "Not yet: %s.", conditions[i].why.text);
    }
    return NULL;
}

static void write_step(const struct caring *caring, const struct care *care)
{
    struct arena *arena = caring->arena;
    struct plan_words note = {0};
    const char *wait = too_early(caring, care);
    const char *ask = open_reasons(caring, care);
    struct record *record = record_add(caring->records, arena, "next", care->id.text);

    plan_words_add(&note, arena_format(arena, "%s.", care->brief.text), arena);
    if (has_used(caring, care))
        plan_words_add(&note, "You have tried it: say what it changed and for how long.", arena);
    if (wait != NULL)
        plan_words_add(&note, wait, arena);
    if (ask != NULL)
        plan_words_add(&note, ask, arena);
    record_set(arena, record, "when", care->after.text);
    record_set(arena, record, "note", plan_words_join(&note, " ", arena));
    record_set(arena, record, "source", plan_words_of(&care->sources, ",", arena));
}

void plan_care_write_ladder(const struct content *content, const struct plan_person *person,
                            struct arena *arena, struct record_list *records)
{
    const struct caring caring = {content, person, NULL, arena, records};
    const struct care *care = content->care.items;
    const struct care **steps = arena_array(arena, content->care.count + 1, sizeof *steps);
    size_t count = 0;

    for (size_t i = 0; i < content->care.count; i++) {
        struct plan_words keys = {0};

        if (care[i].kind == CARE_LADDER && known_reason(&caring, &care[i], &keys) == NULL
            && suits(care[i].suits_if, NULL, care[i].id.text, person->answers))
            steps[count++] = &care[i];
    }
    if (count > 1)
        qsort(steps, count, sizeof *steps, by_step);
    for (size_t i = 0; i < count; i++)
        write_step(&caring, steps[i]);
}
