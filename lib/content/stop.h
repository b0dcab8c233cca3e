/* stop.yaml: what ends a session at once, whatever the exercise. */
#ifndef CONTENT_STOP_H
#define CONTENT_STOP_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "content/expression.h"
#include "content/reader.h"
#include "schema/schema.h"

#include <stdbool.h>
#include <stddef.h>

struct vocabulary;

struct stop_sign {
    struct phrase id;
    struct phrase text; /* one or two whole sentences */
    struct phrase when; /* for whom it is worth saying; absent: everybody */
    const struct expression *expression; /* of when, or NULL */
    struct phrase act;  /* a word of service_words, or absent: triage again */
    int service;        /* enum service; SERVICE_COUNT without act */
    struct phrase_list sources;
};

/* In the order of the files. Starts as {0}; lives in the arena. */
struct stop_list {
    struct stop_sign *items;
    size_t count;
    size_t capacity;
};

/* Reads stop.yaml of all layers; an overlay may only add. False when a message
 * was added. */
bool stop_read(const struct reader_layers *layers, const struct vocabulary *vocabulary,
               struct arena *arena, struct stop_list *stops, struct diagnostic_list *list);

#endif
