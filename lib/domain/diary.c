#include "domain/diary.h"

#include "base/input.h"
#include "base/number.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_LINE = 64 * 1024 };

/* One input on its way into the diary. */
struct reading {
    const char *name;
    const struct diary_kinds *kinds;
    struct arena *arena;
    struct diary *diary;
    struct diagnostic_list faults; /* of the line at hand */
};

/* --- what an entry must be ----------------------------------------------- */

static void check_attributes(struct reading *reading, const struct diary_kind *kind,
                             const struct record *record)
{
    for (size_t i = 0; i < record->count; i++) {
        const struct attribute *attribute = &record->attributes[i];
        const struct diary_field *field =
            diary_kind_key(reading->kinds, kind, attribute->key);

        if (field != NULL)
            diary_field_check(reading->kinds, field, attribute->key, attribute->text,
                              record->place, &reading->faults);
        else if (!diary_key_is_own(attribute->key))
            diary_key_unknown(reading->kinds, kind, attribute->key, record->place,
                              &reading->faults);
    }
}

/* Places are the line's: which column a value began at is no longer known. */
static void check_entry(struct reading *reading, struct record *record)
{
    const struct diary_kind *kind = diary_kind_find(reading->kinds, record->kind);

    record->place.column = 0;
    if (kind == NULL) {
        diary_kind_unknown(reading->kinds, record->kind, record->place, &reading->faults);
        return;
    }
    diary_field_check(reading->kinds, &kind->value, kind->id.text, record->value, record->place,
                      &reading->faults);
    check_attributes(reading, kind, record);
}

/* --- adding -------------------------------------------------------------- */

static void add_entry(struct reading *reading, const struct record *record, struct bytes raw)
{
    struct diary *diary = reading->diary;
    const char *written = record_get(record, "written");
    struct diary_entry *entry;

    diary->entries = arena_grow(reading->arena, diary->entries, &diary->capacity, diary->count,
                                sizeof *diary->entries);
    entry = &diary->entries[diary->count++];
    *entry = (struct diary_entry){.record = *record, .line = record->place.line, .raw = raw};
    moment_parse(record->at, &entry->at);
    entry->written = entry->at;
    if (written != NULL)
        entry->has_written = moment_parse(written, &entry->written);
    entry->is_void = strcmp(record->kind, "void") == 0;
}

/* Hands the faults of a line to the caller's list as what they are to it. */
static void pass_on(struct reading *reading, enum diary_fault fault, struct diagnostic_list *list)
{
    for (size_t i = 0; i < reading->faults.count; i++) {
        const struct diagnostic *item = &reading->faults.items[i];

        if (fault == DIARY_ERROR)
            diagnostic_input(list, item->place, "%s", item->text);
        else
            diagnostic_remark(list, item->place, "%s", item->text);
    }
    reading->diary->bad += reading->faults.count > 0;
    diagnostic_free(&reading->faults);
}

/* --- lines --------------------------------------------------------------- */

static bool is_text(struct reading *reading, size_t number, struct bytes line)
{
    size_t bad = utf8_valid(line.data, line.length);
    const char *nul = line.length > 0 ? memchr(line.data, '\0', line.length) : NULL;
    size_t column = utf8_count(line.data, nul != NULL ? (size_t)(nul - line.data) : bad) + 1;
    struct place place = {reading->name, number, column};

    if (line.length > LONGEST_LINE)
        diagnostic_input(&reading->faults, (struct place){reading->name, number, 0},
                         "the line is longer than 64 KiB");
    else if (nul != NULL)
        diagnostic_input(&reading->faults, place, "a NUL byte; text was expected");
    else if (bad < line.length)
        diagnostic_input(&reading->faults, place, "byte 0x%02X is not UTF-8",
                         (unsigned)(unsigned char)line.data[bad]);
    return reading->faults.count == 0;
}

static void read_line(struct reading *reading, size_t number, struct bytes line)
{
    struct record record;

    if (line.length > 0 && line.data[line.length - 1] == '\r')
        line.length--;
    if (line.length == 0 || *line.data == '#' || !is_text(reading, number, line)
        || !record_read_line(reading->name, number, line.data, line.length, true, reading->arena,
                             &record, &reading->faults))
        return;
    check_entry(reading, &record);
    if (reading->faults.count == 0)
        add_entry(reading, &record, line);
}

static void torn_line(struct reading *reading, size_t number)
{
    reading->diary->torn = true;
    diagnostic_input(&reading->faults, (struct place){reading->name, number, 0},
                     "the last line has no end: it was cut, and is not counted");
}

static void keep_bad_line(struct reading *reading, struct bytes line, bool torn)
{
    struct diary *diary = reading->diary;

    diary->bad_lines = arena_grow(reading->arena, diary->bad_lines, &diary->bad_line_capacity,
                                  diary->bad_line_count, sizeof *diary->bad_lines);
    diary->bad_lines[diary->bad_line_count++] =
        (struct diary_bad_line){line, diary->count, torn};
}

static void read_lines(struct reading *reading, struct bytes bytes, enum diary_fault fault,
                       struct diagnostic_list *list)
{
    const char *start = bytes.data;
    const char *end = bytes.data + bytes.length;

    for (size_t number = 1; start < end; number++) {
        const char *stop = memchr(start, '\n', (size_t)(end - start));
        struct bytes line = {start, (size_t)((stop != NULL ? stop : end) - start)};

        if (stop == NULL)
            torn_line(reading, number);
        else
            read_line(reading, number, line);
        if (reading->faults.count > 0) {
            keep_bad_line(reading, line, stop == NULL);
            pass_on(reading, fault, list);
        }
        start = stop != NULL ? stop + 1 : end;
    }
}

