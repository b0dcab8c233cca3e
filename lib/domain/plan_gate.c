#include "domain/plan_gate.h"

static enum truth too_young(const struct content *content, const struct answers *answers)
{
    const struct figure_answer *age = answers_figure(answers, "age");

    if (age == NULL || !age->given)
        return TRUTH_UNKNOWN;
    return age->low < threshold_value(&content->thresholds, THRESHOLD_EXERCISE_AGE) ? TRUTH_YES
                                                                                    : TRUTH_NO;
}

/* The first group that gets no exercise and has, in truth, this person; NULL. */
static const struct group *group_barred(const struct content *content,
                                        const struct answers *answers, enum truth truth)
{
    const struct group *groups = content->groups.items;

    for (size_t i = 0; i < content->groups.count; i++)
        if (groups[i].no_exercise && truth_of(groups[i].expression, answers) == truth)
            return &groups[i];
    return NULL;
}

const struct group *plan_gate_barring(const struct content *content, const struct answers *answers)
{
    return group_barred(content, answers, TRUTH_YES);
}

/* What no clearance lifts: who the person is. */
static enum plan_refusal judge_person(const struct content *content, const struct answers *answers)
{
    enum truth young = too_young(content, answers);

    if (young == TRUTH_YES)
        return PLAN_TOO_YOUNG;
    if (plan_gate_barring(content, answers) != NULL)
        return PLAN_BARRED;
    if (young == TRUTH_UNKNOWN || group_barred(content, answers, TRUTH_UNKNOWN) != NULL)
        return PLAN_UNFINISHED;
    return PLAN_ALLOWED;
}

/* Answers that have only grown old are a reason of their own. */
static bool is_more(const struct assessment *assessment)
{
    const struct verdict *verdict = &assessment->verdict;
    bool only_aged = verdict->stale && verdict->basis == BASIS_OPEN && verdict->open_count == 0;

    if (verdict->urgency == assessment->urgency)
        return verdict->open_count > 0 && record_first(assessment->records, "open") == NULL;
    return verdict->urgency > assessment->urgency && !only_aged;
}

enum plan_refusal plan_gate_judge(const struct content *content,
                                  const struct assessment *assessment)
{
    enum plan_refusal person = judge_person(content, &assessment->answers);
    bool open = assessment->basis == BASIS_OPEN;

    if (is_more(assessment))
        return PLAN_CHANGED;
    if (assessment->urgency > URGENCY_ROUTINE)
        return open ? PLAN_UNFINISHED : PLAN_URGENT;
    if (person != PLAN_ALLOWED)
        return person;
    if (open)
        return PLAN_UNFINISHED;
    return assessment->verdict.stale ? PLAN_STALE : PLAN_ALLOWED;
}

enum plan_refusal plan_gate_judge_cleared(const struct content *content,
                                          const struct assessment *assessment,
                                          const struct plan_covering *covering)
{
    enum plan_refusal refusal = plan_gate_judge(content, assessment);
    enum plan_refusal person = judge_person(content, &assessment->answers);

    if (refusal != PLAN_URGENT && refusal != PLAN_CHANGED)
        return refusal;
    if (covering->cover == COVER_OPEN)
        return PLAN_UNFINISHED;
    if (covering->cover != COVER_WHOLE)
        return refusal;
    if (person != PLAN_ALLOWED)
        return person;
    return covering->verdict.stale ? PLAN_STALE : PLAN_ALLOWED;
}
