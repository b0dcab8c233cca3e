/* The kinds of record that documents are made of, and what each attribute holds:
 * the one table behind writing, checking and describing them. (The diary's kinds
 * are content: see content/diary.yaml.) */
#ifndef DOCUMENT_KIND_H
#define DOCUMENT_KIND_H

#include <stdbool.h>
#include <stddef.h>

enum value_type {
    VALUE_WORD,    /* an id or a term */
    VALUE_TEXT,    /* prose */
    VALUE_NUMBER,
    VALUE_LIST,    /* words joined by commas; none for an empty list */
    VALUE_INSTANT, /* RFC 3339 with offset */
    VALUE_DATE,    /* YYYY-MM-DD */
    VALUE_TIME,    /* HH:MM */
    VALUE_AMOUNT   /* NUMBER and a unit */
};

/* One attribute name has one type in the whole suite. */
struct attribute_row {
    const char *name;
    enum value_type type;
};

/* A document: its first record is "KIND 1", its last "end KIND". */
struct document_row {
    const char *kind;
    const char *made_by; /* the program that writes it */
};

struct kind_row {
    const char *kind;
    enum value_type type;      /* of the value */
    const char *const *terms;  /* a known enumeration, NULL-terminated, or NULL */
};

extern const struct document_row document_table[];
extern const size_t document_count;

/* The version that every document has today. */
extern const char document_version[];

/* Whether an attribute of that name is written as a bare number. Unknown names
 * are text. */
bool kind_attribute_is_number(const char *name);

/* Whether any document uses an attribute of that name. */
bool kind_attribute_is_known(const char *name);

/* Whether the value of that kind is. */
bool kind_value_is_number(const char *kind);

/* The row of a kind, or NULL for one that this version does not know. */
const struct kind_row *kind_find(const char *kind);

/* The urgencies in their order, least urgent first; NULL-terminated. */
extern const char *const kind_urgencies[];

#endif
