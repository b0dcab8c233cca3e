/* The person's terminal, whatever standard input and output are: /dev/tty.
 *
 * While it is open, SIGINT, SIGHUP and SIGTERM wait: a read tells that one has come,
 * so that the caller can put things in order first. Closing lets it take its course,
 * which as a rule ends the program. */
#ifndef BASE_TERMINAL_H
#define BASE_TERMINAL_H

#include "base/diagnostic.h"
#include "base/text.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

enum { TERMINAL_LINE_BYTES = 4096, TERMINAL_HELD = 512 };

struct terminal {
    int descriptor;
    sigset_t before;          /* the signals that were held back before */
    char held[TERMINAL_HELD]; /* read, but not yet given out */
    size_t at;
    size_t length;
};

enum terminal_event {
    TERMINAL_LINE,   /* a line was read */
    TERMINAL_END,    /* end of file: Ctrl-D */
    TERMINAL_SIGNAL, /* somebody wants the program to end: Ctrl-C, hangup, kill */
    TERMINAL_LOST    /* the terminal is gone; errno tells */
};

/* False and a message when there is no terminal; then there is nothing to close. */
bool terminal_open(struct terminal *terminal, struct diagnostic_list *list);

/* The next line without its end, into line, which is cleared first. What goes over
 * TERMINAL_LINE_BYTES is dropped. */
enum terminal_event terminal_read_line(struct terminal *terminal, struct text *line);

/* False when the terminal is gone. */
bool terminal_write(const struct terminal *terminal, const struct text *text);

/* How wide to write for a window of so many columns: at least 40, and 80 for one that
 * does not say (0). */
size_t terminal_width(size_t columns);

/* The width of its window. */
size_t terminal_columns(const struct terminal *terminal);

/* A signal that has come in the meantime is delivered here. */
void terminal_close(struct terminal *terminal);

#endif
