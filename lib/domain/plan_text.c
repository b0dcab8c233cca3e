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

/* A page that hangs on the wall for a month must not pass for this week's. */
static void add_over(struct plan_page *page, civil_day last)
{
    text_add(page->text, "This plan is over.\n");
    wrap_add(page->text, "", agenda_text_ended(last, NULL, &page->arena), page->columns);
}

static void add_title(struct plan_page *page, civil_day first, civil_day last, bool over)
{
    const struct record *head = &page->plan->items[0];
    const char *id = plan_page_get(head, "for", "");
    const struct condition *cause = content_condition(page->content, id);
    const char *title = arena_format(&page->arena, "Plan from %s to %s",
                                     plan_page_date(page, first), plan_page_date(page, last));

    text_format(page->text, "%s\n", title);
    text_repeat(page->text, '=', utf8_width(title));
    text_add_char(page->text, '\n');
    if (over)
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

static void add_plan(struct plan_page *page, civil_day first, civil_day last, civil_day today)
{
    bool within = today >= first && today <= last;
    civil_day day = within ? today : first;

    add_title(page, first, last, today > last);
    plan_page_heading(page, arena_format(&page->arena, "%s, %s", within ? "Today" : "First day",
                                         plan_page_date(page, day)));
    plan_page_day(page, day);
    plan_page_other_days(page, day);
    plan_page_changes(page);
    plan_page_week(page);
    plan_page_exercises(page);
    plan_page_beside(page);
}

void plan_text_write(const struct content *content, const struct record_list *plan,
                     struct moment now, size_t columns, struct text *text)
{
    struct plan_page page = {.content = content, .plan = plan, .columns = columns, .text = text};
    civil_day first;
    civil_day last;

    plan_page_begin(&page);
    if (plan_document_span(page.plan, &first, &last))
        add_plan(&page, first, last, moment_civil(now).day);
    else
        add_refusal(&page);
    plan_page_end(&page);
}

void plan_text_day(const struct content *content, const struct record_list *plan, civil_day day,
                   size_t columns, struct text *text)
{
    struct plan_page page = {.content = content, .plan = plan, .columns = columns, .text = text};
    civil_day first;
    civil_day last;

    plan_page_begin(&page);
    if (!plan_document_span(page.plan, &first, &last))
        add_refusal(&page);
    else if (day > last)
        add_over(&page, last);
    else if (day < first)
        wrap_add(text, "", agenda_text_begins(first, &page.arena), columns);
    else
        plan_page_day(&page, day);
    plan_page_end(&page);
}
