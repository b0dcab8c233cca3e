/* What a program writes. Nothing is lost in silence: every write is checked, and
 * with a file the output is there whole or not at all. On a terminal it is shown
 * safely (safe.h), whatever its format. */
#ifndef BASE_OUTPUT_H
#define BASE_OUTPUT_H

#include "base/diagnostic.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Build the output in text, then finish. */
struct output {
    struct text text;
    const char *path; /* NULL: standard output */
    mode_t mode;      /* of a new file */
};

/* path: the -o operand; NULL or "-" is standard output. */
struct output output_begin(const char *path);

/* Whether an -o operand means that file, however the two are spelt (file_is_same): what must
 * not be written over. Never for NULL and "-". */
bool output_goes_to(const char *path, const char *file);

/* Whether that leaves alone a regular file that is read; NULL or "-" is standard input. False and
 * a usage error that names the option when it would be replaced; what: how to call the file. */
bool output_spares(const char *option, const char *path, const char *file, const char *what,
                   struct diagnostic_list *list);

/* For streams: writes what has gathered when it is much and goes to standard
 * output. False when a message was added. */
bool output_flush_when_full(struct output *output, struct diagnostic_list *list);

/* Writes all that has gathered and closes. False when a message was added:
 * then the program ends with the list's status. */
bool output_finish(struct output *output, struct diagnostic_list *list);

/* Frees what output_finish would have written. */
void output_drop(struct output *output);

/* True when output goes to a terminal. */
bool output_is_terminal(const struct output *output);

/* The width of the terminal's window (terminal_width), 80 for anything else. */
size_t output_columns(const struct output *output);

/* Of the terminal; 0 elsewhere, and where it does not say. */
size_t output_rows(const struct output *output);

#endif
