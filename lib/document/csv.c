#include "document/csv.h"

#include "base/utf8.h"

#include <string.h>

/* --- writing ------------------------------------------------------------- */

/* Blanks at an end are quoted too: some readers drop them. */
static bool needs_quotes(const char *field)
{
    size_t length = strlen(field);

    return strpbrk(field, ",;\"\r\n\t") != NULL
           || (length > 0 && (field[0] == ' ' || field[length - 1] == ' '));
}

void csv_write_field(struct text *text, const char *field, bool first)
{
    if (!first)
        text_add_char(text, ',');
    if (!needs_quotes(field)) {
        text_add(text, field);
        return;
    }
    text_add_char(text, '"');
    for (; *field != '\0'; field++) {
        if (*field == '"')
            text_add_char(text, '"');
        text_add_char(text, *field);
    }
    text_add_char(text, '"');
}

void csv_write_end(struct text *text)
{
    text_add(text, "\r\n");
}

/* --- reading ------------------------------------------------------------- */

/* The first row tells, up to its first line break; a comma there decides. */
static char separator_of(const char *start, const char *end)
{
    const char *stop = memchr(start, '\n', (size_t)(end - start));
    size_t length = (size_t)((stop != NULL ? stop : end) - start);

    if (memchr(start, ',', length) != NULL)
        return ',';
    if (memchr(start, ';', length) != NULL)
        return ';';
    return memchr(start, '\t', length) != NULL ? '\t' : ',';
}

struct csv csv_begin(const char *name, struct bytes bytes)
{
    struct bytes rest = bytes_skip_mark(bytes);
    const char *start = rest.data;
    const char *end = start + rest.length;

    return (struct csv){name, start, end, 1, start, separator_of(start, end)};
}

struct place csv_place(const struct csv *csv, const struct csv_field *field)
{
    return (struct place){csv->name, field->line,
                          utf8_count(field->line_start, (size_t)(field->start - field->line_start))
                              + 1};
}

/* Passes a line break over, whichever it is. */
static void next_line(struct csv *csv)
{
    if (csv->next < csv->end && *csv->next == '\r')
        csv->next++;
    if (csv->next < csv->end && *csv->next == '\n')
        csv->next++;
    csv->line++;
    csv->line_start = csv->next;
}

/* A CR alone is no line break, but text. */
static bool is_at_break(const struct csv *csv)
{
    return csv->next < csv->end
           && (*csv->next == '\n'
               || (*csv->next == '\r' && csv->next + 1 < csv->end && csv->next[1] == '\n'));
}

static bool is_at_end_of_field(const struct csv *csv)
{
    return csv->next == csv->end || *csv->next == csv->separator || is_at_break(csv);
}

static bool bad_field(struct csv *csv, const struct csv_field *field, const char *what,
                      struct diagnostic_list *list)
{
    diagnostic_input(list, csv_place(csv, field), "%s", what);
    while (csv->next < csv->end && !is_at_break(csv))
        csv->next++;
    return false;
}

static bool read_bare(struct csv *csv, struct arena *arena, struct csv_field *field,
                      struct diagnostic_list *list)
{
    const char *start = csv->next;

    while (!is_at_end_of_field(csv)) {
        if (*csv->next == '"')
            return bad_field(csv, field, "a quote inside a field; expected all of it in quotes, "
                                         "with \"\" for a quote", list);
        csv->next++;
    }
    field->text = arena_copy(arena, start, (size_t)(csv->next - start));
    return true;
}

/* The quote that ends the field that begins behind start, or the end of the input. */
static const char *closing_quote(const char *start, const char *end)
{
    const char *quote = start;

    while (quote < end && (quote = memchr(quote, '"', (size_t)(end - quote))) != NULL) {
        if (quote + 1 == end || quote[1] != '"')
            return quote;
        quote += 2;
    }
    return end;
}

static const char *without_doubled(const char *start, const char *stop, struct arena *arena)
{
    char *text = arena_alloc(arena, (size_t)(stop - start) + 1);
    size_t length = 0;

    for (; start < stop; start++) {
        text[length++] = *start;
        start += *start == '"';
    }
    return text;
}

static void count_lines(struct csv *csv, const char *start, const char *stop)
{
    while (start < stop && (start = memchr(start, '\n', (size_t)(stop - start))) != NULL) {
        start++;
        csv->line++;
        csv->line_start = start;
    }
}

static bool read_quoted(struct csv *csv, struct arena *arena, struct csv_field *field,
                        struct diagnostic_list *list)
{
    const char *start = csv->next + 1;
    const char *stop = closing_quote(start, csv->end);

    count_lines(csv, start, stop);
    csv->next = stop;
    if (stop == csv->end)
        return bad_field(csv, field, "the quote that begins here is never closed", list);
    csv->next++;
    if (!is_at_end_of_field(csv))
        return bad_field(csv, field, "text behind the quotes of this field; expected a separator, "
                                     "or \"\" for a quote inside", list);
    field->text = without_doubled(start, stop, arena);
    return true;
}

static bool read_fields(struct csv *csv, struct arena *arena, struct csv_row *row,
                        struct diagnostic_list *list)
{
    for (;;) {
        struct csv_field field = {NULL, csv->line, csv->next, csv->line_start};
        bool quoted = csv->next < csv->end && *csv->next == '"';

        if (!(quoted ? read_quoted(csv, arena, &field, list) : read_bare(csv, arena, &field, list)))
            return false;
        row->fields = arena_grow(arena, row->fields, &row->capacity, row->count,
                                 sizeof *row->fields);
        row->fields[row->count++] = field;
        if (csv->next == csv->end || *csv->next != csv->separator)
            return true;
        csv->next++;
    }
}

enum csv_outcome csv_read_row(struct csv *csv, struct arena *arena, struct csv_row *row,
                              struct diagnostic_list *list)
{
    bool good;

    row->count = 0;
    while (is_at_break(csv))
        next_line(csv);
    if (csv->next == csv->end)
        return CSV_END;
    good = read_fields(csv, arena, row, list);
    if (is_at_break(csv))
        next_line(csv);
    return good ? CSV_ROW : CSV_BAD;
}
