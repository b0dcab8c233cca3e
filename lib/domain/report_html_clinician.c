#include "domain/report_html_part.h"

#include "base/build.h"
#include "document/kind.h"
#include "domain/report_exposure.h"
#include "domain/report_part.h"
#include "domain/report_svg.h"

/* What a sheet has room for. */
enum { SEEKS = 5, FEW = 4, SYMPTOMS = 8, LINKS = 3 };

static const char *count_text(struct html *html, size_t count)
{
    return arena_format(html->arena, "%zu", count);
}

static const char *day_text(struct html *html, civil_day day)
{
    return sheet_span(&html->sheet, day, day);
}

/* --- (1) what there is ----------------------------------------------------- */

static void say_source(struct html *html)
{
    const struct report_episode *episode = &html->summary->episode;
    char *line = arena_format(html->arena, "Summed up on %s by a program from the person's own"
                              " entries; it knows no more, and makes no diagnosis.",
                              day_text(html, moment_civil(html->summary->now).day));

    if (episode->given && episode->has_age)
        line = arena_format(html->arena, "%s Age %s.", line,
                            sheet_number(&html->sheet, episode->age));
    if (episode->given && episode->has_start)
        line = arena_format(html->arena, "%s Pain since about %s.", line,
                            day_text(html, episode->start));
    html_say(html, "quiet", line);
}

/* --- (2) red flags --------------------------------------------------------- */

static const char *screen_text(struct html *html)
{
    const struct report_episode *episode = &html->summary->episode;

    if (!episode->given)
        return "No screen came with this report.";
    return arena_format(html->arena, "Screened with " PROGRAM_TRIAGE " on %s: %s.",
                        day_text(html, moment_civil(episode->asked).day),
                        kind_urgencies[episode->urgency]);
}

/* The latest first. */
static const char *symptom_text(struct html *html)
{
    const struct report_signs *signs = &html->summary->signs;
    char *line = "Symptoms in the diary, the last time of each:";

    if (signs->symptom_count == 0)
        return "No symptom was written in the diary, which is no all-clear.";
    for (size_t i = 0; i < signs->symptom_count && i < SYMPTOMS; i++) {
        const struct report_symptom *symptom = &signs->symptoms[signs->symptom_count - 1 - i];

        line = arena_format(html->arena, "%s%s %s (%s, %s)", line, i > 0 ? ";" : "", symptom->word,
                            day_text(html, symptom->day), kind_urgencies[symptom->urgency]);
    }
    if (signs->symptom_count > SYMPTOMS)
        line = arena_format(html->arena, "%s; and %zu before these", line,
                            signs->symptom_count - SYMPTOMS);
    return arena_format(html->arena, "%s.", line);
}

