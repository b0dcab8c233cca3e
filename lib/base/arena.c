#include "base/arena.h"

#include "base/memory.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 64 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t used;
    size_t size;
    max_align_t bytes[];
};

/* An ordinary block is made zero piece by piece, as it is handed out: most of a table's last
 * block is never touched. A large request comes zero from the system. */
static struct arena_block *block_make(size_t size)
{
    bool large = size > BLOCK_BYTES;
    size_t room = large ? size : BLOCK_BYTES;
    struct arena_block *block = large ? memory_alloc(sizeof *block + room)
                                      : memory_resize(NULL, sizeof *block + room);

    *block = (struct arena_block){.size = room};
    return block;
}

static bool is_large(const struct arena_block *block)
{
    return block->size > BLOCK_BYTES;
}

/* A request larger than a block gets a block of its own, put behind the current
 * one so that the room left there is not lost. */
static struct arena_block *block_for(struct arena *arena, size_t size)
{
    struct arena_block *current = arena->blocks;
    struct arena_block *block;

    if (current != NULL && current->size - current->used >= size)
        return current;
    block = block_make(size);
    if (is_large(block) && current != NULL) {
        block->next = current->next;
        current->next = block;
    } else {
        block->next = current;
        arena->blocks = block;
    }
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size_t room = memory_align(size > 0 ? size : 1);
    struct arena_block *block = block_for(arena, room);
    void *memory = (char *)block->bytes + block->used;

    block->used += room;
    return is_large(block) ? memory : memset(memory, 0, room);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    return arena_alloc(arena, memory_product(count, size));
}

void *arena_grow(struct arena *arena, void *items, size_t *capacity, size_t count, size_t size)
{
    void *moved;

    if (count < *capacity)
        return items;
    *capacity = count < 8 ? 8 : memory_product(count, 2);
    moved = arena_array(arena, *capacity, size);
    if (count > 0)
        memcpy(moved, items, count * size);
    return moved;
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);

    if (length > 0)
        memcpy(copy, bytes, length);
    return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

/* Most texts are short: those are written once, and only longer ones again. */
char *arena_vformat(struct arena *arena, const char *format, va_list arguments)
{
    char brief[200];
    va_list again;
    int length;
    char *text;

    va_copy(again, arguments);
    length = vsnprintf(brief, sizeof brief, format, again);
    va_end(again);
    if (length < 0)
        return arena_text(arena, "");
    if ((size_t)length < sizeof brief)
        return arena_copy(arena, brief, (size_t)length);
    text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return text;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    char *text;

    va_start(arguments, format);
    text = arena_vformat(arena, format, arguments);
    va_end(arguments);
    return text;
}

static void free_blocks(struct arena_block *block)
{
    while (block != NULL) {
        struct arena_block *next = block->next;

        free(block);
        block = next;
    }
}

/* A large block that is kept has to be zero again, as far as it was used. */
void arena_clear(struct arena *arena)
{
    struct arena_block *kept = arena->blocks;

    if (kept == NULL)
        return;
    free_blocks(kept->next);
    if (is_large(kept))
        memset(kept->bytes, 0, kept->used);
    kept->next = NULL;
    kept->used = 0;
}

void arena_free(struct arena *arena)
{
    free_blocks(arena->blocks);
    arena->blocks = NULL;
}
