#include "domain/plan_reason.h"

/* The key whose answer a leaf is: the question's id, or the safety term's. */
static const char *key_of(const struct vocabulary *vocabulary, struct leaf leaf)
{
    const struct fact *fact;

    if (leaf.is_figure)
        return vocabulary->figures[leaf.index]->id.text;
    fact = &vocabulary->facts[leaf.index];
    if (fact->term != NULL && fact->term->safety.text != NULL)
        return fact->term->id.text;
    return fact->question->id.text;
}

static void add_keys(const struct leaf_list *leaves, const struct answers *answers,
                     struct arena *arena, struct plan_words *keys)
{
    for (size_t i = 0; i < leaves->count; i++)
        plan_words_add(keys, key_of(answers->vocabulary, leaves->items[i]), arena);
}

void plan_reason_known(const struct expression *expression, const struct answers *answers,
                       struct arena *arena, struct plan_words *keys)
{
    struct leaf_list leaves = {0};

    truth_explain(expression, answers, arena, &leaves);
    add_keys(&leaves, answers, arena, keys);
}

void plan_reason_open(const struct expression *expression, const struct answers *answers,
                      struct arena *arena, struct plan_words *keys)
{
    struct leaf_list leaves = {0};

    truth_open(expression, answers, arena, &leaves);
    add_keys(&leaves, answers, arena, keys);
}

void plan_reason_open_labels(const struct expression *expression, const struct answers *answers,
                             struct arena *arena, struct plan_words *labels)
{
    const struct vocabulary *vocabulary = answers->vocabulary;
    struct leaf_list leaves = {0};

    truth_open(expression, answers, arena, &leaves);
    for (size_t i = 0; i < leaves.count; i++) {
        struct leaf leaf = leaves.items[i];

        plan_words_add(labels,
                       leaf.is_figure ? vocabulary->figures[leaf.index]->label.text
                                      : vocabulary_fact_label(vocabulary, leaf.index, arena),
                       arena);
    }
}
