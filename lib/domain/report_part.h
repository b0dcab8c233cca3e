/* The parts of the page, each a few rows or none. */
#ifndef DOMAIN_REPORT_PART_H
#define DOMAIN_REPORT_PART_H

#include "domain/report_sheet.h"

/* How strong: level, each day's mark, best day, trend, change, flares. */
void part_pain(struct report_sheet *sheet);
void part_strip(struct report_sheet *sheet);
void part_calendar(struct report_sheet *sheet); /* a heat map of weeks, a bar for each weekday */
void part_best_day(struct report_sheet *sheet);
void part_trend(struct report_sheet *sheet);
void part_change(struct report_sheet *sheet);
void part_flares(struct report_sheet *sheet);

/* When and after what: hours, triggers, exercises, medicines. */
void part_hours(struct report_sheet *sheet);
void part_triggers(struct report_sheet *sheet);
void part_exercises(struct report_sheet *sheet);
void part_medicines(struct report_sheet *sheet);

#endif
