#include "domain/entry.h"

#include "base/build.h"
#include "base/number.h"
#include "base/utf8.h"
#include "base/word.h"

#include <string.h>

/* The operands on their way into a record. */
struct reading {
    const struct operands *operands;
    size_t before; /* how many stand before them on the command line */
    const struct diary_kinds *kinds;
    const struct entry_sessions *sessions;
    struct arena *arena;
    struct diagnostic_list *list;
    const struct diary_kind *kind;
    size_t kind_index;   /* the operand that said which kind */
    const char *value;
    struct entry_session session; /* the exercises, when the value is the name of one */
    bool has_second;
    struct record given; /* the keys in the order in which they were typed */
};

static struct place operand_place(const struct reading *reading, size_t index)
{
    return (struct place){"operand", reading->before + index + 1, 1};
}

static struct entry_pair pair_at(const struct reading *reading, size_t index)
{
    return entry_pair(reading->operands->items[index], reading->before + index + 1,
                      reading->arena);
}

struct entry_pair entry_pair(const char *operand, size_t number, struct arena *arena)
{
    const char *equals = strchr(operand, '=');
    struct entry_pair pair = {NULL, operand, {"operand", number, 1}, {"operand", number, 1}};
    const char *key;

    if (equals == NULL)
        return pair;
    key = arena_copy(arena, operand, (size_t)(equals - operand));
    if (!word_is(key))
        return pair;
    pair.key = key;
    pair.text = equals + 1;
    pair.text_place.column += strlen(key) + 1;
    return pair;
}

/* --- the kind ------------------------------------------------------------ */

/* 4, -1, 4.5 and 4x are meant as a pain score: the value's own check judges them. */
static bool is_score(const char *text)
{
    return (text[0] >= '0' && text[0] <= '9') || (text[0] == '-' && text[1] != '\0');
}

static bool is_logged_otherwise(struct reading *reading, const char *word)
{
    if (strcmp(word, "void") != 0)
        return false;
    diagnostic_input(reading->list, operand_place(reading, reading->kind_index),
                     "void is written by " PROGRAM_LOG " --undo");
    return true;
}

/* An operand, or it and the next where both are a symptom: who types "log chest pain" in
 * fright is to be told what to do. */
static const char *spoken_at(const struct reading *reading, size_t i)
{
    const struct operands *operands = reading->operands;
    const char *both =
        i + 1 < operands->count
            ? arena_format(reading->arena, "%s %s", operands->items[i], operands->items[i + 1])
            : operands->items[i];

    return diary_kinds_term(reading->kinds, "symptom", both, reading->arena) != NULL
               ? both
               : operands->items[i];
}

/* A number alone is pain: its operand is the value too. */
static bool find_kind(struct reading *reading)
{
    const struct operands *operands = reading->operands;
    size_t i = 0;
    const char *word;

    while (i < operands->count && pair_at(reading, i).key != NULL)
        i++;
    if (i == operands->count) {
        diagnostic_input(reading->list, operand_place(reading, 0),
                         "only keys; expected a number for pain, or a kind, before them");
        return false;
    }
    word = operands->items[i];
    reading->kind_index = i;
    reading->kind =
        diary_kind_named(reading->kinds, is_score(word) ? "pain" : word, reading->arena);
    if (reading->kind == NULL)
        diary_kind_unknown(reading->kinds, spoken_at(reading, i), operand_place(reading, i),
                           reading->list);
    return reading->kind != NULL && !is_logged_otherwise(reading, reading->kind->id.text);
}

/* --- values -------------------------------------------------------------- */

static void take_value(struct reading *reading, const char *text, struct place place)
{
    const struct diary_kind *kind = reading->kind;
    const char *value = text;

    if (!entry_session_is(reading->sessions, reading->kinds, kind, text, place, reading->arena,
                          &reading->session, reading->list))
        value = diary_field_take(reading->kinds, &kind->value, kind->id.text, text, place,
                                 reading->arena, reading->list);
    reading->value = value != NULL ? value : text;
}

static void take_key(struct reading *reading, const struct entry_pair *pair)
{
    const struct diary_field *field = diary_kind_key(reading->kinds, reading->kind, pair->key);
    const char *text = pair->text;

    if (field == NULL && !diary_key_is_own(pair->key)) {
        diary_key_unknown(reading->kinds, reading->kind, pair->key, pair->place, reading->list);
        return;
    }
    if (strcmp(pair->key, "written") == 0) {
        diagnostic_input(reading->list, pair->place, PROGRAM_LOG
                                                     " itself says when it was written");
        return;
    }
    if (record_get(&reading->given, pair->key) != NULL) {
        diagnostic_input(reading->list, pair->place, "'%s' is given twice", pair->key);
        return;
    }
    if (field != NULL && *text != '\0')
        text = diary_field_take(reading->kinds, field, pair->key, text, pair->text_place,
                                reading->arena, reading->list);
    record_set(reading->arena, &reading->given, pair->key, text);
}

/* "6 500": a number as some write it, in two operands. */
static bool is_rest_of_number(const struct reading *reading, const char *text)
{
    return reading->kind->value.type == DIARY_NUMBER && reading->value != NULL
           && number_looks_like(reading->value) && strlen(reading->value) <= 3
           && strlen(text) == 3 && strspn(text, "0123456789") == 3;
}

