#include "base/number.h"
#include "base/wrap.h"
#include "domain/plan_document.h"
#include "domain/plan_entry.h"
#include "domain/plan_page.h"
#include "domain/plan_words.h"

#include <string.h>

enum { NAME_COLUMNS = 12 };

/* --- sessions ------------------------------------------------------------ */

static bool is_of(const struct record *item, const char *session)
{
    const char *of = record_get(item, "session");

    return of != NULL && strcmp(of, session) == 0;
}

static const char *about_time(struct plan_page *page, const struct record *item)
{
    long seconds = 0;

    number_parse_whole(plan_page_get(item, "seconds", "0"), 0, 24L * 60 * 60, &seconds);
    if (seconds < 90)
        return arena_format(&page->arena, "about %ld seconds", (seconds + 4) / 5 * 5);
    return arena_format(&page->arena, "about %ld minutes", (seconds + 30) / 60);
}

static void add_session(struct plan_page *page, const struct record *session)
{
    size_t index = 0;
    const struct record *item;

    text_format(page->text, "%s  %s, %s min\n", plan_page_get(session, "time", ""), session->value,
                plan_page_get(session, "minutes", "?"));
    while ((item = record_next(page->plan, "do", &index)) != NULL) {
        if (is_of(item, session->value))
            wrap_add(page->text, "       [ ] ",
                     arena_format(&page->arena, "%s: %s", plan_page_get(item, "name", item->value),
                                  plan_entry_dose(page->content, item, &page->arena)),
                     page->columns);
    }
}

static void add_break(struct plan_page *page, const struct record *pause, const char *lead)
{
    wrap_add(page->text, "- ",
             arena_format(&page->arena, "%severy %s from %s to %s: %s.", lead,
                          plan_page_get(pause, "every", "hour"), plan_page_get(pause, "first", ""),
                          plan_page_get(pause, "last", ""), plan_page_get(pause, "brief", "move")),
             page->columns);
}

void plan_page_day(struct plan_page *page, civil_day day)
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

/* --- the week ------------------------------------------------------------ */

static void add_week_row(struct plan_page *page, const struct record *session)
{
    text_format(page->text, "%s  %-*s %2s min ", plan_page_get(session, "time", "     "),
                NAME_COLUMNS, session->value, plan_page_get(session, "minutes", ""));
    for (int i = 0; i < CIVIL_WEEK_DAYS; i++)
        text_format(page->text, "    %s", plan_document_is_on(session, i) ? "x" : ".");
    text_add_char(page->text, '\n');
}

void plan_page_week(struct plan_page *page)
{
    size_t index = 0;
    const struct record *session = record_first(page->plan, "session");

    if (session == NULL)
        return;
    plan_page_heading(page, "The week");
    text_repeat(page->text, ' ', 7 + NAME_COLUMNS + 8);
    for (size_t i = 0; i < CIVIL_WEEK_DAYS; i++)
        text_format(page->text, "  %.3s", civil_weekday_names[i]);
    text_add_char(page->text, '\n');
    while ((session = record_next(page->plan, "session", &index)) != NULL)
        add_week_row(page, session);
}

/* --- exercises ----------------------------------------------------------- */

static const char *sessions_of(struct plan_page *page, const char *exercise)
{
    struct plan_words sessions = {0};
    size_t index = 0;
    const struct record *item;

    while ((item = record_next(page->plan, "do", &index)) != NULL) {
        if (strcmp(item->value, exercise) == 0)
            plan_words_add(&sessions, plan_page_get(item, "session", ""), &page->arena);
    }
    return plan_words_join(&sessions, ", ", &page->arena);
}

/* The exercise's own stop signs, without its name, which stands above. */
static const char *stop_of(struct plan_page *page, const char *exercise)
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

static void add_exercise(struct plan_page *page, const struct record *item)
{
    const struct exercise *exercise = content_exercise(page->content, item->value);

    text_format(page->text, "\n%s (%s)\n", plan_page_get(item, "name", item->value),
                sessions_of(page, item->value));
    if (exercise != NULL)
        plan_entry_exercise(exercise, page->columns, page->text);
    else
        plan_page_labelled(page, "How", record_get(item, "brief"));
    plan_page_labelled(page, "Dose", arena_format(&page->arena, "%s; %s",
                                            plan_entry_dose(page->content, item, &page->arena),
                                            about_time(page, item)));
    plan_page_labelled(page, "For you", record_get(item, "how"));
    plan_page_labelled(page, "Stop at", stop_of(page, item->value));
    plan_page_labelled(page, "Why", record_get(item, "why"));
}

void plan_page_exercises(struct plan_page *page)
{
    struct plan_words seen = {0};
    size_t index = 0;
    const struct record *item;

    while ((item = record_next(page->plan, "do", &index)) != NULL) {
        if (plan_words_have(&seen, item->value))
            continue;
        if (seen.count == 0)
            plan_page_heading(page, "The exercises");
        plan_words_add(&seen, item->value, &page->arena);
        add_exercise(page, item);
    }
}
