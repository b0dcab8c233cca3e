/* A growing piece of text: what output is built in. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stddef.h>

/* Starts as {0}. bytes is NULL while empty, else always NUL-terminated. */
struct text {
    char *bytes;
    size_t length;
    size_t capacity;
};

void text_append(struct text *text, const char *bytes, size_t length);
void text_add(struct text *text, const char *string);
void text_add_char(struct text *text, char character);
void text_format(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* count times the same character. */
void text_repeat(struct text *text, char character, size_t count);

/* Keeps the memory, forgets the content. */
void text_clear(struct text *text);
void text_free(struct text *text);

#endif
