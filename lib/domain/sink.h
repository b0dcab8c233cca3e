/* Where nudges go when it is not standard output: to the desktop, or to a command. */
#ifndef DOMAIN_SINK_H
#define DOMAIN_SINK_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/environment.h"

#include <stdbool.h>

enum sink_kind {
    SINK_NONE,    /* standard output */
    SINK_DESKTOP, /* notify-send, one call a nudge, which is its only operand */
    SINK_COMMAND  /* sh -c COMMAND, one call a nudge, which is a line on its input */
};

/* Starts as {0}: SINK_NONE. */
struct sink {
    enum sink_kind kind;
    const char *program;
    const char *command;
    const char *bus; /* the address to tell notify-send; NULL: it knows it */
};

/* A session bus: what DBUS_SESSION_BUS_ADDRESS says, else the socket `bus` in
 * XDG_RUNTIME_DIR or in /run/user/UID, where cron's jobs find it. Without one, or without
 * notify-send on PATH, it stays SINK_NONE. */
struct sink sink_desktop(const struct environment *environment, struct arena *arena);

/* The shell reads the command, which the user wrote, and never what a plan or a diary
 * says: that is on standard input. */
struct sink sink_command(const char *command);

/* Delivers one line, which has no LF. False when that failed, which is a remark for the
 * desktop and an error for a command; the line is then the caller's to print. */
bool sink_deliver(const struct sink *sink, const char *line, struct arena *arena,
                  struct diagnostic_list *list);

#endif
