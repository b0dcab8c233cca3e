/* From rows of a table to lines of a diary. */
#include "domain/diary_table.h"

#include "base/clock.h"
#include "base/input.h"
#include "base/word.h"
#include "document/csv.h"
#include "domain/entry.h"
#include "domain/fault_limit.h"

#include <string.h>

enum column_role {
    COLUMN_NONE, /* it has no name; its cells must be empty */
    COLUMN_TIME,
    COLUMN_DATE,
    COLUMN_KIND,
    COLUMN_VALUE,
    COLUMN_KEY,
    COLUMN_ENTRY /* of a table without "kind": its cells are values of the kind it names */
};

struct column {
    enum column_role role;
    const char *name;
    const struct diary_kind *kind; /* of that name, or NULL */
};

struct table {
    struct csv csv;
    const struct diary_kinds *kinds;
    struct moment now;
    struct column *columns;
    size_t count;
    bool has_kind;
    struct arena arena; /* of the row at hand; so all below */
    struct csv_row row;
    struct record *records;
    size_t record_count;
    struct diagnostic_list faults;
    size_t doubled; /* times that come twice, in all */
    struct place first_doubled;
};

/* --- the names ----------------------------------------------------------- */

static const struct {
    const char *name;
    enum column_role role;
} roles[] = {
    {diary_table_time, COLUMN_TIME},
    {diary_table_date, COLUMN_DATE},
    {diary_table_kind, COLUMN_KIND},
    {diary_table_value, COLUMN_VALUE},
};
enum { ROLES = sizeof roles / sizeof roles[0] };

/* Without the blanks around it, in small letters. */
static const char *tidy(const char *text, struct arena *arena)
{
    size_t length;
    char *name;

    text += strspn(text, " ");
    length = strlen(text);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    name = arena_copy(arena, text, length);
    for (size_t i = 0; i < length; i++) {
        if (name[i] >= 'A' && name[i] <= 'Z')
            name[i] = (char)(name[i] - 'A' + 'a');
    }
    return name;
}

/* A key that every kind has (note) is a key first, where a row has an entry to bear it. */
static enum column_role role_of(const struct table *table, const struct column *column)
{
    const struct diary_field *field = diary_kinds_key(table->kinds, column->name);

    for (size_t i = 0; i < ROLES; i++) {
        if (strcmp(roles[i].name, column->name) == 0)
            return roles[i].role;
    }
    if ((diary_key_is_own(column->name) && word_is(column->name))
        || diary_kinds_is_common(table->kinds, column->name))
        return COLUMN_KEY;
    if (!table->has_kind && column->kind != NULL)
        return COLUMN_ENTRY;
    return field != NULL ? COLUMN_KEY : COLUMN_NONE;
}

static void unknown_column(const struct table *table, const char *name, struct place place,
                           struct diagnostic_list *list)
{
    const struct diary_kind *items = table->kinds->kinds.items;
    struct word_search search = word_search_begin(name);

    for (size_t i = 0; i < ROLES; i++)
        word_search_try(&search, roles[i].name);
    for (size_t i = 0; i < table->kinds->kinds.count; i++) {
        const struct diary_field *keys = items[i].keys.items;

        if (!table->has_kind)
            word_search_try(&search, items[i].id.text);
        for (size_t j = 0; j < items[i].keys.count; j++)
            word_search_try(&search, keys[j].id.text);
    }
    if (word_search_result(&search) != NULL)
        diagnostic_input(list, place, "there is no column '%.60s'; did you mean '%s'?", name,
                         word_search_result(&search));
    else
        diagnostic_input(list, place, "there is no column '%.60s'; expected time or date, kinds "
                                      "and keys of entries, or x- and a name", name);
}

static bool stands_before(const struct table *table, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (strcmp(table->columns[i].name, table->columns[index].name) == 0)
            return true;
    }
    return false;
}

static void read_column(struct table *table, size_t index, struct arena *arena,
                        struct diagnostic_list *list)
{
    struct column *column = &table->columns[index];
    struct place place = csv_place(&table->csv, &table->row.fields[index]);

    if (*column->name == '\0')
        return;
    column->kind = diary_kind_named(table->kinds, column->name, arena);
    column->role = role_of(table, column);
    if (column->role == COLUMN_NONE)
        unknown_column(table, column->name, place, list);
    else if (stands_before(table, index))
        diagnostic_input(list, place, "there are two columns '%.60s'", column->name);
}

