/* What can be: that every expression can be true of somebody, that urgent rules decide
 * for somebody, and how urgent each yes is by itself. */
#include "domain/lint.h"

#include "domain/symptom.h"
#include "domain/witness.h"

/* So many tries before an expression counts as one that can never be true; most need a
 * few. A fixed start: the same content gets the same answer. */
enum { MOST_TRIES = 500, CHANCE_START = 20261120 };

/* What has been found of an expression. */
struct finding {
    bool reached;
    bool decided; /* of a rule: the verdict was as urgent as the rule */
};

static bool decides(const struct lint *lint, const struct answers *answers,
                    const struct rule *rule, struct arena *arena)
{
    struct verdict verdict;

    verdict_make(&lint->content, answers, lint->now, false, arena, &verdict);
    return verdict.urgency == (enum urgency)rule->urgency;
}

/* The other urgent rules may be true as well of the first that are found, so it goes on
 * until this one decides. */
static struct finding find(const struct lint *lint, const struct lint_expression *row, bool judge)
{
    struct finding finding = {false, !judge};
    struct chance chance = {CHANCE_START};

    for (int i = 0; i < MOST_TRIES && !(finding.reached && finding.decided); i++) {
        struct arena arena = {0};
        struct answers answers;

        if (witness_try(&lint->content.vocabulary, row->expression, lint->now, &chance, &arena,
                        &answers)) {
            finding.reached = true;
            finding.decided = finding.decided || decides(lint, &answers, row->rule, &arena);
        }
        arena_free(&arena);
    }
    return finding;
}

void lint_reach(struct lint *lint)
{
    bool judges = lint_has(lint, CONTENT_NUMBERS | CONTENT_CONDITIONS);

    for (size_t i = 0; i < lint->expressions.count; i++) {
        const struct lint_expression *row = &lint->expressions.items[i];
        bool judge = judges && row->rule != NULL && row->rule->urgency >= URGENCY_SAME_DAY;
        struct finding finding = find(lint, row, judge);

        if (!finding.reached)
            diagnostic_input(lint->list, row->text->place,
                             "%s '%s' can never be true: no answers that are possible together "
                             "make it so",
                             row->noun, row->name);
        else if (!finding.decided)
            lint_warn(lint, row->text->place,
                      "rule '%s' never decides: what makes it true makes a more urgent rule true",
                      row->name);
    }
}

/* --- alone --------------------------------------------------------------- */

/* By rules that are true alone: what stays open, such as the age, would make all of them
 * seem urgent. */
static enum urgency urgency_alone(struct lint *lint, const struct phrase *key)
{
    struct arena arena = {0};
    struct answers answers;
    struct verdict verdict = {.ruling_count = 0};
    enum urgency most = URGENCY_SELF_CARE;

    if (!symptom_judge(&lint->content, key->text, lint->now, &arena, &answers, &verdict))
        lint_warn(lint, key->place,
                  "a yes to '%s' with a no to all else is impossible, so nothing can tell how "
                  "urgent it is when it is logged",
                  key->text);
    for (size_t i = 0; i < verdict.ruling_count; i++) {
        if (verdict.rulings[i].truth == TRUTH_YES && verdict.rulings[i].urgency > most)
            most = verdict.rulings[i].urgency;
    }
    arena_free(&arena);
    return most;
}

void lint_implied(struct lint *lint)
{
    const struct vocabulary *vocabulary = &lint->content.vocabulary;

    lint->questions = arena_array(&lint->content.arena, vocabulary->fact_count + 1,
                                  sizeof *lint->questions);
    for (size_t i = 0; i < vocabulary->fact_count; i++) {
        const struct fact *fact = &vocabulary->facts[i];
        const struct phrase *key = fact->term == NULL ? &fact->question->id : &fact->term->id;

        if (fact->term != NULL && fact->term->safety.text == NULL)
            continue;
        lint->questions[lint->question_count++] =
            (struct lint_question){key->text, urgency_alone(lint, key)};
    }
}
