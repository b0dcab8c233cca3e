#include "domain/witness.h"

#include "base/number.h"
#include "domain/truth.h"

#include <math.h>

/* The longest duration drawn, in hours: a long life. */
#define LONGEST_HOURS (80.0 * 365 * 24)

/* What somebody is to say of a number: something from low to high. */
struct range {
    double low;
    double high;
    bool said;
};

/* Answers as they are drawn. */
struct draft {
    const struct vocabulary *vocabulary;
    struct chance *chance;
    struct arena *arena;
    enum truth *facts;    /* by fact index; unknown: nothing is said */
    struct range *ranges; /* by figure index */
    bool failed;          /* two parts of the expression ask for opposite answers */
};

/* --- what an expression asks for ----------------------------------------- */

static void want(struct draft *draft, const struct expression *node, bool truth);

static void want_fact(struct draft *draft, size_t index, bool truth)
{
    enum truth *fact = &draft->facts[index];
    enum truth wanted = truth ? TRUTH_YES : TRUTH_NO;
    const struct expression *condition = draft->vocabulary->facts[index].question->asked_if;

    if (*fact == wanted)
        return;
    draft->failed |= *fact != TRUTH_UNKNOWN;
    *fact = wanted;
    if (truth && condition != NULL)
        want(draft, condition, true);
}

/* How much is the next larger answer. */
static double step_of(const struct question *figure)
{
    return figure->type == QUESTION_DURATION || figure->whole ? 1 : 0.01;
}

static enum comparison opposite(struct draft *draft, enum comparison comparison)
{
    switch (comparison) {
    case COMPARE_LESS:
        return COMPARE_AT_LEAST;
    case COMPARE_AT_MOST:
        return COMPARE_MORE;
    case COMPARE_AT_LEAST:
        return COMPARE_LESS;
    case COMPARE_MORE:
        return COMPARE_AT_MOST;
    case COMPARE_EQUAL:
        break;
    }
    return chance_below(draft->chance, 2) == 0 ? COMPARE_LESS : COMPARE_MORE;
}

static void want_figure(struct draft *draft, const struct expression *node, bool truth)
{
    struct range *range = &draft->ranges[node->figure];
    double step = step_of(draft->vocabulary->figures[node->figure]);
    enum comparison comparison = truth ? node->comparison : opposite(draft, node->comparison);

    if (comparison == COMPARE_LESS)
        range->high = fmin(range->high, node->value - step);
    else if (comparison == COMPARE_MORE)
        range->low = fmax(range->low, node->value + step);
    if (comparison == COMPARE_AT_MOST || comparison == COMPARE_EQUAL)
        range->high = fmin(range->high, node->value);
    if (comparison == COMPARE_AT_LEAST || comparison == COMPARE_EQUAL)
        range->low = fmax(range->low, node->value);
    range->said = true;
    draft->failed |= range->low > range->high;
}

static size_t count_children(const struct expression *node)
{
    size_t count = 0;

    for (const struct expression *child = node->first; child != NULL; child = child->next)
        count++;
    return count;
}

/* So many of the children, whichever, are to be worth truth. */
static void want_some(struct draft *draft, const struct expression *node, size_t need, bool truth)
{
    size_t left = count_children(node);

    for (const struct expression *child = node->first; child != NULL; child = child->next, left--) {
        if (chance_below(draft->chance, left) >= need)
            continue;
        want(draft, child, truth);
        need--;
    }
}

static void want_unless(struct draft *draft, const struct expression *node, bool truth)
{
    if (!truth && chance_below(draft->chance, 2) == 0 && node->first->next != NULL) {
        want(draft, node->first->next, true);
        return;
    }
    want(draft, node->first, truth);
    for (const struct expression *child = node->first->next; truth && child != NULL;
         child = child->next)
        want(draft, child, false);
}

static void want(struct draft *draft, const struct expression *node, bool truth)
{
    size_t count = count_children(node);

    if (draft->failed)
        return;
    switch (node->kind) {
    case EXPRESSION_FACT:
        want_fact(draft, node->fact, truth);
        break;
    case EXPRESSION_COMPARE:
        want_figure(draft, node, truth);
        break;
    case EXPRESSION_SIGN:
        want(draft, node->first, truth);
        break;
    case EXPRESSION_NOT:
        want(draft, node->first, !truth);
        break;
    case EXPRESSION_AND:
        want_some(draft, node, truth ? count : 1, truth);
        break;
    case EXPRESSION_COUNT:
        want_some(draft, node, truth ? node->least : count - node->least + 1, truth);
        break;
    case EXPRESSION_UNLESS:
        want_unless(draft, node, truth);
        break;
    }
}

/* --- saying it ----------------------------------------------------------- */

struct saying {
    const struct draft *draft;
    struct answers *answers;
    struct moment now;
    struct diagnostic_list *list;
};

static void say(struct saying *saying, const char *key, const struct phrase_list *values,
                bool is_list)
{
    struct answer_pair pair = {.key = {.text = key}, .values = *values, .is_list = is_list,
                               .origin = ORIGIN_PERSON};

    answers_take(saying->answers, &pair, saying->now, saying->list);
}

static void say_text(struct saying *saying, const char *key, const char *text)
{
    struct phrase_list values = {arena_alloc(saying->draft->arena, sizeof(struct phrase)), 1};

    values.items[0].text = text;
    say(saying, key, &values, false);
}

