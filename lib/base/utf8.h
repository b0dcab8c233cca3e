/* UTF-8, as far as the suite needs it. No locale is consulted. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads one code point from the first length bytes; returns how many bytes it
 * took, or 0 when they are not well-formed UTF-8 (RFC 3629: no surrogates, no
 * overlong forms). length must be at least 1. */
size_t utf8_decode(const char *bytes, size_t length, uint32_t *code);

/* Appends nothing, writes at most 4 bytes, returns how many. */
size_t utf8_encode(uint32_t code, char bytes[4]);

/* The offset of the first byte that is not part of well-formed UTF-8, or
 * length when all is well. */
size_t utf8_valid(const char *bytes, size_t length);

/* How many bytes a byte order mark takes that the bytes begin with: 0 when none does. It is
 * no character of the first line. No bytes may be NULL. */
size_t utf8_mark(const char *bytes, size_t length);

/* How many characters (code points) the bytes hold; a bad byte counts one. */
size_t utf8_count(const char *bytes, size_t length);

/* Columns that a text takes on a terminal: combining marks none, wide East
 * Asian characters and emoji two, all else one. */
size_t utf8_width(const char *text);

/* True for C0, DEL and C1 controls. */
bool utf8_is_control(uint32_t code);

/* True for controls and for marks that reorder text (bidi embeddings,
 * overrides, isolates), which data must never bring to a terminal. */
bool utf8_is_unsafe(uint32_t code);

/* True for well-formed text with none of those in it. */
bool utf8_is_safe(const char *text);

#endif
