/* What the values of a diary must be: one check a type. */
#include "content/diary_kind.h"

#include "base/build.h"
#include "base/civil.h"
#include "base/joined.h"
#include "base/moment.h"
#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/word.h"

#include <string.h>

enum { MOST_WORDS_SHOWN = 16 };

/* One value on its way through a check. */
struct checking {
    const struct diary_kinds *kinds;
    const struct diary_field *field;
    const char *name;
    const char *text;
    struct place place;
    struct diagnostic_list *list;
};

typedef bool check_function(const struct checking *checking);

static bool fault(const struct checking *checking, const char *expected)
{
    diagnostic_input(checking->list, checking->place, "'%.60s' does not fit %s; expected %s",
                     checking->text, checking->name, expected);
    return false;
}

/* --- numbers ------------------------------------------------------------- */

/* What a number with blanks, commas or apostrophes in it was meant to be: "6500" for
 * "6 500", "6.5" for "6,5" where it need not be whole. NULL when it was none. */
static const char *number_meant(const char *text, bool whole, struct arena *arena)
{
    char *meant = arena_text(arena, text);
    const char *comma = strchr(text, ',');
    bool decimals = comma != NULL && strlen(comma) != 4;
    size_t length = 0;

    for (const char *at = text; *at != '\0'; at++) {
        if (*at == ',' && decimals)
            meant[length++] = '.';
        else if (strchr(" ,'", *at) == NULL)
            meant[length++] = *at;
    }
    meant[length] = '\0';
    return strcmp(meant, text) != 0 && number_looks_like(meant) && !(whole && decimals) ? meant
                                                                                        : NULL;
}

/* "a whole number from 0 to 10 (NRS)" */
static bool number_fault(const struct checking *checking)
{
    const struct diary_field *field = checking->field;
    const char *unit = field->unit.text;
    const struct diary_suffix *suffixes = field->suffixes.items;
    char low[NUMBER_TEXT];
    char high[NUMBER_TEXT];
    struct text expected = {0};
    struct arena arena = {0};
    const char *meant = number_meant(checking->text, field->whole, &arena);

    text_format(&expected, "a %s from %s to %s%s%s", field->whole ? "whole number" : "number",
                number_print(field->range.low, low), number_print(field->range.high, high),
                unit != NULL ? " " : "", unit != NULL ? unit : "");
    for (size_t i = 0; i < field->suffixes.count; i++)
        text_format(&expected, "%s%s", i == 0 ? ", in " : " or ", suffixes[i].id.text);
    if (meant != NULL)
        text_format(&expected, ", written as %s", meant);
    fault(checking, expected.bytes);
    text_free(&expected);
    arena_free(&arena);
    return false;
}

bool diary_field_has(const struct diary_field *field, double number)
{
    if (number < field->range.low || number > field->range.high)
        return false;
    return !field->whole || number == (double)(long)number;
}

static bool check_number(const struct checking *checking)
{
    double number;

    return (number_parse(checking->text, &number) && diary_field_has(checking->field, number))
           || number_fault(checking);
}

/* --- words --------------------------------------------------------------- */

static void list_words(const struct phrase_list *terms, struct text *text)
{
    text_add(text, "; expected one of ");
    for (size_t i = 0; i < terms->count; i++)
        text_format(text, "%s%s", i == 0 ? "" : ", ", terms->items[i].text);
}

static const char if_serious[] =
    "If it is happening now and feels serious, call for emergency help";

/* A symptom in any other place must not be swallowed: it has consequences. */
static bool word_fault(const struct checking *checking, const struct phrase_list *terms,
                       const char *word, struct place place)
{
    struct word_search search = word_search_begin(word);
    struct text hint = {0};

    for (size_t i = 0; i < terms->count; i++)
        word_search_try(&search, terms->items[i].text);
    if (diary_kinds_has(checking->kinds, "symptom", word))
        text_format(&hint, "; it is a symptom: " PROGRAM_LOG " symptom %s", word);
    else if (word_search_result(&search) != NULL)
        text_format(&hint, "; did you mean '%s'?", word_search_result(&search));
    else if (terms->count <= MOST_WORDS_SHOWN)
        list_words(terms, &hint);
    else
        text_add(&hint, "; upperback-diary(5) lists the words");
    if (strcmp(checking->field->words.text, "symptom") == 0)
        text_format(&hint, "%s %s", hint.bytes[hint.length - 1] == '?' ? "" : ".", if_serious);
    diagnostic_input(checking->list, place, "'%.60s' is no %s that the diary knows%s", word,
                     checking->field->words.text, hint.bytes);
    text_free(&hint);
    return false;
}