static void say_visits(struct html *html)
{
    const struct report_quotes *visits = &html->summary->notes.visits;
    char *line = "Seen:";

    for (size_t i = 0; i < visits->count; i++)
        line = arena_format(html->arena, "%s%s %s, %s", line, i > 0 ? ";" : "",
                            day_text(html, visits->items[i].day), visits->items[i].text);
    if (visits->count > 0)
        html_say(html, NULL, arena_format(html->arena, "%s.", line));
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

/* "23 Oct" */
static const char *short_day(struct html *html, civil_day day)
{
    int year;
    int month;
    int day_of_month;

    civil_day_split(day, &year, &month, &day_of_month);
    return arena_format(html->arena, "%d %.3s", day_of_month, civil_month_name(month));
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

/* --- (5) function ---------------------------------------------------------- */

/* The next latest scored one after those before; NULL when there is none. */
static const struct report_ability *next_ability(const struct report_notes *notes,
                                                 const struct report_ability *before)
{
    const struct report_ability *next = NULL;

    for (size_t i = 0; i < notes->ability_count; i++) {
        const struct report_ability *ability = &notes->abilities[i];

        if (before != NULL && !report_instant_before(ability->last_at, before->last_at))
            continue;
        if (next == NULL || report_instant_before(next->last_at, ability->last_at))
            next = ability;
    }
    return next;
}

static void say_ability(struct html *html, const struct report_ability *ability)
{
    if (ability->count == 1)
        html_say(html, NULL,
                 arena_format(html->arena, "%s: %d (%s).", ability->word, ability->last,
                              day_text(html, ability->last_day)));
    else
        html_say(html, NULL,
                 arena_format(html->arena, "%s: from %d to %d (%s, %zu times).", ability->word,
                              ability->first, ability->last,
                              sheet_span(&html->sheet, ability->first_day, ability->last_day),
                              ability->count));
}

static void say_abilities(struct html *html)
{
    const struct report_notes *notes = &html->summary->notes;
    const struct report_ability *ability = next_ability(notes, NULL);

    if (ability == NULL) {
        html_say(html, NULL, "Nothing was scored that the person wants to do again.");
        return;
    }
    html_say(html, "quiet", "What the person wants to do again, 0 unable to 10 as before:");
    for (size_t i = 0; i < FEW && ability != NULL; i++) {
        say_ability(html, ability);
        ability = next_ability(notes, ability);
    }
    if (notes->ability_count > FEW)
        html_say(html, "quiet",
                 arena_format(html->arena, "And %zu more.", notes->ability_count - FEW));
}

static size_t nights_with(const struct report_summary *summary)
{
    const struct report_days *days = &summary->days;
    size_t nights = 0;

    for (size_t i = report_days_from(days, summary->from);
         i < days->count && days->items[i].day <= summary->until; i++)
        nights += days->items[i].measures[REPORT_SLEPT] > REPORT_NO_MEASURE;
    return nights;
}

static void say_sleep(struct html *html)
{
    const struct report_summary *summary = html->summary;
    size_t woken = 0;
    double median;

    for (size_t i = 0; i < summary->signs.woken_count; i++) {
        civil_day day = summary->signs.woken[i].day;

        woken += day >= summary->from && day <= summary->until;
    }
    if (report_exposure_median(&summary->days, summary->from, summary->until, REPORT_SLEPT,
                               &median))
        html_say(html, NULL,
                 arena_format(html->arena, "Sleep: median %s hours of %zu nights; woken by pain in"
                              " %zu.", sheet_number(&html->sheet, median), nights_with(summary),
                              woken));
    else
        html_say(html, NULL, "Sleep was not logged.");
    html_say(html, "quiet", "Days off work are not in the diary.");
}

static void add_function(struct html *html)
{
    html_section(html, "Function");
    say_abilities(html);
    say_sleep(html);
    html_end_section(html);
}

/* --- (6) medicines --------------------------------------------------------- */

static const char *lately_text(struct html *html, const struct report_medicine *medicine,
                               double limit)
{
    size_t days =
        report_medicine_lately(medicine, moment_civil(html->summary->present).day);

    if (limit > 0)
        return arena_format(html->arena, "%zu, limit %s", days,
                            sheet_number(&html->sheet, limit));
    return arena_format(html->arena, "%zu", days);
}

static const char *most_text(struct html *html, double most, double limit)
{
    if (!(most > 0))
        return "not written";
    if (limit > 0)
        return arena_format(html->arena, "%s mg, limit %s", sheet_number(&html->sheet, most),
                            sheet_number(&html->sheet, limit));
    return arena_format(html->arena, "%s mg", sheet_number(&html->sheet, most));
}

static void add_medicine(struct html *html, const struct report_medicine *medicine)
{
    const struct report_summary *summary = html->summary;
    struct report_medicine_limit limit =
        report_medicine_limit(medicine->id, summary->kinds, summary->limits);
    const char *cells[] = {
        medicine->id,
        count_text(html, report_medicine_days(medicine, summary->from, summary->until)),
        lately_text(html, medicine, limit.days),
        most_text(html, report_medicine_most(medicine, summary->from, summary->until), limit.mg),
    };

    html_cells(html, cells, sizeof cells / sizeof cells[0]);
}

static void add_medicines(struct html *html)
{
    const char *heads[] = {
        "", "days", arena_format(html->arena, "in the last %d", REPORT_MEDICINE_DAYS),
        "most in a day"};
    const struct report_summary *summary = html->summary;
    size_t count;
    const struct report_medicine **order = report_medicines_by_days(
        &summary->medicines, summary->from, summary->until, html->arena, &count);

    html_section(html, "Medicines");
    if (count == 0) {
        html_say(html, NULL, "None was logged.");
    } else {
        html_table(html, heads, sizeof heads / sizeof heads[0]);
        for (size_t i = 0; i < count && i < FEW; i++)
            add_medicine(html, order[i]);
        html_end_table(html);
    }
    if (count > FEW)
        html_say(html, "quiet", arena_format(html->arena, "And %zu more.", count - FEW));
    html_end_section(html);
}

/* --- (7) exercise ---------------------------------------------------------- */

static const char *before_after_text(struct html *html, const struct report_exercise *exercise)
{
    if (report_tally_count(&exercise->before) == 0 || report_tally_count(&exercise->after) == 0)
        return "not scored";
    return arena_format(html->arena, "%s, %s",
                        sheet_number(&html->sheet, report_tally_median(&exercise->before)),
                        sheet_number(&html->sheet, report_tally_median(&exercise->after)));
}

static void add_exercise(struct html *html, const struct report_exercise *exercise)
{
    const char *cells[] = {
        exercise->id,
        arena_format(html->arena, "%zu of %zu", exercise->done, exercise->done + exercise->skipped),
        before_after_text(html, exercise),
        arena_format(html->arena, "%zu, %zu, %zu", exercise->colours[RESPONSE_GREEN],
                     exercise->colours[RESPONSE_AMBER], exercise->colours[RESPONSE_RED]),
    };

    html_cells(html, cells, sizeof cells / sizeof cells[0]);
}

static void say_adherence(struct html *html)
{
    const struct report_exercises *exercises = &html->summary->exercises;
    size_t done = 0;
    size_t skipped = 0;

    for (size_t i = 0; i < exercises->count; i++) {
        done += exercises->items[i].done;
        skipped += exercises->items[i].skipped;
    }
    html_say(html, NULL,
             arena_format(html->arena, "Done %zu of %zu times that were logged (%.0f %%).", done,
                          done + skipped, 100 * (double)done / (double)(done + skipped)));
}

static void add_exercises(struct html *html)
{
    static const char *const heads[] = {"", "done", "pain before, after",
                                        "green, amber, red"};
    size_t count = html->summary->exercises.count;
    const struct report_exercise **order = part_exercises_by_times(&html->sheet);

    html_section(html, "Exercise");
    if (count == 0) {
        html_say(html, NULL, "None was logged.");
    } else {
        say_adherence(html);
        html_table(html, heads, sizeof heads / sizeof heads[0]);
        for (size_t i = 0; i < count && i < FEW; i++)
            add_exercise(html, order[i]);
        html_end_table(html);
    }
    if (count > FEW)
        html_say(html, "quiet", arena_format(html->arena, "And %zu more.", count - FEW));
    html_end_section(html);
}

/* --- (8) associations ------------------------------------------------------ */

static const char *link_text(struct html *html, const struct report_trigger *pair)
{
    static const char *const verdicts[] = {"too few days to compare", "could be chance",
                                           "worth discussing"};
    const char *difference = "";

    if (pair->link != REPORT_LINK_TOO_FEW)
        difference = arena_format(html->arena, "%s%s points %s (%s to %s), ",
                                  pair->test.difference > 0 ? "+" : "",
                                  sheet_number(&html->sheet, pair->test.difference),
                                  part_lag_words[pair->lag],
                                  sheet_number(&html->sheet, pair->test.low),
                                  sheet_number(&html->sheet, pair->test.high));
    return arena_format(html->arena, "%s: %s%zu days with, %zu without: %s.",
                        part_pair_name(pair), difference, pair->exposed, pair->unexposed,
                        verdicts[pair->link]);
}

static void add_links(struct html *html)
{
    size_t count;
    const struct report_trigger **pairs = part_best_pairs(&html->sheet, &count);

    html_section(html, "Associations with pain");
    for (size_t i = 0; i < count && i < LINKS; i++)
        html_say(html, NULL, link_text(html, pairs[i]));
    if (count == 0)
        html_say(html, NULL, "Nothing to compare was logged.");
    else
        html_say(html, "quiet",
                 arena_format(html->arena,
                              "%zu pairs of exposure and day were compared. An association is no"
                              " cause, may be the other way round, and may be chance.",
                              html->summary->triggers.tested));
    html_end_section(html);
}

/* --- (9) the person's words ------------------------------------------------ */

static void add_words(struct html *html)
{
    const struct report_notes *notes = &html->summary->notes;

    html_section(html, "In the person's own words");
    for (size_t i = 0; i < notes->questions.count; i++)
        html_quote(html,
                   arena_format(html->arena, "Question, %s:",
                                sheet_day(&html->sheet, notes->questions.items[i].day)),
                   notes->questions.items[i].text);
    if (notes->goals.count > 0)
        html_quote(html,
                   arena_format(html->arena, "Goal, %s:",
                                sheet_day(&html->sheet, notes->goals.items[0].day)),
                   notes->goals.items[0].text);
    if (notes->questions.count + notes->goals.count == 0)
        html_say(html, NULL, "No question and no goal was logged.");
    html_end_section(html);
}

static void add_pairs(struct html *html)
{
    text_add(html->text, "<div class=\"pair\">\n");
    add_function(html);
    add_medicines(html);
    add_exercises(html);
    add_links(html);
    text_add(html->text, "</div>\n");
}

void html_clinician(struct html *html)
{
    bool any = html->summary->has_days;

    if (any)
        html_say(html, NULL, html_completeness(html));
    else
        html_say(html, NULL, "Nothing was logged in these days, so nothing can be said about"
                             " them.");
    say_source(html);
    html_seeks(html, SEEKS);
    add_screen(html);
    if (any) {
        add_level(html);
        report_svg_inline(html->summary, html->unit, html->text);
        say_flares(html);
        add_pairs(html);
    }
    add_words(html);
}
