#include "domain/report_page.h"

#include "base/build.h"
#include "base/number.h"
#include "base/utf8.h"
#include "domain/report_strip.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Where the sentences begin, and how many lines a list may take. */
enum { LABEL = 10, SEEK = 15, WIDEST = 80, EXERCISES = 6, MEDICINES = 4, FLARES = 3,
       LINES = 40, MEDICINES_CROWDED = 3, FLARES_CROWDED = 1 };

/* Below so many, quartiles, shares and hours would only look exact: choices of the
 * page, no clinical numbers. */
enum { SCORES_ENOUGH = 4, DAYS_ENOUGH = 7, HOURS_ENOUGH = 20, HOUR_LEAST = 3 };

struct page {
    const struct report_summary *summary;
    size_t columns;
    bool blocks;
    bool crowded; /* it did not fit on a screen: cut short what matters least */
    struct text *text;
    struct arena *arena;
};

/* --- layout -------------------------------------------------------------- */

/* A paragraph with a hanging label: breaks at blanks before the last column. */
static void add_paragraph(struct page *page, size_t indent, const char *label, const char *body)
{
    size_t column = utf8_width(label);
    bool fresh = true;

    text_add(page->text, label);
    while (*body != '\0') {
        size_t length = strcspn(body, " ");
        const char *word = arena_copy(page->arena, body, length);
        size_t width = utf8_width(word);

        if (!fresh && column + 1 + width > page->columns) {
            text_add_char(page->text, '\n');
            column = 0;
            fresh = true;
        }
        if (fresh && column < indent) {
            text_repeat(page->text, ' ', indent - column);
            column = indent;
        } else if (!fresh) {
            text_add_char(page->text, ' ');
            column++;
        }
        text_add(page->text, word);
        column += width;
        fresh = false;
        body += length + (body[length] == ' ' ? 1 : 0);
    }
    text_add_char(page->text, '\n');
}

static void add_row(struct page *page, const char *label, const char *body)
{
    add_paragraph(page, LABEL, label, body);
}

/* --- words --------------------------------------------------------------- */

static const char *number_text(struct page *page, double number)
{
    char text[NUMBER_TEXT];

    return arena_text(page->arena, number_print(number, text));
}

/* "18 November" */
static const char *day_text(struct page *page, civil_day day)
{
    int year;
    int month;
    int day_of_month;

    civil_day_split(day, &year, &month, &day_of_month);
    return arena_format(page->arena, "%d %s", day_of_month, civil_month_name(month));
}

static int year_of(civil_day day)
{
    int year;
    int month;
    int day_of_month;

    civil_day_split(day, &year, &month, &day_of_month);
    return year;
}

/* "29 to 30 October", for days of the last months. */
static const char *short_span_text(struct page *page, civil_day first, civil_day last)
{
    int year;
    int month;
    int last_month;
    int day_of_month;

    if (first == last)
        return day_text(page, last);
    civil_day_split(last, &year, &last_month, &day_of_month);
    civil_day_split(first, &year, &month, &day_of_month);
    if (month == last_month)
        return arena_format(page->arena, "%d to %s", day_of_month, day_text(page, last));
    return arena_format(page->arena, "%s to %s", day_text(page, first), day_text(page, last));
}

