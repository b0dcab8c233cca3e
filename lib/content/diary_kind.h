/* content/diary.yaml: the one table of what a diary may hold, with the words it
 * borrows: trigger ids (triggers.yaml) and exercise ids (the names of the files in
 * exercises/). Most entries need none of these: they can be left until one does. */
#ifndef CONTENT_DIARY_KIND_H
#define CONTENT_DIARY_KIND_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "content/reader.h"
#include "content/trigger.h"
#include "document/record.h"
#include "schema/schema.h"

#include <stdbool.h>

/* The order of diary_type_names in diary_kind.c. */
enum diary_type {
    DIARY_NUMBER,   /* in the field's unit, within its range */
    DIARY_TERM,     /* a word of the field's list */
    DIARY_TERMS,    /* words of the list, joined by commas */
    DIARY_WORD,     /* a word of one's own: a-z 0-9 - */
    DIARY_TEXT,     /* any text */
    DIARY_YES,      /* yes: the kind needs no value */
    DIARY_DATES,    /* 2026-12-24 or 2026-12-24..2027-01-02 */
    DIARY_INSTANT,  /* RFC 3339 with offset */
    DIARY_LINE      /* a whole line of the diary, for void */
};

/* An amount in another unit than the field's: 90min are 90 * times / per hours. */
struct diary_suffix {
    struct phrase id;
    struct figure times; /* 1 when absent */
    struct figure per;   /* 1 when absent */
};

/* What a value or an attribute holds. */
struct diary_field {
    struct phrase id; /* the key; NULL text for a kind's value */
    int type;         /* enum diary_type */
    struct phrase unit;
    struct row_list suffixes; /* struct diary_suffix */
    bool say_unit;            /* a positional value must bear a suffix: 400mg */
    struct span range;
    bool whole;
    struct phrase words; /* the id of a list */
    struct phrase about;
    struct place place; /* of the whole mapping */
};

/* A list of words that fields share; triggers and exercises are lists too. */
struct diary_words {
    struct phrase id;
    struct phrase_list terms;
    struct row_list synonyms; /* struct phrase_pair: other words, as people type them and as they
                                 are never stored, each with its term */
};

struct diary_borrowed;

struct diary_kind {
    struct phrase id;
    struct phrase_list synonyms; /* other words for it, as people type them; never stored */
    struct phrase about;
    struct diary_field value;
    struct row_list keys; /* struct diary_field, in the order in which they are written */
    struct phrase second; /* the key that a second value without a name fills */
    struct phrase say;    /* what log says on stderr once it has stored one */
    struct phrase say_emergency; /* the same, when one stored with it is an emergency */
    struct phrase_list sources;
};

struct diary_kinds {
    civil_day reviewed;
    struct phrase_list sources;
    struct row_list lists;  /* struct diary_words: those of diary.yaml */
    struct diary_borrowed *borrowed; /* those that stand elsewhere */
    struct row_list common; /* struct diary_field: keys that every kind may have, last */
    struct row_list kinds;  /* struct diary_kind */
    struct trigger_list triggers; /* in the order of the list "trigger"; empty until it is read */
};

/* Reads diary.yaml of all layers; overlays only add. triggers.yaml and the names in
 * exercises/ are read when a word of theirs is first asked for, and what is wrong with
 * them is added to list then: arena and list must outlive kinds. False when a message
 * was added. */
bool diary_kinds_open(const struct reader_layers *layers, struct arena *arena,
                      struct diary_kinds *kinds, struct diagnostic_list *list);

/* The same, and reads all the words at once. */
bool diary_kinds_read(const struct reader_layers *layers, struct arena *arena,
                      struct diary_kinds *kinds, struct diagnostic_list *list);

const struct diary_kind *diary_kind_find(const struct diary_kinds *kinds, const char *id);

/* The same for what a person types: by a synonym, too, and with capitals. */
const struct diary_kind *diary_kind_named(const struct diary_kinds *kinds, const char *word,
                                          struct arena *arena);

/* The field of a key in a kind, the common ones included; NULL for none (keys x-…
 * have no field and may always stand). */
const struct diary_field *diary_kind_key(const struct diary_kinds *kinds,
                                         const struct diary_kind *kind, const char *key);

/* The list of that id ("medicine", "opioid", "trigger", …); NULL for none, and for one
 * that could not be read. */
const struct diary_words *diary_kinds_words(const struct diary_kinds *kinds, const char *id);

/* Whether the list of that id holds the word; an unknown list holds none. */
bool diary_kinds_has(const struct diary_kinds *kinds, const char *list, const char *word);

/* The term of the list that a person means: the term itself, a synonym, either of them
 * with capitals or with blanks for dashes. NULL for none. */
const char *diary_kinds_term(const struct diary_kinds *kinds, const char *list, const char *word,
                             struct arena *arena);

/* Which values are bare numbers in YAML and JSON. kinds must outlive it. */
struct record_types diary_kinds_types(const struct diary_kinds *kinds);

/* Checks a text as it is stored in such a field (units are the field's own).
 * place is the text's; name is how messages call it. */
bool diary_field_check(const struct diary_kinds *kinds, const struct diary_field *field,
                       const char *name, const char *text, struct place place,
                       struct diagnostic_list *list);

/* Whether a number field may hold that number, in its unit. */
bool diary_field_has(const struct diary_field *field, double number);

/* As diary_field_check, for what a person typed: units are allowed and turned into the
 * field's own, and synonyms into terms. NULL when a message was added. */
const char *diary_field_take(const struct diary_kinds *kinds, const struct diary_field *field,
                             const char *name, const char *text, struct place place,
                             struct arena *arena, struct diagnostic_list *list);

/* Adds what is wrong with a word that is no kind, or no key of this kind (of any
 * kind for NULL), with the nearest that is. */
void diary_kind_unknown(const struct diary_kinds *kinds, const char *word, struct place place,
                        struct diagnostic_list *list);
void diary_key_unknown(const struct diary_kinds *kinds, const struct diary_kind *kind,
                       const char *key, struct place place, struct diagnostic_list *list);

/* Any field of that key, whatever the kind; NULL for none. */
const struct diary_field *diary_kinds_key(const struct diary_kinds *kinds, const char *key);

/* Whether every kind may have that key. */
bool diary_kinds_is_common(const struct diary_kinds *kinds, const char *key);

/* Whether a key is one's own: x- and a name. */
bool diary_key_is_own(const char *key);

#endif
