#include "domain/interview_pending.h"

#include "domain/softening.h"

#include <string.h>

enum { DEEPEST = 4 }; /* conditions of conditions */

/* What pending questions are found with. */
struct finding {
    const struct interview *interview;
    const struct answers *answers;
    struct arena *arena;
    struct pending *pending;
    struct answers supposed; /* a copy in which one fact is taken for a yes */
};

static struct finding finding_begin(const struct interview *interview, struct arena *arena,
                                    struct pending *pending)
{
    *pending = (struct pending){0};
    return (struct finding){.interview = interview, .answers = &interview->answers, .arena = arena,
                            .pending = pending};
}

enum urgency pending_settled(const struct interview *interview)
{
    const struct verdict *verdict = &interview->verdict;
    enum urgency settled = URGENCY_SELF_CARE;

    if (verdict->basis != BASIS_OPEN)
        return verdict->urgency;
    for (size_t i = 0; i < verdict->ruling_count; i++) {
        if (verdict->rulings[i].truth == TRUTH_YES && verdict->rulings[i].urgency > settled)
            settled = verdict->rulings[i].urgency;
    }
    return settled;
}

/* --- gathering ----------------------------------------------------------- */

static struct pending_item item_of(const struct question *question, const struct term *term)
{
    bool is_fact = term != NULL || question->type == QUESTION_YES_NO;

    return (struct pending_item){.question = question, .term = term, .is_fact = is_fact,
                                 .fact = term != NULL ? term->fact : question->fact};
}

static struct pending_item item_of_leaf(const struct vocabulary *vocabulary, struct leaf leaf)
{
    const struct fact *fact;

    if (leaf.is_figure)
        return item_of(vocabulary->figures[leaf.index], NULL);
    fact = &vocabulary->facts[leaf.index];
    return item_of(fact->question,
                   fact->term != NULL && fact->term->safety.text != NULL ? fact->term : NULL);
}

static void put(struct finding *finding, const struct pending_item *item)
{
    struct pending *pending = finding->pending;

    for (size_t i = 0; i < pending->count; i++) {
        struct pending_item *other = &pending->items[i];

        if (other->question != item->question || other->term != item->term)
            continue;
        if (item->urgency > other->urgency)
            other->urgency = item->urgency;
        if (item->rank < other->rank)
            other->rank = item->rank;
        return;
    }
    pending->items = arena_grow(finding->arena, pending->items, &pending->capacity, pending->count,
                                sizeof *pending->items);
    pending->items[pending->count++] = *item;
}

static bool is_asked(const struct finding *finding, const struct pending_item *item)
{
    return interview_asked(finding->interview, item->question, item->term);
}

static void add(struct finding *finding, struct pending_item item, int depth);

/* A question that is asked only under a condition waits for it: what the condition
 * hangs on is asked in its place. False when nothing of that is left to ask. */
static bool add_condition(struct finding *finding, const struct pending_item *item, int depth)
{
    const struct expression *condition = item->question->asked_if;
    struct leaf_list leaves = {0};
    bool waits = false;

    if (condition == NULL || depth >= DEEPEST)
        return false;
    truth_open(condition, finding->answers, finding->arena, &leaves);
    for (size_t i = 0; i < leaves.count; i++) {
        struct pending_item leaf =
            item_of_leaf(finding->answers->vocabulary, leaves.items[i]);

        if (is_asked(finding, &leaf))
            continue;
        leaf.urgency = item->urgency;
        leaf.rank = item->rank;
        add(finding, leaf, depth + 1);
        waits = true;
    }
    return waits;
}

static void add(struct finding *finding, struct pending_item item, int depth)
{
    if (is_asked(finding, &item) || add_condition(finding, &item, depth))
        return;
    put(finding, &item);
}

static void add_leaves(struct finding *finding, const struct leaf_list *leaves,
                       enum urgency urgency, enum pending_rank rank)
{
    for (size_t i = 0; i < leaves->count; i++) {
        struct pending_item item =
            item_of_leaf(finding->answers->vocabulary, leaves->items[i]);

        item.urgency = urgency;
        item.rank = rank;
        add(finding, item, 0);
    }
}

/* --- order --------------------------------------------------------------- */

static enum pending_rank rank_of(const struct pending_item *item)
{
    static const enum pending_rank facts[URGENCY_COUNT] = {
        PENDING_ROUTINE, PENDING_ROUTINE, PENDING_SOON, PENDING_SAME_DAY, PENDING_EMERGENCY};
    static const enum pending_rank figures[URGENCY_COUNT] = {
        PENDING_ROUTINE_FIGURE, PENDING_ROUTINE_FIGURE, PENDING_SOON_FIGURE,
        PENDING_SAME_DAY_FIGURE, PENDING_EMERGENCY_FIGURE};

