#include "domain/report_span.h"

#include "base/amount.h"

#include <stdint.h>

/* Letters of a month's name. */
enum { LONGEST_MONTH = 9, SHORT_MONTH = 3 };

static bool read_days(const char *text, civil_day *days)
{
    int64_t seconds;

    if (!amount_parse(text, &seconds) || seconds < AMOUNT_DAY || seconds % AMOUNT_DAY != 0
        || seconds > 100LL * AMOUNT_YEAR)
        return false;
    *days = (civil_day)(seconds / AMOUNT_DAY);
    return true;
}

bool report_versus_read(const char *text, struct report_versus *versus,
                        struct diagnostic_list *list)
{
    *versus = (struct report_versus){.given = text != NULL};
    if (text == NULL || read_days(text, &versus->days)
        || civil_days_parse(text, &versus->span.first, &versus->span.last))
        return true;
    diagnostic_usage(list,
                     "--vs %s: expected 2026-08-01..2026-08-31, a date, or an amount of days"
                     " such as 28d",
                     text);
    return false;
}

static const char *name_day(civil_day day, civil_day today, int letters, struct arena *arena)
{
    int year;
    int this_year;
    int month;
    int day_of_month;

    civil_day_split(today, &this_year, &month, &day_of_month);
    civil_day_split(day, &year, &month, &day_of_month);
    if (year == this_year)
        return arena_format(arena, "%d %.*s", day_of_month, letters, civil_month_name(month));
    return arena_format(arena, "%d %.*s %d", day_of_month, letters, civil_month_name(month), year);
}

const char *report_day_name(civil_day day, civil_day today, struct arena *arena)
{
    return name_day(day, today, LONGEST_MONTH, arena);
}

const char *report_day_short(civil_day day, civil_day today, struct arena *arena)
{
    return name_day(day, today, SHORT_MONTH, arena);
}

struct report_span report_versus_span(const struct report_versus *versus, civil_day from)
{
    if (versus->days == 0)
        return versus->span;
    return (struct report_span){from - versus->days, from - 1};
}
