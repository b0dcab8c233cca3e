/* Memory that lives and dies together. Everything read from one input, or
 * built for one output, comes from one arena and is freed by one call, so no
 * error path can leak. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

/* An arena starts as {0} and is ready. */
struct arena {
    struct arena_block *blocks;
};

/* Zeroed memory for any type. Never returns NULL: when memory runs out the
 * program says so and ends with STATUS_SYSTEM (see memory.h). */
void *arena_alloc(struct arena *arena, size_t size);

/* Room for count items of size bytes; checks the product. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Grows an array that lives in the arena: returns items, moved if needed, with
 * room for at least count + 1 of them; *capacity is kept up to date. */
void *arena_grow(struct arena *arena, void *items, size_t *capacity, size_t count, size_t size);

/* A NUL-terminated copy of length bytes, or of a whole string. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);
char *arena_text(struct arena *arena, const char *text);

/* printf into the arena. */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vformat(struct arena *arena, const char *format, va_list arguments);

/* Forgets everything, but keeps a little memory for what comes next: for work that is
 * done line by line. */
void arena_clear(struct arena *arena);

/* Frees everything; the arena is then as new. */
void arena_free(struct arena *arena);

#endif
