/* The slopes between all pairs of a series, in order, without listing them: what stands at
 * a rank is found in memory that grows with the values and not with the pairs. All in whole
 * numbers, so that what is equal is equal on every machine. */
#ifndef DOMAIN_SLOPE_RANK_H
#define DOMAIN_SLOPE_RANK_H

#include <stddef.h>
#include <stdint.h>

/* times rise strictly, as whole days do; values are whole too, as half points of pain are.
 * count at least 2. Neither is copied. A span of times by a range of values, times two spans,
 * must fit 62 bits: all days of all years do. */
struct slope_series {
    const int32_t *times;
    const int32_t *values;
    size_t count;
};

/* A slope as the two steps it is the ratio of. */
struct slope_ratio {
    int64_t rise;
    int64_t run; /* above 0 */
};

double slope_value(struct slope_ratio slope);

/* How many pairs there are, and of them how many fall and how many stay level. */
int64_t slope_pairs(const struct slope_series *series);
void slope_directions(const struct slope_series *series, int64_t *falling, int64_t *level);

/* The value of a point in the series turned so that the slope lies level, in units of
 * 1 / run. */
int64_t slope_turned(const struct slope_series *series, size_t index, struct slope_ratio slope);

/* The slope at a rank, from 0 for the lowest. The rank is enclosed between slopes of random
 * pairs until few pairs are left to list and sort (as Matousek 1991): pairs below a slope are
 * the inversions of the series turned by it, which one merge sort counts. The same series
 * always gives the same answer. */
struct slope_ratio slope_at_rank(const struct slope_series *series, int64_t rank);

#endif
