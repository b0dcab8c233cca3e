/* One person's answers: what is known, what is not, and where it was said.
 *
 * Take answers in any order (answers_take), then finish: bulk answers, lists,
 * implications and `if` are applied and impossible facts reported. */
#ifndef DOMAIN_ANSWERS_H
#define DOMAIN_ANSWERS_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/moment.h"
#include "content/vocabulary.h"
#include "domain/truth.h"

#include <stdbool.h>

/* Where an answer comes from. */
enum origin {
    ORIGIN_NOBODY,    /* not answered */
    ORIGIN_PERSON,    /* said so */
    ORIGIN_UNSURE,    /* said "unsure": stays unknown whatever bulk answers say */
    ORIGIN_NONE,      /* denied by none: [GROUP] */
    ORIGIN_OTHERS,    /* denied by others: no */
    ORIGIN_LIST,      /* denied by leaving it out of an answered list */
    ORIGIN_IMPLIED,   /* follows from another answer */
    ORIGIN_KEPT_OPEN, /* not answered, and no bulk answer may deny it */
    ORIGIN_AGED,      /* a yes when asked, but time has passed and it holds no more */
    ORIGIN_CONDITION  /* its `if` does not hold */
};

struct fact_answer {
    enum truth truth;
    enum origin origin;
    bool listed; /* a safety term that was given in its list, not as a key */
    int layer;
    struct place place;
};

/* What is known of a number: it lies between low and high. Answered: low == high. */
struct figure_answer {
    double low;
    double high;
    bool given;
    bool unsure;
    const char *text; /* as it was said */
    int layer;
    struct place place;
};

/* A one-of or list-of question. */
struct choice_answer {
    bool given;
    bool unsure; /* "unsure", alone or among the terms: the others stay unknown */
    int layer;
    struct place place;
};

struct answers {
    const struct vocabulary *vocabulary;
    struct arena *arena;
    struct fact_answer *facts;     /* by fact index */
    struct figure_answer *figures; /* by figure index */
    struct choice_answer *choices; /* by question index */
    bool *groups_denied;           /* by group index: none: [GROUP] */
    bool others_denied;
    bool bulk; /* some answer was denied by none or others */
    /* about */
    const char *who;
    const char *region;
    const char *minutes;
    const char *working_hours;
    struct moment asked;
    bool asked_given;
    int asked_layer; /* answers of a higher layer are from now, whenever the others were asked */
    int layer; /* 1 and up; answers of a higher layer beat those of a lower one */
};

/* One "key: value": value is a text, or a list. */
struct answer_pair {
    struct phrase key;
    struct phrase_list values; /* a text that is no list is one value */
    bool is_list;
    enum origin origin; /* ORIGIN_PERSON; ORIGIN_NONE or _OTHERS for what was denied in bulk: a
                           no as far as answers_finish still allows it */
};

/* The questions that the programs themselves ask for by name, rules or no rules;
 * NULL-terminated. */
extern const char *const answers_named_keys[];

/* All unanswered. vocabulary and arena are borrowed for as long as it lives. */
void answers_begin(struct answers *answers, const struct vocabulary *vocabulary,
                   struct arena *arena);

/* Answers taken from now on beat those taken before (operands beat the file). */
void answers_next_layer(struct answers *answers);

/* Adds one answer; unknown keys and terms, wrong numbers and double answers are
 * messages with their place and the nearest known word. now is for `asked`. */
void answers_take(struct answers *answers, const struct answer_pair *pair, struct moment now,
                  struct diagnostic_list *list);

/* Applies what follows from what. Answers age: durations grow from asked to now.
 * An implied yes beats a no and is remarked; impossible facts are errors. */
void answers_finish(struct answers *answers, struct moment now, struct diagnostic_list *list);

/* --- asking ---------------------------------------------------------------- */

/* By key; NULL for a key there is not. */
const struct figure_answer *answers_figure(const struct answers *answers, const char *key);

/* Whether a list question's term is known to be among the answer. */
bool answers_lists(const struct answers *answers, const char *key, const char *term);

/* "line" or "operand": what a place's line counts, for messages that name two. */
const char *answers_place_word(struct place place);

/* How a question was answered, as text for "is=": yes, no, 38, "5 days", a list,
 * unsure; NULL when it was not answered by a person or in bulk. *by is "none" or
 * "others" for a bulk answer, else NULL. For a safety term pass it. */
const char *answers_text(const struct answers *answers, const struct question *question,
                         const struct term *term, const char **by);

#endif
