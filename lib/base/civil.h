/* Calendar dates and wall-clock times, with no zone and no clock: pure
 * arithmetic on the Gregorian calendar. */
#ifndef BASE_CIVIL_H
#define BASE_CIVIL_H

#include <stdbool.h>
#include <stdint.h>

/* A day as the number of days since 1970-01-01. */
typedef int32_t civil_day;

struct civil {
    civil_day day;
    int minute; /* of the day, 0-1439 */
    int second; /* 0-59 */
};

enum {
    CIVIL_DAY_MINUTES = 24 * 60,
    CIVIL_WEEK_DAYS = 7,
    CIVIL_DATE_TEXT = 12,
    CIVIL_TIME_TEXT = 6
};

/* From year, month 1-12, day 1-31; years 1-9999. False when there is no such date. */
bool civil_day_make(int year, int month, int day, civil_day *made);
void civil_day_split(civil_day day, int *year, int *month, int *day_of_month);

/* 0 Monday to 6 Sunday. */
int civil_weekday(civil_day day);

/* Reads YYYY-MM-DD and nothing else. */
bool civil_day_parse(const char *text, civil_day *day);

/* Reads one day, or two as YYYY-MM-DD..YYYY-MM-DD, the earlier first. False leaves them alone. */
bool civil_days_parse(const char *text, civil_day *first, civil_day *last);

const char *civil_day_print(civil_day day, char text[CIVIL_DATE_TEXT]);

/* Reads HH:MM, 00:00 to 23:59, as minutes of the day. */
bool civil_time_parse(const char *text, int *minute);
const char *civil_time_print(int minute, char text[CIVIL_TIME_TEXT]);

/* mon tue wed thu fri sat sun; and Monday ... */
extern const char *const civil_weekday_words[CIVIL_WEEK_DAYS];
extern const char *const civil_weekday_names[CIVIL_WEEK_DAYS];

/* January … December for 1-12. */
const char *civil_month_name(int month);

#endif
