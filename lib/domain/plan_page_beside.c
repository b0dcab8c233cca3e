#include "base/wrap.h"
#include "domain/plan_page.h"
#include "domain/plan_words.h"

#include <string.h>

static const char *name_of(const struct plan_page *page, const char *id)
{
    const struct exercise *exercise = content_exercise(page->content, id);
    const struct care *care = content_care(page->content, id);
    const struct habit *habit = content_habit(page->content, id);

    if (exercise != NULL)
        return exercise->name.text;
    if (care != NULL)
        return care->name.text;
    return habit != NULL ? habit->name.text : id;
}

static void add_care(struct plan_page *page)
{
    size_t index = 0;
    const struct record *care = record_first(page->plan, "care");

    if (care == NULL)
        return;
    plan_page_heading(page, "Care that may help");
    while ((care = record_next(page->plan, "care", &index)) != NULL) {
        text_format(page->text, "%s\n", name_of(page, care->value));
        wrap_add(page->text, "  ", plan_page_get(care, "how", plan_page_get(care, "brief", "")),
                 page->columns);
        plan_page_labelled(page, "Limit", record_get(care, "limit"));
        plan_page_labelled(page, "First", record_get(care, "not-if"));
    }
}

static void add_habits(struct plan_page *page)
{
    size_t index = 0;
    const struct record *habit = record_first(page->plan, "habit");

    if (habit == NULL)
        return;
    plan_page_heading(page, "Habits to choose from (one or two are enough)");
    while ((habit = record_next(page->plan, "habit", &index)) != NULL) {
        const struct habit *known = content_habit(page->content, habit->value);

        wrap_add(page->text, "- ",
                 arena_format(&page->arena, "%s: %s", name_of(page, habit->value),
                              known != NULL ? known->brief.text
                                            : plan_page_get(habit, "how", "")),
                 page->columns);
    }
}

/* Many exercises share a reason: each reason once, with all that it keeps out. */
static void add_avoided(struct plan_page *page)
{
    struct plan_words reasons = {0};
    size_t index = 0;
    const struct record *avoid;

    while ((avoid = record_next(page->plan, "avoid", &index)) != NULL)
        plan_words_add(&reasons, plan_page_get(avoid, "why", "not for you now"), &page->arena);
    if (reasons.count > 0)
        plan_page_heading(page, "Leave out");
    for (size_t i = 0; i < reasons.count; i++) {
        struct plan_words names = {0};

        index = 0;
        while ((avoid = record_next(page->plan, "avoid", &index)) != NULL) {
            if (strcmp(plan_page_get(avoid, "why", "not for you now"), reasons.items[i]) == 0)
                plan_words_add(&names, name_of(page, avoid->value), &page->arena);
        }
        wrap_add(page->text, "- ",
                 arena_format(&page->arena, "%s: %s", plan_words_join(&names, ", ", &page->arena),
                              reasons.items[i]),
                 page->columns);
    }
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

static void add_ladder(struct plan_page *page)
{
    size_t index = 0;
    const struct record *next = record_first(page->plan, "next");

    if (next == NULL)
        return;
    plan_page_heading(page, "If self-care is not enough, in this order");
    while ((next = record_next(page->plan, "next", &index)) != NULL)
        wrap_add(page->text, "- ",
                 arena_format(&page->arena, "%s (%s)", plan_page_get(next, "note", next->value),
                              plan_page_get(next, "when", "when the steps before have been tried")),
                 page->columns);
}

static void add_open(struct plan_page *page)
{
    size_t index = 0;
    const struct record *open = record_first(page->plan, "open");

    if (open == NULL)
        return;
    plan_page_heading(page, "Questions that would open more exercises");
    while ((open = record_next(page->plan, "open", &index)) != NULL) {
        struct vocabulary_entry entry;
        bool known = vocabulary_find(&page->content->vocabulary, open->value, &entry);
        const char *ask = !known                ? open->value
                          : entry.term != NULL  ? entry.term->ask.text
                          : entry.question != NULL ? entry.question->ask.text
                                                : open->value;

        wrap_add(page->text, "- ", arena_format(&page->arena, "%s (%s)", ask, open->value),
                 page->columns);
    }
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
}
