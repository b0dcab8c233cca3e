#include "domain/report_tally.h"

#include <math.h>

void report_tally_merge(struct report_tally *into, const struct report_tally *from)
{
    for (int i = 0; i < REPORT_SCORES; i++)
        into->counts[i] += from->counts[i];
}

void report_tally_part(struct report_tally *from, const struct report_tally *merged)
{
    for (int i = 0; i < REPORT_SCORES; i++)
        from->counts[i] -= merged->counts[i];
}

size_t report_tally_count(const struct report_tally *tally)
{
    size_t count = 0;

    for (int i = 0; i < REPORT_SCORES; i++)
        count += tally->counts[i];
    return count;
}

/* The score at a place in the sorted list of all scores, from 0. */
static int score_at(const struct report_tally *tally, size_t place)
{
    int score = 0;

    while (score < REPORT_SCORES - 1 && place >= tally->counts[score]) {
        place -= tally->counts[score];
        score++;
    }
    return score;
}

double report_tally_quantile(const struct report_tally *tally, double share)
{
    size_t count = report_tally_count(tally);
    double position = share * (double)(count - 1);
    size_t below = (size_t)floor(position);
    double low = score_at(tally, below);

    if (below + 1 >= count)
        return low;
    return low + (position - (double)below) * (score_at(tally, below + 1) - low);
}

double report_tally_median(const struct report_tally *tally)
{
    return report_tally_quantile(tally, 0.5);
}

double report_tally_mean(const struct report_tally *tally)
{
    double sum = 0;

    for (int i = 0; i < REPORT_SCORES; i++)
        sum += (double)tally->counts[i] * i;
    return sum / (double)report_tally_count(tally);
}

int report_tally_low(const struct report_tally *tally)
{
    for (int i = 0; i < REPORT_SCORES; i++) {
        if (tally->counts[i] > 0)
            return i;
    }
    return REPORT_NO_SCORE;
}

int report_tally_high(const struct report_tally *tally)
{
    for (int i = REPORT_SCORES - 1; i >= 0; i--) {
        if (tally->counts[i] > 0)
            return i;
    }
    return REPORT_NO_SCORE;
}
