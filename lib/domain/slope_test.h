/* Whether a series goes up or down: a straight line through it by ranks, and whether it may
 * be chance. What ties is decided in whole numbers. */
#ifndef DOMAIN_SLOPE_TEST_H
#define DOMAIN_SLOPE_TEST_H

#include "domain/slope_rank.h"

struct slope_test {
    double slope; /* units of value per unit of time: median of all pairwise slopes (Theil 1950,
                     Sen 1968) */
    double low;   /* its 95 % interval, from the variance of Kendall's S (Sen 1968) */
    double high;
    double score;    /* S: pairs that rise less pairs that fall */
    double variance; /* of S, with ties (Kendall 1975), times correction */
    double z;        /* (S - sign S) / sqrt(variance); 0 when all values are equal */
    double correction; /* Hamed and Rao (1998), never below 1 */
};

/* Fewer than 3 values give no correction, fewer than 2 a slope of 0. Autocorrelation is
 * taken in the order of the values, all lags that are significant, from the ranks of the
 * series less its slope. Memory grows with count, time as count log count. */
struct slope_test slope_test(const struct slope_series *series);

/* -1 or 1 when the slope cannot well be chance at the 5 % level: z says so, and the
 * interval leaves 0 out; else 0. */
int slope_test_direction(const struct slope_test *test);

#endif
