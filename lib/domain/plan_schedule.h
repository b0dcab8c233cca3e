/* When in the day and the week: several short sessions rather than one long, desk
 * exercises at work, floor ones outside it, strength with days between. */
#ifndef DOMAIN_PLAN_SCHEDULE_H
#define DOMAIN_PLAN_SCHEDULE_H

#include "content/threshold.h"
#include "domain/plan_selection.h"
#include "domain/plan_wish.h"

enum { PLAN_SESSIONS_MOST = 16 };

struct plan_break {
    long every; /* minutes; 0: no breaks */
    int first;  /* minutes of the day */
    int last;
    bool days[CIVIL_WEEK_DAYS];
    const struct exercise *exercise; /* NULL: just move */
};

struct plan_schedule {
    struct plan_session sessions[PLAN_SESSIONS_MOST]; /* by time of day; none is empty */
    size_t count;
    struct plan_break pause;
    bool rest[CIVIL_WEEK_DAYS]; /* days without a session, by weekday; breaks go on */
};

/* walk: the exercise of the breaks, or NULL. On no day do the sessions take more than
 * wish->minutes, and none more than session-minutes-most. */
void plan_schedule_make(const struct threshold_table *thresholds, const struct plan_person *person,
                        const struct plan_wish *wish, struct plan_menu *menu,
                        const struct exercise *walk, struct plan_schedule *schedule);

#endif
