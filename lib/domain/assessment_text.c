#include "domain/assessment_text.h"

#include "base/build.h"
#include "base/wrap.h"
#include "domain/act.h"
#include "domain/cause.h"
#include "domain/review.h"

enum { MOST_REASONS = 4, MOST_OPEN = 6, MOST_CAUSES = 3, WIDEST = 80 };

/* What a page is written with. */
struct page {
    const struct content *content;
    const struct answers *answers;
    const struct verdict *verdict;
    struct moment now;
    size_t width;
    struct arena arena;
    struct text *text;
};

static const char *const headlines[URGENCY_COUNT] = {
    "SELF-CARE: look after it yourself, and answer again if it changes",
    "ROUTINE: book an ordinary appointment",
    "SOON: speak to a clinician within days",
    "TODAY: speak to someone the same day",
    "EMERGENCY: act now",
};

static void heading(struct page *page, const char *title)
{
    text_format(page->text, "\n%s\n", title);
}

static void paragraph(struct page *page, const char *prose)
{
    wrap_add(page->text, "", prose, page->width);
}

static void item(struct page *page, const char *prose)
{
    wrap_add(page->text, "  - ", prose, page->width);
}

/* --- what to do ---------------------------------------------------------- */

static void write_act(struct page *page)
{
    const struct region *region = act_region(page->content, page->answers->region);

    text_format(page->text, "%s\n\n", headlines[page->verdict->urgency]);
    paragraph(page, act_compose(page->content, region, page->verdict, &page->arena));
}

/* --- why ----------------------------------------------------------------- */

static const char *reason_of(struct page *page, const struct ruling *ruling)
{
    if (ruling->rule != NULL)
        return arena_format(&page->arena, "%s (%s)", ruling->rule->why.text, ruling->id);
    return arena_format(
        &page->arena, "%s: %s (%s)",
        vocabulary_fact_label(page->answers->vocabulary, ruling->fact, &page->arena),
        page->content->advice.symptom.text, ruling->id);
}

/* The rules that decided; the engine's only where the content's name nothing. */
static size_t write_reasons(struct page *page, bool engine)
{
    size_t written = 0;

    for (size_t i = 0; i < page->verdict->ruling_count; i++) {
        const struct ruling *ruling = &page->verdict->rulings[i];

        if (!verdict_decides(page->verdict, ruling) || (ruling->rule == NULL) != engine)
            continue;
        if (written++ < MOST_REASONS)
            item(page, reason_of(page, ruling));
    }
    if (written > MOST_REASONS)
        item(page, arena_format(&page->arena, "and %zu more: " PROGRAM_TRIAGE " -x shows all",
                                written - MOST_REASONS));
    return written;
}

/* What was answered yes and decided nothing is still said: it was heard. */
static const char *yes_alone(struct page *page)
{
    const struct vocabulary *vocabulary = page->answers->vocabulary;
    const char *list = NULL;

    for (size_t i = 0; i < vocabulary->fact_count; i++) {
        const struct fact *fact = &vocabulary->facts[i];
        const char *label;

        if (page->answers->facts[i].truth != TRUTH_YES || !question_role_is_safety(fact->role))
            continue;
        label = vocabulary_fact_label(vocabulary, i, &page->arena);
        list = list == NULL ? label : arena_format(&page->arena, "%s; %s", list, label);
    }
    return list;
}

static void write_screened(struct page *page)
{
    const char *yes = yes_alone(page);

    if (yes != NULL)
        item(page, arena_format(&page->arena,
                                "No safety rule holds. Answered yes, but not enough alone: %s.",
                                yes));
    else
        item(page, "No warning sign was answered yes.");
    if (page->verdict->bulk)
        item(page, "Many questions were answered no in one go, not one by one.");
}

static void write_why(struct page *page)
{
    heading(page, "Why");
    if (page->verdict->basis == BASIS_SCREENED) {
        write_screened(page);
    } else if (page->verdict->basis == BASIS_OPEN) {
        item(page, page->verdict->stale ? page->content->advice.stale.text
                                        : "Not all questions that matter are answered.");
    } else if (write_reasons(page, false) == 0 && write_reasons(page, true) == 0) {
        item(page, page->verdict->urgency == URGENCY_SAME_DAY ? page->content->advice.strict.text
                                                              : page->content->advice.minor.text);
    }
}

