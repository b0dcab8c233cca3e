#include "domain/diary_void.h"

#include "base/hash.h"

#include <string.h>

enum { FIRST_SLOTS = 64 };

/* Where a line's items begin; the next in the row is one further. */
static size_t slot_of(const struct diary_voids *voids, uint64_t hash)
{
    return (size_t)(hash & (voids->slot_count - 1));
}

static void put(struct diary_voids *voids, size_t index)
{
    size_t slot = slot_of(voids, voids->items[index].hash);

    while (voids->slots[slot] != 0)
        slot = (slot + 1) & (voids->slot_count - 1);
    voids->slots[slot] = index + 1;
}

static void widen(struct diary_voids *voids)
{
    if (2 * (voids->count + 1) <= voids->slot_count)
        return;
    voids->slot_count = voids->slot_count > 0 ? 4 * voids->slot_count : FIRST_SLOTS;
    voids->slots = arena_array(&voids->arena, voids->slot_count, sizeof *voids->slots);
    for (size_t i = 0; i < voids->count; i++)
        put(voids, i);
}

/* The next item of that line from *slot on, NULL for none; *slot is left behind it. */
static struct diary_void *next(const struct diary_voids *voids, uint64_t hash, struct bytes line,
                               size_t *slot)
{
    while (voids->slots[*slot] != 0) {
        struct diary_void *item = &voids->items[voids->slots[*slot] - 1];

        *slot = (*slot + 1) & (voids->slot_count - 1);
        if (item->hash == hash && bytes_equal(item->line, line))
            return item;
    }
    return NULL;
}

void diary_voids_add(struct diary_voids *voids, const char *text, size_t arrived, bool missed)
{
    struct bytes line = {text, strlen(text)};
    uint64_t hash = hash_bytes(HASH_START, line.data, line.length);
    struct diary_void *item;
    size_t slot;

    widen(voids);
    slot = slot_of(voids, hash);
    while ((item = next(voids, hash, line, &slot)) != NULL) {
        if (item->arrived == arrived && item->missed == missed) {
            item->times++;
            return;
        }
    }
    voids->items = arena_grow(&voids->arena, voids->items, &voids->capacity, voids->count,
                              sizeof *voids->items);
    line.data = arena_copy(&voids->arena, text, line.length);
    voids->items[voids->count] = (struct diary_void){hash, line, arrived, 1, 0, missed};
    put(voids, voids->count++);
}

bool diary_voids_cancel(struct diary_voids *voids, uint64_t hash, struct bytes line, size_t until)
{
    struct diary_void *item;
    size_t slot;

    if (voids->count == 0)
        return false;
    slot = slot_of(voids, hash);
    while ((item = next(voids, hash, line, &slot)) != NULL) {
        if (item->spent == item->times || item->arrived > until)
            continue;
        item->spent++;
        return true;
    }
    return false;
}

bool diary_voids_reach(const struct diary_voids *voids, uint64_t hash)
{
    size_t slot = slot_of(voids, hash);

    while (voids->slots[slot] != 0 && voids->items[voids->slots[slot] - 1].hash != hash)
        slot = (slot + 1) & (voids->slot_count - 1);
    return voids->slots[slot] != 0;
}

size_t diary_voids_missed(const struct diary_voids *voids)
{
    size_t count = 0;

    for (size_t i = 0; i < voids->count; i++)
        count += voids->items[i].missed ? voids->items[i].times - voids->items[i].spent : 0;
    return count;
}

void diary_voids_free(struct diary_voids *voids)
{
    arena_free(&voids->arena);
    *voids = (struct diary_voids){.count = 0};
}
