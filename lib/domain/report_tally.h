/* How often each pain score came. Scores (NRS) are whole numbers from 0 to 10, so
 * eleven counts hold any number of entries, and every median comes from them. */
#ifndef DOMAIN_REPORT_TALLY_H
#define DOMAIN_REPORT_TALLY_H

#include <stddef.h>

enum { REPORT_SCORES = 11, REPORT_NO_SCORE = -1 };

/* Starts as {0}. */
struct report_tally {
    size_t counts[REPORT_SCORES];
};

/* score: 0 to 10. */
static inline void report_tally_add(struct report_tally *tally, int score)
{
    tally->counts[score]++;
}
void report_tally_merge(struct report_tally *into, const struct report_tally *from);

/* Takes out what was merged before. */
void report_tally_part(struct report_tally *from, const struct report_tally *merged);

size_t report_tally_count(const struct report_tally *tally);

/* The quantile by type 7, as statistics_quantile gives it for the same scores one by
 * one; share from 0 to 1. The tally must not be empty, here and below. */
double report_tally_quantile(const struct report_tally *tally, double share);
double report_tally_median(const struct report_tally *tally);
double report_tally_mean(const struct report_tally *tally);

/* The lowest and highest score; REPORT_NO_SCORE for an empty tally. */
int report_tally_low(const struct report_tally *tally);
int report_tally_high(const struct report_tally *tally);

#endif
