/* Exit statuses: one table for the whole suite. */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#include <stddef.h>

enum status {
    STATUS_DONE = 0,
    STATUS_NO = 1,
    STATUS_USAGE = 2,
    STATUS_INPUT = 3,
    STATUS_SYSTEM = 4,
    /* Only under triage -e and -q; 0 is self-care. */
    STATUS_ROUTINE = 10,
    STATUS_SOON = 11,
    STATUS_SAME_DAY = 12,
    STATUS_EMERGENCY = 13
};

struct status_row {
    enum status status;
    const char *meaning;
};

/* What --help and the manuals print. */
extern const struct status_row status_table[];
extern const size_t status_count;

/* The worse of two: the more urgent, and a failure (2 to 4) beats any answer. */
enum status status_worse(enum status a, enum status b);

#endif
