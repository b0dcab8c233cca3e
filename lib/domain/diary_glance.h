/* A quick look at what a diary line says. It knows most lines at once, and never takes
 * for an entry what the judge (diary_line.h) would not; about all others it says that it
 * does not know. */
#ifndef DOMAIN_DIARY_GLANCE_H
#define DOMAIN_DIARY_GLANCE_H

#include "base/arena.h"
#include "content/diary_kind.h"
#include "domain/diary.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A word with what it means: a kind; a key of a kind; a term of a list. */
struct diary_glance_word {
    uint64_t hash; /* of the word and its owner */
    const char *text;
    size_t length;
    const void *owner; /* NULL of a kind, the kind of a key, the list of a term */
    const struct diary_kind *kind;   /* of a kind */
    const struct diary_field *field; /* of a kind's value, or of a key */
    const struct diary_words *list;  /* what words the field takes */
};

struct diary_glance {
    const struct diary_kinds *kinds;
    struct diary_glance_word *words;
    size_t count;
    size_t capacity;
    uint32_t *slots; /* hash table, open addressing: the index of a word, plus 1; small, so that
                        it stays in the cache */
    size_t slot_count;
    struct arena arena;
};

/* kinds must outlive it. All lists of words are there from then on. */
void diary_glance_begin(struct diary_glance *glance, const struct diary_kinds *kinds);

/* Looks at a line of length bytes from its kind on. Fills in what the judge would, but for
 * the time, the raw line and its number. texts has room for length + 1 bytes, attributes
 * for as many as the line has tabs; both must live as long as the entry. False: not
 * known. */
bool diary_glance_at(const struct diary_glance *glance, const char *tail, size_t length,
                     struct diary_entry *entry, struct attribute *attributes, char *texts);

/* Text that says nothing but itself: well-formed, not empty, no escape, no control. */
bool diary_glance_is_plain(const char *text, size_t length);

void diary_glance_end(struct diary_glance *glance);

#endif
