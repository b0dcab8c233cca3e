#include "domain/report_html_part.h"

#include "base/build.h"
#include "domain/report_exposure.h"
#include "domain/report_part.h"

/* Where everything is that a table has no room for. */
static const char all_records[] = PROGRAM_REPORT " -f lines";

static const char *count_text(struct html *html, size_t count)
{
    return arena_format(html->arena, "%zu", count);
}

/* --- function ---------------------------------------------------------- */

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
                              html_day(html, ability->last_day)));
    else
        html_say(html, NULL,
                 arena_format(html->arena, "%s: from %d to %d (%s, %zu times).", ability->word,
                              ability->first, ability->last,
                              sheet_span(&html->sheet, ability->first_day, ability->last_day),
                              ability->count));
}

/* Of more than REPORT_ABILITIES it is not known how many. */
static void say_more_abilities(struct html *html, size_t shown)
{
    const struct report_notes *notes = &html->summary->notes;

    if (notes->ability_count > shown)
        html_say(html, "quiet",
                 arena_format(html->arena, "And %zu %smore: " PROGRAM_LOG " -p -k can",
                              notes->ability_count - shown,
                              notes->abilities_full ? "or " : ""));
}

static void say_abilities(struct html *html)
{
    const struct report_notes *notes = &html->summary->notes;
    const struct report_ability *ability = next_ability(notes, NULL);
    size_t shown = 0;

    if (ability == NULL) {
        html_say(html, NULL, "Nothing was scored that the person wants to do again.");
        return;
    }
    if (html->layout->rows > 0)
        html_say(html, "quiet", "What the person wants to do again, 0 unable to 10 as before:");
    while (shown < html->layout->rows && ability != NULL) {
        say_ability(html, ability);
        ability = next_ability(notes, ability);
        shown++;
    }
    say_more_abilities(html, shown);
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

/* --- medicines --------------------------------------------------------- */

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

/* The most in a day against its limit, what other products added, and what is not known. */
static const char *most_text(struct html *html, const struct report_medicine *medicine,
                             double limit)
{
    const struct report_summary *summary = html->summary;
    double most = report_medicine_most(medicine, summary->from, summary->until);
    size_t unwritten = report_medicine_unwritten(medicine, summary->from, summary->until);
    char *text = arena_format(html->arena, "%s mg", sheet_number(&html->sheet, most));

    if (!(most > 0))
        return "not written";
    if (limit > 0)
        text = arena_format(html->arena, "%s, %s %s", text,
                            most <= limit
                                    && part_medicine_excess(summary, medicine) == PART_OVER_DAY
                                ? "in all over"
                                : "limit",
                            sheet_number(&html->sheet, limit));
    if (unwritten > 0)
        text = arena_format(html->arena, "%s; %zu not written", text, unwritten);
    return text;
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
        most_text(html, medicine, limit.mg),
    };

    html_cells(html, cells, sizeof cells / sizeof cells[0]);
}

/* " paracetamol 3 (15) and in all over 4000 mg"; no days where it has no limit of days. */
static const char *over_text(struct html *html, const struct report_medicine *medicine)
{
    const struct report_summary *summary = html->summary;
    struct report_medicine_limit limit =
        report_medicine_limit(medicine->id, summary->kinds, summary->limits);
    size_t lately = report_medicine_lately(medicine, moment_civil(summary->present).day);
    double most = report_medicine_most(medicine, summary->from, summary->until);
    bool by_days = limit.days > 0;
    const char *and = by_days ? " and" : "";
    const char *text = arena_format(html->arena, " %s", medicine->id);

    if (by_days)
        text = arena_format(html->arena, "%s %zu (%s)", text, lately,
                            sheet_number(&html->sheet, limit.days));
    if (limit.mg > 0 && most > limit.mg)
        return arena_format(html->arena, "%s%s %s mg in a day (%s)", text, and,
                            sheet_number(&html->sheet, most),
                            sheet_number(&html->sheet, limit.mg));
    if (!by_days || (double)lately < limit.days)
        return arena_format(html->arena, "%s%s in all over %s mg", text, and,
                            sheet_number(&html->sheet, limit.mg));
    return text;
}

