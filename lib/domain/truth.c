#include "domain/truth.h"

#include "domain/answers.h"

#include <math.h>

/* --- judging ------------------------------------------------------------- */

/* What an interval says of a comparison: true or false for all of it, or unknown. */
static enum truth truth_of_figure(const struct expression *node, const struct figure_answer *figure)
{
    double value = node->value;
    bool always = false;
    bool never = false;

    switch (node->comparison) {
    case COMPARE_LESS:
        always = figure->high < value;
        never = figure->low >= value;
        break;
    case COMPARE_AT_MOST:
        always = figure->high <= value;
        never = figure->low > value;
        break;
    case COMPARE_EQUAL:
        always = figure->given && figure->low >= value && figure->high <= value;
        never = figure->low > value || figure->high < value;
        break;
    case COMPARE_AT_LEAST:
        always = figure->low >= value;
        never = figure->high < value;
        break;
    case COMPARE_MORE:
        always = figure->low > value;
        never = figure->high <= value;
        break;
    }
    if (always)
        return TRUTH_YES;
    return never ? TRUTH_NO : TRUTH_UNKNOWN;
}

static enum truth truth_of_all(const struct expression *node, const struct answers *answers)
{
    enum truth least = TRUTH_YES;

    for (const struct expression *child = node->first; child != NULL; child = child->next) {
        enum truth truth = truth_of(child, answers);

        if (truth == TRUTH_NO)
            return TRUTH_NO;
        if (truth < least)
            least = truth;
    }
    return least;
}

static enum truth truth_of_count(const struct expression *node, const struct answers *answers)
{
    size_t certain = 0;
    size_t possible = 0;

    for (const struct expression *child = node->first; child != NULL; child = child->next) {
        enum truth truth = truth_of(child, answers);

        certain += truth == TRUTH_YES;
        possible += truth != TRUTH_NO;
        if (certain >= node->least)
            return TRUTH_YES;
    }
    return possible >= node->least ? TRUTH_UNKNOWN : TRUTH_NO;
}

static enum truth truth_of_unless(const struct expression *node, const struct answers *answers)
{
    for (const struct expression *child = node->first->next; child != NULL; child = child->next) {
        if (truth_of(child, answers) == TRUTH_YES)
            return TRUTH_NO;
    }
    return truth_of(node->first, answers);
}

enum truth truth_of(const struct expression *node, const struct answers *answers)
{
    switch (node->kind) {
    case EXPRESSION_FACT:
        return answers->facts[node->fact].truth;
    case EXPRESSION_COMPARE:
        return truth_of_figure(node, &answers->figures[node->figure]);
    case EXPRESSION_SIGN:
        return truth_of(node->first, answers);
    case EXPRESSION_NOT:
        return (enum truth)(TRUTH_YES - truth_of(node->first, answers));
    case EXPRESSION_AND:
        return truth_of_all(node, answers);
    case EXPRESSION_COUNT:
        return truth_of_count(node, answers);
    case EXPRESSION_UNLESS:
        return truth_of_unless(node, answers);
    }
    return TRUTH_UNKNOWN;
}

/* --- leaves -------------------------------------------------------------- */

bool leaf_list_has(const struct leaf_list *list, struct leaf leaf)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].is_figure == leaf.is_figure && list->items[i].index == leaf.index)
            return true;
    }
    return false;
}

void leaf_list_add(struct leaf_list *list, struct leaf leaf, struct arena *arena)
{
    if (leaf_list_has(list, leaf))
        return;
    list->items = arena_grow(arena, list->items, &list->capacity, list->count, sizeof *list->items);
    list->items[list->count++] = leaf;
}

static struct leaf leaf_of(const struct expression *node)
{
    bool is_figure = node->kind == EXPRESSION_COMPARE;

    return (struct leaf){is_figure, is_figure ? node->figure : node->fact};
}

/* --- the smallest explanation -------------------------------------------- */

