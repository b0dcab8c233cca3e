/* The frame that all five programs share: descriptors, environment, options,
 * --help and --version, the clock, messages and the exit status. */
#ifndef BASE_PROGRAM_H
#define BASE_PROGRAM_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/environment.h"
#include "base/moment.h"
#include "base/option.h"
#include "base/output.h"
#include "base/status.h"

#include <stdbool.h>

/* What --help says. */
struct program_about {
    const char *name;
    const char *synopsis; /* after the name, a line each */
    const char *purpose;  /* one or two lines */
    const struct option_row *options;
    size_t option_count;
    const char *examples; /* lines, each "  command      what it does" */
    const char *const *formats; /* the words of -f */
    size_t format_count;
};

/* The options that every program has. */
struct program_options {
    const char *format;  /* -f, NULL when not given */
    const char *output;  /* -o */
    const char *content; /* -C */
    const char *now;     /* --now */
    bool help;
    bool version;
    bool complete; /* the operands are words of a command line: see domain/completion.h */
};

struct program {
    const struct program_about *about;
    struct arena arena; /* for what lives as long as the program */
    struct environment environment;
    struct program_options options;
    struct operands operands;
    struct moment now;      /* --now, else UPPERBACK_NOW, else the clock */
    struct moment clock;    /* UPPERBACK_NOW, which stands for the clock, else the clock */
    bool now_is_given;      /* by --now or UPPERBACK_NOW */
    struct diagnostic_list diagnostics;
    enum status status; /* what the program answers when nothing failed */
};

/* Returns true when there is work to do; false when the command line was wrong or
 * --help or --version has been served. Call program_end either way. */
bool program_begin(struct program *program, const struct program_about *about, void *options,
                   int argc, char **argv);

/* The tables of a program's own options, stored in the struct options, and of those
 * that all have, stored in the program. */
void program_tables(struct program *program, void *options,
                    struct option_table tables[OPTION_TABLES]);

/* Prints the messages, frees everything and returns the exit status. */
int program_end(struct program *program);

/* An option that was given, or not, and the modes of the program (a sum of bits) that have
 * a use for it. */
struct program_use {
    const char *name;
    bool given;
    unsigned modes;
};

/* An option that the mode has no use for is a misunderstanding: false, and a message for
 * each. */
bool program_check_uses(struct program *program, const struct program_use *uses, size_t count,
                        unsigned mode);

/* The index of -f among the formats that the program knows, otherwise when there
 * is no -f. count and a message when it is none of them. */
size_t program_format(struct program *program, const char *const *formats, size_t count,
                      size_t otherwise);

/* Whether -o leaves alone the files that the operands name, or standard input without any
 * (output_spares): the answers of a person would be lost. */
bool program_spares_input(struct program *program);

#endif
