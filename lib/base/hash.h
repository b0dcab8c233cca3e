/* FNV-1a, 64 bits: for tables and for telling two texts apart, not for secrets.
 * http://www.isthe.com/chongo/tech/comp/fnv/ */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define HASH_START 0xcbf29ce484222325u

/* Goes on from hash over a text. */
uint64_t hash_text(uint64_t hash, const char *text);

/* Another hash, eight bytes at a step, for tables that are asked ten million times; here,
 * so that it costs no call. It is not the same on every machine. What is left at the end,
 * fewer than eight bytes, is read as the last eight again: two texts of one length
 * differ there or before. The multiplier is 2^64 divided by the golden ratio, made odd. */
static inline uint64_t hash_bytes(uint64_t hash, const char *bytes, size_t length)
{
    const uint64_t multiplier = 0x9e3779b97f4a7c15u;
    const char *last = bytes + length - sizeof hash;
    uint64_t word = 0;

    hash ^= length;
    if (length < sizeof word) {
        memcpy(&word, bytes, length);
    } else {
        for (; bytes < last; bytes += sizeof word) {
            memcpy(&word, bytes, sizeof word);
            hash = (hash ^ word) * multiplier;
            hash ^= hash >> 32;
        }
        memcpy(&word, last, sizeof word);
    }
    hash = (hash ^ word) * multiplier;
    return hash ^ hash >> 32;
}

#endif
