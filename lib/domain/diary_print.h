/* Entries as people and programs get to see them. */
#ifndef DOMAIN_DIARY_PRINT_H
#define DOMAIN_DIARY_PRINT_H

#include "base/file.h"
#include "base/text.h"
#include "content/diary_kind.h"
#include "document/record.h"

#include <stdbool.h>
#include <stddef.h>

/* Adds an entry: raw as it stands for lines, else the record respelt. For a
 * terminal, controls and marks that reorder text are shown as \u{202E} and bytes that
 * are not UTF-8 as \xFF: a note must not be able to rewrite what stands beside it.
 * Everywhere else every byte is kept. */
void diary_print(const struct record *record, struct bytes raw, enum record_format format,
                 const struct diary_kinds *kinds, bool terminal, struct text *text);

/* Adds one line (and an LF) in the same way. */
void diary_print_line(struct bytes line, bool terminal, struct text *text);

#endif
