/* Corrections that wait for the lines they cancel. One void cancels one equal line,
 * whichever comes first. Memory grows with corrections. */
#ifndef DOMAIN_DIARY_VOID_H
#define DOMAIN_DIARY_VOID_H

#include "base/arena.h"
#include "base/file.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct diary_void {
    uint64_t hash;
    struct bytes line;
    size_t arrived; /* when its void was read, as the caller counts */
    size_t times;   /* equal voids that arrived together */
    size_t spent;   /* how many of them have cancelled a line */
    bool missed;    /* lines may have gone by before it was read */
};

/* Starts as {0}. */
struct diary_voids {
    struct arena arena;
    struct diary_void *items;
    size_t count;
    size_t capacity;
    size_t *slots; /* hash table: the index of an item, plus 1; open addressing */
    size_t slot_count;
};

/* Takes the value of a void: the line it cancels. */
void diary_voids_add(struct diary_voids *voids, const char *line, size_t arrived, bool missed);

/* Whether some void cancels this line, of those that arrived at or before until; that
 * one is then spent. The hash is hash_bytes of the line from HASH_START on. */
bool diary_voids_cancel(struct diary_voids *voids, uint64_t hash, struct bytes line, size_t until);

/* Whether some void may cancel a line of that hash. Reads only what diary_voids_cancel leaves
 * as it is. */
bool diary_voids_reach(const struct diary_voids *voids, uint64_t hash);

/* Voids that cancelled nothing although their line may have gone by. */
size_t diary_voids_missed(const struct diary_voids *voids);

void diary_voids_free(struct diary_voids *voids);

#endif
