/* What may stand next on a command line, for the shells: PROGRAM --complete -- WORD...
 * prints it. The options are those of the tables, the words those of the content, the
 * user's own included, so that there is nothing to keep in step.
 *
 * The first line says what the shell adds by itself: "words" (nothing), "files" or
 * "directories". Each line after it is a candidate for the whole last word, a tab, and
 * what it is in a few words. A candidate that ends in "=" goes on. */
#ifndef DOMAIN_COMPLETION_H
#define DOMAIN_COMPLETION_H

#include "base/program.h"

#include <stddef.h>

enum completion_source {
    COMPLETION_NOTHING,
    COMPLETION_FILES,
    COMPLETION_DIRECTORIES,
    COMPLETION_WORDS,     /* the row's own */
    COMPLETION_ANSWERS,   /* KEY=VALUE of the questions, or a file */
    COMPLETION_EXERCISE,  /* an id */
    COMPLETION_EXERCISES, /* ids, joined by commas */
    COMPLETION_EQUIPMENT, /* words, joined by commas */
    COMPLETION_PAGES,     /* the id of an entry that can be shown (plan_entry.h) */
    COMPLETION_KINDS,     /* of the diary, joined by commas */
    COMPLETION_ENTRY,     /* KIND VALUE KEY=VALUE of the diary */
    COMPLETION_SELECTION  /* KEY=VALUE of the diary */
};

/* What an option's value is, or an operand. Options without a row go by what the help
 * calls their value: FILE, DIR, or else nothing that can be listed. */
struct completion_row {
    const char *option; /* long name; NULL: operands */
    const char *with;   /* long name of the switch that this goes with, or NULL */
    enum completion_source source;
    const char *const *words; /* for COMPLETION_WORDS */
    size_t count;
};

/* Serves --complete: reads the operands as a command line (its options are stored where
 * the tables say) and prints. What is wrong with the content stops nothing: what could
 * be read of it is offered. */
void completion_print(struct program *program, void *options, const struct completion_row *rows,
                      size_t count);

#endif
