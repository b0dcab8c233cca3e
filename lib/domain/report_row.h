/* Arrays of rows that stay sorted by what each row begins with: a civil day, or a word.
 * They grow by the row in any order of entries, and are short: days and words, not
 * entries. */
#ifndef DOMAIN_REPORT_ROW_H
#define DOMAIN_REPORT_ROW_H

#include "base/arena.h"
#include "base/civil.h"

#include <stddef.h>

/* The index of the first row at or after a day; the rows are of size bytes and begin
 * with a civil_day. count when there is none. */
size_t report_row_from_day(const void *rows, size_t count, size_t size, civil_day day);

/* The same for rows that begin with a const char *. */
size_t report_row_from_word(const void *rows, size_t count, size_t size, const char *word);

/* The rows and others, both sorted by day and of size bytes, as one new array of *count rows;
 * of a day that stands in both, add adds the other's row to ours. Linear. */
void *report_row_merge(struct arena *arena, const void *rows, size_t *capacity, size_t *count,
                       const void *others, size_t other_count, size_t size,
                       void (*add)(void *row, const void *other));

/* As arena_grow, and opens a zeroed row at index: the rows from there on move up, and
 * *count goes up by one. Returns the rows, moved if needed. */
void *report_row_open(struct arena *arena, void *rows, size_t *capacity, size_t *count,
                      size_t index, size_t size);

#endif
