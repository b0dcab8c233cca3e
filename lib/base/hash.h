/* FNV-1a, 64 bits: for tables and for telling two texts apart, not for secrets.
 * http://www.isthe.com/chongo/tech/comp/fnv/ */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START 0xcbf29ce484222325u

/* Goes on from hash over a text. */
uint64_t hash_text(uint64_t hash, const char *text);

/* Another hash, eight bytes at a step, for tables that are asked ten million times. It
 * is not the same on every machine. */
uint64_t hash_bytes(uint64_t hash, const char *bytes, size_t length);

#endif
