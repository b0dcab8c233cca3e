#include "domain/diary_import.h"

#include "domain/diary.h"
#include "domain/diary_line.h"
#include "domain/diary_table.h"
#include "domain/fault_limit.h"
#include "domain/journal.h"
#include "domain/line_tally.h"

#include <string.h>

/* --- lines, one by one --------------------------------------------------- */

struct lines {
    const char *next;
    const char *end;
    size_t number; /* of the line that came last */
};

static struct lines lines_of(struct bytes bytes)
{
    struct bytes rest = bytes_skip_mark(bytes);
    const char *start = rest.length > 0 ? rest.data : ""; /* NULL of what is not there */

    return (struct lines){start, start + rest.length, 0};
}

/* The next line without its LF. False at the end; what has no LF is no line. */
static bool next_line(struct lines *lines, struct bytes *line)
{
    const char *stop = NULL;

    if (lines->next < lines->end)
        stop = memchr(lines->next, '\n', (size_t)(lines->end - lines->next));
    if (stop == NULL)
        return false;
    *line = (struct bytes){lines->next, (size_t)(stop - lines->next)};
    lines->next = stop + 1;
    lines->number++;
    return true;
}

/* Whether it is an entry's, in text whose other lines are comments. A CR is taken off. */
static bool is_entry(struct bytes *line)
{
    if (line->length > 0 && line->data[line->length - 1] == '\r')
        line->length--;
    return line->length > 0 && *line->data != '#';
}

/* --- what comes in ------------------------------------------------------- */

static void check_time(const struct diary_import *import, const struct diary_entry *entry,
                       struct diagnostic_list *faults)
{
    if (moment_is_ahead(entry->at, import->now))
        diagnostic_input(faults, entry->record.place,
                         "%s is still to come; expected a time in the past", entry->record.at);
}

/* The first line of a table has commas (or semicolons) and no tab behind a time. */
static void say_table(const struct diary_import *import, struct diagnostic_list *list)
{
    struct lines lines = lines_of(import->bytes);
    struct bytes line;

    if (next_line(&lines, &line) && memchr(line.data, '\t', line.length) == NULL
        && (memchr(line.data, ',', line.length) != NULL
            || memchr(line.data, ';', line.length) != NULL))
        diagnostic_remark(list, (struct place){.file = import->name},
                          "it looks like a table; --csv reads one");
}

static void check_lines(const struct diary_import *import, const struct diary_kinds *kinds,
                        struct diagnostic_list *list)
{
    struct fault_limit limit = {list, 0};
    struct diagnostic_list faults = {0};
    size_t errors = list->errors;
    struct lines lines = lines_of(import->bytes);
    struct arena arena = {0};
    struct diary_entry entry;
    struct bytes line;

    while (next_line(&lines, &line)) {
        if (diary_line_read(import->name, lines.number, line, kinds, &arena, &entry, &faults)
            == DIARY_LINE_ENTRY)
            check_time(import, &entry, &faults);
        fault_limit_take(&limit, &faults);
        arena_clear(&arena);
    }
    if (lines.next < lines.end) {
        diary_line_torn(import->name, lines.number + 1, &faults);
        fault_limit_take(&limit, &faults);
    }
    fault_limit_end(&limit, import->name, "lines");
    if (list->errors > errors)
        say_table(import, list);
    diagnostic_free(&faults);
    arena_free(&arena);
}

/* YAML is kept as the lines that it respells; whether these are entries is for the judge of
 * lines: text that YAML parts into several may be too long for one. */
static void read_yaml(const struct diary_import *import, const struct diary_kinds *kinds,
                      struct arena *arena, struct text *text, struct diagnostic_list *list)
{
    struct diary diary = {0};

    diary_read(import->name, import->bytes, kinds, DIARY_ERROR, arena, &diary, list);
    for (size_t i = 0; i < diary.count; i++) {
        struct bytes line = diary.entries[i].raw;
        struct diary_entry entry;

        if (diary_line_read(import->name, diary.entries[i].line, line, kinds, arena, &entry, list)
            == DIARY_LINE_ENTRY)
            check_time(import, &entry, list);
        text_append(text, line.data, line.length);
        text_add_char(text, '\n');
    }
}

