/* Expected values: scipy 1.10 (theilslopes, kendalltau), the Hamed-Rao factor by its formula
 * in fractions: doubles part ties that slopes of sevenths leave. */
#include "check.h"

#include "domain/autocorrelation.h"
#include "domain/slope_test.h"

#include <math.h>

enum { SHORT = 11, TIED = 14, GAPS = 20, WALK = 30 };

/* What scipy says of a series. */
struct expected {
    const char *name;
    double slope, low, high, score, variance, z, correction;
    int direction;
};

static void check_one(struct check *check, double got, double expected, const char *name,
                      const char *what)
{
    char text[80];

    snprintf(text, sizeof text, "%s: %s", name, what);
    check_near(check, got, expected, text);
}

/* Half points are whole numbers. */
static struct slope_test test_of(const int32_t *times, const double *values, size_t count)
{
    int32_t halves[WALK];
    const struct slope_series series = {times, halves, count};

    for (size_t i = 0; i < count; i++)
        halves[i] = (int32_t)(2 * values[i]);
    return slope_test(&series);
}

static void check_trend(struct check *check, const int32_t *times, const double *values,
                        size_t count, const struct expected *expected)
{
    struct slope_test got = test_of(times, values, count);
    const char *name = expected->name;

    check_one(check, got.slope / 2, expected->slope, name, "slope");
    check_one(check, got.low / 2, expected->low, name, "low");
    check_one(check, got.high / 2, expected->high, name, "high");
    check_one(check, got.score, expected->score, name, "score");
    check_one(check, got.variance, expected->variance * expected->correction, name, "variance");
    check_one(check, got.z, expected->z, name, "z");
    check_one(check, got.correction, expected->correction, name, "correction");
    check_one(check, slope_test_direction(&got), expected->direction, name, "direction");
}

static void check_short(struct check *check)
{
    static const int32_t times[SHORT] = {0, 1, 2, 4, 7, 8, 11, 12, 15, 16, 20};
    static const double values[SHORT] = {6, 5, 6, 4, 5, 4, 3, 4, 2, 3, 1};
    static const struct expected expected = {"falling, with gaps", -0.21428571428571427,
        -0.3076923076923077, -0.14285714285714285, -41, 158.33333333333334, -3.178877656956105, 1,
        -1};

    check_trend(check, times, values, SHORT, &expected);
}

static void check_ties(struct check *check)
{
    static const double values[TIED] = {4, 4, 5, 4, 4, 5, 4, 3, 4, 4, 5, 4, 4, 3};
    static const struct expected expected = {"many ties", 0, -0.1, 0, -15, 237, -0.9093977234462832,
        1, 0};
    int32_t times[TIED];

    for (int i = 0; i < TIED; i++)
        times[i] = i;
    check_trend(check, times, values, TIED, &expected);
}

static void check_gaps(struct check *check)
{
    static const int32_t times[GAPS] = {0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 18, 19,
        20, 21, 22};
    static const double values[GAPS] = {3, 4, 5, 6, 6, 5, 4, 3, 3, 2.5, 3, 4, 5, 6, 6.5, 5, 4, 3,
        2, 3};
    static const struct expected expected = {"waves: the factor is floored", 0,
        -0.14285714285714285, 0.041666666666666664, -26, 900.6666666666666, -0.8330248627200131, 1,
        0};

    check_trend(check, times, values, GAPS, &expected);
}

static void check_walk(struct check *check)
{
    static const double values[WALK] = {2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 6, 6, 5, 5, 6, 6, 7, 7, 8,
        8, 8, 7, 7, 6, 6, 7, 7, 8, 8};
    static const struct expected expected = {"one day like the next", 0.14285714285714285,
        0.08333333333333333, 0.20689655172413793, 261, 2983.6666666666665, 3.695684906374613,
        1.6588477232945849, 1};
    int32_t times[WALK];

    for (int i = 0; i < WALK; i++)
        times[i] = i;
    check_trend(check, times, values, WALK, &expected);
}

static void check_small(struct check *check)
{
    static const int32_t times[] = {0, 7, 14, 21, 28};
    static const double values[] = {4, 4, 4, 4, 4};
    static const struct expected flat = {"flat", 0, 0, 0, 0, 0, 0, 1, 0};
    struct slope_test one = test_of(times, values, 1);
    struct slope_test none = test_of(times, values, 0);

    check_trend(check, times, values, 5, &flat);
    check_near(check, one.slope, 0, "one value has no slope");
    check_near(check, none.slope, 0, "nor has none");
    check_that(check, slope_test_direction(&one) == 0, "nor a direction");
}

/* --- all lags at once, against one by one ---------------------------------- */

enum { LONGEST = 1500 };

static void check_products(struct check *check, size_t count)
{
    int32_t numbers[LONGEST] = {0};
    int64_t products[LONGEST];
    uint32_t random = 1;
    size_t wrong = 0;
    char what[40];

    for (size_t i = 0; i < count; i++) {
        random = random * 1664525u + 1013904223u;
        numbers[i] = (int32_t)(random >> 8) % (int32_t)(2 * count + 1) - (int32_t)count;
    }
    autocorrelation_products(numbers, count, products);
    for (size_t lag = 0; lag < count; lag++) {
        int64_t sum = 0;

        for (size_t i = 0; i + lag < count; i++)
            sum += (int64_t)numbers[i] * numbers[i + lag];
        wrong += sum != products[lag];
    }
    snprintf(what, sizeof what, "all lags of %zu numbers", count);
    check_that(check, wrong == 0, what);
}

int main(void)
{
    struct check check = {0};

    check_short(&check);
    check_ties(&check);
    check_gaps(&check);
    check_walk(&check);
    check_small(&check);
    check_products(&check, 1);
    check_products(&check, 2);
    check_products(&check, 3);
    check_products(&check, 512);
    check_products(&check, 513);
    check_products(&check, LONGEST);
    return check_end(&check);
}
