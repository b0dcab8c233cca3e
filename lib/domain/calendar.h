/* Firings as an iCalendar (RFC 5545): series that repeat on weekdays, in floating local
 * time, each with an alarm when it begins.
 *
 * The same thing of a plan keeps its UID from plan to plan, so that a calendar which goes by
 * UIDs updates what it has; what is gone it does not remove. SEQUENCE, DTSTAMP and
 * LAST-MODIFIED are those of the writing: a later calendar is always the newer one. */
#ifndef DOMAIN_CALENDAR_H
#define DOMAIN_CALENDAR_H

#include "base/arena.h"
#include "base/moment.h"
#include "base/text.h"
#include "domain/firing.h"

/* Appends the calendar; nothing when there are no firings, as RFC 5545 knows no empty
 * one. Firings have their words. */
void calendar_write(const struct firing_list *firings, struct moment now, struct arena *arena,
                    struct text *text);

#endif
