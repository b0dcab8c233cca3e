#include "domain/diary_table.h"

#include "base/word.h"
#include "document/csv.h"
#include "domain/diary_line.h"
#include "domain/entry.h"

#include <stdlib.h>
#include <string.h>

const char diary_table_time[] = "time";
const char diary_table_date[] = "date";
const char diary_table_kind[] = "kind";
const char diary_table_value[] = "value";

/* --- columns ------------------------------------------------------------- */

static bool has_key(const struct diary_table *table, const char *key)
{
    return word_index(key, table->keys, table->count) < table->count;
}

static void add_key(struct diary_table *table, const char *key, struct arena *arena)
{
    table->keys =
        arena_grow(arena, table->keys, &table->capacity, table->count, sizeof *table->keys);
    table->keys[table->count++] = key;
}

static void add_keys(struct diary_table *table, const struct row_list *fields, struct arena *arena)
{
    const struct diary_field *items = fields->items;

    for (size_t i = 0; i < fields->count; i++) {
        if (!has_key(table, items[i].id.text))
            add_key(table, items[i].id.text, arena);
    }
}

struct diary_table diary_table_begin(const struct diary_kinds *kinds, struct arena *arena)
{
    struct diary_table table = {0};
    const struct diary_kind *items = kinds->kinds.items;

    for (size_t i = 0; i < kinds->kinds.count; i++)
        add_keys(&table, &items[i].keys, arena);
    add_keys(&table, &kinds->common, arena);
    table.own = table.count;
    return table;
}

void diary_table_reckon(struct diary_table *table, const struct record *record,
                        struct arena *arena)
{
    for (size_t i = 0; i < record->count; i++) {
        if (diary_key_is_own(record->attributes[i].key))
            add_key(table, record->attributes[i].key, arena);
    }
}

/* --- writing ------------------------------------------------------------- */

/* One column for each own key, however many entries have it. */
static void settle_own(struct diary_table *table)
{
    size_t kept = table->own;

    if (table->count > table->own)
        qsort(table->keys + table->own, table->count - table->own, sizeof *table->keys,
              word_compare);
    for (size_t i = table->own; i < table->count; i++) {
        if (kept == table->own || strcmp(table->keys[kept - 1], table->keys[i]) != 0)
            table->keys[kept++] = table->keys[i];
    }
    table->count = kept;
}

void diary_table_head(struct diary_table *table, struct text *text)
{
    settle_own(table);
    csv_write_field(text, diary_table_time, true);
    csv_write_field(text, diary_table_kind, false);
    csv_write_field(text, diary_table_value, false);
    for (size_t i = 0; i < table->count; i++)
        csv_write_field(text, table->keys[i], false);
    csv_write_end(text);
}

void diary_table_row(const struct diary_table *table, const struct record *record,
                     struct text *text)
{
    csv_write_field(text, record->at, true);
    csv_write_field(text, record->kind, false);
    csv_write_field(text, record->value, false);
    for (size_t i = 0; i < table->count; i++) {
        const char *field = record_get(record, table->keys[i]);

        csv_write_field(text, field != NULL ? field : "", false);
    }
    csv_write_end(text);
}

/* --- the usual line ------------------------------------------------------ */

bool diary_table_usual(struct bytes line, const struct diary_kinds *kinds, struct arena *arena,
                       struct text *text)
{
    struct diagnostic_list faults = {0};
    struct diary_entry entry;
    struct record record;
    char shown[MOMENT_TEXT];
    bool good = diary_line_read("", 1, line, kinds, arena, &entry, &faults) == DIARY_LINE_ENTRY;

    diagnostic_free(&faults);
    if (!good)
        return false;
    record = entry_in_order(&entry.record, diary_kind_find(kinds, entry.record.kind), kinds, arena);
    record.at = moment_print(entry.at, shown);
    text_clear(text);
    record_write(&record, RECORD_LINES, NULL, text);
    return true;
}
