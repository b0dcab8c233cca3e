/* The questions of content/questions.yaml: the vocabulary of answers. */
#ifndef CONTENT_QUESTION_H
#define CONTENT_QUESTION_H

#include "schema/schema.h"

#include <stdbool.h>
#include <stddef.h>

enum question_type {
    QUESTION_YES_NO,
    QUESTION_NUMBER,
    QUESTION_DURATION,
    QUESTION_ONE_OF,
    QUESTION_LIST_OF,
    QUESTION_TEXT
};

/* What an answer can do. A symptom asks for help by itself; a risk counts together
 * with others; context may also soften; a pattern speaks for or against mechanical
 * causes; plan decides who gets which exercise; about says whose answers these are. */
enum question_role { ROLE_SYMPTOM, ROLE_RISK, ROLE_CONTEXT, ROLE_PATTERN, ROLE_PLAN, ROLE_ABOUT };

/* A checklist of yes-no questions that are met together. */
struct question_group {
    struct phrase id;
    struct phrase title;
    struct phrase lead;
    bool plan; /* only a plan needs it: "others" does not deny it */
};

/* One answer of a one-of or list-of question. A safety term is also a yes-no key
 * of its own name, in the group that safety names. */
struct term {
    struct phrase id;
    struct phrase label;
    struct phrase ask;
    struct phrase note;
    struct phrase safety;
    int role; /* of a safety term */
    struct phrase_list synonyms;
    struct phrase_list keeps_open; /* keys that bulk answers do not deny beside this term */
    size_t fact; /* index in vocabulary facts */
};

/* "duration: {within: {key: started-today, hours: 24}}": that key is yes exactly
 * when the duration is at most so long. */
struct question_within {
    struct phrase key;
    struct figure hours;
};

struct question {
    struct phrase id;
    int type; /* enum question_type */
    int role; /* enum question_role */
    struct phrase group;
    struct phrase ask;
    struct phrase label;
    struct phrase note;
    struct phrase_list synonyms;
    struct phrase_list implies; /* yes-no keys that a yes (or any number) makes yes */
    struct phrase condition;    /* `if` */
    struct phrase impossible;   /* `impossible-if`: a yes is an error when it holds */
    struct phrase unit;
    struct span range; /* of a number, in unit; durations in hours have none */
    bool whole;
    struct phrase at_least; /* a number that this one is never below */
    struct phrase at_most;
    struct question_within within;
    struct row_list terms; /* struct term */

    /* filled in by vocabulary.h */
    size_t index;  /* in vocabulary questions */
    bool own;      /* from a user's overlay */
    size_t fact;   /* yes-no: index in vocabulary facts */
    size_t figure; /* number, duration: index in vocabulary figures */
    const struct expression *asked_if;
    const struct expression *impossible_if;
};

/* questions.yaml as one mapping. */
struct question_table {
    civil_day reviewed;
    struct phrase_list sources;
    struct row_list groups;    /* struct question_group */
    struct row_list questions; /* struct question */
};

extern const struct schema question_table_schema;

/* True for a role whose answers only ever make a result more urgent. */
bool question_role_is_safety(int role);

/* The terms as an array, and one by its id (or NULL). */
struct term *question_terms(const struct question *question);
struct term *question_term(const struct question *question, const char *id);

#endif
