#include "domain/selection.h"

#include "base/joined.h"
#include "domain/entry.h"

#include <string.h>

static const struct place kind_option = {.file = "--kind"};

static bool has_words(const char *joined, const char *words)
{
    struct joined_word word;

    while (joined_next(&words, &word)) {
        if (!joined_has_word(joined, word))
            return false;
    }
    return true;
}

/* The kinds that are meant, by the names that the diary has for them. */
static const char *read_kinds(const char *wanted, const struct diary_kinds *kinds,
                              struct arena *arena, struct diagnostic_list *list)
{
    const char *joined = "";
    struct joined_word next;

    while (joined_next(&wanted, &next)) {
        const char *word = arena_copy(arena, next.text, next.length);
        const struct diary_kind *kind = diary_kind_named(kinds, word, arena);

        if (kind == NULL)
            diary_kind_unknown(kinds, word, kind_option, list);
        else
            joined = arena_format(arena, "%s,%s", joined, kind->id.text);
    }
    return joined;
}

static void add_key(struct selection *selection, const struct entry_pair *pair,
                    const struct diary_kinds *kinds, struct arena *arena,
                    struct diagnostic_list *list)
{
    const struct diary_field *field;
    const char *text = pair->text;

    if (pair->key == NULL) {
        diagnostic_input(list, pair->place, "'%.60s'; expected key=value, as side=left", text);
        return;
    }
    field = diary_kinds_key(kinds, pair->key);
    if (field == NULL && !diary_key_is_own(pair->key))
        diary_key_unknown(kinds, NULL, pair->key, pair->place, list);
    else if (field != NULL)
        text = diary_field_take(kinds, field, pair->key, text, pair->text_place, arena, list);
    if (text != NULL)
        selection->keys[selection->count++] = (struct attribute){pair->key, text};
}

bool selection_read(struct selection *selection, const struct selection_request *request,
                    const struct diary_kinds *kinds, struct moment now, struct arena *arena,
                    struct diagnostic_list *list)
{
    const struct operands *operands = request->operands;
    size_t errors = list->errors;

    if (!period_read(request->since, request->until, now, &selection->period, list))
        return false;
    if (request->kinds != NULL)
        selection->kinds = read_kinds(request->kinds, kinds, arena, list);
    selection->keys = arena_array(arena, operands->count + 1, sizeof *selection->keys);
    for (size_t i = 0; i < operands->count; i++) {
        struct entry_pair pair = entry_pair(operands->items[i], i + 1, arena);

        add_key(selection, &pair, kinds, arena, list);
    }
    return list->errors == errors;
}

bool selection_has(const struct selection *selection, const struct diary_entry *entry)
{
    const char *kind = entry->record.kind;

    if (selection->everything)
        return true;
    if (!diary_entry_counts(entry) || !period_has(&selection->period, entry->at))
        return false;
    if (selection->kinds != NULL && !joined_has(selection->kinds, kind))
        return false;
    for (size_t i = 0; i < selection->count; i++) {
        const char *text = record_get(&entry->record, selection->keys[i].key);
        const char *wanted = selection->keys[i].text;

        if (text == NULL || (strcmp(text, wanted) != 0 && !has_words(text, wanted)))
            return false;
    }
    return true;
}
