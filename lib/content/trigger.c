#include "content/trigger.h"

#include <string.h>

enum { LONGEST_LAG_HOURS = 7 * 24 };

struct trigger_table {
    civil_day reviewed;
    struct row_list triggers;
};

static const struct schema_row trigger_rows[] = {
    SCHEMA_ROW(trigger, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(trigger, "name", name, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW_NUMBER(trigger, "lag-hours", lag_hours, SCHEMA_SPAN, OPTIONAL, 0, LONGEST_LAG_HOURS),
    SCHEMA_ROW(trigger, "doubt", doubt, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW(trigger, "sources", sources, SCHEMA_WORDS, REQUIRED),
};
static const struct schema trigger_schema = SCHEMA_OF("trigger", trigger, trigger_rows);

static const struct schema_row table_rows[] = {
    SCHEMA_ROW(trigger_table, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
    SCHEMA_ROW_NESTED(trigger_table, "triggers", triggers, SCHEMA_ROWS, REQUIRED, &trigger_schema),
};
static const struct schema table_schema = SCHEMA_OF("triggers", trigger_table, table_rows);

struct gathering {
    struct arena *arena;
    struct trigger_list *triggers;
    struct diagnostic_list *list;
};

static const struct trigger *find(const struct trigger_list *triggers, const char *id)
{
    for (size_t i = 0; i < triggers->count; i++) {
        if (strcmp(triggers->items[i].id.text, id) == 0)
            return &triggers->items[i];
    }
    return NULL;
}

static void take(void *context, void *table, bool overlay)
{
    struct gathering *gathering = context;
    struct trigger_list *triggers = gathering->triggers;
    const struct row_list *rows = &((struct trigger_table *)table)->triggers;
    const struct trigger *items = rows->items;

    (void)overlay;
    for (size_t i = 0; i < rows->count; i++) {
        if (find(triggers, items[i].id.text) != NULL) {
            diagnostic_input(gathering->list, items[i].id.place, "trigger '%s' is there already",
                             items[i].id.text);
            continue;
        }
        triggers->items = arena_grow(gathering->arena, triggers->items, &triggers->capacity,
                                     triggers->count, sizeof *triggers->items);
        triggers->items[triggers->count++] = items[i];
    }
}

bool trigger_read(const struct reader_layers *layers, struct arena *arena,
                  struct trigger_list *triggers, struct diagnostic_list *list)
{
    struct gathering gathering = {arena, triggers, list};
    size_t errors = list->errors;

    *triggers = (struct trigger_list){0};
    reader_table(layers, "triggers.yaml", &table_schema, arena, take, &gathering, list);
    return list->errors == errors;
}
