/* The slopes between all pairs of a series, in order, without listing them: what stands at
 * a rank is found in memory that grows with the values and not with the pairs. */
#ifndef DOMAIN_SLOPE_RANK_H
#define DOMAIN_SLOPE_RANK_H

#include <stddef.h>

/* times rise strictly; count at least 2. Neither is copied. */
struct slope_series {
    const double *times;
    const double *values;
    size_t count;
};

/* How many pairs there are, and of them how many fall and how many stay level. */
double slope_pairs(const struct slope_series *series);
void slope_directions(const struct slope_series *series, double *falling, double *level);

/* The slope at a rank, from 0 for the lowest. Up to SLOPE_LISTED values all are listed and
 * sorted. Beyond that the rank is enclosed between slopes of random pairs until few
 * pairs are left to list (as Matousek 1991): pairs below a slope are the inversions of
 * the series turned by it, which one merge sort counts. That is exact when values and
 * times are small multiples of one number, as half points and whole days are; else right
 * to the rounding. The same series always gives the same answer. */
enum { SLOPE_LISTED = 400 };
double slope_at_rank(const struct slope_series *series, double rank);

#endif
