/* Numbers drawn by chance, the same ones every time: xorshift64, George Marsaglia,
 * Xorshift RNGs, 2003. Not for secrets. */
#ifndef BASE_CHANCE_H
#define BASE_CHANCE_H

#include <stddef.h>
#include <stdint.h>

struct chance {
    uint64_t state; /* any but 0; the same start gives the same numbers */
};

/* From 0 to bound - 1; bound is at least 1. */
size_t chance_below(struct chance *chance, size_t bound);

#endif
