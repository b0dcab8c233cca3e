#include "document/record.h"

#include "base/number.h"
#include "base/word.h"

#include <string.h>

struct record *record_add(struct record_list *list, struct arena *arena, const char *kind,
                          const char *value)
{
    struct record *record;

    list->items = arena_grow(arena, list->items, &list->capacity, list->count, sizeof *list->items);
    record = &list->items[list->count++];
    *record = (struct record){.kind = kind, .value = value};
    return record;
}

void record_set(struct arena *arena, struct record *record, const char *key, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    record->attributes = arena_grow(arena, record->attributes, &record->capacity, record->count,
                                    sizeof *record->attributes);
    record->attributes[record->count++] = (struct attribute){key, text};
}

void record_set_number(struct arena *arena, struct record *record, const char *key, double number)
{
    char text[NUMBER_TEXT];

    record_set(arena, record, key, arena_text(arena, number_print(number, text)));
}

void record_set_moment(struct arena *arena, struct record *record, const char *key,
                       struct moment moment)
{
    char text[MOMENT_TEXT];

    record_set(arena, record, key, arena_text(arena, moment_print(moment, text)));
}

const char *record_get(const struct record *record, const char *key)
{
    for (size_t i = 0; i < record->count; i++) {
        if (word_equals(record->attributes[i].key, key))
            return record->attributes[i].text;
    }
    return NULL;
}

const struct record *record_next(const struct record_list *list, const char *kind, size_t *index)
{
    while (*index < list->count) {
        const struct record *record = &list->items[(*index)++];

        if (strcmp(record->kind, kind) == 0)
            return record;
    }
    return NULL;
}

const struct record *record_first(const struct record_list *list, const char *kind)
{
    size_t index = 0;

    return record_next(list, kind, &index);
}

void record_copy(const struct record_list *from, const char *kind, struct arena *arena,
                 struct record_list *records)
{
    size_t index = 0;
    const struct record *record;

    while ((record = record_next(from, kind, &index)) != NULL)
        *record_add(records, arena, kind, record->value) = *record;
}
