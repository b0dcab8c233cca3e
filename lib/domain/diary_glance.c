#include "domain/diary_glance.h"

#include "base/hash.h"
#include "base/joined.h"
#include "base/number.h"
#include "base/utf8.h"
#include "base/word.h"

#include <string.h>

enum { FIRST_SLOTS = 1024 };

/* --- the table ------------------------------------------------------------------- */

/* The owner tells the tables apart. */
static uint64_t hash_of(const void *owner, const char *text, size_t length)
{
    return hash_bytes((uint64_t)(uintptr_t)owner, text, length);
}

static void place(struct diary_glance *glance, size_t index)
{
    size_t slot = (size_t)(glance->words[index].hash & (glance->slot_count - 1));

    while (glance->slots[slot] != 0)
        slot = (slot + 1) & (glance->slot_count - 1);
    glance->slots[slot] = (uint32_t)index + 1;
}

static void widen(struct diary_glance *glance)
{
    glance->slot_count *= 2;
    glance->slots = arena_array(&glance->arena, glance->slot_count, sizeof *glance->slots);
    for (size_t i = 0; i < glance->count; i++)
        place(glance, i);
}

static void put(struct diary_glance *glance, struct diary_glance_word word)
{
    word.length = strlen(word.text);
    word.hash = hash_of(word.owner, word.text, word.length);
    if (2 * glance->count >= glance->slot_count)
        widen(glance);
    glance->words = arena_grow(&glance->arena, glance->words, &glance->capacity, glance->count,
                               sizeof *glance->words);
    glance->words[glance->count] = word;
    place(glance, glance->count++);
}

static const struct diary_glance_word *get(const struct diary_glance *glance, const void *owner,
                                           const char *text, size_t length)
{
    uint64_t hash = hash_of(owner, text, length);
    size_t slot = (size_t)(hash & (glance->slot_count - 1));

    for (; glance->slots[slot] != 0; slot = (slot + 1) & (glance->slot_count - 1)) {
        const struct diary_glance_word *word = &glance->words[glance->slots[slot] - 1];

        if (word->hash == hash && word->owner == owner && word->length == length
            && memcmp(word->text, text, length) == 0)
            return word;
    }
    return NULL;
}

static const struct diary_words *list_of(const struct diary_glance *glance,
                                         const struct diary_field *field)
{
    return field->words.text != NULL ? diary_kinds_words(glance->kinds, field->words.text) : NULL;
}

/* A key that bears its kind's name, or that of the time, is for the judge. */
static void put_keys(struct diary_glance *glance, const struct diary_kind *kind,
                     const struct row_list *fields)
{
    const struct diary_field *items = fields->items;

    for (size_t i = 0; i < fields->count; i++) {
        const char *key = items[i].id.text;

        if (key != NULL && strcmp(key, kind->id.text) != 0 && strcmp(key, "at") != 0
            && diary_kind_key(glance->kinds, kind, key) == &items[i])
            put(glance, (struct diary_glance_word){
                            .text = key,
                            .owner = kind,
                            .field = &items[i],
                            .list = list_of(glance, &items[i]),
                        });
    }
}

/* Every list that some field takes words of, also those that stand elsewhere: from here
 * on they are there, and looking them up changes nothing. */
static void put_terms(struct diary_glance *glance, const struct diary_words *list)
{
    const struct phrase_list *terms;

    if (list == NULL)
        return;
    terms = &list->terms;
    if (terms->count > 0
        && get(glance, list, terms->items[0].text, strlen(terms->items[0].text)) != NULL)
        return;
    for (size_t i = 0; i < terms->count; i++)
        put(glance, (struct diary_glance_word){.text = terms->items[i].text, .owner = list});
}

static void put_terms_of(struct diary_glance *glance, const struct row_list *fields)
{
    const struct diary_field *items = fields->items;

    for (size_t i = 0; i < fields->count; i++)
        put_terms(glance, list_of(glance, &items[i]));
}

static void put_all(struct diary_glance *glance)
{
    const struct diary_kind *items = glance->kinds->kinds.items;
    const struct row_list *common = &glance->kinds->common;

    put_terms_of(glance, common);
    for (size_t i = 0; i < glance->kinds->kinds.count; i++) {
        put(glance, (struct diary_glance_word){
                        .text = items[i].id.text,
                        .kind = &items[i],
                        .field = &items[i].value,
                        .list = list_of(glance, &items[i].value),
                    });
        put_keys(glance, &items[i], &items[i].keys);
        put_keys(glance, &items[i], common);
        put_terms(glance, list_of(glance, &items[i].value));
        put_terms_of(glance, &items[i].keys);
    }
}

