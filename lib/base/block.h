/* Reading what may be longer than memory: blocks that end where a line ends. */
#ifndef BASE_BLOCK_H
#define BASE_BLOCK_H

#include "base/diagnostic.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    BLOCK_ROOM = 136 * 1024,   /* the longest block */
    BLOCK_LINE = 129 * 1024,   /* the longest line that anybody takes */
    BLOCK_BEHIND = 16,         /* bytes after a block's end that may be read and written */
    BLOCK_SMALL_ONES = 32      /* of some 16 KiB, with which a reader may begin */
};

/* data is of BLOCK_ROOM + BLOCK_BEHIND bytes and the caller's. */
struct block {
    char *data;
    size_t length;
    bool torn; /* the last line has no LF: the input ended there */
};

/* Starts with block_open. */
struct block_reader {
    int descriptor;
    const char *name;
    char *carried; /* the begun line behind the last block */
    size_t carried_length;
    uint64_t passed; /* bytes read so far */
    uint64_t limit;  /* where to stop: as for a file that grows meanwhile */
    bool begins_small; /* the caller's to set: it begins with BLOCK_SMALL_ONES, so that all
                          that is made of a short file's stays in the cache */
    bool ended;
};

/* Reads from a descriptor, which stays the caller's; up to limit bytes, 0 for no limit. */
void block_open(struct block_reader *reader, int descriptor, const char *name, uint64_t limit);

/* The next whole lines. Of a line that does not fit a block, only its first BLOCK_LINE
 * and some bytes come through, enough to see that it is too long. False at the end, and
 * when reading fails, with a message. */
bool block_next(struct block_reader *reader, struct block *block, struct diagnostic_list *list);

void block_close(struct block_reader *reader);

#endif
