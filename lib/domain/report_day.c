#include "domain/report_day.h"

#include "domain/report_row.h"

#include <stdlib.h>

/* Rows of two years: so many come from the system as they are touched, and most diaries have
 * no more. */
enum { FIRST_SLOTS = 64, FIRST_ROWS = 800 };

size_t report_days_from(const struct report_days *days, civil_day day)
{
    return report_row_from_day(days->items, days->count, sizeof *days->items, day);
}

/* Consecutive days stand in consecutive slots. */
static size_t slot_of(const struct report_days *days, civil_day day)
{
    size_t slot = (size_t)(uint32_t)day & (days->slot_count - 1);

    while (days->slots[slot] != 0 && days->items[days->slots[slot] - 1].day != day)
        slot = (slot + 1) & (days->slot_count - 1);
    return slot;
}

static void widen(struct report_days *days, struct arena *arena)
{
    if (2 * (days->count + 1) <= days->slot_count)
        return;
    days->slot_count = days->slot_count > 0 ? 2 * days->slot_count : FIRST_SLOTS;
    days->slots = arena_array(arena, days->slot_count, sizeof *days->slots);
    for (size_t i = 0; i < days->count; i++)
        days->slots[slot_of(days, days->items[i].day)] = i + 1;
}

static void add(struct report_days *days, struct arena *arena, size_t slot, civil_day day)
{
    if (days->items == NULL) {
        days->items = arena_array(arena, FIRST_ROWS, sizeof *days->items);
        days->capacity = FIRST_ROWS;
    }
    days->items =
        arena_grow(arena, days->items, &days->capacity, days->count, sizeof *days->items);
    days->items[days->count++] = (struct report_day){
        .day = day, .worst = REPORT_NO_SCORE, .morning = REPORT_NO_SCORE};
    for (int i = 0; i < REPORT_MEASURES; i++)
        days->items[days->count - 1].measures[i] = REPORT_NO_MEASURE;
    days->slots[slot] = days->count;
}

struct report_day *report_days_get(struct report_days *days, struct arena *arena, civil_day day)
{
    size_t slot;

    if (days->count > 0 && days->items[days->last].day == day)
        return &days->items[days->last];
    widen(days, arena);
    slot = slot_of(days, day);
    if (days->slots[slot] == 0)
        add(days, arena, slot, day);
    days->last = days->slots[slot] - 1;
    return &days->items[days->last];
}

void report_day_take_worst(struct report_day *row, int score)
{
    row->scores++;
    row->worst = score > row->worst ? score : row->worst;
}

static void merge(struct report_day *row, const struct report_day *other)
{
    report_tally_merge(&row->pain, &other->pain);
    row->scores += other->scores;
    row->worst = other->worst > row->worst ? other->worst : row->worst;
    row->flare = row->flare || other->flare;
    if (other->morning != REPORT_NO_SCORE)
        report_day_take_morning(row, other->morning, other->morning_at);
    for (int i = 0; i < REPORT_TRIGGER_SETS; i++)
        row->triggers[i] |= other->triggers[i];
    for (int i = 0; i < REPORT_MEASURES; i++)
        row->measures[i] =
            other->measures[i] > row->measures[i] ? other->measures[i] : row->measures[i];
}

void report_days_merge(struct report_days *days, const struct report_days *others,
                       struct arena *arena)
{
    for (size_t i = 0; i < others->count; i++)
        merge(report_days_get(days, arena, others->items[i].day), &others->items[i]);
}

static int by_day(const void *a, const void *b)
{
    civil_day one = ((const struct report_day *)a)->day;
    civil_day other = ((const struct report_day *)b)->day;

    return one < other ? -1 : one > other;
}

void report_days_settle(struct report_days *days)
{
    for (size_t i = 0; i < days->count; i++) {
        struct report_day *row = &days->items[i];
        int high = report_tally_high(&row->pain);

        row->worst = high > row->worst ? high : row->worst;
        row->scores += report_tally_count(&row->pain);
    }
    if (days->count > 0)
        qsort(days->items, days->count, sizeof *days->items, by_day);
}

const struct report_day *report_days_find(const struct report_days *days, civil_day day)
{
    size_t index = report_days_from(days, day);

    return index < days->count && days->items[index].day == day ? &days->items[index] : NULL;
}

struct report_tally report_days_pain(const struct report_days *days, civil_day first,
                                     civil_day last)
{
    struct report_tally tally = {{0}};
    size_t end = report_days_from(days, last + 1);

    for (size_t i = report_days_from(days, first); i < end; i++)
        report_tally_merge(&tally, &days->items[i].pain);
    return tally;
}

struct report_tally report_days_worst(const struct report_days *days, civil_day first,
                                      civil_day last)
{
    struct report_tally tally = {{0}};
    size_t end = report_days_from(days, last + 1);

    for (size_t i = report_days_from(days, first); i < end; i++)
        if (days->items[i].worst != REPORT_NO_SCORE)
            report_tally_add(&tally, days->items[i].worst);
    return tally;
}

size_t report_days_with_pain(const struct report_days *days, civil_day first, civil_day last)
{
    size_t end = report_days_from(days, last + 1);
    size_t count = 0;

    for (size_t i = report_days_from(days, first); i < end; i++)
        count += report_tally_count(&days->items[i].pain) > 0;
    return count;
}

size_t report_days_reaching(const struct report_days *days, civil_day first, civil_day last,
                            double score)
{
    size_t end = report_days_from(days, last + 1);
    size_t count = 0;

    for (size_t i = report_days_from(days, first); i < end; i++)
        count += days->items[i].worst != REPORT_NO_SCORE && days->items[i].worst >= score;
    return count;
}

bool report_day_has_trigger(const struct report_day *day, size_t trigger)
{
    return day->triggers[trigger / 64] >> (trigger % 64) & 1;
}
