/* Schemas as tables: one row a key. One walker reads any mapping by its table into
 * a struct, reports every fault with its place, and knows nothing of what the
 * keys mean. Adding a field is adding a row. */
#ifndef SCHEMA_SCHEMA_H
#define SCHEMA_SCHEMA_H

#include "base/arena.h"
#include "base/civil.h"
#include "base/diagnostic.h"
#include "document/tree.h"

#include <stdbool.h>
#include <stddef.h>

/* --- what rows read into ------------------------------------------------- */

/* A text and where it stood; text is NULL when the key was absent. */
struct phrase {
    const char *text;
    struct place place;
};

struct phrase_list {
    struct phrase *items;
    size_t count;
};

/* A word, and the word that stands behind it. */
struct phrase_pair {
    struct phrase word;
    struct phrase meant;
};

/* A number, or nothing: given tells. */
struct figure {
    double value;
    bool given;
};

/* A range; a single number gives low == high. */
struct span {
    double low;
    double high;
    bool given;
};

/* A list of structs read by a nested schema. */
struct row_list {
    void *items;
    size_t count;
};

/* Joins more rows of that size to a list, behind those that it has. */
void row_list_add(struct row_list *rows, const void *items, size_t count, size_t size,
                  struct arena *arena);

/* --- tables ---------------------------------------------------------------- */

enum schema_type {
    SCHEMA_TEXT,   /* struct phrase: any text but an empty one */
    SCHEMA_WORD,   /* struct phrase: a word a-z 0-9 - */
    SCHEMA_TERM,   /* int: the index among terms */
    SCHEMA_YES_NO, /* bool */
    SCHEMA_NUMBER, /* struct figure, low to high */
    SCHEMA_WHOLE,  /* struct figure, the same without decimals */
    SCHEMA_SPAN,   /* struct span: a number or [low, high], low to high */
    SCHEMA_DATE,   /* civil_day */
    SCHEMA_TEXTS,  /* struct phrase_list: a list of texts */
    SCHEMA_WORDS,  /* struct phrase_list: a list of words, none twice */
    SCHEMA_PAIRS,  /* struct row_list of struct phrase_pair: a mapping from words to words */
    SCHEMA_ENTRY,  /* the struct of rows, in place */
    SCHEMA_ROWS,   /* struct row_list: a list of mappings, by rows */
    SCHEMA_WEIGHTS /* struct figure[]: a mapping from terms to numbers, by term index */
};

enum schema_need { SCHEMA_OPTIONAL, SCHEMA_REQUIRED };

struct schema;

struct schema_row {
    const char *key;
    enum schema_type type;
    enum schema_need need;
    size_t offset;
    const char *const *terms; /* SCHEMA_TERM, SCHEMA_WEIGHTS: NULL-terminated */
    const struct schema *rows; /* SCHEMA_ENTRY, SCHEMA_ROWS */
    double low;
    double high;
    size_t most; /* SCHEMA_TEXT, SCHEMA_TEXTS: longest in characters, 0: any */
};

struct schema {
    const char *noun; /* "exercise", for messages */
    size_t size;      /* of the struct */
    const struct schema_row *rows;
    size_t count;
    /* Offset of a struct place to fill with the mapping's own, or SCHEMA_NO_PLACE. */
    size_t place;
};

#define SCHEMA_NO_PLACE ((size_t)-1)

/* How rows and schemas are written down. */
#define SCHEMA_ROW(STRUCT, KEY, MEMBER, TYPE, NEED) \
    {KEY, TYPE, SCHEMA_##NEED, offsetof(struct STRUCT, MEMBER), NULL, NULL, 0, 0, 0}
#define SCHEMA_ROW_TERM(STRUCT, KEY, MEMBER, TYPE, NEED, TERMS) \
    {KEY, TYPE, SCHEMA_##NEED, offsetof(struct STRUCT, MEMBER), TERMS, NULL, 0, 0, 0}
#define SCHEMA_ROW_NUMBER(STRUCT, KEY, MEMBER, TYPE, NEED, LOW, HIGH) \
    {KEY, TYPE, SCHEMA_##NEED, offsetof(struct STRUCT, MEMBER), NULL, NULL, LOW, HIGH, 0}
#define SCHEMA_ROW_NESTED(STRUCT, KEY, MEMBER, TYPE, NEED, ROWS) \
    {KEY, TYPE, SCHEMA_##NEED, offsetof(struct STRUCT, MEMBER), NULL, ROWS, 0, 0, 0}
#define SCHEMA_ROW_SHORT(STRUCT, KEY, MEMBER, TYPE, NEED, MOST) \
    {KEY, TYPE, SCHEMA_##NEED, offsetof(struct STRUCT, MEMBER), NULL, NULL, 0, 0, MOST}
#define SCHEMA_OF(NOUN, STRUCT, ROWS) \
    {NOUN, sizeof(struct STRUCT), ROWS, sizeof ROWS / sizeof ROWS[0], SCHEMA_NO_PLACE}

/* The same where the struct has a place, which becomes that of the mapping. */
#define SCHEMA_OF_PLACED(NOUN, STRUCT, ROWS) \
    {NOUN, sizeof(struct STRUCT), ROWS, sizeof ROWS / sizeof ROWS[0], \
     offsetof(struct STRUCT, place)}

/* Reads one mapping into out, which must be zeroed. All texts live in the arena: the tree is
 * needed no longer. False when a message was added; out is then incomplete. */
bool schema_read(const struct schema *schema, const struct node *mapping, void *out,
                 struct arena *arena, struct diagnostic_list *list);

/* Whether a list holds a word. */
bool phrase_list_has(const struct phrase_list *list, const char *text);

#endif
