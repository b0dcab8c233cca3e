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

/* Keys that differ in their last byte only mostly come together: these are counted here and
 * become items when another such family comes. */
enum { REPORT_BAG_FAMILY = 256 };

/* Starts as {0}. A key may stand in several items. */
struct report_bag {
    struct report_bag_item *items;
    size_t count;
    size_t capacity;
    uint32_t family; /* its keys without their last byte */
    uint32_t low;    /* no last byte is below, and none above high */
    uint32_t high;
    uint32_t times[REPORT_BAG_FAMILY];
};

void report_bag_add(struct report_bag *bag, uint32_t key, struct arena *arena);

/* Makes items of all: before they are looked at. */
void report_bag_settle(struct report_bag *bag, struct arena *arena);

/* Adds all that is in another one, which is spent by it. */
void report_bag_merge(struct report_bag *bag, struct report_bag *other, struct arena *arena);

#endif
