#include "domain/report_day.h"

#include <string.h>

size_t report_days_from(const struct report_days *days, civil_day day)
{
    size_t low = 0;
    size_t high = days->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (days->items[middle].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct report_day *report_days_get(struct report_days *days, struct arena *arena, civil_day day)
{
    size_t index = report_days_from(days, day);
    struct report_day *row;

    if (index < days->count && days->items[index].day == day)
        return &days->items[index];
    days->items = arena_grow(arena, days->items, &days->capacity, days->count, sizeof *days->items);
    row = &days->items[index];
    memmove(row + 1, row, (days->count - index) * sizeof *row);
    days->count++;
    *row = (struct report_day){
        .day = day, .worst = REPORT_NO_SCORE, .morning = REPORT_NO_SCORE};
    return row;
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

    for (size_t i = report_days_from(days, first); i < days->count; i++) {
        if (days->items[i].day > last)
            break;
        report_tally_merge(&tally, &days->items[i].pain);
    }
    return tally;
}

size_t report_days_with_pain(const struct report_days *days, civil_day first, civil_day last)
{
    size_t count = 0;

    for (size_t i = report_days_from(days, first); i < days->count; i++) {
        if (days->items[i].day > last)
            break;
        count += report_tally_count(&days->items[i].pain) > 0;
    }
    return count;
}

size_t report_days_reaching(const struct report_days *days, civil_day first, civil_day last,
                            double score)
{
    size_t count = 0;

    for (size_t i = report_days_from(days, first); i < days->count; i++) {
        const struct report_day *day = &days->items[i];

        if (day->day > last)
            break;
        count += day->worst != REPORT_NO_SCORE && day->worst >= score;
    }
    return count;
}
