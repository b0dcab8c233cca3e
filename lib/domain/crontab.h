/* A user's crontab as a filter sees it: foreign lines, which pass byte for byte,
 * and at most one block of ours between two marker lines. */
#ifndef DOMAIN_CRONTAB_H
#define DOMAIN_CRONTAB_H

#include "base/diagnostic.h"
#include "base/file.h"
#include "base/text.h"

#include <stdbool.h>

/* What a table may be all the same. */
struct crontab_leave {
    bool empty;  /* it is known that there is nothing in it */
    bool silent; /* an empty MAILTO is no fault: the block's jobs do not print */
};

/* Appends the table with its block replaced by lines (whole lines), or with a new
 * block at its end. Our own lines end in LF, whatever the others do; a last line
 * without its end gets one only when the block follows it.
 *
 * Refused, each with its line: an empty table; two blocks or half a block; settings
 * above the block that would keep it from working: CRON_TZ or TZ (the times are
 * those of the system's zone), a SHELL that does not read as sh does, an empty
 * MAILTO, what leads nudge to another diary, other content or another present, and a
 * RANDOM_DELAY. False when a message was added; nothing is appended then. */
bool crontab_replace(const char *name, struct bytes table, struct crontab_leave leave,
                     const char *lines, struct text *text, struct diagnostic_list *list);

/* Whether a HOME is set above the block: its lines must then carry the one that counts. */
bool crontab_sets_home(struct bytes table);

/* Appends the table without its block, byte for byte; *found tells whether there was
 * one. Refused: two blocks or half a block. */
bool crontab_remove(const char *name, struct bytes table, bool *found, struct text *text,
                    struct diagnostic_list *list);

/* Appends the table as it is and the refusal, on a line of its own. */
void crontab_refuse(struct bytes table, struct text *text);

#endif
