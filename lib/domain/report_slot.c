#include "domain/report_slot.h"

#include "base/joined.h"
#include "domain/report_row.h"

#include <string.h>

/* Places and sides are few. */
static struct report_tally *tally_of(struct report_slot_list *list, struct joined_word word,
                                     struct arena *arena)
{
    const char *text;
    size_t index = 0;

    while (index < list->count && !joined_is(word, list->items[index].word))
        index++;
    if (index == list->count) {
        text = arena_copy(arena, word.text, word.length);
        index = report_row_from_word(list->items, list->count, sizeof *list->items, text);
        list->items = report_row_open(arena, list->items, &list->capacity, &list->count, index,
                                      sizeof *list->items);
        list->items[index].word = text;
    }
    return &list->items[index].pain;
}

static void add_each(struct report_slot_list *list, const char *words, int score, size_t times,
                     struct arena *arena)
{
    struct joined_word word;

    while (joined_next(&words, &word))
        tally_of(list, word, arena)->counts[score] += times;
}

void report_slots_take_words(struct report_slots *slots, const struct diary_entry *entry,
                             int score, size_t times, struct arena *arena)
{
    add_each(&slots->sides, record_get(&entry->record, "side"), score, times, arena);
    add_each(&slots->locations, record_get(&entry->record, "location"), score, times, arena);
}

static void merge_list(struct report_slot_list *list, const struct report_slot_list *others,
                       struct arena *arena)
{
    for (size_t i = 0; i < others->count; i++) {
        const struct report_slot *slot = &others->items[i];
        struct joined_word word = {slot->word, strlen(slot->word)};

        report_tally_merge(tally_of(list, word, arena), &slot->pain);
    }
}

void report_slots_merge(struct report_slots *slots, const struct report_slots *others,
                        struct arena *arena)
{
    for (int hour = 0; hour < REPORT_HOURS; hour++)
        report_tally_merge(&slots->hours[hour], &others->hours[hour]);
    merge_list(&slots->sides, &others->sides, arena);
    merge_list(&slots->locations, &others->locations, arena);
}

void report_slots_settle(struct report_slots *slots, const struct report_days *days,
                         civil_day first, civil_day last)
{
    for (size_t i = report_days_from(days, first); i < days->count; i++) {
        const struct report_day *day = &days->items[i];

        if (day->day <= last)
            report_tally_merge(&slots->weekdays[civil_weekday(day->day)], &day->pain);
    }
}

void report_slots_by_measure(const struct report_days *days, civil_day first, civil_day last,
                             enum report_measure measure,
                             struct report_tally slots[REPORT_MEASURE_SLOTS])
{
    memset(slots, 0, REPORT_MEASURE_SLOTS * sizeof *slots);
    for (size_t i = report_days_from(days, first); i < days->count; i++) {
        const struct report_day *day = &days->items[i];
        int slot = (int)day->measures[measure];

        if (day->day <= last && day->measures[measure] >= 0 && slot < REPORT_MEASURE_SLOTS)
            report_tally_merge(&slots[slot], &day->pain);
    }
}
