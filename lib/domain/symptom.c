#include "domain/symptom.h"

#include "domain/act.h"

static void answer(struct answers *answers, const char *key, const char *text, struct moment now,
                   struct diagnostic_list *list)
{
    struct phrase value = {text, {0}};
    struct answer_pair pair = {.key = {key, {0}}, .values = {&value, 1}, .origin = ORIGIN_PERSON};

    answers_take(answers, &pair, now, list);
}

bool symptom_advise_in(const struct content *content, const char *region, const char *key,
                       struct moment now, struct arena *arena, struct symptom_advice *advice)
{
    struct diagnostic_list list = {0};
    struct answers answers;
    struct verdict verdict;
    bool good;

    answers_begin(&answers, &content->vocabulary, arena);
    answer(&answers, key, "yes", now, &list);
    answer(&answers, "others", "no", now, &list);
    answers_finish(&answers, now, &list);
    good = list.errors == 0;
    diagnostic_free(&list);
    if (!good)
        return false;
    verdict_make(content, &answers, now, false, arena, &verdict);
    advice->urgency = verdict.urgency;
    advice->act = act_compose(content, act_region(content, region), &verdict, arena);
    return true;
}

bool symptom_advise(const struct content *content, const char *key, struct moment now,
                    struct arena *arena, struct symptom_advice *advice)
{
    return symptom_advise_in(content, NULL, key, now, arena, advice);
}
