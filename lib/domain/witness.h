/* Answers that make an expression true: somebody to whom it applies. Found by drawing
 * answers along the shape of the expression and judging them as anybody's. */
#ifndef DOMAIN_WITNESS_H
#define DOMAIN_WITNESS_H

#include "base/arena.h"
#include "base/chance.h"
#include "base/moment.h"
#include "content/expression.h"
#include "content/vocabulary.h"
#include "domain/answers.h"

#include <stdbool.h>

/* One try. True when the answers are possible, respect the `if` of every question that
 * they say yes to, and make the expression true; answers then holds them, finished.
 * Everything lives in the arena. A question with a wrong `if` counts as having none. */
bool witness_try(const struct vocabulary *vocabulary, const struct expression *expression,
                 struct moment now, struct chance *chance, struct arena *arena,
                 struct answers *answers);

#endif
