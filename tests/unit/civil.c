/* Dates, wall-clock times and instants: pure arithmetic, checked against itself over
 * four centuries, and the local zone's clock changes. */
#include "base/civil.h"

#include "base/clock.h"
#include "base/moment.h"
#include "check.h"

#include <stdlib.h>
#include <time.h>

static void check_calendar(struct check *check)
{
    civil_day expected;
    int wrong = 0;
    char text[CIVIL_DATE_TEXT];

    civil_day_make(1900, 1, 1, &expected);
    for (civil_day first = expected; expected < first + 146097; expected++) {
        civil_day day;
        int year;
        int month;
        int of_month;

        civil_day_split(expected, &year, &month, &of_month);
        wrong += !civil_day_make(year, month, of_month, &day) || day != expected;
        wrong += !civil_day_parse(civil_day_print(expected, text), &day) || day != expected;
        wrong += civil_weekday(expected + 1) != (civil_weekday(expected) + 1) % CIVIL_WEEK_DAYS;
    }
    check_that(check, wrong == 0, "four hundred years of days are their own dates");
    check_that(check, civil_day_parse("1970-01-01", &expected) && expected == 0, "day 0");
    check_that(check, civil_weekday(0) == 3, "it was a Thursday");
    check_that(check, civil_day_parse("2026-11-20", &expected) && civil_weekday(expected) == 4,
               "2026-11-20 is a Friday");
}

static void check_dates(struct check *check)
{
    static const char *const good[] = {"2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"};
    static const char *const bad[] = {"", "2026-2-3", "2023-02-29", "1900-02-29", "2026-13-01",
                                      "2026-00-10", "2026-04-31", "2026-11-00", "0000-01-01",
                                      "2026-11-20x", " 2026-11-20", "20261120", "2026/11/20",
                                      "-026-11-20", "+026-11-20", "2026-1 -20"};
    civil_day day;

    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        check_that(check, civil_day_parse(good[i], &day), good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        check_that(check, !civil_day_parse(bad[i], &day), bad[i]);
}

static void check_times(struct check *check)
{
    static const char *const bad[] = {"", "24:00", "12:60", "9:00", "09:0", "09:00:00", "0900",
                                      "-1:00"};
    char text[CIVIL_TIME_TEXT];
    int minute;

    check_that(check, civil_time_parse("00:00", &minute) && minute == 0, "midnight");
    check_that(check, civil_time_parse("23:59", &minute) && minute == 1439, "a minute to midnight");
    check_text(check, civil_time_print(1439, text), "23:59", "prints");
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        check_that(check, !civil_time_parse(bad[i], &minute), bad[i]);
}

static void check_moments(struct check *check)
{
    static const char *const bad[] = {"", "2026-11-20", "2026-11-20T14:30:00", "2026-11-20T14:30",
                                      "2026-11-20T25:00:00Z", "2026-11-20T14:30:00+25:00",
                                      "2026-02-30T14:30:00Z", "2026-11-20T14:30:00+01:00x",
                                      "2026-11-20T14:30:00 +01:00", "2026-11-20T14:30:00+0100"};
    struct moment moment = {0, 0};
    char text[MOMENT_TEXT];

    check_that(check, moment_parse("2026-11-20T14:30:00+01:00", &moment), "RFC 3339");
    check_that(check, moment.seconds == 1795181400 && moment.offset == 3600, "is that instant");
    check_text(check, moment_print(moment, text), "2026-11-20T14:30:00+01:00", "prints as it was");
    check_that(check, moment_parse("2026-11-20 14:30-03:30", &moment) && moment.offset == -12600,
               "a blank, no seconds, a half hour west");
    check_text(check, moment_print(moment, text), "2026-11-20T14:30:00-03:30", "prints");
    check_that(check, moment_parse("2026-11-20T14:30:00.999Z", &moment), "fractions are dropped");
    check_text(check, moment_print(moment, text), "2026-11-20T14:30:00+00:00",
               "and Z is an offset");
    check_that(check, moment_civil((struct moment){-1, 0}).minute == 1439, "before 1970");
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        check_that(check, !moment_parse(bad[i], &moment), bad[i]);
}

struct reading {
    const char *said;
    const char *means; /* NULL: refused */
    enum clock_fit fit;
};

/* now is 2026-11-20T14:30:00+01:00 in Berlin. */
static const struct reading readings[] = {
    {"now", "2026-11-20T14:30:00+01:00", CLOCK_EXACT},
    {"18:00", "2026-11-20T18:00:00+01:00", CLOCK_EXACT},
    {"today 09:15", "2026-11-20T09:15:00+01:00", CLOCK_EXACT},
    {"yesterday 18:00", "2026-11-19T18:00:00+01:00", CLOCK_EXACT},
    {"yesterday", "2026-11-19T12:00:00+01:00", CLOCK_EXACT},
    {"2h ago", "2026-11-20T12:30:00+01:00", CLOCK_EXACT},
    {"3 weeks ago", "2026-10-30T14:30:00+01:00", CLOCK_EXACT},
    {"2026-07-01", "2026-07-01T12:00:00+02:00", CLOCK_EXACT},
    {"2026-07-01 08:30", "2026-07-01T08:30:00+02:00", CLOCK_EXACT},
    {"2026-07-01T08:30", "2026-07-01T08:30:00+02:00", CLOCK_EXACT},
    {"2026-10-25 02:30", "2026-10-25T02:30:00+02:00", CLOCK_DOUBLED},
    {"2026-03-29 02:30", NULL, CLOCK_SKIPPED},
    {"2026-03-29 03:00", "2026-03-29T03:00:00+02:00", CLOCK_EXACT},
    {"2026-03-29 01:59", "2026-03-29T01:59:00+01:00", CLOCK_EXACT},
    {"", NULL, CLOCK_EXACT},
    {"tomorrow", NULL, CLOCK_EXACT},
    {"25:00", NULL, CLOCK_EXACT},
    {"2026-11-31", NULL, CLOCK_EXACT},
    {"yesterday18:00", NULL, CLOCK_EXACT},
    {"yesterday 18:00 ", NULL, CLOCK_EXACT},
    {"-2h ago", NULL, CLOCK_EXACT},
    {"ago", NULL, CLOCK_EXACT},
    {"2h  ago", NULL, CLOCK_EXACT},
};

static void check_clock(struct check *check)
{
    const struct moment now = {1795181400, 3600};
    char text[MOMENT_TEXT];

    setenv("TZ", "Europe/Berlin", 1);
    tzset();
    for (size_t i = 0; i < sizeof readings / sizeof readings[0]; i++) {
        struct moment moment = {0, 0};
        enum clock_fit fit;
        const char *problem = clock_read(readings[i].said, now, &moment, &fit);

        if (readings[i].means == NULL)
            check_that(check, problem != NULL, readings[i].said);
        else
            check_text(check, problem == NULL ? moment_print(moment, text) : problem,
                       readings[i].means, readings[i].said);
        check_that(check, fit == readings[i].fit, "and fits so");
    }
}

int main(void)
{
    struct check check = {0};

    check_calendar(&check);
    check_dates(&check);
    check_times(&check);
    check_moments(&check);
    check_clock(&check);
    return check_end(&check);
}
