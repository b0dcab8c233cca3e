#include "domain/verdict.h"

#include "base/amount.h"

#include <stdlib.h>
#include <string.h>

const char *const basis_words[] = {"flag", "open", "screened"};

/* What a verdict is made with. */
struct judging {
    const struct content *content;
    const struct answers *answers;
    struct arena *arena;
    struct verdict *verdict;
    struct leaf_list leaves; /* open ones, each with its urgency beside it */
    enum urgency *urgencies;
    size_t room;
};

/* --- rulings ------------------------------------------------------------- */

static void rule_on_content(struct judging *judging)
{
    const struct content *content = judging->content;
    struct verdict *verdict = judging->verdict;

    for (size_t i = 0; i < content->rule_count; i++) {
        const struct rule *rule = content->rules[i];
        enum truth truth = truth_of(rule->expression, judging->answers);

        verdict->rulings[verdict->ruling_count++] =
            (struct ruling){rule->id.text, (enum urgency)rule->urgency, rule, 0, truth};
    }
}

static void rule_on_symptoms(struct judging *judging)
{
    const struct vocabulary *vocabulary = judging->answers->vocabulary;
    struct verdict *verdict = judging->verdict;

    for (size_t i = 0; i < vocabulary->fact_count; i++) {
        const char *id = vocabulary->facts[i].rule;

        if (id != NULL)
            verdict->rulings[verdict->ruling_count++] =
                (struct ruling){id, URGENCY_SOON, NULL, i, judging->answers->facts[i].truth};
    }
}

static enum urgency most_urgent(const struct verdict *verdict, enum truth truth)
{
    enum urgency most = URGENCY_SELF_CARE;

    for (size_t i = 0; i < verdict->ruling_count; i++) {
        if (verdict->rulings[i].truth == truth && verdict->rulings[i].urgency > most)
            most = verdict->rulings[i].urgency;
    }
    return most;
}

/* --- what is open -------------------------------------------------------- */

static void note_open(struct judging *judging, struct leaf leaf, enum urgency urgency)
{
    struct leaf_list *leaves = &judging->leaves;

    for (size_t i = 0; i < leaves->count; i++) {
        if (leaves->items[i].is_figure == leaf.is_figure && leaves->items[i].index == leaf.index) {
            if (urgency > judging->urgencies[i])
                judging->urgencies[i] = urgency;
            return;
        }
    }
    judging->urgencies = arena_grow(judging->arena, judging->urgencies, &judging->room,
                                    leaves->count, sizeof *judging->urgencies);
    judging->urgencies[leaves->count] = urgency;
    leaf_list_add(leaves, leaf, judging->arena);
}

/* A question that is asked only under a condition that is open itself opens what
 * the condition waits for, too. */
static void note_condition(struct judging *judging, struct leaf leaf, enum urgency urgency)
{
    const struct expression *condition;
    struct leaf_list waiting = {0};

    if (leaf.is_figure)
        return;
    condition = judging->answers->vocabulary->facts[leaf.index].question->asked_if;
    if (condition == NULL)
        return;
    truth_open(condition, judging->answers, judging->arena, &waiting);
    for (size_t i = 0; i < waiting.count; i++)
        note_open(judging, waiting.items[i], urgency);
}

static void note_ruling(struct judging *judging, const struct ruling *ruling)
{
    struct leaf_list open = {0};

    if (ruling->rule != NULL)
        truth_open(ruling->rule->expression, judging->answers, judging->arena, &open);
    else
        leaf_list_add(&open, (struct leaf){false, ruling->fact}, judging->arena);
    for (size_t i = 0; i < open.count; i++) {
        note_condition(judging, open.items[i], ruling->urgency);
        note_open(judging, open.items[i], ruling->urgency);
    }
}

/* Age, how long and how bad are never optional: without them no answer is a whole
 * one. A pain now that is severe already says what "worst" would. */
static void note_basics(struct judging *judging)
{
    static const char *const keys[] = {"age", "duration", "worst"};
    double severe = threshold_value(&judging->content->thresholds, THRESHOLD_SEVERE_PAIN);
    const struct figure_answer *pain = answers_figure(judging->answers, "pain");

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const struct figure_answer *figure = answers_figure(judging->answers, keys[i]);

        if (figure == NULL || figure->given)
            continue;
        if (strcmp(keys[i], "worst") == 0 && pain != NULL && pain->given && pain->low >= severe)
            continue;
        note_open(judging, (struct leaf){true, (size_t)(figure - judging->answers->figures)},
                  URGENCY_SOON);
    }
}

static struct open_question open_question(const struct judging *judging, size_t index)
{
    const struct vocabulary *vocabulary = judging->answers->vocabulary;
    struct leaf leaf = judging->leaves.items[index];
    const struct fact *fact;

    if (leaf.is_figure)
        return (struct open_question){vocabulary->figures[leaf.index], NULL,
                                      judging->urgencies[index]};
    fact = &vocabulary->facts[leaf.index];
    return (struct open_question){
        fact->question,
        fact->term != NULL && fact->term->safety.text != NULL ? fact->term : NULL,
        judging->urgencies[index]};
}

static int by_urgency(const void *a, const void *b)
{
    const struct open_question *left = a;
    const struct open_question *right = b;

    if (left->urgency != right->urgency)
        return left->urgency > right->urgency ? -1 : 1;
    if (left->question != right->question)
        return left->question->index < right->question->index ? -1 : 1;
    if (left->term == right->term)
        return 0;
    return left->term == NULL || (right->term != NULL && left->term < right->term) ? -1 : 1;
}

