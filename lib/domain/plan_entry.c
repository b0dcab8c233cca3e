#include "domain/plan_entry.h"

#include "base/utf8.h"
#include "base/word.h"
#include "base/wrap.h"
#include "domain/plan_page.h"
#include "domain/plan_words.h"

#include <string.h>
#include <strings.h>

/* --- parts --------------------------------------------------------------- */

static void add_list(const struct phrase_list *items, size_t columns, struct text *text)
{
    for (size_t i = 0; i < items->count; i++)
        wrap_add(text, "  - ", items->items[i].text, columns);
}

static void add_steps(const struct phrase_list *steps, size_t columns, struct text *text)
{
    struct arena arena = {0};

    for (size_t i = 0; i < steps->count; i++)
        wrap_add(text, arena_format(&arena, "  %zu. ", i + 1), steps->items[i].text, columns);
    arena_free(&arena);
}

static void add_line(const char *label, const char *prose, size_t columns, struct text *text)
{
    struct arena arena = {0};

    if (prose != NULL && *prose != '\0')
        wrap_add(text, arena_format(&arena, "  %s: ", label), prose, columns);
    arena_free(&arena);
}

static void add_joined(const char *label, const struct phrase_list *items, size_t columns,
                       struct text *text)
{
    struct arena arena = {0};

    if (items->count > 0)
        add_line(label, plan_words_of(items, "; ", &arena), columns, text);
    arena_free(&arena);
}

/* How every page begins: what it is, in a line, and the heading of what to do. */
static void begin_page(const struct phrase *name, const struct phrase *brief, size_t columns,
                       struct text *text)
{
    text_format(text, "%s\n", name->text);
    text_repeat(text, '=', utf8_width(name->text));
    text_add_char(text, '\n');
    wrap_add(text, "", brief->text, columns);
    text_add(text, "\nHow\n");
}

static void add_sources(const struct content *content, const struct phrase_list *ids,
                        size_t columns, struct text *text)
{
    text_add(text, "\nSources\n");
    for (size_t i = 0; i < ids->count; i++) {
        const struct source *source = content_source(content, ids->items[i].text);

        if (source != NULL)
            wrap_add(text, "  - ", source->title.text, columns);
    }
}

/* --- exercises ----------------------------------------------------------- */

void plan_entry_exercise(const struct exercise *exercise, size_t columns, struct text *text)
{
    add_steps(&exercise->steps, columns, text);
    add_line("Tempo", exercise->tempo.text, columns, text);
    add_line("Breath", exercise->breath.text, columns, text);
    add_line("Feel", exercise->feel.text, columns, text);
    add_joined("Watch out for", &exercise->mistakes, columns, text);
}

static void add_cautions(const char *heading, const struct row_list *rows, size_t columns,
                         struct text *text)
{
    const struct caution *cautions = rows->items;

    if (rows->count == 0)
        return;
    text_format(text, "\n%s\n", heading);
    for (size_t i = 0; i < rows->count; i++)
        wrap_add(text, "  - ",
                 cautions[i].why.text != NULL ? cautions[i].why.text : cautions[i].how.text,
                 columns);
}

static void show_exercise(const struct content *content, const struct exercise *exercise,
                          size_t columns, struct text *text)
{
    begin_page(&exercise->name, &exercise->brief, columns, text);
    plan_entry_exercise(exercise, columns, text);
    add_joined("Works on", &exercise->targets, columns, text);
    add_joined("Needs", &exercise->equipment, columns, text);
    add_joined("Easier", &exercise->easier, columns, text);
    add_joined("Harder", &exercise->harder, columns, text);
    add_joined("Stop at", &exercise->stop, columns, text);
    add_cautions("Not for everybody", &exercise->not_for, columns, text);
    add_cautions("Otherwise for some", &exercise->adjust_for, columns, text);
    add_sources(content, &exercise->sources, columns, text);
}

/* --- care and habits ----------------------------------------------------- */