static bool has_role(const struct table *table, enum column_role role)
{
    for (size_t i = 0; i < table->count; i++) {
        if (table->columns[i].role == role)
            return true;
    }
    return false;
}

/* In a table without "kind": whether some column can make an entry. */
static bool has_entries(const struct table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        if (table->columns[i].kind != NULL)
            return true;
    }
    return false;
}

static void need(const struct table *table, bool good, const char *what,
                 struct diagnostic_list *list)
{
    if (!good)
        diagnostic_input(list, (struct place){table->csv.name, table->row.fields[0].line, 0},
                         "the table has no column %s", what);
}

enum { MOST_COLUMNS = 1000 };

/* False when it cannot be worked with; messages say why. */
static bool read_head(struct table *table, struct arena *arena, struct diagnostic_list *list)
{
    size_t errors = list->errors;

    if (csv_read_row(&table->csv, arena, &table->row, list) != CSV_ROW) {
        if (list->errors == errors)
            diagnostic_input(list, (struct place){.file = table->csv.name},
                             "the table is empty; expected a row of names first");
        return false;
    }
    table->count = table->row.count;
    if (table->count > MOST_COLUMNS)
        diagnostic_input(list, (struct place){table->csv.name, table->row.fields[0].line, 0},
                         "the table has %zu columns; at most %d are read", table->count,
                         MOST_COLUMNS);
    table->columns = arena_array(arena, table->count, sizeof *table->columns);
    for (size_t i = 0; i < table->count; i++) {
        table->columns[i].name = tidy(table->row.fields[i].text, arena);
        table->has_kind |= strcmp(table->columns[i].name, diary_table_kind) == 0;
    }
    for (size_t i = 0; i < table->count && table->count <= MOST_COLUMNS; i++)
        read_column(table, i, arena, list);
    if (list->errors > errors)
        return false;
    need(table, has_role(table, COLUMN_TIME) || has_role(table, COLUMN_DATE),
         "that says when: time, or date", list);
    need(table, table->has_kind || has_entries(table),
         "that says what: kind and value, or one a kind, such as pain", list);
    need(table, !table->has_kind || has_role(table, COLUMN_VALUE), "'value' beside 'kind'", list);
    return list->errors == errors;
}

/* --- cells --------------------------------------------------------------- */

/* What stands in a column of the row at hand; NULL for nothing. */
static const char *cell(const struct table *table, size_t index)
{
    if (index >= table->row.count || *table->row.fields[index].text == '\0')
        return NULL;
    return table->row.fields[index].text;
}

/* Of the first column with that role. */
static const char *cell_of(const struct table *table, enum column_role role, size_t *index)
{
    for (size_t i = 0; i < table->count; i++) {
        if (table->columns[i].role == role) {
            *index = i;
            return cell(table, i);
        }
    }
    return NULL;
}

static struct place whole_row(const struct table *table)
{
    return (struct place){table->csv.name, table->row.fields[0].line, 0};
}

static struct place cell_place(const struct table *table, size_t index)
{
    return index < table->row.count ? csv_place(&table->csv, &table->row.fields[index])
                                    : whole_row(table);
}

/* As a person types it; but what may stand in a diary stays as it is, so that what was
 * printed as a table comes back the same. */
static const char *take(struct table *table, const struct diary_field *field, const char *name,
                        size_t index)
{
    const char *text = table->row.fields[index].text;
    struct diagnostic_list quiet = {0};
    bool keep =
        diary_field_check(table->kinds, field, name, text, whole_row(table), &quiet);

    diagnostic_free(&quiet);
    return keep ? text
                : diary_field_take(table->kinds, field, name, text, cell_place(table, index),
                                   &table->arena, &table->faults);
}

/* --- when ---------------------------------------------------------------- */

/* "14:30", "9:30", "14:30:05" */
static bool read_clock(const char *text, struct arena *arena, struct civil *civil)
{
    size_t length;
    int seconds = 0;

    if (*text != '\0' && text[1] == ':')
        text = arena_format(arena, "0%s", text);
    length = strlen(text);
    if (length == 8 && text[5] == ':') {
        const char *digits = text + 6;

        if (strspn(digits, "0123456789") != 2 || *digits > '5')
            return false;
        seconds = (digits[0] - '0') * 10 + digits[1] - '0';
        text = arena_copy(arena, text, 5);
    }
    civil->second = seconds;
    return civil_time_parse(text, &civil->minute);
}

/* A date is its noon. Words such as yesterday are not read: they would mean something
 * else tomorrow. */