/* --- YAML ---------------------------------------------------------------- */

/* The line that the record would be: what a void would cancel. */
static struct bytes line_of(struct reading *reading, const struct record *record)
{
    struct text text = {0};
    struct bytes line;

    record_write(record, RECORD_LINES, NULL, &text);
    line.length = text.length - 1;
    line.data = arena_copy(reading->arena, text.bytes, line.length);
    text_free(&text);
    return line;
}

static void read_yaml_record(struct reading *reading, struct record *record)
{
    struct moment moment;

    check_entry(reading, record);
    if (!moment_parse(record->at, &moment))
        diagnostic_input(&reading->faults, record->place,
                         "'%.40s' is no time; expected one like 2026-11-20T14:30:00+01:00",
                         record->at);
    if (reading->faults.count == 0)
        add_entry(reading, record, line_of(reading, record));
}

static void read_yaml(struct reading *reading, struct bytes bytes, enum diary_fault fault,
                      struct diagnostic_list *list)
{
    struct record_list records = {0};

    if (input_clean(reading->name, reading->arena, &bytes, &reading->faults))
        record_read(reading->name, bytes, true, reading->arena, &records, &reading->faults);
    if (reading->faults.count > 0)
        pass_on(reading, fault, list);
    for (size_t i = 0; i < records.count; i++) {
        read_yaml_record(reading, &records.items[i]);
        if (reading->faults.count > 0)
            pass_on(reading, fault, list);
    }
}

/* --- voids --------------------------------------------------------------- */

static int compare_line(const struct diary_entry *entry, const char *line, size_t length)
{
    size_t shorter = entry->raw.length < length ? entry->raw.length : length;
    int order = memcmp(entry->raw.data, line, shorter);

    if (order == 0 && entry->raw.length != length)
        order = entry->raw.length < length ? -1 : 1;
    return order;
}

/* Equal lines go by where they stand: the first is cancelled first. */
static int by_line(const void *a, const void *b)
{
    const struct diary_entry *one = *(struct diary_entry *const *)a;
    const struct diary_entry *other = *(struct diary_entry *const *)b;
    int order = compare_line(one, other->raw.data, other->raw.length);

    return order != 0 ? order : one < other ? -1 : one > other;
}

/* Cancels the first equal line that is not cancelled yet. */
static bool cancel(struct diary_entry *const *sorted, size_t count, const char *line)
{
    size_t length = strlen(line);
    size_t low = 0;
    size_t high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_line(sorted[middle], line, length) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    while (low < count && compare_line(sorted[low], line, length) == 0 && sorted[low]->voided)
        low++;
    if (low == count || compare_line(sorted[low], line, length) != 0)
        return false;
    sorted[low]->voided = true;
    return true;
}

static size_t clear_voided(struct diary *diary)
{
    size_t voids = 0;

    for (size_t i = 0; i < diary->count; i++) {
        voids += diary->entries[i].is_void;
        diary->entries[i].voided = false;
    }
    diary->voids_alone = 0;
    return voids;
}

static void apply_voids(struct diary *diary)
{
    struct arena arena = {0};
    struct diary_entry **sorted;
    size_t count = 0;

    if (clear_voided(diary) == 0)
        return;
    sorted = arena_array(&arena, diary->count, sizeof *sorted);
    for (size_t i = 0; i < diary->count; i++) {
        if (!diary->entries[i].is_void)
            sorted[count++] = &diary->entries[i];
    }
    if (count > 0)
        qsort(sorted, count, sizeof *sorted, by_line);
    for (size_t i = 0; i < diary->count; i++) {
        if (diary->entries[i].is_void && !cancel(sorted, count, diary->entries[i].record.value))
            diary->voids_alone++;
    }
    arena_free(&arena);
}

/* --- the whole ----------------------------------------------------------- */

void diary_read(const char *name, struct bytes bytes, const struct diary_kinds *kinds,
                enum diary_fault fault, struct arena *arena, struct diary *diary,
                struct diagnostic_list *list)
{
    static const char mark[] = "\xEF\xBB\xBF";
    struct reading reading = {name, kinds, arena, diary, {{0}, NULL, 0, 0, 0, STATUS_DONE}};

    if (bytes.length >= 3 && memcmp(bytes.data, mark, 3) == 0)
        bytes = (struct bytes){bytes.data + 3, bytes.length - 3};
    if (record_looks_like_yaml(bytes))
        read_yaml(&reading, bytes, fault, list);
    else
        read_lines(&reading, bytes, fault, list);
    apply_voids(diary);
}

bool diary_entry_counts(const struct diary_entry *entry)
{
    return !entry->is_void && !entry->voided;
}

const struct diary_entry *diary_last(const struct diary *diary)
{
    for (size_t i = diary->count; i > 0; i--) {
        if (diary_entry_counts(&diary->entries[i - 1]))
            return &diary->entries[i - 1];
    }
    return NULL;
}

double diary_value(const struct diary_entry *entry)
{
    double number = 0;

    number_parse(entry->record.value, &number);
    return number;
}

bool diary_number(const struct diary_entry *entry, const char *key, double *number)
{
    const char *text = record_get(&entry->record, key);

    return text != NULL && number_parse(text, number);
}

bool diary_list_has(const struct diary_entry *entry, const char *key, const char *word)
{
    const char *item = record_get(&entry->record, key);
    size_t length = strlen(word);

    while (item != NULL && *item != '\0') {
        size_t size = strcspn(item, ",");

        if (size == length && strncmp(item, word, length) == 0)
            return true;
        item += size + (item[size] == ',');
    }
    return false;
}
