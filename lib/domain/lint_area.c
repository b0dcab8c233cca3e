/* A name that no program reads: a misspelt one must never pass for missing content.
 * (Of an overlay the names are checked wherever content is read: see overlay.h.) */
#include "domain/lint.h"

#include "base/file.h"
#include "base/word.h"

#include <string.h>
#include <sys/stat.h>

/* Beside the areas: answers to try the programs with. */
static const char examples[] = "examples";

static void report(struct lint *lint, const char *name)
{
    struct word_search search = word_search_begin(name);
    struct arena *arena = &lint->content.arena;
    struct place place = {.file = arena_format(arena, "%s/%s", lint->directory, name)};
    const char *near;

    for (size_t i = 0; i < LINT_AREA_COUNT; i++)
        word_search_try(&search, lint_area_names[i]);
    near = word_search_result(&search);
    diagnostic_input(lint->list, place, "no program reads this%s%s%s",
                     near != NULL ? "; did you mean '" : "", near != NULL ? near : "",
                     near != NULL ? "'?" : "");
}

static bool is_directory(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* Of a whole content what is called otherwise than YAML files are is nobody's concern. */
static void look_at(struct lint *lint, const char *name)
{
    const char *path = arena_format(&lint->content.arena, "%s/%s", lint->directory, name);

    if (name[0] == '.' || strcmp(name, examples) == 0
        || word_index(name, lint_area_names, LINT_AREA_COUNT) < LINT_AREA_COUNT)
        return;
    if (is_directory(path) || word_ends_in(name, ".yaml") || word_ends_in(name, ".yml"))
        report(lint, name);
}

/* The entries of a directory end in .yaml. */
static void look_into(struct lint *lint, const char *area)
{
    struct arena *arena = &lint->content.arena;
    const char *const *names;
    size_t count;

    if (!file_list(arena_format(arena, "%s/%s", lint->directory, area), ".yml", true, arena, &names,
                   &count, lint->list))
        return;
    for (size_t i = 0; i < count; i++)
        diagnostic_input(lint->list,
                         (struct place){.file = arena_format(arena, "%s/%s/%s", lint->directory,
                                                             area, names[i])},
                         "no program reads this; entries end in .yaml");
}

void lint_areas(struct lint *lint)
{
    const char *const *names;
    size_t count;

    if (lint->overlay
        || !file_list(lint->directory, "", false, &lint->content.arena, &names, &count, lint->list))
        return;
    for (size_t i = 0; i < count; i++)
        look_at(lint, names[i]);
    for (size_t i = 0; i < LINT_DIRECTORY_COUNT; i++)
        look_into(lint, lint_area_names[i]);
}
