#include "domain/report_variability.h"

#include <math.h>

/* Sums over the daily medians. */
struct sums {
    double count;
    double sum;
    double squares;  /* about the mean */
    double pairs;    /* neighbouring days */
    double steps;    /* squared differences between them */
    double swings;
    double products; /* of their distances from the mean */
};

static bool has_pain(const struct report_day *day, struct report_span span)
{
    return day->day <= span.last && report_tally_count(&day->pain) > 0;
}

static double mean_of(const struct report_days *days, struct report_span span, double *count)
{
    double sum = 0;

    *count = 0;
    for (size_t i = report_days_from(days, span.first); i < days->count; i++) {
        if (!has_pain(&days->items[i], span))
            continue;
        sum += report_tally_median(&days->items[i].pain);
        *count += 1;
    }
    return *count > 0 ? sum / *count : 0;
}

static void take_pair(struct sums *sums, double before, double now, double mean, double swing)
{
    sums->pairs += 1;
    sums->steps += (now - before) * (now - before);
    sums->swings += fabs(now - before) >= swing;
    sums->products += (before - mean) * (now - mean);
}

struct report_variability report_variability(const struct report_days *days,
                                             struct report_span span,
                                             const struct threshold_table *limits)
{
    struct report_variability found = {0};
    struct sums sums = {0};
    double mean = mean_of(days, span, &sums.count);
    double swing = threshold_value(limits, THRESHOLD_SWING_POINTS);

    if (sums.count < threshold_value(limits, THRESHOLD_VARIABILITY_DAYS))
        return found;
    for (size_t i = report_days_from(days, span.first); i < days->count; i++) {
        const struct report_day *day = &days->items[i];
        double pain;

        if (!has_pain(day, span))
            continue;
        pain = report_tally_median(&day->pain);
        sums.squares += (pain - mean) * (pain - mean);
        if (i > 0 && day[-1].day == day->day - 1 && day[-1].day >= span.first
            && has_pain(&day[-1], span))
            take_pair(&sums, report_tally_median(&day[-1].pain), pain, mean, swing);
    }
    found.known = true;
    found.deviation = sqrt(sums.squares / (sums.count - 1));
    found.has_pairs = sums.pairs > 0;
    if (!found.has_pairs)
        return found;
    found.successive = sums.steps / sums.pairs;
    found.swings = 100 * sums.swings / sums.pairs;
    if (sums.squares > 0)
        found.likeness = sums.products / sums.pairs / (sums.squares / sums.count);
    return found;
}

size_t report_longest_run(const struct report_days *days, struct report_span span,
                          const struct threshold_table *limits)
{
    double least = threshold_value(limits, THRESHOLD_MODERATE_PAIN);
    size_t longest = 0;
    size_t run = 0;
    civil_day before = 0;

    for (size_t i = report_days_from(days, span.first); i < days->count; i++) {
        const struct report_day *day = &days->items[i];

        if (day->day > span.last)
            break;
        if (day->worst < least)
            run = 0;
        else
            run = run > 0 && before == day->day - 1 ? run + 1 : 1;
        before = day->day;
        longest = run > longest ? run : longest;
    }
    return longest;
}
