#include "domain/line_tally.h"

#include "base/hash.h"

enum { FIRST_SLOTS = 1024 };

/* FNV's low bits alone would do for slots, but its high ones are mixed better. */
static size_t slot_of(uint64_t hash, size_t slot_count)
{
    return (size_t)(hash ^ hash >> 32) & (slot_count - 1);
}

static bool is_line(const struct line_tally_row *row, uint64_t hash, struct bytes line)
{
    return row->hash == hash && bytes_equal(row->line, line);
}

/* The slot that holds the line, or the free one where it would be put. */
static size_t find_slot(const struct line_tally *tally, uint64_t hash, struct bytes line)
{
    size_t slot = slot_of(hash, tally->slot_count);

    while (tally->slots[slot] != 0 && !is_line(&tally->rows[tally->slots[slot] - 1], hash, line))
        slot = (slot + 1) & (tally->slot_count - 1);
    return slot;
}

static void widen(struct line_tally *tally, struct arena *arena)
{
    tally->slot_count = tally->slot_count == 0 ? FIRST_SLOTS : 2 * tally->slot_count;
    tally->slots = arena_array(arena, tally->slot_count, sizeof *tally->slots);
    for (size_t i = 0; i < tally->count; i++)
        tally->slots[find_slot(tally, tally->rows[i].hash, tally->rows[i].line)] = i + 1;
}

struct line_tally_row *line_tally_add(struct line_tally *tally, struct bytes line,
                                      struct arena *arena)
{
    uint64_t hash = hash_bytes(HASH_START, line.data, line.length);
    size_t slot;

    if (2 * (tally->count + 1) > tally->slot_count)
        widen(tally, arena);
    slot = find_slot(tally, hash, line);
    if (tally->slots[slot] == 0) {
        tally->rows = arena_grow(arena, tally->rows, &tally->capacity, tally->count,
                                 sizeof *tally->rows);
        tally->rows[tally->count++] = (struct line_tally_row){line, hash, 0, 0};
        tally->slots[slot] = tally->count;
    }
    return &tally->rows[tally->slots[slot] - 1];
}

struct line_tally_row *line_tally_find(const struct line_tally *tally, struct bytes line)
{
    size_t index;

    if (tally->slot_count == 0)
        return NULL;
    index = tally->slots[find_slot(tally, hash_bytes(HASH_START, line.data, line.length), line)];
    return index == 0 ? NULL : &tally->rows[index - 1];
}
