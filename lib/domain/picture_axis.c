#include "domain/picture_frame.h"

/* How many dates there is room for. */
enum { DATES = 8, MONTHS = 12 };

/* --- scores ---------------------------------------------------------------- */

static void add_score(struct picture *picture, double score, const char *look)
{
    double y = picture_up(picture, score);

    text_format(picture->text, "<path class=\"%s\" d=\"M%d %.1fH%d\"/>\n", look,
                PICTURE_LEFT - 4, y, PICTURE_RIGHT);
    picture_words(picture, PICTURE_LEFT - 8, y + 4, "muted end",
                  sheet_number(&picture->sheet, score));
}

static void add_scores(struct picture *picture)
{
    const struct threshold_table *limits = picture->summary->limits;

    add_score(picture, 0, "grid");
    add_score(picture, threshold_value(limits, THRESHOLD_MODERATE_PAIN), "grid level");
    add_score(picture, threshold_value(limits, THRESHOLD_HIGH_PAIN), "grid level");
    add_score(picture, REPORT_SCORES - 1, "grid");
    picture_words(picture, 8, picture_up(picture, REPORT_SCORES - 1) + 4, "muted", "worst");
    picture_words(picture, 8, picture_up(picture, 0) + 4, "muted", "no pain");
}

/* --- dates ----------------------------------------------------------------- */

/* x: of the mark that it names. */
static void add_date(const struct picture *picture, double x, const char *words)
{
    const char *look = x > PICTURE_RIGHT - 20 ? "muted end" : "muted mid";

    text_format(picture->text, "<path class=\"grid\" d=\"M%.1f %dv5\"/>\n", x,
                picture_bottom(picture));
    picture_words(picture, x, picture_bottom(picture) + 17, look, words);
}

/* Short diaries: every so many days. */
static void add_days(struct picture *picture, civil_day days)
{
    civil_day step = days <= DATES ? 1 : days <= 2 * DATES ? 2 : CIVIL_WEEK_DAYS;

    for (civil_day day = picture->summary->from; day <= picture->summary->until; day += step) {
        int year;
        int month;
        int day_of_month;

        civil_day_split(day, &year, &month, &day_of_month);
        add_date(picture, picture_middle(picture, picture_mark(picture, day)),
                 arena_format(picture->sheet.arena, "%d %.3s", day_of_month,
                              civil_month_name(month)));
    }
}

/* Months from one first of a month to the next that gets a word. */
static int months_between(civil_day days)
{
    static const int steps[] = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000};
    size_t i = 0;

    while (i + 1 < sizeof steps / sizeof steps[0] && days > (civil_day)(DATES * 30.4 * steps[i]))
        i++;
    return steps[i];
}

static const char *month_words(const struct picture *picture, int step, int month, bool first)
{
    int year = month / MONTHS;
    const char *name = civil_month_name(month % MONTHS + 1);

    if (step >= MONTHS)
        return arena_format(picture->sheet.arena, "%d", year);
    if (first || month % MONTHS == 0)
        return arena_format(picture->sheet.arena, "%.3s %d", name, year);
    return arena_format(picture->sheet.arena, "%.3s", name);
}

static void add_months(struct picture *picture, civil_day days)
{
    int step = months_between(days);
    bool first = true;
    int year;
    int month;
    int day_of_month;
    civil_day day;

    civil_day_split(picture->summary->from, &year, &month, &day_of_month);
    month += year * MONTHS - 1 + (day_of_month > 1);
    month += (step - month % step) % step;
    while (civil_day_make(month / MONTHS, month % MONTHS + 1, 1, &day)
           && day <= picture->summary->until) {
        add_date(picture, picture_across(picture, (double)day - picture->summary->from),
                 month_words(picture, step, month, first));
        first = false;
        month += step;
    }
}

void picture_axes(struct picture *picture)
{
    civil_day days = picture->summary->until - picture->summary->from + 1;

    add_scores(picture);
    if (days <= DATES * CIVIL_WEEK_DAYS)
        add_days(picture, days);
    else
        add_months(picture, days);
    picture->y = picture_bottom(picture) + 24;
}
