/* Where the plan is when no operand says so. */
#ifndef DOMAIN_PLAN_PLACE_H
#define DOMAIN_PLAN_PLACE_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/environment.h"

/* "-" when something is piped in (input_is_piped); else UPPERBACK_PLAN; else, on a
 * terminal, the plan beside the diary, if there is one. NULL when there is nothing to
 * read, or when a message was added: HOME is needed and unset. */
const char *plan_place_usual(const struct environment *environment, struct arena *arena,
                             struct diagnostic_list *list);

/* For what reads no plan from standard input: UPPERBACK_PLAN, else the plan beside that
 * diary, whether it exists or not. */
const char *plan_place_of_diary(const struct environment *environment, const char *diary,
                                struct arena *arena);

/* The plan beside the diary, whether it exists or not: beside UPPERBACK_LOG, else in the
 * data directory. NULL when a message was added. */
const char *plan_place_beside_diary(const struct environment *environment, struct arena *arena,
                                    struct diagnostic_list *list);

#endif
