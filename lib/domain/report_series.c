#include "domain/report_series.h"

const char *const report_unit_words[REPORT_UNITS] = {"day", "week", "month"};

civil_day report_series_start(civil_day day, enum report_unit unit)
{
    int year;
    int month;
    int day_of_month;

    if (unit == REPORT_BY_WEEK)
        return day - civil_weekday(day);
    civil_day_split(day, &year, &month, &day_of_month);
    return unit == REPORT_BY_MONTH ? day - day_of_month + 1 : day;
}

static void take(struct report_slice *slice, const struct report_day *day)
{
    slice->logged += day->worst != REPORT_NO_SCORE;
    slice->scores += day->scores;
    report_tally_merge(&slice->pain, &day->pain);
    if (day->worst > slice->worst)
        slice->worst = day->worst;
}

bool report_series_next(const struct report_days *days, struct report_span span,
                        enum report_unit unit, size_t *index, struct report_slice *slice)
{
    size_t i = report_days_from(days, span.first);

    if (i < *index)
        i = *index;
    if (i >= days->count || days->items[i].day > span.last)
        return false;
    *slice = (struct report_slice){
        .start = report_series_start(days->items[i].day, unit),
        .first = i,
        .worst = REPORT_NO_SCORE,
    };
    while (i < days->count && days->items[i].day <= span.last
           && report_series_start(days->items[i].day, unit) == slice->start)
        take(slice, &days->items[i++]);
    slice->end = i;
    *index = i;
    return true;
}
