#include "domain/report_html_part.h"

#include "base/build.h"
#include "document/kind.h"
#include "domain/report_part.h"
#include "domain/report_sentence.h"

/* "23 Oct", with the year where it is not this one. */
static const char *short_day(struct html *html, civil_day day)
{
    return report_day_short(day, moment_civil(html->summary->now).day, html->arena);
}

/* --- (1) what there is ----------------------------------------------------- */

static void say_source(struct html *html)
{
    const struct report_episode *episode = &html->summary->episode;
    char *line = arena_format(html->arena, "Summed up on %s by a program from the person's own"
                              " entries; it knows no more, and makes no diagnosis.",
                              html_day(html, moment_civil(html->summary->now).day));

    if (episode->given && episode->has_age)
        line = arena_format(html->arena, "%s Age %s.", line,
                            sheet_number(&html->sheet, episode->age));
    if (episode->given && episode->has_start)
        line = arena_format(html->arena, "%s Pain since about %s.", line,
                            html_day(html, episode->start));
    html_say(html, "quiet", line);
}

/* --- (2) red flags --------------------------------------------------------- */

static const char *screen_text(struct html *html)
{
    const struct report_episode *episode = &html->summary->episode;

    if (!episode->given)
        return "No screen came with this report.";
    return arena_format(html->arena, "Screened with " PROGRAM_TRIAGE " on %s: %s%s.",
                        html_day(html, moment_civil(episode->asked).day),
                        kind_urgencies[episode->urgency], sentence_aged(episode));
}

/* Those of one urgency, the latest first. */
static const char *symptoms_of(struct html *html, enum urgency urgency)
{
    const struct report_signs *signs = &html->summary->signs;
    struct text line = {0};
    const char *words;

    for (size_t i = signs->symptom_count; i > 0; i--) {
        const struct report_symptom *symptom = &signs->symptoms[i - 1];

        if (symptom->urgency == urgency)
            text_format(&line, "%s%s %s", line.length > 0 ? ", " : "", symptom->word,
                        short_day(html, symptom->day));
    }
    words = line.length > 0 ? arena_text(html->arena, line.bytes) : NULL;
    text_free(&line);
    return words;
}

/* All there are, the most urgent first. */
static const char *symptom_text(struct html *html)
{
    char *line = "Symptoms in the diary, the last time of each:";
    bool any = false;

    for (int urgency = URGENCY_COUNT - 1; urgency >= 0; urgency--) {
        const char *words = symptoms_of(html, (enum urgency)urgency);

        if (words == NULL)
            continue;
        line = arena_format(html->arena, "%s%s %s: %s", line, any ? ";" : "",
                            kind_urgencies[urgency], words);
        any = true;
    }
    if (!any)
        return "No symptom was written in the diary, which is no all-clear.";
    return arena_format(html->arena, "%s.", line);
}

static void say_visits(struct html *html)
{
    const struct report_quotes *visits = &html->summary->notes.visits;
    size_t shown = html_fewer(visits->count, html->layout->quotes);
    char *line = "Seen:";

    for (size_t i = 0; i < shown; i++)
        line = arena_format(html->arena, "%s%s %s, %s", line, i > 0 ? ";" : "",
                            html_day(html, visits->items[i].day), visits->items[i].text);
    if (shown > 0)
        html_say(html, NULL, arena_format(html->arena, "%s.", line));
    html_more(html, visits->total - shown, PROGRAM_LOG " -p -k seen");
}

static void add_screen(struct html *html)
{
    html_section(html, "Red-flag screen");
    html_say(html, NULL,
             arena_format(html->arena, "%s %s", screen_text(html), symptom_text(html)));
    say_visits(html);
    html_end_section(html);
}

/* --- (3) level ------------------------------------------------------------- */

enum { SPANS = 3 };

/* How many of the logged days, and what share. */
static const char *share_text(struct html *html, struct report_span span, enum threshold_name least)
{
    const struct report_days *days = &html->summary->days;
    size_t logged = report_days_reaching(days, span.first, span.last, 0);
    size_t reaching = report_days_reaching(days, span.first, span.last,
                                           threshold_value(html->summary->limits, least));

    if (logged == 0)
        return "not logged";
    return arena_format(html->arena, "%zu of %zu days (%.0f %%)", reaching, logged,
                        100 * (double)reaching / (double)logged);
}

static const char *worst_text(struct html *html, struct report_span span)
{
    const struct report_days *days = &html->summary->days;
    int worst = REPORT_NO_SCORE;

    for (size_t i = report_days_from(days, span.first);
         i < days->count && days->items[i].day <= span.last; i++)
        worst = days->items[i].worst > worst ? days->items[i].worst : worst;
    return worst == REPORT_NO_SCORE ? "not logged" : arena_format(html->arena, "%d", worst);
}

