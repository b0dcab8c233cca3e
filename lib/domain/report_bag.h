/* A bag: how often each number came. Numbers are put in as they come and counted up now
 * and then, so memory grows with how many different ones there are. */
#ifndef DOMAIN_REPORT_BAG_H
#define DOMAIN_REPORT_BAG_H

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

struct report_bag_item {
    uint32_t key;
    uint32_t times;
};

/* Starts as {0}. A key may stand in several items. */
struct report_bag {
    struct report_bag_item *items;
    size_t count;
    size_t capacity;
};

void report_bag_add(struct report_bag *bag, uint32_t key, struct arena *arena);

#endif
