/* The lines that make cron call nudge whenever an agenda may have something due.
 *
 * Minutes are written out, hours are "*": nudge itself knows which hour it is. Debian's
 * cron and cronie run what has no "*" in both fields once for each minute that the clock
 * jumps over, be it a change of the zone or a sleep of up to three hours, all of it at
 * once when the clock has jumped: what is due in that minute would come again with each.
 * What has one they run when the clock shows its minute and at no other time; in a
 * doubled hour in both passes, where nudge is silent in the second. Days of the month
 * are never named: with weekdays, cron would take either. */
#ifndef DOMAIN_CRONTAB_BLOCK_H
#define DOMAIN_CRONTAB_BLOCK_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/text.h"
#include "domain/agenda.h"

#include <stdbool.h>
#include <stddef.h>

/* Debian's cron takes 998 bytes of command; a whole line stays below that. */
enum { CRONTAB_LINE = 998 };

/* A variable that the command is to run with. */
struct crontab_variable {
    const char *name;
    const char *value;
};

/* What cron is to run; NULL for what is not there. Paths are absolute. */
struct crontab_command {
    const struct crontab_variable *variables;
    size_t variable_count;
    const char *const *words; /* the program, its options, the plan */
    size_t word_count;
};

/* The command as one line of sh, every word in quotes. NULL and a message when a
 * word holds what no crontab can carry: % (a line end to cron), or control
 * characters. */
const char *crontab_command_text(const struct crontab_command *command, struct arena *arena,
                                 struct diagnostic_list *list);

/* Appends one line for each distinct set of minutes, with its weekdays, so that no
 * minute is named twice. All moments of the agenda are covered, and those that its
 * sessions and breaks have in any week, beside a review on whichever day, so that a next
 * plan with the same times needs no new block. False and a message when a line becomes too long. */
bool crontab_block(const struct agenda *agenda, const char *command, struct text *text,
                   struct diagnostic_list *list);

#endif
