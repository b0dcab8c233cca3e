#include "domain/report_part.h"

#include "base/build.h"
#include "domain/report_strip.h"

#include <math.h>

/* Below so many, quartiles and shares would only look exact: choices of the page, no
 * clinical numbers. */
enum { SCORES_ENOUGH = 4, DAYS_ENOUGH = 7 };

/* How many lines the list may take. */
enum { FLARES = 3, FLARES_CROWDED = 1, SPOKEN_DAYS = 14 };

/* Ups and downs, once there are days enough. */
static void add_swing(struct report_sheet *sheet)
{
    const struct report_summary *summary = sheet->summary;
    const struct report_variability *variability = &summary->variability;

    if (sheet->crowded || !variability->known || !variability->has_pairs)
        return;
    sheet_row(sheet, "",
              arena_format(sheet->arena,
                           "changes by %s or more: %.0f %% of days; longest run of %s or more: %zu"
                           " day%s",
                           sheet_threshold(sheet, THRESHOLD_SWING_POINTS), variability->swings,
                           sheet_threshold(sheet, THRESHOLD_MODERATE_PAIN), summary->longest_run,
                           sheet_plural(summary->longest_run)));
}

void part_pain(struct report_sheet *sheet)
{
    const struct report_summary *summary = sheet->summary;
    const struct report_tally *pain = &summary->pain;
    const char *level = "no scores of the moment yet";

    if (summary->logged == 0) {
        sheet_row(sheet, "Pain", "no pain score in these days: " PROGRAM_LOG " 4 writes one");
        return;
    }
    if (report_tally_count(pain) > 0 && report_tally_count(pain) < SCORES_ENOUGH)
        level = arena_format(sheet->arena, "usually %s",
                             sheet_number(sheet, report_tally_median(pain)));
    else if (report_tally_count(pain) > 0)
        level = arena_format(sheet->arena, "usually %s (middle half of the scores: %s to %s)",
                             sheet_number(sheet, report_tally_median(pain)),
                             sheet_number(sheet, report_tally_quantile(pain, 0.25)),
                             sheet_number(sheet, report_tally_quantile(pain, 0.75)));
    sheet_row(sheet, "Pain", arena_format(sheet->arena, "worst %d, %s", summary->worst, level));
    if (summary->logged < DAYS_ENOUGH || sheet->crowded)
        return;
    sheet_row(sheet, "",
              arena_format(sheet->arena,
                           "%s or more on %.0f %% of the logged days, %s or more on"
                           " %.0f %%",
                           sheet_threshold(sheet, THRESHOLD_MODERATE_PAIN),
                           summary->moderate_percent, sheet_threshold(sheet, THRESHOLD_HIGH_PAIN),
                           summary->high_percent));
    add_swing(sheet);
}

/* The day whose worst was lowest, the latest of equals. */
static const struct report_day *best_day(const struct report_summary *summary)
{
    const struct report_days *days = &summary->days;
    const struct report_day *best = NULL;

    for (size_t i = report_days_from(days, summary->from); i < days->count; i++) {
        const struct report_day *day = &days->items[i];

        if (day->day > summary->until || day->worst == REPORT_NO_SCORE)
            continue;
        if (best == NULL || day->worst <= best->worst)
            best = day;
    }
    return best;
}

/* The last days in words, for those who hear the page. */
static void add_spoken_days(struct report_sheet *sheet)
{
    const struct report_summary *summary = sheet->summary;
    civil_day first = report_strip_first(summary, SPOKEN_DAYS);
    char *line = "";

    for (civil_day day = first; day <= summary->until; day++) {
        const struct report_day *row = report_days_find(&summary->days, day);
        const char *comma = day > first ? ", " : "";

        if (row == NULL || row->worst == REPORT_NO_SCORE)
            line = arena_format(sheet->arena, "%s%snot logged", line, comma);
        else
            line = arena_format(sheet->arena, "%s%s%d", line, comma, row->worst);
    }
    sheet_row(sheet, "Days",
              arena_format(sheet->arena, "worst pain of each day from %s to %s: %s",
                           sheet_day(sheet, first), sheet_day(sheet, summary->until), line));
}

