/* What a program reads: operands, "-", or standard input. One rule for all. */
#ifndef BASE_INPUT_H
#define BASE_INPUT_H

#include "base/file.h"

#include <stdbool.h>

/* How standard input is named in messages. */
extern const char input_standard_name[];

/* Reads FILE, or standard input for "-" or NULL. *name is what messages call
 * it. NUL bytes, broken UTF-8 and a line over 64 KiB are bad input with their
 * place; a byte order mark and CR before LF are dropped. */
bool input_read(const char *operand, size_t cap, struct arena *arena, const char **name,
                struct bytes *bytes, struct diagnostic_list *list);

/* The checks alone. */
bool input_check(const char *name, const struct bytes *bytes, struct diagnostic_list *list);

/* The same checks and mending for bytes that came from elsewhere. */
bool input_clean(const char *name, struct arena *arena, struct bytes *bytes,
                 struct diagnostic_list *list);

/* True when standard input is a terminal: nobody has piped anything in. */
bool input_is_terminal(void);

/* True when standard input is a pipe, a regular file or a socket: somebody has piped
 * something in. /dev/null, as under cron, and a terminal are neither. When that cannot be
 * found out it is true: reading will tell. */
bool input_is_piped(void);

#endif
