#include "domain/report_bag.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static int by_key(const void *a, const void *b)
{
    uint32_t one = ((const struct report_bag_item *)a)->key;
    uint32_t other = ((const struct report_bag_item *)b)->key;

    return one < other ? -1 : one > other;
}

static bool is_sorted(const struct report_bag *bag)
{
    size_t i = 1;

    while (i < bag->count && bag->items[i - 1].key < bag->items[i].key)
        i++;
    return i >= bag->count;
}

/* Makes one item of the items of each key. */
static void count_up(struct report_bag *bag)
{
    size_t kept = 0;

    if (is_sorted(bag))
        return;
    qsort(bag->items, bag->count, sizeof *bag->items, by_key);
    for (size_t i = 1; i < bag->count; i++) {
        if (bag->items[kept].key == bag->items[i].key
            && bag->items[kept].times <= UINT32_MAX - bag->items[i].times)
            bag->items[kept].times += bag->items[i].times;
        else
            bag->items[++kept] = bag->items[i];
    }
    bag->count = kept + 1;
}

/* More room only when counting up gave less than half. */
static void add_item(struct report_bag *bag, struct report_bag_item item, struct arena *arena)
{
    if (bag->count > 0 && bag->count == bag->capacity) {
        count_up(bag);
        if (bag->count > bag->capacity / 2)
            bag->items = arena_grow(arena, bag->items, &bag->capacity, bag->capacity,
                                    sizeof *bag->items);
    }
    bag->items = arena_grow(arena, bag->items, &bag->capacity, bag->count, sizeof *bag->items);
    bag->items[bag->count++] = item;
}

static void add_family(struct report_bag *bag, const struct report_bag *from,
                       struct arena *arena)
{
    for (uint32_t last = 0; last < REPORT_BAG_FAMILY; last++) {
        uint32_t key = from->family * REPORT_BAG_FAMILY + last;

        if (from->times[last] > 0)
            add_item(bag, (struct report_bag_item){key, from->times[last]}, arena);
    }
}

void report_bag_settle(struct report_bag *bag, struct arena *arena)
{
    add_family(bag, bag, arena);
    memset(bag->times, 0, sizeof bag->times);
}

void report_bag_add(struct report_bag *bag, uint32_t key, struct arena *arena)
{
    uint32_t family = key / REPORT_BAG_FAMILY;
    uint32_t last = key % REPORT_BAG_FAMILY;

    if (family != bag->family || bag->times[last] == UINT32_MAX)
        report_bag_settle(bag, arena);
    bag->family = family;
    bag->times[last]++;
}

void report_bag_merge(struct report_bag *bag, const struct report_bag *other, struct arena *arena)
{
    for (size_t i = 0; i < other->count; i++)
        add_item(bag, other->items[i], arena);
    add_family(bag, other, arena);
}