static void show_care(const struct content *content, const struct care *care, size_t columns,
                      struct text *text)
{
    begin_page(&care->name, &care->brief, columns, text);
    add_list(&care->how, columns, text);
    add_line("Limit", care->limit.text, columns, text);
    add_line("When", care->after.text, columns, text);
    add_line("Why", care->why.text, columns, text);
    add_cautions("Ask first, or leave it out", &care->not_if, columns, text);
    add_sources(content, &care->sources, columns, text);
}

static void show_habit(const struct content *content, const struct habit *habit, size_t columns,
                       struct text *text)
{
    begin_page(&habit->name, &habit->brief, columns, text);
    add_list(&habit->how, columns, text);
    add_line("Figures", habit->figures.text, columns, text);
    add_line("Why", habit->why.text, columns, text);
    add_sources(content, &habit->sources, columns, text);
}

static void show_group(const struct content *content, const struct group *group, size_t columns,
                       struct text *text)
{
    text_format(text, "%s\n", group->name.text);
    text_repeat(text, '=', utf8_width(group->name.text));
    text_add(text, "\n\n");
    add_list(&group->advice, columns, text);
    add_sources(content, &group->sources, columns, text);
}

/* Pages have names, scripts have ids: both are understood. */
static const char *id_of(const struct content *content, const char *word)
{
    const struct exercise *exercises = content->exercises.items;
    const struct care *care = content->care.items;
    const struct habit *habits = content->habits.items;
    const struct group *groups = content->groups.items;

    for (size_t i = 0; i < content->exercises.count; i++) {
        if (strcasecmp(exercises[i].name.text, word) == 0)
            return exercises[i].id.text;
    }
    for (size_t i = 0; i < content->care.count; i++) {
        if (strcasecmp(care[i].name.text, word) == 0)
            return care[i].id.text;
    }
    for (size_t i = 0; i < content->habits.count; i++) {
        if (strcasecmp(habits[i].name.text, word) == 0)
            return habits[i].id.text;
    }
    for (size_t i = 0; i < content->groups.count; i++) {
        if (strcasecmp(groups[i].name.text, word) == 0)
            return groups[i].id.text;
    }
    return word;
}

static const struct group *group_of(const struct content *content, const char *id)
{
    const struct group *groups = content->groups.items;

    for (size_t i = 0; i < content->groups.count; i++) {
        if (strcmp(groups[i].id.text, id) == 0)
            return &groups[i];
    }
    return NULL;
}

bool plan_entry_show(const struct content *content, const char *word, size_t columns,
                     struct text *text)
{
    const char *id = id_of(content, word);
    const struct exercise *exercise = content_exercise(content, id);
    const struct care *care = content_care(content, id);
    const struct habit *habit = content_habit(content, id);
    const struct group *group = group_of(content, id);

    if (exercise != NULL)
        show_exercise(content, exercise, columns, text);
    else if (care != NULL)
        show_care(content, care, columns, text);
    else if (habit != NULL)
        show_habit(content, habit, columns, text);
    else if (group != NULL)
        show_group(content, group, columns, text);
    plan_page_clean(text);
    return exercise != NULL || care != NULL || habit != NULL || group != NULL;
}

const char *plan_entry_nearest(const struct content *content, const char *id)
{
    const struct exercise *exercises = content->exercises.items;
    const struct care *care = content->care.items;
    const struct habit *habits = content->habits.items;
    const struct group *groups = content->groups.items;
    struct word_search search = word_search_begin(id);

    for (size_t i = 0; i < content->exercises.count; i++)
        word_search_try(&search, exercises[i].id.text);
    for (size_t i = 0; i < content->care.count; i++)
        word_search_try(&search, care[i].id.text);
    for (size_t i = 0; i < content->habits.count; i++)
        word_search_try(&search, habits[i].id.text);
    for (size_t i = 0; i < content->groups.count; i++)
        word_search_try(&search, groups[i].id.text);
    return word_search_result(&search);
}