enum { IMPOSSIBLE = 1000000 };

static size_t cost_of(const struct expression *node, const struct answers *answers, bool truth);
static void explain(const struct expression *node, const struct answers *answers,
                    struct arena *arena, struct leaf_list *leaves);

/* What each child costs, computed once. */
static void find_costs(const struct expression *node, const struct answers *answers, bool truth,
                       size_t costs[EXPRESSION_CHILDREN])
{
    size_t index = 0;

    for (const struct expression *child = node->first; child != NULL; child = child->next)
        costs[index++] = cost_of(child, answers, truth);
}

/* The child of least cost that is not taken; takes it. NULL when none is possible. */
static const struct expression *take_cheapest(const struct expression *node, size_t *costs,
                                              size_t *cost)
{
    const struct expression *best = NULL;
    size_t best_index = 0;
    size_t index = 0;

    *cost = IMPOSSIBLE;
    for (const struct expression *child = node->first; child != NULL;
         child = child->next, index++) {
        if (costs[index] < *cost) {
            best = child;
            best_index = index;
            *cost = costs[index];
        }
    }
    if (best != NULL)
        costs[best_index] = IMPOSSIBLE;
    return best;
}

/* The cost of the `need` cheapest children that are worth truth; IMPOSSIBLE when
 * there are not so many. When leaves is not NULL their leaves are added to it. */
static size_t cheapest(const struct expression *node, const struct answers *answers, bool truth,
                       size_t need, struct arena *arena, struct leaf_list *leaves)
{
    size_t costs[EXPRESSION_CHILDREN];
    size_t total = 0;

    find_costs(node, answers, truth, costs);
    for (; need > 0 && total < IMPOSSIBLE; need--) {
        size_t cost;
        const struct expression *child = take_cheapest(node, costs, &cost);

        total += cost;
        if (child != NULL && leaves != NULL)
            explain(child, answers, arena, leaves);
    }
    return total < IMPOSSIBLE ? total : IMPOSSIBLE;
}

/* How many children of a node must be worth truth for the node to be so. */
static size_t children_needed(const struct expression *node, bool truth)
{
    size_t count = node->count;

    if (node->kind == EXPRESSION_AND)
        return truth ? count : 1;
    return truth ? node->least : count - node->least + 1;
}

/* The exception that is known to hold and takes the fewest answers, or NULL. */
static const struct expression *best_exception(const struct expression *node,
                                               const struct answers *answers)
{
    const struct expression *best = NULL;
    size_t best_cost = cost_of(node->first, answers, false);

    for (const struct expression *child = node->first->next; child != NULL; child = child->next) {
        size_t cost = cost_of(child, answers, true);

        if (cost < best_cost) {
            best = child;
            best_cost = cost;
        }
    }
    return best;
}

/* How many answers it takes to show that the node is certainly true (or false);
 * IMPOSSIBLE when it is not. */
static size_t cost_of(const struct expression *node, const struct answers *answers, bool truth)
{
    const struct expression *exception;

    if (truth_of(node, answers) != (truth ? TRUTH_YES : TRUTH_NO))
        return IMPOSSIBLE;
    switch (node->kind) {
    case EXPRESSION_FACT:
    case EXPRESSION_COMPARE:
        return 1;
    case EXPRESSION_SIGN:
        return cost_of(node->first, answers, truth);
    case EXPRESSION_NOT:
        return cost_of(node->first, answers, !truth);
    case EXPRESSION_UNLESS:
        exception = truth ? NULL : best_exception(node, answers);
        return exception != NULL ? cost_of(exception, answers, true)
                                 : cost_of(node->first, answers, truth);
    case EXPRESSION_AND:
    case EXPRESSION_COUNT:
        return cheapest(node, answers, truth, children_needed(node, truth), NULL, NULL);
    }
    return IMPOSSIBLE;
}

