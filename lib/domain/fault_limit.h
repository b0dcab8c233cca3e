/* Faults of a long input: the lines that hold the first few are named, the rest is
 * counted, however many there are. */
#ifndef DOMAIN_FAULT_LIMIT_H
#define DOMAIN_FAULT_LIMIT_H

#include "base/diagnostic.h"

#include <stddef.h>

enum { FAULT_LIMIT = 20 };

/* Starts with the list alone. */
struct fault_limit {
    struct diagnostic_list *list;
    size_t count;
};

/* Takes the faults of one line or row, all of them when it is among the first
 * FAULT_LIMIT, and clears them. */
void fault_limit_take(struct fault_limit *limit, struct diagnostic_list *faults);

/* Says how many there were beyond those. what: "lines". */
void fault_limit_end(const struct fault_limit *limit, const char *name, const char *what);

#endif
