/* From streams of answers to what triage writes of each person. */
#ifndef DOMAIN_JUDGEMENT_H
#define DOMAIN_JUDGEMENT_H

#include "base/moment.h"
#include "base/option.h"
#include "base/output.h"
#include "content/content.h"
#include "domain/people.h"
#include "domain/verdict.h"

#include <stdbool.h>
#include <stddef.h>

enum judgement_format {
    JUDGEMENT_LINES,
    JUDGEMENT_YAML,
    JUDGEMENT_JSON,
    JUDGEMENT_TEXT,
    JUDGEMENT_FORMATS
};
extern const char *const judgement_formats[JUDGEMENT_FORMATS];

/* The caller fills in all up to list, the module the rest. */
struct judgement {
    const struct content *content;
    struct moment now;
    bool strict;
    bool explain; /* every rule, and no assessment */
    bool quiet;   /* nothing is written */
    enum judgement_format format;
    struct output *output;
    struct diagnostic_list *list;

    struct answer_pair_list answers; /* given as operands: they beat the file */
    const char **files;
    size_t file_count;
    size_t people;
    enum urgency most; /* of all people */
    bool several;      /* more than one person: whoever is refused must be seen to be missing */
    bool stream;       /* more than one in this stream: each needs a name */
    bool paged;        /* a page is written already */
};

/* Tells answers and files among the operands apart. All live in the arena. */
void judgement_operands(struct judgement *judgement, const struct operands *operands,
                        struct arena *arena);

/* Judges everybody in the files; without a file the answers are the person, without
 * answers standard input is read. */
void judgement_all(struct judgement *judgement, struct arena *arena);

/* Writes what came of one person. */
void judgement_write(struct judgement *judgement, const struct answers *answers,
                     const struct verdict *verdict, struct arena *arena);

#endif
