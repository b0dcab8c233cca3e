#include "content/overlay.h"

#include "base/file.h"
#include "base/word.h"

#include <string.h>

enum holding { HOLDS_TABLE, HOLDS_ENTRIES, HOLDS_ANYTHING };

static const struct overlay_row {
    const char *name;
    enum holding holding;
} rows[] = {
    {"conditions", HOLDS_ENTRIES},    {"exercises", HOLDS_ENTRIES},  {"care", HOLDS_ENTRIES},
    {"habits", HOLDS_ENTRIES},        {"groups", HOLDS_ENTRIES},     {"education", HOLDS_ENTRIES},
    {"examples", HOLDS_ANYTHING},     {"questions.yaml", HOLDS_TABLE}, {"signs.yaml", HOLDS_TABLE},
    {"regions.yaml", HOLDS_TABLE},    {"sources.yaml", HOLDS_TABLE}, {"triggers.yaml", HOLDS_TABLE},
    {"diary.yaml", HOLDS_TABLE},      {"stop.yaml", HOLDS_TABLE},
};

static const struct overlay_row *find_row(const char *name)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (strcmp(rows[i].name, name) == 0)
            return &rows[i];
    }
    return NULL;
}

static void check_entries(const char *directory, struct arena *arena, struct diagnostic_list *list)
{
    const char *const *names;
    size_t count;

    file_list(directory, "", true, arena, &names, &count, list);
    for (size_t i = 0; i < count; i++) {
        if (!word_ends_in(names[i], ".yaml"))
            diagnostic_input(
                list, (struct place){.file = arena_format(arena, "%s/%s", directory, names[i])},
                "expected a name that ends in .yaml; nothing else is read here");
    }
}

void overlay_check(const char *directory, struct arena *arena, struct diagnostic_list *list)
{
    const char *const *names;
    size_t count;

    file_list(directory, "", true, arena, &names, &count, list);
    for (size_t i = 0; i < count; i++) {
        const struct overlay_row *row = find_row(names[i]);
        const char *path = arena_format(arena, "%s/%s", directory, names[i]);

        if (row == NULL)
            diagnostic_input(
                list, (struct place){.file = path},
                "content of one's own has no place for this; see upperback-content(5)");
        else if (row->holding == HOLDS_ENTRIES)
            check_entries(path, arena, list);
    }
}