static bool check_word_in_list(const struct checking *checking, const char *word,
                               struct place place)
{
    const struct diary_words *words =
        diary_kinds_words(checking->kinds, checking->field->words.text);

    if (words == NULL) {
        diagnostic_input(checking->list, place, "'%.60s' cannot be looked up: no list of words",
                         word);
        return false;
    }
    return phrase_list_has(&words->terms, word)
           || word_fault(checking, &words->terms, word, place);
}

static bool check_term(const struct checking *checking)
{
    return check_word_in_list(checking, checking->text, checking->place);
}

static bool check_terms(const struct checking *checking)
{
    struct arena arena = {0};
    const char *rest = checking->text;
    struct joined_word word;
    bool good = true;

    while (joined_next(&rest, &word)) {
        struct place place = checking->place;

        place.column += utf8_count(checking->text, (size_t)(word.text - checking->text));
        if (!check_word_in_list(checking, arena_copy(&arena, word.text, word.length), place))
            good = false;
    }
    arena_free(&arena);
    return good;
}

static bool check_own_word(const struct checking *checking)
{
    return word_is(checking->text)
           || fault(checking, "a word of a-z, 0-9 and '-', such as reach-top-shelf");
}

/* --- the rest ------------------------------------------------------------ */

static bool check_text(const struct checking *checking)
{
    return *checking->text != '\0' || fault(checking, "text");
}

static bool check_yes(const struct checking *checking)
{
    return strcmp(checking->text, "yes") == 0 || fault(checking, "no value, or yes");
}

static bool check_dates(const struct checking *checking)
{
    civil_day first;
    civil_day last;

    return civil_days_parse(checking->text, &first, &last)
           || fault(checking, "a date, or two as 2026-12-24..2027-01-02, the earlier first");
}

static bool check_instant(const struct checking *checking)
{
    struct moment moment;

    return moment_parse(checking->text, &moment)
           || fault(checking, "a time like 2026-11-20T14:30:00+01:00");
}

static check_function *const checks[] = {
    [DIARY_NUMBER] = check_number, [DIARY_TERM] = check_term,       [DIARY_TERMS] = check_terms,
    [DIARY_WORD] = check_own_word, [DIARY_TEXT] = check_text,       [DIARY_YES] = check_yes,
    [DIARY_DATES] = check_dates,   [DIARY_INSTANT] = check_instant, [DIARY_LINE] = check_text,
};

bool diary_field_check(const struct diary_kinds *kinds, const struct diary_field *field,
                       const char *name, const char *text, struct place place,
                       struct diagnostic_list *list)
{
    struct checking checking = {kinds, field, name, text, place, list};

    return checks[field->type](&checking);
}

/* --- what people type ---------------------------------------------------- */

static double or_one(struct figure figure)
{
    return figure.given ? figure.value : 1;
}

/* Reads "7h" or "7 h" in the field's unit; a bare number is in it already. */
static bool measure(const struct diary_field *field, const char *text, struct arena *arena,
                    double *number)
{
    size_t length = strspn(text, "-0123456789.");
    const char *unit = text + length + strspn(text + length, " ");
    const struct diary_suffix *suffixes = field->suffixes.items;

    if (!number_parse(arena_copy(arena, text, length), number))
        return false;
    if (*unit == '\0')
        return unit == text + length;
    for (size_t i = 0; i < field->suffixes.count; i++) {
        if (strcmp(suffixes[i].id.text, unit) == 0) {
            *number = *number * or_one(suffixes[i].times) / or_one(suffixes[i].per);
            return true;
        }
    }
    return false;
}

/* The terms that are meant; what is none stays as it is, to be complained of. */
static const char *meant(const struct checking *checking, struct arena *arena)
{
    const char *list = checking->field->words.text;
    const char *rest = checking->text;
    struct joined_word word;
    struct text terms = {0};
    const char *joined;

    if (checking->field->type == DIARY_TERM) {
        const char *term = diary_kinds_term(checking->kinds, list, checking->text, arena);

        return term != NULL ? term : checking->text;
    }
    while (joined_next(&rest, &word)) {
        const char *item = arena_copy(arena, word.text, word.length);
        const char *term = diary_kinds_term(checking->kinds, list, item, arena);

        text_format(&terms, "%s%s", terms.length > 0 ? "," : "", term != NULL ? term : item);
    }
    joined = arena_copy(arena, terms.bytes, terms.length);
    text_free(&terms);
    return joined;
}

