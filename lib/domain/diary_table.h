/* A diary as a table, in CSV: for spreadsheets and whatever else reads tables.
 *
 * Written: time, kind, value, then every key of diary.yaml in its order, then own keys.
 * Each text as it is, no escapes.
 *
 * Read: those columns in any order, as many as there are; or, without "kind", one column
 * for each kind, so that a row makes an entry of each that is filled. "time" is an
 * instant, or a date and a time in the local zone; "date" may stand for it or before it.
 * Names are read in any case. */
#ifndef DOMAIN_DIARY_TABLE_H
#define DOMAIN_DIARY_TABLE_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/moment.h"
#include "base/text.h"
#include "content/diary_kind.h"
#include "document/record.h"

#include <stdbool.h>
#include <stddef.h>

extern const char diary_table_time[]; /* the names of the columns that are no keys */
extern const char diary_table_date[];
extern const char diary_table_kind[];
extern const char diary_table_value[];

/* --- writing --- */

/* Which keys have a column. */
struct diary_table {
    const char **keys; /* the arena's */
    size_t count;
    size_t capacity;
    size_t own; /* from here on they are own ones; the head sorts them */
};

struct diary_table diary_table_begin(const struct diary_kinds *kinds, struct arena *arena);

/* Gives each own key of the record a column, before the head is written. */
void diary_table_reckon(struct diary_table *table, const struct record *record,
                        struct arena *arena);

void diary_table_head(struct diary_table *table, struct text *text);
void diary_table_row(const struct diary_table *table, const struct record *record,
                     struct text *text);

/* --- reading --- */

/* Adds the entries of a table to text, as the lines that log would write. All faults are
 * found, the first FAULT_LIMIT rows of them named; false when there was one. */
bool diary_table_read(const char *name, struct bytes bytes, const struct diary_kinds *kinds,
                      struct moment now, struct text *text, struct diagnostic_list *list);

/* Replaces text by the line, with its LF, that log would write for what a line says:
 * keys in order, times with seconds. False when it is no entry. */
bool diary_table_usual(struct bytes line, const struct diary_kinds *kinds, struct arena *arena,
                       struct text *text);

#endif
