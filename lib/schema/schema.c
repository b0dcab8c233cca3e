#include "schema/schema.h"

#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/word.h"

#include <string.h>

void row_list_add(struct row_list *rows, const void *items, size_t count, size_t size,
                  struct arena *arena)
{
    char *joined = arena_array(arena, rows->count + count, size);

    if (rows->count > 0)
        memcpy(joined, rows->items, rows->count * size);
    if (count > 0)
        memcpy(joined + rows->count * size, items, count * size);
    rows->items = joined;
    rows->count += count;
}

/* What one value is read with. */
struct reading {
    const struct schema_row *row;
    const struct node *node;
    void *target;
    struct arena *arena;
    struct diagnostic_list *list;
};

typedef bool read_function(const struct reading *reading);

bool phrase_list_has(const struct phrase_list *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++) {
        if (word_equals(list->items[i].text, text))
            return true;
    }
    return false;
}

static struct phrase phrase_of(const struct reading *reading, const struct node *node)
{
    return (struct phrase){arena_text(reading->arena, node->text), node->place};
}

static bool expect(const struct reading *reading, enum node_kind kind, const char *expected)
{
    if (reading->node->kind == kind)
        return true;
    diagnostic_input(reading->list, reading->node->place, "'%s' is %s; expected %s",
                     reading->row->key, tree_kind_name(reading->node), expected);
    return false;
}

static bool fault(const struct reading *reading, const char *expected)
{
    diagnostic_input(reading->list, reading->node->place, "'%s' is '%.60s'; expected %s",
                     reading->row->key, reading->node->text, expected);
    return false;
}

/* --- scalars ------------------------------------------------------------- */

static bool check_text(const struct reading *reading, const struct node *node)
{
    size_t most = reading->row->most;
    size_t count;

    if (*node->text == '\0') {
        diagnostic_input(reading->list, node->place, "'%s' is empty; expected text",
                         reading->row->key);
        return false;
    }
    count = most > 0 ? utf8_count(node->text, strlen(node->text)) : 0;
    if (count > most) {
        diagnostic_input(reading->list, node->place, "'%s' has %zu characters; at most %zu fit",
                         reading->row->key, count, most);
        return false;
    }
    return true;
}

static bool check_word_at(const struct reading *reading, const char *text, struct place place)
{
    if (word_is(text))
        return true;
    diagnostic_input(reading->list, place, "'%s' is '%.60s'; expected a word of a-z, 0-9 and '-'",
                     reading->row->key, text);
    return false;
}

static bool check_word(const struct reading *reading, const struct node *node)
{
    return check_word_at(reading, node->text, node->place);
}

static bool read_text(const struct reading *reading)
{
    if (!expect(reading, NODE_SCALAR, "text") || !check_text(reading, reading->node))
        return false;
    *(struct phrase *)reading->target = phrase_of(reading, reading->node);
    return true;
}

static bool read_word(const struct reading *reading)
{
    if (!expect(reading, NODE_SCALAR, "a word") || !check_word(reading, reading->node))
        return false;
    *(struct phrase *)reading->target = phrase_of(reading, reading->node);
    return true;
}

/* Adds the terms to the message, and the nearest where one is near. */
static bool no_such_term(const struct reading *reading, struct place place, const char *text)
{
    struct word_search search = word_search_begin(text);
    struct text choices = {0};

    for (const char *const *term = reading->row->terms; *term != NULL; term++) {
        text_format(&choices, "%s%s", choices.length > 0 ? ", " : "", *term);
        word_search_try(&search, *term);
    }
    diagnostic_input(reading->list, place, "'%s' is '%.60s'; expected one of %s%s%s",
                     reading->row->key, text, choices.bytes,
                     word_search_result(&search) != NULL ? "; near: " : "",
                     word_search_result(&search) != NULL ? word_search_result(&search) : "");
    text_free(&choices);
    return false;
}

static bool term_index(const struct reading *reading, struct place place, const char *text,
                       int *index)
{
    for (*index = 0; reading->row->terms[*index] != NULL; (*index)++) {
        if (strcmp(reading->row->terms[*index], text) == 0)
            return true;
    }
    return no_such_term(reading, place, text);
}

static bool read_term(const struct reading *reading)
{
    return expect(reading, NODE_SCALAR, "a word")
           && term_index(reading, reading->node->place, reading->node->text, reading->target);
}

