/* triage -x: every rule laid open. */
#ifndef DOMAIN_EXPLANATION_H
#define DOMAIN_EXPLANATION_H

#include "document/record.h"
#include "domain/verdict.h"

/* A "rule" record for every rule: who= where it was said; result=fired, not or open; because=, the
 * smallest set of answers that decided it, or waits-for=, the unanswered questions that could still
 * make it true; when=, the rule itself. */
void explanation_write(const struct answers *answers, const struct verdict *verdict,
                       struct arena *arena, struct record_list *records);

#endif