static void say_fact(struct saying *saying, const char *key, size_t fact)
{
    if (saying->draft->facts[fact] != TRUTH_UNKNOWN)
        say_text(saying, key, saying->draft->facts[fact] == TRUTH_YES ? "yes" : "no");
}

/* The term that is wanted, else any that is not unwanted. */
static void say_one_of(struct saying *saying, const struct question *question)
{
    const struct draft *draft = saying->draft;
    const struct term *terms = question_terms(question);
    size_t start = chance_below(draft->chance, question->terms.count);
    const struct term *other = NULL;
    bool said = false;

    for (size_t i = 0; i < question->terms.count; i++) {
        const struct term *term = &terms[(start + i) % question->terms.count];
        enum truth truth = draft->facts[term->fact];

        if (truth == TRUTH_YES) {
            say_text(saying, question->id.text, term->id.text);
            return;
        }
        said |= truth == TRUTH_NO;
        if (truth == TRUTH_UNKNOWN)
            other = term;
    }
    if (said && other != NULL)
        say_text(saying, question->id.text, other->id.text);
}

/* Safety terms are keys of their own; the others are listed or left out. */
static void say_list(struct saying *saying, const struct question *question)
{
    const struct draft *draft = saying->draft;
    const struct term *terms = question_terms(question);
    struct phrase_list values = {0};
    bool said = false;

    values.items = arena_array(draft->arena, question->terms.count, sizeof *values.items);
    for (size_t i = 0; i < question->terms.count; i++) {
        if (terms[i].safety.text != NULL) {
            say_fact(saying, terms[i].id.text, terms[i].fact);
            continue;
        }
        said |= draft->facts[terms[i].fact] != TRUTH_UNKNOWN;
        if (draft->facts[terms[i].fact] == TRUTH_YES)
            values.items[values.count++] = terms[i].id;
    }
    if (said)
        say(saying, question->id.text, &values, true);
}

/* One end of the range, or somewhere between on a step from its low end. */
static void say_figure(struct saying *saying, const struct question *question)
{
    const struct draft *draft = saying->draft;
    const struct range *range = &draft->ranges[question->figure];
    double step = step_of(question);
    size_t steps = (size_t)((range->high - range->low) / step);
    char text[NUMBER_TEXT];
    double value;

    if (!range->said)
        return;
    value = range->low;
    if (chance_below(draft->chance, 3) > 0)
        value = range->low + step * (double)chance_below(draft->chance, steps + 1);
    number_print(value, text);
    say_text(saying, question->id.text,
             question->type == QUESTION_DURATION ? arena_format(draft->arena, "%s hours", text)
                                                 : arena_text(draft->arena, text));
}

static void say_question(struct saying *saying, const struct question *question)
{
    switch ((enum question_type)question->type) {
    case QUESTION_YES_NO:
        say_fact(saying, question->id.text, question->fact);
        break;
    case QUESTION_NUMBER:
    case QUESTION_DURATION:
        say_figure(saying, question);
        break;
    case QUESTION_ONE_OF:
        say_one_of(saying, question);
        break;
    case QUESTION_LIST_OF:
        say_list(saying, question);
        break;
    case QUESTION_TEXT:
        break;
    }
}

/* --- trying -------------------------------------------------------------- */

static void begin(struct draft *draft)
{
    const struct vocabulary *vocabulary = draft->vocabulary;

    draft->facts = arena_array(draft->arena, vocabulary->fact_count, sizeof *draft->facts);
    draft->ranges = arena_array(draft->arena, vocabulary->figure_count, sizeof *draft->ranges);
    for (size_t i = 0; i < vocabulary->fact_count; i++)
        draft->facts[i] = TRUTH_UNKNOWN;
    for (size_t i = 0; i < vocabulary->figure_count; i++) {
        const struct question *figure = vocabulary->figures[i];

        draft->ranges[i] = (struct range){0, LONGEST_HOURS, false};
        if (figure->range.given)
            draft->ranges[i] = (struct range){figure->range.low, figure->range.high, false};
    }
}

/* Whether every question that was answered yes would have been asked. */
static bool all_asked(const struct draft *draft, const struct answers *answers)
{
    for (size_t i = 0; i < draft->vocabulary->fact_count; i++) {
        const struct expression *condition = draft->vocabulary->facts[i].question->asked_if;

        if (draft->facts[i] == TRUTH_YES && condition != NULL
            && truth_of(condition, answers) != TRUTH_YES)
            return false;
    }
    return true;
}

bool witness_try(const struct vocabulary *vocabulary, const struct expression *expression,
                 struct moment now, struct chance *chance, struct arena *arena,
                 struct answers *answers)
{
    struct draft draft = {.vocabulary = vocabulary, .chance = chance, .arena = arena};
    struct diagnostic_list list = {0};
    struct saying saying = {&draft, answers, now, &list};
    bool good;

    begin(&draft);
    want(&draft, expression, true);
    if (draft.failed)
        return false;
    answers_begin(answers, vocabulary, arena);
    for (size_t i = 0; i < vocabulary->question_count; i++)
        say_question(&saying, vocabulary->questions[i]);
    answers_finish(answers, now, &list);
    good = list.errors == 0 && all_asked(&draft, answers)
           && truth_of(expression, answers) == TRUTH_YES;
    diagnostic_free(&list);
    return good;
}
