/* Amounts of time in seconds, and as people write them: 90min, 2h, 5 days, 3 weeks. */
#ifndef BASE_AMOUNT_H
#define BASE_AMOUNT_H

#include <stdbool.h>
#include <stdint.h>

/* Seconds. A month is 30 days and a year 365, as in durations of pain. */
enum {
    AMOUNT_MINUTE = 60,
    AMOUNT_HOUR = 60 * AMOUNT_MINUTE,
    AMOUNT_DAY = 24 * AMOUNT_HOUR,
    AMOUNT_WEEK = 7 * AMOUNT_DAY,
    AMOUNT_MONTH = 30 * AMOUNT_DAY,
    AMOUNT_YEAR = 365 * AMOUNT_DAY
};

/* NUMBER and a unit, with or without a blank between: min h d w, or the words
 * minute hour day week month year and their plurals. Seconds come back. False
 * when it is no such thing or negative. */
bool amount_parse(const char *text, int64_t *seconds);

/* The seconds of one unit word (as above), 0 for no unit. */
int64_t amount_unit(const char *word);

#endif