static bool is_split_number(struct reading *reading, const char *text, struct place place)
{
    if (!is_rest_of_number(reading, text))
        return false;
    diagnostic_input(reading->list, place,
                     "'%s %s' is two numbers; a number has no blanks in it, as in %s%s",
                     reading->value, text, reading->value, text);
    return true;
}

/* A bare number may stand for something else than the unit: two tablets, not 2 mg. */
static bool lacks_unit(struct reading *reading, const struct diary_field *field, const char *text,
                       struct place place)
{
    const struct diary_suffix *suffixes = field->suffixes.items;
    struct text units = {0};

    if (!field->say_unit || field->suffixes.count == 0 || !number_looks_like(text))
        return false;
    for (size_t i = 0; i < field->suffixes.count; i++)
        text_format(&units, "%s%s", i == 0 ? "" : " or ", suffixes[i].id.text);
    diagnostic_input(reading->list, place, "'%s' has no unit; expected %s, as in %s%s", text,
                     units.bytes, text, suffixes[0].id.text);
    text_free(&units);
    return true;
}

static void take_second(struct reading *reading, const char *text, struct place place)
{
    const struct diary_kind *kind = reading->kind;
    struct entry_pair pair = {kind->second.text, text, place, place};

    if (is_split_number(reading, text, place))
        return;
    if (kind->second.text == NULL || reading->has_second) {
        diagnostic_input(reading->list, place, "'%.60s' is one too many; expected key=value", text);
        return;
    }
    reading->has_second = true;
    if (!lacks_unit(reading, diary_kind_key(reading->kinds, kind, pair.key), text, place))
        take_key(reading, &pair);
}

static bool is_prose(const struct diary_kind *kind)
{
    return kind->value.type == DIARY_TEXT;
}

/* What stands right behind the kind is its text, even with a "=" in it. */
static void take_operand(struct reading *reading, size_t index)
{
    const char *operand = reading->operands->items[index];
    struct entry_pair pair = pair_at(reading, index);
    bool is_text =
        is_prose(reading->kind) && reading->value == NULL && index == reading->kind_index + 1;

    if (pair.key != NULL && !is_text)
        take_key(reading, &pair);
    else if (reading->value == NULL)
        take_value(reading, operand, operand_place(reading, index));
    else if (is_prose(reading->kind))
        reading->value = arena_format(reading->arena, "%s %s", reading->value, operand);
    else
        take_second(reading, operand, operand_place(reading, index));
}

/* "4, slept 6.5": what comes behind such an operand would be complained of in vain. */
static bool has_comma_at_end(struct reading *reading)
{
    for (size_t i = 0; i < reading->operands->count && !is_prose(reading->kind); i++) {
        const char *operand = reading->operands->items[i];
        size_t length = strlen(operand);

        if (length < 2 || operand[length - 1] != ',' || pair_at(reading, i).key != NULL)
            continue;
        diagnostic_input(reading->list, operand_place(reading, i),
                         "'%.60s' ends in a comma; one that parts entries has a blank before it, "
                         "as in " PROGRAM_LOG " 4 , slept 6.5",
                         operand);
        return true;
    }
    return false;
}

static void take_all(struct reading *reading)
{
    const struct diary_kind *kind = reading->kind;
    const char *word = reading->operands->items[reading->kind_index];

    if (is_score(word))
        take_value(reading, word, operand_place(reading, reading->kind_index));
    for (size_t i = 0; i < reading->operands->count; i++) {
        if (i != reading->kind_index)
            take_operand(reading, i);
    }
    if (reading->value == NULL && kind->value.type == DIARY_YES)
        reading->value = "yes";
    if (reading->value == NULL)
        diagnostic_input(reading->list, operand_place(reading, reading->kind_index),
                         "'%s' needs a value: %s", kind->id.text, kind->about.text);
}

/* --- the whole ----------------------------------------------------------- */

static bool are_utf8(const struct reading *reading)
{
    const struct operands *operands = reading->operands;
    size_t errors = reading->list->errors;

    for (size_t i = 0; i < operands->count; i++) {
        const char *operand = operands->items[i];
        size_t length = strlen(operand);
        size_t bad = utf8_valid(operand, length);
        struct place place = operand_place(reading, i);

        place.column += utf8_count(operand, bad);
        if (bad < length)
            diagnostic_input(reading->list, place, "byte 0x%02X is not UTF-8",
                             (unsigned)(unsigned char)operand[bad]);
    }
    return reading->list->errors == errors;
}

static void add_record(struct reading *reading, const char *value, struct record_list *records)
{
    reading->given.kind = reading->kind->id.text;
    reading->given.value = value;
    *record_add(records, reading->arena, reading->given.kind, value) =
        entry_in_order(&reading->given, reading->kind, reading->kinds, reading->arena);
}

bool entry_read(const struct operands *operands, size_t before, const struct diary_kinds *kinds,
                const struct entry_sessions *sessions, struct arena *arena,
                struct record_list *records, struct diagnostic_list *list)
{
    struct reading reading = {.operands = operands,
                              .before = before,
                              .kinds = kinds,
                              .sessions = sessions,
                              .arena = arena,
                              .list = list};
    size_t errors = list->errors;

    if (!are_utf8(&reading) || !find_kind(&reading) || has_comma_at_end(&reading))
        return false;
    take_all(&reading);
    if (list->errors != errors)
        return false;
    for (size_t i = 0; i < reading.session.count; i++)
        add_record(&reading, reading.session.exercises[i], records);
    if (reading.session.count == 0)
        add_record(&reading, reading.value, records);
    return true;
}
