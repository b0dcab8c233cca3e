/* YAML as a tree that knows its places. The only module that uses libyaml.
 *
 * Everything is text here: what a scalar means is for the schema (schema.h), so
 * "no", "010" and 12:30 are never guessed at. Refused, each with its place:
 * duplicate keys, aliases and anchors, tags, keys that are not plain text,
 * nesting over 64. */
#ifndef DOCUMENT_TREE_H
#define DOCUMENT_TREE_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/place.h"

#include <stdbool.h>
#include <stddef.h>

enum node_kind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING };

enum { TREE_DEPTH = 64 };

/* The children of a mapping are its values, in order, each with its key. */
struct node {
    enum node_kind kind;
    struct place place;     /* of the first character; inside quotes for text */
    const char *text;       /* scalars; never NULL there */
    bool quoted;            /* scalars: '…', "…", | or > */
    const char *key;        /* of a mapping's value, else NULL */
    struct place key_place;
    struct node *first;     /* first child */
    struct node *next;      /* next sibling, or next document */
    size_t count;           /* children */
    bool repeated;          /* of a mapping's value: its key stood there before */
    bool faulty;            /* of a root: a message was added while reading its document */
};

/* Reads all documents of a stream; the roots are linked by next, *root is NULL
 * for an empty stream. bytes must have been through input_clean. The tree lives
 * in the arena. False when a message was added: *root then holds what was read
 * until the end or a fault that libyaml cannot pass; of it, only roots that are not
 * faulty are to be trusted. */
bool tree_read(const char *name, struct bytes bytes, struct arena *arena, struct node **root,
               struct diagnostic_list *list);

/* The value of a key, or NULL. */
const struct node *tree_get(const struct node *mapping, const char *key);

/* "text", "a list" or "a mapping", for messages. */
const char *tree_kind_name(const struct node *node);

#endif
