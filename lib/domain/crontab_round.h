/* The whole round through crontab(1): the table that is installed, a copy of it, the
 * new one, and a look whether that is what is there now.
 *
 * Whatever fails, the table stays or is put back, and the copy is kept. The new table
 * goes to crontab as a file, never through a pipe: a pipe that breaks installs what
 * came so far. */
#ifndef DOMAIN_CRONTAB_ROUND_H
#define DOMAIN_CRONTAB_ROUND_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/environment.h"
#include "base/file.h"
#include "base/moment.h"

#include <stdbool.h>

/* How the table is called in messages. */
extern const char crontab_round_name[];

struct crontab_round {
    const char *program;  /* crontab's file */
    const char *place;    /* upperback/crontab in the data directory: before ".TIME" */
    struct moment now;    /* the TIME */
    bool exists;          /* there is a table */
    struct bytes table;   /* as it is installed; empty without one */
    const char *copy;     /* the file that keeps it, NULL for none */
    struct arena *arena;
    struct diagnostic_list *list;
};

/* Finds crontab and asks it for the table. "No crontab for" is none yet; any other
 * failure is one. False when a message was added. */
bool crontab_round_begin(struct crontab_round *round, const struct environment *environment,
                         struct moment now, struct arena *arena, struct diagnostic_list *list);

/* Installs the table, which is taken away altogether when it is empty. One that is
 * there already is left alone. False when a message was added: then the old one is
 * there still, or again, unless the message says otherwise. */
bool crontab_round_install(struct crontab_round *round, struct bytes table);

#endif
