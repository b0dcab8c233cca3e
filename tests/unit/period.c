/* -s and -u: days are whole, all else is an instant. */
#include "check.h"

#include "domain/period.h"

static struct moment at(const char *text)
{
    struct moment moment = {0, 0};

    moment_parse(text, &moment);
    return moment;
}

static int within(const char *since, const char *until, const char *when)
{
    struct diagnostic_list list = {0};
    struct period period;
    int answer = -1;

    if (period_read(since, until, at("2026-11-20T14:30:00+01:00"), &period, &list))
        answer = period_has(&period, at(when));
    diagnostic_free(&list);
    return answer;
}

int main(void)
{
    struct check check = {0, 0};

    check_that(&check, within(NULL, NULL, "1999-01-01T00:00:00Z") == 1,
               "no ends: everything");
    check_that(&check, within("2026-11-19", NULL, "2026-11-19T00:00:00+01:00") == 1,
               "from its start");
    check_that(&check, within(NULL, "2026-11-19", "2026-11-19T23:59:59+01:00") == 1,
               "to its end");
    check_that(&check, within(NULL, "2026-11-19", "2026-11-20T00:00:00+01:00") == 0,
               "and no further");
    check_that(&check, within("2026-11-19", NULL, "2026-11-19T01:00:00+09:00") == 1,
               "the day is the one that is written");
    check_that(&check, within("1d", NULL, "2026-11-19T14:30:00+01:00") == 1,
               "an amount is that long ago");
    check_that(&check, within("1d", NULL, "2026-11-19T14:29:59+01:00") == 0,
               "to the second");
    check_that(&check, within("1h", NULL, "2026-11-20T20:00:00+07:00") == 1,
               "and orders instants");
    check_that(&check, within("1h", NULL, "2026-11-20T19:00:00+07:00") == 0,
               "both ways");
    check_that(&check, within("soonish", NULL, "2026-11-19T14:29:59+01:00") == -1,
               "no time");
    check_that(&check, within("2026-11-20", "2026-11-19", "2026-11-19T14:29:59+01:00") == -1,
               "backwards");
    return check_end(&check);
}
