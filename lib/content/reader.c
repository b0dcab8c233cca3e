#include "content/reader.h"

#include "base/file.h"
#include "base/input.h"
#include "base/word.h"

#include <stdlib.h>
#include <string.h>

/* Reads one file and hands over its mapping. NULL when a message was added. */
static const struct node *read_root(const char *path, struct arena *arena,
                                    struct diagnostic_list *list)
{
    struct bytes bytes;
    struct node *root;

    if (!file_read(path, READER_FILE_BYTES, arena, &bytes, list)
        || !input_clean(path, arena, &bytes, list) || !tree_read(path, bytes, arena, &root, list))
        return NULL;
    if (root == NULL)
        diagnostic_input(list, (struct place){.file = path}, "the file is empty");
    else if (root->next != NULL)
        diagnostic_input(list, root->next->place, "a second document; expected one");
    else
        return root;
    return NULL;
}

static void *read_struct(const char *path, const struct schema *schema, struct arena *arena,
                         struct diagnostic_list *list)
{
    struct arena file = {0}; /* its bytes and its tree, of which little is kept */
    const struct node *root = read_root(path, &file, list);
    void *read = arena_alloc(arena, schema->size);
    bool good = root != NULL && schema_read(schema, root, read, arena, list);

    arena_free(&file);
    return good ? read : NULL;
}

bool reader_table(const struct reader_layers *layers, const char *name,
                  const struct schema *schema, struct arena *arena, reader_take_table *take,
                  void *context, struct diagnostic_list *list)
{
    size_t errors = list->errors;

    for (size_t i = layers->count; i-- > 0;) {
        bool overlay = i + 1 < layers->count;
        const char *path = arena_format(arena, "%s/%s", layers->items[i].directory, name);
        void *table;

        if (overlay && file_is_absent(path))
            continue;
        table = read_struct(path, schema, arena, list);
        if (table != NULL)
            take(context, table, overlay);
    }
    return list->errors == errors;
}

/* --- entries ------------------------------------------------------------- */

struct gathering {
    const struct schema *schema;
    bool replaceable;
    bool overlay;
    struct arena *arena;
    struct diagnostic_list *list;
    struct entry_list *entries;
    size_t capacity;
};

static const char *id_of(const void *entry)
{
    return ((const struct phrase *)entry)->text;
}

void *entry_find(const struct entry_list *entries, size_t size, const char *id)
{
    char *items = entries->items;
    size_t low = 0;
    size_t high = entries->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(id, id_of(items + middle * size));

        if (order == 0)
            return items + middle * size;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

bool entry_exists(const struct entry_list *entries, size_t size, const char *id)
{
    return entry_find(entries, size, id) != NULL
           || word_index(id, entries->faulty, entries->faulty_count) < entries->faulty_count;
}

static int by_id(const void *a, const void *b)
{
    return strcmp(id_of(a), id_of(b));
}

/* The id must be the file's name, so that a reference leads to a file. */
static bool check_id(struct gathering *gathering, const void *entry, const char *name)
{
    const struct phrase *id = entry;
    size_t length = strlen(id->text);

    if (strlen(name) == length + strlen(".yaml") && strncmp(name, id->text, length) == 0)
        return true;
    diagnostic_input(gathering->list, id->place, "id '%s' in a file called %s; expected %s.yaml",
                     id->text, name, id->text);
    return false;
}

static void keep(struct gathering *gathering, const void *entry)
{
    struct entry_list *entries = gathering->entries;
    size_t size = gathering->schema->size;
    const struct phrase *id = entry;
    char *before = NULL;

    if (gathering->overlay) {
        entries->overlaid = true;
        before = entry_find(entries, size, id->text);
    }
    if (before != NULL && !gathering->replaceable) {
        diagnostic_input(gathering->list, id->place,
                         "'%s' is part of the shipped content and may not be replaced", id->text);
        return;
    }
    if (before != NULL) {
        memcpy(before, entry, size);
        return;
    }
    entries->items = arena_grow(gathering->arena, entries->items, &gathering->capacity,
                                entries->count, size);
    memcpy((char *)entries->items + entries->count++ * size, entry, size);
}

static void note_faulty(struct gathering *gathering, const char *name)
{
    struct entry_list *entries = gathering->entries;

    entries->faulty = arena_grow(gathering->arena, entries->faulty, &entries->faulty_capacity,
                                 entries->faulty_count, sizeof *entries->faulty);
    entries->faulty[entries->faulty_count++] =
        arena_copy(gathering->arena, name, strlen(name) - strlen(".yaml"));
}

static void gather(struct gathering *gathering, const char *directory, bool may_be_missing)
{
    const char *const *names;
    size_t count;

    if (!file_list(directory, ".yaml", may_be_missing, gathering->arena, &names, &count,
                   gathering->list))
        return;
    for (size_t i = 0; i < count; i++) {
        const char *path = arena_format(gathering->arena, "%s/%s", directory, names[i]);
        void *entry = read_struct(path, gathering->schema, gathering->arena, gathering->list);

        if (entry == NULL)
            note_faulty(gathering, names[i]);
        else if (check_id(gathering, entry, names[i]))
            keep(gathering, entry);
    }
    if (gathering->entries->count > 1)
        qsort(gathering->entries->items, gathering->entries->count, gathering->schema->size, by_id);
}

bool reader_entries(const struct reader_layers *layers, const char *name,
                    const struct schema *schema, bool replaceable, struct arena *arena,
                    struct entry_list *entries, struct diagnostic_list *list)
{
    struct gathering gathering = {.schema = schema, .replaceable = replaceable, .arena = arena,
                                  .list = list, .entries = entries};
    size_t errors = list->errors;

    *entries = (struct entry_list){0};
    for (size_t i = layers->count; i-- > 0;) {
        gathering.overlay = i + 1 < layers->count;
        gather(&gathering, arena_format(arena, "%s/%s", layers->items[i].directory, name),
               gathering.overlay);
    }
    return list->errors == errors;
}
