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

struct shift_test {
    size_t exposed;   /* days, at least 1 */
    size_t unexposed; /* at least 1 */
    double difference; /* points: median of all differences exposed - unexposed (Hodges and
                          Lehmann 1963) */
    double low;        /* its interval: the test turned round, so that it leaves 0 out when */
    double high;       /* no more than the share `level` of the shifts differ as much */
    double superiority; /* share of pairs in which the exposed day is worse, ties half */
    /* Two-sided chance of such a rank sum. Its spread is that of the shifted rank sums; the
     * tail is Student's with the days less 2 degrees of freedom, because a short series has
     * too few shifts to count out small chances (after Knijnenburg 2009). */
    double chance;
};

/* levels and exposed hold the days that can be compared, in order. All shifts but none are
 * tried; when there are more than most, that many, spread over the ring from a fixed seed. */
struct shift_test shift_test(const unsigned char *levels, const bool *exposed, size_t count,
                             size_t most, double level);

#endif
