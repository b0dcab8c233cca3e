/* When to stop: the pain limit, the general signs, and those of each exercise. */
#ifndef DOMAIN_PLAN_STOP_H
#define DOMAIN_PLAN_STOP_H

#include "content/content.h"
#include "content/stop.h"
#include "document/record.h"
#include "domain/plan_person.h"
#include "domain/plan_schedule.h"

/* Adds stop records. region decides which numbers to call; NULL: the neutral one. */
void plan_stop_write(const struct content *content, const struct stop_list *stops,
                     const struct plan_person *person, const struct plan_schedule *schedule,
                     const char *region, struct arena *arena, struct record_list *records);

#endif
