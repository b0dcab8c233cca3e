/* What education refers to: `see: [exercises/cat-cow]`. (The other references are
 * checked wherever content is read.) */
#include "domain/lint.h"

#include "base/word.h"

#include <string.h>

/* The entries of each directory and the size of one. */
static bool exists(const struct lint *lint, enum lint_area area, const char *id)
{
    const struct content *content = &lint->content;
    const struct {
        const struct entry_list *entries;
        size_t size;
    } directories[LINT_DIRECTORY_COUNT] = {
        [LINT_CONDITIONS] = {&content->conditions, sizeof(struct condition)},
        [LINT_EXERCISES] = {&content->exercises, sizeof(struct exercise)},
        [LINT_CARE] = {&content->care, sizeof(struct care)},
        [LINT_HABITS] = {&content->habits, sizeof(struct habit)},
        [LINT_GROUPS] = {&content->groups, sizeof(struct group)},
        [LINT_EDUCATION] = {&content->education, sizeof(struct education)},
    };

    return entry_exists(directories[area].entries, directories[area].size, id);
}

static void check_see(struct lint *lint, const struct phrase *see)
{
    const char *slash = strchr(see->text, '/');
    size_t length = slash != NULL ? (size_t)(slash - see->text) : 0;
    size_t area = word_index(arena_copy(&lint->content.arena, see->text, length), lint_area_names,
                             LINT_DIRECTORY_COUNT);

    if (area == LINT_DIRECTORY_COUNT)
        diagnostic_input(lint->list, see->place,
                         "'%.60s' leads nowhere; expected a directory and an id, as in "
                         "exercises/cat-cow", see->text);
    else if (!exists(lint, (enum lint_area)area, slash + 1))
        diagnostic_input(lint->list, see->place, "there is no '%.60s'", see->text);
}

void lint_links(struct lint *lint)
{
    const struct education *education = lint->content.education.items;

    for (size_t i = 0; i < lint->content.education.count; i++) {
        for (size_t j = 0; j < education[i].see.count; j++)
            check_see(lint, &education[i].see.items[j]);
    }
}
