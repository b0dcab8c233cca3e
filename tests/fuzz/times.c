/* What people and files write for times: moments, days, hours of the day, amounts, working
 * hours. What is read is in range, and what is printed of it is read again as the same. */
#include "fuzz.h"

#include "base/amount.h"
#include "base/clock.h"
#include "domain/plan_hours.h"

#include <stdlib.h>
#include <string.h>

static const struct moment now = {1795181400, 3600};

static void check_moment(struct moment moment)
{
    struct civil civil = moment_civil(moment);
    char text[MOMENT_TEXT];
    struct moment again;

    if (civil.minute < 0 || civil.minute >= CIVIL_DAY_MINUTES || civil.second < 0
        || civil.second > 59)
        abort();
    /* Before there were zones, local time was seconds off: no written offset has those. */
    if (moment.offset % 60 != 0)
        return;
    if (!moment_parse(moment_print(moment, text), &again) || moment_compare(moment, again) != 0)
        abort();
}

static void read_times(const char *text)
{
    enum clock_fit fit;
    struct moment moment;
    civil_day day;
    int minute;
    char printed[CIVIL_DATE_TEXT];
    civil_day same;

    if (clock_read(text, now, &moment, &fit) == NULL)
        check_moment(moment);
    if (moment_parse(text, &moment))
        check_moment(moment);
    if (civil_day_parse(text, &day)
        && (!civil_day_parse(civil_day_print(day, printed), &same) || same != day))
        abort();
    if (civil_time_parse(text, &minute) && (minute < 0 || minute >= CIVIL_DAY_MINUTES))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    const char *text = arena_copy(&arena, (const char *)data, size);
    struct plan_hours hours;
    int64_t seconds;

    setenv("TZ", "Europe/Berlin", 1);
    read_times(text);
    if (amount_parse(text, &seconds) && seconds < 0)
        abort();
    if (plan_hours_parse(text, &hours) == NULL
        && (hours.first < 0 || hours.last > CIVIL_DAY_MINUTES
            || hours.last - hours.first < PLAN_HOURS_LEAST))
        abort();
    arena_free(&arena);
    return 0;
}
