#include "base/zone.h"

#include "base/amount.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/word.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST_YEAR = 366 * AMOUNT_DAY };

static int64_t noon_of(int64_t instant)
{
    return instant - instant % AMOUNT_DAY + AMOUNT_DAY / 2;
}

/* Reads the offset of each noon, or compares it with what was read before. */
static bool offsets_agree(int64_t from, int64_t until, int32_t *offsets, bool compare)
{
    for (int64_t noon = noon_of(from); noon <= noon_of(until); noon += AMOUNT_DAY, offsets++) {
        int32_t offset = clock_local(noon).offset;

        if (compare && *offsets != offset)
            return false;
        *offsets = offset;
    }
    return true;
}

/* CET-1CEST: letters, or anything in <>, and then an offset. */
static bool is_spelled_out(const char *zone)
{
    const char *end = zone;

    if (*zone == '<') {
        end = strchr(zone, '>');
        return end != NULL && end[1] != '\0' && strchr("+-0123456789", end[1]) != NULL;
    }
    while (isalpha((unsigned char)*end))
        end++;
    return end - zone >= 3 && *end != '\0' && strchr("+-0123456789", *end) != NULL;
}

static bool is_utc(const char *zone)
{
    static const char *const names[] = {"UTC", "GMT", "UCT", "Zulu", "Universal", "Greenwich",
                                        NULL};
    const char *slash = strrchr(zone, '/');

    return word_is_among(slash != NULL ? slash + 1 : zone, names);
}

/* Where the libcs and their distributions keep zones. */
static bool has_file(const char *zone)
{
    static const char *const places[] = {"/usr/share/zoneinfo", "/usr/lib/zoneinfo",
                                         "/usr/share/lib/zoneinfo", "/share/zoneinfo",
                                         "/etc/zoneinfo"};
    struct arena arena = {0};
    bool found = *zone == '/' && access(zone, R_OK) == 0;

    for (size_t i = 0; i < sizeof places / sizeof places[0] && !found && *zone != '/'; i++)
        found = access(arena_format(&arena, "%s/%s", places[i], zone), R_OK) == 0;
    arena_free(&arena);
    return found;
}

/* A libc that knows more places shows it by an offset. */
static bool is_always_utc(int64_t from, int64_t until)
{
    for (int64_t noon = noon_of(from); noon <= noon_of(until); noon += 28 * AMOUNT_DAY) {
        if (clock_local(noon).offset != 0)
            return false;
    }
    return true;
}

bool zone_is_unknown(const char *zone, int64_t now)
{
    if (zone == NULL)
        return false;
    zone += *zone == ':' ? 1 : 0;
    return !is_utc(zone) && !has_file(zone) && !is_spelled_out(zone)
           && is_always_utc(now, now + LONGEST_YEAR);
}

int zone_compare(const char *zone, int64_t from, int64_t until, bool *differs)
{
    struct arena arena = {0};
    const char *kept;
    int32_t *offsets;
    int system;
    int own;

    *differs = false;
    if (zone == NULL || until < from)
        return 0;
    kept = arena_text(&arena, zone);
    offsets = arena_array(&arena, (size_t)((until - from) / AMOUNT_DAY) + 2, sizeof *offsets);
    offsets_agree(from, until, offsets, false);
    unsetenv("TZ");
    system = clock_read_zone();
    *differs = !offsets_agree(from, until, offsets, true);
    setenv("TZ", kept, 1);
    own = clock_read_zone();
    arena_free(&arena);
    return system != 0 ? system : own;
}
