#include "domain/entry.h"

#include "base/build.h"
#include "base/clock.h"
#include "base/number.h"
#include "base/utf8.h"
#include "base/word.h"

#include <stdlib.h>
#include <string.h>

/* The operands on their way into a record. */
struct reading {
    const struct operands *operands;
    const struct diary_kinds *kinds;
    struct arena *arena;
    struct diagnostic_list *list;
    const struct diary_kind *kind;
    size_t kind_index;   /* the operand that said which kind */
    const char *value;
    bool has_second;
    struct record given; /* the keys in the order in which they were typed */
};

static struct place operand_place(size_t index)
{
    return (struct place){"operand", index + 1, 1};
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
    diagnostic_input(reading->list, operand_place(reading->kind_index),
                     "void is written by " PROGRAM_LOG " --undo");
    return true;
}

/* A number alone is pain: its operand is the value too. */
static bool find_kind(struct reading *reading)
{
    const struct operands *operands = reading->operands;
    size_t i = 0;
    const char *word;

    while (i < operands->count && entry_pair(operands->items[i], i + 1, reading->arena).key != NULL)
        i++;
    if (i == operands->count) {
        diagnostic_input(reading->list, operand_place(0),
                         "only keys; expected a number for pain, or a kind, before them");
        return false;
    }
    word = operands->items[i];
    reading->kind_index = i;
    reading->kind = diary_kind_find(reading->kinds, is_score(word) ? "pain" : word);
    if (reading->kind == NULL)
        diary_kind_unknown(reading->kinds, word, operand_place(i), reading->list);
    return reading->kind != NULL && !is_logged_otherwise(reading, word);
}

/* --- values -------------------------------------------------------------- */

