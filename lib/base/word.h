/* Words: the ids and keys that the suite is spelt in. */
#ifndef BASE_WORD_H
#define BASE_WORD_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* a-z, then a-z 0-9 or "-". */
bool word_is(const char *text);

/* Most words differ in the first letter already, which saves a call. */
static inline bool word_equals(const char *a, const char *b)
{
    return *a == *b && strcmp(a, b) == 0;
}

/* How much of a text is letters, digits, blanks, "-", "_" and apostrophes, the first a letter
 * or a digit: words as people type them. */
size_t word_spoken_length(const char *text, size_t length);

/* Such words as a word: in small letters, with a dash for each blank and "_", and no
 * apostrophe, typed or typeset. */
const char *word_tidy(const char *text, struct arena *arena);

/* A word that a YAML 1.1 reader takes for a boolean or null: no key may be one, and
 * as a value it is quoted. */
bool word_is_ambiguous(const char *text);

/* Whether a name has more than this ending, and ends in it. */
bool word_ends_in(const char *name, const char *ending);

/* Finds a text in a list; returns its index or count. */
size_t word_index(const char *text, const char *const *list, size_t count);

/* Whether a text is in a list that NULL ends. */
bool word_is_among(const char *text, const char *const *list);

/* For qsort, of an array of texts: the order of their bytes. */
int word_compare(const void *a, const void *b);

/* Remembers the nearest of the candidates it is shown: fewest single-letter
 * changes (a swap of neighbours counts one), at most a third of the word. */
struct word_search {
    const char *word;
    const char *best;
    size_t distance;
};

/* word is borrowed for as long as the search lives. */
struct word_search word_search_begin(const char *word);
void word_search_try(struct word_search *search, const char *candidate);

/* The nearest candidate, or NULL when none is near enough to be meant. */
const char *word_search_result(const struct word_search *search);

#endif
