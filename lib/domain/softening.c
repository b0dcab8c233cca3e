#include "domain/softening.h"

/* As truth_of, but an exception that may yet hold makes what it softens unknown. */
static enum truth firm_truth(const struct expression *node, const struct answers *answers);

static bool exception_is_open(const struct expression *node, const struct answers *answers)
{
    for (const struct expression *child = node->first->next; child != NULL; child = child->next) {
        if (truth_of(child, answers) == TRUTH_UNKNOWN)
            return true;
    }
    return false;
}

static enum truth firm_truth_of_parts(const struct expression *node, const struct answers *answers)
{
    size_t certain = 0;
    size_t possible = 0;
    size_t count = 0;
    size_t least;

    for (const struct expression *child = node->first; child != NULL; child = child->next) {
        enum truth truth = firm_truth(child, answers);

        count++;
        certain += truth == TRUTH_YES;
        possible += truth != TRUTH_NO;
    }
    least = node->kind == EXPRESSION_AND ? count : node->least;
    if (certain >= least)
        return TRUTH_YES;
    return possible >= least ? TRUTH_UNKNOWN : TRUTH_NO;
}

static enum truth firm_truth(const struct expression *node, const struct answers *answers)
{
    enum truth truth = truth_of(node, answers);

    if (truth != TRUTH_YES)
        return truth;
    switch (node->kind) {
    case EXPRESSION_SIGN:
        return firm_truth(node->first, answers);
    case EXPRESSION_AND:
    case EXPRESSION_COUNT:
        return firm_truth_of_parts(node, answers);
    case EXPRESSION_UNLESS:
        return exception_is_open(node, answers) ? TRUTH_UNKNOWN : firm_truth(node->first, answers);
    case EXPRESSION_FACT:
    case EXPRESSION_COMPARE:
    case EXPRESSION_NOT:
        break;
    }
    return truth;
}

bool softening_is_ruled_out(const struct expression *expression, const struct answers *answers)
{
    return firm_truth(expression, answers) == TRUTH_YES;
}

static void add_exceptions(const struct expression *node, const struct answers *answers,
                           struct arena *arena, struct leaf_list *leaves)
{
    for (const struct expression *child = node->first->next; child != NULL; child = child->next)
        truth_open(child, answers, arena, leaves);
}

void softening_leaves(const struct expression *node, const struct answers *answers,
                      struct arena *arena, struct leaf_list *leaves)
{
    if (truth_of(node, answers) != TRUTH_YES || softening_is_ruled_out(node, answers))
        return;
    if (node->kind == EXPRESSION_UNLESS)
        add_exceptions(node, answers, arena, leaves);
    if (node->kind == EXPRESSION_SIGN || node->kind == EXPRESSION_UNLESS) {
        softening_leaves(node->first, answers, arena, leaves);
        return;
    }
    for (const struct expression *child = node->first; child != NULL; child = child->next)
        softening_leaves(child, answers, arena, leaves);
}