static void explain(const struct expression *node, const struct answers *answers,
                    struct arena *arena, struct leaf_list *leaves)
{
    enum truth truth = truth_of(node, answers);
    const struct expression *exception;

    if (truth == TRUTH_UNKNOWN)
        return;
    switch (node->kind) {
    case EXPRESSION_FACT:
    case EXPRESSION_COMPARE:
        leaf_list_add(leaves, leaf_of(node), arena);
        break;
    case EXPRESSION_SIGN:
    case EXPRESSION_NOT:
        explain(node->first, answers, arena, leaves);
        break;
    case EXPRESSION_UNLESS:
        exception = truth == TRUTH_YES ? NULL : best_exception(node, answers);
        explain(exception != NULL ? exception : node->first, answers, arena, leaves);
        break;
    case EXPRESSION_AND:
    case EXPRESSION_COUNT:
        cheapest(node, answers, truth == TRUTH_YES, children_needed(node, truth == TRUTH_YES),
                 arena, leaves);
        break;
    }
}

/* What the expression is worth when only these leaves, but for one, are known. */
static enum truth truth_without(const struct expression *node, const struct answers *answers,
                                const struct leaf_list *leaves, size_t left_out,
                                struct answers *masked)
{
    const struct vocabulary *vocabulary = answers->vocabulary;

    for (size_t i = 0; i < vocabulary->fact_count; i++)
        masked->facts[i].truth = TRUTH_UNKNOWN;
    for (size_t i = 0; i < vocabulary->figure_count; i++)
        masked->figures[i] = (struct figure_answer){.low = -HUGE_VAL, .high = HUGE_VAL};
    for (size_t i = 0; i < leaves->count; i++) {
        size_t index = leaves->items[i].index;

        if (i != left_out && leaves->items[i].is_figure)
            masked->figures[index] = answers->figures[index];
        else if (i != left_out)
            masked->facts[index] = answers->facts[index];
    }
    return truth_of(node, masked);
}

/* One answer may speak in several places of an expression, so that what explains one
 * part makes another's explanation spare. */
static void drop_spare(const struct expression *node, const struct answers *answers,
                       struct arena *arena, struct leaf_list *leaves)
{
    enum truth truth = truth_of(node, answers);
    struct answers masked = *answers;

    if (leaves->count < 2)
        return;
    masked.facts = arena_array(arena, answers->vocabulary->fact_count, sizeof *masked.facts);
    masked.figures = arena_array(arena, answers->vocabulary->figure_count, sizeof *masked.figures);
    for (size_t i = leaves->count; i-- > 0;) {
        if (truth_without(node, answers, leaves, i, &masked) != truth)
            continue;
        leaves->count--;
        for (size_t j = i; j < leaves->count; j++)
            leaves->items[j] = leaves->items[j + 1];
    }
}

void truth_explain(const struct expression *node, const struct answers *answers,
                   struct arena *arena, struct leaf_list *leaves)
{
    struct leaf_list found = {0};

    explain(node, answers, arena, &found);
    drop_spare(node, answers, arena, &found);
    for (size_t i = 0; i < found.count; i++)
        leaf_list_add(leaves, found.items[i], arena);
}

/* --- what is open -------------------------------------------------------- */

/* To the right of "unless" nothing can make the whole true, so nothing there is
 * asked for. */
void truth_open(const struct expression *node, const struct answers *answers, struct arena *arena,
                struct leaf_list *leaves)
{
    if (truth_of(node, answers) != TRUTH_UNKNOWN)
        return;
    if (node->kind == EXPRESSION_FACT || node->kind == EXPRESSION_COMPARE) {
        leaf_list_add(leaves, leaf_of(node), arena);
        return;
    }
    for (const struct expression *child = node->first; child != NULL; child = child->next) {
        truth_open(child, answers, arena, leaves);
        if (node->kind == EXPRESSION_UNLESS || node->kind == EXPRESSION_SIGN)
            break;
    }
}
