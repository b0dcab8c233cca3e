/* Expected values: scipy 1.10 (theilslopes, kendalltau) and numpy, the Hamed-Rao factor by
 * its formula in numpy. */
#include "check.h"

#include "domain/statistics.h"

#include <math.h>

enum { SHORT = 11, TIED = 14, GAPS = 20, WALK = 30 };

static void check_quantiles(struct check *check)
{
    double values[] = {2, 7, 1, 8, 2, 8, 1, 8, 2, 8.5};
    const double one[] = {3};

    check_that(check, values[0] < 3 && values[1] > 6, "which is left alone");
    check_near(check, statistics_mean(values, 10), 4.75, "mean");
    statistics_sort(values, 10);
    check_near(check, statistics_quantile(values, 10, 0), 1, "quantile 0");
    check_near(check, statistics_quantile(values, 10, 0.25), 2, "first quartile, type 7");
    check_near(check, statistics_quantile(values, 10, 0.75), 8, "third quartile, type 7");
    check_near(check, statistics_quantile(values, 10, 0.9), 8.05, "ninth decile, type 7");
    check_near(check, statistics_quantile(values, 10, 1), 8.5, "quantile 1");
    check_near(check, statistics_quantile(one, 1, 0.25), 3, "quartile of one value");
}

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

static void check_trend(struct check *check, const double *times, const double *values,
                        size_t count, const struct expected *expected)
{
    struct statistics_slope got = statistics_trend(times, values, count);
    const char *name = expected->name;

    check_one(check, got.slope, expected->slope, name, "slope");
    check_one(check, got.low, expected->low, name, "low");
    check_one(check, got.high, expected->high, name, "high");
    check_one(check, got.score, expected->score, name, "score");
    check_one(check, got.variance, expected->variance * expected->correction, name, "variance");
    check_one(check, got.z, expected->z, name, "z");
    check_one(check, got.correction, expected->correction, name, "correction");
    check_one(check, statistics_direction(&got), expected->direction, name, "direction");
}

static void check_short(struct check *check)
{
    static const double times[SHORT] = {0, 1, 2, 4, 7, 8, 11, 12, 15, 16, 20};
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
    double times[TIED];

    for (int i = 0; i < TIED; i++)
        times[i] = i;
    check_trend(check, times, values, TIED, &expected);
}

static void check_gaps(struct check *check)
{
    static const double times[GAPS] = {0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 18, 19,
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
        0.08333333333333333, 0.20689655172413793, 261, 2983.6666666666665, 3.721240307485235,
        1.6361418771885736, 1};
    double times[WALK];

    for (int i = 0; i < WALK; i++)
        times[i] = i;
    check_trend(check, times, values, WALK, &expected);
}

static void check_small(struct check *check)
{
    static const double times[] = {0, 7, 14, 21, 28};
    static const double values[] = {4, 4, 4, 4, 4};
    static const struct expected flat = {"flat", 0, 0, 0, 0, 0, 0, 1, 0};
    struct statistics_slope one = statistics_trend(times, values, 1);
    struct statistics_slope none = statistics_trend(times, values, 0);

    check_trend(check, times, values, 5, &flat);
    check_near(check, one.slope, 0, "one value has no slope");
    check_near(check, none.slope, 0, "nor has none");
    check_that(check, statistics_direction(&one) == 0, "nor a direction");
}

/* scipy.stats.t.sf, twice. */
static void check_tails(struct check *check)
{
    check_near(check, statistics_student_tails(2.5, 1), 0.2422378831816867, "t, 1 degree");
    check_near(check, statistics_student_tails(-2.5, 2), 0.1296117202215108, "t, 2 degrees");
    check_near(check, statistics_student_tails(1.3, 7), 0.23476783539237717, "t, 7 degrees");
    check_near(check, statistics_student_tails(3.1, 58), 0.002984690868443795, "t, 58 degrees");
    check_near(check, statistics_student_tails(4, 1823), 6.587361647801578e-05, "t, 1823 degrees");
    check_near(check, statistics_student_tails(0, 9), 1, "t of 0");
    check_near(check, statistics_student_tails(3, 0), 1, "no degrees of freedom");
}

/* The example of Benjamini and Hochberg 1995, section 2.2: four of fifteen at 0.05. */
static void check_discoveries(struct check *check)
{
    double chances[] = {0.0298, 0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0344, 0.0459,
                        0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
    double none[] = {0.06, 0.9};

    check_near(check, statistics_discovery_limit(chances, 15, 0.05), 0.0095, "four of fifteen");
    check_that(check, statistics_discovery_limit(none, 2, 0.05) < 0, "none of two");
    check_that(check, statistics_discovery_limit(none, 0, 0.05) < 0, "none of none");
}

int main(void)
{
    struct check check = {0};

    check_quantiles(&check);
    check_short(&check);
    check_ties(&check);
    check_gaps(&check);
    check_walk(&check);
    check_small(&check);
    check_tails(&check);
    check_discoveries(&check);
    return check_end(&check);
}
