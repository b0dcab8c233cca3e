/* The files of a content as they stand: trees of YAML, before any schema. For checks
 * that go by the names of keys, whatever the entry. */
#ifndef DOMAIN_LINT_FILE_H
#define DOMAIN_LINT_FILE_H

#include "content/reader.h"
#include "document/tree.h"

#include <stddef.h>

/* What a content directory holds: directories of entries, then tables. */
enum lint_area {
    LINT_CONDITIONS,
    LINT_EXERCISES,
    LINT_CARE,
    LINT_HABITS,
    LINT_GROUPS,
    LINT_EDUCATION,
    LINT_QUESTIONS,
    LINT_SIGNS,
    LINT_SCREEN,
    LINT_STOP,
    LINT_REGIONS,
    LINT_ADVICE,
    LINT_NUDGE,
    LINT_TRIGGERS,
    LINT_DIARY,
    LINT_NUMBERS,
    LINT_SOURCES,
    LINT_AREA_COUNT
};
enum { LINT_DIRECTORY_COUNT = LINT_QUESTIONS };

/* "conditions" ... "questions.yaml" ...; NULL-terminated. */
extern const char *const lint_area_names[];

struct lint_file {
    const char *path;
    enum lint_area area;
    const struct node *root;
};

struct lint_file_list {
    struct lint_file *items;
    size_t count;
    size_t capacity;
};

/* Reads the files of all layers. What is faulty is left out without a word: the reading
 * by schemas has said so. So it has of what cannot be read, unless list knows of nothing
 * the like: then it is said here. */
void lint_files_read(const struct reader_layers *layers, struct arena *arena,
                     struct lint_file_list *files, struct diagnostic_list *list);

/* Calls take for every value in the tree that stands under that key. */
typedef void lint_take_node(void *context, const struct node *node);
void lint_file_walk(const struct node *node, const char *key, lint_take_node *take, void *context);

#endif
