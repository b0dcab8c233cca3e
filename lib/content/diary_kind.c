/* Reading and checking the table itself. What it says about values is in
 * diary_field.c. */
#include "content/diary_kind.h"

#include "base/file.h"
#include "base/word.h"

#include <string.h>

static const char *const type_names[] = {"number", "term", "terms",   "word", "text",
                                         "yes",    "dates", "instant", "line", NULL};

static const struct schema_row suffix_rows[] = {
    SCHEMA_ROW(diary_suffix, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW_NUMBER(diary_suffix, "times", times, SCHEMA_NUMBER, OPTIONAL, 0.001, 1e6),
    SCHEMA_ROW_NUMBER(diary_suffix, "per", per, SCHEMA_NUMBER, OPTIONAL, 0.001, 1e6),
};
static const struct schema suffix_schema = SCHEMA_OF("suffix", diary_suffix, suffix_rows);

static const struct schema_row field_rows[] = {
    SCHEMA_ROW(diary_field, "id", id, SCHEMA_WORD, OPTIONAL),
    SCHEMA_ROW_TERM(diary_field, "type", type, SCHEMA_TERM, REQUIRED, type_names),
    SCHEMA_ROW(diary_field, "unit", unit, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW_NESTED(diary_field, "suffixes", suffixes, SCHEMA_ROWS, OPTIONAL, &suffix_schema),
    SCHEMA_ROW(diary_field, "say-unit", say_unit, SCHEMA_YES_NO, OPTIONAL),
    SCHEMA_ROW_NUMBER(diary_field, "range", range, SCHEMA_SPAN, OPTIONAL, -1e9, 1e9),
    SCHEMA_ROW(diary_field, "whole", whole, SCHEMA_YES_NO, OPTIONAL),
    SCHEMA_ROW(diary_field, "words", words, SCHEMA_WORD, OPTIONAL),
    SCHEMA_ROW(diary_field, "about", about, SCHEMA_TEXT, OPTIONAL),
};
static const struct schema field_schema = SCHEMA_OF_PLACED("field", diary_field, field_rows);

static const struct schema_row words_rows[] = {
    SCHEMA_ROW(diary_words, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(diary_words, "terms", terms, SCHEMA_WORDS, REQUIRED),
    SCHEMA_ROW(diary_words, "synonyms", synonyms, SCHEMA_PAIRS, OPTIONAL),
};
static const struct schema words_schema = SCHEMA_OF("list of words", diary_words, words_rows);

static const struct schema_row kind_rows[] = {
    SCHEMA_ROW(diary_kind, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(diary_kind, "synonyms", synonyms, SCHEMA_WORDS, OPTIONAL),
    SCHEMA_ROW(diary_kind, "about", about, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW_NESTED(diary_kind, "value", value, SCHEMA_ENTRY, REQUIRED, &field_schema),
    SCHEMA_ROW_NESTED(diary_kind, "keys", keys, SCHEMA_ROWS, OPTIONAL, &field_schema),
    SCHEMA_ROW(diary_kind, "second", second, SCHEMA_WORD, OPTIONAL),
    SCHEMA_ROW(diary_kind, "say", say, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW(diary_kind, "say-emergency", say_emergency, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW(diary_kind, "sources", sources, SCHEMA_WORDS, REQUIRED),
};
static const struct schema kind_schema = SCHEMA_OF("kind of entry", diary_kind, kind_rows);

static const struct schema_row table_rows[] = {
    SCHEMA_ROW(diary_kinds, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
    SCHEMA_ROW(diary_kinds, "sources", sources, SCHEMA_WORDS, REQUIRED),
    SCHEMA_ROW_NESTED(diary_kinds, "lists", lists, SCHEMA_ROWS, OPTIONAL, &words_schema),
    SCHEMA_ROW_NESTED(diary_kinds, "common", common, SCHEMA_ROWS, OPTIONAL, &field_schema),
    SCHEMA_ROW_NESTED(diary_kinds, "kinds", kinds, SCHEMA_ROWS, OPTIONAL, &kind_schema),
};
static const struct schema table_schema = SCHEMA_OF("diary table", diary_kinds, table_rows);

/* --- finding ------------------------------------------------------------- */

const struct diary_kind *diary_kind_find(const struct diary_kinds *kinds, const char *id)
{
    const struct diary_kind *items = kinds->kinds.items;

    for (size_t i = 0; i < kinds->kinds.count; i++) {
        if (word_equals(items[i].id.text, id))
            return &items[i];
    }
    return NULL;
}

static const struct diary_kind *find_by_synonym(const struct diary_kinds *kinds, const char *word)
{
    const struct diary_kind *items = kinds->kinds.items;
    const struct diary_kind *found = diary_kind_find(kinds, word);

    for (size_t i = 0; found == NULL && i < kinds->kinds.count; i++) {
        if (phrase_list_has(&items[i].synonyms, word))
            found = &items[i];
    }
    return found;
}

const struct diary_kind *diary_kind_named(const struct diary_kinds *kinds, const char *word,
                                          struct arena *arena)
{
    const struct diary_kind *found = find_by_synonym(kinds, word);

    return found != NULL ? found : find_by_synonym(kinds, word_tidy(word, arena));
}

static const struct diary_field *field_of(const struct row_list *fields, const char *key)
{
    const struct diary_field *items = fields->items;

    for (size_t i = 0; i < fields->count; i++) {
        if (items[i].id.text != NULL && word_equals(items[i].id.text, key))
            return &items[i];
    }
    return NULL;
}

const struct diary_field *diary_kind_key(const struct diary_kinds *kinds,
                                         const struct diary_kind *kind, const char *key)
{
    const struct diary_field *field = field_of(&kind->keys, key);

    return field != NULL ? field : field_of(&kinds->common, key);
}

const struct diary_field *diary_kinds_key(const struct diary_kinds *kinds, const char *key)
{
    const struct diary_kind *items = kinds->kinds.items;
    const struct diary_field *field = field_of(&kinds->common, key);

    for (size_t i = 0; field == NULL && i < kinds->kinds.count; i++)
        field = field_of(&items[i].keys, key);
    return field;
}

bool diary_kinds_is_common(const struct diary_kinds *kinds, const char *key)
{
    return field_of(&kinds->common, key) != NULL;
}

/* A list that stands elsewhere. */
typedef bool borrow_function(const struct diary_borrowed *borrowed, struct phrase_list *terms);

struct loan {
    borrow_function *borrow;
    bool tried;
    bool good;
    struct diary_words words;
};

enum { LOANS = 2 };

struct diary_borrowed {
    struct reader_layers layers;
    struct arena *arena;
    struct diagnostic_list *list;
    struct trigger_list *triggers; /* what borrowing them leaves for others */
    struct loan loans[LOANS];
};

static struct loan *find_loan(const struct diary_kinds *kinds, const char *id)
{
    for (size_t i = 0; i < LOANS; i++) {
        if (strcmp(kinds->borrowed->loans[i].words.id.text, id) == 0)
            return &kinds->borrowed->loans[i];
    }
    return NULL;
}

static const struct diary_words *borrow(const struct diary_kinds *kinds, struct loan *loan)
{
    if (!loan->tried) {
        loan->good = loan->borrow(kinds->borrowed, &loan->words.terms);
        loan->tried = true;
    }
    return loan->good ? &loan->words : NULL;
}

static const struct diary_words *own_words(const struct diary_kinds *kinds, const char *id)
{
    const struct diary_words *items = kinds->lists.items;

    for (size_t i = 0; i < kinds->lists.count; i++) {
        if (word_equals(items[i].id.text, id))
            return &items[i];
    }
    return NULL;
}

const struct diary_words *diary_kinds_words(const struct diary_kinds *kinds, const char *id)
{
    struct loan *loan = find_loan(kinds, id);

    return loan != NULL ? borrow(kinds, loan) : own_words(kinds, id);
}

bool diary_kinds_has(const struct diary_kinds *kinds, const char *list, const char *word)
{
    const struct diary_words *words = diary_kinds_words(kinds, list);

    return words != NULL && phrase_list_has(&words->terms, word);
}

static const char *term_of(const struct diary_words *words, const char *word)
{
    const struct phrase_pair *synonyms = words->synonyms.items;

    if (phrase_list_has(&words->terms, word))
        return word;
    for (size_t i = 0; i < words->synonyms.count; i++) {
        if (word_equals(synonyms[i].word.text, word))
            return synonyms[i].meant.text;
    }
    return NULL;
}

const char *diary_kinds_term(const struct diary_kinds *kinds, const char *list, const char *word,
                             struct arena *arena)
{
    const struct diary_words *words = diary_kinds_words(kinds, list);
    const char *term = words != NULL ? term_of(words, word) : NULL;

    return words == NULL || term != NULL ? term : term_of(words, word_tidy(word, arena));
}

/* --- putting the layers together ----------------------------------------- */

struct gathering {
    struct arena *arena;
    struct diary_kinds *kinds;
    struct diagnostic_list *list;
};

static void twice(struct gathering *gathering, const struct phrase *id)
{
    diagnostic_input(gathering->list, id->place, "'%s' is there already", id->text);
}

static void add_terms(struct gathering *gathering, struct diary_words *words,
                      const struct phrase_list *more)
{
    struct phrase_list *terms = &words->terms;
    struct phrase *joined =
        arena_array(gathering->arena, terms->count + more->count, sizeof *joined);

    if (terms->count > 0)
        memcpy(joined, terms->items, terms->count * sizeof *joined);
    terms->items = joined;
    for (size_t i = 0; i < more->count; i++) {
        if (term_of(words, more->items[i].text) != NULL)
            twice(gathering, &more->items[i]);
        else
            terms->items[terms->count++] = more->items[i];
    }
}

static void take_lists(struct gathering *gathering, const struct row_list *lists, bool overlay)
{
    const struct diary_words *items = lists->items;

    for (size_t i = 0; i < lists->count; i++) {
        const struct diary_words *known = own_words(gathering->kinds, items[i].id.text);
        size_t index;

        if (find_loan(gathering->kinds, items[i].id.text) != NULL || (known != NULL && !overlay)) {
            twice(gathering, &items[i].id);
        } else if (known != NULL) {
            index = (size_t)(known - (const struct diary_words *)gathering->kinds->lists.items);
            add_terms(gathering, (struct diary_words *)gathering->kinds->lists.items + index,
                      &items[i].terms);
            row_list_add(&((struct diary_words *)gathering->kinds->lists.items + index)->synonyms,
                         items[i].synonyms.items, items[i].synonyms.count,
                         sizeof(struct phrase_pair), gathering->arena);
        } else {
            row_list_add(&gathering->kinds->lists, &items[i], 1, sizeof items[i], gathering->arena);
        }
    }
}

/* The keys of a kind, or the common ones, before they join those that are there. */
static void check_new_keys(struct gathering *gathering, const struct row_list *fields)
{
    const struct diary_field *items = fields->items;

    for (size_t i = 0; i < fields->count; i++) {
        const char *key = items[i].id.text;
        const struct diary_field *known = key != NULL ? diary_kinds_key(gathering->kinds, key)
                                                      : NULL;

        if (known != NULL && known->type != items[i].type)
            diagnostic_input(gathering->list, items[i].id.place,
                             "'%s' has another type elsewhere; one key has one type", key);
        if (key != NULL && field_of(fields, key) != &items[i])
            twice(gathering, &items[i].id);
    }
}

static void take_common(struct gathering *gathering, const struct row_list *common)
{
    struct row_list *known = &gathering->kinds->common;
    const struct diary_field *items = common->items;

    check_new_keys(gathering, common);
    for (size_t i = 0; i < common->count; i++) {
        if (items[i].id.text != NULL && field_of(known, items[i].id.text) != NULL)
            twice(gathering, &items[i].id);
    }
    row_list_add(known, items, common->count, sizeof *items, gathering->arena);
}

static void take_table(void *context, void *read, bool overlay)
{
    struct gathering *gathering = context;
    struct diary_kinds *kinds = gathering->kinds;
    const struct diary_kinds *table = read;
    const struct diary_kind *items = table->kinds.items;

    if (!overlay) {
        kinds->reviewed = table->reviewed;
        kinds->sources = table->sources;
    }
    take_lists(gathering, &table->lists, overlay);
    take_common(gathering, &table->common);
    for (size_t i = 0; i < table->kinds.count; i++) {
        check_new_keys(gathering, &items[i].keys);
        if (find_by_synonym(kinds, items[i].id.text) != NULL)
            twice(gathering, &items[i].id);
        else
            row_list_add(&kinds->kinds, &items[i], 1, sizeof items[i], gathering->arena);
    }
}

/* --- the lists that stand elsewhere -------------------------------------- */

static bool borrow_triggers(const struct diary_borrowed *borrowed, struct phrase_list *terms)
{
    struct trigger_list *triggers = borrowed->triggers;

    if (!trigger_read(&borrowed->layers, borrowed->arena, triggers, borrowed->list))
        return false;
    terms->items = arena_array(borrowed->arena, triggers->count, sizeof *terms->items);
    for (size_t i = 0; i < triggers->count; i++)
        terms->items[terms->count++] = triggers->items[i].id;
    return true;
}

/* A file's name is its entry's id, so the names are enough. */
static bool borrow_exercises(const struct diary_borrowed *borrowed, struct phrase_list *terms)
{
    static const char ending[] = ".yaml";
    const struct reader_layers *layers = &borrowed->layers;
    struct arena *arena = borrowed->arena;
    size_t capacity = 0;

    for (size_t i = layers->count; i-- > 0;) {
        const char *directory = arena_format(arena, "%s/exercises", layers->items[i].directory);
        const char *const *names;
        size_t count;

        if (!file_list(directory, ending, i + 1 < layers->count, arena, &names, &count,
                       borrowed->list))
            return false;
        for (size_t j = 0; j < count; j++) {
            const char *id = arena_copy(arena, names[j], strlen(names[j]) - strlen(ending));

            terms->items = arena_grow(arena, terms->items, &capacity, terms->count,
                                      sizeof *terms->items);
            terms->items[terms->count++] = (struct phrase){id, {directory, 0, 0}};
        }
    }
    return true;
}

static void prepare_loans(struct gathering *gathering, const struct reader_layers *layers)
{
    struct diary_borrowed *borrowed = arena_alloc(gathering->arena, sizeof *borrowed);

    *borrowed = (struct diary_borrowed){
        *layers,
        gathering->arena,
        gathering->list,
        &gathering->kinds->triggers,
        {{.borrow = borrow_triggers, .words.id.text = "trigger"},
         {.borrow = borrow_exercises, .words.id.text = "exercise"}},
    };
    gathering->kinds->borrowed = borrowed;
}

/* --- checking ------------------------------------------------------------ */

static void check_field(struct gathering *gathering, const struct phrase *owner,
                        const struct diary_field *field)
{
    const char *name = field->id.text != NULL ? field->id.text : "value";
    bool is_term = field->type == DIARY_TERM || field->type == DIARY_TERMS;
    bool is_number = field->type == DIARY_NUMBER;
    struct diagnostic_list *list = gathering->list;

    if (is_number != field->range.given)
        diagnostic_input(list, field->place, "'%s' of '%s': numbers, and only they, have a range",
                         name, owner->text);
    if (!is_number && (field->unit.text != NULL || field->suffixes.count > 0 || field->whole
                       || field->say_unit))
        diagnostic_input(list, field->place, "'%s' of '%s': only numbers have units or are whole",
                         name, owner->text);
    if (is_term != (field->words.text != NULL))
        diagnostic_input(list, field->place, "'%s' of '%s': terms, and only they, have words", name,
                         owner->text);
    else if (is_term && own_words(gathering->kinds, field->words.text) == NULL
             && find_loan(gathering->kinds, field->words.text) == NULL)
        diagnostic_input(list, field->words.place, "there is no list '%s'", field->words.text);
}

static void check_key(struct gathering *gathering, const struct phrase *owner,
                      const struct diary_field *field)
{
    if (field->id.text == NULL) {
        diagnostic_input(gathering->list, field->place, "a key of '%s' has no 'id'", owner->text);
        return;
    }
    check_field(gathering, owner, field);
    if (diary_key_is_own(field->id.text) || strcmp(field->id.text, "at") == 0)
        diagnostic_input(gathering->list, field->id.place, "'%s' is taken", field->id.text);
    if (strcmp(field->id.text, owner->text) == 0)
        diagnostic_input(gathering->list, field->id.place, "'%s' is the kind's own name",
                         field->id.text);
}

/* A synonym means one term, and is none itself. */
static void check_synonyms(struct gathering *gathering, const struct diary_words *words)
{
    const struct phrase_pair *items = words->synonyms.items;

    for (size_t i = 0; i < words->synonyms.count; i++) {
        const char *first = term_of(words, items[i].word.text);

        if (!phrase_list_has(&words->terms, items[i].meant.text))
            diagnostic_input(gathering->list, items[i].meant.place, "'%s' is no term of '%s'",
                             items[i].meant.text, words->id.text);
        if (phrase_list_has(&words->terms, items[i].word.text) || first != items[i].meant.text)
            twice(gathering, &items[i].word);
    }
}

static void check_kind_synonyms(struct gathering *gathering, const struct diary_kind *kind)
{
    for (size_t i = 0; i < kind->synonyms.count; i++) {
        const char *word = kind->synonyms.items[i].text;

        if (find_by_synonym(gathering->kinds, word) != kind
            || diary_kind_find(gathering->kinds, word) != NULL)
            twice(gathering, &kind->synonyms.items[i]);
    }
}

static void check_lists(struct gathering *gathering)
{
    const struct diary_words *items = gathering->kinds->lists.items;

    for (size_t i = 0; i < gathering->kinds->lists.count; i++)
        check_synonyms(gathering, &items[i]);
}

static void check_table(struct gathering *gathering)
{
    const struct phrase common = {"common", {0}};
    const struct diary_kinds *kinds = gathering->kinds;
    const struct diary_kind *items = kinds->kinds.items;

    for (size_t i = 0; i < kinds->common.count; i++)
        check_key(gathering, &common, (const struct diary_field *)kinds->common.items + i);
    for (size_t i = 0; i < kinds->kinds.count; i++) {
        if (items[i].value.id.text != NULL)
            diagnostic_input(gathering->list, items[i].value.id.place,
                             "a value has no 'id'; its name is '%s'", items[i].id.text);
        check_field(gathering, &items[i].id, &items[i].value);
        check_kind_synonyms(gathering, &items[i]);
        for (size_t j = 0; j < items[i].keys.count; j++)
            check_key(gathering, &items[i].id,
                      (const struct diary_field *)items[i].keys.items + j);
        if (items[i].second.text != NULL && field_of(&items[i].keys, items[i].second.text) == NULL)
            diagnostic_input(gathering->list, items[i].second.place, "'%s' has no key '%s'",
                             items[i].id.text, items[i].second.text);
    }
}

bool diary_kinds_open(const struct reader_layers *layers, struct arena *arena,
                      struct diary_kinds *kinds, struct diagnostic_list *list)
{
    struct gathering gathering = {arena, kinds, list};
    size_t errors = list->errors;

    *kinds = (struct diary_kinds){0};
    prepare_loans(&gathering, layers);
    reader_table(layers, "diary.yaml", &table_schema, arena, take_table, &gathering, list);
    if (list->errors == errors) {
        check_lists(&gathering);
        check_table(&gathering);
    }
    return list->errors == errors;
}

bool diary_kinds_read(const struct reader_layers *layers, struct arena *arena,
                      struct diary_kinds *kinds, struct diagnostic_list *list)
{
    bool good = diary_kinds_open(layers, arena, kinds, list);

    for (size_t i = 0; i < LOANS; i++)
        good = borrow(kinds, &kinds->borrowed->loans[i]) != NULL && good;
    return good;
}

/* --- for writing --------------------------------------------------------- */

static bool value_is_number(const void *context, const char *kind)
{
    const struct diary_kind *found = diary_kind_find(context, kind);

    return found != NULL && found->value.type == DIARY_NUMBER;
}

static bool attribute_is_number(const void *context, const char *kind, const char *key)
{
    const struct diary_kind *found = diary_kind_find(context, kind);
    const struct diary_field *field = found != NULL ? diary_kind_key(context, found, key) : NULL;

    return field != NULL && field->type == DIARY_NUMBER;
}

struct record_types diary_kinds_types(const struct diary_kinds *kinds)
{
    return (struct record_types){value_is_number, attribute_is_number, kinds};
}
