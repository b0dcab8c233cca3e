/* The only module that writes to stderr. */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include "base/diagnostic.h"

/* "program: file:line:col: text" for each, in the order they were found;
 * places inside operands read "program: operand N:col: text". Control
 * characters and bidi marks in them are shown as \xHH or \u{HHHH}. After 100
 * errors it only counts the rest. */
void message_print_list(const char *program, const struct diagnostic_list *list);

/* One line "program: text". */
void message_print(const char *program, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* For work that takes long: shows a line of its own on a terminal, and nothing anywhere
 * else; the next call takes its place. An empty text takes it away, which must come
 * before other messages. */
void message_progress(const char *program, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Says so and ends the program with STATUS_SYSTEM. */
_Noreturn void message_out_of_memory(void);

#endif
