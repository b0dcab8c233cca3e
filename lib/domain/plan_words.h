/* A short list of words: equipment, ids, reasons. */
#ifndef DOMAIN_PLAN_WORDS_H
#define DOMAIN_PLAN_WORDS_H

#include "base/arena.h"
#include "base/civil.h"
#include "schema/schema.h"

#include <stdbool.h>
#include <stddef.h>

/* Starts as {0}; items are borrowed, the array lives in the arena. */
struct plan_words {
    const char **items;
    size_t count;
    size_t capacity;
};

/* Adds a word unless it is there. */
void plan_words_add(struct plan_words *words, const char *word, struct arena *arena);

bool plan_words_have(const struct plan_words *words, const char *word);

/* "a,b" in parts, empty ones left out; "none" and NULL give none. */
struct plan_words plan_words_split(const char *text, struct arena *arena);

/* "a,b", or "none". */
const char *plan_words_join(const struct plan_words *words, const char *between,
                            struct arena *arena);

/* The texts of a content list, likewise. */
const char *plan_words_of(const struct phrase_list *list, const char *between,
                          struct arena *arena);

/* "20 November" */
const char *plan_words_date(civil_day day, struct arena *arena);

#endif
