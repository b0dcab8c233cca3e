#include "domain/report_day.h"

#include "domain/report_row.h"

size_t report_days_from(const struct report_days *days, civil_day day)
{
    return report_row_from_day(days->items, days->count, sizeof *days->items, day);
}

struct report_day *report_days_get(struct report_days *days, struct arena *arena, civil_day day)
{
    size_t index = report_days_from(days, day);

    if (index < days->count && days->items[index].day == day)
        return &days->items[index];
    days->items = report_row_open(arena, days->items, &days->capacity, &days->count, index,
                                  sizeof *days->items);
    days->items[index] = (struct report_day){
        .day = day, .worst = REPORT_NO_SCORE, .morning = REPORT_NO_SCORE};
    return &days->items[index];
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
