/* What the fuzz targets share: bytes as the programs would have read them. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/input.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The bytes after the checks that every input goes through; false when refused. */
static inline bool fuzz_clean(const uint8_t *data, size_t size, struct arena *arena,
                              struct bytes *bytes, struct diagnostic_list *list)
{
    *bytes = (struct bytes){arena_copy(arena, (const char *)data, size), size};
    return input_clean("fuzz", arena, bytes, list);
}

#endif
