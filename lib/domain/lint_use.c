/* What is asked for nothing: questions and terms that no expression uses. */
#include "domain/lint.h"

#include "base/text.h"
#include "domain/answers.h"

/* What has a use. */
struct using {
    struct lint *lint;
    bool *facts;     /* by fact index */
    bool *figures;   /* by figure index */
    bool *questions; /* by question index */
};

static void use_leaves(struct using *using, const struct expression *node)
{
    if (node->kind == EXPRESSION_FACT)
        using->facts[node->fact] = true;
    else if (node->kind == EXPRESSION_COMPARE)
        using->figures[node->figure] = true;
    else if (node->kind != EXPRESSION_SIGN) /* signs are in the list themselves */
        for (const struct expression *child = node->first; child != NULL; child = child->next)
            use_leaves(using, child);
}

/* The questions of the whole content: of an overlay, the shipped ones. */
static struct place whole_file(struct lint *lint)
{
    const struct reader_layers *layers = &lint->content.layers;

    return (struct place){.file = arena_format(&lint->content.arena, "%s/%s",
                                               layers->items[layers->count - 1].directory,
                                               lint_area_names[LINT_QUESTIONS])};
}

static void use_named(struct using *using)
{
    const struct vocabulary *vocabulary = &using->lint->content.vocabulary;

    for (size_t i = 0; answers_named_keys[i] != NULL; i++) {
        struct vocabulary_entry entry;

        if (vocabulary_find(vocabulary, answers_named_keys[i], &entry) && entry.question != NULL)
            using->questions[entry.question->index] = true;
        else
            diagnostic_input(using->lint->list, whole_file(using->lint),
                             "there is no question '%s', which the programs ask for by name",
                             answers_named_keys[i]);
    }
}

/* Equipment is used by the exercises that need it. */
static void use_equipment(struct using *using)
{
    const struct content *content = &using->lint->content;
    const struct exercise *exercises = content->exercises.items;
    struct vocabulary_entry entry;

    if (!vocabulary_find(&content->vocabulary, "equipment", &entry) || entry.question == NULL)
        return;
    for (size_t i = 0; i < content->exercises.count; i++) {
        for (size_t j = 0; j < exercises[i].equipment.count; j++) {
            const struct term *term =
                question_term(entry.question, exercises[i].equipment.items[j].text);

            if (term != NULL)
                using->facts[term->fact] = true;
        }
    }
}

/* A symptom counts by itself; a term that keeps others open has that use. */
static void use_roles(struct using *using)
{
    const struct vocabulary *vocabulary = &using->lint->content.vocabulary;

    for (size_t i = 0; i < vocabulary->fact_count; i++) {
        const struct fact *fact = &vocabulary->facts[i];

        if (fact->term == NULL ? fact->role == ROLE_SYMPTOM
                               : (fact->term->safety.text != NULL && fact->role == ROLE_SYMPTOM)
                                     || fact->term->keeps_open.count > 0)
            using->facts[i] = true;
    }
}

static bool is_used(const struct using *using, const struct question *question)
{
    const struct term *terms = question_terms(question);

    if (using->questions[question->index])
        return true;
    if (question->type == QUESTION_YES_NO)
        return using->facts[question->fact];
    if (question->type == QUESTION_NUMBER || question->type == QUESTION_DURATION)
        return using->figures[question->figure];
    for (size_t i = 0; i < question->terms.count; i++) {
        if (using->facts[terms[i].fact])
            return true;
    }
    return false;
}

/* Saying yes to one that implies a used one has a use. True when this found more. */
static bool use_implying(struct using *using)
{
    const struct vocabulary *vocabulary = &using->lint->content.vocabulary;
    bool more = false;

    for (size_t i = 0; i < vocabulary->question_count; i++) {
        const struct question *question = vocabulary->questions[i];

        for (size_t j = 0; j < question->implies.count && !is_used(using, question); j++) {
            struct vocabulary_entry entry;

            if (vocabulary_find(vocabulary, question->implies.items[j].text, &entry)
                && is_used(using, entry.question))
                more = using->questions[i] = true;
        }
    }
    return more;
}

/* One warning a list: the terms that nothing uses. (One of a one-of says no to the
 * others: that is its use.) */
static void warn_of_terms(struct using *using, const struct question *question)
{
    const struct term *terms = question_terms(question);
    struct text names = {0};
    size_t count = 0;

    for (size_t i = 0; i < question->terms.count; i++) {
        if (question->type == QUESTION_ONE_OF || using->facts[terms[i].fact])
            continue;
        text_format(&names, "%s%s", count > 0 ? ", " : "", terms[i].id.text);
        count++;
    }
    if (count > 0)
        lint_warn(using->lint, question->id.place, "nothing uses %zu of the %zu terms of '%s': %s",
                  count, question->terms.count, question->id.text, names.bytes);
    text_free(&names);
}

void lint_use(struct lint *lint)
{
    const struct vocabulary *vocabulary = &lint->content.vocabulary;
    struct arena *arena = &lint->content.arena;
    struct using using = {lint, arena_array(arena, vocabulary->fact_count + 1, sizeof(bool)),
                          arena_array(arena, vocabulary->figure_count + 1, sizeof(bool)),
                          arena_array(arena, vocabulary->question_count + 1, sizeof(bool))};

    for (size_t i = 0; i < lint->expressions.count; i++)
        use_leaves(&using, lint->expressions.items[i].expression);
    use_named(&using);
    use_equipment(&using);
    use_roles(&using);
    while (use_implying(&using))
        continue;
    for (size_t i = 0; i < vocabulary->question_count; i++) {
        const struct question *question = vocabulary->questions[i];

        if (!is_used(&using, question))
            lint_warn(lint, question->id.place, "nothing uses the question '%s'",
                      question->id.text);
        else
            warn_of_terms(&using, question);
    }
}
