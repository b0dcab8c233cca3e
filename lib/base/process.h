/* The only module that runs other programs. No shell has a part in it: a file, its
 * words, and what it reads. */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/file.h"

#include <stdbool.h>

struct process_request {
    const char *path;         /* the file to run */
    const char *const *words; /* as it is called; NULL-terminated */
    struct bytes input;       /* what it finds on standard input */
    const char *variable;     /* one variable more in its environment, or NULL */
    const char *value;
    bool captures; /* keep what it writes; else it writes where we do */
    int seconds;   /* the longest it may take, 0: as long as it likes */
};

enum process_end {
    PROCESS_ENDED,     /* by itself: status is its own */
    PROCESS_KILLED,    /* by a signal, which status is */
    PROCESS_TOOK_LONG, /* longer than seconds, and was killed */
    PROCESS_LOST,      /* what it was told or said, or how it ended, is unknown: an errno */
    PROCESS_NOT_RUN    /* it could not be begun: status is an errno */
};

struct process_result {
    enum process_end end;
    int status;
    struct bytes output; /* captured; in the arena */
    struct bytes errors;
};

/* Runs a program to its end. What it leaves unread of its input is no fault. */
void process_run(const struct process_request *request, struct arena *arena,
                 struct process_result *result);

/* Whether it ended by itself with status 0. */
bool process_is_good(const struct process_result *result);

/* How it failed, for a message: "it ended with status 1: LAST LINE OF ITS ERRORS". */
const char *process_failure(const struct process_result *result, struct arena *arena);

#endif
