/* What follows from what: time, implications, bulk answers, `if`. */
#include "domain/answers.h"

#include "base/amount.h"

#include <math.h>

static const char *figure_text(const struct figure_answer *figure)
{
    return figure->text != NULL ? figure->text : "?";
}

static struct question *question_of(const struct answers *answers, const struct phrase *key)
{
    struct vocabulary_entry entry;

    return key->text != NULL && vocabulary_find(answers->vocabulary, key->text, &entry)
               ? entry.question
               : NULL;
}

static struct fact_answer *fact_of(const struct answers *answers, const char *key)
{
    struct vocabulary_entry entry;

    vocabulary_find(answers->vocabulary, key, &entry);
    return &answers->facts[entry.term != NULL ? entry.term->fact : entry.question->fact];
}

/* --- a yes that follows -------------------------------------------------- */

/* True when this changed anything. An implied yes beats a no: the answer that
 * implies it is the more exact one. */
static bool imply(const struct answers *answers, const char *key, const char *because,
                  struct place place, struct diagnostic_list *list)
{
    struct fact_answer *fact = fact_of(answers, key);

    if (fact->truth == TRUTH_YES)
        return false;
    if (fact->truth == TRUTH_NO && fact->origin == ORIGIN_PERSON)
        diagnostic_remark(list, place,
                          "'%s' means that '%s' is a yes; the no at %s %zu is not used", because,
                          key, answers_place_word(fact->place), fact->place.line);
    *fact = (struct fact_answer){TRUTH_YES, ORIGIN_IMPLIED, false, fact->layer, place};
    return true;
}

static bool is_true_of(const struct answers *answers, const struct question *question,
                       struct place *place)
{
    if (question->type == QUESTION_YES_NO) {
        *place = answers->facts[question->fact].place;
        return answers->facts[question->fact].truth == TRUTH_YES;
    }
    if (question->type == QUESTION_NUMBER || question->type == QUESTION_DURATION) {
        *place = answers->figures[question->figure].place;
        return answers->figures[question->figure].given;
    }
    return false;
}

static void apply_implications(const struct answers *answers, struct diagnostic_list *list)
{
    const struct vocabulary *vocabulary = answers->vocabulary;
    bool changed = true;

    while (changed) {
        changed = false;
        for (size_t i = 0; i < vocabulary->question_count; i++) {
            const struct question *question = vocabulary->questions[i];
            struct place place;

            if (question->implies.count == 0 || !is_true_of(answers, question, &place))
                continue;
            for (size_t j = 0; j < question->implies.count; j++)
                changed |= imply(answers, question->implies.items[j].text, question->id.text, place,
                                 list);
        }
    }
}

/* --- numbers that bound each other --------------------------------------- */

/* What one of `other`'s units is in `figure`'s: years in hours for a duration. */
static double scale_of(const struct question *figure, const struct question *other)
{
    if (figure->type != QUESTION_DURATION || other->unit.text == NULL)
        return 1;
    return (double)amount_unit(other->unit.text) / AMOUNT_HOUR;
}

static void impossible(const struct question *a, const struct figure_answer *first,
                       const char *relation, const struct question *b,
                       const struct figure_answer *second, struct diagnostic_list *list)
{
    diagnostic_input(list, first->place, "'%s' (%s) cannot be %s '%s' (%s, %s %zu)", a->id.text,
                     figure_text(first), relation, b->id.text, figure_text(second),
                     answers_place_word(second->place), second->place.line);
}

/* low is never above high; `slack` allows for a unit that counts whole ones (a person
 * of 38 may have had pain for almost 39 years). */
static void bound(const struct answers *answers, const struct question *low,
                  const struct question *high, double scale, double slack, bool low_is_subject,
                  struct diagnostic_list *list)
{
    struct figure_answer *lower = &answers->figures[low->figure];
    struct figure_answer *upper = &answers->figures[high->figure];

    if (lower->given && upper->given && lower->low > (upper->low + slack) * scale) {
        if (low_is_subject)
            impossible(low, lower, "above", high, upper, list);
        else
            impossible(high, upper, "below", low, lower, list);
        return;
    }
    if (!lower->given && (upper->high + slack) * scale < lower->high)
        lower->high = (upper->high + slack) * scale;
    if (!upper->given && lower->low / scale - slack > upper->low)
        upper->low = lower->low / scale - slack;
}

static void apply_bounds(const struct answers *answers, struct diagnostic_list *list)
{
    for (size_t i = 0; i < answers->vocabulary->figure_count; i++) {
        const struct question *figure = answers->vocabulary->figures[i];
        const struct question *least = question_of(answers, &figure->at_least);
        const struct question *most = question_of(answers, &figure->at_most);

        if (least != NULL)
            bound(answers, least, figure, 1, 0, false, list);
        if (most != NULL) {
            double scale = scale_of(figure, most);

            bound(answers, figure, most, scale, scale > 1 ? 1 : 0, true, list);
        }
    }
}

