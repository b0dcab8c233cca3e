#include "base/option.h"

#include "base/number.h"
#include "base/word.h"

#include <getopt.h>
#include <string.h>

enum { MOST_ROWS = 64, OPERAND = 1, FIRST_CODE = 256 };

/* What getopt_long works on. A row's code is FIRST_CODE + its index, so that
 * rows without a letter need no special case; letters are looked up. */
struct reader {
    const struct option_table *tables;
    struct arena *arena;
    struct operands *operands;
    struct diagnostic_list *list;
    size_t capacity;
    struct option longs[MOST_ROWS + 1];
    char letters[2 * MOST_ROWS + 3];
};

const struct option_row *option_row_at(const struct option_table tables[OPTION_TABLES],
                                       size_t index, void **values)
{
    for (size_t i = 0; i < OPTION_TABLES; i++) {
        if (index < tables[i].count) {
            *values = tables[i].values;
            return &tables[i].rows[index];
        }
        index -= tables[i].count;
    }
    return NULL;
}

const struct option_row *option_row_of_letter(const struct option_table tables[OPTION_TABLES],
                                              int letter, void **values)
{
    const struct option_row *row;

    for (size_t i = 0; (row = option_row_at(tables, i, values)) != NULL; i++) {
        if (row->letter != 0 && row->letter == letter)
            return row;
    }
    return NULL;
}

/* "-" makes getopt hand over operands in order, ":" keeps it quiet. */
static void prepare(struct reader *reader)
{
    char *letter = reader->letters;
    const struct option_row *row;
    void *values;

    *letter++ = '-';
    *letter++ = ':';
    for (size_t i = 0;
         i < MOST_ROWS && (row = option_row_at(reader->tables, i, &values)) != NULL; i++) {
        reader->longs[i] = (struct option){
            row->name, row->argument != NULL ? required_argument : no_argument, NULL,
            FIRST_CODE + (int)i};
        if (row->letter == 0)
            continue;
        *letter++ = row->letter;
        if (row->argument != NULL)
            *letter++ = ':';
    }
}

static void add_operand(struct reader *reader, const char *operand)
{
    struct operands *operands = reader->operands;

    operands->items = arena_grow(reader->arena, operands->items, &reader->capacity,
                                 operands->count, sizeof *operands->items);
    operands->items[operands->count++] = operand;
}

static void store(struct reader *reader, const struct option_row *row, void *values,
                  const char *argument)
{
    char *target = (char *)values + row->offset;

    if (row->type == OPTION_SWITCH) {
        *(bool *)target = true;
    } else if (row->type == OPTION_TEXT) {
        *(const char **)target = argument;
    } else if (!number_parse_whole(argument, row->low, row->high, (long *)target)) {
        diagnostic_usage(reader->list, "--%s %s: expected a whole number from %ld to %ld",
                         row->name, argument, row->low, row->high);
    }
}

static void complain(struct reader *reader, int code, const char *argument)
{
    const char *what = code == ':' ? "it needs a value" : "there is no such option";
    bool is_long = strncmp(argument, "--", 2) == 0;

    if (!is_long && optopt > 0 && optopt < FIRST_CODE)
        diagnostic_usage(reader->list, "-%c: %s", optopt, what);
    else
        diagnostic_usage(reader->list, "%s: %s", argument, what);
}

/* -4 and the like are operands: a pain score, not an option. */
static bool is_negative_number(const char *argument)
{
    return argument[0] == '-' && argument[1] >= '0' && argument[1] <= '9';
}

/* argument: the one that getopt was at. Where it stands afterwards differs from libc to
 * libc: musl's goes past the end when a value is missing. */
static void take(struct reader *reader, int code, const char *argument)
{
    void *values = NULL;
    const struct option_row *row;

    if (code == OPERAND) {
        add_operand(reader, optarg);
        return;
    }
    if (code >= FIRST_CODE)
        row = option_row_at(reader->tables, (size_t)(code - FIRST_CODE), &values);
    else
        row = option_row_of_letter(reader->tables, code, &values);
    if (row != NULL)
        store(reader, row, values, optarg);
    else
        complain(reader, code, argument);
}

bool option_read(const struct option_table tables[OPTION_TABLES], int argc, char **argv,
                 struct arena *arena, struct operands *operands, struct diagnostic_list *list)
{
    struct reader reader = {tables, arena, operands, list, 0, {{0}}, {0}};
    size_t errors = list->errors;
    bool in_cluster = false;

    prepare(&reader);
    optind = 1;
    for (;;) {
        int before = optind;
        int code;

        if (!in_cluster && optind < argc && is_negative_number(argv[optind])) {
            add_operand(&reader, argv[optind++]);
            continue;
        }
        code = getopt_long(argc, argv, reader.letters, reader.longs, NULL);
        if (code == -1)
            break;
        /* getopt stays on an argument while it has letters of -abc left. */
        in_cluster = optind == before;
        take(&reader, code, argv[before]);
    }
    while (optind < argc)
        add_operand(&reader, argv[optind++]);
    return list->errors == errors;
}

void option_describe(const struct option_table tables[OPTION_TABLES], struct text *text)
{
    enum { COLUMN = 28 };
    const struct option_row *row;
    void *values;

    for (size_t i = 0; (row = option_row_at(tables, i, &values)) != NULL; i++) {
        size_t start = text->length;
        size_t width;

        if (row->letter != 0)
            text_format(text, "  -%c, ", row->letter);
        else
            text_add(text, "      ");
        text_format(text, "--%s%s%s", row->name, row->argument != NULL ? " " : "",
                    row->argument != NULL ? row->argument : "");
        width = text->length - start;
        text_repeat(text, ' ', width + 2 <= COLUMN ? COLUMN - width : 2);
        text_format(text, "%s\n", row->help);
    }
}

void option_add_choices(const char *const *words, size_t count, struct text *text)
{
    for (size_t i = 0; i < count; i++)
        text_format(text, "%s%s", i == 0 ? "" : i + 1 < count ? ", " : " or ", words[i]);
}

size_t option_choose(const char *option, const char *value, const char *const *words, size_t count,
                     struct diagnostic_list *list)
{
    size_t index = word_index(value, words, count);
    struct text choices = {0};

    if (index < count)
        return index;
    option_add_choices(words, count, &choices);
    diagnostic_usage(list, "--%s %s: expected %s", option, value, choices.bytes);
    text_free(&choices);
    return count;
}
