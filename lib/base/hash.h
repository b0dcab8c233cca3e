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

/* Another hash, sixteen bytes at a step, for tables that are asked ten million times; here,
 * so that it costs no call. It is not the same on every machine. Two lanes of eight bytes,
 * so that one multiplies while the other waits; what is left at the end is read with what
 * stands before it again: two texts of one length differ there or before. The multiplier is
 * 2^64 divided by the golden ratio, made odd. */
#define HASH_MULTIPLIER 0x9e3779b97f4a7c15u

static inline uint64_t hash_word(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * HASH_MULTIPLIER;
    return hash ^ hash >> 32;
}

static inline uint64_t hash_step(uint64_t hash, const char *bytes)
{
    uint64_t word;

    memcpy(&word, bytes, sizeof word);
    return hash_word(hash, word);
}

/* Less than eight bytes, as two halves that overlap, or as the three that three may have. */
static inline uint64_t hash_short(uint64_t hash, const char *bytes, size_t length)
{
    uint32_t first;
    uint32_t last;

    if (length == 0)
        return hash_word(hash, 0);
    if (length < sizeof first) {
        uint64_t middle = (unsigned char)bytes[length / 2];
        uint64_t end = (unsigned char)bytes[length - 1];

        return hash_word(hash, (unsigned char)bytes[0] | middle << 8 | end << 16);
    }
    memcpy(&first, bytes, sizeof first);
    memcpy(&last, bytes + length - sizeof last, sizeof last);
    return hash_word(hash, first | (uint64_t)last << 32);
}

static inline uint64_t hash_bytes(uint64_t hash, const char *bytes, size_t length)
{
    const size_t lane = sizeof(uint64_t);
    const char *end = bytes + length;
    uint64_t other = hash + length;

    if (length < lane)
        return hash_short(other, bytes, length);
    for (; (size_t)(end - bytes) > 2 * lane; bytes += 2 * lane) {
        hash = hash_step(hash, bytes);
        other = hash_step(other, bytes + lane);
    }
    hash = hash_step(hash, length < 2 * lane ? bytes : end - 2 * lane);
    other = hash_step(other, end - lane);
    hash = (hash ^ (other << 29 | other >> 35)) * HASH_MULTIPLIER;
    return hash ^ hash >> 32;
}

#endif
