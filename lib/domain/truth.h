/* Three-valued logic: what an expression is worth, given somebody's answers.
 *
 * An unknown answer is not a no. Kleene's tables: "and" is the least, "or" the
 * most, "not" the mirror; "N of" counts; "A unless B" is A, but a no once B is
 * known to be true: what is not known softens nothing. */
#ifndef DOMAIN_TRUTH_H
#define DOMAIN_TRUTH_H

#include "content/expression.h"

#include <stdbool.h>
#include <stddef.h>

struct answers;

enum truth { TRUTH_NO, TRUTH_UNKNOWN, TRUTH_YES };

enum truth truth_of(const struct expression *expression, const struct answers *answers);

/* A leaf of an expression: a fact or a figure. */
struct leaf {
    bool is_figure;
    size_t index; /* of the fact or figure */
};

struct leaf_list {
    struct leaf *items;
    size_t count;
    size_t capacity;
};

/* The smallest set of answers that makes the expression a certain yes or no; adds
 * nothing when it is unknown. Leaves that are there already are not added. */
void truth_explain(const struct expression *expression, const struct answers *answers,
                   struct arena *arena, struct leaf_list *leaves);

/* The unknown leaves of an unknown expression that could still make it true. */
void truth_open(const struct expression *expression, const struct answers *answers,
                struct arena *arena, struct leaf_list *leaves);

bool leaf_list_has(const struct leaf_list *list, struct leaf leaf);
void leaf_list_add(struct leaf_list *list, struct leaf leaf, struct arena *arena);

#endif
