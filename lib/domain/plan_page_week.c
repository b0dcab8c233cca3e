#include "base/build.h"
#include "base/wrap.h"
#include "domain/plan_document.h"
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

/* A name and the dose: the item's own brief, as nudge has it. */
static const char *dose_of(const struct record *item)
{
    return plan_page_get(item, "brief", plan_page_get(item, "name", item->value));
}

static void add_session(struct plan_page *page, const struct record *session)
{
    struct plan_words boxes = {0};
    size_t index = 0;
    const struct record *item;

    while ((item = record_next(page->plan, "do", &index)) != NULL) {
        if (is_of(item, session->value))
            plan_words_add(&boxes, arena_format(&page->arena, "[ ] %s", dose_of(item)),
                           &page->arena);
    }
    plan_page_pack(page,
                   arena_format(&page->arena, "%s  %s, %s min", plan_page_get(session, "time", ""),
                                session->value, plan_page_get(session, "minutes", "?")),
                   strlen("00:00  "), &boxes);
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

void plan_page_other_days(struct plan_page *page, civil_day day)
{
    size_t index = 0;
    const struct record *session;
    bool headed = false;

    while ((session = record_next(page->plan, "session", &index)) != NULL) {
        if (plan_document_is_on(session, civil_weekday(day)))
            continue;
        if (!headed)
            plan_page_heading(page, "On other days");
        headed = true;
        add_session(page, session);
    }
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

/* The steps in brief; plan --show has the whole. */
static void add_exercise(struct plan_page *page, const struct record *item)
{
    const struct exercise *exercise = content_exercise(page->content, item->value);

    wrap_add(page->text, "- ",
             arena_format(&page->arena, "%s: %s.", plan_page_get(item, "name", item->value),
                          exercise != NULL ? exercise->brief.text : dose_of(item)),
             page->columns);
}

/* Many exercises are to be done otherwise for the same reason: each way once. */
static void add_adjustments(struct plan_page *page)
{
    struct plan_words ways = {0};
    size_t index = 0;
    const struct record *item;

    while ((item = record_next(page->plan, "do", &index)) != NULL) {
        if (record_get(item, "how") != NULL)
            plan_words_add(&ways, record_get(item, "how"), &page->arena);
    }
    for (size_t i = 0; i < ways.count; i++) {
        struct plan_words names = {0};

        index = 0;
        while ((item = record_next(page->plan, "do", &index)) != NULL) {
            if (strcmp(plan_page_get(item, "how", ""), ways.items[i]) == 0)
                plan_words_add(&names, plan_page_get(item, "name", item->value), &page->arena);
        }
        wrap_add(page->text, "- ",
                 arena_format(&page->arena, "For you (%s): %s",
                              plan_words_join(&names, ", ", &page->arena), ways.items[i]),
                 page->columns);
    }
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
            plan_page_heading(page, "The exercises, in brief (" PROGRAM_PLAN
                                    " --show NAME has all the steps)");
        plan_words_add(&seen, item->value, &page->arena);
        add_exercise(page, item);
    }
    add_adjustments(page);
}
