/* Reading content files by their schemas, from the directories that count. */
#ifndef CONTENT_READER_H
#define CONTENT_READER_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "schema/schema.h"

#include <stdbool.h>
#include <stddef.h>

enum { READER_LAYERS = 8, READER_FILE_BYTES = 1024 * 1024 };

/* One content directory. The last layer is the whole content; those before it
 * are a user's overlays, which may add, and in places replace. */
struct layer {
    const char *directory;
    bool may_be_missing; /* the default overlay */
};

struct reader_layers {
    struct layer items[READER_LAYERS];
    size_t count;
};

/* Reads DIRECTORY/NAME (one table) of every layer that has it: the last layer's
 * must exist. Calls take for each mapping read, the whole content first, so that
 * overlays come after what they add to. */
typedef void reader_take_table(void *context, void *table, bool overlay);
bool reader_table(const struct reader_layers *layers, const char *name,
                  const struct schema *schema, struct arena *arena, reader_take_table *take,
                  void *context, struct diagnostic_list *list);

/* Reads every DIRECTORY/NAME/ID.yaml into an array sorted by id. An overlay's
 * entry replaces one of the same id where replaceable, else it is an error. The
 * schema's struct must begin with struct phrase id, which must be the file's
 * name. overlaid tells whether any overlay gave an entry. */
struct entry_list {
    void *items;
    size_t count;
    bool overlaid;
    const char **faulty; /* ids of files that could not be read: there, but not here */
    size_t faulty_count;
    size_t faulty_capacity;
};
bool reader_entries(const struct reader_layers *layers, const char *name,
                    const struct schema *schema, bool replaceable, struct arena *arena,
                    struct entry_list *entries, struct diagnostic_list *list);

/* The entry of that id, or NULL. */
void *entry_find(const struct entry_list *entries, size_t size, const char *id);

/* Whether a file of that id is there, though it may be faulty: then what refers to it
 * is right, and its own message is enough. */
bool entry_exists(const struct entry_list *entries, size_t size, const char *id);

#endif
