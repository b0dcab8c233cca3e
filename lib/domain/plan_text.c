#include "domain/plan_text.h"

#include "base/number.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "domain/plan_document.h"
#include "domain/plan_entry.h"
#include "domain/plan_words.h"

#include <string.h>

enum { NAME_COLUMNS = 12 };

struct page {
    const struct content *content;
    const struct record_list *plan;
    size_t columns;
    struct text *text;
    struct arena arena;
};

/* --- parts ------------------------------------------------------------------------- */

static void add_heading(struct page *page, const char *heading)
{
    text_format(page->text, "\n%s\n", heading);
    text_repeat(page->text, '-', utf8_width(heading));
    text_add_char(page->text, '\n');
}

static const char *date_in_words(struct page *page, civil_day day)
{
    int year;
    int month;
    int day_of_month;

    civil_day_split(day, &year, &month, &day_of_month);
    return arena_format(&page->arena, "%s %d %s", civil_weekday_names[civil_weekday(day)],
                        day_of_month, civil_month_name(month));
}

static const char *value_or(const struct record *record, const char *key, const char *otherwise)
{
    const char *value = record_get(record, key);

    return value != NULL ? value : otherwise;
}

/* All records of a kind as a list under a heading; nothing without any. */
static void add_texts(struct page *page, const char *kind, const char *heading)
{
    size_t index = 0;
    const struct record *record;

    while ((record = record_next(page->plan, kind, &index)) != NULL) {
        if (heading != NULL)
            add_heading(page, heading);
        heading = NULL;
        wrap_add(page->text, "- ", record->value, page->columns);
    }
}

/* --- sessions ------------------------------------------------------------------------ */

static bool is_of(const struct record *item, const char *session)
{
    const char *of = record_get(item, "session");

    return of != NULL && strcmp(of, session) == 0;
}

static const char *about_time(struct page *page, const struct record *item)
{
    long seconds = 0;

    number_parse_whole(value_or(item, "seconds", "0"), 0, 24L * 60 * 60, &seconds);
    if (seconds < 90)
        return arena_format(&page->arena, "about %ld seconds", (seconds + 4) / 5 * 5);
    return arena_format(&page->arena, "about %ld minutes", (seconds + 30) / 60);
}

static void add_session(struct page *page, const struct record *session)
{
    size_t index = 0;
    const struct record *item;

    text_format(page->text, "%s  %s, %s min\n", value_or(session, "time", ""), session->value,
                value_or(session, "minutes", "?"));
    while ((item = record_next(page->plan, "do", &index)) != NULL) {
        if (is_of(item, session->value))
            wrap_add(page->text, "       [ ] ",
                     arena_format(&page->arena, "%s: %s", value_or(item, "name", item->value),
                                  plan_entry_dose(page->content, item, &page->arena)),
                     page->columns);
    }
}

static void add_break(struct page *page, const struct record *pause, const char *lead)
{
    wrap_add(page->text, "- ",
             arena_format(&page->arena, "%severy %s from %s to %s: %s.", lead,
                          value_or(pause, "every", "hour"), value_or(pause, "first", ""),
                          value_or(pause, "last", ""), value_or(pause, "brief", "move")),
             page->columns);
}

static void add_day(struct page *page, civil_day day)
{
    int weekday = civil_weekday(day);
    size_t index = 0;
    const struct record *session;
    const struct record *pause = record_first(page->plan, "break");
    bool any = false;

    while ((session = record_next(page->plan, "session", &index)) != NULL) {
        if (!plan_document_is_on(session, weekday))
            continue;
        add_session(page, session);
        any = true;
    }
    if (!any)
        text_add(page->text, "No session today.\n");
    if (pause != NULL && plan_document_is_on(pause, weekday))
        add_break(page, pause, "Breaks ");
}

/* --- the week ------------------------------------------------------------------------- */

static void add_week_row(struct page *page, const struct record *session)
{
    text_format(page->text, "%s  %-*s %2s min ", value_or(session, "time", "     "), NAME_COLUMNS,
                session->value, value_or(session, "minutes", ""));
    for (int i = 0; i < CIVIL_WEEK_DAYS; i++)
        text_format(page->text, "    %s", plan_document_is_on(session, i) ? "x" : ".");
    text_add_char(page->text, '\n');
}

static void add_week(struct page *page)
{
    size_t index = 0;
    const struct record *session = record_first(page->plan, "session");

    if (session == NULL)
        return;
    add_heading(page, "The week");
    text_repeat(page->text, ' ', 7 + NAME_COLUMNS + 8);
    for (size_t i = 0; i < CIVIL_WEEK_DAYS; i++)
        text_format(page->text, "  %.3s", civil_weekday_names[i]);
    text_add_char(page->text, '\n');
    while ((session = record_next(page->plan, "session", &index)) != NULL)
        add_week_row(page, session);
}