/* "22 August to 19 November 2026", the first year only where it differs. */
static const char *span_text(struct page *page, civil_day first, civil_day last)
{
    if (first == last)
        return arena_format(page->arena, "%s %d", day_text(page, last), year_of(last));
    if (year_of(first) == year_of(last))
        return arena_format(page->arena, "%s to %s %d", day_text(page, first),
                            day_text(page, last), year_of(last));
    return arena_format(page->arena, "%s %d to %s %d", day_text(page, first), year_of(first),
                        day_text(page, last), year_of(last));
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

/* --- the parts ----------------------------------------------------------- */

static void add_title(struct page *page, size_t bad)
{
    const struct report_summary *summary = page->summary;
    size_t days = (size_t)(summary->until - summary->from + 1);
    char *line = arena_format(page->arena, "%zu of %zu day%s with pain scores, %zu entr%s.",
                              summary->logged, days, plural(days), summary->entries,
                              summary->entries == 1 ? "y" : "ies");

    text_format(page->text, "Pain diary, %s\n",
                span_text(page, summary->from, summary->until));
    if (summary->late > 0)
        line = arena_format(page->arena, "%s %zu written too late to count.", line, summary->late);
    if (summary->logged > 0 && summary->logged < DAYS_ENOUGH)
        line = arena_format(page->arena, "%s A good start.", line);
    if (bad > 0)
        line = arena_format(page->arena, "%s %zu line%s could not be read and %s left out.", line,
                            bad, plural(bad), bad == 1 ? "is" : "are");
    add_paragraph(page, 0, "", line);
}

static void add_empty(struct page *page, size_t bad)
{
    const struct report_window *window = &page->summary->window;
    bool all = !window->has_since && !window->has_until;

    text_add(page->text, "Pain diary\n");
    if (bad > 0)
        add_paragraph(page, 0, "",
                      arena_format(page->arena, "%zu line%s could not be read and %s left out.",
                                   bad, plural(bad), bad == 1 ? "is" : "are"));
    add_paragraph(page, 0, "",
                  all ? "Nothing was logged yet, so nothing can be said about how you are. One"
                        " line is a start: " PROGRAM_LOG " 4"
                      : "Nothing was logged in these days, so nothing can be said about how you"
                        " were.");
}

static const char *const seek_leads[URGENCY_COUNT] = {
    [URGENCY_SELF_CARE] = "", [URGENCY_ROUTINE] = "appointment", [URGENCY_SOON] = "WITHIN DAYS",
    [URGENCY_SAME_DAY] = "TODAY", [URGENCY_EMERGENCY] = "NOW",
};

static void add_seeks(struct page *page)
{
    const struct report_seeks *seeks = &page->summary->seeks;

    if (seeks->count == 0)
        return;
    text_add(page->text, seeks->items[0].urgency > URGENCY_ROUTINE
                             ? "\nPlease act on this first\n"
                             : "\nWorth arranging\n");
    for (size_t i = 0; i < seeks->count; i++)
        add_paragraph(page, SEEK,
                      arena_format(page->arena, "  %s", seek_leads[seeks->items[i].urgency]),
                      arena_format(page->arena, "%s.", seeks->items[i].why));
}

static void add_pain(struct page *page)
{
    const struct report_summary *summary = page->summary;
    const struct report_tally *pain = &summary->pain;
    const char *level = "no scores of the moment yet";

    if (summary->logged == 0) {
        add_row(page, "Pain", "no pain score in these days: " PROGRAM_LOG " 4 writes one");
        return;
    }
    if (report_tally_count(pain) > 0 && report_tally_count(pain) < SCORES_ENOUGH)
        level = arena_format(page->arena, "usually %s",
                             number_text(page, report_tally_median(pain)));
    else if (report_tally_count(pain) > 0)
        level = arena_format(page->arena, "usually %s (middle half of the scores: %s to %s)",
                             number_text(page, report_tally_median(pain)),
                             number_text(page, report_tally_quantile(pain, 0.25)),
                             number_text(page, report_tally_quantile(pain, 0.75)));
    add_row(page, "Pain",
            arena_format(page->arena, "worst %d, %s", summary->worst, level));
    if (summary->logged < DAYS_ENOUGH)
        return;
    add_row(page, "",
            arena_format(page->arena, "%s or more on %.0f %% of the logged days, %s or more on"
                                      " %.0f %%",
                         number_text(page, threshold_value(summary->limits,
                                                           THRESHOLD_MODERATE_PAIN)),
                         summary->moderate_percent,
                         number_text(page, threshold_value(summary->limits, THRESHOLD_HIGH_PAIN)),
                         summary->high_percent));
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

static void add_strip(struct page *page)
{
    const struct report_summary *summary = page->summary;
    civil_day first = report_strip_first(summary, page->columns - LABEL - 2);
    bool cut = first > summary->from;
    struct text flares = {0};
    bool marked;

    text_add(page->text, "Days      |");
    report_strip(summary, first, page->blocks, page->text);
    text_add(page->text, "|\n");
    marked = report_strip_flares(summary, first, &flares);
    if (marked)
        text_format(page->text, "%*s%s\n", LABEL + 1, "", flares.bytes);
    text_free(&flares);
    add_row(page, "",
            arena_format(page->arena, "worst pain of each day%s%s, blank: not logged%s",
                         cut ? " since " : "", cut ? day_text(page, first) : "",
                         marked ? ", !: flare" : ""));
    if (!page->blocks)
        add_row(page, "", report_strip_legend);
}

static void add_best_day(struct page *page)
{
    const struct report_day *best = best_day(page->summary);

    if (best != NULL)
        add_row(page, "Best day",
                arena_format(page->arena, "%s, never above %d", day_text(page, best->day),
                             best->worst));
}

static void add_trend(struct page *page)
{
    const struct report_trend *trend = &page->summary->trend;
    double near = fabs(trend->high) < fabs(trend->low) ? fabs(trend->high) : fabs(trend->low);
    double far = fabs(trend->high) < fabs(trend->low) ? fabs(trend->low) : fabs(trend->high);

    if (trend->heading == REPORT_TOO_FEW)
        add_row(page, "Trend",
                arena_format(page->arena,
                             "%zu more day%s with a pain score, then this page can say where it is"
                             " heading",
                             trend->need, plural(trend->need)));
    else if (trend->heading == REPORT_STEADY)
        add_row(page, "Trend",
                arena_format(page->arena, "steady, no clear rise or fall (%s to %s points a week)",
                             number_text(page, trend->low), number_text(page, trend->high)));
    else
        add_row(page, "Trend",
                arena_format(page->arena, "%s by %s points a week (likely between %s and %s)",
                             report_heading_words[trend->heading],
                             number_text(page, fabs(trend->per_week)), number_text(page, near),
                             number_text(page, far)));
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

static void add_change(struct page *page)
{
    const struct report_summary *summary = page->summary;
    const struct report_change *change = &summary->change;
    int window = (int)threshold_value(summary->limits, THRESHOLD_CHANGE_WINDOW_DAYS);

    if (change->verdict == REPORT_CHANGE_TOO_FEW)
        add_row(page, "Change",
                arena_format(page->arena,
                             "needs %s pain scores in the last %d days and as many in the %d"
                             " before",
                             number_text(page, threshold_value(summary->limits,
                                                               THRESHOLD_CHANGE_ENTRIES)),
                             window, window));
    else
        add_row(page, "Change",
                arena_format(page->arena, "%s: usually %s in the last %d days, %s in the %d before",
                             change_words(change), number_text(page, change->now), window,
                             number_text(page, change->before), window));
}

static const char *flare_text(struct page *page, const struct report_flare *flare)
{
    static const char *const words[] = {
        [REPORT_FLAGGED_NO] = "",
        [REPORT_FLAGGED_YES] = ", you called it a flare too",
        [REPORT_FLAGGED_ONLY] = ", a flare by your own word",
    };
    const char *peak = "";

    if (flare->peak != REPORT_NO_SCORE)
        peak = arena_format(page->arena, ", up to %d", flare->peak);
    return arena_format(page->arena, "%s%s%s", short_span_text(page, flare->first, flare->last),
                        peak, words[flare->flagged]);
}

static void add_flares(struct page *page)
{
    const struct report_flares *flares = &page->summary->flares;
    size_t most = page->crowded ? FLARES_CROWDED : FLARES;
    size_t skipped = flares->count > most ? flares->count - most : 0;

    for (size_t i = skipped; i < flares->count; i++)
        add_row(page, i == skipped ? "Flares" : "",
                i > skipped || skipped == 0
                    ? flare_text(page, &flares->items[i])
                    : arena_format(page->arena, "%s; %zu earlier",
                                   flare_text(page, &flares->items[i]), skipped));
}

/* The hour with the highest (sign 1) or lowest (sign -1) median among those with
 * enough entries; -1 when there is none. */
static int extreme_hour(const struct report_summary *summary, double direction)
{
    size_t enough = report_tally_count(&summary->pain) >= HOURS_ENOUGH ? HOUR_LEAST : 1;
    int found = -1;
    double best = 0;

    for (int hour = 0; hour < REPORT_HOURS; hour++) {
        const struct report_tally *tally = &summary->slots.hours[hour];
        double score;

        if (report_tally_count(tally) < enough)
            continue;
        score = direction * report_tally_median(tally);
        if (found < 0 || score > best) {
            found = hour;
            best = score;
        }
    }
    return found;
}

static void add_hours(struct page *page)
{
    const struct report_tally *hours = page->summary->slots.hours;
    int hardest = extreme_hour(page->summary, 1);
    int easiest = extreme_hour(page->summary, -1);

    if (hardest < 0 || hardest == easiest
        || !(report_tally_median(&hours[hardest]) > report_tally_median(&hours[easiest])))
        return;
    add_row(page, "Hours",
            arena_format(page->arena,
                         "hardest between %02d:00 and %02d:59 (usually %s), easiest between %02d:00"
                         " and %02d:59 (usually %s)",
                         hardest, hardest, number_text(page, report_tally_median(&hours[hardest])),
                         easiest, easiest,
                         number_text(page, report_tally_median(&hours[easiest]))));
}

static const char *exercise_text(struct page *page, const struct report_exercise *exercise)
{
    char *line = arena_format(page->arena, "%s, %zu time%s", exercise->id, exercise->done,
                              plural(exercise->done));
    size_t red = exercise->colours[RESPONSE_RED];

    if (exercise->skipped > 0)
        line = arena_format(page->arena, "%s, left out %zu", line, exercise->skipped);
    if (exercise->response != RESPONSE_NONE)
        line = arena_format(page->arena, "%s: mostly %s", line,
                            response_words[exercise->response]);
    if (red > 0 && exercise->response != RESPONSE_RED)
        line = arena_format(page->arena, "%s, %zu red", line, red);
    if (report_tally_count(&exercise->before) > 0 && report_tally_count(&exercise->after) > 0)
        line = arena_format(page->arena, "%s, pain %s before, %s after", line,
                            number_text(page, report_tally_median(&exercise->before)),
                            number_text(page, report_tally_median(&exercise->after)));
    return line;
}

/* Most done first; of equals by id. */
static int compare_exercises(const void *left, const void *right)
{
    const struct report_exercise *a = *(const struct report_exercise *const *)left;
    const struct report_exercise *b = *(const struct report_exercise *const *)right;

    if (a->done != b->done)
        return a->done < b->done ? 1 : -1;
    return strcmp(a->id, b->id);
}

static void add_exercises(struct page *page)
{
    const struct report_exercises *exercises = &page->summary->exercises;
    const struct report_exercise **order =
        arena_array(page->arena, exercises->count + 1, sizeof *order);

    for (size_t i = 0; i < exercises->count; i++)
        order[i] = &exercises->items[i];
    if (exercises->count > 1)
        qsort(order, exercises->count, sizeof *order, compare_exercises);
    for (size_t i = 0; i < exercises->count && i < EXERCISES; i++)
        add_row(page, i == 0 ? "Exercise" : "", exercise_text(page, order[i]));
    if (exercises->count > EXERCISES)
        add_row(page, "", arena_format(page->arena, "and %zu more", exercises->count - EXERCISES));
}

/* What the amount is measured against, where there is a known limit. */
static const char *limit_text(struct page *page, const struct report_medicine *medicine)
{
    const struct report_summary *summary = page->summary;

    if (strcmp(medicine->id, "ibuprofen") == 0)
        return arena_format(page->arena, "; over %s days, ask a pharmacist",
                            number_text(page, threshold_value(summary->limits,
                                                              THRESHOLD_IBUPROFEN_DAYS)));
    if (diary_kinds_has(summary->kinds, "has-paracetamol", medicine->id))
        return arena_format(page->arena, "; paracetamol in all at most %s g in 24 hours",
                            number_text(page, threshold_value(summary->limits,
                                                              THRESHOLD_PARACETAMOL_MG_DAY)
                                                  / 1000));
    return "";
}

static void add_medicines(struct page *page)
{
    const struct report_summary *summary = page->summary;
    size_t most_shown = page->crowded ? MEDICINES_CROWDED : MEDICINES;
    size_t shown = 0;

    for (size_t i = 0; i < summary->medicines.count; i++) {
        const struct report_medicine *medicine = &summary->medicines.items[i];
        size_t days = report_medicine_days(medicine, summary->from, summary->until);
        double most = report_medicine_most(medicine, summary->from, summary->until);
        const char *amount = "";

        if (days == 0 || shown == most_shown)
            continue;
        if (most > 0)
            amount = arena_format(page->arena, ", most in a day %s mg", number_text(page, most));
        add_row(page, shown == 0 ? "Medicine" : "",
                arena_format(page->arena, "%s on %zu day%s%s%s", medicine->id, days, plural(days),
                             amount, page->crowded ? "" : limit_text(page, medicine)));
        shown++;
    }
}

static void add_end(struct page *page)
{
    const struct report_summary *summary = page->summary;
    int days = (int)threshold_value(summary->limits, THRESHOLD_LOG_RECENT_DAYS);

    text_add_char(page->text, '\n');
    if (summary->seeks.count == 0 && !report_is_quiet(summary))
        add_paragraph(page, 0, "",
                      arena_format(page->arena,
                                   "Only %zu pain score%s in the last %d days: too few to say that"
                                   " all is well.",
                                   summary->recent, plural(summary->recent), days));
    add_paragraph(page, 0, "",
                  "This page knows only what was logged. Something new or much worse? Run "
                  PROGRAM_TRIAGE ","
                  " and if you feel very unwell call for emergency help first.");
}

static void add_days(struct page *page)
{
    const struct report_summary *summary = page->summary;
    const struct report_days *days = &summary->days;

    text_add_char(page->text, '\n');
    for (size_t i = report_days_from(days, summary->from); i < days->count; i++) {
        const struct report_day *day = &days->items[i];
        char date[CIVIL_DATE_TEXT];

        if (day->day > summary->until || day->worst == REPORT_NO_SCORE)
            continue;
        text_format(page->text, "%s  worst %2d", civil_day_print(day->day, date), day->worst);
        if (report_tally_count(&day->pain) > 0)
            text_format(page->text, ", usually %s, lowest %d",
                        number_text(page, report_tally_median(&day->pain)),
                        report_tally_low(&day->pain));
        text_format(page->text, ", %zu score%s\n", day->scores, plural(day->scores));
    }
}

static void add_all(struct page *page, size_t bad)
{
    add_title(page, bad);
    add_seeks(page);
    text_add_char(page->text, '\n');
    add_pain(page);
    if (page->summary->logged > 0)
        add_strip(page);
    if (!page->crowded)
        add_best_day(page);
    add_trend(page);
    add_change(page);
    add_flares(page);
    add_hours(page);
    if (!page->crowded)
        add_exercises(page);
    add_medicines(page);
    add_end(page);
}

static size_t count_lines(const struct text *text)
{
    size_t count = 0;

    for (size_t i = 0; i < text->length; i++)
        count += text->bytes[i] == '\n';
    return count;
}

void report_page(const struct report_summary *summary, size_t bad,
                 const struct report_paper *paper, struct text *text)
{
    struct text whole = {0};
    struct page page = {summary, paper->columns < WIDEST ? paper->columns : WIDEST, paper->blocks,
                        false, &whole, summary->arena};

    if (summary->has_days) {
        add_all(&page, bad);
        if (count_lines(&whole) > LINES) {
            text_clear(&whole);
            page.crowded = true;
            add_all(&page, bad);
        }
        if (paper->by_day)
            add_days(&page);
    } else {
        add_empty(&page, bad);
        add_seeks(&page);
    }
    text_append(text, whole.bytes, whole.length);
    text_free(&whole);
}