static void add_pictured_days(struct report_sheet *sheet)
{
    const struct report_summary *summary = sheet->summary;
    civil_day first = report_strip_first(summary, sheet->columns - SHEET_LABEL - 2);
    bool cut = first > summary->from;
    struct text flares = {0};
    bool marked;

    text_add(sheet->text, "Days      |");
    report_strip(summary, first, sheet->blocks, sheet->text);
    text_add(sheet->text, "|\n");
    marked = report_strip_flares(summary, first, &flares);
    if (marked)
        text_format(sheet->text, "%*s%s\n", SHEET_LABEL + 1, "", flares.bytes);
    text_free(&flares);
    sheet_row(sheet, "",
              arena_format(sheet->arena, "worst pain of each day%s%s, blank: not logged%s",
                           cut ? " since " : "", cut ? sheet_day(sheet, first) : "",
                           marked ? ", !: flare" : ""));
    if (!sheet->blocks)
        sheet_row(sheet, "", report_strip_legend);
}

void part_strip(struct report_sheet *sheet)
{
    if (sheet->plain)
        add_spoken_days(sheet);
    else
        add_pictured_days(sheet);
}

void part_best_day(struct report_sheet *sheet)
{
    const struct report_day *best = best_day(sheet->summary);

    if (best != NULL)
        sheet_row(sheet, "Best day",
                  arena_format(sheet->arena, "%s, never above %d", sheet_day(sheet, best->day),
                               best->worst));
}

/* What it takes, in these days or in the last of them alone, where that is less. */
static void add_need(struct report_sheet *sheet, const struct report_trend *trend)
{
    char date[CIVIL_DATE_TEXT];
    const char *where = "this page";

    if (trend->stretch_need < trend->need)
        where = arena_format(sheet->arena, PROGRAM_REPORT " -s %s",
                             civil_day_print(trend->stretch, date));
    if (trend->stretch_need == 0)
        sheet_row(sheet, "Trend",
                  arena_format(sheet->arena,
                               "too many days without a score in between; %s can say where it is"
                               " heading since then",
                               where));
    else
        sheet_row(sheet, "Trend",
                  arena_format(sheet->arena,
                               "%zu more day%s with a pain score, then %s can say where it is"
                               " heading",
                               trend->stretch_need, sheet_plural(trend->stretch_need), where));
}

void part_trend(struct report_sheet *sheet)
{
    const struct report_trend *trend = &sheet->summary->trend;
    double near = fabs(trend->high) < fabs(trend->low) ? fabs(trend->high) : fabs(trend->low);
    double far = fabs(trend->high) < fabs(trend->low) ? fabs(trend->low) : fabs(trend->high);

    if (trend->heading == REPORT_TOO_FEW)
        add_need(sheet, trend);
    else if (trend->heading == REPORT_STEADY)
        sheet_row(sheet, "Trend",
                  arena_format(sheet->arena,
                               "steady, no clear rise or fall (%s to %s points a week)",
                               sheet_number(sheet, trend->low), sheet_number(sheet, trend->high)));
    else
        sheet_row(sheet, "Trend",
                  arena_format(sheet->arena, "%s by %s points a week (likely between %s and %s)",
                               report_heading_words[trend->heading],
                               sheet_number(sheet, fabs(trend->per_week)),
                               sheet_number(sheet, near), sheet_number(sheet, far)));
}

static const char *change_words(const struct report_change *change)
{
    if (change->verdict == REPORT_CHANGE_MEANINGFUL)
        return "better, by enough to matter";
    if (change->verdict == REPORT_CHANGE_POSSIBLE)
        return "perhaps better";
    if (change->points < 0)
        return "a little lower, not enough to matter";
    return change->points > 0 ? "higher than before" : "the same as before";
}

static const char *window_text(struct report_sheet *sheet, struct report_span span)
{
    return sheet_span(sheet, span.first, span.last);
}

/* With --vs: the two periods by their dates. */
static void add_versus(struct report_sheet *sheet)
{
    const struct report_summary *summary = sheet->summary;
    const struct report_change *change = &summary->change;
    const char *before = window_text(sheet, summary->change_before);

    if (change->verdict == REPORT_CHANGE_TOO_FEW)
        sheet_row(sheet, "Change",
                  arena_format(sheet->arena, "needs %s pain scores in these days and in %s",
                               sheet_threshold(sheet, THRESHOLD_CHANGE_ENTRIES), before));
    else
        sheet_row(sheet, "Change",
                  arena_format(sheet->arena, "%s: usually %s, and %s in %s", change_words(change),
                               sheet_number(sheet, change->now),
                               sheet_number(sheet, change->before), before));
}

