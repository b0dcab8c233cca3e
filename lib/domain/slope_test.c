#include "domain/slope_test.h"

#include "base/memory.h"
#include "domain/autocorrelation.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* The normal quantile that leaves 2.5 % above it. */
static const double two_sided_95 = 1.959963984540054;

static double sign(double number)
{
    return (double)((number > 0) - (number < 0));
}

/* --- ranks --------------------------------------------------------------- */

static int compare_numbers(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left;
    int64_t b = *(const int64_t *)right;

    return (a > b) - (a < b);
}

/* The series turned by a slope, sorted. */
static int64_t *sort_turned(const struct slope_series *series, struct slope_ratio slope)
{
    int64_t *sorted = memory_alloc(memory_product(series->count, sizeof *sorted));

    for (size_t i = 0; i < series->count; i++)
        sorted[i] = slope_turned(series, i, slope);
    qsort(sorted, series->count, sizeof *sorted, compare_numbers);
    return sorted;
}

/* How many of sorted numbers are below a number, or equal to it where that counts too. */
static size_t numbers_below(const int64_t *sorted, size_t count, int64_t number, bool or_equal)
{
    size_t low = 0;
    size_t high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (sorted[middle] < number || (or_equal && sorted[middle] == number))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Twice the distance of each one's mid-rank from the mean rank, which is whole: equal
 * values share the mean of their ranks. */
static void rank_turned(const struct slope_series *series, struct slope_ratio slope,
                        int32_t *ranks)
{
    int64_t *sorted = sort_turned(series, slope);
    size_t count = series->count;

    for (size_t i = 0; i < count; i++) {
        int64_t turned = slope_turned(series, i, slope);
        size_t below = numbers_below(sorted, count, turned, false);
        size_t up_to = numbers_below(sorted, count, turned, true);

        ranks[i] = (int32_t)((int64_t)(below + up_to) - (int64_t)count);
    }
    free(sorted);
}

/* --- Kendall's S --------------------------------------------------------- */

/* Pairs that rise less pairs that fall. */
static double kendall_score(const struct slope_series *series)
{
    int64_t falling;
    int64_t level;

    slope_directions(series, &falling, &level);
    return (double)(slope_pairs(series) - level - 2 * falling);
}

static double variance_term(size_t count)
{
    double n = (double)count;

    return n * (n - 1) * (2 * n + 5);
}

/* [n(n-1)(2n+5) - sum t(t-1)(2t+5)] / 18 over the groups of t equal values. */
static double kendall_variance(const struct slope_series *series)
{
    int64_t *sorted = sort_turned(series, (struct slope_ratio){0, 1});
    double sum = variance_term(series->count);

    for (size_t i = 0; i < series->count;) {
        size_t end = numbers_below(sorted, series->count, sorted[i], true);

        sum -= variance_term(end - i);
        i = end;
    }
    free(sorted);
    return sum / 18;
}

/* --- autocorrelation ----------------------------------------------------- */

/* 1 + 2 / (n(n-1)(n-2)) * sum over significant k of (n-k)(n-k-1)(n-k-2) r_k. */
static double correction_of(const int64_t *products, size_t count)
{
    double n = (double)count;
    double sum = 0;

    if (products[0] <= 0)
        return 1;
    for (size_t lag = 1; lag + 2 < count; lag++) {
        double left = n - (double)lag;
        double correlation = (double)products[lag] / (double)products[0];

        if (fabs(correlation) > two_sided_95 / sqrt(n))
            sum += left * (left - 1) * (left - 2) * correlation;
    }
    return fmax(1, 1 + 2 * sum / (n * (n - 1) * (n - 2)));
}

static double autocorrelation_correction(const struct slope_series *series,
                                         struct slope_ratio slope)
{
    int32_t *ranks;
    int64_t *products;
    double correction;

    if (series->count < 3)
        return 1;
    ranks = memory_alloc(memory_product(series->count, sizeof *ranks));
    products = memory_alloc(memory_product(series->count, sizeof *products));
    rank_turned(series, slope, ranks);
    autocorrelation_products(ranks, series->count, products);
    correction = correction_of(products, series->count);
    free(ranks);
    free(products);
    return correction;
}

/* --- the slope ----------------------------------------------------------- */

/* The ranks that bound the slope: (pairs -+ z sqrt(variance)) / 2. */
static void bound_slope(struct slope_test *test, const struct slope_series *series)
{
    double pairs = (double)slope_pairs(series);
    double spread = two_sided_95 * sqrt(test->variance);
    double upper = fmin(nearbyint((pairs + spread) / 2), pairs - 1);
    double lower = fmax(nearbyint((pairs - spread) / 2) - 1, 0);

    test->low = slope_value(slope_at_rank(series, (int64_t)lower));
    test->high = slope_value(slope_at_rank(series, (int64_t)upper));
}

/* Of an even number of pairs the mean of the two in the middle. */
static struct slope_ratio median_slope(const struct slope_series *series)
{
    int64_t pairs = slope_pairs(series);
    struct slope_ratio low = slope_at_rank(series, (pairs - 1) / 2);
    struct slope_ratio high = pairs % 2 == 0 ? slope_at_rank(series, pairs / 2) : low;

    if (low.rise * high.run == high.rise * low.run)
        return low;
    return (struct slope_ratio){low.rise * high.run + high.rise * low.run,
                                2 * low.run * high.run};
}

struct slope_test slope_test(const struct slope_series *series)
{
    struct slope_test test = {.correction = 1};
    struct slope_ratio slope;

    if (series->count < 2)
        return test;
    slope = median_slope(series);
    test.slope = slope_value(slope);
    test.correction = autocorrelation_correction(series, slope);
    test.score = kendall_score(series);
    test.variance = kendall_variance(series) * test.correction;
    if (test.variance > 0)
        test.z = (test.score - sign(test.score)) / sqrt(test.variance);
    bound_slope(&test, series);
    return test;
}

int slope_test_direction(const struct slope_test *test)
{
    if (test->z > two_sided_95 && test->low > 0)
        return 1;
    if (test->z < -two_sided_95 && test->high < 0)
        return -1;
    return 0;
}
