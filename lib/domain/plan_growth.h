/* Larger doses, where the day has room for them. */
#ifndef DOMAIN_PLAN_GROWTH_H
#define DOMAIN_PLAN_GROWTH_H

#include "domain/plan_schedule.h"

/* Gives each choice of the menu that has grown as much of its step as fits into all of its
 * sessions beside what is in them: nothing shrinks so that something else can grow. A
 * session becomes longer where the minutes of its days and session-minutes-most allow.
 * The same dose everywhere. By the order of ids. Marks what is cramped. */
void plan_growth_grant(const struct threshold_table *thresholds, const struct plan_wish *wish,
                       struct plan_menu *menu, struct plan_schedule *schedule);

#endif
