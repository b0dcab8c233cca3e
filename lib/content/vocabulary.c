#include "content/vocabulary.h"

#include "base/hash.h"
#include "base/word.h"

#include <string.h>

static const struct schema_row sign_rows[] = {
    SCHEMA_ROW(sign, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(sign, "when", when, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(sign, "label", label, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(sign, "sources", sources, SCHEMA_WORDS, REQUIRED),
};
static const struct schema sign_schema = SCHEMA_OF("sign", sign, sign_rows);

static const struct schema_row sign_table_rows[] = {
    SCHEMA_ROW(sign_table, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
    SCHEMA_ROW_NESTED(sign_table, "signs", signs, SCHEMA_ROWS, REQUIRED, &sign_schema),
};
const struct schema sign_table_schema = SCHEMA_OF("the signs", sign_table, sign_table_rows);

/* --- the index: open addressing, names to entries ------------------------ */

struct vocabulary_name {
    const char *name;
    bool synonym;
    struct vocabulary_entry entry;
};

static struct vocabulary_name *slot_of(const struct vocabulary *vocabulary, const char *name)
{
    size_t slot = (size_t)hash_text(HASH_START, name) & (vocabulary->name_slots - 1);

    while (vocabulary->names[slot].name != NULL && strcmp(vocabulary->names[slot].name, name) != 0)
        slot = (slot + 1) & (vocabulary->name_slots - 1);
    return &vocabulary->names[slot];
}

static void add_name(struct vocabulary *vocabulary, const struct phrase *name, bool synonym,
                     struct vocabulary_entry entry, struct diagnostic_list *list)
{
    struct vocabulary_name *slot = slot_of(vocabulary, name->text);

    if (slot->name != NULL) {
        diagnostic_input(list, name->place, "'%s' is used twice; names and synonyms are unique",
                         name->text);
        return;
    }
    *slot = (struct vocabulary_name){name->text, synonym, entry};
}

static void add_synonyms(struct vocabulary *vocabulary, const struct phrase_list *synonyms,
                         struct vocabulary_entry entry, struct diagnostic_list *list)
{
    for (size_t i = 0; i < synonyms->count; i++)
        add_name(vocabulary, &synonyms->items[i], true, entry, list);
}

static void index_question(struct vocabulary *vocabulary, struct question *question,
                           struct diagnostic_list *list)
{
    struct vocabulary_entry entry = {.question = question};
    struct term *terms = question_terms(question);

    add_name(vocabulary, &question->id, false, entry, list);
    add_synonyms(vocabulary, &question->synonyms, entry, list);
    for (size_t i = 0; i < question->terms.count; i++) {
        if (terms[i].safety.text == NULL)
            continue;
        entry.term = &terms[i];
        add_name(vocabulary, &terms[i].id, false, entry, list);
        add_synonyms(vocabulary, &terms[i].synonyms, entry, list);
    }
}

static size_t count_names(const struct vocabulary *vocabulary)
{
    size_t count = vocabulary->sign_count;

    for (size_t i = 0; i < vocabulary->question_count; i++) {
        const struct question *question = vocabulary->questions[i];
        const struct term *terms = question_terms(question);

        count += 1 + question->synonyms.count;
        for (size_t j = 0; j < question->terms.count; j++)
            count += 1 + terms[j].synonyms.count;
    }
    return count;
}

static void build_index(struct vocabulary *vocabulary, struct arena *arena,
                        struct diagnostic_list *list)
{
    size_t count = count_names(vocabulary);

    vocabulary->name_slots = 64;
    while (vocabulary->name_slots < 2 * count)
        vocabulary->name_slots *= 2;
    vocabulary->names = arena_array(arena, vocabulary->name_slots, sizeof *vocabulary->names);
    for (size_t i = 0; i < vocabulary->question_count; i++)
        index_question(vocabulary, vocabulary->questions[i], list);
}

/* --- adding -------------------------------------------------------------- */

void vocabulary_add_questions(struct vocabulary *vocabulary, const struct question_table *table,
                              bool own, struct arena *arena)
{
    const struct question_group *groups = table->groups.items;
    struct question *questions = table->questions.items;

    for (size_t i = 0; i < table->groups.count; i++) {
        vocabulary->groups = arena_grow(arena, vocabulary->groups, &vocabulary->group_capacity,
                                        vocabulary->group_count, sizeof *vocabulary->groups);
        vocabulary->groups[vocabulary->group_count++] = groups[i];
    }
    for (size_t i = 0; i < table->questions.count; i++) {
        vocabulary->questions =
            arena_grow(arena, vocabulary->questions, &vocabulary->question_capacity,
                       vocabulary->question_count, sizeof *vocabulary->questions);
        questions[i].own = own;
        vocabulary->questions[vocabulary->question_count++] = &questions[i];
    }
}

void vocabulary_add_signs(struct vocabulary *vocabulary, const struct row_list *signs,
                          struct arena *arena)
{
    const struct sign *items = signs->items;

    for (size_t i = 0; i < signs->count; i++) {
        vocabulary->signs = arena_grow(arena, vocabulary->signs, &vocabulary->sign_capacity,
                                       vocabulary->sign_count, sizeof *vocabulary->signs);
        vocabulary->signs[vocabulary->sign_count++] = items[i];
    }
}

/* --- finishing ----------------------------------------------------------- */

const struct question_group *vocabulary_group(const struct vocabulary *vocabulary, const char *id)
{
    for (size_t i = 0; id != NULL && i < vocabulary->group_count; i++) {
        if (strcmp(vocabulary->groups[i].id.text, id) == 0)
            return &vocabulary->groups[i];
    }
    return NULL;
}

static const struct question_group *group_of(const struct vocabulary *vocabulary,
                                             const struct phrase *name,
                                             struct diagnostic_list *list)
{
    const struct question_group *group = vocabulary_group(vocabulary, name->text);

    if (group == NULL && name->text != NULL)
        diagnostic_input(list, name->place, "there is no group '%s'", name->text);
    return group;
}

static void add_fact(struct vocabulary *vocabulary, struct question *question, struct term *term,
                     struct arena *arena, struct diagnostic_list *list)
{
    struct fact *fact = &vocabulary->facts[vocabulary->fact_count];
    const struct phrase *group = term == NULL ? &question->group : &term->safety;

    *fact = (struct fact){question, term, question->role, group_of(vocabulary, group, list), NULL};
    if (term != NULL && term->safety.text != NULL)
        fact->role = term->role;
    if (fact->role == ROLE_SYMPTOM && (term == NULL || term->safety.text != NULL))
        fact->rule = arena_format(arena, "symptom-%s", term == NULL ? question->id.text
                                                                    : term->id.text);
    if (term != NULL)
        term->fact = vocabulary->fact_count;
    else
        question->fact = vocabulary->fact_count;
    vocabulary->fact_count++;
}

static void check_shape(const struct question *question, struct diagnostic_list *list)
{
    bool choice = question->type == QUESTION_ONE_OF || question->type == QUESTION_LIST_OF;

    if (choice != (question->terms.count > 0))
        diagnostic_input(list, question->id.place, choice ? "'%s' has no terms" : "'%s' has terms, "
                         "but its type has none", question->id.text);
    if (question->type == QUESTION_NUMBER && !question->range.given)
        diagnostic_input(list, question->id.place, "the number '%s' has no range",
                         question->id.text);
    if (question->type == QUESTION_YES_NO && question->group.text == NULL)
        diagnostic_input(list, question->id.place, "'%s' is in no group", question->id.text);
    if (question->implies.count > 0 && (choice || question->type == QUESTION_TEXT))
        diagnostic_input(list, question->implies.items[0].place,
                         "'%s' can imply nothing: only a yes or a number can", question->id.text);
}

static void number_question(struct vocabulary *vocabulary, struct question *question,
                            struct arena *arena, struct diagnostic_list *list)
{
    struct term *terms = question_terms(question);

    check_shape(question, list);
    if (question->type == QUESTION_YES_NO)
        add_fact(vocabulary, question, NULL, arena, list);
    for (size_t i = 0; i < question->terms.count; i++)
        add_fact(vocabulary, question, &terms[i], arena, list);
    if (question->type == QUESTION_NUMBER || question->type == QUESTION_DURATION) {
        question->figure = vocabulary->figure_count;
        vocabulary->figures[vocabulary->figure_count++] = question;
    }
}

static void number_all(struct vocabulary *vocabulary, struct arena *arena,
                       struct diagnostic_list *list)
{
    size_t facts = 0;

    for (size_t i = 0; i < vocabulary->question_count; i++)
        facts += 1 + vocabulary->questions[i]->terms.count;
    vocabulary->facts = arena_array(arena, facts, sizeof *vocabulary->facts);
    vocabulary->figures = arena_array(arena, vocabulary->question_count,
                                      sizeof(struct question *));
    for (size_t i = 0; i < vocabulary->question_count; i++) {
        vocabulary->questions[i]->index = i;
        number_question(vocabulary, vocabulary->questions[i], arena, list);
    }
}

static void check_reference(const struct vocabulary *vocabulary, const struct phrase *name,
                            bool figure, struct diagnostic_list *list)
{
    struct vocabulary_entry entry;

    if (name->text == NULL)
        return;
    if (!vocabulary_find(vocabulary, name->text, &entry) || entry.question == NULL
        || figure != (entry.question->type == QUESTION_NUMBER)
        || (!figure && entry.term == NULL && entry.question->type != QUESTION_YES_NO))
        diagnostic_input(list, name->place, "'%s' is no %s", name->text,
                         figure ? "number that is asked" : "yes-no key");
}

/* An overlay's question may make a shipped answer more urgent, and nothing else. */
static void check_own(const struct vocabulary *vocabulary, const struct phrase *name,
                      bool may_raise, struct diagnostic_list *list)
{
    struct vocabulary_entry entry;
    int role;

    if (name->text == NULL || !vocabulary_find(vocabulary, name->text, &entry)
        || entry.question == NULL || entry.question->own)
        return;
    role = entry.term != NULL ? entry.term->role : entry.question->role;
    if (!may_raise || !question_role_is_safety(role))
        diagnostic_input(list, name->place,
                         "'%s' is a shipped question; one of your own may not decide it",
                         name->text);
}

static void check_own_references(const struct vocabulary *vocabulary,
                                 const struct question *question, struct diagnostic_list *list)
{
    if (!question->own)
        return;
    check_own(vocabulary, &question->within.key, false, list);
    check_own(vocabulary, &question->at_least, false, list);
    check_own(vocabulary, &question->at_most, false, list);
    for (size_t i = 0; i < question->implies.count; i++)
        check_own(vocabulary, &question->implies.items[i], true, list);
}

static void check_references(const struct vocabulary *vocabulary, const struct question *question,
                             struct diagnostic_list *list)
{
    const struct term *terms = question_terms(question);

    check_reference(vocabulary, &question->at_least, true, list);
    check_reference(vocabulary, &question->at_most, true, list);
    check_reference(vocabulary, &question->within.key, false, list);
    for (size_t i = 0; i < question->implies.count; i++)
        check_reference(vocabulary, &question->implies.items[i], false, list);
    for (size_t i = 0; i < question->terms.count; i++) {
        for (size_t j = 0; j < terms[i].keeps_open.count; j++)
            check_reference(vocabulary, &terms[i].keeps_open.items[j], false, list);
    }
}

/* Signs come into the index one by one, so that each may use those before it and
 * none can use itself. */
static void parse_signs(struct vocabulary *vocabulary, struct arena *arena,
                        struct diagnostic_list *list)
{
    for (size_t i = 0; i < vocabulary->sign_count; i++) {
        struct sign *sign = &vocabulary->signs[i];

        sign->expression =
            expression_parse(&sign->when, vocabulary, EXPRESSION_OF_RULE, arena, list);
        add_name(vocabulary, &sign->id, false, (struct vocabulary_entry){.sign = sign}, list);
    }
}

static const struct expression *parse_optional(const struct vocabulary *vocabulary,
                                               const struct phrase *text, struct arena *arena,
                                               struct diagnostic_list *list)
{
    return text->text == NULL ? NULL
                              : expression_parse(text, vocabulary, EXPRESSION_FREE, arena, list);
}

bool vocabulary_finish(struct vocabulary *vocabulary, struct arena *arena,
                       struct diagnostic_list *list)
{
    size_t errors = list->errors;

    build_index(vocabulary, arena, list);
    number_all(vocabulary, arena, list);
    for (size_t i = 0; i < vocabulary->question_count; i++) {
        check_references(vocabulary, vocabulary->questions[i], list);
        check_own_references(vocabulary, vocabulary->questions[i], list);
    }
    vocabulary->sound = list->errors == errors;
    for (size_t i = 0; i < vocabulary->question_count; i++) {
        struct question *question = vocabulary->questions[i];

        question->asked_if = parse_optional(vocabulary, &question->condition, arena, list);
        question->impossible_if = parse_optional(vocabulary, &question->impossible, arena, list);
    }
    parse_signs(vocabulary, arena, list);
    return list->errors == errors;
}

/* --- finding ------------------------------------------------------------- */

bool vocabulary_find(const struct vocabulary *vocabulary, const char *name,
                     struct vocabulary_entry *entry)
{
    const struct vocabulary_name *slot = slot_of(vocabulary, name);

    if (slot->name == NULL || slot->synonym)
        return false;
    *entry = slot->entry;
    return true;
}

bool vocabulary_find_spoken(const struct vocabulary *vocabulary, const char *name,
                            struct arena *arena, struct vocabulary_entry *entry)
{
    const struct vocabulary_name *slot = slot_of(vocabulary, name);

    if (slot->name == NULL)
        slot = slot_of(vocabulary, word_tidy(name, arena));
    if (slot->name == NULL || slot->entry.sign != NULL)
        return false;
    *entry = slot->entry;
    return true;
}

struct term *vocabulary_term_spoken(const struct question *question, const char *name)
{
    struct term *terms = question_terms(question);

    for (size_t i = 0; i < question->terms.count; i++) {
        if (strcmp(terms[i].id.text, name) == 0 || phrase_list_has(&terms[i].synonyms, name))
            return &terms[i];
    }
    return NULL;
}

const char *vocabulary_nearest(const struct vocabulary *vocabulary, const char *name)
{
    struct word_search search = word_search_begin(name);

    for (size_t i = 0; i < vocabulary->name_slots; i++) {
        const struct vocabulary_name *slot = &vocabulary->names[i];

        if (slot->name != NULL && slot->entry.sign == NULL)
            word_search_try(&search, slot->name);
    }
    return word_search_result(&search);
}

const char *vocabulary_nearest_term(const struct question *question, const char *name)
{
    struct word_search search = word_search_begin(name);
    const struct term *terms = question_terms(question);

    for (size_t i = 0; i < question->terms.count; i++)
        word_search_try(&search, terms[i].id.text);
    return word_search_result(&search);
}

const char *vocabulary_fact_name(const struct vocabulary *vocabulary, size_t fact,
                                 struct arena *arena)
{
    const struct fact *named = &vocabulary->facts[fact];

    if (named->term == NULL)
        return named->question->id.text;
    if (named->term->safety.text != NULL)
        return named->term->id.text;
    return arena_format(arena, "%s:%s", named->question->id.text, named->term->id.text);
}

const char *vocabulary_fact_label(const struct vocabulary *vocabulary, size_t fact,
                                  struct arena *arena)
{
    const struct fact *named = &vocabulary->facts[fact];

    if (named->term == NULL)
        return named->question->label.text;
    if (named->term->safety.text != NULL)
        return named->term->label.text;
    return arena_format(arena, "%s: %s", named->question->label.text, named->term->label.text);
}
