#include "domain/report_slot.h"

#include <string.h>

static struct report_slot *insert(struct report_slot_list *list, size_t index, const char *word,
                                  struct arena *arena)
{
    struct report_slot *slot;

    list->items = arena_grow(arena, list->items, &list->capacity, list->count, sizeof *list->items);
    slot = &list->items[index];
    memmove(slot + 1, slot, (list->count - index) * sizeof *slot);
    list->count++;
    *slot = (struct report_slot){.word = word};
    return slot;
}

static void add(struct report_slot_list *list, const char *word, int score, struct arena *arena)
{
    size_t index = 0;
    struct report_slot *slot;

    while (index < list->count && strcmp(list->items[index].word, word) < 0)
        index++;
    if (index < list->count && strcmp(list->items[index].word, word) == 0)
        slot = &list->items[index];
    else
        slot = insert(list, index, word, arena);
    report_tally_add(&slot->pain, score);
}

static void add_each(struct report_slot_list *list, const char *words, int score,
                     struct arena *arena)
{
    while (words != NULL && *words != '\0') {
        size_t length = strcspn(words, ",");

        add(list, arena_copy(arena, words, length), score, arena);
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
