/* The few statistics that a pain diary bears: ranks and medians rather than means,
 * because pain scores are ordinal, skewed and full of ties. Pure arithmetic; memory
 * is taken from the heap and given back before each call returns. */
#ifndef DOMAIN_STATISTICS_H
#define DOMAIN_STATISTICS_H

#include <stddef.h>

/* Sorts in place, lowest first. */
void statistics_sort(double *values, size_t count);

/* The quantile of sorted values by type 7 of Hyndman and Fan (1996), which is what
 * numpy, R and datamash give; share from 0 to 1, count at least 1. */
double statistics_quantile(const double *sorted, size_t count, double share);

double statistics_median(const double *sorted, size_t count);

/* The arithmetic mean; count at least 1. */
double statistics_mean(const double *values, size_t count);

/* A straight line through a series that robust methods found. */
struct statistics_slope {
    double slope; /* per unit of time: median of all pairwise slopes (Theil 1950, Sen 1968) */
    double low;   /* its 95 % interval, from the variance of Kendall's S (Sen 1968) */
    double high;
    double score;    /* S: pairs that rise less pairs that fall */
    double variance; /* of S, with ties (Kendall 1975), times correction */
    double z;        /* (S - sign S) / sqrt(variance); 0 when all values are equal */
    double correction; /* Hamed and Rao (1998), never below 1 */
};

/* times rise strictly. Fewer than 3 values give no correction, fewer than 2 a slope
 * of 0. Autocorrelation is taken in the order of the values, significant lags only,
 * from the ranks of the series less its slope. Memory grows with count; time with its
 * square, for the autocorrelation: a hundredth of a second for ten years of days. */
struct statistics_slope statistics_trend(const double *times, const double *values, size_t count);

/* -1 or 1 when the slope cannot well be chance at the 5 % level: z says so, and the
 * interval leaves 0 out; else 0. */
int statistics_direction(const struct statistics_slope *slope);

/* The chance that Student's t is at least that far from 0, on either side (Abramowitz and
 * Stegun 26.7.3 and 26.7.4); 1 for no degrees of freedom. Good to 1e-12. */
double statistics_student_tails(double t, size_t degrees);

/* The chance at or below which to call a finding one, so that of all that are called so no
 * more than the share `level` are expected to be none (Benjamini and Hochberg 1995); negative
 * when none can be. chances is sorted in place. */
double statistics_discovery_limit(double *chances, size_t count, double level);

#endif
