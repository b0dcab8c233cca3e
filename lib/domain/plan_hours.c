#include "domain/plan_hours.h"

#include "base/word.h"

#include <string.h>

enum { TIME_LENGTH = 5, DAY_LENGTH = 3 };

static const char shape[] = "hours like 09:00-17:30 mon-fri";

static bool take_time(const char *text, int *minute)
{
    char time[TIME_LENGTH + 1] = {0};

    for (size_t i = 0; i < TIME_LENGTH && text[i] != '\0'; i++)
        time[i] = text[i];
    return civil_time_parse(time, minute);
}

static bool take_day(const char **text, size_t *day)
{
    char word[DAY_LENGTH + 1] = {0};

    for (size_t i = 0; i < DAY_LENGTH && (*text)[i] != '\0'; i++)
        word[i] = (*text)[i];
    *day = word_index(word, civil_weekday_words, CIVIL_WEEK_DAYS);
    if (*day == CIVIL_WEEK_DAYS)
        return false;
    *text += DAY_LENGTH;
    return true;
}

/* One word or range; *text moves behind it. */
static bool take_days(const char **text, bool days[CIVIL_WEEK_DAYS])
{
    size_t from;
    size_t to;

    if (!take_day(text, &from))
        return false;
    to = from;
    if (**text == '-') {
        (*text)++;
        if (!take_day(text, &to))
            return false;
    }
    for (size_t day = from; day != to; day = (day + 1) % CIVIL_WEEK_DAYS)
        days[day] = true;
    days[to] = true;
    return true;
}

/* The whole list. */
static bool take_week(const char *text, bool days[CIVIL_WEEK_DAYS])
{
    do {
        if (!take_days(&text, days))
            return false;
    } while (*text++ == ',');
    return text[-1] == '\0';
}

const char *plan_hours_parse(const char *text, struct plan_hours *hours)
{
    struct plan_hours read = {0};

    if (!take_time(text, &read.first) || text[TIME_LENGTH] != '-'
        || !take_time(text + TIME_LENGTH + 1, &read.last))
        return shape;
    text += 2 * TIME_LENGTH + 1;
    if (*text != '\0' && *text != ' ')
        return shape;
    text += strspn(text, " ");
    if (*text == '\0')
        text = "mon-fri";
    if (!take_week(text, read.days))
        return shape;
    if (read.last - read.first < PLAN_HOURS_LEAST)
        return "hours that end on the same day, at least an hour after they begin";
    *hours = read;
    return NULL;
}
