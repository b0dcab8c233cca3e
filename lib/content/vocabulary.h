/* All names that answers and expressions may use, in one index.
 *
 * Whatever is yes or no of a person is a *fact*: each yes-no key, and each term of a
 * one-of or list-of question. Whatever is a number is a *figure*. Answers and
 * expressions speak of both by their index. */
#ifndef CONTENT_VOCABULARY_H
#define CONTENT_VOCABULARY_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "content/expression.h"
#include "content/question.h"

#include <stdbool.h>
#include <stddef.h>

struct fact {
    struct question *question;
    struct term *term;                  /* NULL for a yes-no key */
    int role;                           /* enum question_role */
    const struct question_group *group; /* NULL for terms without safety */
    const char *rule;                   /* of a symptom: the engine's rule, symptom-KEY */
};

/* A named shared expression of signs.yaml. */
struct sign {
    struct phrase id;
    struct phrase when;
    struct phrase label;
    struct phrase_list sources;
    const struct expression *expression;
};

struct vocabulary_name;

struct vocabulary {
    struct question_group *groups;
    size_t group_count;
    struct question **questions; /* in file order */
    size_t question_count;
    struct fact *facts;
    size_t fact_count;
    struct question **figures; /* number and duration questions */
    size_t figure_count;
    struct sign *signs;
    size_t sign_count;
    bool sound; /* but for expressions nothing is wrong: answers can be taken */
    /* the index */
    struct vocabulary_name *names;
    size_t name_slots;
    /* room of the arrays above while they grow */
    size_t group_capacity;
    size_t question_capacity;
    size_t sign_capacity;
};

/* What a name stands for: a question, or a safety term of one (then term is set),
 * or a sign. */
struct vocabulary_entry {
    struct question *question;
    struct term *term;
    const struct sign *sign;
};

/* Adds the questions or signs of one table (own: a user's overlay, whose questions
 * must not narrow what shipped ones mean); call vocabulary_finish after the
 * last, which builds the index, numbers facts and figures, parses `if` and
 * signs, and checks that all references lead somewhere. */
void vocabulary_add_questions(struct vocabulary *vocabulary, const struct question_table *table,
                              bool own, struct arena *arena);
void vocabulary_add_signs(struct vocabulary *vocabulary, const struct row_list *signs,
                          struct arena *arena);
bool vocabulary_finish(struct vocabulary *vocabulary, struct arena *arena,
                       struct diagnostic_list *list);

/* Finds an id. False when there is none. */
bool vocabulary_find(const struct vocabulary *vocabulary, const char *name,
                     struct vocabulary_entry *entry);

/* The same, also by synonym, and either with capitals, or blanks for dashes: what people
 * type. */
bool vocabulary_find_spoken(const struct vocabulary *vocabulary, const char *name,
                            struct arena *arena, struct vocabulary_entry *entry);

/* A term of a question by id or synonym, or NULL. */
struct term *vocabulary_term_spoken(const struct question *question, const char *name);

/* The known key nearest to a word, or NULL. Signs are no keys. */
const char *vocabulary_nearest(const struct vocabulary *vocabulary, const char *name);
const char *vocabulary_nearest_term(const struct question *question, const char *name);

/* How a fact is named: "chest-pain", "exertion", or "key:term" for other terms. */
const char *vocabulary_fact_name(const struct vocabulary *vocabulary, size_t fact,
                                 struct arena *arena);

/* How a fact reads in a reason: its label, for plain terms after the question's. */
const char *vocabulary_fact_label(const struct vocabulary *vocabulary, size_t fact,
                                  struct arena *arena);

/* The group of that id, or NULL. */
const struct question_group *vocabulary_group(const struct vocabulary *vocabulary, const char *id);

extern const struct schema sign_table_schema;

/* signs.yaml as one mapping. */
struct sign_table {
    civil_day reviewed;
    struct row_list signs;
};

#endif
