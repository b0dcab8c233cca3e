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
 * denied either. */
static void grant(struct answers *answers, const char *key, struct moment now,
                  struct arena *arena, struct diagnostic_list *list)
{
    const struct vocabulary *vocabulary = answers->vocabulary;
    struct vocabulary_entry entry;
    struct leaf_list open = {0};

    if (!vocabulary_find(vocabulary, key, &entry) || entry.question->asked_if == NULL)
        return;
    truth_open(entry.question->asked_if, answers, arena, &open);
    for (size_t i = 0; i < open.count; i++) {
        const struct fact *fact;
        bool holds = truth_of(entry.question->asked_if, answers) == TRUTH_YES;

        if (open.items[i].is_figure)
            continue;
        fact = &vocabulary->facts[open.items[i].index];
        if (fact->term == NULL)
            answer(answers, fact->question->id.text, holds ? "unsure" : "yes", now, list);
    }
}

bool symptom_judge(const struct content *content, const char *key, struct moment now,
                   struct arena *arena, struct answers *answers, struct verdict *verdict)
{
    struct diagnostic_list list = {0};
    bool good;

    answers_begin(answers, &content->vocabulary, arena);
    answer(answers, key, "yes", now, &list);
    grant(answers, key, now, arena, &list);
    answer(answers, "others", "no", now, &list);
    answers_finish(answers, now, &list);
    good = list.errors == 0;
    diagnostic_free(&list);
    if (good)
        verdict_make(content, answers, now, false, arena, verdict);
    return good;
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

bool symptom_advise_in(const struct content *content, const char *region, const char *key,
                       struct moment now, struct arena *arena, struct symptom_advice *advice)
{
    struct answers answers;
    struct verdict verdict;

    if (!symptom_judge(content, key, now, arena, &answers, &verdict))
        return false;
    advice->urgency = verdict.urgency;
    advice->act = act_compose(content, act_region(content, region), &verdict, arena);
    return true;
}

bool symptom_advise(const struct content *content, const char *key, struct moment now,
                    struct arena *arena, struct symptom_advice *advice)
{
    return symptom_advise_in(content, NULL, key, now, arena, advice);
}
