#include "domain/report_bag.h"

#include <stdbool.h>
#include <stdlib.h>

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

void report_bag_settle(struct report_bag *bag, struct arena *arena)
{
    for (uint32_t last = bag->low; last <= bag->high; last++) {
        uint32_t key = bag->family * REPORT_BAG_FAMILY + last;

        if (bag->times[last] > 0)
            add_item(bag, (struct report_bag_item){key, bag->times[last]}, arena);
        bag->times[last] = 0;
    }
    bag->low = REPORT_BAG_FAMILY - 1;
    bag->high = 0;
}

void report_bag_add(struct report_bag *bag, uint32_t key, struct arena *arena)
{
    uint32_t family = key / REPORT_BAG_FAMILY;
    uint32_t last = key % REPORT_BAG_FAMILY;

    if (family != bag->family || bag->times[last] == UINT32_MAX)
        report_bag_settle(bag, arena);
    bag->family = family;
    bag->low = last < bag->low ? last : bag->low;
    bag->high = last > bag->high ? last : bag->high;
    bag->times[last]++;
}

/* Equal keys stand side by side then, and that may be. */
void report_bag_merge(struct report_bag *bag, struct report_bag *other, struct arena *arena)
{
    struct report_bag_item *merged;
    size_t ours = 0;
    size_t theirs = 0;

    report_bag_settle(bag, arena);
    report_bag_settle(other, arena);
    count_up(bag);
    count_up(other);
    merged = arena_array(arena, bag->count + other->count, sizeof *merged);
    while (ours < bag->count || theirs < other->count) {
        bool take_ours = theirs == other->count
                         || (ours < bag->count
                             && bag->items[ours].key <= other->items[theirs].key);

        merged[ours + theirs] = take_ours ? bag->items[ours] : other->items[theirs];
        ours += take_ours;
        theirs += !take_ours;
    }
    bag->items = merged;
    bag->count = bag->capacity = ours + theirs;
}
