#include "domain/plan_gate.h"

#include "base/amount.h"
#include "document/kind.h"

#include <string.h>

/* The most certain word of the groups that get no exercise. */
static enum truth without_exercise(const struct content *content, const struct answers *answers)
{
    const struct group *groups = content->groups.items;
    enum truth most = TRUTH_NO;

    for (size_t i = 0; i < content->groups.count; i++) {
        enum truth truth = TRUTH_NO;

        if (groups[i].no_exercise)
            truth = truth_of(groups[i].expression, answers);
        if (truth > most)
            most = truth;
    }
    return most;
}

static enum truth too_young(const struct content *content, const struct answers *answers)
{
    const struct figure_answer *age = answers_figure(answers, "age");
    enum truth truth = without_exercise(content, answers);

    if (age == NULL || !age->given)
        return truth > TRUTH_UNKNOWN ? truth : TRUTH_UNKNOWN;
    if (age->low < threshold_value(&content->thresholds, THRESHOLD_EXERCISE_AGE))
        return TRUTH_YES;
    return truth;
}

enum plan_refusal plan_gate_judge(const struct content *content,
                                  const struct assessment *assessment, struct moment now)
{
    double fresh = threshold_value(&content->thresholds, THRESHOLD_ANSWERS_FRESH_DAYS);
    enum truth young = too_young(content, &assessment->answers);
    bool open = assessment->basis != NULL && strcmp(assessment->basis, "open") == 0;

    if (assessment->urgency > URGENCY_ROUTINE)
        return open ? PLAN_UNFINISHED : PLAN_URGENT;
    if (young == TRUTH_YES)
        return PLAN_TOO_YOUNG;
    if (young == TRUTH_UNKNOWN || open)
        return PLAN_UNFINISHED;
    if ((double)(now.seconds - assessment->asked.seconds) > fresh * AMOUNT_DAY)
        return PLAN_STALE;
    return PLAN_ALLOWED;
}

void plan_gate_copy(const struct record_list *from, const char *kind, struct arena *arena,
                    struct record_list *records)
{
    size_t index = 0;
    const struct record *record;

    while ((record = record_next(from, kind, &index)) != NULL)
        *record_add(records, arena, kind, record->value) = *record;
}

static const char *word_of(const struct assessment *assessment, enum plan_refusal refusal)
{
    if (refusal == PLAN_TOO_YOUNG)
        return "age";
    if (refusal == PLAN_STALE)
        return "stale";
    if (assessment->urgency > URGENCY_ROUTINE)
        return kind_urgencies[assessment->urgency];
    return "open";
}

/* What an assessment that has grown old says to do no longer holds. */
static void write_act(const struct content *content, const struct assessment *assessment,
                      enum plan_refusal refusal, struct arena *arena, struct record_list *records)
{
    if (refusal == PLAN_STALE)
        record_add(records, arena, "act",
                   arena_format(arena, "These answers are more than %g days old. Answer the "
                                       "questions again (triage --again FILE), then make the plan.",
                                threshold_value(&content->thresholds,
                                                THRESHOLD_ANSWERS_FRESH_DAYS)));
    else
        plan_gate_copy(assessment->records, "act", arena, records);
}

static void write_note(const struct content *content, enum plan_refusal refusal,
                       struct arena *arena, struct record_list *records)
{
    static const char *const notes[] = {
        [PLAN_URGENT] = "No exercise plan now: this has to be looked at first.",
        [PLAN_UNFINISHED] = "The questions are not finished, so there is no plan yet. triage -i "
                            "FILE asks what is left in about two minutes; then make the plan.",
        [PLAN_STALE] = "No plan from old answers.",
    };

    if (refusal == PLAN_TOO_YOUNG)
        record_add(records, arena, "note",
                   arena_format(arena, "There is no exercise plan under %g: a doctor should look "
                                       "at the back first.",
                                threshold_value(&content->thresholds, THRESHOLD_EXERCISE_AGE)));
    else
        record_add(records, arena, "note", notes[refusal]);
}

void plan_gate_write(const struct content *content, const struct assessment *assessment,
                     enum plan_refusal refusal, struct moment now, struct arena *arena,
                     struct record_list *records)
{
    struct record *record = record_add(records, arena, "plan", document_version);

    record_set_moment(arena, record, "at", now);
    record_set_moment(arena, record, "asked", assessment->asked);
    record_set(arena, record, "refused", word_of(assessment, refusal));
    plan_gate_copy(assessment->records, "urgency", arena, records);
    write_act(content, assessment, refusal, arena, records);
    plan_gate_copy(assessment->records, "flag", arena, records);
    if (refusal == PLAN_UNFINISHED)
        plan_gate_copy(assessment->records, "open", arena, records);
    plan_gate_copy(assessment->records, "safety-net", arena, records);
    write_note(content, refusal, arena, records);
    record_add(records, arena, "end", "plan");
}
