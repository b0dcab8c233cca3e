/* What may stand in an entry of the diary, and in a choice of entries. */
#include "domain/completion_list.h"

#include <string.h>

static void add_kinds(struct completion_list *list, const struct diary_kinds *kinds)
{
    const struct diary_kind *items = kinds->kinds.items;

    for (size_t i = 0; i < kinds->kinds.count; i++) {
        if (items[i].value.type != DIARY_LINE)
            completion_add(list, items[i].id.text, items[i].about.text);
    }
}

static void add_words(struct completion_list *list, const struct diary_kinds *kinds,
                      const struct diary_field *field)
{
    const struct diary_words *words = NULL;

    if (field->words.text != NULL)
        words = diary_kinds_words(kinds, field->words.text);
    if (field->type == DIARY_TERMS)
        completion_enter_list(list);
    for (size_t i = 0; words != NULL && i < words->terms.count; i++) {
        if (completion_is_new(list, words->terms.items[i].text))
            completion_add(list, words->terms.items[i].text, NULL);
    }
    if (field->type == DIARY_YES)
        completion_add(list, "yes", NULL);
}

static void add_keys(struct completion_list *list, const struct row_list *fields)
{
    const struct diary_field *items = fields->items;

    for (size_t i = 0; i < fields->count; i++)
        completion_add_key(list, items[i].id.text, items[i].about.text);
}

/* The key before "=", or NULL. */
static const char *key_of(const struct completion_list *list)
{
    const char *equals = strchr(list->typed, '=');

    if (equals == NULL)
        return NULL;
    return arena_copy(list->arena, list->typed, (size_t)(equals - list->typed));
}

static size_t operands_without_key(const struct operands *operands)
{
    size_t count = 0;

    for (size_t i = 0; i < operands->count; i++)
        count += strchr(operands->items[i], '=') == NULL ? 1 : 0;
    return count;
}

/* A number alone is pain, and its value. */
static const struct diary_kind *kind_of(const struct diary_kinds *kinds,
                                        const struct operands *operands, size_t *values)
{
    const struct diary_kind *kind = diary_kind_find(kinds, operands->items[0]);

    *values = operands_without_key(operands) - (kind != NULL ? 1 : 0);
    return kind != NULL ? kind : diary_kind_find(kinds, "pain");
}

void completion_entry(struct completion_list *list, const struct diary_kinds *kinds,
                      const struct operands *operands)
{
    const struct diary_kind *kind;
    const struct diary_field *field = NULL;
    const char *key = key_of(list);
    size_t values;

    if (operands->count == 0) {
        add_kinds(list, kinds);
        return;
    }
    kind = kind_of(kinds, operands, &values);
    if (kind == NULL)
        return;
    if (key != NULL) {
        field = diary_kind_key(kinds, kind, key);
        completion_enter_value(list);
    } else if (values == 0) {
        field = &kind->value;
    } else if (values == 1 && kind->second.text != NULL) {
        field = diary_kind_key(kinds, kind, kind->second.text);
    }
    if (field != NULL)
        add_words(list, kinds, field);
    if (key == NULL && values > 0) {
        add_keys(list, &kind->keys);
        add_keys(list, &kinds->common);
    }
}

/* The keys of all kinds, each once. */
static void add_all_keys(struct completion_list *list, const struct diary_kinds *kinds)
{
    const struct diary_kind *items = kinds->kinds.items;

    for (size_t i = 0; i < kinds->kinds.count; i++) {
        const struct diary_field *fields = items[i].keys.items;

        for (size_t k = 0; k < items[i].keys.count; k++) {
            if (diary_kinds_key(kinds, fields[k].id.text) == &fields[k])
                completion_add_key(list, fields[k].id.text, fields[k].about.text);
        }
    }
    add_keys(list, &kinds->common);
}

void completion_selection(struct completion_list *list, const struct diary_kinds *kinds)
{
    const char *key = key_of(list);
    const struct diary_field *field;

    if (key == NULL) {
        add_all_keys(list, kinds);
        return;
    }
    field = diary_kinds_key(kinds, key);
    completion_enter_value(list);
    if (field != NULL)
        add_words(list, kinds, field);
}
