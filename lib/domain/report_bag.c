#include "domain/report_bag.h"

#include <stdlib.h>

static int by_key(const void *a, const void *b)
{
    uint32_t one = ((const struct report_bag_item *)a)->key;
    uint32_t other = ((const struct report_bag_item *)b)->key;

    return one < other ? -1 : one > other;
}

/* Makes one item of the items of each key. */
static void count_up(struct report_bag *bag)
{
    size_t kept = 0;

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
void report_bag_add(struct report_bag *bag, uint32_t key, struct arena *arena)
{
    if (bag->count > 0 && bag->items[bag->count - 1].key == key
        && bag->items[bag->count - 1].times < UINT32_MAX) {
        bag->items[bag->count - 1].times++;
        return;
    }
    if (bag->count > 0 && bag->count == bag->capacity) {
        count_up(bag);
        if (bag->count > bag->capacity / 2)
            bag->items = arena_grow(arena, bag->items, &bag->capacity, bag->capacity,
                                    sizeof *bag->items);
    }
    bag->items = arena_grow(arena, bag->items, &bag->capacity, bag->count, sizeof *bag->items);
    bag->items[bag->count++] = (struct report_bag_item){key, 1};
}
