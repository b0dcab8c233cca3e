/* What is good to know of a block that is being written, though it can be written. */
#ifndef DOMAIN_CRONTAB_REMARK_H
#define DOMAIN_CRONTAB_REMARK_H

#include "base/diagnostic.h"
#include "base/moment.h"
#include "domain/agenda.h"

#include <stdbool.h>

/* cron goes by the system's zone, whatever zone (the value of TZ, or NULL) says here. Looks
 * at the year to come. False and a message when the system's zone cannot be read. */
bool crontab_remark_zone(const char *zone, struct moment now, struct diagnostic_list *list);

/* A plan whose notice has come brings no further nudges. plan: its file. */
void crontab_remark_ended(const struct agenda *agenda, const char *plan, struct moment now,
                          struct diagnostic_list *list);

#endif