/* Several terms of one question are one question; it keeps the most urgent. */
static void keep_open(struct judging *judging, enum urgency least)
{
    struct verdict *verdict = judging->verdict;
    size_t kept = 0;

    verdict->open = arena_array(judging->arena, judging->leaves.count + 1, sizeof *verdict->open);
    for (size_t i = 0; i < judging->leaves.count; i++) {
        struct open_question open = open_question(judging, i);
        size_t j = 0;

        if (open.urgency < least)
            continue;
        while (
            j < kept
            && (verdict->open[j].question != open.question || verdict->open[j].term != open.term))
            j++;
        if (j == kept)
            verdict->open[kept++] = open;
        else if (open.urgency > verdict->open[j].urgency)
            verdict->open[j].urgency = open.urgency;
    }
    verdict->open_count = kept;
    if (kept > 1)
        qsort(verdict->open, kept, sizeof *verdict->open, by_urgency);
}

/* Only what could reach the floor (soon) and the urgency there is already matters:
 * a question that can change neither that nor the rules true at it is not open. */
static void find_open(struct judging *judging)
{
    struct verdict *verdict = judging->verdict;
    enum urgency least = verdict->urgency > URGENCY_SOON ? verdict->urgency : URGENCY_SOON;

    for (size_t i = 0; i < verdict->ruling_count; i++) {
        if (verdict->rulings[i].truth == TRUTH_UNKNOWN && verdict->rulings[i].urgency >= least)
            note_ruling(judging, &verdict->rulings[i]);
    }
    note_basics(judging);
    keep_open(judging, least);
}

/* --- the verdict --------------------------------------------------------- */

static bool is_stale(const struct judging *judging, struct moment now)
{
    double days = threshold_value(&judging->content->thresholds, THRESHOLD_ANSWERS_FRESH_DAYS);

    return (double)(now.seconds - judging->answers->asked.seconds) > days * AMOUNT_DAY;
}

static void raise_to(struct verdict *verdict, enum urgency urgency, enum basis basis)
{
    if (verdict->urgency >= urgency)
        return;
    verdict->urgency = urgency;
    verdict->basis = basis;
}

/* A minor has at least a booked appointment, whatever the rules say. */
static void raise_for_age(struct judging *judging)
{
    const struct figure_answer *age = answers_figure(judging->answers, "age");

    if (age != NULL && age->given
        && age->low < threshold_value(&judging->content->thresholds, THRESHOLD_ADULT_AGE))
        raise_to(judging->verdict, URGENCY_ROUTINE, BASIS_FLAG);
}

static struct judging begin(const struct content *content, const struct answers *answers,
                            struct arena *arena, struct verdict *verdict)
{
    struct judging judging = {.content = content, .answers = answers, .arena = arena,
                              .verdict = verdict};
    size_t most = content->rule_count + answers->vocabulary->fact_count;

    *verdict = (struct verdict){.basis = BASIS_SCREENED, .bulk = answers->bulk};
    verdict->rulings = arena_array(arena, most, sizeof *verdict->rulings);
    rule_on_content(&judging);
    rule_on_symptoms(&judging);
    return judging;
}

static void conclude(struct judging *judging, struct moment now, bool strict)
{
    struct verdict *verdict = judging->verdict;

    raise_to(verdict, most_urgent(verdict, TRUTH_YES), BASIS_FLAG);
    raise_for_age(judging);
    if (strict)
        raise_to(verdict, URGENCY_SAME_DAY, BASIS_FLAG);
    find_open(judging);
    verdict->stale = is_stale(judging, now);
    if (verdict->open_count > 0 || verdict->stale)
        raise_to(verdict, URGENCY_SOON, BASIS_OPEN);
}

void verdict_make(const struct content *content, const struct answers *answers, struct moment now,
                  bool strict, struct arena *arena, struct verdict *verdict)
{
    struct judging judging = begin(content, answers, arena, verdict);

    conclude(&judging, now, strict);
}

/* --- what is left when some rules are put aside ------------------------- */

void verdict_make_cleared(const struct content *content, const struct answers *answers,
                          struct moment now, const char *const *rules, size_t count,
                          struct arena *arena, struct verdict *verdict)
{
    struct judging judging = begin(content, answers, arena, verdict);
    struct leaf_list named = {0};

    for (size_t i = 0; i < verdict->ruling_count; i++) {
        struct ruling *ruling = &verdict->rulings[i];
        bool cleared = ruling->rule == NULL
                       && leaf_list_has(&named, (struct leaf){false, ruling->fact});

        for (size_t j = 0; j < count && !cleared; j++)
            cleared = strcmp(rules[j], ruling->id) == 0;
        if (!cleared || ruling->truth != TRUTH_YES || ruling->urgency == URGENCY_EMERGENCY)
            continue;
        if (ruling->rule != NULL && ruling->urgency >= URGENCY_SOON)
            truth_explain(ruling->rule->expression, answers, arena, &named);
        ruling->truth = TRUTH_NO;
    }
    conclude(&judging, now, false);
}

bool verdict_decides(const struct verdict *verdict, const struct ruling *ruling)
{
    return ruling->truth == TRUTH_YES && ruling->urgency == verdict->urgency;
}
