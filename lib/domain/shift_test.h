/* Whether the pain on some days (those that followed an exposure) is another than on the
 * others, when neighbouring days resemble each other. Ranks and a median of differences,
 * because scores are ordinal and full of ties; the null distribution comes from shifting the
 * exposures round the series as a ring, which keeps the autocorrelation of both. Pure
 * arithmetic on counts by level: the cost is days x shifts. */
#ifndef DOMAIN_SHIFT_TEST_H
#define DOMAIN_SHIFT_TEST_H

#include <stdbool.h>
#include <stddef.h>

/* Daily medians of whole scores from 0 to 10 come in half points: level 0 is 0, level 20 is
 * a pain of 10. */
enum { SHIFT_LEVELS = 21 };

/* The days that can be compared, in order: one at least is exposed, and one is not. */
struct shift_series {
    const unsigned char *levels;
    const bool *exposed;
    size_t count;
};

struct shift_test {
    double difference; /* points: median of all differences exposed - unexposed (Hodges and
                          Lehmann 1963) */
    double superiority; /* share of pairs in which the exposed day is worse, ties half */
    /* Two-sided chance of such a rank sum. Its spread is that of the shifted rank sums; the
     * tail is Student's with the days less 2 degrees of freedom, because a short series has
     * too few shifts to count out small chances (after Knijnenburg 2009). */
    double chance;
};

/* Of the difference, in points: the test turned round, so that it leaves 0 out when no more
 * than the share `level` of the shifts differ as much. */
struct shift_interval {
    double low;
    double high;
};

/* All shifts but none are tried; when there are more than most, that many, spread over the
 * ring from a fixed seed. */
struct shift_test shift_test(const struct shift_series *series, size_t most);

/* It takes several times as long as the test. */
struct shift_interval shift_interval(const struct shift_series *series, size_t most, double level);

#endif
