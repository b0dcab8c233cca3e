/* What stands at a rank of the slopes, against all slopes listed and sorted. */
#include "check.h"

#include "domain/slope_rank.h"

#include <stdint.h>
#include <stdlib.h>

enum { LONGEST = 1300 };

static uint64_t state = 88172645463325252u;

static size_t below(size_t bound)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state % bound);
}

static int compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;

    return (a > b) - (a < b);
}

static double *list_slopes(const struct slope_series *series)
{
    double *slopes = malloc(sizeof *slopes * series->count * series->count / 2);
    size_t pairs = 0;

    for (size_t i = 0; i < series->count; i++) {
        for (size_t k = i + 1; k < series->count; k++)
            slopes[pairs++] = (double)(series->values[k] - series->values[i])
                              / (double)(series->times[k] - series->times[i]);
    }
    qsort(slopes, pairs, sizeof *slopes, compare_numbers);
    return slopes;
}

/* Days with gaps; half points: few levels with many ties, a drift, or all the same. */
static void check_series(struct check *check, size_t count, size_t levels, double drift,
                         const char *what)
{
    static int32_t times[LONGEST];
    static int32_t values[LONGEST];
    struct slope_series series = {times, values, count};
    int64_t pairs = slope_pairs(&series);
    double *slopes;
    int64_t falling;
    int64_t level;
    int64_t seen[2] = {0, 0};
    int wrong = 0;

    for (size_t i = 0; i < count; i++) {
        times[i] = i > 0 ? times[i - 1] + 1 + (int32_t)below(below(9) == 0 ? 30 : 2) : 20000;
        values[i] = (int32_t)((double)i * drift) + (int32_t)below(levels);
    }
    slopes = list_slopes(&series);
    for (int i = 0; i <= 40; i++) {
        int64_t rank = (pairs - 1) * i / 40;

        wrong += fabs(slope_value(slope_at_rank(&series, rank)) - slopes[rank]) > 0;
    }
    check_that(check, wrong == 0, what);
    slope_directions(&series, &falling, &level);
    for (int64_t i = 0; i < pairs; i++) {
        seen[0] += slopes[i] < 0;
        seen[1] += !(slopes[i] < 0) && !(slopes[i] > 0);
    }
    check_that(check, falling == seen[0] && level == seen[1], "and so many fall, and stay level");
    free(slopes);
}

int main(void)
{
    struct check check = {0};

    check_series(&check, 2, 21, 0, "two days");
    check_series(&check, 60, 21, 0, "two months");
    check_series(&check, 9, 21, 0, "nine days: all pairs are listed");
    check_series(&check, 10, 21, 0, "ten days: a bound is looked for");
    check_series(&check, LONGEST, 21, 0, "three years and a half");
    check_series(&check, LONGEST, 3, 0, "of three levels");
    check_series(&check, LONGEST, 1, 0, "of one level");
    check_series(&check, LONGEST, 2, 0.05, "rising");
    check_series(&check, LONGEST, 9, -0.01, "falling");
    check_series(&check, LONGEST, 1, 1, "a straight line");
    return check_end(&check);
}
