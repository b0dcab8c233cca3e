/* How often each of many lines is there: for putting two diaries together. */
#ifndef DOMAIN_LINE_TALLY_H
#define DOMAIN_LINE_TALLY_H

#include "base/arena.h"
#include "base/file.h"

#include <stddef.h>
#include <stdint.h>

struct line_tally_row {
    struct bytes line; /* borrowed */
    uint64_t hash;
    size_t had; /* how often it stands in the diary */
    size_t met; /* how often it has come in so far */
};

/* Starts as {0}; all but the lines is the arena's. Adding and finding take the same time
 * however many there are. */
struct line_tally {
    struct line_tally_row *rows; /* in the order in which they were added */
    size_t count;
    size_t capacity;
    size_t *slots; /* a row's index + 1; 0 for none */
    size_t slot_count; /* a power of two, at least twice count */
};

/* The row of a line, a new one if there is none. It is good until the next line. */
struct line_tally_row *line_tally_add(struct line_tally *tally, struct bytes line,
                                      struct arena *arena);

/* The row of a line, or NULL. */
struct line_tally_row *line_tally_find(const struct line_tally *tally, struct bytes line);

#endif