static bool read_civil(const char *text, struct arena *arena, struct civil *civil)
{
    enum { DATE = 10, NOON = 12 * 60 };

    if (strlen(text) < DATE || !civil_day_parse(arena_copy(arena, text, DATE), &civil->day))
        return false;
    text += DATE;
    *civil = (struct civil){.day = civil->day, .minute = NOON};
    if (*text == '\0')
        return true;
    return (*text == ' ' || *text == 'T') && read_clock(text + 1, arena, civil);
}

static const char *time_text(struct table *table, size_t *index)
{
    size_t date_index = 0;
    const char *date = cell_of(table, COLUMN_DATE, &date_index);
    const char *time = cell_of(table, COLUMN_TIME, index);

    if (date == NULL)
        return time;
    if (time == NULL)
        *index = date_index;
    return time == NULL ? date : arena_format(&table->arena, "%s %s", date, time);
}

static void note_doubled(struct table *table, struct place place)
{
    if (table->doubled++ == 0)
        table->first_doubled = place;
}

/* A date alone: today has been, its noon has not. */
static void add_ahead(struct table *table, const char *text, struct place place)
{
    civil_day day;

    if (civil_day_parse(text, &day) && day == moment_civil(table->now).day)
        diagnostic_input(&table->faults, place,
                         "'%s' is taken for its noon, which is still to come; expected a time "
                         "beside it, or bring it in later",
                         text);
    else
        diagnostic_input(&table->faults, place,
                         "'%.40s' is still to come; expected a time in the past", text);
}

static bool read_time(struct table *table, struct moment *at)
{
    size_t index = 0;
    const char *text = time_text(table, &index);
    struct place place = cell_place(table, index);
    struct civil civil;
    enum clock_fit fit = CLOCK_EXACT;
    size_t before = table->faults.count;

    if (text == NULL) {
        diagnostic_input(&table->faults, place, "the row has no time");
        return false;
    }
    if (!moment_parse(text, at)) {
        if (!read_civil(text, &table->arena, &civil)) {
            diagnostic_input(&table->faults, place,
                             "'%.40s' is no time with a date; expected 2026-11-20, "
                             "'2026-11-20 14:30' or 2026-11-20T14:30:00+01:00", text);
            return false;
        }
        fit = clock_place(civil, at);
    }
    if (fit == CLOCK_SKIPPED)
        diagnostic_input(&table->faults, place,
                         "'%.40s': there is no such time that day: the clock jumps over it", text);
    else if (moment_is_ahead(*at, table->now))
        add_ahead(table, text, place);
    else if (fit == CLOCK_DOUBLED)
        note_doubled(table, place);
    return table->faults.count == before;
}

/* --- what ---------------------------------------------------------------- */

static void add_record(struct table *table, const struct diary_kind *kind, size_t index)
{
    const char *value = cell(table, index);

    if (value != NULL)
        value = take(table, &kind->value, kind->id.text, index);
    else if (kind->value.type == DIARY_YES)
        value = "yes";
    else
        diagnostic_input(&table->faults, whole_row(table), "'%s' has no value: %s", kind->id.text,
                         kind->about.text);
    table->records[table->record_count++] =
        (struct record){.place = whole_row(table), .kind = kind->id.text, .value = value};
}

static void add_named_record(struct table *table)
{
    size_t kind_index = 0;
    size_t value_index = table->count;
    const char *word = cell_of(table, COLUMN_KIND, &kind_index);
    const struct diary_kind *kind;

    cell_of(table, COLUMN_VALUE, &value_index);
    if (word == NULL) {
        diagnostic_input(&table->faults, cell_place(table, kind_index), "the row has no kind");
        return;
    }
    kind = diary_kind_named(table->kinds, word, &table->arena);
    if (kind == NULL)
        diary_kind_unknown(table->kinds, word, cell_place(table, kind_index), &table->faults);
    else
        add_record(table, kind, value_index);
}

/* One for each cell below the name of a kind; where there is none, what could have been
 * its note is an entry itself. */
static void add_records_by_column(struct table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        if (table->columns[i].role == COLUMN_ENTRY && cell(table, i) != NULL)
            add_record(table, table->columns[i].kind, i);
    }
    for (size_t i = 0; i < table->count && table->record_count == 0; i++) {
        if (table->columns[i].role == COLUMN_KEY && table->columns[i].kind != NULL
            && cell(table, i) != NULL)
            add_record(table, table->columns[i].kind, i);
    }
    if (table->record_count == 0 && table->faults.count == 0)
        diagnostic_input(&table->faults, whole_row(table), "the row has no entry");
}

