/* The parts of the page, each a few rows or none. */
#ifndef DOMAIN_REPORT_PART_H
#define DOMAIN_REPORT_PART_H

#include "domain/report_sheet.h"

/* How strong: level, each day's mark, best day, trend, change, flares. */
void part_pain(struct report_sheet *sheet);
void part_strip(struct report_sheet *sheet);
void part_calendar(struct report_sheet *sheet); /* a heat map of weeks, a bar for each weekday;
                                                 * plain: the weekdays in words */
void part_best_day(struct report_sheet *sheet);
void part_trend(struct report_sheet *sheet);
void part_change(struct report_sheet *sheet);
void part_flares(struct report_sheet *sheet);

/* When, where and after what: hours, places and sides, triggers, exercises, medicines. */
void part_hours(struct report_sheet *sheet);
void part_places(struct report_sheet *sheet);
void part_triggers(struct report_sheet *sheet);
void part_exercises(struct report_sheet *sheet);
void part_medicines(struct report_sheet *sheet);

/* Most done first, of equals by id: as many as there are exercises, in the arena. */
const struct report_exercise **part_exercises_by_times(struct report_sheet *sheet);

/* Whether a medicine reached a limit. */
enum part_excess {
    PART_WITHIN,
    PART_AT_DAYS, /* at or over what is good for a month */
    PART_OVER_DAY, /* over what may be taken in a day, all products together */
    PART_OVER_ALONE /* and by itself */
};
enum part_excess part_medicine_excess(const struct report_summary *summary,
                                      const struct report_medicine *medicine);

/* Those of the days covered: first what is at or over a limit, *over of them, then by days; an
 * array of *count in the arena. */
const struct report_medicine **part_medicines_by_need(struct report_sheet *sheet, size_t *count,
                                                      size_t *over);

/* Of each trigger the lag that tells most: worth discussing first, then what was compared,
 * of those the largest difference; an array of *count in the arena. And how it is called. */
const struct report_trigger **part_best_pairs(struct report_sheet *sheet, size_t *count);
const char *part_pair_name(const struct report_trigger *pair);

/* "that day", "the next day", "two days later" */
extern const char *const part_lag_words[REPORT_LAGS];

#endif
