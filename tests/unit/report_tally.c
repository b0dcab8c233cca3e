/* A tally must give what the same scores give one by one. */
#include "check.h"

#include "domain/report_tally.h"
#include "domain/statistics.h"

#include <math.h>

enum { MOST = 40, ROUNDS = 500 };

/* A fixed sequence, so that a failure can be seen again. */
static unsigned next_number(unsigned *state)
{
    *state = *state * 1103515245U + 12345U;
    return *state >> 16;
}

static int same(double a, double b)
{
    return fabs(a - b) < 1e-9;
}

static int round_is_good(unsigned *state)
{
    struct report_tally tally = {{0}};
    double values[MOST];
    size_t count = 1 + next_number(state) % MOST;
    double sum = 0;

    for (size_t i = 0; i < count; i++) {
        int score = (int)(next_number(state) % REPORT_SCORES);

        values[i] = score;
        sum += score;
        report_tally_add(&tally, score);
    }
    statistics_sort(values, count);
    for (double share = 0; share <= 1; share += 0.05) {
        if (!same(report_tally_quantile(&tally, share), statistics_quantile(values, count, share)))
            return 0;
    }
    return report_tally_count(&tally) == count
           && same(report_tally_mean(&tally), sum / (double)count)
           && same(report_tally_median(&tally), statistics_median(values, count))
           && same(report_tally_low(&tally), values[0])
           && same(report_tally_high(&tally), values[count - 1]);
}

int main(void)
{
    struct check check = {0};
    struct report_tally empty = {{0}};
    struct report_tally some = {{[3] = 2, [7] = 1}};
    unsigned state = 20261120;
    int good = 1;

    for (int i = 0; i < ROUNDS; i++)
        good = good && round_is_good(&state);
    check_that(&check, good, "quantiles, mean and ends of random scores are those of the list");
    check_that(&check, report_tally_count(&empty) == 0, "an empty tally counts none");
    check_that(&check, report_tally_low(&empty) == REPORT_NO_SCORE, "and has no lowest score");
    check_that(&check, report_tally_high(&empty) == REPORT_NO_SCORE, "nor a highest");
    report_tally_merge(&empty, &some);
    report_tally_merge(&empty, &some);
    check_that(&check, report_tally_count(&empty) == 6, "merging adds counts");
    check_near(&check, report_tally_median(&empty), 3, "and keeps the scores apart");
    report_tally_part(&empty, &some);
    check_that(&check, report_tally_count(&empty) == 3 && empty.counts[3] == 2,
               "what was merged can be taken out");
    return check_end(&check);
}
