/* Options as tables: one row names an option, says what it takes, where its value
 * goes and what --help prints. Every program reads its command line with this. */
#ifndef BASE_OPTION_H
#define BASE_OPTION_H

#include "base/diagnostic.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

enum option_type {
    OPTION_SWITCH, /* bool, set to true */
    OPTION_TEXT,   /* const char *, borrowed from argv; the last one counts */
    OPTION_WHOLE   /* long, between low and high */
};

struct option_row {
    char letter;          /* 0: long name only */
    const char *name;     /* long name, without dashes; never NULL */
    const char *argument; /* how help calls the value; NULL for a switch */
    const char *help;     /* one line */
    enum option_type type;
    size_t offset; /* of the value in the struct the table belongs to */
    long low;
    long high;
};

struct option_table {
    const struct option_row *rows;
    size_t count;
    void *values; /* the struct that offset counts in */
};

struct operands {
    const char **items; /* borrowed from argv, in order; in the arena */
    size_t count;
};

enum { OPTION_TABLES = 2 };

/* Reads argv by up to OPTION_TABLES tables. Options may follow operands, "--"
 * ends them, "-" and "-DIGIT…" are operands, and a long name may be cut short
 * while it stays unique. False when a message (STATUS_USAGE) was added. */
bool option_read(const struct option_table tables[OPTION_TABLES], int argc, char **argv,
                 struct arena *arena, struct operands *operands, struct diagnostic_list *list);

/* The row of that index in all the tables, one after another, or of that letter, and
 * where its values go; NULL when there is none. */
const struct option_row *option_row_at(const struct option_table tables[OPTION_TABLES],
                                       size_t index, void **values);
const struct option_row *option_row_of_letter(const struct option_table tables[OPTION_TABLES],
                                              int letter, void **values);

/* One line a row: "  -f, --format FORMAT   help". */
void option_describe(const struct option_table tables[OPTION_TABLES], struct text *text);

/* Adds words as "a, b or c". */
void option_add_choices(const char *const *words, size_t count, struct text *text);

/* The index of a value among its words; a message that lists them, naming the
 * option, and count when it is none. */
size_t option_choose(const char *option, const char *value, const char *const *words, size_t count,
                     struct diagnostic_list *list);

#endif
