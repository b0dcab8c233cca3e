#include "domain/picture_frame.h"

static double bar_width(const struct picture *picture)
{
    double width = picture_step(picture) * 0.75;

    if (width > 9)
        return 9;
    return width < 1.2 ? 1.2 : width;
}

/* The next mark with a score. */
static bool next_mark(const struct picture *picture, size_t *index, struct report_slice *slice)
{
    struct report_span span = {picture->summary->from, picture->summary->until};

    while (report_series_next(&picture->summary->days, span, picture->unit, index, slice)) {
        if (slice->worst != REPORT_NO_SCORE)
            return true;
    }
    return false;
}

/* A bar of one score is a dot: its length is 0, its ends are round. */
static void add_bars(struct picture *picture)
{
    struct report_slice slice;
    size_t index = 0;

    text_format(picture->text, "<path class=\"bar\" stroke-width=\"%.1f\" d=\"",
                bar_width(picture));
    while (next_mark(picture, &index, &slice)) {
        int low = report_tally_low(&slice.pain);
        struct report_span mark = picture_mark(picture, slice.start);

        if (low == REPORT_NO_SCORE)
            low = slice.worst;
        text_format(picture->text, "M%.1f %.1fV%.1f", picture_middle(picture, mark),
                    picture_up(picture, slice.worst), picture_up(picture, low));
    }
    text_add(picture->text, "\"/>\n");
}

/* The line breaks where a mark is missing. */
static void add_line(struct picture *picture)
{
    struct report_slice slice;
    civil_day next = picture->summary->from - 1;
    size_t index = 0;

    text_add(picture->text, "<path class=\"line\" d=\"");
    while (next_mark(picture, &index, &slice)) {
        struct report_span mark = picture_mark(picture, slice.start);

        if (report_tally_count(&slice.pain) == 0)
            continue;
        text_format(picture->text, "%c%.1f %.1f", mark.first == next ? 'L' : 'M',
                    picture_middle(picture, mark),
                    picture_up(picture, report_tally_median(&slice.pain)));
        next = mark.last + 1;
    }
    text_add(picture->text, "\"/>\n");
}

/* A line of no length with round ends is a dot, also where the mark stands alone. */
static void add_dots(struct picture *picture)
{
    struct report_slice slice;
    size_t index = 0;

    text_add(picture->text, "<path class=\"line dot\" d=\"");
    while (next_mark(picture, &index, &slice)) {
        if (report_tally_count(&slice.pain) > 0)
            text_format(picture->text, "M%.1f %.1fh0",
                        picture_middle(picture, picture_mark(picture, slice.start)),
                        picture_up(picture, report_tally_median(&slice.pain)));
    }
    text_add(picture->text, "\"/>\n");
}

void picture_pain(struct picture *picture)
{
    add_bars(picture);
    add_line(picture);
    add_dots(picture);
}
