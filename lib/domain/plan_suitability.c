#include "domain/plan_suitability.h"

#include "base/text.h"
#include "domain/plan_reason.h"

static void judge_cautions(const struct exercise *exercise, const struct answers *answers,
                           struct arena *arena, struct plan_suitability *suitability)
{
    const struct caution *cautions = exercise->not_for.items;

    for (size_t i = 0; i < exercise->not_for.count; i++) {
        enum truth truth = truth_of(cautions[i].expression, answers);

        if (truth == TRUTH_YES && suitability->fitness != PLAN_NOT_FOR) {
            *suitability = (struct plan_suitability){.fitness = PLAN_NOT_FOR,
                                                     .why = cautions[i].why.text};
        }
        if (truth == TRUTH_YES) {
            plan_reason_known(cautions[i].expression, answers, arena, &suitability->keys);
        } else if (truth == TRUTH_UNKNOWN && suitability->fitness != PLAN_NOT_FOR) {
            suitability->fitness = PLAN_OPEN;
            plan_reason_open(cautions[i].expression, answers, arena, &suitability->keys);
        }
    }
}

/* What the answers say of one thing: at hand, not at hand, or nobody knows. */
static enum truth at_hand(const char *thing, const struct answers *answers,
                          const struct plan_wish *wish)
{
    struct vocabulary_entry entry;
    const struct term *term;

    if (wish->equipment_given)
        return plan_words_have(&wish->equipment, thing) ? TRUTH_YES : TRUTH_NO;
    if (!vocabulary_find(answers->vocabulary, "equipment", &entry))
        return TRUTH_NO;
    term = question_term(entry.question, thing);
    return term == NULL ? TRUTH_NO : answers->facts[term->fact].truth;
}

static void judge_equipment(const struct exercise *exercise, const struct answers *answers,
                            const struct plan_wish *wish, struct arena *arena,
                            struct plan_suitability *suitability)
{
    for (size_t i = 0; i < exercise->equipment.count; i++) {
        const char *thing = exercise->equipment.items[i].text;
        enum truth truth = at_hand(thing, answers, wish);

        if (truth == TRUTH_NO) {
            suitability->fitness = PLAN_NO_KIT;
            plan_words_add(&suitability->missing, thing, arena);
        } else if (truth == TRUTH_UNKNOWN && suitability->fitness == PLAN_FITS) {
            suitability->fitness = PLAN_OPEN;
            plan_words_add(&suitability->keys, "equipment", arena);
        }
    }
}

struct plan_suitability plan_suitability_of(const struct exercise *exercise,
                                            const struct answers *answers,
                                            const struct plan_wish *wish, struct arena *arena)
{
    struct plan_suitability suitability = {.fitness = PLAN_FITS};

    judge_cautions(exercise, answers, arena, &suitability);
    if (suitability.fitness == PLAN_NOT_FOR)
        return suitability;
    judge_equipment(exercise, answers, wish, arena, &suitability);
    if (plan_words_have(&wish->without, exercise->id.text))
        suitability.fitness = PLAN_UNWANTED;
    return suitability;
}

const char *plan_suitability_adjusted(const struct exercise *exercise,
                                      const struct answers *answers, struct arena *arena)
{
    const struct caution *cautions = exercise->adjust_for.items;
    struct text text = {0};
    const char *how = NULL;

    for (size_t i = 0; i < exercise->adjust_for.count; i++) {
        if (truth_of(cautions[i].expression, answers) == TRUTH_NO)
            continue;
        text_add(&text, text.length > 0 ? " " : "");
        text_add(&text, cautions[i].how.text);
    }
    if (text.length > 0)
        how = arena_text(arena, text.bytes);
    text_free(&text);
    return how;
}
