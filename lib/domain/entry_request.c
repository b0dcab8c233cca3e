#include "domain/entry_request.h"

#include "base/input.h"
#include "domain/entry.h"

#include <string.h>

static const char separator[] = ",";

/* "-" reads the note from standard input, without the newlines at its end. A note that
 * did not come must not cost the entry. */
static const char *read_note(const char *note, struct arena *arena, struct diagnostic_list *list)
{
    const char *name;
    struct bytes bytes;

    if (note == NULL || strcmp(note, "-") != 0)
        return note;
    if (!input_read(NULL, ENTRY_BYTES, arena, &name, &bytes, list))
        return NULL;
    while (bytes.length > 0 && bytes.data[bytes.length - 1] == '\n')
        bytes.length--;
    if (bytes.length == 0) {
        diagnostic_remark(list, (struct place){.file = name},
                          "nothing came in for the note; the entry has none");
        return NULL;
    }
    return arena_copy(arena, bytes.data, bytes.length);
}

/* The operands from start up to the next comma. */
static struct operands part_from(const struct operands *operands, size_t start)
{
    size_t stop = start;

    while (stop < operands->count && strcmp(operands->items[stop], separator) != 0)
        stop++;
    return (struct operands){operands->items + start, stop - start};
}

static void check_part(const struct operands *part, size_t start, struct diagnostic_list *list)
{
    if (part->count == 0)
        diagnostic_input(list, (struct place){"operand", start > 0 ? start : 1, 1},
                         "a comma with no entry %s it; expected one on either side",
                         start > 0 ? "behind" : "before");
}

static void read_entries(const struct entry_request *request, const struct diary_kinds *kinds,
                         struct arena *arena, struct record_list *records,
                         struct diagnostic_list *list)
{
    const struct operands *operands = request->operands;

    for (size_t start = 0; start <= operands->count;) {
        struct operands part = part_from(operands, start);

        check_part(&part, start, list);
        if (part.count > 0)
            entry_read(&part, start, kinds, request->sessions, arena, records, list);
        start += part.count + 1;
    }
}

static bool has_separator(const struct operands *operands)
{
    return part_from(operands, 0).count < operands->count;
}

/* With a session the note stands with its first exercise. */
static void add_note(const struct entry_request *request, struct arena *arena,
                     struct record_list *records, struct diagnostic_list *list)
{
    const char *note = read_note(request->note, arena, list);

    if (request->note != NULL && has_separator(request->operands))
        diagnostic_usage(list,
                         "--note: there are several entries; expected note= with one of them");
    else if (note != NULL && records->count > 0)
        entry_note(&records->items[0], note, arena, list);
}

bool entry_request_lines(const struct entry_request *request, const struct diary_kinds *kinds,
                         struct arena *arena, struct record_list *records, struct text *lines,
                         struct diagnostic_list *list)
{
    bool stamp = request->now_is_given || request->time != NULL;
    struct moment at = request->now;
    size_t errors = list->errors;

    if (request->time != NULL)
        entry_time(request->time, request->now, &at, list);
    read_entries(request, kinds, arena, records, list);
    add_note(request, arena, records, list);
    for (size_t i = 0; i < records->count && list->errors == errors; i++)
        entry_line(&records->items[i], at, stamp, arena, lines, list);
    return list->errors == errors;
}
