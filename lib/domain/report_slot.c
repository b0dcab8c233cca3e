#include "domain/report_slot.h"

#include "domain/report_row.h"

#include <string.h>

static void add(struct report_slot_list *list, const char *word, size_t length, int score,
                struct arena *arena)
{
    const char *copy = arena_copy(arena, word, length);
    size_t index = report_row_from_word(list->items, list->count, sizeof *list->items, copy);

    if (index == list->count || strcmp(list->items[index].word, copy) != 0) {
        list->items = report_row_open(arena, list->items, &list->capacity, &list->count, index,
                                      sizeof *list->items);
        list->items[index].word = copy;
    }
    report_tally_add(&list->items[index].pain, score);
}

static void add_each(struct report_slot_list *list, const char *words, int score,
                     struct arena *arena)
{
    while (words != NULL && *words != '\0') {
        size_t length = strcspn(words, ",");

        add(list, words, length, score, arena);
        words += length + (words[length] == ',' ? 1 : 0);
    }
}

void report_slots_take(struct report_slots *slots, const struct diary_entry *entry, int score,
                       struct arena *arena)
{
    struct civil civil = moment_civil(entry->at);

    report_tally_add(&slots->hours[civil.minute / 60], score);
    report_tally_add(&slots->weekdays[civil_weekday(civil.day)], score);
    add_each(&slots->sides, record_get(&entry->record, "side"), score, arena);
    add_each(&slots->locations, record_get(&entry->record, "location"), score, arena);
}
