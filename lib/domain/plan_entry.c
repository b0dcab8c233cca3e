#include "domain/plan_entry.h"

#include "base/build.h"
#include "base/utf8.h"
#include "base/word.h"
#include "base/wrap.h"
#include "domain/plan_page.h"
#include "domain/plan_words.h"

#include <stddef.h>
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

static void add_title(const char *name, struct text *text)
{
    text_format(text, "%s\n", name);
    text_repeat(text, '=', utf8_width(name));
    text_add_char(text, '\n');
}

static void add_headed(const char *heading, const struct phrase_list *items, size_t columns,
                       struct text *text)
{
    text_format(text, "\n%s\n", heading);
    add_list(items, columns, text);
}

/* How a page of something to do begins: what it is, in a line, and a heading. */
static void begin_page(const struct phrase *name, const struct phrase *brief, size_t columns,
                       struct text *text)
{
    add_title(name->text, text);
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

/* How to do it: steps, tempo, breath, what to feel, mistakes. */
static void add_how(const struct exercise *exercise, size_t columns, struct text *text)
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

static void show_exercise(const struct content *content, const void *entry, size_t columns,
                          struct text *text)
{
    const struct exercise *exercise = entry;

    begin_page(&exercise->name, &exercise->brief, columns, text);
    add_how(exercise, columns, text);
    add_joined("Works on", &exercise->targets, columns, text);
    add_joined("Needs", &exercise->equipment, columns, text);
    add_joined("Easier", &exercise->easier, columns, text);
    add_joined("Harder", &exercise->harder, columns, text);
    add_joined("Stop at", &exercise->stop, columns, text);
    add_cautions("Not for everybody", &exercise->not_for, columns, text);
    add_cautions("Otherwise for some", &exercise->adjust_for, columns, text);
    add_sources(content, &exercise->sources, columns, text);
}

/* --- care, habits, groups ------------------------------------------------ */

static void show_care(const struct content *content, const void *entry, size_t columns,
                      struct text *text)
{
    const struct care *care = entry;

    begin_page(&care->name, &care->brief, columns, text);
    add_list(&care->how, columns, text);
    add_line("Limit", care->limit.text, columns, text);
    add_line("When", care->after.text, columns, text);
    add_line("Why", care->why.text, columns, text);
    add_cautions("Ask first, or leave it out", &care->not_if, columns, text);
    add_sources(content, &care->sources, columns, text);
}

static void show_habit(const struct content *content, const void *entry, size_t columns,
                       struct text *text)
{
    const struct habit *habit = entry;

    begin_page(&habit->name, &habit->brief, columns, text);
    add_list(&habit->how, columns, text);
    add_line("Figures", habit->figures.text, columns, text);
    add_line("Why", habit->why.text, columns, text);
    add_sources(content, &habit->sources, columns, text);
}

static void show_group(const struct content *content, const void *entry, size_t columns,
                       struct text *text)
{
    const struct group *group = entry;

    add_title(group->name.text, text);
    text_add_char(text, '\n');
    add_list(&group->advice, columns, text);
    add_sources(content, &group->sources, columns, text);
}

/* --- to read ------------------------------------------------------------- */

/* A page on something that it may be is no word on what it is. */
static void show_condition(const struct content *content, const void *entry, size_t columns,
                           struct text *text)
{
    const struct condition *condition = entry;

    add_title(condition->name.text, text);
    wrap_add(text, "", condition->summary.text, columns);
    add_headed("How it may feel", &condition->feels, columns, text);
    add_headed("What is done, and what may help", &condition->helps, columns, text);
    text_add(text, "\nHow it goes\n");
    wrap_add(text, "  ", condition->course.text, columns);
    text_add_char(text, '\n');
    wrap_add(text, "", "This page cannot tell whether you have it. " PROGRAM_TRIAGE
                       " asks what speaks for it, and how soon somebody should look.", columns);
    add_sources(content, &condition->sources, columns, text);
}

/* "habits/sit-stand" of another entry is shown as "sit-stand". */
static void add_see(const struct phrase_list *see, size_t columns, struct text *text)
{
    struct arena arena = {0};
    struct plan_words ids = {0};

    for (size_t i = 0; i < see->count; i++) {
        const char *slash = strchr(see->items[i].text, '/');

        plan_words_add(&ids, slash != NULL ? slash + 1 : see->items[i].text, &arena);
    }
    if (ids.count > 0) {
        text_add_char(text, '\n');
        wrap_add(text, "See also: ", plan_words_join(&ids, ", ", &arena), columns);
    }
    arena_free(&arena);
}

static void show_education(const struct content *content, const void *entry, size_t columns,
                           struct text *text)
{
    const struct education *education = entry;