/* Whether "the last 28 days" are those that were compared, and all of those before too. */
static bool is_of_late(const struct report_summary *summary, civil_day window)
{
    civil_day today = moment_civil(summary->now).day;
    struct report_span before = report_change_before(summary->until, window);

    return summary->until <= today && summary->until >= today - 1
           && (!summary->window.has_since || summary->from <= before.first);
}

/* What the change lacks: the days before, but for those that -s leaves out. */
static void add_change_need(struct report_sheet *sheet, struct report_span before)
{
    const struct report_summary *summary = sheet->summary;
    const char *rest = "before, which -s leaves out";

    if (before.first <= before.last)
        rest = arena_format(sheet->arena, "in %s%s", window_text(sheet, before),
                            summary->window.has_since ? " (-s leaves out the rest)" : "");
    sheet_row(sheet, "Change",
              arena_format(sheet->arena, "needs %s pain scores in %s and as many %s",
                           sheet_threshold(sheet, THRESHOLD_CHANGE_ENTRIES),
                           window_text(sheet, summary->change_now), rest));
}

/* The windows by their dates. */
static void add_dated_change(struct report_sheet *sheet, civil_day window)
{
    const struct report_summary *summary = sheet->summary;
    const struct report_change *change = &summary->change;
    struct report_span before = summary->window.has_since
                                    ? summary->change_before
                                    : report_change_before(summary->until, window);

    if (change->verdict == REPORT_CHANGE_TOO_FEW)
        add_change_need(sheet, before);
    else
        sheet_row(sheet, "Change",
                  arena_format(sheet->arena, "%s: usually %s in %s, %s in %s",
                               change_words(change), sheet_number(sheet, change->now),
                               window_text(sheet, summary->change_now),
                               sheet_number(sheet, change->before), window_text(sheet, before)));
}

void part_change(struct report_sheet *sheet)
{
    const struct report_summary *summary = sheet->summary;
    const struct report_change *change = &summary->change;
    int window = (int)threshold_value(summary->limits, THRESHOLD_CHANGE_WINDOW_DAYS);

    if (summary->window.versus.given)
        add_versus(sheet);
    else if (!is_of_late(summary, window))
        add_dated_change(sheet, window);
    else if (change->verdict == REPORT_CHANGE_TOO_FEW)
        sheet_row(sheet, "Change",
                  arena_format(sheet->arena,
                               "needs %s pain scores in the last %d days and as many in the %d"
                               " before",
                               sheet_threshold(sheet, THRESHOLD_CHANGE_ENTRIES), window, window));
    else
        sheet_row(sheet, "Change",
                  arena_format(sheet->arena,
                               "%s: usually %s in the last %d days, %s in the %d before",
                               change_words(change), sheet_number(sheet, change->now), window,
                               sheet_number(sheet, change->before), window));
}

static const char *flare_text(struct report_sheet *sheet, const struct report_flare *flare)
{
    static const char *const words[] = {
        [REPORT_FLAGGED_NO] = "",
        [REPORT_FLAGGED_YES] = ", you called it a flare too",
        [REPORT_FLAGGED_ONLY] = ", a flare by your own word",
    };
    const char *peak = "";

    if (flare->peak != REPORT_NO_SCORE)
        peak = arena_format(sheet->arena, ", up to %d", flare->peak);
    return arena_format(sheet->arena, "%s%s%s", sheet_short_span(sheet, flare->first, flare->last),
                        peak, words[flare->flagged]);
}

void part_flares(struct report_sheet *sheet)
{
    const struct report_flares *flares = &sheet->summary->flares;
    size_t most = sheet->crowded ? FLARES_CROWDED : FLARES;
    size_t skipped = flares->count > most ? flares->count - most : 0;

    for (size_t i = skipped; i < flares->count; i++)
        sheet_row(sheet, i == skipped ? "Flares" : "",
                  i > skipped || skipped == 0
                      ? flare_text(sheet, &flares->items[i])
                      : arena_format(sheet->arena, "%s; %zu earlier",
                                     flare_text(sheet, &flares->items[i]), skipped));
}
