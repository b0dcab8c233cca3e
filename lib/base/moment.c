#include "base/moment.h"

#include "base/amount.h"

#include <stdio.h>
#include <string.h>

struct civil moment_civil(struct moment moment)
{
    int64_t local = moment.seconds + moment.offset;
    int64_t day = local / AMOUNT_DAY;
    int64_t second = local % AMOUNT_DAY;

    if (second < 0) {
        second += AMOUNT_DAY;
        day--;
    }
    return (struct civil){(civil_day)day, (int)(second / AMOUNT_MINUTE),
                          (int)(second % AMOUNT_MINUTE)};
}

struct moment moment_make(struct civil civil, int32_t offset)
{
    int64_t local = (int64_t)civil.day * AMOUNT_DAY + civil.minute * AMOUNT_MINUTE + civil.second;

    return (struct moment){local - offset, offset};
}

/* Reads Z, +HH:MM or -HH:MM and the end of the text. */
static bool parse_offset(const char *text, int32_t *offset)
{
    int minute;

    *offset = 0;
    if (strcmp(text, "Z") == 0 || strcmp(text, "z") == 0)
        return true;
    if ((*text != '+' && *text != '-') || !civil_time_parse(text + 1, &minute))
        return false;
    *offset = (*text == '-' ? -minute : minute) * AMOUNT_MINUTE;
    return true;
}

/* Reads :SS and a fraction when they are there; leaves *text behind them. */
static bool parse_seconds(const char **text, int *second)
{
    const char *at = *text;

    *second = 0;
    if (*at != ':')
        return true;
    if (at[1] < '0' || at[1] > '5' || at[2] < '0' || at[2] > '9')
        return false;
    *second = (at[1] - '0') * 10 + (at[2] - '0');
    at += 3;
    if (*at == '.') {
        at++;
        if (*at < '0' || *at > '9')
            return false;
        while (*at >= '0' && *at <= '9')
            at++;
    }
    *text = at;
    return true;
}

bool moment_parse(const char *text, struct moment *moment)
{
    char date[11] = {0};
    char time[6] = {0};
    struct civil civil;
    int32_t offset;

    if (strlen(text) < 17 || (text[10] != 'T' && text[10] != 't' && text[10] != ' '))
        return false;
    memcpy(date, text, 10);
    memcpy(time, text + 11, 5);
    text += 16;
    if (!civil_day_parse(date, &civil.day) || !civil_time_parse(time, &civil.minute)
        || !parse_seconds(&text, &civil.second) || !parse_offset(text, &offset))
        return false;
    *moment = moment_make(civil, offset);
    return true;
}

const char *moment_print(struct moment moment, char text[MOMENT_TEXT])
{
    struct civil civil = moment_civil(moment);
    char date[CIVIL_DATE_TEXT];
    char time[CIVIL_TIME_TEXT];
    char offset[CIVIL_TIME_TEXT];
    int32_t minutes = moment.offset / AMOUNT_MINUTE;

    snprintf(text, MOMENT_TEXT, "%.10sT%.5s:%02u%c%.5s", civil_day_print(civil.day, date),
             civil_time_print(civil.minute, time), (unsigned)civil.second % 60,
             minutes < 0 ? '-' : '+', civil_time_print(minutes < 0 ? -minutes : minutes, offset));
    return text;
}

int moment_compare(struct moment a, struct moment b)
{
    return (a.seconds > b.seconds) - (a.seconds < b.seconds);
}

bool moment_is_ahead(struct moment moment, struct moment now)
{
    return moment.seconds > now.seconds + MOMENT_AHEAD_SECONDS;
}