    add_title(education->question.text, text);
    text_add_char(text, '\n');
    add_list(&education->answer, columns, text);
    add_see(&education->see, columns, text);
    add_sources(content, &education->sources, columns, text);
}

/* --- all of them --------------------------------------------------------- */

/* The id stands first in each of them. */
static const struct shelf {
    size_t entries; /* where in the content */
    size_t size;    /* of an entry */
    size_t name;    /* where in it */
    void (*show)(const struct content *content, const void *entry, size_t columns,
                 struct text *text);
} shelves[] = {
    {offsetof(struct content, exercises), sizeof(struct exercise), offsetof(struct exercise, name),
     show_exercise},
    {offsetof(struct content, care), sizeof(struct care), offsetof(struct care, name), show_care},
    {offsetof(struct content, habits), sizeof(struct habit), offsetof(struct habit, name),
     show_habit},
    {offsetof(struct content, groups), sizeof(struct group), offsetof(struct group, name),
     show_group},
    {offsetof(struct content, education), sizeof(struct education),
     offsetof(struct education, question), show_education},
    {offsetof(struct content, conditions), sizeof(struct condition),
     offsetof(struct condition, name), show_condition},
};

static const struct entry_list *entries_of(const struct content *content,
                                           const struct shelf *shelf)
{
    return (const void *)((const char *)content + shelf->entries);
}

static const char *entry_at(const struct entry_list *entries, const struct shelf *shelf,
                            size_t index)
{
    return (const char *)entries->items + index * shelf->size;
}

static struct plan_entry_title title_of(const struct shelf *shelf, const char *entry)
{
    const struct phrase *id = (const void *)entry;
    const struct phrase *name = (const void *)(entry + shelf->name);

    return (struct plan_entry_title){id->text, name->text};
}

bool plan_entry_next(const struct content *content, size_t *index, struct plan_entry_title *title)
{
    size_t left = (*index)++;

    for (size_t i = 0; i < sizeof shelves / sizeof shelves[0]; i++) {
        const struct entry_list *entries = entries_of(content, &shelves[i]);

        if (left < entries->count) {
            *title = title_of(&shelves[i], entry_at(entries, &shelves[i], left));
            return true;
        }
        left -= entries->count;
    }
    return false;
}

static bool is_called(const struct plan_entry_title *title, const char *word, bool by_name)
{
    return by_name ? strcasecmp(title->name, word) == 0 : strcmp(title->id, word) == 0;
}

/* A habit and an answer may share an id: then both are worth reading. */
static bool show_all(const struct content *content, const char *word, bool by_name,
                     size_t columns, struct text *text)
{
    bool found = false;

    for (size_t i = 0; i < sizeof shelves / sizeof shelves[0]; i++) {
        const struct entry_list *entries = entries_of(content, &shelves[i]);

        for (size_t j = 0; j < entries->count; j++) {
            const char *entry = entry_at(entries, &shelves[i], j);
            struct plan_entry_title title = title_of(&shelves[i], entry);

            if (!is_called(&title, word, by_name))
                continue;
            if (found)
                text_add_char(text, '\n');
            shelves[i].show(content, entry, columns, text);
            found = true;
        }
    }
    return found;
}

/* Pages have names, scripts have ids: both are understood, and an id as people type it. */
bool plan_entry_show(const struct content *content, const char *word, size_t columns,
                     struct text *text)
{
    struct arena arena = {0};
    bool found = show_all(content, word, false, columns, text)
                 || show_all(content, word, true, columns, text)
                 || show_all(content, word_tidy(word, &arena), false, columns, text);

    arena_free(&arena);
    plan_page_clean(text);
    return found;
}

const char *plan_entry_nearest(const struct content *content, const char *id)
{
    struct arena arena = {0};
    struct word_search search = word_search_begin(word_tidy(id, &arena));
    struct plan_entry_title title;
    const char *nearest;
    size_t index = 0;

    while (plan_entry_next(content, &index, &title))
        word_search_try(&search, title.id);
    nearest = word_search_result(&search);
    arena_free(&arena);
    return nearest;
}
