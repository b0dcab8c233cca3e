#ifdef __linux__
#define _GNU_SOURCE /* F_SETPIPE_SZ */
#endif

#include "base/block.h"

#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What is left of a line that does not fit. */
enum { STUMP = BLOCK_LINE + 64 };

enum { SMALL_ROOM = 16 * 1024, SMALL_BYTES = BLOCK_SMALL_ONES * SMALL_ROOM };

enum { PIPE_ROOM = 1024 * 1024 };

/* A pipe with more room makes its two ends wait less for each other, where that can be
 * asked for; what is no pipe, or may not have more, stays as it is. */
static void widen_pipe(int descriptor)
{
#ifdef F_SETPIPE_SZ
    fcntl(descriptor, F_SETPIPE_SZ, PIPE_ROOM);
#else
    (void)descriptor;
#endif
}

void block_open(struct block_reader *reader, int descriptor, const char *name, uint64_t limit)
{
    widen_pipe(descriptor);
    *reader = (struct block_reader){
        .descriptor = descriptor,
        .name = name,
        .carried = memory_alloc(BLOCK_ROOM),
        .limit = limit > 0 ? limit : UINT64_MAX,
    };
}

void block_close(struct block_reader *reader)
{
    free(reader->carried);
    reader->carried = NULL;
}

/* Fills the block up to a length; a pipe hands over little at a time. False when reading
 * fails. */
static bool fill(struct block_reader *reader, struct block *block, size_t most,
                 struct diagnostic_list *list)
{
    while (!reader->ended && block->length < most) {
        size_t room = most - block->length;
        uint64_t left = reader->limit - reader->passed;
        ssize_t got = read(reader->descriptor, block->data + block->length,
                           left < room ? (size_t)left : room);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            diagnostic_system(list, (struct place){.file = reader->name}, "cannot read it: %s",
                              strerror(errno));
            return false;
        }
        reader->ended = got == 0;
        reader->passed += (uint64_t)got;
        block->length += (size_t)got;
    }
    return true;
}

/* Where the last whole line ends, 0 when there is none. */
static size_t last_end(const struct block *block)
{
    size_t end = block->length;

    while (end > 0 && block->data[end - 1] != '\n')
        end--;
    return end;
}

/* The line goes on behind the block: all but its beginning is passed over. */
static bool pass_over(struct block_reader *reader, struct block *block,
                      struct diagnostic_list *list)
{
    struct block rest = {block->data, STUMP + 1, false};
    const char *stop = NULL;

    while (stop == NULL) {
        rest.length = STUMP + 1;
        if (!fill(reader, &rest, BLOCK_ROOM, list))
            return false;
        if (rest.length == STUMP + 1)
            break;
        stop = memchr(rest.data + STUMP + 1, '\n', rest.length - STUMP - 1);
    }
    block->length = STUMP;
    block->torn = stop == NULL;
    if (stop == NULL)
        return true;
    block->data[block->length++] = '\n';
    reader->carried_length = (size_t)(rest.data + rest.length - stop) - 1;
    memcpy(reader->carried, stop + 1, reader->carried_length);
    return true;
}

/* At least one line, unless it is longer than any block. */
static bool fill_with_lines(struct block_reader *reader, struct block *block, size_t *end,
                            struct diagnostic_list *list)
{
    *end = 0;
    if (reader->begins_small && reader->passed < SMALL_BYTES) {
        if (!fill(reader, block, SMALL_ROOM, list))
            return false;
        *end = last_end(block);
    }
    if (*end == 0) {
        if (!fill(reader, block, BLOCK_ROOM, list))
            return false;
        *end = last_end(block);
    }
    return true;
}

bool block_next(struct block_reader *reader, struct block *block, struct diagnostic_list *list)
{
    size_t end;

    memcpy(block->data, reader->carried, reader->carried_length);
    block->length = reader->carried_length;
    block->torn = false;
    reader->carried_length = 0;
    if (!fill_with_lines(reader, block, &end, list))
        return false;
    if (block->length == 0)
        return false;
    if (end == block->length)
        return true;
    if (reader->ended) {
        block->torn = true;
        return true;
    }
    if (end == 0)
        return pass_over(reader, block, list);
    reader->carried_length = block->length - end;
    memcpy(reader->carried, block->data + end, reader->carried_length);
    block->length = end;
    return true;
}
