#include "domain/lint_file.h"

#include "base/file.h"
#include "base/input.h"

#include <string.h>

const char *const lint_area_names[LINT_AREA_COUNT + 1] = {
    [LINT_CONDITIONS] = "conditions",
    [LINT_EXERCISES] = "exercises",
    [LINT_CARE] = "care",
    [LINT_HABITS] = "habits",
    [LINT_GROUPS] = "groups",
    [LINT_EDUCATION] = "education",
    [LINT_QUESTIONS] = "questions.yaml",
    [LINT_SIGNS] = "signs.yaml",
    [LINT_SCREEN] = "screen.yaml",
    [LINT_STOP] = "stop.yaml",
    [LINT_REGIONS] = "regions.yaml",
    [LINT_ADVICE] = "advice.yaml",
    [LINT_NUDGE] = "nudge.yaml",
    [LINT_TRIGGERS] = "triggers.yaml",
    [LINT_DIARY] = "diary.yaml",
    [LINT_NUMBERS] = "rules.yaml",
    [LINT_SOURCES] = "sources.yaml",
};

struct gathering {
    struct arena *arena;
    struct lint_file_list *files;
    struct diagnostic_list unsaid; /* what the reading by schemas has said before */
};

static void add(struct gathering *gathering, const char *path, enum lint_area area)
{
    struct lint_file_list *files = gathering->files;
    struct bytes bytes;
    struct node *root;

    if (!file_read(path, READER_FILE_BYTES, gathering->arena, &bytes, &gathering->unsaid)
        || !input_clean(path, gathering->arena, &bytes, &gathering->unsaid)
        || !tree_read(path, bytes, gathering->arena, &root, &gathering->unsaid) || root == NULL)
        return;
    files->items = arena_grow(gathering->arena, files->items, &files->capacity, files->count,
                              sizeof *files->items);
    files->items[files->count++] = (struct lint_file){path, area, root};
}

static void add_directory(struct gathering *gathering, const char *directory, enum lint_area area)
{
    const char *const *names;
    size_t count;

    if (!file_list(directory, ".yaml", true, gathering->arena, &names, &count, &gathering->unsaid))
        return;
    for (size_t i = 0; i < count; i++)
        add(gathering, arena_format(gathering->arena, "%s/%s", directory, names[i]), area);
}

void lint_files_read(const struct reader_layers *layers, struct arena *arena,
                     struct lint_file_list *files, struct diagnostic_list *list)
{
    struct gathering gathering = {.arena = arena, .files = files};

    *files = (struct lint_file_list){0};
    for (size_t i = layers->count; i-- > 0;) {
        for (size_t area = 0; area < LINT_AREA_COUNT; area++) {
            const char *path =
                arena_format(arena, "%s/%s", layers->items[i].directory, lint_area_names[area]);

            if (area < LINT_DIRECTORY_COUNT)
                add_directory(&gathering, path, (enum lint_area)area);
            else if (!file_is_absent(path))
                add(&gathering, path, (enum lint_area)area);
        }
    }
    diagnostic_pass_failure(list, &gathering.unsaid);
    diagnostic_free(&gathering.unsaid);
}

void lint_file_walk(const struct node *node, const char *key, lint_take_node *take, void *context)
{
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        if (child->key != NULL && strcmp(child->key, key) == 0)
            take(context, child);
        lint_file_walk(child, key, take, context);
    }
}
