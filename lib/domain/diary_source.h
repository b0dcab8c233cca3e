/* Where diaries come from, one file after another, in chunks. */
#ifndef DOMAIN_DIARY_SOURCE_H
#define DOMAIN_DIARY_SOURCE_H

#include "base/arena.h"
#include "base/block.h"
#include "base/diagnostic.h"
#include "content/diary_kind.h"
#include "domain/diary.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DIARY_YAML_BYTES = 16 * 1024 * 1024 }; /* more YAML than that is refused */

struct diary_source {
    const char *path; /* NULL: standard input */
    const char *name; /* for messages */
    bool again;       /* a regular file, which can be read a second time */
    int64_t start;    /* where standard input stood, when again */
    uint64_t length;  /* bytes read in the first pass */
};

/* Some lines, or all of a diary in YAML. Starts as {0}. */
struct diary_chunk {
    struct block block;     /* its data stays with the chunk */
    struct diary *yaml;     /* or NULL; then block has nothing to say */
    struct arena arena;     /* what yaml lives in */
    struct diagnostic_list faults; /* of yaml */
    size_t source;
    bool begins;   /* the source */
    size_t number; /* from 0 */
};

struct diary_sources {
    struct diary_source *items;
    size_t count;
    const struct diary_kinds *kinds;
    struct diagnostic_list *list;
    /* while they are read */
    size_t next; /* the source to open */
    size_t chunks;
    int descriptor;
    struct block_reader reader;
    bool is_open;
    bool begins;
    bool all_again; /* each of them */
    bool second; /* pass: up to length only */
    bool failed;
    uint64_t passed; /* bytes of the sources that are done */
};

/* Looks at each source: whether it can be read again, and how long all are; 0 when not all
 * can. */
uint64_t diary_sources_look(struct diary_sources *sources);

/* Begins a pass, the second one or not. */
void diary_sources_rewind(struct diary_sources *sources, bool second);

void diary_chunk_end(struct diary_chunk *chunk);

/* The next chunk; false at the end of all. What cannot be read is told in the list and
 * passed over: failed then says so. */
bool diary_sources_next(struct diary_sources *sources, struct diary_chunk *chunk);

uint64_t diary_sources_passed(const struct diary_sources *sources);

#endif
