#include "domain/diary.h"

#include "base/input.h"
#include "base/joined.h"
#include "base/number.h"
#include "domain/diary_line.h"

#include <stdlib.h>
#include <string.h>

/* One input on its way into the diary. */
struct reading {
    const char *name;
    const struct diary_kinds *kinds;
    struct arena *arena;
    struct diary *diary;
    struct diagnostic_list faults; /* of the line at hand */
};

/* --- adding -------------------------------------------------------------- */

static void add_entry(struct reading *reading, const struct diary_entry *entry)
{
    struct diary *diary = reading->diary;

    diary->entries = arena_grow(reading->arena, diary->entries, &diary->capacity, diary->count,
                                sizeof *diary->entries);
    diary->entries[diary->count++] = *entry;
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

static void read_line(struct reading *reading, size_t number, struct bytes line)
{
    struct diary_entry entry;

    if (diary_line_read(reading->name, number, line, reading->kinds, reading->arena, &entry,
                        &reading->faults)
        == DIARY_LINE_ENTRY)
        add_entry(reading, &entry);
}

static void torn_line(struct reading *reading, size_t number)
{
    reading->diary->torn = true;
    diary_line_torn(reading->name, number, &reading->faults);
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
    struct diary_entry entry;

    if (diary_line_check(record, reading->kinds, &entry, &reading->faults)) {
        entry.raw = line_of(reading, record);
        add_entry(reading, &entry);
    }
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
    struct reading reading = {name, kinds, arena, diary, {{0}, NULL, 0, 0, 0, STATUS_DONE}};

    bytes = bytes_skip_mark(bytes);
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

bool diary_entry_counts_as(const struct diary_entry *entry, const char *kind)
{
    return diary_entry_counts(entry) && strcmp(entry->record.kind, kind) == 0;
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
    return joined_has(record_get(&entry->record, key), word);
}

enum diary_exercise diary_exercise_advice(const struct diary_entry *entry)
{
    if (diary_list_has(entry, "advice", "no-exercise"))
        return DIARY_EXERCISE_NO;
    return diary_list_has(entry, "advice", "exercise-ok") ? DIARY_EXERCISE_OK
                                                          : DIARY_EXERCISE_UNSAID;
}
