/* What is wrong with some input, gathered in a list that the caller owns. The
 * library adds to it and goes on, so that one run names every fault; nothing in
 * lib/ prints (message.h does, for the programs). */
#ifndef BASE_DIAGNOSTIC_H
#define BASE_DIAGNOSTIC_H

#include "base/arena.h"
#include "base/place.h"
#include "base/status.h"

#include <stddef.h>

/* How many errors of one run are shown; the rest is counted. What only serves a message
 * (a search for the nearest word) is not worth its time behind that. */
enum { DIAGNOSTIC_SHOWN = 100 };

struct diagnostic {
    enum status status; /* STATUS_DONE: a remark; else what it ends with */
    struct place place;
    const char *text;
};

/* Starts as {0}; free with diagnostic_free. */
struct diagnostic_list {
    struct arena arena;
    struct diagnostic *items;
    size_t count;
    size_t capacity;
    size_t errors;      /* how many are not remarks */
    enum status status; /* the worst so far */
};

/* Bad input or content: STATUS_INPUT. text: "what is wrong; what was
 * expected", no full stop, no newline. place.file is copied. */
void diagnostic_input(struct diagnostic_list *list, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The system failed: STATUS_SYSTEM. */
void diagnostic_system(struct diagnostic_list *list, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The command line is wrong: STATUS_USAGE. */
void diagnostic_usage(struct diagnostic_list *list, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Worth saying, but no fault. */
void diagnostic_remark(struct diagnostic_list *list, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Of a list that nobody will see, says the first that the system refused, unless list knows
 * of such a failure already: what was not read must not pass for what is not there. */
void diagnostic_pass_failure(struct diagnostic_list *list, const struct diagnostic_list *unsaid);

/* Forgets all, as arena_clear does: for lists that are filled line by line. */
void diagnostic_clear(struct diagnostic_list *list);

void diagnostic_free(struct diagnostic_list *list);

#endif
