/* Expected values: scipy 1.10 and numpy. */
#include "check.h"

#include "domain/statistics.h"

#include <math.h>

static void check_quantiles(struct check *check)
{
    double values[] = {2, 7, 1, 8, 2, 8, 1, 8, 2, 8.5};
    const double one[] = {3};

    statistics_sort(values, 10);
    check_near(check, statistics_quantile(values, 10, 0), 1, "quantile 0");
    check_near(check, statistics_quantile(values, 10, 0.25), 2, "first quartile, type 7");
    check_near(check, statistics_quantile(values, 10, 0.75), 8, "third quartile, type 7");
    check_near(check, statistics_quantile(values, 10, 0.9), 8.05, "ninth decile, type 7");
    check_near(check, statistics_quantile(values, 10, 1), 8.5, "quantile 1");
    check_near(check, statistics_quantile(one, 1, 0.25), 3, "quartile of one value");
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
    check_tails(&check);
    check_discoveries(&check);
    return check_end(&check);
}
