/* Tables as RFC 4180 has them: rows of fields, a field in quotes where it holds a
 * separator, a quote or a line break, quotes in it doubled.
 * https://www.rfc-editor.org/rfc/rfc4180
 *
 * Written: commas and CRLF. Read: also LF, and what spreadsheets make of it where a
 * comma parts decimals: a first row with semicolons (or tabs) and no comma is parted
 * by those throughout. Empty rows are skipped; the last row needs no line break, as
 * the RFC has it. */
#ifndef DOCUMENT_CSV_H
#define DOCUMENT_CSV_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* --- writing --- */

/* Adds one field, with a comma before it unless it is the first of its row. */
void csv_write_field(struct text *text, const char *field, bool first);

/* Ends the row. */
void csv_write_end(struct text *text);

/* --- reading --- */

struct csv_field {
    const char *text; /* its quotes undone */
    size_t line;
    const char *start; /* where it begins in the input; so line_start of its line */
    const char *line_start;
};

/* Starts as {0}; its memory is used again by each csv_read_row. */
struct csv_row {
    struct csv_field *fields;
    size_t count;
    size_t capacity;
};

struct csv {
    const char *name; /* for messages; borrowed, as the bytes are */
    const char *next;
    const char *end;
    size_t line;
    const char *line_start;
    char separator;
};

/* The bytes must be text (input_check); a byte order mark is passed over. */
struct csv csv_begin(const char *name, struct bytes bytes);

enum csv_outcome {
    CSV_ROW, /* row holds at least one field, which may be empty */
    CSV_BAD, /* a message was added; the row is passed over */
    CSV_END
};

/* Reads the next row. What the fields say is the arena's, and so are row's fields:
 * an arena that is cleared between rows needs row to be {0} again. */
enum csv_outcome csv_read_row(struct csv *csv, struct arena *arena, struct csv_row *row,
                              struct diagnostic_list *list);

/* Where a field stands. It takes time: for messages. */
struct place csv_place(const struct csv *csv, const struct csv_field *field);

#endif
