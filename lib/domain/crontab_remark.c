#include "domain/crontab_remark.h"

#include "base/amount.h"
#include "base/zone.h"

#include <string.h>

bool crontab_remark_zone(const char *zone, struct moment now, struct diagnostic_list *list)
{
    bool differs;
    int failure = zone_compare(zone, now.seconds, now.seconds + AMOUNT_YEAR, &differs);

    if (failure != 0)
        diagnostic_system(list, (struct place){0}, "the system's time zone cannot be read: %s",
                          strerror(failure));
    else if (differs)
        diagnostic_remark(list, (struct place){0},
                          "cron goes by the system's own time zone, which is not the one that TZ "
                          "names here: nudges come at the system's times");
    return failure == 0;
}

void crontab_remark_ended(const struct agenda *agenda, const char *plan, struct moment now,
                          struct diagnostic_list *list)
{
    char date[CIVIL_DATE_TEXT];

    if (agenda->act == NULL && agenda_notice_day(agenda) < moment_civil(now).day)
        diagnostic_remark(list, (struct place){.file = plan},
                          "this plan ended on %s: there is nothing left to nudge about",
                          civil_day_print(agenda->end, date));
}
