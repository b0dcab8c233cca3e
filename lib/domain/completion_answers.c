/* What may be answered: the keys of the questions, and the terms of each. */
#include "base/word.h"
#include "domain/completion_list.h"

#include <string.h>

static const char *const bulk_none = "none";
static const char *const bulk_others = "others";

/* Whether an operand before this one gives the key. */
static bool is_given(const struct operands *operands, const char *key)
{
    size_t length = strlen(key);

    for (size_t i = 0; i < operands->count; i++) {
        if (strncmp(operands->items[i], key, length) == 0 && operands->items[i][length] == '=')
            return true;
    }
    return false;
}

static void add_key(struct completion_list *list, const struct operands *operands, const char *key,
                    const char *what)
{
    if (!is_given(operands, key))
        completion_add_key(list, key, what);
}

static void add_keys(struct completion_list *list, const struct vocabulary *vocabulary,
                     const struct operands *operands)
{
    for (size_t i = 0; i < vocabulary->question_count; i++) {
        const struct question *question = vocabulary->questions[i];
        const struct term *terms = question->terms.items;

        add_key(list, operands, question->id.text, question->label.text);
        for (size_t k = 0; k < question->terms.count; k++) {
            if (terms[k].safety.text != NULL)
                add_key(list, operands, terms[k].id.text, terms[k].label.text);
        }
    }
    add_key(list, operands, bulk_none, "groups of questions that are all a no");
    add_key(list, operands, bulk_others, "no: all that is not answered is a no");
}

static void add_terms(struct completion_list *list, const struct question *question)
{
    const struct term *terms = question->terms.items;

    for (size_t i = 0; i < question->terms.count; i++) {
        if (completion_is_new(list, terms[i].id.text))
            completion_add(list, terms[i].id.text, terms[i].label.text);
    }
}

static void add_words(struct completion_list *list, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        completion_add(list, words[i], NULL);
}

static void add_regions(struct completion_list *list, const struct content *content)
{
    for (size_t i = 0; i < content->region_count; i++)
        completion_add(list, content->regions[i].id.text, content->regions[i].name.text);
}

static void add_values(struct completion_list *list, const struct content *content,
                       const struct vocabulary_entry *entry)
{
    static const char *const replies[] = {"yes", "no", "unsure"};
    enum { REPLIES = 3, UNSURE = 2 };
    const struct question *question = entry->question;

    if (entry->term != NULL || question->type == QUESTION_YES_NO) {
        add_words(list, replies, REPLIES);
        return;
    }
    if (question->type == QUESTION_LIST_OF)
        completion_enter_list(list);
    if (strcmp(question->id.text, "region") == 0)
        add_regions(list, content);
    add_terms(list, question);
    if (question->type == QUESTION_LIST_OF)
        add_words(list, &bulk_none, 1);
    if (question->type == QUESTION_ONE_OF || question->type == QUESTION_LIST_OF)
        add_words(list, replies + UNSURE, 1);
}

static void add_groups(struct completion_list *list, const struct vocabulary *vocabulary)
{
    completion_enter_list(list);
    for (size_t i = 0; i < vocabulary->group_count; i++) {
        const struct question_group *group = &vocabulary->groups[i];

        if (completion_is_new(list, group->id.text))
            completion_add(list, group->id.text, group->title.text);
    }
}

void completion_answers(struct completion_list *list, const struct content *content,
                        const struct operands *operands)
{
    static const char *const no[] = {"no"};
    const struct vocabulary *vocabulary = &content->vocabulary;
    const char *equals = strchr(list->typed, '=');
    const char *key;
    struct vocabulary_entry entry = {.question = NULL};

    if (equals == NULL) {
        add_keys(list, vocabulary, operands);
        return;
    }
    key = word_tidy(arena_copy(list->arena, list->typed, (size_t)(equals - list->typed)),
                    list->arena);
    completion_enter_value(list);
    if (strcmp(key, bulk_none) == 0)
        add_groups(list, vocabulary);
    else if (strcmp(key, bulk_others) == 0)
        add_words(list, no, 1);
    else if (vocabulary_find_spoken(vocabulary, key, list->arena, &entry) && entry.question != NULL)
        add_values(list, content, &entry);
}
