#include "domain/report_part.h"

#include "base/build.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How many links, and how many names, a page has room for. */
enum { LINKS = 3, LINKS_CROWDED = 1, NAMES = 4, NEW_DIARY_DAYS = 14 };

const char *const part_lag_words[REPORT_LAGS] = {"that day", "the next day", "two days later"};

/* In the order of enum report_measure. */
static const char *const measure_names[REPORT_MEASURES] = {"Less sleep than usual",
                                                           "More sitting than usual",
                                                           "More stress than usual",
                                                           "More steps than usual"};

const char *part_pair_name(const struct report_trigger *pair)
{
    for (int i = 0; pair->trigger == NULL && i < REPORT_MEASURES; i++) {
        if (strcmp(pair->id, report_measure_exposures[i]) == 0)
            return measure_names[i];
    }
    return pair->trigger->name.text;
}

/* Worth discussing first, of those the largest difference; compared before not compared, of
 * those the one that needs least. */
static int compare_pairs(const void *left, const void *right)
{
    const struct report_trigger *a = *(const struct report_trigger *const *)left;
    const struct report_trigger *b = *(const struct report_trigger *const *)right;
    double size_a = fabs(a->test.difference);
    double size_b = fabs(b->test.difference);

    if (a->link != b->link)
        return a->link > b->link ? -1 : 1;
    if (size_a < size_b || size_b < size_a)
        return size_a > size_b ? -1 : 1;
    if (a->need != b->need)
        return a->need < b->need ? -1 : 1;
    return a < b ? -1 : a > b;
}

static bool is_in(const struct report_trigger *const *pairs, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(pairs[i]->id, id) == 0)
            return true;
    }
    return false;
}

const struct report_trigger **part_best_pairs(struct report_sheet *sheet, size_t *count)
{
    const struct report_triggers *triggers = &sheet->summary->triggers;
    const struct report_trigger **pairs =
        arena_array(sheet->arena, triggers->count + 1, sizeof *pairs);

    for (size_t i = 0; i < triggers->count; i++)
        pairs[i] = &triggers->items[i];
    if (triggers->count > 1)
        qsort(pairs, triggers->count, sizeof *pairs, compare_pairs);
    *count = 0;
    for (size_t i = 0; i < triggers->count; i++) {
        if (!is_in(pairs, *count, pairs[i]->id))
            pairs[(*count)++] = pairs[i];
    }
    return pairs;
}

/* What is left of it when two other things are taken into account, if that is much less. */
static const char *adjusted_text(struct report_sheet *sheet, const struct report_trigger *pair)
{
    double left = pair->test.difference > 0 ? pair->adjusted : -pair->adjusted;

    if (!pair->has_adjusted || left / fabs(pair->test.difference) >= 0.5)
        return "";
    if (left <= 0)
        return "; not so once the weekday and the day before are taken into account";
    return arena_format(sheet->arena,
                        "; only %s once the weekday and the day before are taken into account",
                        sheet_number(sheet, left));
}

static const char *link_text(struct report_sheet *sheet, const struct report_trigger *pair)
{
    const struct shift_interval *interval = &pair->interval;
    bool higher = pair->test.difference > 0;
    const char *doubt = pair->trigger != NULL && pair->trigger->doubt.text != NULL
                            ? arena_format(sheet->arena, ". %s", pair->trigger->doubt.text)
                            : "";

    return arena_format(sheet->arena,
                        "%s: pain %s %s by %s points (likely %s to %s; %zu days with it, %zu"
                        " without)%s, worth discussing%s",
                        part_pair_name(pair), higher ? "higher" : "lower",
                        part_lag_words[pair->lag],
                        sheet_number(sheet, fabs(pair->test.difference)),
                        sheet_number(sheet, higher ? interval->low : -interval->high),
                        sheet_number(sheet, higher ? interval->high : -interval->low),
                        pair->exposed, pair->unexposed, adjusted_text(sheet, pair), doubt);
}

static void add_links(struct report_sheet *sheet, const struct report_trigger *const *pairs,
                      size_t count)
{
    size_t most = sheet->crowded ? LINKS_CROWDED : LINKS;

    for (size_t i = 0; i < count && i < most && pairs[i]->link == REPORT_LINK_DISCUSS; i++)
        sheet_row(sheet, i == 0 ? "After" : "", link_text(sheet, pairs[i]));
    if (!sheet->crowded)
        sheet_row(sheet, "", "A link is no cause, and may be the other way round.");
}

static void add_chance(struct report_sheet *sheet, const struct report_trigger *const *pairs,
                       size_t count)
{
    size_t compared = 0;
    char *line = "";

    for (size_t i = 0; i < count && pairs[i]->link == REPORT_LINK_CHANCE; i++)
        compared++;
    for (size_t i = 0; i < compared && i < NAMES; i++)
        line = arena_format(sheet->arena, "%s%s%s", line, i > 0 ? ", " : "",
                            part_pair_name(pairs[i]));
    if (compared > NAMES)
        line = arena_format(sheet->arena, "%s and %zu more", line, compared - NAMES);
    sheet_row(sheet, "After",
              arena_format(sheet->arena, "what was compared could all be chance so far: %s", line));
}

/* "6 more days with", "1 more day with and 6 without" */
static const char *lack_text(struct report_sheet *sheet, const struct report_trigger *pair)
{
    size_t with = pair->need_exposed;
    size_t without = pair->need_unexposed;

    if (with > 0 && without > 0)
        return arena_format(sheet->arena, "%zu more day%s with and %zu without", with,
                            sheet_plural(with), without);
    return arena_format(sheet->arena, "%zu more day%s %s", with + without,
                        sheet_plural(with + without), with > 0 ? "with" : "without");
}

static void add_too_few(struct report_sheet *sheet, const struct report_trigger *pair)
{
    const char *after = "";

    if (pair->lag > 0)
        after = arena_format(sheet->arena, " then and on the %s after",
                             pair->lag == 1 ? "day" : "two days");
    sheet_row(sheet, "After",
              arena_format(sheet->arena,
                           "%s: noted on %zu day%s so far; %s it, with pain scores%s, and this page"
                           " can compare",
                           part_pair_name(pair), pair->exposed, sheet_plural(pair->exposed),
                           lack_text(sheet, pair), after));
}

/* For those who do not know yet that a trigger can be noted. */
static void add_hint(struct report_sheet *sheet)
{
    sheet_row(sheet, "After",
              arena_format(sheet->arena,
                           PROGRAM_LOG
                           " 4 trigger=desk-work notes what may be behind it; after %s such"
                           " days this page can compare",
                           sheet_threshold(sheet, THRESHOLD_TRIGGER_DAYS)));
}

void part_triggers(struct report_sheet *sheet)
{
    size_t count;
    const struct report_trigger **pairs = part_best_pairs(sheet, &count);

    if (count > 0 && pairs[0]->link == REPORT_LINK_DISCUSS)
        add_links(sheet, pairs, count);
    else if (count > 0 && pairs[0]->link == REPORT_LINK_CHANCE)
        add_chance(sheet, pairs, count);
    else if (count > 0 && !sheet->crowded)
        add_too_few(sheet, pairs[0]);
    else if (!sheet->crowded && sheet->summary->logged > 0
             && sheet->summary->logged <= NEW_DIARY_DAYS)
        add_hint(sheet);
}
