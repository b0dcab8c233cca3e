#include "domain/report_trend.h"

#include "base/memory.h"
#include "domain/slope_test.h"

#include <math.h>
#include <stdlib.h>

const char *const report_heading_words[] = {"too-few", "falling", "steady", "rising"};

/* Medians of whole scores are whole in half points. */
enum { PER_POINT = 2 };

/* The days that have a median, as a series. */
struct series {
    int32_t *times;
    int32_t *values;
    size_t count;
};

static struct series read_series(const struct report_days *days, civil_day first, civil_day last)
{
    struct series series = {0};

    series.times = memory_alloc(memory_product(days->count + 1, sizeof *series.times));
    series.values = memory_alloc(memory_product(days->count + 1, sizeof *series.values));
    for (size_t i = report_days_from(days, first); i < days->count; i++) {
        const struct report_day *day = &days->items[i];

        if (day->day > last)
            break;
        if (report_tally_count(&day->pain) == 0)
            continue;
        series.times[series.count] = day->day;
        series.values[series.count++] = (int32_t)(PER_POINT * report_tally_median(&day->pain));
    }
    return series;
}

/* How many more days, each logged, until the gate opens: every one of them adds to
 * the logged days, to the span, and so to the share. */
static size_t days_needed(size_t days, civil_day span, const struct threshold_table *limits)
{
    double logged = (double)days;
    double share = threshold_value(limits, THRESHOLD_TREND_SHARE_PERCENT);
    double need = fmax(0, threshold_value(limits, THRESHOLD_TREND_DAYS) - logged);

    need = fmax(need, threshold_value(limits, THRESHOLD_TREND_SPAN_DAYS) - (double)span);
    if (share < 100)
        need = fmax(need, ceil((share * (double)span - 100 * logged) / (100 - share)));
    return (size_t)need;
}

/* The same from a row of the series on: 0 when the gate is open. The next day that can be logged
 * may lie behind a gap, which then is part of the span. */
static size_t days_needed_from(const struct series *series, size_t first, civil_day next,
                               const struct threshold_table *limits)
{
    size_t count = series->count - first;
    civil_day last = series->times[series->count - 1];
    size_t need;

    if (days_needed(count, last - series->times[first] + 1, limits) == 0)
        return 0;
    need = days_needed(count, next - series->times[first], limits);
    return need > 0 ? need : 1;
}

/* A diary with long gaps may need years before there is one line through all of it, and
 * its last weeks none at all. An empty stretch begins after the last day. */
static void find_stretch(const struct series *series, civil_day today,
                         const struct threshold_table *limits, struct report_trend *trend)
{
    civil_day last = series->count > 0 ? series->times[series->count - 1] : 0;
    civil_day next = last < today ? today : last + 1;

    trend->stretch = last + 1;
    trend->stretch_need = days_needed(0, 0, limits);
    for (size_t i = series->count; i-- > 0;) {
        size_t need = days_needed_from(series, i, next, limits);

        if (need <= trend->stretch_need) {
            trend->stretch = series->times[i];
            trend->stretch_need = need;
        }
    }
    trend->need =
        series->count > 0 ? days_needed_from(series, 0, next, limits) : trend->stretch_need;
}

struct report_trend report_trend(const struct report_days *days, civil_day first, civil_day last,
                                 civil_day today, const struct threshold_table *limits)
{
    struct series series = read_series(days, first, last);
    struct report_trend trend = {0};

    find_stretch(&series, today, limits, &trend);
    if (trend.need == 0) {
        const struct slope_series line = {series.times, series.values, series.count};
        struct slope_test test = slope_test(&line);
        int direction = slope_test_direction(&test);
        double points_a_week = (double)CIVIL_WEEK_DAYS / PER_POINT;

        trend.heading = direction < 0 ? REPORT_FALLING : direction > 0 ? REPORT_RISING
                                                                       : REPORT_STEADY;
        trend.per_week = test.slope * points_a_week;
        trend.low = test.low * points_a_week;
        trend.high = test.high * points_a_week;
    }
    free(series.times);
    free(series.values);
    return trend;
}
