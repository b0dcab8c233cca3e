#include "domain/picture_frame.h"

#include <string.h>

/* How many medicines there is room for, how long a name, and how high a row. */
enum { MEDICINES = 3, NAME = 14, ROW = 17 };

/* A row: which of the days covered are marked. */
struct row {
    const char *name;
    const char *look;
    bool *days; /* one for each day covered */
};

static struct row row_of(const struct picture *picture, const char *name, const char *look)
{
    size_t days = (size_t)(picture->summary->until - picture->summary->from + 1);

    return (struct row){name, look, arena_array(picture->sheet.arena, days, sizeof(bool))};
}

static void mark_day(const struct picture *picture, struct row *row, civil_day day)
{
    if (day >= picture->summary->from && day <= picture->summary->until)
        row->days[day - picture->summary->from] = true;
}

static civil_day count_days(const struct picture *picture, const struct row *row,
                            struct report_span span)
{
    civil_day count = 0;

    for (civil_day day = span.first; day <= span.last; day++)
        count += row->days[day - picture->summary->from];
    return count;
}

/* --- shapes ---------------------------------------------------------------- */

/* A block: the higher, the more of the mark's days. */
static void add_block(const struct picture *picture, double x, double share)
{
    double width = picture_step(picture) * 0.7;
    double height = 3 + 7 * share;

    width = width > 9 ? 9 : width < 1.6 ? 1.6 : width;
    text_format(picture->text, "M%.1f %.1fv-%.1fh%.1fv%.1fz", x - width / 2, picture->y, height,
                width, height);
}

static void add_blocks(const struct picture *picture, const struct row *row)
{
    struct report_span mark;

    for (civil_day day = picture->summary->from; day <= picture->summary->until;
         day = mark.last + 1) {
        civil_day count;

        mark = picture_mark(picture, day);
        count = count_days(picture, row, mark);
        if (count > 0)
            add_block(picture, picture_middle(picture, mark),
                      (double)count / (mark.last - mark.first + 1));
    }
}

/* A stretch: a bar with a triangle on it, so that one day can be seen too. */
static void add_stretch(const struct picture *picture, struct report_span span)
{
    double left = picture_across(picture, (double)span.first - picture->summary->from);
    double right = picture_across(picture, (double)span.last - picture->summary->from + 1);
    double middle = (left + right) / 2;

    text_format(picture->text, "M%.1f %.1fH%.1fv-3H%.1fzM%.1f %.1fl-4-6h8z", left, picture->y,
                right, left, middle, picture->y - 4);
}

static void add_stretches(const struct picture *picture, const struct row *row)
{
    struct report_span open = {0, -1};
    struct report_span mark;

    for (civil_day day = picture->summary->from; day <= picture->summary->until;
         day = mark.last + 1) {
        mark = picture_mark(picture, day);
        if (count_days(picture, row, mark) > 0) {
            open.first = open.last >= open.first ? open.first : mark.first;
            open.last = mark.last;
        } else if (open.last >= open.first) {
            add_stretch(picture, open);
            open = (struct report_span){0, -1};
        }
    }
    if (open.last >= open.first)
        add_stretch(picture, open);
}

/* --- rows ------------------------------------------------------------------ */

static const char *short_name(const struct picture *picture, const char *name)
{
    if (strlen(name) <= NAME)
        return name;
    return arena_format(picture->sheet.arena, "%.*s…", NAME - 1, name);
}

static void add_row(struct picture *picture, const struct row *row,
                    void (*draw)(const struct picture *picture, const struct row *row))
{
    struct report_span all = {picture->summary->from, picture->summary->until};
    civil_day count = count_days(picture, row, all);

    if (count == 0)
        return;
    picture->y += ROW;
    picture_words(picture, PICTURE_LEFT - 8, picture->y, "ink end", row->name);
    text_format(picture->text, "<path class=\"%s\" d=\"", row->look);
    draw(picture, row);
    text_add(picture->text, "\"/>\n");
    picture_words(picture, PICTURE_WIDTH - 6, picture->y, "muted end",
                  arena_format(picture->sheet.arena, "%d d", (int)count));
}

static struct row spike_row(const struct picture *picture)
{
    const struct report_flares *flares = &picture->summary->flares;
    struct row row = row_of(picture, "Flares (scores)", "flare");

    for (size_t i = 0; i < flares->count; i++) {
        if (flares->items[i].flagged == REPORT_FLAGGED_ONLY)
            continue;
        for (civil_day day = flares->items[i].first; day <= flares->items[i].last; day++)
            mark_day(picture, &row, day);
    }
    return row;
}

static struct row flagged_row(const struct picture *picture)
{
    const struct report_days *days = &picture->summary->days;
    struct row row = row_of(picture, "Flares (named)", "flare");

    for (size_t i = 0; i < days->count; i++) {
        if (days->items[i].flare)
            mark_day(picture, &row, days->items[i].day);
    }
    return row;
}

static struct row exercise_row(const struct picture *picture)
{
    const struct report_exercises *exercises = &picture->summary->exercises;
    struct row row = row_of(picture, "Exercise", "exercise");

    for (size_t i = 0; i < exercises->count; i++) {
        const struct report_bag *sessions = &exercises->items[i].sessions;

        for (size_t j = 0; j < sessions->count; j++)
            mark_day(picture, &row, report_session_day(&sessions->items[j]));
    }
    return row;
}

static void add_medicine(struct picture *picture, const struct report_medicine *medicine)
{
    struct row row = row_of(picture, short_name(picture, medicine->id), "medicine");

    for (size_t i = 0; i < medicine->count; i++)
        mark_day(picture, &row, medicine->days[i].day);
    add_row(picture, &row, add_blocks);
}

void picture_tint(struct picture *picture)
{
    struct row row = spike_row(picture);
    const struct report_summary *summary = picture->summary;

    if (picture->unit != REPORT_BY_DAY)
        return;
    text_add(picture->text, "<path class=\"tint\" d=\"");
    for (civil_day day = summary->from; day <= summary->until; day++) {
        double x = picture_across(picture, (double)day - summary->from);

        if (row.days[day - summary->from])
            text_format(picture->text, "M%.1f %dV%dh%.1fV%dz", x, PICTURE_TOP,
                        picture_bottom(picture), picture_step(picture), PICTURE_TOP);
    }
    text_add(picture->text, "\"/>\n");
}

void picture_rows(struct picture *picture)
{
    size_t count;
    struct row spikes = spike_row(picture);
    struct row flagged = flagged_row(picture);
    struct row exercise = exercise_row(picture);
    const struct report_medicine **order =
        report_medicines_by_days(&picture->summary->medicines, picture->summary->from,
                                 picture->summary->until, picture->sheet.arena, &count);

    add_row(picture, &spikes, add_stretches);
    add_row(picture, &flagged, add_stretches);
    if (picture->size == PICTURE_SMALL)
        return;
    for (size_t i = 0; i < count && i < MEDICINES; i++)
        add_medicine(picture, order[i]);
    add_row(picture, &exercise, add_blocks);
}
