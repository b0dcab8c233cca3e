/* The language of `when` and `if`: what must hold of somebody's answers.
 *
 *     expression = or *("unless" or)
 *     or         = and *("or" and)
 *     and        = not *("and" not)
 *     not        = "not" not / primary
 *     primary    = "(" expression ")" / N "of" list / "any" "of" list / comparison / name
 *     list       = "(" expression *("," expression) ")"
 *     comparison = key "is" term / key "in" "(" term *("," term) ")" / key "has" term
 *                / key ("<" / "<=" / "=" / ">=" / ">") number [unit]
 *
 * A name is a yes-no key, a safety term or a sign. How it is judged is in
 * domain/truth.h. */
#ifndef CONTENT_EXPRESSION_H
#define CONTENT_EXPRESSION_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "schema/schema.h"

#include <stddef.h>

struct vocabulary;

enum expression_kind {
    EXPRESSION_FACT,    /* a fact is yes */
    EXPRESSION_COMPARE, /* a figure compares so to value */
    EXPRESSION_SIGN,    /* what the sign says; first is its expression */
    EXPRESSION_NOT,     /* of first */
    EXPRESSION_AND,     /* of all children */
    EXPRESSION_COUNT,   /* at least `least` of the children; "or" and "any of" are 1 */
    EXPRESSION_UNLESS   /* first, unless one of the others is known to be true */
};

/* The most children that a node has: longer lists are refused. */
enum { EXPRESSION_CHILDREN = 64 };

enum comparison { COMPARE_LESS, COMPARE_AT_MOST, COMPARE_EQUAL, COMPARE_AT_LEAST, COMPARE_MORE };

struct expression {
    enum expression_kind kind;
    size_t fact;                /* FACT: index in vocabulary facts */
    size_t figure;              /* COMPARE: index in vocabulary figures */
    enum comparison comparison; /* COMPARE */
    double value;               /* COMPARE: in the figure's unit, durations in hours */
    size_t least;               /* COUNT */
    size_t count;               /* children, at most EXPRESSION_CHILDREN */
    const char *sign;           /* SIGN: its name */
    const struct expression *first;
    const struct expression *next; /* sibling */
};

/* A rule's `when` must be monotone in safety answers: no "not", "<", "<=" or "=" over
 * them, and none to the right of "unless". Other expressions are free. */
enum expression_use { EXPRESSION_FREE, EXPRESSION_OF_RULE };

/* NULL when a message was added. The text's place is that of the messages. */
const struct expression *expression_parse(const struct phrase *text,
                                          const struct vocabulary *vocabulary,
                                          enum expression_use use, struct arena *arena,
                                          struct diagnostic_list *list);

#endif