static const char *take_terms(const struct checking *checking, struct arena *arena)
{
    struct checking of_meant = *checking;
    struct diagnostic_list quiet = {0};
    bool good;

    of_meant.text = meant(checking, arena);
    of_meant.list = &quiet;
    good = checks[checking->field->type](&of_meant);
    diagnostic_free(&quiet);
    if (!good)
        checks[checking->field->type](checking);
    return good ? of_meant.text : NULL;
}

const char *diary_field_take(const struct diary_kinds *kinds, const struct diary_field *field,
                             const char *name, const char *text, struct place place,
                             struct arena *arena, struct diagnostic_list *list)
{
    struct checking checking = {kinds, field, name, text, place, list};
    char shown[NUMBER_TEXT];
    double number;

    if (field->type == DIARY_TERM || field->type == DIARY_TERMS)
        return take_terms(&checking, arena);
    if (field->type != DIARY_NUMBER)
        return checks[field->type](&checking) ? text : NULL;
    if (measure(field, text, arena, &number) && diary_field_has(field, number))
        return arena_text(arena, number_print(number, shown));
    number_fault(&checking);
    return NULL;
}

/* --- words that are none ------------------------------------------------- */

static void list_kinds(const struct diary_kinds *kinds, struct text *text)
{
    const struct diary_kind *items = kinds->kinds.items;

    text_add(text, "; expected one of ");
    for (size_t i = 0; i < kinds->kinds.count; i++)
        text_format(text, "%s%s", i == 0 ? "" : ", ", items[i].id.text);
}

void diary_kind_unknown(const struct diary_kinds *kinds, const char *word, struct place place,
                        struct diagnostic_list *list)
{
    struct arena arena = {0};
    const struct diary_kind *items = kinds->kinds.items;
    const char *symptom = diary_kinds_term(kinds, "symptom", word, &arena);
    const char *exercise = diary_kinds_term(kinds, "exercise", word, &arena);
    struct word_search search = word_search_begin(word);
    struct text hint = {0};

    for (size_t i = 0; i < kinds->kinds.count; i++)
        word_search_try(&search, items[i].id.text);
    if (symptom != NULL)
        text_format(&hint, "; did you mean 'symptom %s'? %s", symptom, if_serious);
    else if (exercise != NULL)
        text_format(&hint, "; did you mean 'did %s'?", exercise);
    else if (word_search_result(&search) != NULL)
        text_format(&hint, "; did you mean '%s'?", word_search_result(&search));
    else
        list_kinds(kinds, &hint);
    diagnostic_input(list, place, "'%.60s' is no kind of entry%s", word, hint.bytes);
    text_free(&hint);
    arena_free(&arena);
}

static void try_keys(struct word_search *search, const struct row_list *fields)
{
    const struct diary_field *items = fields->items;

    for (size_t i = 0; i < fields->count; i++)
        word_search_try(search, items[i].id.text);
}

void diary_key_unknown(const struct diary_kinds *kinds, const struct diary_kind *kind,
                       const char *key, struct place place, struct diagnostic_list *list)
{
    const struct diary_kind *items = kinds->kinds.items;
    const char *owner = kind != NULL ? kind->id.text : "any kind of entry";
    struct word_search search = word_search_begin(key);
    const char *near;

    try_keys(&search, &kinds->common);
    for (size_t i = 0; i < kinds->kinds.count; i++) {
        if (kind == NULL || kind == &items[i])
            try_keys(&search, &items[i].keys);
    }
    near = word_search_result(&search);
    if (near != NULL)
        diagnostic_input(list, place, "'%.60s' is no key of %s; did you mean '%s'?", key, owner,
                         near);
    else
        diagnostic_input(list, place, "'%.60s' is no key of %s; keys of your own begin with x-",
                         key, owner);
}

bool diary_key_is_own(const char *key)
{
    return strncmp(key, "x-", 2) == 0 && key[2] != '\0';
}
