/* Every expression of a content in one list, whatever it is for. */
#ifndef DOMAIN_LINT_EXPRESSION_H
#define DOMAIN_LINT_EXPRESSION_H

#include "content/content.h"
#include "content/stop.h"

#include <stddef.h>

struct lint_expression {
    const char *noun;        /* "rule", "sign", "point", "not-for" ... */
    const char *name;        /* its id */
    const struct phrase *text;
    const struct expression *expression; /* never NULL: faulty ones are left out */
    const struct rule *rule;             /* of a rule, else NULL */
};

struct lint_expression_list {
    struct lint_expression *items;
    size_t count;
    size_t capacity;
};

void lint_expressions_gather(const struct content *content, const struct stop_list *stops,
                             struct arena *arena, struct lint_expression_list *list);

#endif
