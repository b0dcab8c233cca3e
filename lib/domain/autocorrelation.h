/* How alike the members of a series are to those that stand some places on. */
#ifndef DOMAIN_AUTOCORRELATION_H
#define DOMAIN_AUTOCORRELATION_H

#include <stddef.h>
#include <stdint.h>

/* products[lag] is the sum of numbers[i] * numbers[i + lag], for all lags from 0 to count - 1.
 * By way of the power spectrum (Wiener and Khinchin), because all lags of ten years of days one
 * by one took longer than all else that is asked of them: the time grows as count log count.
 * The sums are whole, and come out whole while they stay below 2^44: numbers up to count in a
 * series of 20 000, or 55 years of days. Beyond that the last digit may be off. */
void autocorrelation_products(const int32_t *numbers, size_t count, int64_t *products);

#endif
