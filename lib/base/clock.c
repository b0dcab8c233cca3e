#include "base/clock.h"

#include "base/amount.h"

#include <errno.h>
#include <string.h>
#include <time.h>

enum { NOON = 12 * 60 };

struct moment clock_real(void)
{
    return clock_local((int64_t)time(NULL));
}

int64_t clock_milliseconds(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void clock_pause(int milliseconds)
{
    const struct timespec pause = {milliseconds / 1000, milliseconds % 1000 * 1000000L};

    nanosleep(&pause, NULL);
}

/* tzset() itself answers nothing, but leaves what happened to it. */
int clock_read_zone(void)
{
    static const int failures[] = {EACCES, EINTR, EIO, EMFILE, ENFILE, ENOMEM};

    errno = 0;
    tzset();
    for (size_t i = 0; i < sizeof failures / sizeof failures[0]; i++) {
        if (errno == failures[i])
            return errno;
    }
    return 0;
}

/* The offset is what the broken-down local time differs by from UTC: POSIX.1-2008
 * has no tm_gmtoff. */
struct moment clock_local(int64_t seconds)
{
    time_t instant = (time_t)seconds;
    struct tm local;
    struct civil civil;

    if (localtime_r(&instant, &local) == NULL
        || !civil_day_make(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday, &civil.day))
        return (struct moment){seconds, 0};
    civil.minute = local.tm_hour * 60 + local.tm_min;
    civil.second = local.tm_sec;
    return (struct moment){seconds, (int32_t)(moment_make(civil, 0).seconds - seconds)};
}

static bool reads(struct moment moment, struct civil civil)
{
    struct civil shown = moment_civil(moment);

    return shown.day == civil.day && shown.minute == civil.minute && shown.second == civil.second;
}

/* The first instant of (before, after] at which the offset is no longer before's. */
static struct moment jump_between(int64_t before, int64_t after)
{
    int32_t offset = clock_local(before).offset;

    while (after - before > 1) {
        int64_t middle = before + (after - before) / 2;

        if (clock_local(middle).offset == offset)
            before = middle;
        else
            after = middle;
    }
    return clock_local(after);
}

/* The offsets a day and a half before and after are tried: no zone has changed
 * its clock twice within that. A larger offset is the earlier instant. */
enum clock_fit clock_place(struct civil civil, struct moment *moment)
{
    int64_t utc = moment_make(civil, 0).seconds;
    struct moment before = clock_local(utc - AMOUNT_DAY * 3 / 2);
    struct moment after = clock_local(utc + AMOUNT_DAY * 3 / 2);
    struct moment early = clock_local(utc - before.offset);
    struct moment late = clock_local(utc - after.offset);

    if (reads(early, civil)) {
        *moment = early;
        if (!reads(late, civil) || late.seconds == early.seconds)
            return CLOCK_EXACT;
        if (late.seconds < early.seconds)
            *moment = late;
        return CLOCK_DOUBLED;
    }
    if (reads(late, civil)) {
        *moment = late;
        return CLOCK_EXACT;
    }
    *moment = jump_between(before.seconds, after.seconds);
    return CLOCK_SKIPPED;
}

static const char no_time[] =
    "no time; expected 2026-11-20T14:30:00+01:00, '2026-11-20 14:30', 18:00, 'yesterday 18:00', "
    "'2h ago' or a date";

/* "2h ago": the amount before now; not before there were years to write. */
static bool read_ago(const char *text, struct moment now, struct moment *moment)
{
    char amount[32];
    size_t length = strlen(text);
    int64_t seconds;
    civil_day first;

    if (length < 5 || length >= sizeof amount + 4 || strcmp(text + length - 4, " ago") != 0)
        return false;
    memcpy(amount, text, length - 4);
    amount[length - 4] = '\0';
    if (!amount_parse(amount, &seconds))
        return false;
    if (!civil_day_make(1, 1, 1, &first) || now.seconds - seconds < (int64_t)first * AMOUNT_DAY)
        return false;
    *moment = clock_local(now.seconds - seconds);
    return true;
}

/* The day a text begins with: today, yesterday or a date; *rest is what follows. */
static bool read_day(const char *text, struct moment now, civil_day *day, const char **rest)
{
    civil_day today = moment_civil(now).day;
    char date[11] = {0};

    *day = today;
    *rest = text;
    if (strncmp(text, "yesterday", 9) == 0) {
        *day = today - 1;
        *rest = text + 9;
    } else if (strncmp(text, "today", 5) == 0) {
        *rest = text + 5;
    } else if (strlen(text) >= 10) {
        memcpy(date, text, 10);
        if (!civil_day_parse(date, day))
            return false;
        *rest = text + 10;
    }
    return true;
}

static bool read_civil(const char *text, struct moment now, struct civil *civil)
{
    const char *rest;

    *civil = (struct civil){.minute = NOON};
    if (!read_day(text, now, &civil->day, &rest))
        return false;
    if (*rest == '\0')
        return rest != text;
    if (rest != text && *rest != ' ' && *rest != 'T')
        return false;
    return civil_time_parse(rest == text ? rest : rest + 1, &civil->minute);
}

const char *clock_read(const char *text, struct moment now, struct moment *moment,
                       enum clock_fit *fit)
{
    struct civil civil;

    *fit = CLOCK_EXACT;
    if (moment_parse(text, moment) || read_ago(text, now, moment))
        return NULL;
    if (strcmp(text, "now") == 0) {
        *moment = now;
        return NULL;
    }
    if (!read_civil(text, now, &civil))
        return no_time;
    *fit = clock_place(civil, moment);
    return *fit == CLOCK_SKIPPED ? "there is no such time that day: the clock jumps over it" : NULL;
}
