#include "domain/completion.h"

#include "base/option_line.h"
#include "base/output.h"
#include "domain/completion_list.h"
#include "domain/plan_entry.h"

#include <string.h>

/* What the helpers below share. */
struct completing {
    struct program *program;
    struct option_line line;
    struct completion_list list;
    struct content content;
    struct diagnostic_list unheard; /* a prompt is no place for messages */
};

/* --- options --------------------------------------------------------------- */

static void add_names(struct completing *completing, const struct option_table *tables)
{
    const struct option_row *row;
    void *values;

    for (size_t i = 0; (row = option_row_at(tables, i, &values)) != NULL; i++) {
        const char letter[] = {'-', row->letter, '\0'};

        completion_add(&completing->list, arena_format(completing->list.arena, "--%s", row->name),
                       row->help);
        if (row->letter != 0)
            completion_add(&completing->list, letter, row->help);
    }
}

/* --- the content ----------------------------------------------------------- */

static void read_content(struct completing *completing, unsigned parts)
{
    struct program *program = completing->program;
    struct content *content = &completing->content;

    if (content_layers(&program->environment, program->options.content, &content->arena,
                       &content->layers, &completing->unheard))
        content_read(content, parts, &completing->unheard);
}

static bool read_kinds(struct completing *completing, struct diary_kinds *kinds)
{
    struct program *program = completing->program;
    struct content *content = &completing->content;

    return content_layers(&program->environment, program->options.content, &content->arena,
                          &content->layers, &completing->unheard)
           && diary_kinds_read(&content->layers, &content->arena, kinds, &completing->unheard);
}

static void add_exercises(struct completing *completing)
{
    const struct entry_list *entries = &completing->content.exercises;
    const struct exercise *exercises = entries->items;

    for (size_t i = 0; i < entries->count; i++) {
        if (completion_is_new(&completing->list, exercises[i].id.text))
            completion_add(&completing->list, exercises[i].id.text, exercises[i].name.text);
    }
}

/* Whether an entry before the one of that index has the same id. */
static bool is_shown_before(const struct content *content, size_t before, const char *id)
{
    struct plan_entry_title title;
    size_t index = 0;

    while (index < before && plan_entry_next(content, &index, &title)) {
        if (title.id != NULL && strcmp(title.id, id) == 0)
            return true;
    }
    return false;
}

static void add_pages(struct completing *completing)
{
    struct plan_entry_title title;
    size_t index = 0;

    for (size_t i = 0; plan_entry_next(&completing->content, &index, &title); i++) {
        if (title.id != NULL && !is_shown_before(&completing->content, i, title.id))
            completion_add(&completing->list, title.id, title.name);
    }
}

/* Whether one of the exercises before this one needs the same. */
static bool is_needed_before(const struct exercise *exercises, size_t before, const char *thing)
{
    for (size_t i = 0; i < before; i++) {
        if (phrase_list_has(&exercises[i].equipment, thing))
            return true;
    }
    return false;
}

static void add_equipment(struct completing *completing)
{
    const struct entry_list *entries = &completing->content.exercises;
    const struct exercise *exercises = entries->items;

    for (size_t i = 0; i < entries->count; i++) {
        const struct phrase_list *equipment = &exercises[i].equipment;

        for (size_t k = 0; k < equipment->count; k++) {
            const char *thing = equipment->items[k].text;

            if (!is_needed_before(exercises, i, thing)
                && completion_is_new(&completing->list, thing))
                completion_add(&completing->list, thing, NULL);
        }
    }
    completion_add(&completing->list, "none", NULL);
}

/* --- sources --------------------------------------------------------------- */

static void add_diary(struct completing *completing, enum completion_source source)
{
    struct diary_kinds kinds = {.lists = {.count = 0}};
    const struct diary_kind *items;

    if (!read_kinds(completing, &kinds))
        return;
    items = kinds.kinds.items;
    if (source == COMPLETION_ENTRY)
        completion_entry(&completing->list, &kinds, &completing->line.operands);
    else if (source == COMPLETION_SELECTION)
        completion_selection(&completing->list, &kinds);
    else
        completion_enter_list(&completing->list);
    for (size_t i = 0; source == COMPLETION_KINDS && i < kinds.kinds.count; i++) {
        if (completion_is_new(&completing->list, items[i].id.text))
            completion_add(&completing->list, items[i].id.text, items[i].about.text);
    }
}

