/* A stream of answers: one person, or many, in any of the forms that triage reads.
 *
 * YAML: a mapping a document. Lines: key=value, an empty line between people.
 * Records: a whole assessment, whose "answer" records are read, so that one can be
 * run again. */
#ifndef DOMAIN_PEOPLE_H
#define DOMAIN_PEOPLE_H

#include "base/file.h"
#include "document/record.h"
#include "document/tree.h"
#include "domain/answers.h"

#include <stdbool.h>
#include <stddef.h>

struct answer_pair_list {
    struct answer_pair *items;
    size_t count;
    size_t capacity;
};

enum people_form { PEOPLE_LINES, PEOPLE_YAML };

/* Where the reading stands. */
struct people {
    const char *name;
    enum people_form form;
    const struct node *document; /* YAML: the next one */
    struct record_list records;  /* YAML: those of a list of records, and how many */
    size_t records_taken;        /* of them have been taken */
    struct arena *arena;         /* the stream's */
    const char *at;              /* lines: what is left */
    const char *end;
    size_t line;
    bool faulty; /* this person's document has faults that were reported before */
};

/* bytes must have been through input_clean. The arena keeps what YAML reads. False
 * when a message was added and there is nobody to go on with. */
bool people_begin(struct people *people, const char *name, struct bytes bytes,
                  struct arena *arena, struct diagnostic_list *list);

/* The next person's pairs; false at the end of the stream. Faults are messages:
 * compare list->errors before and after, and look at people->faulty. Pairs live in
 * the arena. */
bool people_next(struct people *people, struct answer_pair_list *pairs, struct arena *arena,
                 struct diagnostic_list *list);

/* Whether somebody else follows. */
bool people_more(const struct people *people);

/* One "key=value" as an operand of the command line: number counts operands from 1. */
void people_operand(const char *operand, size_t number, struct answer_pair_list *pairs,
                    struct arena *arena);

/* An "answer" record as a pair; false when a message was added. */
bool people_record(const struct record *record, struct answer_pair *pair,
                   struct arena *arena, struct diagnostic_list *list);

/* Whether an operand is an answer and not a file: words before its first "=". */
bool people_is_answer(const char *operand);

#endif
