/* What is due, or to come, with all that has a say in it: the plan, the diary, the words.
 * The diary and the content are opened only when the plan may bring something. */
#ifndef DOMAIN_DUE_H
#define DOMAIN_DUE_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/environment.h"
#include "domain/agenda.h"
#include "domain/firing.h"

#include <stdbool.h>
#include <stdint.h>

enum due_scope {
    DUE_NOW,     /* in (now - window, now] */
    DUE_PREVIEW, /* from `from` to `to` (firing_preview) */
    DUE_WHOLE    /* all of a plan (firing_whole); what is done stays in */
};

struct due_request {
    const struct environment *environment;
    const char *content; /* -C */
    const char *diary;   /* -l */
    bool no_diary;       /* --no-log */
    bool discreet;
    enum due_scope scope;
    struct moment now;
    int64_t window; /* seconds */
    struct moment from;
    struct moment to;
};

/* Takes the diary's days off, and what the clock leaves out, out of the agenda on its way. A
 * diary that cannot be read is a remark; without HOME there is none. A refused plan asks no
 * diary. False when a message was added: the content cannot be used. */
bool due_find(const struct due_request *request, struct agenda *agenda, struct arena *arena,
              struct firing_list *firings, struct diagnostic_list *list);

#endif
