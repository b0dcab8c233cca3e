#include "domain/report_html_part.h"

#include "base/build.h"
#include "document/kind.h"
#include "domain/report_part.h"

static void say_empty(struct html *html)
{
    const struct report_window *window = &html->summary->window;

    if (window->has_since || window->has_until)
        html_say(html, NULL, "Nothing was logged in these days, so nothing can be said about how"
                             " you were.");
    else
        html_say(html, NULL, "Nothing was logged yet, so nothing can be said about how you are."
                             " One line is a start: " PROGRAM_LOG " 4");
}

static void say_episode(struct html *html)
{
    const struct report_episode *episode = &html->summary->episode;

    if (episode->given)
        html_say(html, NULL,
                 arena_format(html->arena, "Triage on %s: %s.",
                              sheet_day(&html->sheet, moment_civil(episode->asked).day),
                              kind_urgencies[episode->urgency]));
}

static void add_rows(struct html *html)
{
    struct report_sheet *sheet = &html->sheet;

    html_list(html);
    part_pain(sheet);
    if (html->summary->logged > 0)
        part_best_day(sheet);
    part_trend(sheet);
    part_change(sheet);
    part_flares(sheet);
    part_hours(sheet);
    part_triggers(sheet);
    part_exercises(sheet);
    part_medicines(sheet);
    html_end_list(html);
}

static void add_quotes(struct html *html)
{
    const struct report_notes *notes = &html->summary->notes;

    size_t goals = notes->goals.count > 0;
    size_t questions = notes->questions.count < html->layout->quotes ? notes->questions.count
                                                                     : html->layout->quotes;

    if (goals > 0)
        html_quote(html, "Your goal:", notes->goals.items[0].text);
    for (size_t i = 0; i < questions; i++)
        html_quote(html, i == 0 ? "To ask next time:" : "And:", notes->questions.items[i].text);
    html_unquoted(html, questions, goals);
}

static void say_end(struct html *html)
{
    const struct report_summary *summary = html->summary;

    if (summary->seeks.count == 0 && !report_is_quiet(summary))
        html_say(html, NULL,
                 arena_format(html->arena,
                              "Only %zu pain score%s in the last %d days: too few to say that all"
                              " is well.",
                              summary->recent, sheet_plural(summary->recent),
                              (int)threshold_value(summary->limits, THRESHOLD_LOG_RECENT_DAYS)));
    html_say(html, "quiet",
             "This page knows only what was logged. Something new or much worse? Run "
             PROGRAM_TRIAGE ", and if you feel very unwell call for emergency help first.");
}

void html_person(struct html *html)
{
    if (!html->summary->has_days)
        say_empty(html);
    else
        html_say(html, "quiet", html_completeness(html));
    say_episode(html);
    html_seeks(html);
    if (html->summary->has_days) {
        html_picture(html);
        add_rows(html);
        add_quotes(html);
    }
    say_end(html);
}
