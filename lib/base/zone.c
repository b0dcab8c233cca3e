#include "base/zone.h"

#include "base/arena.h"
#include "base/clock.h"

#include <stdlib.h>

enum { DAY = 24 * 60 * 60 };

static int64_t noon_of(int64_t instant)
{
    return instant - instant % DAY + DAY / 2;
}

/* Reads the offset of each noon, or compares it with what was read before. */
static bool offsets_agree(int64_t from, int64_t until, int32_t *offsets, bool compare)
{
    for (int64_t noon = noon_of(from); noon <= noon_of(until); noon += DAY, offsets++) {
        int32_t offset = clock_local(noon).offset;

        if (compare && *offsets != offset)
            return false;
        *offsets = offset;
    }
    return true;
}

bool zone_differs(const char *zone, int64_t from, int64_t until)
{
    struct arena arena = {0};
    const char *kept;
    int32_t *offsets;
    bool agree;

    if (zone == NULL || until < from)
        return false;
    kept = arena_text(&arena, zone);
    offsets = arena_array(&arena, (size_t)((until - from) / DAY) + 2, sizeof *offsets);
    offsets_agree(from, until, offsets, false);
    unsetenv("TZ");
    clock_reread_zone();
    agree = offsets_agree(from, until, offsets, true);
    setenv("TZ", kept, 1);
    clock_reread_zone();
    arena_free(&arena);
    return !agree;
}