/* Whether the record's value is what stands in that column. */
static bool is_value(const struct table *table, const struct column *column)
{
    return !table->has_kind && table->record_count == 1 && column->kind != NULL
           && strcmp(table->records[0].kind, column->kind->id.text) == 0;
}

/* A key goes with the first entry of the row that can have it. */
static void set_key(struct table *table, size_t index)
{
    const struct column *column = &table->columns[index];

    for (size_t i = 0; i < table->record_count; i++) {
        struct record *record = &table->records[i];
        const struct diary_kind *kind = diary_kind_find(table->kinds, record->kind);
        const struct diary_field *field = diary_kind_key(table->kinds, kind, column->name);

        if (field == NULL && !diary_key_is_own(column->name))
            continue;
        record_set(&table->arena, record, column->name,
                   field != NULL ? take(table, field, column->name, index) : cell(table, index));
        return;
    }
    if (table->record_count > 0)
        diary_key_unknown(table->kinds,
                          diary_kind_find(table->kinds, table->records[0].kind), column->name,
                          cell_place(table, index), &table->faults);
}

static void set_keys(struct table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        if (cell(table, i) == NULL)
            continue;
        if (table->columns[i].role == COLUMN_KEY && !is_value(table, &table->columns[i]))
            set_key(table, i);
    }
}

/* --- rows ---------------------------------------------------------------- */

static void check_width(struct table *table)
{
    for (size_t i = 0; i < table->row.count; i++) {
        if ((i >= table->count || table->columns[i].role == COLUMN_NONE)
            && cell(table, i) != NULL) {
            diagnostic_input(&table->faults, cell_place(table, i),
                             "'%.40s' stands in a column without a name", cell(table, i));
            return;
        }
    }
}

static void write_line(struct table *table, const struct record *record, struct moment at,
                       struct text *text)
{
    const struct diary_kind *kind = diary_kind_find(table->kinds, record->kind);
    struct record ordered = entry_in_order(record, kind, table->kinds, &table->arena);

    entry_line(&ordered, at, false, &table->arena, text, &table->faults);
}

static void read_row(struct table *table, struct text *text)
{
    struct moment at;
    bool has_time = read_time(table, &at);

    table->records = arena_array(&table->arena, table->count + 1, sizeof *table->records);
    table->record_count = 0;
    check_width(table);
    if (table->has_kind)
        add_named_record(table);
    else
        add_records_by_column(table);
    set_keys(table);
    for (size_t i = 0; i < table->record_count && has_time && table->faults.count == 0; i++)
        write_line(table, &table->records[i], at, text);
}

static bool is_empty_row(const struct table *table)
{
    for (size_t i = 0; i < table->row.count; i++) {
        if (cell(table, i) != NULL)
            return false;
    }
    return true;
}

static void read_rows(struct table *table, struct text *text, struct diagnostic_list *list)
{
    struct fault_limit limit = {list, 0};
    enum csv_outcome outcome;

    for (;;) {
        arena_clear(&table->arena);
        table->row = (struct csv_row){0};
        outcome = csv_read_row(&table->csv, &table->arena, &table->row, &table->faults);
        if (outcome == CSV_END)
            break;
        if (outcome == CSV_ROW && !is_empty_row(table))
            read_row(table, text);
        fault_limit_take(&limit, &table->faults);
    }
    fault_limit_end(&limit, table->csv.name, "rows");
    if (table->doubled == 1)
        diagnostic_remark(list, table->first_doubled,
                          "this time comes twice that day, as the clock goes back; it is taken for "
                          "its first pass");
    else if (table->doubled > 1)
        diagnostic_remark(list, table->first_doubled,
                          "%zu times, this the first, come twice that day, as the clock goes back; "
                          "each is taken for its first pass", table->doubled);
}

bool diary_table_read(const char *name, struct bytes bytes, const struct diary_kinds *kinds,
                      struct moment now, struct text *text, struct diagnostic_list *list)
{
    struct table table = {.csv = csv_begin(name, bytes), .kinds = kinds, .now = now};
    struct arena arena = {0};
    size_t errors = list->errors;

    if (input_check(name, &bytes, list) && read_head(&table, &arena, list))
        read_rows(&table, text, list);
    diagnostic_free(&table.faults);
    arena_free(&table.arena);
    arena_free(&arena);
    return list->errors == errors;
}
