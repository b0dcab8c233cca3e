/* Who gets no plan, and what they get instead: a refusal that is a whole document. */
#ifndef DOMAIN_PLAN_GATE_H
#define DOMAIN_PLAN_GATE_H

#include "content/content.h"
#include "document/record.h"
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

/* "plan 1 refused=URGENCY reason=WORD", urgency, act, flags, open questions, safety net,
 * "end plan": as the assessment has them, or as its answers have them now where these are
 * more urgent. URGENCY is that of the urgency record; at least soon when something is open
 * or stale, so under an unknown age, and at least routine for whom there is no exercise;
 * then the act is that of an ordinary appointment.
 * reason: stale (old answers), open (questions are), age (too young), group (one without
 * exercise), urgency (all else).
 * A note tells the --cleared that would lead to a plan, if one would, and why the one given
 * did not. */
void plan_gate_write(const struct content *content, const struct assessment *assessment,
                     const struct plan_clearance *clearance, const struct plan_covering *covering,
                     enum plan_refusal refusal, struct moment now, struct arena *arena,
                     struct record_list *records);

/* Appends the records of one kind as they stand in another document. */
void plan_gate_copy(const struct record_list *from, const char *kind, struct arena *arena,
                    struct record_list *records);

#endif