static const char *open_label(const struct open_question *open)
{
    return open->term != NULL ? open->term->label.text : open->question->label.text;
}

static void write_open(struct page *page)
{
    const struct verdict *verdict = page->verdict;

    if (verdict->open_count == 0 || verdict->urgency == URGENCY_EMERGENCY)
        return;
    heading(page, arena_format(&page->arena, "Open: %zu question%s that could change this",
                               verdict->open_count, verdict->open_count == 1 ? "" : "s"));
    for (size_t i = 0; i < verdict->open_count && i < MOST_OPEN; i++) {
        const struct open_question *open = &verdict->open[i];

        item(page, arena_format(&page->arena, "%s (%s=)", open_label(open),
                                open->term != NULL ? open->term->id.text
                                                   : open->question->id.text));
    }
    if (verdict->open_count > MOST_OPEN)
        item(page, arena_format(&page->arena, "and %zu more: " PROGRAM_TRIAGE
                                              " -f lines lists them all",
                                verdict->open_count - MOST_OPEN));
}

/* --- what it might be ---------------------------------------------------- */

static const char *say_points(struct page *page, const struct point *const *points, size_t count)
{
    const char *list = NULL;

    for (size_t i = 0; i < count; i++)
        list = list == NULL ? points[i]->says.text
                            : arena_format(&page->arena, "%s; %s", list, points[i]->says.text);
    return list;
}

static void write_cause(struct page *page, const struct cause *cause)
{
    const char *for_it = say_points(page, cause->for_it, cause->for_count);
    const char *against = say_points(page, cause->against, cause->against_count);

    item(page, arena_format(&page->arena, "%s (%s): %s%s%s", cause->condition->name.text,
                            fit_words[cause->fit], for_it, against != NULL ? ". Against it: " : "",
                            against != NULL ? against : ""));
}

static void write_causes(struct page *page)
{
    struct cause_list causes;

    if (page->verdict->urgency > URGENCY_ROUTINE)
        return;
    cause_rank(page->content, page->answers, &page->arena, &causes);
    heading(page, "What it might come from");
    if (causes.mixed)
        item(page, "No single pattern leads; a mix of several is common and gets a mixed plan.");
    for (size_t i = 0; i < causes.count && i < MOST_CAUSES; i++)
        write_cause(page, &causes.items[i]);
}

/* --- what would change it ------------------------------------------------ */

static void write_net(struct page *page)
{
    const struct advice *advice = &page->content->advice;
    const struct region *region = act_region(page->content, page->answers->region);
    struct review review =
        review_next(page->content, page->answers, page->now, page->verdict->bulk);
    char date[CIVIL_DATE_TEXT];

    heading(page, "What would change this");
    if (page->verdict->urgency >= URGENCY_SAME_DAY) {
        paragraph(page, advice->safety_net_urgent.text);
        return;
    }
    paragraph(page, advice->safety_net.text);
    if (page->verdict->urgency == URGENCY_SELF_CARE)
        paragraph(page, region->between_shoulders.text);
    if (page->verdict->urgency <= URGENCY_ROUTINE)
        paragraph(page, arena_format(&page->arena, "Look again on %s: %s.",
                                     civil_day_print(review.day, date), review.why));
}

static void write_foot(struct page *page)
{
    text_add_char(page->text, '\n');
    paragraph(page, page->content->advice.not_a_diagnosis.text);
    paragraph(page, arena_format(&page->arena, "Rules %s, content %s; sources: " PROGRAM_TRIAGE
                                               " -f lines.",
                                 content_rules_version(page->content),
                                 content_version(page->content, &page->arena)));
}

void assessment_text(const struct content *content, const struct answers *answers,
                     const struct verdict *verdict, struct moment now, size_t width,
                     struct text *text)
{
    struct page page = {.content = content, .answers = answers, .verdict = verdict, .now = now,
                        .width = width < WIDEST ? width : WIDEST, .text = text};

    if (answers->who != NULL)
        text_format(text, "For %s\n", answers->who);
    write_act(&page);
    write_why(&page);
    write_open(&page);
    write_causes(&page);
    write_net(&page);
    write_foot(&page);
    arena_free(&page.arena);
}
