/* What the plan could not give: minutes, a purpose, or anything at all, and why. */
#ifndef DOMAIN_PLAN_SHORTFALL_H
#define DOMAIN_PLAN_SHORTFALL_H

#include "content/threshold.h"
#include "document/record.h"
#include "domain/plan_menu.h"
#include "domain/plan_schedule.h"

/* Whether there is no session although there are days for one. */
bool plan_shortfall_is_total(const struct plan_wish *wish, const struct plan_schedule *schedule);

/* The note that tells so, in a plan that was written; NULL when there is none. */
const struct record *plan_shortfall_told(const struct record_list *plan);

/* Adds note records; of an empty plan one says that and why. */
void plan_shortfall_write(const struct threshold_table *thresholds,
                          const struct plan_person *person, const struct plan_wish *wish,
                          const struct plan_menu *menu, const struct plan_schedule *schedule,
                          struct arena *arena, struct record_list *records);

#endif
