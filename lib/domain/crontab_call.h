/* How cron is to call nudge: by full paths, with every setting that is in force here.
 * The zone is not among them: cron goes by the system's. */
#ifndef DOMAIN_CRONTAB_CALL_H
#define DOMAIN_CRONTAB_CALL_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/environment.h"

#include <stdbool.h>

/* NULL for what was not given. */
struct crontab_call {
    const struct environment *environment;
    const char *argv0; /* how this program was called */
    const char *plan;
    const char *content; /* -C */
    const char *format;  /* -f */
    const char *diary;   /* -l */
    const char *sink;    /* --sink */
    bool no_diary;       /* --no-log */
    bool notify;
    bool discreet;
    bool sets_home; /* the crontab has a HOME of its own (crontab_sets_home) */
};

/* One line of sh (crontab_command_text). NULL when a message was added. */
const char *crontab_call_text(const struct crontab_call *call, struct arena *arena,
                              struct diagnostic_list *list);

#endif
