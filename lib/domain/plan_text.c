#include "domain/plan_text.h"

#include "base/utf8.h"
#include "base/wrap.h"
#include "domain/agenda_text.h"
#include "domain/plan_document.h"
#include "domain/plan_page.h"

static void add_refusal(struct plan_page *page)
{
    const struct record *urgency = record_first(page->plan, "urgency");

    text_add(page->text, "No exercise plan for now\n========================\n");
    if (urgency != NULL)
        text_format(page->text, "Urgency: %s\n", urgency->value);
    plan_page_texts(page, "act", "What to do");
    plan_page_texts(page, "note", "Why there is no plan");
    plan_page_texts(page, "safety-net", "What would change this");
}

static void add_waiting(struct plan_page *page, const char *waits)
{
    text_add(page->text, "This plan waits.\n");
    wrap_add(page->text, "", waits, page->columns);
}

/* A page that hangs on the wall for a month must not pass for this week's. */
static void add_over(struct plan_page *page, civil_day last)
{
    text_add(page->text, "This plan is over.\n");
    wrap_add(page->text, "", agenda_text_ended(last, NULL, &page->arena), page->columns);
}

static void add_title(struct plan_page *page, const struct plan_view *view, civil_day first,
                      civil_day last)
{
    const struct record *head = &page->plan->items[0];
    const char *id = plan_page_get(head, "for", "");
    const struct condition *cause = content_condition(page->content, id);
    const char *title = arena_format(&page->arena, "Plan from %s to %s",
                                     plan_page_date(page, first), plan_page_date(page, last));

    text_format(page->text, "%s\n", title);
    text_repeat(page->text, '=', utf8_width(title));
    text_add_char(page->text, '\n');
    if (view->waits != NULL)
        add_waiting(page, view->waits);
    if (moment_civil(view->now).day > last)
        add_over(page, last);
    wrap_add(page->text, "",
             arena_format(&page->arena,
                          "For %s; stage: %s. At most %s minutes a day.",
                          cause != NULL ? cause->suspect.text
                                        : "upper-back pain without one clear cause",
                          plan_page_get(head, "stage", "acute"),
                          plan_page_get(head, "minutes", "?")),
             page->columns);
}

static void add_plan(struct plan_page *page, const struct plan_view *view, civil_day first,
                     civil_day last)
{
    civil_day today = moment_civil(view->now).day;
    bool within = today >= first && today <= last;
    civil_day day = within ? today : first;

    add_title(page, view, first, last);
    plan_page_heading(page, arena_format(&page->arena, "%s, %s", within ? "Today" : "First day",
                                         plan_page_date(page, day)));
    plan_page_day(page, day);
    plan_page_other_days(page, day);
    plan_page_changes(page);
    plan_page_week(page);
    plan_page_exercises(page);
    plan_page_beside(page);
}

static struct plan_page begin(const struct plan_view *view, struct text *text)
{
    struct plan_page page = {.content = view->content,
                             .plan = view->plan,
                             .columns = view->columns,
                             .text = text};

    plan_page_begin(&page);
    return page;
}

void plan_text_write(const struct plan_view *view, struct text *text)
{
    struct plan_page page = begin(view, text);
    civil_day first;
    civil_day last;

    if (plan_document_span(page.plan, &first, &last))
        add_plan(&page, view, first, last);
    else
        add_refusal(&page);
    plan_page_end(&page);
}

void plan_text_day(const struct plan_view *view, struct text *text)
{
    struct plan_page page = begin(view, text);
    civil_day today = moment_civil(view->now).day;
    civil_day first;
    civil_day last;

    if (!plan_document_span(page.plan, &first, &last))
        add_refusal(&page);
    else if (view->waits != NULL)
        add_waiting(&page, view->waits);
    else if (today > last)
        add_over(&page, last);
    else if (today < first)
        text_add(text, "The plan has nothing for today.\n");
    else
        plan_page_day(&page, today);
    plan_page_end(&page);
}