    return item->is_fact ? facts[item->urgency] : figures[item->urgency];
}

/* The place of a group; of questions without one, after all. */
static size_t group_index(const struct vocabulary *vocabulary, const struct pending_item *item)
{
    const struct question_group *group =
        item->is_fact ? vocabulary->facts[item->fact].group : NULL;

    return group != NULL ? (size_t)(group - vocabulary->groups) : vocabulary->group_count;
}

static bool comes_before(const struct vocabulary *vocabulary, const struct pending_item *a,
                         const struct pending_item *b)
{
    size_t left = group_index(vocabulary, a);
    size_t right = group_index(vocabulary, b);

    if (a->rank != b->rank)
        return a->rank < b->rank;
    if (left != right)
        return left < right;
    if (a->question != b->question)
        return a->question->index < b->question->index;
    return a->fact < b->fact;
}

/* By insertion: it is stable, and there are some dozens at most. */
static void sort(const struct vocabulary *vocabulary, struct pending *pending)
{
    for (size_t i = 1; i < pending->count; i++) {
        struct pending_item item = pending->items[i];
        size_t j = i;

        for (; j > 0 && comes_before(vocabulary, &item, &pending->items[j - 1]); j--)
            pending->items[j] = pending->items[j - 1];
        pending->items[j] = item;
    }
}

/* --- urgency ------------------------------------------------------------- */

/* What might soften the rules that decide; of an emergency it is asked at once. */
static void add_exceptions(struct finding *finding, enum urgency settled)
{
    const struct verdict *verdict = &finding->interview->verdict;

    for (size_t i = 0; i < verdict->ruling_count; i++) {
        const struct ruling *ruling = &verdict->rulings[i];
        struct leaf_list leaves = {0};

        if (ruling->rule == NULL || ruling->truth != TRUTH_YES || ruling->urgency != settled)
            continue;
        softening_leaves(ruling->rule->expression, finding->answers, finding->arena, &leaves);
        add_leaves(finding, &leaves, settled,
                   settled == URGENCY_EMERGENCY ? PENDING_EXCEPTION : PENDING_ROUTINE_FIGURE);
    }
}

static void add_open(struct finding *finding)
{
    const struct verdict *verdict = &finding->interview->verdict;

    for (size_t i = 0; i < verdict->open_count; i++) {
        struct pending_item item = item_of(verdict->open[i].question, verdict->open[i].term);

        item.urgency = verdict->open[i].urgency;
        item.rank = rank_of(&item);
        add(finding, item, 0);
    }
}

/* The verdict lists nothing below soon as open; an appointment is urgency, too. */
static void add_routine(struct finding *finding)
{
    const struct verdict *verdict = &finding->interview->verdict;

    for (size_t i = 0; i < verdict->ruling_count; i++) {
        const struct ruling *ruling = &verdict->rulings[i];
        struct leaf_list leaves = {0};

        if (ruling->rule == NULL || ruling->truth != TRUTH_UNKNOWN
            || ruling->urgency != URGENCY_ROUTINE)
            continue;
        truth_open(ruling->rule->expression, finding->answers, finding->arena, &leaves);
        add_leaves(finding, &leaves, URGENCY_ROUTINE, PENDING_ROUTINE_FIGURE);
    }
}

static bool is_answered(const struct answers *answers, const struct question *question)
{
    if (question->type == QUESTION_NUMBER || question->type == QUESTION_DURATION)
        return answers->figures[question->figure].given;
    return question->type == QUESTION_YES_NO
               ? answers->facts[question->fact].truth != TRUTH_UNKNOWN
               : answers->choices[question->index].given;
}

static void add_musts(struct finding *finding)
{
    const char *const *must = finding->interview->must;
    struct vocabulary_entry entry;

    for (; must != NULL && *must != NULL; must++) {
        struct pending_item item;

        if (!vocabulary_find(finding->answers->vocabulary, *must, &entry) || entry.question == NULL
            || is_answered(finding->answers, entry.question))
            continue;
        item = item_of(entry.question, NULL);
        item.urgency = URGENCY_EMERGENCY;
        item.rank = PENDING_EMERGENCY_FIGURE;
        add(finding, item, 0);
    }
}

static bool makes_emergency(struct finding *finding, size_t fact)
{
    const struct verdict *verdict = &finding->interview->verdict;
    struct fact_answer before = finding->supposed.facts[fact];
    bool makes = false;

    finding->supposed.facts[fact].truth = TRUTH_YES;
    for (size_t i = 0; i < verdict->ruling_count && !makes; i++) {
        const struct ruling *ruling = &verdict->rulings[i];

        makes = ruling->rule != NULL && ruling->truth == TRUTH_UNKNOWN
                && ruling->urgency == URGENCY_EMERGENCY
                && truth_of(ruling->rule->expression, &finding->supposed) == TRUTH_YES;
    }
    finding->supposed.facts[fact] = before;
    return makes;
}

