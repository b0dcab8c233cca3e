/* Who gets no plan, and what they get instead: a refusal that is a whole document. */
#ifndef DOMAIN_PLAN_GATE_H
#define DOMAIN_PLAN_GATE_H

#include "content/content.h"
#include "document/record.h"
#include "domain/assessment.h"

#include <stdbool.h>

enum plan_refusal {
    PLAN_ALLOWED,
    PLAN_URGENT, /* more urgent than routine */
    PLAN_UNFINISHED, /* open questions could make it so, or nobody knows the age */
    PLAN_TOO_YOUNG,
    PLAN_STALE /* asked more than answers-fresh-days ago */
};

enum plan_refusal plan_gate_judge(const struct content *content,
                                  const struct assessment *assessment, struct moment now);

/* "plan 1 refused=URGENCY" (or age, stale), urgency, act, flags, open questions,
 * safety net, "end plan". */
void plan_gate_write(const struct content *content, const struct assessment *assessment,
                     enum plan_refusal refusal, struct moment now, struct arena *arena,
                     struct record_list *records);

/* Appends the records of one kind as they stand in another document. */
void plan_gate_copy(const struct record_list *from, const char *kind, struct arena *arena,
                    struct record_list *records);

#endif