/* --- exercises ------------------------------------------------------------------------ */

static const char *sessions_of(struct page *page, const char *exercise)
{
    struct plan_words sessions = {0};
    size_t index = 0;
    const struct record *item;

    while ((item = record_next(page->plan, "do", &index)) != NULL) {
        if (strcmp(item->value, exercise) == 0)
            plan_words_add(&sessions, value_or(item, "session", ""), &page->arena);
    }
    return plan_words_join(&sessions, ", ", &page->arena);
}

static void add_labelled(struct page *page, const char *label, const char *prose)
{
    if (prose != NULL)
        wrap_add(page->text, arena_format(&page->arena, "  %s: ", label), prose, page->columns);
}

/* The exercise's own stop signs, without its name, which stands above. */
static const char *stop_of(struct page *page, const char *exercise)
{
    size_t index = 0;
    const struct record *stop;

    while ((stop = record_next(page->plan, "stop", &index)) != NULL) {
        const char *of = record_get(stop, "do");
        const char *colon = strstr(stop->value, ": stop at ");

        if (of != NULL && strcmp(of, exercise) == 0)
            return colon != NULL ? colon + strlen(": stop at ") : stop->value;
    }
    return NULL;
}

static void add_exercise(struct page *page, const struct record *item)
{
    const struct exercise *exercise = content_exercise(page->content, item->value);

    text_format(page->text, "\n%s (%s)\n", value_or(item, "name", item->value),
                sessions_of(page, item->value));
    if (exercise != NULL)
        plan_entry_exercise(exercise, page->columns, page->text);
    else
        add_labelled(page, "How", record_get(item, "brief"));
    add_labelled(page, "Dose", arena_format(&page->arena, "%s; %s",
                                            plan_entry_dose(page->content, item, &page->arena),
                                            about_time(page, item)));
    add_labelled(page, "For you", record_get(item, "how"));
    add_labelled(page, "Stop at", stop_of(page, item->value));
    add_labelled(page, "Why", record_get(item, "why"));
}

static void add_exercises(struct page *page)
{
    struct plan_words seen = {0};
    size_t index = 0;
    const struct record *item;

    while ((item = record_next(page->plan, "do", &index)) != NULL) {
        if (plan_words_have(&seen, item->value))
            continue;
        if (seen.count == 0)
            add_heading(page, "The exercises");
        plan_words_add(&seen, item->value, &page->arena);
        add_exercise(page, item);
    }
}

/* --- beside exercise -------------------------------------------------------------------- */

static const char *name_of(const struct page *page, const char *id)
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

static void add_care(struct page *page)
{
    size_t index = 0;
    const struct record *care = record_first(page->plan, "care");

    if (care == NULL)
        return;
    add_heading(page, "Care that may help");
    while ((care = record_next(page->plan, "care", &index)) != NULL) {
        text_format(page->text, "%s\n", name_of(page, care->value));
        wrap_add(page->text, "  ", value_or(care, "how", value_or(care, "brief", "")),
                 page->columns);
        add_labelled(page, "Limit", record_get(care, "limit"));
        add_labelled(page, "First", record_get(care, "not-if"));
    }
}

static void add_habits(struct page *page)
{
    size_t index = 0;
    const struct record *habit = record_first(page->plan, "habit");

    if (habit == NULL)
        return;
    add_heading(page, "Habits to choose from (one or two are enough)");
    while ((habit = record_next(page->plan, "habit", &index)) != NULL) {
        const struct habit *known = content_habit(page->content, habit->value);

        wrap_add(page->text, "- ",
                 arena_format(&page->arena, "%s: %s", name_of(page, habit->value),
                              known != NULL ? known->brief.text : value_or(habit, "how", "")),
                 page->columns);
    }
}

/* Many exercises share a reason: each reason once, with all that it keeps out. */
static void add_avoided(struct page *page)
{
    struct plan_words reasons = {0};
    size_t index = 0;
    const struct record *avoid;

    while ((avoid = record_next(page->plan, "avoid", &index)) != NULL)
        plan_words_add(&reasons, value_or(avoid, "why", "not for you now"), &page->arena);
    if (reasons.count > 0)
        add_heading(page, "Leave out");
    for (size_t i = 0; i < reasons.count; i++) {
        struct plan_words names = {0};

        index = 0;
        while ((avoid = record_next(page->plan, "avoid", &index)) != NULL) {
            if (strcmp(value_or(avoid, "why", "not for you now"), reasons.items[i]) == 0)
                plan_words_add(&names, name_of(page, avoid->value), &page->arena);
        }
        wrap_add(page->text, "- ",
                 arena_format(&page->arena, "%s: %s", plan_words_join(&names, ", ", &page->arena),
                              reasons.items[i]),
                 page->columns);
    }
}

