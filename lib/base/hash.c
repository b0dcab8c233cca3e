#include "base/hash.h"

#include <string.h>

uint64_t hash_text(uint64_t hash, const char *text)
{
    for (; *text != '\0'; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
    return hash;
}

/* Multiply and fold; the multiplier is 2^64 divided by the golden ratio, made odd. */
static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 32;
}

/* What is left at the end, fewer than eight bytes, is read as the last eight again: two
 * texts of one length differ there or before. */
uint64_t hash_bytes(uint64_t hash, const char *bytes, size_t length)
{
    const char *end = bytes + length;
    uint64_t word = 0;

    hash ^= length;
    if (length < sizeof word) {
        memcpy(&word, bytes, length);
        return mix(hash, word);
    }
    for (; (size_t)(end - bytes) >= sizeof word; bytes += sizeof word) {
        memcpy(&word, bytes, sizeof word);
        hash = mix(hash, word);
    }
    memcpy(&word, end - sizeof word, sizeof word);
    return mix(hash, word);
}