static void rank_decisive(struct finding *finding)
{
    size_t facts = finding->answers->vocabulary->fact_count;

    finding->supposed = *finding->answers;
    finding->supposed.facts = arena_array(finding->arena, facts, sizeof *finding->supposed.facts);
    memcpy(finding->supposed.facts, finding->answers->facts,
           facts * sizeof *finding->supposed.facts);
    for (size_t i = 0; i < finding->pending->count; i++) {
        struct pending_item *item = &finding->pending->items[i];

        if (item->is_fact && item->rank == PENDING_EMERGENCY
            && makes_emergency(finding, item->fact))
            item->rank = PENDING_DECISIVE;
    }
}

/* Conditions take the rank of what waits for them; numbers among them come as numbers. */
static void rank_again(struct finding *finding)
{
    for (size_t i = 0; i < finding->pending->count; i++) {
        struct pending_item *item = &finding->pending->items[i];

        if (item->rank != PENDING_EXCEPTION)
            item->rank = rank_of(item);
    }
}

void pending_of_urgency(const struct interview *interview, struct arena *arena,
                        struct pending *pending)
{
    struct finding finding = finding_begin(interview, arena, pending);
    enum urgency settled = pending_settled(interview);

    add_exceptions(&finding, settled);
    add_open(&finding);
    if (settled <= URGENCY_ROUTINE)
        add_routine(&finding);
    add_musts(&finding);
    rank_again(&finding);
    rank_decisive(&finding);
    sort(interview->answers.vocabulary, pending);
}

/* --- causes and plan ----------------------------------------------------- */

static void mention(const struct expression *node, struct arena *arena, struct leaf_list *leaves)
{
    if (node->kind == EXPRESSION_FACT)
        leaf_list_add(leaves, (struct leaf){false, node->fact}, arena);
    if (node->kind == EXPRESSION_COMPARE)
        leaf_list_add(leaves, (struct leaf){true, node->figure}, arena);
    for (const struct expression *child = node->first; child != NULL; child = child->next)
        mention(child, arena, leaves);
}

/* Which questions the points of causes speak of, and which of those are still open. */
struct clues {
    struct leaf_list mentioned;
    struct leaf_list open;
};

static struct clues find_clues(const struct finding *finding)
{
    const struct condition *conditions = finding->interview->content->conditions.items;
    struct clues clues = {0};

    for (size_t i = 0; i < finding->interview->content->conditions.count; i++) {
        const struct point *points = conditions[i].points.items;

        for (size_t j = 0; j < conditions[i].points.count; j++) {
            mention(points[j].expression, finding->arena, &clues.mentioned);
            truth_open(points[j].expression, finding->answers, finding->arena, &clues.open);
        }
    }
    return clues;
}

static bool has_question(const struct finding *finding, const struct leaf_list *leaves,
                         const struct question *question)
{
    for (size_t i = 0; i < leaves->count; i++) {
        if (item_of_leaf(finding->answers->vocabulary, leaves->items[i]).question == question)
            return true;
    }
    return false;
}

/* Pain now and how much it stops decide how gently a plan begins. */
static bool is_wanted(const struct finding *finding, const struct clues *clues,
                      const struct question *question)
{
    bool mentioned = has_question(finding, &clues->mentioned, question);

    switch ((enum question_role)question->role) {
    case ROLE_PATTERN:
        return !mentioned || has_question(finding, &clues->open, question);
    case ROLE_CONTEXT:
        return has_question(finding, &clues->open, question)
               || strcmp(question->id.text, "pain") == 0
               || strcmp(question->id.text, "limits") == 0;
    case ROLE_PLAN:
        return true;
    case ROLE_ABOUT:
        return strcmp(question->id.text, "minutes") == 0
               || strcmp(question->id.text, "working-hours") == 0;
    case ROLE_SYMPTOM:
    case ROLE_RISK:
        break;
    }
    return false;
}

void pending_of_plan(const struct interview *interview, struct arena *arena,
                     struct pending *pending)
{
    struct finding finding = finding_begin(interview, arena, pending);
    const struct vocabulary *vocabulary = finding.answers->vocabulary;
    struct clues clues = find_clues(&finding);

    for (size_t i = 0; i < vocabulary->question_count; i++) {
        const struct question *question = vocabulary->questions[i];
        struct pending_item item = item_of(question, NULL);

        if (is_answered(finding.answers, question) || !is_wanted(&finding, &clues, question))
            continue;
        item.rank = question->role == ROLE_PLAN || question->role == ROLE_ABOUT ? PENDING_PLAN
                                                                                : PENDING_CAUSE;
        add(&finding, item, 0);
    }
    sort(vocabulary, pending);
}
