#include "base/option_line.h"

#include <string.h>

struct line_reader {
    const struct option_table *tables;
    struct arena *arena;
    struct option_line line;
    size_t capacity;
    void *values;    /* of line.option */
    bool only_operands; /* "--" was there */
};

/* A long name, which may be cut short while it stays unique. */
static const struct option_row *row_of_name(const struct option_table *tables, const char *name,
                                            size_t length, void **values)
{
    const struct option_row *found = NULL;
    const struct option_row *row;
    void *its;
    size_t matches = 0;

    for (size_t i = 0; (row = option_row_at(tables, i, &its)) != NULL; i++) {
        if (strncmp(row->name, name, length) != 0)
            continue;
        matches++;
        found = row;
        *values = its;
        if (row->name[length] == '\0')
            return row;
    }
    return matches == 1 ? found : NULL;
}

static void store(const struct option_row *row, void *values, const char *argument)
{
    char *target = (char *)values + row->offset;

    if (row->type == OPTION_SWITCH)
        *(bool *)target = true;
    else if (row->type == OPTION_TEXT && argument != NULL)
        *(const char **)target = argument;
}

static void add_operand(struct line_reader *reader, const char *word)
{
    struct operands *operands = &reader->line.operands;

    operands->items = arena_grow(reader->arena, operands->items, &reader->capacity,
                                 operands->count, sizeof *operands->items);
    operands->items[operands->count++] = word;
}

static void take_name(struct line_reader *reader, const char *word)
{
    const char *name = word + 2;
    size_t length = strcspn(name, "=");
    void *values = NULL;
    const struct option_row *row = row_of_name(reader->tables, name, length, &values);

    if (row == NULL)
        return;
    if (row->argument == NULL || name[length] == '=') {
        store(row, values, row->argument != NULL ? name + length + 1 : NULL);
    } else {
        reader->line.option = row;
        reader->values = values;
    }
}

/* -qf lines, -qflines */
static void take_letters(struct line_reader *reader, const char *word)
{
    for (const char *letter = word + 1; *letter != '\0'; letter++) {
        void *values = NULL;
        const struct option_row *row = option_row_of_letter(reader->tables, *letter, &values);

        if (row != NULL && row->argument != NULL && letter[1] == '\0') {
            reader->line.option = row;
            reader->values = values;
        } else if (row != NULL) {
            store(row, values, row->argument != NULL ? letter + 1 : NULL);
        }
        if (row == NULL || row->argument != NULL)
            return;
    }
}

static bool is_option(const struct line_reader *reader, const char *word)
{
    return !reader->only_operands && word[0] == '-' && word[1] != '\0'
           && !(word[1] >= '0' && word[1] <= '9');
}

static void take(struct line_reader *reader, const char *word)
{
    if (reader->line.option != NULL) {
        store(reader->line.option, reader->values, word);
        reader->line.option = NULL;
    } else if (!is_option(reader, word)) {
        add_operand(reader, word);
    } else if (strcmp(word, "--") == 0) {
        reader->only_operands = true;
    } else if (word[1] == '-') {
        take_name(reader, word);
    } else {
        take_letters(reader, word);
    }
}

/* What is being typed. */
static void end(struct line_reader *reader, const char *word)
{
    struct option_line *line = &reader->line;
    size_t length = strcspn(word, "=");

    line->typed = word;
    line->before = "";
    if (line->option != NULL || reader->only_operands || word[0] != '-')
        return;
    if (strncmp(word, "--", 2) == 0 && word[length] == '=') {
        line->option = row_of_name(reader->tables, word + 2, length - 2, &reader->values);
        line->before = arena_copy(reader->arena, word, length + 1);
        line->typed = word + length + 1;
    } else {
        line->is_option = true;
    }
}

struct option_line option_line_read(const struct option_table tables[OPTION_TABLES],
                                    const struct operands *words, struct arena *arena)
{
    struct line_reader reader = {.tables = tables, .arena = arena};

    for (size_t i = 0; i + 1 < words->count; i++)
        take(&reader, words->items[i]);
    end(&reader, words->count > 0 ? words->items[words->count - 1] : "");
    return reader.line;
}
