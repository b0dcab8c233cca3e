#include "domain/statistics.h"

#include "base/memory.h"
#include "domain/slope_rank.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The normal quantile that leaves 2.5 % above it. */
static const double two_sided_95 = 1.959963984540054;

static int compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;

    return (a > b) - (a < b);
}

void statistics_sort(double *values, size_t count)
{
    if (count > 1)
        qsort(values, count, sizeof *values, compare_numbers);
}

double statistics_quantile(const double *sorted, size_t count, double share)
{
    double position = share * (double)(count - 1);
    size_t below = (size_t)floor(position);
    double part = position - (double)below;

    if (below + 1 >= count)
        return sorted[count - 1];
    return sorted[below] + part * (sorted[below + 1] - sorted[below]);
}

double statistics_median(const double *sorted, size_t count)
{
    return statistics_quantile(sorted, count, 0.5);
}

static double *copy_numbers(const double *values, size_t count)
{
    double *copy = memory_alloc(memory_product(count, sizeof *copy));

    memcpy(copy, values, count * sizeof *copy);
    return copy;
}

double statistics_mean(const double *values, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += values[i];
    return sum / (double)count;
}

static double sign(double number)
{
    return (double)((number > 0) - (number < 0));
}

/* --- Kendall's S --------------------------------------------------------- */

/* Pairs that rise less pairs that fall. */
static double kendall_score(const struct slope_series *series)
{
    double falling;
    double level;

    slope_directions(series, &falling, &level);
    return slope_pairs(series) - level - 2 * falling;
}

/* How many of sorted[start …] equal its first. */
static size_t tie_length(const double *sorted, size_t start, size_t count)
{
    size_t end = start + 1;

    while (end < count && sorted[end] <= sorted[start])
        end++;
    return end - start;
}

static double variance_term(double n)
{
    return n * (n - 1) * (2 * n + 5);
}

/* [n(n-1)(2n+5) - sum t(t-1)(2t+5)] / 18 over the groups of t equal values. */
static double kendall_variance(const double *values, size_t count)
{
    double *sorted = copy_numbers(values, count);
    double sum = variance_term((double)count);

    statistics_sort(sorted, count);
    for (size_t i = 0; i < count;) {
        size_t length = tie_length(sorted, i, count);

        sum -= variance_term((double)length);
        i += length;
    }
    free(sorted);
    return sum / 18;
}

/* --- autocorrelation ----------------------------------------------------- */

/* How many of sorted numbers are below a number, or equal to it where that counts too. */
static size_t numbers_below(const double *sorted, size_t count, double number, bool or_equal)
{
    size_t low = 0;
    size_t high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (sorted[middle] < number || (or_equal && !(number < sorted[middle])))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Mid-ranks: equal values share the mean of their ranks. */
static void rank_numbers(const double *values, size_t count, double *ranks)
{
    double *sorted = copy_numbers(values, count);

    statistics_sort(sorted, count);
    for (size_t i = 0; i < count; i++) {
        double below = (double)numbers_below(sorted, count, values[i], false);
        double equal = (double)numbers_below(sorted, count, values[i], true) - below;

        ranks[i] = below + (equal + 1) / 2;
    }
    free(sorted);
}

/* Sum of products of deviations from the mean, lag apart. */
static double lagged_product(const double *values, size_t count, double mean, size_t lag)
{
    double sum = 0;

    for (size_t i = 0; i + lag < count; i++)
        sum += (values[i] - mean) * (values[i + lag] - mean);
    return sum;
}

/* 1 + 2 / (n(n-1)(n-2)) * sum over significant k of (n-k)(n-k-1)(n-k-2) r_k. */
static double correction_of_ranks(const double *ranks, size_t count)
{
    double n = (double)count;
    double mean = statistics_mean(ranks, count);
    double whole = lagged_product(ranks, count, mean, 0);
    double sum = 0;

    if (!(whole > 0))
        return 1;
    for (size_t lag = 1; lag + 2 < count; lag++) {
        double left = n - (double)lag;
        double correlation = lagged_product(ranks, count, mean, lag) / whole;

        if (fabs(correlation) > two_sided_95 / sqrt(n))
            sum += left * (left - 1) * (left - 2) * correlation;
    }
    return fmax(1, 1 + 2 * sum / (n * (n - 1) * (n - 2)));
}

static double autocorrelation_correction(const double *times, const double *values, size_t count,
                                         double slope)
{
    double *rest;
    double *ranks;
    double correction;

    if (count < 3)
        return 1;
    rest = memory_alloc(memory_product(count, sizeof *rest));
    ranks = memory_alloc(memory_product(count, sizeof *ranks));
    for (size_t i = 0; i < count; i++)
        rest[i] = values[i] - slope * (times[i] - times[0]);
    rank_numbers(rest, count, ranks);
    correction = correction_of_ranks(ranks, count);
    free(ranks);
    free(rest);
    return correction;
}

/* --- the slope ----------------------------------------------------------- */

/* The ranks that bound the slope: (pairs -+ z sqrt(variance)) / 2. */
static void bound_slope(struct statistics_slope *slope, const struct slope_series *series)
{
    double pairs = slope_pairs(series);
    double spread = two_sided_95 * sqrt(slope->variance);
    double upper = nearbyint((pairs + spread) / 2);
    double lower = nearbyint((pairs - spread) / 2) - 1;

    slope->low = slope_at_rank(series, fmax(lower, 0));
    slope->high = slope_at_rank(series, fmin(upper, pairs - 1));
}

static double median_slope(const struct slope_series *series)
{
    double middle = (slope_pairs(series) - 1) / 2;
    double low = slope_at_rank(series, floor(middle));
    double high = slope_at_rank(series, ceil(middle));

    return low + (middle - floor(middle)) * (high - low);
}

struct statistics_slope statistics_trend(const double *times, const double *values, size_t count)
{
    struct statistics_slope slope = {.correction = 1};
    struct slope_series series = {times, values, count};

    if (count < 2)
        return slope;
    slope.slope = median_slope(&series);
    slope.correction = autocorrelation_correction(times, values, count, slope.slope);
    slope.score = kendall_score(&series);
    slope.variance = kendall_variance(values, count) * slope.correction;
    if (slope.variance > 0)
        slope.z = (slope.score - sign(slope.score)) / sqrt(slope.variance);
    bound_slope(&slope, &series);
    return slope;
}

int statistics_direction(const struct statistics_slope *slope)
{
    if (slope->z > two_sided_95 && slope->low > 0)
        return 1;
    if (slope->z < -two_sided_95 && slope->high < 0)
        return -1;
    return 0;
}

/* --- chances ------------------------------------------------------------- */

double statistics_student_tails(double t, size_t degrees)
{
    double angle = atan(fabs(t) / sqrt((double)degrees));
    double square = cos(angle) * cos(angle);
    double term = degrees % 2 == 0 ? 1 : cos(angle);
    double sum = 0;

    if (degrees == 0)
        return 1;
    for (size_t i = degrees % 2; i + 2 <= degrees; i += 2) {
        sum += term;
        term *= square * (double)(i + 1) / (double)(i + 2);
    }
    if (degrees % 2 == 0)
        return fmax(0, 1 - sin(angle) * sum);
    return fmax(0, 1 - (angle + sin(angle) * sum) * 2 / acos(-1));
}

double statistics_discovery_limit(double *chances, size_t count, double level)
{
    statistics_sort(chances, count);
    for (size_t i = count; i > 0; i--) {
        if (chances[i - 1] <= level * (double)i / (double)count)
            return chances[i - 1];
    }
    return -1;
}
