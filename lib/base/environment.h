/* The environment, read once at the start of a program: nothing else in lib/
 * asks for a variable. */
#ifndef BASE_ENVIRONMENT_H
#define BASE_ENVIRONMENT_H

#include "base/arena.h"
#include "base/diagnostic.h"

#include <stdbool.h>

struct environment {
    const char *home;        /* HOME, NULL when unset or empty; so below */
    const char *data_home;   /* XDG_DATA_HOME when absolute */
    const char *config_home; /* XDG_CONFIG_HOME when absolute */
    const char *now;         /* UPPERBACK_NOW */
    const char *log;         /* UPPERBACK_LOG */
    const char *plan;        /* UPPERBACK_PLAN */
    const char *content;     /* UPPERBACK_CONTENT */
    const char *path;        /* PATH */
    const char *zone;        /* TZ */
    const char *bus;         /* DBUS_SESSION_BUS_ADDRESS */
    const char *runtime;     /* XDG_RUNTIME_DIR when absolute */
    bool utf8;               /* the locale says UTF-8 */
};

struct environment environment_read(void);

/* data_home/upperback/NAME or ~/.local/share/upperback/NAME. NULL and a message,
 * which names the option to use instead, when neither is known. */
const char *environment_data_file(const struct environment *environment, const char *name,
                                  const char *option, struct arena *arena,
                                  struct diagnostic_list *list);

/* Whether HOME is the home that the system has for this user, which is what cron sets. */
bool environment_home_is_usual(const struct environment *environment);

/* config_home/upperback/NAME or ~/.config/upperback/NAME; NULL when unknown. */
const char *environment_config_file(const struct environment *environment, const char *name,
                                    struct arena *arena);

#endif