static bool read_yes_no(const struct reading *reading)
{
    const char *text = reading->node->text;

    if (!expect(reading, NODE_SCALAR, "yes or no"))
        return false;
    if (strcmp(text, "yes") != 0 && strcmp(text, "no") != 0)
        return fault(reading, "yes or no");
    *(bool *)reading->target = text[0] == 'y';
    return true;
}

/* Reads a number within the row's range from any scalar node. */
static bool number_of(const struct reading *reading, const struct node *node, double *number)
{
    const struct schema_row *row = reading->row;
    char low[NUMBER_TEXT];
    char high[NUMBER_TEXT];
    bool good = node->kind == NODE_SCALAR && number_parse(node->text, number);

    if (good && (*number < row->low || *number > row->high))
        good = false;
    if (good && row->type == SCHEMA_WHOLE && *number != (double)(long)*number)
        good = false;
    if (!good)
        diagnostic_input(reading->list, node->place,
                         "'%s' is %s%.40s%s; expected a %s from %s to %s", row->key,
                         node->kind == NODE_SCALAR ? "'" : "",
                         node->kind == NODE_SCALAR ? node->text : tree_kind_name(node),
                         node->kind == NODE_SCALAR ? "'" : "",
                         row->type == SCHEMA_WHOLE ? "whole number" : "number",
                         number_print(row->low, low), number_print(row->high, high));
    return good;
}

static bool read_number(const struct reading *reading)
{
    struct figure *figure = reading->target;

    figure->given = number_of(reading, reading->node, &figure->value);
    return figure->given;
}

static bool read_date(const struct reading *reading)
{
    if (!expect(reading, NODE_SCALAR, "a date"))
        return false;
    return civil_day_parse(reading->node->text, reading->target)
           || fault(reading, "a date like 2026-11-20");
}

/* --- lists --------------------------------------------------------------- */

static bool read_span(const struct reading *reading)
{
    struct span *span = reading->target;
    const struct node *node = reading->node;
    bool good;

    if (node->kind == NODE_SCALAR) {
        good = number_of(reading, node, &span->low);
        span->high = span->low;
    } else if (node->kind != NODE_SEQUENCE || node->count != 2) {
        diagnostic_input(reading->list, node->place, "'%s': expected a number or [low, high]",
                         reading->row->key);
        good = false;
    } else {
        good = number_of(reading, node->first, &span->low)
               && number_of(reading, node->first->next, &span->high);
        if (good && span->low > span->high) {
            diagnostic_input(reading->list, node->place, "'%s': the low end is above the high one",
                             reading->row->key);
            good = false;
        }
    }
    span->given = good;
    return good;
}

static bool is_repeated(const struct reading *reading, const struct phrase_list *list,
                        const struct node *node)
{
    if (!phrase_list_has(list, node->text))
        return false;
    diagnostic_input(reading->list, node->place, "'%s': '%.60s' is listed twice",
                     reading->row->key, node->text);
    return true;
}

static bool read_phrases(const struct reading *reading)
{
    struct phrase_list *phrases = reading->target;
    bool words = reading->row->type == SCHEMA_WORDS;
    bool good = true;

    if (!expect(reading, NODE_SEQUENCE, "a list"))
        return false;
    phrases->items = arena_array(reading->arena, reading->node->count, sizeof *phrases->items);
    for (const struct node *item = reading->node->first; item != NULL; item = item->next) {
        if (item->kind != NODE_SCALAR) {
            diagnostic_input(reading->list, item->place, "'%s' holds %s; expected %s",
                             reading->row->key, tree_kind_name(item), words ? "words" : "texts");
            good = false;
        } else if (words ? !check_word(reading, item) || is_repeated(reading, phrases, item)
                         : !check_text(reading, item)) {
            good = false;
        } else {
            phrases->items[phrases->count++] = phrase_of(reading, item);
        }
    }
    return good;
}

static bool check_pair(const struct reading *reading, const struct node *item)
{
    if (item->kind == NODE_SCALAR)
        return check_word_at(reading, item->key, item->key_place) && check_word(reading, item);
    diagnostic_input(reading->list, item->place, "'%s' holds %s; expected words",
                     reading->row->key, tree_kind_name(item));
    return false;
}

static bool read_pairs(const struct reading *reading)
{
    struct row_list *rows = reading->target;
    struct phrase_pair *pairs;
    bool good = true;

    if (!expect(reading, NODE_MAPPING, "a mapping from words to words"))
        return false;
    pairs = arena_array(reading->arena, reading->node->count, sizeof *pairs);
    rows->items = pairs;
    for (const struct node *item = reading->node->first; item != NULL; item = item->next) {
        if (check_pair(reading, item))
            pairs[rows->count++] =
                (struct phrase_pair){{arena_text(reading->arena, item->key), item->key_place},
                                     phrase_of(reading, item)};
        else
            good = false;
    }
    return good;
}