/* --- a key that says how long -------------------------------------------- */

/* How old an answer is: what was said after `asked` (an operand over a file) is from now. */
static double age_hours(const struct answers *answers, int layer, struct moment now)
{
    double hours = (double)(now.seconds - answers->asked.seconds) / AMOUNT_HOUR;

    return answers->asked_given && layer <= answers->asked_layer && hours > 0 ? hours : 0;
}

/* A duration, and the key that says whether it is short. */
struct span_pair {
    const struct question *question;
    struct figure_answer *figure;
    struct fact_answer *fact; /* NULL when the question has no such key */
    double hours;
};

static struct span_pair span_pair_of(const struct answers *answers, const struct question *question)
{
    bool has_key = question->within.key.text != NULL;

    return (struct span_pair){question, &answers->figures[question->figure],
                              has_key ? fact_of(answers, question->within.key.text) : NULL,
                              question->within.hours.value};
}

static bool is_said(const struct fact_answer *fact)
{
    return fact->origin == ORIGIN_PERSON || fact->origin == ORIGIN_UNSURE;
}

/* The key alone: it bounds the duration. */
static void bound_by_key(const struct span_pair *pair)
{
    if (pair->fact->truth == TRUTH_YES)
        pair->figure->high = pair->hours < pair->figure->high ? pair->hours : pair->figure->high;
    else if (pair->fact->truth == TRUTH_NO)
        pair->figure->low = nextafter(pair->hours, HUGE_VAL);
}

/* The newer of the two answers decides; two of one time must agree. */
static void apply_within(const struct answers *answers, const struct span_pair *pair,
                         struct diagnostic_list *list)
{
    struct fact_answer *fact = pair->fact;
    struct figure_answer *figure = pair->figure;
    const struct question *question = pair->question;

    if (figure->given && is_said(fact) && fact->layer > figure->layer) {
        *figure = (struct figure_answer){.high = HUGE_VAL, .layer = fact->layer,
                                         .place = fact->place};
        bound_by_key(pair);
    } else if (!figure->given) {
        bound_by_key(pair);
    } else if (figure->low <= pair->hours) {
        imply(answers, question->within.key.text, question->id.text, figure->place, list);
    } else if (fact->truth == TRUTH_YES && fact->layer == figure->layer) {
        diagnostic_input(list, fact->place, "'%s' is a yes, but '%s' is %s (%s %zu)",
                         question->within.key.text, question->id.text, figure->text,
                         answers_place_word(figure->place), figure->place.line);
    } else {
        *fact = (struct fact_answer){TRUTH_NO, ORIGIN_IMPLIED, false, fact->layer, figure->place};
    }
}

/* Time has passed since the answers were given, and the pain is older by that. A yes
 * to the key that says "young" stands until the pain is too old for certain: the
 * rules that need it are urgent ones. */
static void let_time_pass(const struct answers *answers, const struct span_pair *pair,
                          struct moment now)
{
    int key_layer = pair->fact != NULL ? pair->fact->layer : 0;
    double elapsed = age_hours(
        answers, pair->figure->given ? pair->figure->layer : key_layer, now);

    pair->figure->low += elapsed;
    pair->figure->high += elapsed;
    if (pair->fact == NULL || pair->fact->truth != TRUTH_YES || pair->figure->low <= pair->hours)
        return;
    pair->fact->truth = TRUTH_NO;
    if (pair->fact->origin != ORIGIN_IMPLIED)
        pair->fact->origin = ORIGIN_AGED;
}

static void apply_durations(const struct answers *answers, struct moment now,
                            struct diagnostic_list *list)
{
    for (size_t i = 0; i < answers->vocabulary->figure_count; i++) {
        struct span_pair pair = span_pair_of(answers, answers->vocabulary->figures[i]);

        if (pair.question->type != QUESTION_DURATION)
            continue;
        if (pair.fact != NULL)
            apply_within(answers, &pair, list);
        let_time_pass(answers, &pair, now);
    }
}

/* --- bulk answers ------------------------------------------------------------------------------
 */

/* The next chosen term (an injury) that keeps keys open, at or after *index. */
static const struct term *next_keeper(const struct answers *answers, size_t *index)
{
    const struct vocabulary *vocabulary = answers->vocabulary;

    while (*index < vocabulary->fact_count) {
        const struct term *term = vocabulary->facts[*index].term;

        if (answers->facts[(*index)++].truth == TRUTH_YES && term != NULL
            && term->keeps_open.count > 0)
            return term;
    }
    return NULL;
}

/* Bulk answers leave open what would explain a chosen term: these keys are marked as
 * far as nobody has answered them. */
