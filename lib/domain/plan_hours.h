/* Working hours as a person writes them: "09:00-17:30 mon-fri". */
#ifndef DOMAIN_PLAN_HOURS_H
#define DOMAIN_PLAN_HOURS_H

#include "base/civil.h"

#include <stdbool.h>

enum { PLAN_HOURS_LEAST = 60 }; /* minutes: less holds no session */

struct plan_hours {
    int first; /* minutes of the day */
    int last;
    bool days[CIVIL_WEEK_DAYS]; /* by civil_weekday */
};

/* HH:MM-HH:MM, then days as a list of words and ranges (mon-fri, mon,wed,sat;
 * sat-tue goes round the week), or none for mon-fri. Returns NULL, or what was
 * expected. */
const char *plan_hours_parse(const char *text, struct plan_hours *hours);

#endif
