/* Answers as reasons: their keys for scripts, their labels for people. */
#ifndef DOMAIN_PLAN_REASON_H
#define DOMAIN_PLAN_REASON_H

#include "domain/answers.h"
#include "domain/plan_words.h"

/* Adds the keys of the answers that make an expression certain. */
void plan_reason_known(const struct expression *expression, const struct answers *answers,
                       struct arena *arena, struct plan_words *keys);

/* Adds the keys of the open questions that could still make it true. */
void plan_reason_open(const struct expression *expression, const struct answers *answers,
                      struct arena *arena, struct plan_words *keys);

/* The same as labels: "poor circulation or numb skin". */
void plan_reason_open_labels(const struct expression *expression, const struct answers *answers,
                             struct arena *arena, struct plan_words *labels);

#endif
