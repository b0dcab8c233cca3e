#include "domain/report_html_part.h"

#include "domain/report_part.h"
#include "domain/report_sentence.h"

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
    part_places(sheet);
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

static void add_days(struct html *html)
{
    html_picture(html);
    add_rows(html);
    add_quotes(html);
}

void html_person(struct html *html)
{
    bool any = html->summary->has_days;

    if (any) {
        html_say(html, "quiet", html_completeness(html));
    } else {
        html_say_if(html, sentence_unread(&html->sheet, html->bad));
        html_say(html, NULL, sentence_nothing(&html->sheet, html->bad));
    }
    html_say_if(html, sentence_episode(&html->sheet));
    html_seeks(html);
    if (any)
        add_days(html);
    html_say_if(html, sentence_too_few(&html->sheet));
    html_say(html, "quiet", sentence_limits);
}