static void add_of_source(struct completing *completing, const struct completion_row *row)
{
    switch (row->source) {
    case COMPLETION_WORDS:
        for (size_t i = 0; i < row->count; i++)
            completion_add(&completing->list, row->words[i], NULL);
        break;
    case COMPLETION_ANSWERS:
        read_content(completing, CONTENT_QUESTIONS | CONTENT_REGIONS);
        completion_answers(&completing->list, &completing->content, &completing->line.operands);
        break;
    case COMPLETION_EXERCISES:
    case COMPLETION_EQUIPMENT:
        completion_enter_list(&completing->list);
        read_content(completing, CONTENT_QUESTIONS | CONTENT_EXERCISES);
        if (row->source == COMPLETION_EQUIPMENT)
            add_equipment(completing);
        else
            add_exercises(completing);
        break;
    case COMPLETION_EXERCISE:
        read_content(completing, CONTENT_QUESTIONS | CONTENT_EXERCISES);
        add_exercises(completing);
        break;
    case COMPLETION_PAGES:
        read_content(completing, PLAN_ENTRY_CONTENT);
        add_pages(completing);
        break;
    case COMPLETION_KINDS:
    case COMPLETION_ENTRY:
    case COMPLETION_SELECTION:
        add_diary(completing, row->source);
        break;
    case COMPLETION_NOTHING:
    case COMPLETION_FILES:
    case COMPLETION_DIRECTORIES:
        break;
    }
}

/* Whether the switch stands before. */
static bool is_on(const struct option_table *tables, const char *name)
{
    const struct option_row *row;
    void *values;

    for (size_t i = 0; (row = option_row_at(tables, i, &values)) != NULL; i++) {
        if (strcmp(row->name, name) == 0)
            return *(const bool *)((const char *)values + row->offset);
    }
    return false;
}

/* The row of the option or the operand that is typed. */
static struct completion_row choose_row(const struct completing *completing,
                                        const struct option_table *tables,
                                        const struct completion_row *rows, size_t count)
{
    const struct option_row *option = completing->line.option;
    const char *argument = option != NULL ? option->argument : NULL;

    for (size_t i = 0; i < count; i++) {
        if (rows[i].with != NULL && !is_on(tables, rows[i].with))
            continue;
        if (option == NULL ? rows[i].option == NULL
                           : rows[i].option != NULL && strcmp(rows[i].option, option->name) == 0)
            return rows[i];
    }
    if (argument != NULL && strcmp(argument, "FILE") == 0)
        return (struct completion_row){.source = COMPLETION_FILES};
    if (argument != NULL && strcmp(argument, "DIR") == 0)
        return (struct completion_row){.source = COMPLETION_DIRECTORIES};
    return (struct completion_row){.source = COMPLETION_NOTHING};
}

/* What the shell adds by itself. A key's value is no file. */
static const char *shell_part(const struct completing *completing, enum completion_source source)
{
    if (source == COMPLETION_DIRECTORIES)
        return "directories";
    if (source == COMPLETION_FILES
        || (source == COMPLETION_ANSWERS && strchr(completing->line.typed, '=') == NULL))
        return "files";
    return "words";
}

void completion_print(struct program *program, void *options, const struct completion_row *rows,
                      size_t count)
{
    struct completing completing = {.program = program};
    struct output output = output_begin(NULL);
    struct option_table tables[OPTION_TABLES];
    struct completion_row row = {.source = COMPLETION_NOTHING};

    program_tables(program, options, tables);
    completing.line = option_line_read(tables, &program->operands, &program->arena);
    completing.list = (struct completion_list){
        .arena = &program->arena, .before = completing.line.before, .typed = completing.line.typed};
    if (completing.line.is_option) {
        add_names(&completing, tables);
    } else {
        row = choose_row(&completing, tables, rows, count);
        add_of_source(&completing, &row);
    }
    text_format(&output.text, "%s\n", shell_part(&completing, row.source));
    if (completing.list.text.length > 0)
        text_append(&output.text, completing.list.text.bytes, completing.list.text.length);
    output_finish(&output, &program->diagnostics);
    text_free(&completing.list.text);
    diagnostic_free(&completing.unheard);
    content_close(&completing.content);
}
