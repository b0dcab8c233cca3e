/* When in the day and the week: several short sessions rather than one long, desk
 * exercises at work, floor ones outside it, strength with days between. */
#ifndef DOMAIN_PLAN_SCHEDULE_H
#define DOMAIN_PLAN_SCHEDULE_H

#include "content/threshold.h"
#include "domain/plan_previous.h"
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

/* What a plan is spread over the week from; borrowed. */
struct plan_schedule_input {
    const struct threshold_table *thresholds;
    const struct plan_person *person;
    const struct plan_wish *wish;
    const struct plan_previous *previous; /* or NULL */
    const struct exercise *walk; /* of the breaks, or NULL */
};

/* Minutes of all sessions of that weekday. */
long plan_schedule_minutes(const struct plan_schedule *schedule, int weekday);

/* The most that a day may have: half of what was asked for in a flare. */
long plan_schedule_day_most(const struct plan_wish *wish);

/* On no day do the sessions take more than wish->minutes, and none more than
 * session-minutes-most. What the plan before had goes on in the sessions where it had it
 * (homes), before anything grows and before anything new comes in. The homes of the menu
 * are cut to the sessions that there are. */
void plan_schedule_make(const struct plan_schedule_input *input, struct plan_menu *menu,
                        struct arena *arena, struct plan_schedule *schedule);

#endif
