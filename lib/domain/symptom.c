#include "domain/symptom.h"

#include "domain/act.h"
#include "domain/truth.h"

static void answer(struct answers *answers, const char *key, const char *text, struct moment now,
                   struct diagnostic_list *list)
{
    struct phrase value = {text, {0}};
    struct answer_pair pair = {.key = {key, {0}}, .values = {&value, 1}, .origin = ORIGIN_PERSON};

    answers_take(answers, &pair, now, list);
}

/* Nobody would be asked after this symptom but for its question's `if`, so with it comes that
 * this may hold: facts of it are taken for a yes until it does. What it leaves open is not
 * denied either. Returns what may hold, joined by "or"; NULL for nothing. */
static const char *grant(struct answers *answers, const char *key, struct moment now,
                         struct arena *arena, struct diagnostic_list *list)
{
    const struct vocabulary *vocabulary = answers->vocabulary;
    struct vocabulary_entry entry;
    struct leaf_list open = {0};
    const char *granted = NULL;

    if (!vocabulary_find(vocabulary, key, &entry) || entry.question->asked_if == NULL)
        return NULL;
    truth_open(entry.question->asked_if, answers, arena, &open);
    for (size_t i = 0; i < open.count; i++) {
        const struct fact *fact;
        bool holds = truth_of(entry.question->asked_if, answers) == TRUTH_YES;

        if (open.items[i].is_figure)
            continue;
        fact = &vocabulary->facts[open.items[i].index];
        if (fact->term != NULL)
            continue;
        answer(answers, fact->question->id.text, holds ? "unsure" : "yes", now, list);
        granted = granted == NULL ? fact->question->label.text
                                  : arena_format(arena, "%s or %s", granted,
                                                 fact->question->label.text);
    }
    return granted;
}

/* granted: set to what was granted; NULL: nothing is. */
static bool judge(const struct content *content, const char *key, struct moment now,
                  struct arena *arena, const char **granted, struct answers *answers,
                  struct verdict *verdict)
{
    struct diagnostic_list list = {0};
    bool good;

    answers_begin(answers, &content->vocabulary, arena);
    answer(answers, key, "yes", now, &list);
    if (granted != NULL)
        *granted = grant(answers, key, now, arena, &list);
    answer(answers, "others", "no", now, &list);
    answers_finish(answers, now, &list);
    good = list.errors == 0;
    diagnostic_free(&list);
    if (good)
        verdict_make(content, answers, now, false, arena, verdict);
    return good;
}

bool symptom_judge(const struct content *content, const char *key, struct moment now,
                   struct arena *arena, struct answers *answers, struct verdict *verdict)
{
    const char *granted;

    return judge(content, key, now, arena, &granted, answers, verdict);
}

bool symptom_urgency(const struct content *content, const char *key, struct moment now,
                     struct arena *arena, enum urgency *urgency)
{
    struct answers answers;
    struct verdict verdict;

    if (!symptom_judge(content, key, now, arena, &answers, &verdict))
        return false;
    *urgency = verdict.urgency;
    return true;
}

/* What was granted need not hold, nor can it be looked up: both ways are told where they
 * differ. The other one is today at the latest, as nobody has asked yet what else it is. */
static const char *either(const struct content *content, const struct region *region,
                          const struct symptom_advice *granting, const char *granted,
                          const struct verdict *other, struct arena *arena)
{
    const struct advice *words = &content->advice;
    const char *act = other->urgency >= URGENCY_SAME_DAY
                          ? act_compose(content, region, other, arena)
                          : region->services[SERVICE_URGENT_LINE].text;

    if (other->urgency >= granting->urgency)
        return granting->act;
    return arena_format(arena, "%s %s: %s %s: %s %s", words->in_case.text, granted, granting->act,
                        words->other_case.text, act, words->safety_net_urgent.text);
}

bool symptom_advise_in(const struct content *content, const char *region, const char *key,
                       struct moment now, struct arena *arena, struct symptom_advice *advice)
{
    const struct region *where = act_region(content, region);
    struct answers answers;
    struct verdict verdict;
    struct verdict other;
    const char *granted;

    if (!judge(content, key, now, arena, &granted, &answers, &verdict))
        return false;
    advice->urgency = verdict.urgency;
    advice->act = act_compose(content, where, &verdict, arena);
    if (granted != NULL && judge(content, key, now, arena, NULL, &answers, &other))
        advice->act = either(content, where, advice, granted, &other, arena);
    return true;
}

bool symptom_advise(const struct content *content, const char *key, struct moment now,
                    struct arena *arena, struct symptom_advice *advice)
{
    return symptom_advise_in(content, NULL, key, now, arena, advice);
}
