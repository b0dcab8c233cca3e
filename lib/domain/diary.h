/* The diary: a stream of entries, read whole, with its corrections applied. See
 * upperback-diary(5). Only journal.h writes to one. */
#ifndef DOMAIN_DIARY_H
#define DOMAIN_DIARY_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/moment.h"
#include "content/diary_kind.h"
#include "document/record.h"

#include <stdbool.h>
#include <stddef.h>

/* One well-formed line. The kinds in record.kind and the keys are all known, the
 * values of the right type and in range (x-… keys hold any text). */
struct diary_entry {
    struct record record; /* record.place is its file and line */
    struct moment at;
    struct moment written; /* when has_written; else it was written at `at` */
    bool has_written;
    bool is_void;     /* a correction itself, of kind void: never data */
    bool voided;      /* cancelled by one */
    size_t line;      /* 1-based */
    struct bytes raw; /* the line as it stands, without its LF (and CR) */
};

/* A line that is no entry. What it should have said may matter: it is kept, so that
 * whoever passes entries on can pass it on too. */
struct diary_bad_line {
    struct bytes raw; /* as it stands, without its LF */
    size_t before;    /* it stands before the entry of that index */
    bool torn;        /* it had no LF: it was cut */
};

/* Starts as {0}. Entries stand in file order, which is not the order of time. */
struct diary {
    struct diary_entry *entries;
    size_t count;
    size_t capacity;
    struct diary_bad_line *bad_lines; /* of inputs in lines; YAML has none to keep */
    size_t bad_line_count;
    size_t bad_line_capacity;
    size_t bad;         /* lines or YAML records that are no entry, the torn one among them */
    size_t voids_alone; /* voids that cancel no line that was read */
    bool torn;          /* the last line of some input has no end: cut, not counted */
};

/* What a bad line is to the caller: a remark on stderr, or an error that ends the
 * program with STATUS_INPUT. */
enum diary_fault { DIARY_REMARK, DIARY_ERROR };

/* Adds the entries in bytes, as they stand in a file (nothing cleaned before), to
 * the diary, and applies the voids of everything read so far: one void cancels
 * one equal line, whichever comes first. Lines or YAML; empty lines and # are
 * skipped. Never fails: a bad line is named in the list, counted and left out.
 * All memory is the arena's; bytes and kinds must live as long as the diary. */
void diary_read(const char *name, struct bytes bytes, const struct diary_kinds *kinds,
                enum diary_fault fault, struct arena *arena, struct diary *diary,
                struct diagnostic_list *list);

/* Whether an entry is data: neither a void nor voided. */
bool diary_entry_counts(const struct diary_entry *entry);

/* Whether it is data of that kind. */
bool diary_entry_counts_as(const struct diary_entry *entry, const char *kind);

/* The last one in file order that counts, or NULL. */
const struct diary_entry *diary_last(const struct diary *diary);

/* The value as a number; only for kinds whose value is one. */
double diary_value(const struct diary_entry *entry);

/* A number attribute; false when it is absent. */
bool diary_number(const struct diary_entry *entry, const char *key, double *number);

/* Whether a list attribute (trigger=, location=, quality=) holds a word. */
bool diary_list_has(const struct diary_entry *entry, const char *key, const char *word);

/* What an entry's advice says of exercise: who says both says no. */
enum diary_exercise { DIARY_EXERCISE_UNSAID, DIARY_EXERCISE_OK, DIARY_EXERCISE_NO };
enum diary_exercise diary_exercise_advice(const struct diary_entry *entry);

#endif
