#include "domain/diary_line.h"

#include "base/utf8.h"

#include <string.h>

static void check_attributes(const struct record *record, const struct diary_kinds *kinds,
                             const struct diary_kind *kind, struct diagnostic_list *faults)
{
    for (size_t i = 0; i < record->count; i++) {
        const struct attribute *attribute = &record->attributes[i];
        const struct diary_field *field = diary_kind_key(kinds, kind, attribute->key);

        if (field != NULL)
            diary_field_check(kinds, field, attribute->key, attribute->text, record->place,
                              faults);
        else if (!diary_key_is_own(attribute->key))
            diary_key_unknown(kinds, kind, attribute->key, record->place, faults);
    }
}

/* Places are the line's: which column a value began at is no longer known. */
static void check_words(struct record *record, const struct diary_kinds *kinds,
                        struct diagnostic_list *faults)
{
    const struct diary_kind *kind = diary_kind_find(kinds, record->kind);

    record->place.column = 0;
    if (kind == NULL) {
        diary_kind_unknown(kinds, record->kind, record->place, faults);
        return;
    }
    diary_field_check(kinds, &kind->value, kind->id.text, record->value, record->place, faults);
    check_attributes(record, kinds, kind, faults);
}

bool diary_line_check(struct record *record, const struct diary_kinds *kinds,
                      struct diary_entry *entry, struct diagnostic_list *faults)
{
    size_t before = faults->count;
    const char *written;

    check_words(record, kinds, faults);
    *entry = (struct diary_entry){.record = *record, .line = record->place.line};
    if (!moment_parse(record->at, &entry->at))
        diagnostic_input(faults, record->place,
                         "'%.40s' is no time; expected one like 2026-11-20T14:30:00+01:00",
                         record->at);
    if (faults->count > before)
        return false;
    written = record_get(record, "written");
    entry->written = entry->at;
    if (written != NULL)
        entry->has_written = moment_parse(written, &entry->written);
    entry->is_void = strcmp(record->kind, "void") == 0;
    return true;
}

static size_t longest(struct bytes line)
{
    static const char kind[] = "void\t";
    const size_t length = sizeof kind - 1;
    const char *tab = memchr(line.data, '\t', line.length);
    size_t left = tab != NULL ? (size_t)(line.data + line.length - tab) - 1 : 0;

    return left > length && memcmp(tab + 1, kind, length) == 0 ? DIARY_VOID_BYTES
                                                               : DIARY_LINE_BYTES;
}

static bool is_text(const char *name, size_t number, struct bytes line,
                    struct diagnostic_list *faults)
{
    size_t bad = utf8_valid(line.data, line.length);
    const char *nul = memchr(line.data, '\0', line.length);
    size_t column = utf8_count(line.data, nul != NULL ? (size_t)(nul - line.data) : bad) + 1;
    struct place place = {name, number, column};

    if (line.length > longest(line))
        diagnostic_input(faults, (struct place){name, number, 0},
                         "the line is longer than 64 KiB");
    else if (nul != NULL)
        diagnostic_input(faults, place, "a NUL byte; text was expected");
    else if (bad < line.length)
        diagnostic_input(faults, place, "byte 0x%02X is not UTF-8",
                         (unsigned)(unsigned char)line.data[bad]);
    else
        return true;
    return false;
}

enum diary_line diary_line_read(const char *name, size_t number, struct bytes line,
                                const struct diary_kinds *kinds, struct arena *arena,
                                struct diary_entry *entry, struct diagnostic_list *faults)
{
    struct record record;

    if (line.length > 0 && line.data[line.length - 1] == '\r')
        line.length--;
    if (line.length == 0 || *line.data == '#')
        return DIARY_LINE_EMPTY;
    if (!is_text(name, number, line, faults)
        || !record_read_line(name, number, line.data, line.length, true, arena, &record, faults)
        || !diary_line_check(&record, kinds, entry, faults))
        return DIARY_LINE_BAD;
    entry->raw = line;
    return DIARY_LINE_ENTRY;
}

void diary_line_torn(const char *name, size_t number, struct diagnostic_list *faults)
{
    diagnostic_input(faults, (struct place){name, number, 0},
                     "the last line has no end: it was cut, and is not counted");
}
