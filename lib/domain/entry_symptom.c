#include "domain/entry_symptom.h"

#include "domain/entry.h"

#include <string.h>

static const char symptom[] = "symptom";

enum { MOST_WORDS = 6 }; /* of a term that is typed in several */

struct search {
    const struct diary_kinds *kinds;
    struct arena *arena;
    struct record_list *records;
    const char **words; /* of one entry */
    size_t count;
    size_t capacity;
};

static const struct diary_kind *kind_of(const struct search *search, const char *word)
{
    return diary_kind_named(search->kinds, word, search->arena);
}

static bool is_symptom(const struct search *search, const char *word)
{
    const struct diary_kind *kind = kind_of(search, word);

    return kind != NULL && strcmp(kind->id.text, symptom) == 0;
}

/* --- the words ----------------------------------------------------------- */

/* Marks part words, a comma too. */
static size_t word_length(const char *text)
{
    size_t length = 0;

    while (text[length] != '\0' && strchr(" \t\n\r,;:.=!?()\"", text[length]) == NULL)
        length++;
    return length;
}

static void add_words(struct search *search, const char *text)
{
    while (*text != '\0') {
        size_t length = word_length(text);

        if (length > 0) {
            search->words = arena_grow(search->arena, search->words, &search->capacity,
                                       search->count, sizeof *search->words);
            search->words[search->count++] = arena_copy(search->arena, text, length);
        }
        text += length > 0 ? length : 1;
    }
}

/* symptom=fever and symptom fever=yes are meant so as well. */
static void add_operand(struct search *search, const char *operand)
{
    struct entry_pair pair = entry_pair(operand, 0, search->arena);

    add_words(search, pair.key != NULL ? pair.key : operand);
    if (pair.key != NULL && is_symptom(search, pair.key))
        add_words(search, pair.text);
}

/* --- the terms among them ------------------------------------------------ */

static bool is_there(const struct record_list *records, const char *term)
{
    for (size_t i = 0; i < records->count; i++) {
        if (strcmp(records->items[i].kind, symptom) == 0
            && strcmp(records->items[i].value, term) == 0)
            return true;
    }
    return false;
}

/* The longest term that begins at a word: "chest pain", not chest. Returns how many words it
 * has, 1 when there is none. */
static size_t take_term(struct search *search, size_t start)
{
    const char *joined[MOST_WORDS];
    size_t count = 0;

    while (count < MOST_WORDS && start + count < search->count) {
        const char *word = search->words[start + count];

        joined[count] = count == 0 ? word
                                   : arena_format(search->arena, "%s %s", joined[count - 1], word);
        count++;
    }
    for (; count > 0; count--) {
        const char *term =
            diary_kinds_term(search->kinds, symptom, joined[count - 1], search->arena);

        if (term == NULL)
            continue;
        if (!is_there(search->records, term))
            record_add(search->records, search->arena, symptom, term);
        return count;
    }
    return 1;
}

static void take_terms(struct search *search)
{
    size_t start = 0;

    while (start < search->count && !is_symptom(search, search->words[start]))
        start++;
    for (start++; start < search->count;)
        start += take_term(search, start);
}

/* --- the entries --------------------------------------------------------- */

/* Whether an entry is of a kind that is free text. */
static bool is_text(const struct search *search, const struct operands *part)
{
    for (size_t i = 0; i < part->count; i++) {
        if (entry_pair(part->items[i], 0, search->arena).key == NULL) {
            const struct diary_kind *kind = kind_of(search, part->items[i]);

            return kind != NULL && kind->value.type == DIARY_TEXT;
        }
    }
    return false;
}

void entry_symptoms(const struct operands *operands, const struct diary_kinds *kinds,
                    struct arena *arena, struct record_list *records)
{
    struct search search = {.kinds = kinds, .arena = arena, .records = records};

    for (size_t start = 0; start < operands->count; start++) {
        struct operands part = {operands->items + start, 0};

        while (start < operands->count && strcmp(operands->items[start], ",") != 0) {
            part.count++;
            start++;
        }
        if (is_text(&search, &part))
            continue;
        search.count = 0;
        for (size_t i = 0; i < part.count; i++)
            add_operand(&search, part.items[i]);
        take_terms(&search);
    }
}
