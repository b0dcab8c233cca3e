#include "domain/statistics.h"

#include <math.h>
#include <stdlib.h>

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
