#include "domain/plan_rest.h"

#include "content/nudge_words.h"
#include "domain/agenda_rest.h"

bool plan_rest_find(const struct record_list *plan, const struct plan_diary *diary,
                    const struct reader_layers *layers, struct moment now, const char **why,
                    struct diagnostic_list *list)
{
    struct agenda_rests rests = {.count = 0};
    struct nudge_words words;
    const struct agenda_rest *rest;

    *why = NULL;
    agenda_rest_read(&diary->diary, plan, diary->arena, &rests);
    rest = agenda_rest_now(&rests, now.seconds);
    if (rest == NULL)
        return true;
    *why = rest->text;
    if (rest->text != NULL)
        return true;
    if (!nudge_words_read(layers, diary->arena, &words, list))
        return false;
    *why = words.symptom.text;
    return true;
}
