#include "domain/period.h"

#include "base/amount.h"
#include "base/clock.h"

#include <string.h>

static bool read_day(const char *text, civil_day today, civil_day *day)
{
    if (strcmp(text, "today") == 0 || strcmp(text, "yesterday") == 0) {
        *day = today - (*text == 'y');
        return true;
    }
    return civil_day_parse(text, day);
}

static bool read_end(const char *option, const char *text, struct moment now,
                     struct period_end *end, struct diagnostic_list *list)
{
    enum clock_fit fit;
    const char *problem;
    int64_t ago;

    *end = (struct period_end){.given = text != NULL};
    if (text == NULL)
        return true;
    end->is_day = read_day(text, moment_civil(now).day, &end->day);
    if (end->is_day)
        return true;
    if (amount_parse(text, &ago)) {
        end->moment = clock_local(now.seconds - ago);
        return true;
    }
    problem = clock_read(text, now, &end->moment, &fit);
    if (problem != NULL)
        diagnostic_usage(list, "--%s %s: %s, or an amount such as 30d", option, text, problem);
    return problem == NULL;
}

civil_day period_end_day(const struct period_end *end)
{
    return end->is_day ? end->day : moment_civil(end->moment).day;
}

static bool is_backwards(const struct period *period)
{
    if (!period->since.given || !period->until.given)
        return false;
    if (period->since.is_day || period->until.is_day)
        return period_end_day(&period->since) > period_end_day(&period->until);
    return moment_compare(period->since.moment, period->until.moment) > 0;
}

bool period_read(const char *since, const char *until, struct moment now, struct period *period,
                 struct diagnostic_list *list)
{
    bool good = read_end("since", since, now, &period->since, list);

    if (!read_end("until", until, now, &period->until, list) || !good)
        return false;
    if (!is_backwards(period))
        return true;
    diagnostic_usage(list, "--since %s is later than --until %s", since, until);
    return false;
}

/* Negative, 0 or positive as the moment is before, within or after that end. */
static int compare(struct moment moment, const struct period_end *end)
{
    civil_day day = moment_civil(moment).day;

    if (!end->is_day)
        return moment_compare(moment, end->moment);
    return (day > end->day) - (day < end->day);
}

bool period_has(const struct period *period, struct moment moment)
{
    return (!period->since.given || compare(moment, &period->since) >= 0)
           && (!period->until.given || compare(moment, &period->until) <= 0);
}
