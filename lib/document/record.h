/* The suite's one currency: records, as lines, as YAML, or (written only) as
 * JSON Lines. See upperback-records(5).
 *
 *     record = [time TAB] kind TAB value *(TAB key "=" text) LF */
#ifndef DOCUMENT_RECORD_H
#define DOCUMENT_RECORD_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/moment.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct attribute {
    const char *key;
    const char *text;
};

struct record {
    struct place place;
    const char *at;    /* the leading time as written, or NULL */
    const char *kind;
    const char *value;
    struct attribute *attributes;
    size_t count;
    size_t capacity;
};

struct record_list {
    struct record *items;
    size_t count;
    size_t capacity;
};

enum record_format { RECORD_LINES, RECORD_YAML, RECORD_JSON };

/* --- building: everything lives in the arena; strings are borrowed --- */

struct record *record_add(struct record_list *list, struct arena *arena, const char *kind,
                          const char *value);

/* Sets an attribute; an absent one (NULL or "") is left out. The pointer from
 * record_add is good until the next record_add. */
void record_set(struct arena *arena, struct record *record, const char *key, const char *text);
void record_set_number(struct arena *arena, struct record *record, const char *key, double number);
void record_set_moment(struct arena *arena, struct record *record, const char *key,
                       struct moment moment);

/* --- reading what is in one --- */

/* The attribute's text, or NULL when it is absent. */
const char *record_get(const struct record *record, const char *key);

/* The first record of a kind at or after *index, moving *index behind it; NULL at
 * the end. Begin with 0. */
const struct record *record_next(const struct record_list *list, const char *kind, size_t *index);
const struct record *record_first(const struct record_list *list, const char *kind);

/* Appends the records of one kind as they stand in another document. */
void record_copy(const struct record_list *from, const char *kind, struct arena *arena,
                 struct record_list *records);

/* --- writing --- */

/* Which values are bare numbers; documents use kind.h's table by passing NULL. */
struct record_types {
    bool (*value_is_number)(const void *context, const char *kind);
    bool (*attribute_is_number)(const void *context, const char *kind, const char *key);
    const void *context;
};

void record_write(const struct record *record, enum record_format format,
                  const struct record_types *types, struct text *text);
void record_write_list(const struct record_list *list, enum record_format format,
                       const struct record_types *types, struct text *text);

/* --- reading --- */

/* Whether the bytes begin as YAML: the first line that is neither empty nor a
 * comment starts with "- ", "---", "[" or "{". */
bool record_looks_like_yaml(struct bytes bytes);

/* The first line that is neither empty nor a comment, behind a byte order mark; the end
 * of the bytes when none has begun. */
const char *record_first_line(struct bytes bytes);

/* Reads lines or YAML, whichever it is. timed: a stream whose records begin
 * with a time (the diary, what nudge prints). A last line without LF is an
 * error: it was cut. All faults are reported, each with its place. */
bool record_read(const char *name, struct bytes bytes, bool timed, struct arena *arena,
                 struct record_list *records, struct diagnostic_list *list);

/* Reads the records of a YAML sequence that tree_read has read. */
struct node;
bool record_read_tree(const struct node *root, bool timed, struct arena *arena,
                      struct record_list *records, struct diagnostic_list *list);

/* Reads one line without its LF (line: its number). NULL when a message was added. */
bool record_read_line(const char *name, size_t line, const char *start, size_t length, bool timed,
                      struct arena *arena, struct record *record, struct diagnostic_list *list);

/* Reads a whole document: its first record must be "KIND 1", its last "end
 * KIND", and nothing may follow; a message names the program that makes one. */
bool record_read_document(const char *name, struct bytes bytes, const char *kind,
                          struct arena *arena, struct record_list *records,
                          struct diagnostic_list *list);

#endif
