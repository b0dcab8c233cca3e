#include "content/stop.h"

#include "base/word.h"
#include "content/urgency.h"

#include <string.h>

struct stop_table {
    civil_day reviewed;
    struct row_list stop;
};

static const struct schema_row sign_rows[] = {
    SCHEMA_ROW(stop_sign, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(stop_sign, "text", text, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(stop_sign, "when", when, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW(stop_sign, "act", act, SCHEMA_WORD, OPTIONAL),
    SCHEMA_ROW(stop_sign, "sources", sources, SCHEMA_WORDS, REQUIRED),
};
static const struct schema sign_schema = SCHEMA_OF("stop sign", stop_sign, sign_rows);

static const struct schema_row table_rows[] = {
    SCHEMA_ROW(stop_table, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
    SCHEMA_ROW_NESTED(stop_table, "stop", stop, SCHEMA_ROWS, REQUIRED, &sign_schema),
};
static const struct schema table_schema = SCHEMA_OF("stop signs", stop_table, table_rows);

struct gathering {
    const struct vocabulary *vocabulary;
    struct arena *arena;
    struct stop_list *stops;
    struct diagnostic_list *list;
};

static bool is_known(const struct stop_list *stops, const char *id)
{
    for (size_t i = 0; i < stops->count; i++) {
        if (strcmp(stops->items[i].id.text, id) == 0)
            return true;
    }
    return false;
}

/* Fills in what the table cannot: the expression and the service. */
static void finish(struct gathering *gathering, struct stop_sign *sign)
{
    if (sign->when.text != NULL)
        sign->expression = expression_parse(&sign->when, gathering->vocabulary, EXPRESSION_FREE,
                                            gathering->arena, gathering->list);
    sign->service = SERVICE_COUNT;
    if (sign->act.text == NULL)
        return;
    sign->service = (int)word_index(sign->act.text, service_words, SERVICE_COUNT);
    if (sign->service == SERVICE_COUNT)
        diagnostic_input(gathering->list, sign->act.place, "there is no service '%s'",
                         sign->act.text);
}

static void take(void *context, void *table, bool overlay)
{
    struct gathering *gathering = context;
    struct stop_list *stops = gathering->stops;
    struct row_list *rows = &((struct stop_table *)table)->stop;
    struct stop_sign *items = rows->items;

    (void)overlay;
    for (size_t i = 0; i < rows->count; i++) {
        if (is_known(stops, items[i].id.text)) {
            diagnostic_input(gathering->list, items[i].id.place, "stop sign '%s' is there already",
                             items[i].id.text);
            continue;
        }
        finish(gathering, &items[i]);
        stops->items = arena_grow(gathering->arena, stops->items, &stops->capacity, stops->count,
                                  sizeof *stops->items);
        stops->items[stops->count++] = items[i];
    }
}

bool stop_read(const struct reader_layers *layers, const struct vocabulary *vocabulary,
               struct arena *arena, struct stop_list *stops, struct diagnostic_list *list)
{
    struct gathering gathering = {vocabulary, arena, stops, list};
    size_t errors = list->errors;

    *stops = (struct stop_list){0};
    reader_table(layers, "stop.yaml", &table_schema, arena, take, &gathering, list);
    return list->errors == errors;
}
