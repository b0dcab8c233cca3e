/* What those get who get no plan: a refusal that is a whole document. */
#ifndef DOMAIN_PLAN_REFUSAL_H
#define DOMAIN_PLAN_REFUSAL_H

#include "document/record.h"
#include "domain/plan_gate.h"

/* "plan 1 refused=URGENCY reason=WORD", urgency, act, flags, open questions, safety net,
 * "end plan": as the assessment has them, or as its answers have them now where these are
 * more urgent. URGENCY is that of the urgency record; at least soon when something is open
 * or stale, so under an unknown age, and at least routine for whom there is no exercise;
 * then the act is that of an ordinary appointment.
 * reason: stale (old answers), open (questions are), age (too young), group (one without
 * exercise), urgency (all else).
 * A note tells the --cleared that would lead to a plan, if one would, and why the one given
 * did not. */
void plan_refusal_write(const struct content *content, const struct assessment *assessment,
                        const struct plan_clearance *clearance,
                        const struct plan_covering *covering, enum plan_refusal refusal,
                        struct moment now, struct arena *arena, struct record_list *records);

#endif
