#include "base/build.h"
#include "base/wrap.h"
#include "domain/plan_page.h"
#include "domain/plan_words.h"

static const char not_now[] = "not for you now";

/* A plan of other content may have ids that this one lacks. */
static const char *care_name(const struct plan_page *page, const char *id)
{
    const struct care *care = content_care(page->content, id);

    return care != NULL ? care->name.text : id;
}

static const char *habit_name(const struct plan_page *page, const char *id)
{
    const struct habit *habit = content_habit(page->content, id);

    return habit != NULL ? habit->name.text : id;
}

/* In brief and with the limit, which nobody should have to look up. */
static void add_care(struct plan_page *page)
{
    size_t index = 0;
    const struct record *care = record_first(page->plan, "care");

    if (care == NULL)
        return;
    plan_page_heading(page, "Care that may help");
    while ((care = record_next(page->plan, "care", &index)) != NULL) {
        const char *limit = record_get(care, "limit");
        const char *ask = record_get(care, "not-if");

        wrap_add(page->text, "- ",
                 arena_format(&page->arena, "%s: %s%s%s.%s%s", care_name(page, care->value),
                              plan_page_get(care, "brief", plan_page_get(care, "how", "")),
                              limit != NULL ? "; " : "", limit != NULL ? limit : "",
                              ask != NULL ? " " : "", ask != NULL ? ask : ""),
                 page->columns);
    }
}

/* Whether it was chosen for this person; others are for everybody, and plan -f lines
 * has them. */
static bool is_chosen(const struct plan_page *page, const char *id)
{
    const struct habit *habit = content_habit(page->content, id);

    return habit == NULL || habit->suits_if != NULL;
}

/* A habit with a number of the person's own is told; of the others the name will do. */
static void add_habits(struct plan_page *page)
{
    struct plan_words names = {0};
    size_t index = 0;
    const struct record *habit;

    while ((habit = record_next(page->plan, "habit", &index)) != NULL) {
        if (record_get(habit, "goal") != NULL)
            wrap_add(page->text, "- ", plan_page_get(habit, "how", ""), page->columns);
        else if (is_chosen(page, habit->value))
            plan_words_add(&names, habit_name(page, habit->value), &page->arena);
    }
    if (names.count > 0)
        wrap_add(page->text, "- ",
                 arena_format(&page->arena, "Habits to choose from, one or two are enough: %s.",
                              plan_words_join(&names, "; ", &page->arena)),
                 page->columns);
}

static bool is_step(const struct plan_page *page, const char *id)
{
    const struct care *care = content_care(page->content, id);

    return care != NULL && care->kind == CARE_LADDER;
}

/* Exercises that are left out are not on the page: how many, and each reason once. */
static void add_left_out(struct plan_page *page)
{
    struct plan_words reasons = {0};
    size_t count = 0;
    size_t index = 0;
    const struct record *avoid;

    while ((avoid = record_next(page->plan, "avoid", &index)) != NULL) {
        if (content_exercise(page->content, avoid->value) == NULL)
            continue;
        count++;
        plan_words_add(&reasons, plan_page_get(avoid, "why", not_now), &page->arena);
    }
    if (count > 0)
        wrap_add(page->text, "- ",
                 arena_format(&page->arena, "%zu exercise%s: %s.", count, count == 1 ? "" : "s",
                              plan_words_join(&reasons, "; ", &page->arena)),
                 page->columns);
}

static bool is_care_of_page(const struct plan_page *page, const struct record *avoid)
{
    return content_exercise(page->content, avoid->value) == NULL && !is_step(page, avoid->value);
}

static bool leaves_out(const struct plan_page *page)
{
    size_t index = 0;
    const struct record *avoid;

    while ((avoid = record_next(page->plan, "avoid", &index)) != NULL) {
        if (!is_step(page, avoid->value))
            return true;
    }
    return false;
}

