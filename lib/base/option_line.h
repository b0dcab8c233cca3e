/* A command line while somebody still types it: what may stand at its end. */
#ifndef BASE_OPTION_LINE_H
#define BASE_OPTION_LINE_H

#include "base/arena.h"
#include "base/option.h"

#include <stdbool.h>

/* The last word is the one being typed, and may be empty. */
struct option_line {
    const struct option_row *option; /* whose value is typed; NULL: none */
    bool is_option;                  /* the name of an option is typed */
    const char *before; /* what stands in the word before the value: "--format=", or "" */
    const char *typed;  /* what there is of the name, the value or the operand */
    struct operands operands; /* the words before it that are neither options nor values */
};

/* Reads the words after the program's name as option_read would, but takes what it does
 * not understand for an operand and says nothing. The switches and texts of the words
 * before the last are stored where the tables say. */
struct option_line option_line_read(const struct option_table tables[OPTION_TABLES],
                                    const struct operands *words, struct arena *arena);

#endif
