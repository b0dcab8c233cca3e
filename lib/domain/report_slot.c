#include "domain/report_slot.h"

#include "domain/report_row.h"

#include <string.h>

static void add(struct report_slot_list *list, const char *word, int score, size_t times,
                struct arena *arena)
{
    size_t index = report_row_from_word(list->items, list->count, sizeof *list->items, word);

    if (index == list->count || strcmp(list->items[index].word, word) != 0) {
        list->items = report_row_open(arena, list->items, &list->capacity, &list->count, index,
                                      sizeof *list->items);
        list->items[index].word = arena_text(arena, word);
    }
    list->items[index].pain.counts[score] += times;
}

/* Mostly there is one word. */
static void add_each(struct report_slot_list *list, const char *words, int score, size_t times,
                     struct arena *arena)
{
    struct arena scratch = {0};

    if (words == NULL)
        return;
    while (strchr(words, ',') != NULL) {
        size_t length = strcspn(words, ",");

        add(list, arena_copy(&scratch, words, length), score, times, arena);
        words += length + 1;
    }
    add(list, words, score, times, arena);
    arena_free(&scratch);
}

void report_slots_take_time(struct report_slots *slots, int minute, int weekday, int score)
{
    report_tally_add(&slots->hours[minute / 60], score);
    report_tally_add(&slots->weekdays[weekday], score);
}

void report_slots_take_words(struct report_slots *slots, const struct diary_entry *entry,
                             int score, size_t times, struct arena *arena)
{
    add_each(&slots->sides, record_get(&entry->record, "side"), score, times, arena);
    add_each(&slots->locations, record_get(&entry->record, "location"), score, times, arena);
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
