/* The few statistics that a pain diary bears: ranks and medians rather than means,
 * because pain scores are ordinal, skewed and full of ties. Pure arithmetic. What goes
 * by pairs of days is in slope_test.h and shift_test.h. */
#ifndef DOMAIN_STATISTICS_H
#define DOMAIN_STATISTICS_H

#include <stddef.h>

/* Sorts in place, lowest first. */
void statistics_sort(double *values, size_t count);

/* The quantile of sorted values by type 7 of Hyndman and Fan (1996), which is what
 * numpy, R and datamash give; share from 0 to 1, count at least 1. */
double statistics_quantile(const double *sorted, size_t count, double share);

double statistics_median(const double *sorted, size_t count);

/* The chance that Student's t is at least that far from 0, on either side (Abramowitz and
 * Stegun 26.7.3 and 26.7.4); 1 for no degrees of freedom. Good to 1e-12. */
double statistics_student_tails(double t, size_t degrees);

/* The chance at or below which to call a finding one, so that of all that are called so no
 * more than the share `level` are expected to be none (Benjamini and Hochberg 1995); negative
 * when none can be. chances is sorted in place. */
double statistics_discovery_limit(double *chances, size_t count, double level);

#endif