static void add_avoided(struct plan_page *page)
{
    size_t index = 0;
    const struct record *avoid;

    if (!leaves_out(page))
        return;
    plan_page_heading(page, "Leave out");
    while ((avoid = record_next(page->plan, "avoid", &index)) != NULL) {
        if (is_care_of_page(page, avoid))
            wrap_add(page->text, "- ",
                     arena_format(&page->arena, "%s: %s.", care_name(page, avoid->value),
                                  plan_page_get(avoid, "why", not_now)),
                     page->columns);
    }
    add_left_out(page);
}

static void add_stops(struct plan_page *page)
{
    size_t index = 0;
    const struct record *stop;

    plan_page_heading(page, "When to stop");
    while ((stop = record_next(page->plan, "stop", &index)) != NULL) {
        if (record_get(stop, "do") == NULL)
            wrap_add(page->text, "- ", stop->value, page->columns);
    }
}

static void add_help(struct plan_page *page)
{
    size_t index = 0;
    const struct record *record;
    civil_day day;

    plan_page_texts(page, "safety-net", "When to seek help");
    while ((record = record_next(page->plan, "review", &index)) != NULL) {
        if (civil_day_parse(record->value, &day))
            wrap_add(page->text, "- ",
                     arena_format(&page->arena, "Look again on %s: %s", plan_page_date(page, day),
                                  plan_page_get(record, "why", "answer the questions again")),
                     page->columns);
    }
}

/* The first steps in full; of those after them, which a clinician leads, the names. */
static void add_ladder(struct plan_page *page)
{
    enum { FULL = 3 };
    struct plan_words later = {0};
    size_t index = 0;
    size_t count = 0;
    const struct record *next = record_first(page->plan, "next");

    if (next == NULL)
        return;
    plan_page_heading(page, "If self-care is not enough, in this order");
    while ((next = record_next(page->plan, "next", &index)) != NULL) {
        if (count++ >= FULL)
            plan_words_add(&later, care_name(page, next->value), &page->arena);
        else
            wrap_add(page->text, "- ",
                     arena_format(&page->arena, "%s: %s.", care_name(page, next->value),
                                  plan_page_get(next, "when", "when the steps before have been "
                                                              "tried")),
                     page->columns);
    }
    if (later.count > 0)
        wrap_add(page->text, "- ",
                 arena_format(&page->arena, "Later, each only when its time has come (" PROGRAM_PLAN
                                            " --show NAME): %s.",
                              plan_words_join(&later, "; ", &page->arena)),
                 page->columns);
}

static const char *question_of(const struct plan_page *page, const char *key)
{
    struct vocabulary_entry entry;

    if (!vocabulary_find(&page->content->vocabulary, key, &entry))
        return key;
    if (entry.term != NULL)
        return entry.term->label.text;
    return entry.question != NULL ? entry.question->label.text : key;
}

static void add_open(struct plan_page *page)
{
    struct plan_words labels = {0};
    size_t index = 0;
    const struct record *open;

    while ((open = record_next(page->plan, "open", &index)) != NULL)
        plan_words_add(&labels,
                       arena_format(&page->arena, "%s (%s)", question_of(page, open->value),
                                    open->value),
                       &page->arena);
    if (labels.count == 0)
        return;
    plan_page_heading(page, "Questions that would open more exercises");
    wrap_add(page->text, "- ", plan_words_join(&labels, "; ", &page->arena), page->columns);
}

/* What is said to a group of people (it has sources) is long: how it begins. */
static void add_notes(struct plan_page *page)
{
    enum { SENTENCES = 1 };
    size_t index = 0;
    const struct record *note = record_first(page->plan, "note");

    if (note == NULL)
        return;
    plan_page_heading(page, "Good to know");
    while ((note = record_next(page->plan, "note", &index)) != NULL)
        wrap_add(page->text, "- ",
                 record_get(note, "source") != NULL
                     ? plan_page_sentences(page, note->value, SENTENCES)
                     : note->value,
                 page->columns);
}

void plan_page_beside(struct plan_page *page)
{
    add_care(page);
    add_habits(page);
    add_avoided(page);
    add_stops(page);
    add_help(page);
    add_ladder(page);
    add_open(page);
    add_notes(page);
}
