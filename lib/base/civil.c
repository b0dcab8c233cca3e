#include "base/civil.h"

#include <stdio.h>
#include <string.h>

const char *const civil_weekday_words[CIVIL_WEEK_DAYS] = {"mon", "tue", "wed", "thu",
                                                          "fri", "sat", "sun"};
const char *const civil_weekday_names[CIVIL_WEEK_DAYS] = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

const char *civil_month_name(int month)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};

    return names[(month + 11) % 12];
}

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : lengths[month - 1];
}

/* Years are counted from March, so that the leap day ends a year; 400 years are
 * always 146097 days, and 1970-01-01 is day 719468 from 0000-03-01. */
bool civil_day_make(int year, int month, int day, civil_day *made)
{
    int shifted;
    int month_from_march;

    if (year < 1 || year > 9999 || month < 1 || month > 12)
        return false;
    if (day < 1 || day > month_length(year, month))
        return false;
    shifted = month > 2 ? year : year - 1;
    month_from_march = (month + 9) % 12;
    *made = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400
            + (month_from_march * 153 + 2) / 5 + day - 1 - 719468;
    return true;
}

void civil_day_split(civil_day day, int *year, int *month, int *day_of_month)
{
    int days = day + 719468;
    int era = days / 146097;
    int of_era = days % 146097;
    int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month_from_march = (5 * of_year + 2) / 153;

    *day_of_month = of_year - (153 * month_from_march + 2) / 5 + 1;
    *month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    *year = era * 400 + year_of_era + (*month <= 2 ? 1 : 0);
}

/* 1970-01-01 was a Thursday. */
int civil_weekday(civil_day day)
{
    int weekday = (day + 3) % CIVIL_WEEK_DAYS;

    return weekday < 0 ? weekday + CIVIL_WEEK_DAYS : weekday;
}

/* Reads exactly count digits. */
static bool digits(const char **text, int count, int *number)
{
    *number = 0;
    for (int i = 0; i < count; i++, (*text)++) {
        if (**text < '0' || **text > '9')
            return false;
        *number = *number * 10 + (**text - '0');
    }
    return true;
}

static bool sign(const char **text, char expected)
{
    return *(*text)++ == expected;
}

bool civil_day_parse(const char *text, civil_day *day)
{
    int year;
    int month;
    int of_month;

    return strlen(text) == 10 && digits(&text, 4, &year) && sign(&text, '-')
           && digits(&text, 2, &month) && sign(&text, '-') && digits(&text, 2, &of_month)
           && civil_day_make(year, month, of_month, day);
}

bool civil_days_parse(const char *text, civil_day *first, civil_day *last)
{
    const char *dots = strstr(text, "..");
    size_t length = dots != NULL ? (size_t)(dots - text) : strlen(text);
    char start[CIVIL_DATE_TEXT] = {0};
    civil_day from;
    civil_day until;

    if (length >= sizeof start)
        return false;
    memcpy(start, text, length);
    if (!civil_day_parse(start, &from))
        return false;
    until = from;
    if (dots != NULL && (!civil_day_parse(dots + 2, &until) || until < from))
        return false;
    *first = from;
    *last = until;
    return true;
}

const char *civil_day_print(civil_day day, char text[CIVIL_DATE_TEXT])
{
    int year;
    int month;
    int of_month;

    civil_day_split(day, &year, &month, &of_month);
    snprintf(text, CIVIL_DATE_TEXT, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
             (unsigned)of_month % 100);
    return text;
}

bool civil_time_parse(const char *text, int *minute)
{
    int hours;
    int minutes;

    if (strlen(text) != 5 || !digits(&text, 2, &hours) || !sign(&text, ':')
        || !digits(&text, 2, &minutes) || hours > 23 || minutes > 59)
        return false;
    *minute = hours * 60 + minutes;
    return true;
}

const char *civil_time_print(int minute, char text[CIVIL_TIME_TEXT])
{
    snprintf(text, CIVIL_TIME_TEXT, "%02u:%02u", (unsigned)minute / 60 % 24, (unsigned)minute % 60);
    return text;
}
