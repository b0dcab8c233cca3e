#include "domain/report_part.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Below so many, hours would only look exact: choices of the page, no clinical numbers. */
enum { HOURS_ENOUGH = 20, HOUR_LEAST = 3 };

/* How many lines a list may take. */
enum { EXERCISES = 6, EXERCISES_BRIEF = 2, MEDICINES = 4, MEDICINES_CROWDED = 3 };

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

void part_hours(struct report_sheet *sheet)
{
    const struct report_tally *hours = sheet->summary->slots.hours;
    int hardest = extreme_hour(sheet->summary, 1);
    int easiest = extreme_hour(sheet->summary, -1);

    if (hardest < 0 || hardest == easiest
        || !(report_tally_median(&hours[hardest]) > report_tally_median(&hours[easiest])))
        return;
    sheet_row(
        sheet, "Hours",
        arena_format(sheet->arena,
                     "hardest between %02d:00 and %02d:59 (usually %s), easiest between %02d:00"
                     " and %02d:59 (usually %s)",
                     hardest, hardest, sheet_number(sheet, report_tally_median(&hours[hardest])),
                     easiest, easiest, sheet_number(sheet, report_tally_median(&hours[easiest]))));
}

static const char *exercise_text(struct report_sheet *sheet, const struct report_exercise *exercise)
{
    char *line = arena_format(sheet->arena, "%s, %zu time%s", exercise->id, exercise->done,
                              sheet_plural(exercise->done));
    size_t red = exercise->colours[RESPONSE_RED];

    if (exercise->skipped > 0)
        line = arena_format(sheet->arena, "%s, left out %zu", line, exercise->skipped);
    if (exercise->response != RESPONSE_NONE)
        line =
            arena_format(sheet->arena, "%s: mostly %s", line, response_words[exercise->response]);
    if (red > 0 && exercise->response != RESPONSE_RED)
        line = arena_format(sheet->arena, "%s, %zu red", line, red);
    if (report_tally_count(&exercise->before) > 0 && report_tally_count(&exercise->after) > 0)
        line = arena_format(sheet->arena, "%s, pain %s before, %s after", line,
                            sheet_number(sheet, report_tally_median(&exercise->before)),
                            sheet_number(sheet, report_tally_median(&exercise->after)));
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

const struct report_exercise **part_exercises_by_times(struct report_sheet *sheet)
{
    const struct report_exercises *exercises = &sheet->summary->exercises;
    const struct report_exercise **order =
        arena_array(sheet->arena, exercises->count + 1, sizeof *order);

    for (size_t i = 0; i < exercises->count; i++)
        order[i] = &exercises->items[i];
    if (exercises->count > 1)
        qsort(order, exercises->count, sizeof *order, compare_exercises);
    return order;
}

void part_exercises(struct report_sheet *sheet)
{
    const struct report_exercises *exercises = &sheet->summary->exercises;
    const struct report_exercise **order = part_exercises_by_times(sheet);
    size_t most = sheet->brief ? EXERCISES_BRIEF : EXERCISES;

    for (size_t i = 0; i < exercises->count && i < most; i++)
        sheet_row(sheet, i == 0 ? "Exercise" : "", exercise_text(sheet, order[i]));
    if (exercises->count > most)
        sheet_row(sheet, "", arena_format(sheet->arena, "and %zu more", exercises->count - most));
}

/* What days and amount are measured against, where there is a known limit. */
static const char *limit_text(struct report_sheet *sheet, const struct report_medicine *medicine)
{
    const struct report_summary *summary = sheet->summary;
    struct report_medicine_limit limit =
        report_medicine_limit(medicine->id, summary->kinds, summary->limits);
    const char *text = "";

    if (limit.days > 0)
        text = arena_format(sheet->arena, "; %zu of the last %d days, limit %s",
                            report_medicine_lately(medicine, moment_civil(summary->present).day),
                            REPORT_MEDICINE_DAYS, sheet_number(sheet, limit.days));
    if (limit.mg > 0)
        text = arena_format(sheet->arena, "%s; paracetamol in all at most %s g in 24 hours", text,
                            sheet_number(sheet, limit.mg / 1000));
    return text;
}

void part_medicines(struct report_sheet *sheet)
{
    const struct report_summary *summary = sheet->summary;
    size_t most_shown = sheet->crowded ? MEDICINES_CROWDED : MEDICINES;
    size_t shown = 0;

    for (size_t i = 0; i < summary->medicines.count; i++) {
        const struct report_medicine *medicine = &summary->medicines.items[i];
        size_t days = report_medicine_days(medicine, summary->from, summary->until);
        double most = report_medicine_most(medicine, summary->from, summary->until);
        const char *amount = "";

        if (days == 0 || shown == most_shown)
            continue;
        if (most > 0)
            amount = arena_format(sheet->arena, ", most in a day %s mg", sheet_number(sheet, most));
        sheet_row(sheet, shown == 0 ? "Medicine" : "",
                  arena_format(sheet->arena, "%s on %zu day%s%s%s", medicine->id, days,
                               sheet_plural(days), amount,
                               sheet->crowded ? "" : limit_text(sheet, medicine)));
        shown++;
    }
}
