#include "domain/symptom.h"

#include "domain/act.h"

static void answer(struct answers *answers, const char *key, const char *text, struct moment now,
                   struct diagnostic_list *list)
{
    struct phrase value = {text, {0}};
    struct answer_pair pair = {.key = {key, {0}}, .values = {&value, 1}, .origin = ORIGIN_PERSON};

    answers_take(answers, &pair, now, list);
}

bool symptom_judge(const struct content *content, const char *key, struct moment now,
                   struct arena *arena, struct answers *answers, struct verdict *verdict)
{
    struct diagnostic_list list = {0};
    bool good;

    answers_begin(answers, &content->vocabulary, arena);
    answer(answers, key, "yes", now, &list);
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