/* The lines to have, as far as they are not the input itself. */
static struct bytes lines_to_have(const struct diary_import *import,
                                  const struct diary_kinds *kinds, struct arena *arena,
                                  struct text *made, struct diagnostic_list *list)
{
    if (import->is_table)
        diary_table_read(import->name, import->bytes, kinds, import->now, made, list);
    else if (record_looks_like_yaml(import->bytes))
        read_yaml(import, kinds, arena, made, list);
    else {
        check_lines(import, kinds, list);
        return import->bytes;
    }
    return (struct bytes){made->bytes, made->length};
}

/* --- what is there already ----------------------------------------------- */

static struct line_tally tally_of(struct bytes bytes, struct arena *arena)
{
    struct line_tally tally = {0};
    struct lines lines = lines_of(bytes);
    struct bytes line;

    while (next_line(&lines, &line)) {
        if (is_entry(&line))
            line_tally_add(&tally, line, arena);
    }
    return tally;
}

/* What was made here is told by what it says: a line that says the same may have been
 * written in another way. */
static void count_there(struct bytes diary, bool by_meaning, const struct diary_kinds *kinds,
                        struct line_tally *tally)
{
    struct lines lines = lines_of(diary);
    struct arena arena = {0};
    struct text usual = {0};
    struct line_tally_row *row;
    struct bytes line;

    while (next_line(&lines, &line)) {
        if (!is_entry(&line))
            continue;
        if (by_meaning && diary_table_usual(line, kinds, &arena, &usual))
            line = (struct bytes){usual.bytes, usual.length - 1};
        row = line_tally_find(tally, line);
        if (row != NULL)
            row->had++;
        arena_clear(&arena);
    }
    arena_free(&arena);
    text_free(&usual);
}

static void choose_new(struct bytes bytes, const struct line_tally *tally, struct text *added)
{
    struct lines lines = lines_of(bytes);
    struct bytes line;

    while (next_line(&lines, &line)) {
        struct line_tally_row *row = is_entry(&line) ? line_tally_find(tally, line) : NULL;

        if (row == NULL || ++row->met <= row->had)
            continue;
        text_append(added, line.data, line.length);
        text_add_char(added, '\n');
    }
}

/* --- the whole ----------------------------------------------------------- */

/* Looks and appends under one lock. */
static bool merge(const struct diary_import *import, const struct diary_place *place,
                  const struct diary_kinds *kinds, struct bytes bytes, struct arena *arena,
                  struct text *added, struct diagnostic_list *list)
{
    struct line_tally tally = tally_of(bytes, arena);
    struct journal journal;
    struct bytes there;
    bool good;

    if (tally.count == 0 && !import->is_table)
        diagnostic_input(list, (struct place){.file = import->name},
                         "no entry came in; expected lines of a diary");
    if (tally.count == 0)
        return false;
    if (!diary_place_open(place, &journal, list))
        return false;
    good = journal_read(&journal, arena, &there, list);
    if (good) {
        count_there(there, import->is_table, kinds, &tally);
        choose_new(bytes, &tally, added);
        good = added->length == 0 || journal_append(&journal, added->bytes, added->length, list);
    }
    journal_close(&journal);
    return good;
}

bool diary_import(const struct diary_import *import, const struct diary_place *place,
                  const struct diary_kinds *kinds, struct arena *arena, struct text *added,
                  struct diagnostic_list *list)
{
    size_t errors = list->errors;
    struct text made = {0};
    struct bytes bytes;

    if (import->bytes.length == 0) {
        diagnostic_input(list, (struct place){.file = import->name},
                         "nothing came in; expected %s",
                         import->is_table ? "a table with a row of names"
                                          : "lines of a diary, or an entry as operands");
        return false;
    }
    bytes = lines_to_have(import, kinds, arena, &made, list);
    if (list->errors == errors)
        merge(import, place, kinds, bytes, arena, added, list);
    text_free(&made);
    return list->errors == errors;
}
