/* Who gets no plan; what they get instead is plan_refusal.h's. */
#ifndef DOMAIN_PLAN_GATE_H
#define DOMAIN_PLAN_GATE_H

#include "content/content.h"
#include "domain/assessment.h"
#include "domain/plan_clearance.h"

enum plan_refusal {
    PLAN_ALLOWED,
    PLAN_URGENT, /* more urgent than routine */
    PLAN_UNFINISHED, /* open questions could make it so, or nobody knows the age */
    PLAN_TOO_YOUNG,
    PLAN_BARRED, /* in a group to which the content gives no exercise */
    PLAN_STALE,  /* asked more than answers-fresh-days ago */
    PLAN_WARNED, /* the diary says so (plan_warning.h) */
    PLAN_NOTHING, /* no refusal but a plan, into which no exercise could be put */
    PLAN_CHANGED /* judged again, the answers are more urgent than the assessment, or leave
                    open what it does not: time has passed, or somebody changed it */
};

/* By the assessment and by its answers, judged again (assessment->verdict). */
enum plan_refusal plan_gate_judge(const struct content *content,
                                  const struct assessment *assessment);

/* The same when a clinician has looked at it: what the covering clears stands against
 * no plan; age, open questions and old answers still do. */
enum plan_refusal plan_gate_judge_cleared(const struct content *content,
                                          const struct assessment *assessment,
                                          const struct plan_covering *covering);

/* The group to which the content gives no exercise and that this person is in; NULL. */
const struct group *plan_gate_barring(const struct content *content,
                                      const struct answers *answers);

#endif
