#include "domain/picture_frame.h"

#include "document/markup.h"

enum { MARKS = 124 };

enum report_unit picture_unit(civil_day from, civil_day until)
{
    civil_day days = until - from + 1;

    if (days <= MARKS)
        return REPORT_BY_DAY;
    return days <= MARKS * CIVIL_WEEK_DAYS ? REPORT_BY_WEEK : REPORT_BY_MONTH;
}

static double days_of(const struct picture *picture)
{
    return (double)picture->summary->until - (double)picture->summary->from + 1;
}

double picture_across(const struct picture *picture, double days)
{
    return PICTURE_LEFT + (PICTURE_RIGHT - PICTURE_LEFT) * days / days_of(picture);
}

int picture_bottom(const struct picture *picture)
{
    static const int bottoms[PICTURE_SIZES] = {[PICTURE_WHOLE] = 198, [PICTURE_SMALL] = 123};

    return bottoms[picture->size];
}

double picture_up(const struct picture *picture, double score)
{
    int bottom = picture_bottom(picture);

    return bottom - (bottom - PICTURE_TOP) * score / (REPORT_SCORES - 1);
}

static civil_day last_of(civil_day start, enum report_unit unit)
{
    if (unit == REPORT_BY_DAY)
        return start;
    if (unit == REPORT_BY_WEEK)
        return start + CIVIL_WEEK_DAYS - 1;
    return report_series_start(start + 31, unit) - 1;
}

struct report_span picture_mark(const struct picture *picture, civil_day day)
{
    const struct report_summary *summary = picture->summary;
    struct report_span mark = {.first = report_series_start(day, picture->unit)};

    mark.last = last_of(mark.first, picture->unit);
    if (mark.first < summary->from)
        mark.first = summary->from;
    if (mark.last > summary->until)
        mark.last = summary->until;
    return mark;
}

double picture_middle(const struct picture *picture, struct report_span mark)
{
    double first = (double)mark.first - picture->summary->from;
    double last = (double)mark.last - picture->summary->from + 1;

    return picture_across(picture, (first + last) / 2);
}

double picture_step(const struct picture *picture)
{
    static const double days[REPORT_UNITS] = {1, CIVIL_WEEK_DAYS, 30.4};

    return (PICTURE_RIGHT - PICTURE_LEFT) * days[picture->unit] / days_of(picture);
}

void picture_words(const struct picture *picture, double x, double y, const char *look,
                   const char *words)
{
    text_format(picture->text, "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">", x, y, look);
    markup_add(picture->text, words);
    text_add(picture->text, "</text>\n");
}
