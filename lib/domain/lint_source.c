/* Sources: every one that is named exists, and every one that exists is named. */
#include "domain/lint.h"

struct citing {
    struct lint *lint;
    bool *cited; /* by index in content.sources */
};

static void cite(struct citing *citing, const struct node *name)
{
    const struct content *content = &citing->lint->content;
    const struct source *found = content_source(content, name->text);

    if (found == NULL)
        diagnostic_input(citing->lint->list, name->place, "there is no source '%.60s'", name->text);
    else
        citing->cited[found - (const struct source *)content->sources.items] = true;
}

static void take_sources(void *context, const struct node *sources)
{
    for (const struct node *name = sources->first; name != NULL; name = name->next) {
        if (name->kind == NODE_SCALAR)
            cite(context, name);
    }
}

void lint_sources(struct lint *lint)
{
    const struct source *sources = lint->content.sources.items;
    size_t count = lint->content.sources.count;
    struct citing citing = {lint, arena_array(&lint->content.arena, count + 1, sizeof(bool))};

    for (size_t i = 0; i < lint->files.count; i++)
        lint_file_walk(lint->files.items[i].root, "sources", take_sources, &citing);
    for (size_t i = 0; i < count; i++) {
        if (!citing.cited[i])
            lint_warn(lint, sources[i].id.place, "nobody cites the source '%s'",
                      sources[i].id.text);
    }
}