static void keep_open(const struct answers *answers)
{
    const struct term *term;
    size_t index = 0;

    while ((term = next_keeper(answers, &index)) != NULL) {
        for (size_t i = 0; i < term->keeps_open.count; i++) {
            struct fact_answer *fact = fact_of(answers, term->keeps_open.items[i].text);

            if (fact->truth == TRUTH_UNKNOWN && fact->origin != ORIGIN_UNSURE)
                *fact = (struct fact_answer){.truth = TRUTH_UNKNOWN, .origin = ORIGIN_KEPT_OPEN};
        }
    }
}

/* "After an injury", yet neither a large nor a small one: one of the two is wrong. */
static void check_kept_open(const struct answers *answers, struct diagnostic_list *list)
{
    const struct term *term;
    size_t index = 0;

    while ((term = next_keeper(answers, &index)) != NULL) {
        size_t denied = 0;

        for (size_t j = 0; j < term->keeps_open.count; j++)
            denied += fact_of(answers, term->keeps_open.items[j].text)->truth == TRUTH_NO;
        if (denied == term->keeps_open.count)
            diagnostic_input(list, answers->facts[term->fact].place,
                             "'%s' cannot be, with both '%s' and '%s' answered no", term->id.text,
                             term->keeps_open.items[0].text,
                             term->keeps_open.items[denied - 1].text);
    }
}

static enum origin bulk_origin(const struct answers *answers, const struct question_group *group)
{
    if (answers->groups_denied[group - answers->vocabulary->groups])
        return ORIGIN_NONE;
    return answers->others_denied && !group->plan ? ORIGIN_OTHERS : ORIGIN_NOBODY;
}

static void deny_in_bulk(struct answers *answers)
{
    const struct vocabulary *vocabulary = answers->vocabulary;

    for (size_t i = 0; i < vocabulary->fact_count; i++) {
        const struct question_group *group = vocabulary->facts[i].group;
        struct fact_answer *fact = &answers->facts[i];
        enum origin origin;

        if (group == NULL || fact->truth != TRUTH_UNKNOWN || fact->origin == ORIGIN_UNSURE
            || fact->origin == ORIGIN_KEPT_OPEN)
            continue;
        origin = fact->origin != ORIGIN_NOBODY ? fact->origin : bulk_origin(answers, group);
        if (origin == ORIGIN_NOBODY)
            continue;
        *fact = (struct fact_answer){TRUTH_NO, origin, false, 0, {0}};
        answers->bulk |= !group->plan;
    }
}

/* --- what cannot be ------------------------------------------------------ */

static struct place place_of_leaf(const struct answers *answers, struct leaf leaf)
{
    return leaf.is_figure ? answers->figures[leaf.index].place : answers->facts[leaf.index].place;
}

static void check_impossible(const struct answers *answers, const struct question *question,
                             struct diagnostic_list *list)
{
    const struct fact_answer *fact = &answers->facts[question->fact];
    struct leaf_list leaves = {0};
    struct place other;

    if (fact->truth != TRUTH_YES || truth_of(question->impossible_if, answers) != TRUTH_YES)
        return;
    truth_explain(question->impossible_if, answers, answers->arena, &leaves);
    other = place_of_leaf(answers, leaves.items[0]);
    diagnostic_input(list, fact->place, "'%s' is a yes, which cannot be with '%s' (%s %zu)",
                     question->id.text, question->impossible.text, answers_place_word(other),
                     other.line);
}

static void check_all_impossible(const struct answers *answers, struct diagnostic_list *list)
{
    for (size_t i = 0; i < answers->vocabulary->question_count; i++) {
        const struct question *question = answers->vocabulary->questions[i];

        if (question->impossible_if != NULL && question->type == QUESTION_YES_NO)
            check_impossible(answers, question, list);
    }
}

/* --- questions that are not asked ---------------------------------------- */

/* Twice, since one `if` may stand on another question that has one. */
static void apply_conditions(const struct answers *answers)
{
    const struct vocabulary *vocabulary = answers->vocabulary;

    for (size_t i = 0; i < 2 * vocabulary->question_count; i++) {
        const struct question *question = vocabulary->questions[i % vocabulary->question_count];
        struct fact_answer *fact;

        if (question->asked_if == NULL || question->type != QUESTION_YES_NO)
            continue;
        fact = &answers->facts[question->fact];
        if (fact->truth == TRUTH_UNKNOWN && fact->origin == ORIGIN_NOBODY
            && truth_of(question->asked_if, answers) == TRUTH_NO)
            *fact = (struct fact_answer){TRUTH_NO, ORIGIN_CONDITION, false, 0, {0}};
    }
}

void answers_finish(struct answers *answers, struct moment now, struct diagnostic_list *list)
{
    if (!answers->asked_given)
        answers->asked = now;
    check_kept_open(answers, list);
    apply_implications(answers, list);
    keep_open(answers);
    deny_in_bulk(answers);
    apply_bounds(answers, list);
    apply_durations(answers, now, list);
    apply_conditions(answers);
    check_all_impossible(answers, list);
}
