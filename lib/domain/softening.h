/* What could still soften a rule that is true: the exceptions after "unless" that
 * nobody has answered. Until they are known the rule stands (truth.h); an interview
 * asks for them before it calls the rule certain. */
#ifndef DOMAIN_SOFTENING_H
#define DOMAIN_SOFTENING_H

#include "domain/answers.h"
#include "domain/truth.h"

#include <stdbool.h>

/* Whether the expression is true, and stays true whatever else is answered. */
bool softening_is_ruled_out(const struct expression *expression, const struct answers *answers);

/* The unknown leaves of exceptions that a true expression still waits for. */
void softening_leaves(const struct expression *expression, const struct answers *answers,
                      struct arena *arena, struct leaf_list *leaves);

#endif