/* Those at or over a limit that the table has no row for. */
static void say_over(struct html *html, const struct report_medicine *const *over, size_t count)
{
    const char *line = arena_format(html->arena,
                                    "At or over a limit, days of the last %d (limit):",
                                    REPORT_MEDICINE_DAYS);

    for (size_t i = 0; i < count; i++)
        line = arena_format(html->arena, "%s%s%s", line, i > 0 ? "," : "",
                            over_text(html, over[i]));
    if (count > 0)
        html_say(html, NULL, arena_format(html->arena, "%s.", line));
}

static void add_medicine_rows(struct html *html, const struct report_medicine *const *order,
                              size_t count)
{
    const char *heads[] = {
        "", "days", arena_format(html->arena, "in the last %d", REPORT_MEDICINE_DAYS),
        "most in a day"};

    if (count == 0)
        return;
    html_table(html, heads, sizeof heads / sizeof heads[0]);
    for (size_t i = 0; i < count; i++)
        add_medicine(html, order[i]);
    html_end_table(html);
}

static void add_medicines(struct html *html)
{
    size_t count;
    size_t over;
    const struct report_medicine **order = part_medicines_by_need(&html->sheet, &count, &over);
    size_t shown = html_fewer(count, html->layout->rows);
    size_t named = over > shown ? over : shown;

    html_section(html, "Medicines");
    if (count == 0)
        html_say(html, NULL, "None was logged.");
    add_medicine_rows(html, order, shown);
    say_over(html, order + shown, named - shown);
    html_more(html, count - named, all_records);
    html_end_section(html);
}

/* --- exercise ---------------------------------------------------------- */

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

/* How often those that have no row were too much. */
static void say_more_exercises(struct html *html, const struct report_exercise *const *rest,
                               size_t count)
{
    size_t red = 0;

    for (size_t i = 0; i < count; i++)
        red += rest[i]->colours[RESPONSE_RED];
    html_more(html, count,
              red == 0 ? all_records
                       : arena_format(html->arena, "%zu time%s red among them: %s", red,
                                      sheet_plural(red), all_records));
}

static void add_exercise_rows(struct html *html, const struct report_exercise *const *order,
                              size_t count)
{
    static const char *const heads[] = {"", "done", "pain before, after",
                                        "green, amber, red"};

    if (count == 0)
        return;
    html_table(html, heads, sizeof heads / sizeof heads[0]);
    for (size_t i = 0; i < count; i++)
        add_exercise(html, order[i]);
    html_end_table(html);
}

static void add_exercises(struct html *html)
{
    size_t count = html->summary->exercises.count;
    const struct report_exercise **order = part_exercises_by_times(&html->sheet);
    size_t shown = html_fewer(count, html->layout->rows);

    html_section(html, "Exercise");
    if (count == 0)
        html_say(html, NULL, "None was logged.");
    else
        say_adherence(html);
    add_exercise_rows(html, order, shown);
    say_more_exercises(html, order + shown, count - shown);
    html_end_section(html);
}

/* --- associations ------------------------------------------------------ */

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
                                  sheet_number(&html->sheet, pair->interval.low),
                                  sheet_number(&html->sheet, pair->interval.high));
    return arena_format(html->arena, "%s: %s%zu days with, %zu without: %s.",
                        part_pair_name(pair), difference, pair->exposed, pair->unexposed,
                        verdicts[pair->link]);
}

static void add_links(struct html *html)
{
    size_t count;
    const struct report_trigger **pairs = part_best_pairs(&html->sheet, &count);
    size_t shown = html_fewer(count, html->layout->links);

    html_section(html, "Associations with pain");
    for (size_t i = 0; i < shown; i++)
        html_say(html, NULL, link_text(html, pairs[i]));
    html_more(html, count - shown, all_records);
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

void html_clinician_pairs(struct html *html)
{
    html_pair(html);
    add_function(html);
    add_medicines(html);
    add_exercises(html);
    add_links(html);
    html_end_pair(html);
}