void diary_glance_begin(struct diary_glance *glance, const struct diary_kinds *kinds)
{
    *glance = (struct diary_glance){.kinds = kinds, .slot_count = FIRST_SLOTS};
    glance->slots = arena_array(&glance->arena, glance->slot_count, sizeof *glance->slots);
    put_all(glance);
}

void diary_glance_end(struct diary_glance *glance)
{
    arena_free(&glance->arena);
}

/* --- values ------------------------------------------------------------------------- */

/* What is not ASCII goes by code points; the rest, which is most, a byte a step. */
static size_t plain_size(const char *text, size_t length)
{
    unsigned char byte = (unsigned char)*text;
    uint32_t code;
    size_t size;

    if (byte < 0x80)
        return byte >= 0x20 && byte != 0x7f && byte != '\\';
    size = utf8_decode(text, length, &code);
    return size > 0 && !utf8_is_control(code) ? size : 0;
}

bool diary_glance_is_plain(const char *text, size_t length)
{
    size_t offset = 0;

    while (offset < length) {
        size_t size = plain_size(text + offset, length - offset);

        if (size == 0)
            return false;
        offset += size;
    }
    return length > 0;
}

static bool has_term(const struct diary_glance *glance, const struct diary_words *list,
                     const char *text, size_t length)
{
    return list != NULL && get(glance, list, text, length) != NULL;
}

static bool has_terms(const struct diary_glance *glance, const struct diary_words *list,
                      const char *text)
{
    struct joined_word word;

    while (joined_next(&text, &word)) {
        if (!has_term(glance, list, word.text, word.length))
            return false;
    }
    return true;
}

/* Whether a text that ends in NUL is right where the word is a key, or a kind. */
static bool fits(const struct diary_glance *glance, const struct diary_glance_word *word,
                 const char *text, size_t length)
{
    double number;

    switch ((enum diary_type)word->field->type) {
    case DIARY_NUMBER:
        return number_parse(text, &number) && diary_field_has(word->field, number);
    case DIARY_TERM:
        return has_term(glance, word->list, text, length);
    case DIARY_TERMS:
        return has_terms(glance, word->list, text);
    case DIARY_WORD:
        return word_is(text);
    case DIARY_TEXT:
        return diary_glance_is_plain(text, length);
    case DIARY_YES:
        return strcmp(text, "yes") == 0;
    case DIARY_DATES:
    case DIARY_INSTANT:
    case DIARY_LINE:
        break;
    }
    return false;
}

/* --- the line ------------------------------------------------------------------------ */

static bool is_there(const struct record *record, const char *key)
{
    for (size_t i = 0; i < record->count; i++) {
        if (record->attributes[i].key == key)
            return true;
    }
    return false;
}

/* text: key=text, ending in NUL. */
static bool read_attribute(const struct diary_glance *glance, const struct diary_kind *kind,
                           char *text, size_t length, struct record *record)
{
    char *equals = memchr(text, '=', length);
    const struct diary_glance_word *word;

    if (equals == NULL)
        return false;
    word = get(glance, kind, text, (size_t)(equals - text));
    if (word == NULL || is_there(record, word->text)
        || !fits(glance, word, equals + 1, length - (size_t)(equals + 1 - text)))
        return false;
    record->attributes[record->count++] = (struct attribute){word->text, equals + 1};
    return true;
}

/* Ends the field at *rest with a NUL, and moves *rest behind it; NULL after the last. */
static char *next_field(char **rest, char *end, size_t *length)
{
    char *start = *rest;
    char *tab;

    if (start == NULL)
        return NULL;
    tab = memchr(start, '\t', (size_t)(end - start));
    *rest = tab != NULL ? tab + 1 : NULL;
    if (tab == NULL)
        tab = end;
    *tab = '\0';
    *length = (size_t)(tab - start);
    return start;
}

/* texts holds the tail, of length bytes. */
static bool read_fields(const struct diary_glance *glance, char *texts, size_t length,
                        struct record *record)
{
    char *rest = texts;
    char *end = texts + length;
    size_t size = 0;
    char *field = next_field(&rest, end, &size);
    const struct diary_glance_word *word = get(glance, NULL, field, size);

    field = next_field(&rest, end, &size);
    if (word == NULL || field == NULL || !fits(glance, word, field, size))
        return false;
    record->kind = word->text;
    record->value = field;
    while ((field = next_field(&rest, end, &size)) != NULL) {
        if (!read_attribute(glance, word->kind, field, size, record))
            return false;
    }
    return true;
}

bool diary_glance_at(const struct diary_glance *glance, const char *tail, size_t length,
                     struct diary_entry *entry, struct attribute *attributes, char *texts)
{
    if (length == 0 || memchr(tail, '\0', length) != NULL)
        return false;
    memcpy(texts, tail, length);
    *entry = (struct diary_entry){.record.attributes = attributes};
    return read_fields(glance, texts, length, &entry->record);
}
