/* Allocation that cannot fail. Running out of memory is the one thing that ends
 * a program from inside the library: one message, STATUS_SYSTEM. What was done
 * before stays: an entry may be on disk. Most code uses an arena (arena.h) instead. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* Zeroed; free() it. */
void *memory_alloc(size_t size);

/* As realloc, but never NULL; size must not be 0. */
void *memory_resize(void *memory, size_t size);

/* count * size, or the end of the program when that overflows. */
size_t memory_product(size_t count, size_t size);

/* size, and what must follow it so that any type may stand behind. */
static inline size_t memory_align(size_t size)
{
    const size_t unit = sizeof(max_align_t);

    return (size + unit - 1) / unit * unit;
}

/* Tells the processor that this will be read soon, where it can be told. */
static inline void memory_expect(const void *memory)
{
#ifdef __GNUC__
    __builtin_prefetch(memory);
#else
    (void)memory;
#endif
}

#endif
