#include "domain/report_part.h"

#include "base/build.h"

#include <stdlib.h>
#include <string.h>

/* Below so many, hours would only look exact: choices of the page, no clinical numbers. */
enum { HOURS_ENOUGH = 20, HOUR_LEAST = 3 };

/* How many lines a list may take. */
enum { EXERCISES = 6, EXERCISES_BRIEF = 2, MEDICINES = 4, MEDICINES_CROWDED = 3 };

/* How many places, and how many sides, a row names. */
enum { SLOTS = 3, SLOTS_BRIEF = 1 };

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

/* Noted most often first. */
static int compare_slots(const void *left, const void *right)
{
    const struct report_slot *a = *(const struct report_slot *const *)left;
    const struct report_slot *b = *(const struct report_slot *const *)right;
    size_t count_a = report_tally_count(&a->pain);
    size_t count_b = report_tally_count(&b->pain);

    if (count_a != count_b)
        return count_a < count_b ? 1 : -1;
    return strcmp(a->word, b->word);
}

/* "left 50 times (usually 4), right 9 (usually 3)"; brief: the first alone, without its
 * median. */
static const char *slots_text(struct report_sheet *sheet, const struct report_slot_list *list)
{
    const struct report_slot **order = arena_array(sheet->arena, list->count + 1, sizeof *order);
    size_t most = sheet->brief ? SLOTS_BRIEF : SLOTS;
    char *line = "";

    for (size_t i = 0; i < list->count; i++)
        order[i] = &list->items[i];
    if (list->count > 1)
        qsort(order, list->count, sizeof *order, compare_slots);
    for (size_t i = 0; i < list->count && i < most; i++) {
        size_t count = report_tally_count(&order[i]->pain);

        line = arena_format(sheet->arena, "%s%s%s %zu%s", line, i > 0 ? ", " : "", order[i]->word,
                            count, i > 0 ? "" : count == 1 ? " time" : " times");
        if (most > SLOTS_BRIEF)
            line = arena_format(sheet->arena, "%s (usually %s)", line,
                                sheet_number(sheet, report_tally_median(&order[i]->pain)));
    }
    if (list->count > most)
        line = arena_format(sheet->arena, "%s, %zu more", line, list->count - most);
    return line;
}

void part_places(struct report_sheet *sheet)
{
    const struct report_slots *slots = &sheet->summary->slots;
    const char *parting = slots->locations.count > 0 && slots->sides.count > 0 ? "; " : "";

    if (slots->locations.count > 0 || slots->sides.count > 0)
        sheet_row(sheet, "Where",
                  arena_format(sheet->arena, "%s%s%s", slots_text(sheet, &slots->locations),
                               parting, slots_text(sheet, &slots->sides)));
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

/* Behind the last row of a list, for what it leaves out. */
static const char *more_text(struct report_sheet *sheet, size_t left)
{
    return left > 0 ? arena_format(sheet->arena, "; %zu more: " PROGRAM_REPORT " -f lines", left)
                    : "";
}

void part_exercises(struct report_sheet *sheet)
{
    const struct report_exercises *exercises = &sheet->summary->exercises;
    const struct report_exercise **order = part_exercises_by_times(sheet);
    size_t most = sheet->brief ? EXERCISES_BRIEF : EXERCISES;

    for (size_t i = 0; i < exercises->count && i < most; i++)
        sheet_row(sheet, i == 0 ? "Exercise" : "",
                  arena_format(sheet->arena, "%s%s", exercise_text(sheet, order[i]),
                               i + 1 == most ? more_text(sheet, exercises->count - most) : ""));
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
        text = arena_format(sheet->arena, "%s; paracetamol in all %s %s g in 24 hours", text,
                            part_medicine_excess(summary, medicine) >= PART_OVER_DAY ? "above"
                                                                                     : "at most",
                            sheet_number(sheet, limit.mg / 1000));
    return text;
}

enum part_excess part_medicine_excess(const struct report_summary *summary,
                                      const struct report_medicine *medicine)
{
    struct report_medicine_limit limit =
        report_medicine_limit(medicine->id, summary->kinds, summary->limits);
    size_t lately = report_medicine_lately(medicine, moment_civil(summary->present).day);

    if (limit.mg > 0 && report_medicine_most(medicine, summary->from, summary->until) > limit.mg)
        return PART_OVER_ALONE;
    if (limit.mg > 0
        && report_medicines_exceed(&summary->medicines, medicine, summary->kinds,
                                   "has-paracetamol", limit.mg, summary->from, summary->until))
        return PART_OVER_DAY;
    return limit.days > 0 && (double)lately >= limit.days ? PART_AT_DAYS : PART_WITHIN;
}

const struct report_medicine **part_medicines_by_need(struct report_sheet *sheet, size_t *count,
                                                      size_t *over)
{
    const struct report_summary *summary = sheet->summary;
    const struct report_medicine **by_days = report_medicines_by_days(
        &summary->medicines, summary->from, summary->until, sheet->arena, count);
    const struct report_medicine **order = arena_array(sheet->arena, *count + 1, sizeof *order);
    size_t placed = 0;

    for (int excess = PART_OVER_ALONE; excess >= PART_WITHIN; excess--) {
        if (excess == PART_WITHIN)
            *over = placed;
        for (size_t i = 0; i < *count; i++) {
            if (part_medicine_excess(summary, by_days[i]) == (enum part_excess)excess)
                order[placed++] = by_days[i];
        }
    }
    return order;
}

static const char *medicine_text(struct report_sheet *sheet, const struct report_medicine *medicine)
{
    const struct report_summary *summary = sheet->summary;
    size_t days = report_medicine_days(medicine, summary->from, summary->until);
    double most = report_medicine_most(medicine, summary->from, summary->until);
    size_t unwritten = report_medicine_unwritten(medicine, summary->from, summary->until);
    const char *amount = "";

    if (most > 0)
        amount = arena_format(sheet->arena, ", most in a day %s mg", sheet_number(sheet, most));
    if (unwritten > 0)
        amount = arena_format(sheet->arena, "%s, %zu dose%s without an amount", amount, unwritten,
                              sheet_plural(unwritten));
    return arena_format(sheet->arena, "%s on %zu day%s%s%s", medicine->id, days,
                        sheet_plural(days), amount,
                        sheet->crowded ? "" : limit_text(sheet, medicine));
}

/* What is at a limit is named, if only in a list. */
void part_medicines(struct report_sheet *sheet)
{
    size_t most = sheet->crowded ? MEDICINES_CROWDED : MEDICINES;
    size_t count;
    size_t over;
    const struct report_medicine **order = part_medicines_by_need(sheet, &count, &over);
    char *line = "at or over a limit too:";

    for (size_t i = 0; i < count && i < most; i++)
        sheet_row(sheet, i == 0 ? "Medicine" : "",
                  arena_format(sheet->arena, "%s%s", medicine_text(sheet, order[i]),
                               i + 1 == most && over <= most ? more_text(sheet, count - most)
                                                             : ""));
    for (size_t i = most; i < over; i++)
        line = arena_format(sheet->arena, "%s%s %s", line, i > most ? "," : "", order[i]->id);
    if (over > most)
        sheet_row(sheet, "",
                  arena_format(sheet->arena, "%s%s", line, more_text(sheet, count - over)));
}
