/* The diary's list of symptoms against the questions: a symptom that triage asks for can
 * be logged, and what is logged as one can be judged. */
#include "domain/lint.h"

static const char list_id[] = "symptom";

static bool is_safety_key(const struct vocabulary *vocabulary, const char *word)
{
    struct vocabulary_entry entry;

    return vocabulary_find(vocabulary, word, &entry) && entry.question != NULL
           && (entry.term != NULL || entry.question->type == QUESTION_YES_NO);
}

static void check_listed(struct lint *lint, const struct phrase *key)
{
    if (diary_kinds_has(&lint->diary, list_id, key->text))
        return;
    if (lint->overlay)
        lint_warn(lint, key->place,
                  "'%s' cannot be logged: the list 'symptom' of diary.yaml lacks it", key->text);
    else
        diagnostic_input(lint->list, key->place,
                         "'%s' cannot be logged: the list 'symptom' of diary.yaml lacks it",
                         key->text);
}

void lint_diary(struct lint *lint)
{
    const struct vocabulary *vocabulary = &lint->content.vocabulary;
    const struct diary_words *words = diary_kinds_words(&lint->diary, list_id);

    for (size_t i = 0; words != NULL && i < words->terms.count; i++) {
        if (!is_safety_key(vocabulary, words->terms.items[i].text))
            diagnostic_input(lint->list, words->terms.items[i].place,
                             "'%s' is no question that is answered yes or no",
                             words->terms.items[i].text);
    }
    for (size_t i = 0; words != NULL && i < vocabulary->fact_count; i++) {
        const struct fact *fact = &vocabulary->facts[i];

        if (fact->term != NULL && fact->term->safety.text != NULL)
            check_listed(lint, &fact->term->id);
        else if (fact->term == NULL && fact->role == ROLE_SYMPTOM)
            check_listed(lint, &fact->question->id);
    }
}
