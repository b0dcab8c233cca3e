/* What a day may have had in it that could bring pain on: triggers that were named, and
 * sleep, sitting, stress and steps that were measured. */
#ifndef DOMAIN_REPORT_EXPOSURE_H
#define DOMAIN_REPORT_EXPOSURE_H

#include "content/diary_kind.h"
#include "domain/diary.h"
#include "domain/report_day.h"

/* The kinds of enum report_measure: slept, sat, stress, walked. */
extern const char *const report_measure_kinds[REPORT_MEASURES];

/* What a day on the worse side of the own median is called: less-sleep, more-sitting,
 * more-stress, more-steps. */
extern const char *const report_measure_exposures[REPORT_MEASURES];

/* What one entry says of it: triggers, or how much of one measure. */
struct report_exposure {
    uint64_t triggers[REPORT_TRIGGER_SETS];
    float amount;
    unsigned char measure; /* an enum report_measure; REPORT_MEASURES: of none */
    bool any; /* else nothing of either */
};

/* The triggers of an entry, of any kind that has trigger=, or its measure. */
struct report_exposure report_exposure_of(const struct diary_entry *entry,
                                          const struct diary_kinds *kinds);

/* Notes it for the day; of several measures a day the highest counts. Any order of
 * entries gives the same row. */
void report_exposure_take(struct report_day *row, const struct report_exposure *exposure);

/* Known on a day on which something was noted; an unknown answer is not a no. */
enum report_exposed { REPORT_UNKNOWN, REPORT_UNEXPOSED, REPORT_EXPOSED };

/* Whether a trigger was named that day: a day that has a score or the word flare, and does
 * not name it, went without. */
enum report_exposed report_exposure_trigger(const struct report_day *day, size_t trigger);

/* The own median of a measure over the days from first to last; false without any. */
bool report_exposure_median(const struct report_days *days, civil_day first, civil_day last,
                            enum report_measure measure, double *median);

/* Whether a measure was on the worse side of a median that day: less sleep, more of all
 * else. */
enum report_exposed report_exposure_measure(const struct report_day *day,
                                            enum report_measure measure, double median);

#endif