static const char *median_text(struct html *html, struct report_span span)
{
    struct report_tally pain = report_days_pain(&html->summary->days, span.first, span.last);

    if (report_tally_count(&pain) == 0)
        return "not logged";
    return arena_format(html->arena, "%s (%s to %s), n = %zu",
                        sheet_number(&html->sheet, report_tally_median(&pain)),
                        sheet_number(&html->sheet, report_tally_quantile(&pain, 0.25)),
                        sheet_number(&html->sheet, report_tally_quantile(&pain, 0.75)),
                        report_tally_count(&pain));
}

static const char *span_head(struct html *html, struct report_span span)
{
    if (span.last < span.first)
        return "no days before";
    return arena_format(html->arena, "%s to %s", short_day(html, span.first),
                        short_day(html, span.last));
}

/* Rows of the table: what each says of a span. */
static void add_level_rows(struct html *html, const struct report_span spans[SPANS])
{
    const char *worst[] = {"Worst", NULL, NULL, NULL};
    const char *median[] = {"Median (IQR)", NULL, NULL, NULL};
    const char *moderate[] = {NULL, NULL, NULL, NULL};
    const char *high[] = {NULL, NULL, NULL, NULL};

    moderate[0] = arena_format(html->arena, "Worst of the day %s or more",
                               sheet_threshold(&html->sheet, THRESHOLD_MODERATE_PAIN));
    high[0] = arena_format(html->arena, "%s or more",
                           sheet_threshold(&html->sheet, THRESHOLD_HIGH_PAIN));
    for (size_t i = 0; i < SPANS; i++) {
        worst[i + 1] = worst_text(html, spans[i]);
        median[i + 1] = median_text(html, spans[i]);
        moderate[i + 1] = share_text(html, spans[i], THRESHOLD_MODERATE_PAIN);
        high[i + 1] = share_text(html, spans[i], THRESHOLD_HIGH_PAIN);
    }
    html_cells(html, worst, SPANS + 1);
    html_cells(html, median, SPANS + 1);
    html_cells(html, moderate, SPANS + 1);
    html_cells(html, high, SPANS + 1);
}

static void add_level(struct html *html)
{
    const struct report_summary *summary = html->summary;
    const struct report_span spans[SPANS] = {
        summary->change_now, summary->change_before, {summary->from, summary->until}};
    const char *heads[] = {"", span_head(html, spans[0]), span_head(html, spans[1]),
                           "all these days"};

    html_section(html, "Pain (NRS, 0 to 10)");
    html_table(html, heads, SPANS + 1);
    add_level_rows(html, spans);
    html_end_table(html);
    html_list(html);
    part_change(&html->sheet);
    part_trend(&html->sheet);
    html_end_list(html);
    html_end_section(html);
}

/* --- (4) flares, under the picture ----------------------------------------- */

static void say_flares(struct html *html)
{
    const struct report_flares *flares = &html->summary->flares;
    size_t counts[REPORT_FLAGGED_ONLY + 1] = {0};

    for (size_t i = 0; i < flares->count; i++)
        counts[flares->items[i].flagged]++;
    html_say(html, "quiet",
             arena_format(html->arena,
                          "Flares: %zu by the scores (%s or more above the usual of %s days), %zu"
                          " of them also by the person's word, and %zu by word alone.",
                          counts[REPORT_FLAGGED_NO] + counts[REPORT_FLAGGED_YES],
                          sheet_threshold(&html->sheet, THRESHOLD_FLARE_RISE),
                          sheet_threshold(&html->sheet, THRESHOLD_FLARE_WINDOW_DAYS),
                          counts[REPORT_FLAGGED_YES], counts[REPORT_FLAGGED_ONLY]));
}

/* --- (9) the person's words ------------------------------------------------ */

static void quote_dated(struct html *html, const char *what, const struct report_quote *quote)
{
    const char *day = sheet_day(&html->sheet, quote->day);

    html_quote(html, arena_format(html->arena, "%s, %s:", what, day), quote->text);
}

static void add_words(struct html *html)
{
    const struct report_notes *notes = &html->summary->notes;
    size_t questions = html_fewer(notes->questions.count, html->layout->quotes);
    size_t goals = notes->goals.count > 0;

    html_section(html, "In the person's own words");
    for (size_t i = 0; i < questions; i++)
        quote_dated(html, "Question", &notes->questions.items[i]);
    if (goals > 0)
        quote_dated(html, "Goal", &notes->goals.items[0]);
    if (questions + goals == 0)
        html_say(html, NULL, "No question and no goal was logged.");
    html_unquoted(html, questions, goals);
    html_end_section(html);
}

void html_clinician(struct html *html)
{
    bool any = html->summary->has_days;

    if (any) {
        html_say(html, NULL, html_completeness(html));
    } else {
        html_say_if(html, sentence_unread(&html->sheet, html->bad));
        html_say(html, NULL, "Nothing was logged in these days, so nothing can be said about"
                             " them.");
    }
    say_source(html);
    html_seeks(html);
    add_screen(html);
    if (any) {
        add_level(html);
        html_picture(html);
        say_flares(html);
        html_clinician_pairs(html);
    }
    add_words(html);
}