static void take_value(struct reading *reading, const char *text, struct place place)
{
    const struct diary_kind *kind = reading->kind;
    const char *value = diary_field_take(reading->kinds, &kind->value, kind->id.text, text, place,
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
    struct entry_pair pair = entry_pair(operand, index + 1, reading->arena);
    bool is_text =
        is_prose(reading->kind) && reading->value == NULL && index == reading->kind_index + 1;

    if (pair.key != NULL && !is_text)
        take_key(reading, &pair);
    else if (reading->value == NULL)
        take_value(reading, operand, operand_place(index));
    else if (is_prose(reading->kind))
        reading->value = arena_format(reading->arena, "%s %s", reading->value, operand);
    else
        take_second(reading, operand, operand_place(index));
}

static void take_all(struct reading *reading)
{
    const struct diary_kind *kind = reading->kind;
    const char *word = reading->operands->items[reading->kind_index];

    if (is_score(word))
        take_value(reading, word, operand_place(reading->kind_index));
    for (size_t i = 0; i < reading->operands->count; i++) {
        if (i != reading->kind_index)
            take_operand(reading, i);
    }
    if (reading->value == NULL && kind->value.type == DIARY_YES)
        reading->value = "yes";
    if (reading->value == NULL)
        diagnostic_input(reading->list, operand_place(reading->kind_index),
                         "'%s' needs a value: %s", kind->id.text, kind->about.text);
}

/* --- the record ---------------------------------------------------------- */

static void put_fields(const struct record *given, const struct row_list *fields,
                       struct arena *arena, struct record *record)
{
    const struct diary_field *items = fields->items;

    for (size_t i = 0; i < fields->count; i++)
        record_set(arena, record, items[i].id.text, record_get(given, items[i].id.text));
}

static int by_key(const void *a, const void *b)
{
    const struct attribute *one = a;
    const struct attribute *other = b;

    return strcmp(one->key, other->key);
}

/* By name, so that the same entry is always the same line. */
static void put_own_keys(const struct record *given, struct arena *arena, struct record *record)
{
    struct attribute *own = arena_array(arena, given->count + 1, sizeof *own);
    size_t count = 0;

    for (size_t i = 0; i < given->count; i++) {
        if (diary_key_is_own(given->attributes[i].key))
            own[count++] = given->attributes[i];
    }
    if (count > 1)
        qsort(own, count, sizeof *own, by_key);
    for (size_t i = 0; i < count; i++)
        record_set(arena, record, own[i].key, own[i].text);
}

struct record entry_in_order(const struct record *given, const struct diary_kind *kind,
                             const struct diary_kinds *kinds, struct arena *arena)
{
    struct record record = {
        .place = given->place, .at = given->at, .kind = given->kind, .value = given->value};

    put_fields(given, &kind->keys, arena, &record);
    put_own_keys(given, arena, &record);
    put_fields(given, &kinds->common, arena, &record);
    return record;
}

static bool are_utf8(const struct operands *operands, struct diagnostic_list *list)
{
    size_t errors = list->errors;

    for (size_t i = 0; i < operands->count; i++) {
        const char *operand = operands->items[i];
        size_t length = strlen(operand);
        size_t bad = utf8_valid(operand, length);
        struct place place = operand_place(i);

        place.column += utf8_count(operand, bad);
        if (bad < length)
            diagnostic_input(list, place, "byte 0x%02X is not UTF-8",
                             (unsigned)(unsigned char)operand[bad]);
    }
    return list->errors == errors;
}

bool entry_read(const struct operands *operands, const struct diary_kinds *kinds,
                struct arena *arena, struct record *record, struct diagnostic_list *list)
{
    struct reading reading = {.operands = operands, .kinds = kinds, .arena = arena, .list = list};
    size_t errors = list->errors;

    if (!are_utf8(operands, list) || !find_kind(&reading))
        return false;
    take_all(&reading);
    if (list->errors != errors)
        return false;
    reading.given.kind = reading.kind->id.text;
    reading.given.value = reading.value;
    *record = entry_in_order(&reading.given, reading.kind, kinds, arena);
    return true;
}

bool entry_note(struct record *record, const char *note, struct arena *arena,
                struct diagnostic_list *list)
{
    if (record_get(record, "note") != NULL) {
        diagnostic_usage(list, "--note: there is a note= already; expected one of the two");
        return false;
    }
    if (utf8_valid(note, strlen(note)) < strlen(note)) {
        diagnostic_input(list, (struct place){0}, "the note is not UTF-8");
        return false;
    }
    record_set(arena, record, "note", note);
    return true;
}

bool entry_is_ahead(struct moment moment, struct moment now)
{
    return moment.seconds > now.seconds + ENTRY_AHEAD_SECONDS;
}

bool entry_time(const char *text, struct moment now, struct moment *moment,
                struct diagnostic_list *list)
{
    enum clock_fit fit;
    const char *problem = clock_read(text, now, moment, &fit);
    char shown[MOMENT_TEXT];

    if (problem != NULL)
        diagnostic_usage(list, "--time %s: %s", text, problem);
    else if (entry_is_ahead(*moment, now))
        diagnostic_usage(list, "--time %s: %s is still to come; expected a time that has been",
                         text, moment_print(*moment, shown));
    else if (fit == CLOCK_DOUBLED)
        diagnostic_remark(list, (struct place){0},
                          "'%s' comes twice that day, as the clock goes back; taken as %s", text,
                          moment_print(*moment, shown));
    return problem == NULL && !entry_is_ahead(*moment, now);
}

bool entry_line(struct record *record, struct moment at, bool stamp,
                struct arena *arena, struct text *line, struct diagnostic_list *list)
{
    char shown[MOMENT_TEXT];
    size_t most = strcmp(record->kind, "void") == 0 ? 4 * ENTRY_BYTES : ENTRY_BYTES;

    record->at = arena_text(arena, moment_print(at, shown));
    if (stamp)
        record_set_moment(arena, record, "written", clock_real());
    record_write(record, RECORD_LINES, NULL, line);
    if (line->length <= most)
        return true;
    diagnostic_input(list, record->place,
                     "the entry would be %zu bytes long; at most %zu are kept", line->length, most);
    return false;
}
