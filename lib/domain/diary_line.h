/* One line of a diary: the one judge of what is an entry. */
#ifndef DOMAIN_DIARY_LINE_H
#define DOMAIN_DIARY_LINE_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "content/diary_kind.h"
#include "domain/diary.h"

/* The longest line that is an entry, without its LF, and the longest void: it holds a whole
 * line, of which each byte may be escaped by two, beside its own times. So whatever is an
 * entry can be taken back. */
enum { DIARY_LINE_BYTES = 64 * 1024, DIARY_VOID_BYTES = 2 * DIARY_LINE_BYTES + 256 };

enum diary_line {
    DIARY_LINE_EMPTY, /* nothing in it, or a comment */
    DIARY_LINE_ENTRY,
    DIARY_LINE_BAD /* faults were added */
};

/* Reads a line without its LF; a CR at its end is dropped. What the entry points to is
 * the arena's and kinds'; entry.raw is the line's bytes. Several faults of one line are
 * all told. */
enum diary_line diary_line_read(const char *name, size_t number, struct bytes line,
                                const struct diary_kinds *kinds, struct arena *arena,
                                struct diary_entry *entry, struct diagnostic_list *faults);

/* Makes an entry, but for its raw line, of a record that came otherwise. False when
 * faults were added. */
bool diary_line_check(struct record *record, const struct diary_kinds *kinds,
                      struct diary_entry *entry, struct diagnostic_list *faults);

/* What is wrong with a last line that has no LF. */
void diary_line_torn(const char *name, size_t number, struct diagnostic_list *faults);

#endif