static void add_stops(struct page *page)
{
    size_t index = 0;
    const struct record *stop;

    add_heading(page, "When to stop");
    while ((stop = record_next(page->plan, "stop", &index)) != NULL) {
        if (record_get(stop, "do") == NULL)
            wrap_add(page->text, "- ", stop->value, page->columns);
    }
}

static void add_help(struct page *page)
{
    size_t index = 0;
    const struct record *record;
    civil_day day;

    add_texts(page, "safety-net", "When to seek help");
    while ((record = record_next(page->plan, "review", &index)) != NULL) {
        if (civil_day_parse(record->value, &day))
            wrap_add(page->text, "- ",
                     arena_format(&page->arena, "Look again on %s: %s", date_in_words(page, day),
                                  value_or(record, "why", "answer the questions again")),
                     page->columns);
    }
}

static void add_ladder(struct page *page)
{
    size_t index = 0;
    const struct record *next = record_first(page->plan, "next");

    if (next == NULL)
        return;
    add_heading(page, "If self-care is not enough, in this order");
    while ((next = record_next(page->plan, "next", &index)) != NULL)
        wrap_add(page->text, "- ",
                 arena_format(&page->arena, "%s (%s)", value_or(next, "note", next->value),
                              value_or(next, "when", "when the steps before have been tried")),
                 page->columns);
}

static void add_open(struct page *page)
{
    size_t index = 0;
    const struct record *open = record_first(page->plan, "open");

    if (open == NULL)
        return;
    add_heading(page, "Questions that would open more exercises");
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

/* --- pages -------------------------------------------------------------------------------- */

static void add_refusal(struct page *page)
{
    const struct record *urgency = record_first(page->plan, "urgency");

    text_add(page->text, "No exercise plan for now\n========================\n");
    if (urgency != NULL)
        text_format(page->text, "Urgency: %s\n", urgency->value);
    add_texts(page, "act", "What to do");
    add_texts(page, "note", "Why there is no plan");
    add_texts(page, "safety-net", "What would change this");
}

static void add_title(struct page *page, civil_day first, civil_day last)
{
    const struct record *head = &page->plan->items[0];
    const struct condition *cause = content_condition(page->content, value_or(head, "for", ""));
    const char *title = arena_format(&page->arena, "Plan from %s to %s", date_in_words(page, first),
                                     date_in_words(page, last));

    text_format(page->text, "%s\n", title);
    text_repeat(page->text, '=', utf8_width(title));
    text_add_char(page->text, '\n');
    wrap_add(page->text, "",
             arena_format(&page->arena, "For %s; stage: %s. At most %s minutes a day, in short sessions.",
                          cause != NULL ? cause->suspect.text
                                        : "upper-back pain without one clear cause",
                          value_or(head, "stage", "acute"), value_or(head, "minutes", "?")),
             page->columns);
}

static void add_plan(struct page *page, civil_day first, civil_day last, civil_day today)
{
    bool within = today >= first && today <= last;
    civil_day day = within ? today : first;

    add_title(page, first, last);
    add_heading(page, arena_format(&page->arena, "%s, %s", within ? "Today" : "First day",
                                   date_in_words(page, day)));
    add_day(page, day);
    add_week(page);
    add_exercises(page);
    add_care(page);
    add_habits(page);
    add_avoided(page);
    add_stops(page);
    add_help(page);
    add_ladder(page);
    add_open(page);
    add_texts(page, "note", "Good to know");
}

void plan_text_write(const struct content *content, const struct record_list *plan,
                     struct moment now, size_t columns, struct text *text)
{
    struct page page = {.content = content, .plan = plan, .columns = columns, .text = text};
    civil_day first;
    civil_day last;

    if (plan_document_span(plan, &first, &last))
        add_plan(&page, first, last, moment_civil(now).day);
    else
        add_refusal(&page);
    arena_free(&page.arena);
}

void plan_text_day(const struct content *content, const struct record_list *plan, civil_day day,
                   size_t columns, struct text *text)
{
    struct page page = {.content = content, .plan = plan, .columns = columns, .text = text};
    civil_day first;
    civil_day last;

    if (!plan_document_span(plan, &first, &last))
        add_refusal(&page);
    else if (day < first || day > last)
        text_add(text, "The plan has nothing for today.\n");
    else
        add_day(&page, day);
    arena_free(&page.arena);
}