/* --- nested -------------------------------------------------------------- */

static bool read_entry(const struct reading *reading)
{
    return schema_read(reading->row->rows, reading->node, reading->target, reading->arena,
                       reading->list);
}

static bool read_rows(const struct reading *reading)
{
    struct row_list *rows = reading->target;
    const struct schema *schema = reading->row->rows;
    bool good = true;

    if (!expect(reading, NODE_SEQUENCE, "a list"))
        return false;
    rows->items = arena_array(reading->arena, reading->node->count, schema->size);
    for (const struct node *item = reading->node->first; item != NULL; item = item->next) {
        void *row = (char *)rows->items + rows->count * schema->size;

        if (schema_read(schema, item, row, reading->arena, reading->list))
            rows->count++;
        else
            good = false;
    }
    return good;
}

static bool read_weights(const struct reading *reading)
{
    struct figure *weights = reading->target;
    bool good = true;

    if (!expect(reading, NODE_MAPPING, "a mapping from words to numbers"))
        return false;
    for (const struct node *item = reading->node->first; item != NULL; item = item->next) {
        int index;

        if (!term_index(reading, item->key_place, item->key, &index)
            || !number_of(reading, item, &weights[index].value))
            good = false;
        else
            weights[index].given = true;
    }
    return good;
}

/* --- the walk ------------------------------------------------------------ */

static read_function *const readers[] = {
    [SCHEMA_TEXT] = read_text,     [SCHEMA_WORD] = read_word,     [SCHEMA_TERM] = read_term,
    [SCHEMA_YES_NO] = read_yes_no, [SCHEMA_NUMBER] = read_number, [SCHEMA_WHOLE] = read_number,
    [SCHEMA_SPAN] = read_span,     [SCHEMA_DATE] = read_date,     [SCHEMA_TEXTS] = read_phrases,
    [SCHEMA_WORDS] = read_phrases, [SCHEMA_PAIRS] = read_pairs,   [SCHEMA_ENTRY] = read_entry,
    [SCHEMA_ROWS] = read_rows,     [SCHEMA_WEIGHTS] = read_weights,
};

static const struct schema_row *find_row(const struct schema *schema, const char *key)
{
    for (size_t i = 0; i < schema->count; i++) {
        if (word_equals(schema->rows[i].key, key))
            return &schema->rows[i];
    }
    return NULL;
}

static void report_unknown(const struct schema *schema, const struct node *node,
                           struct diagnostic_list *list)
{
    struct word_search search = word_search_begin(node->key);
    const char *near;

    for (size_t i = 0; i < schema->count; i++)
        word_search_try(&search, schema->rows[i].key);
    near = word_search_result(&search);
    diagnostic_input(list, node->key_place, "'%.60s' is no key of %s%s%s%s", node->key,
                     schema->noun, near != NULL ? "; did you mean '" : "",
                     near != NULL ? near : "", near != NULL ? "'?" : "");
}

static bool report_missing(const struct schema *schema, const struct node *mapping,
                           struct diagnostic_list *list)
{
    bool good = true;

    for (size_t i = 0; i < schema->count; i++) {
        if (schema->rows[i].need == SCHEMA_REQUIRED
            && tree_get(mapping, schema->rows[i].key) == NULL) {
            diagnostic_input(list, mapping->place, "%s without '%s'", schema->noun,
                             schema->rows[i].key);
            good = false;
        }
    }
    return good;
}

bool schema_read(const struct schema *schema, const struct node *mapping, void *out,
                 struct arena *arena, struct diagnostic_list *list)
{
    bool good = true;

    if (mapping->kind != NODE_MAPPING) {
        diagnostic_input(list, mapping->place, "%s; expected a mapping: %s",
                         tree_kind_name(mapping), schema->noun);
        return false;
    }
    if (schema->place != SCHEMA_NO_PLACE)
        *(struct place *)(void *)((char *)out + schema->place) = mapping->place;
    for (const struct node *node = mapping->first; node != NULL; node = node->next) {
        const struct schema_row *row = find_row(schema, node->key);
        struct reading reading = {row, node, NULL, arena, list};

        if (row == NULL) {
            report_unknown(schema, node, list);
            good = false;
            continue;
        }
        reading.target = (char *)out + row->offset;
        if (!readers[row->type](&reading))
            good = false;
    }
    return report_missing(schema, mapping, list) && good;
}
