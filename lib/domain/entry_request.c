#include "domain/entry_request.h"

#include "base/input.h"
#include "domain/entry.h"

#include <string.h>

/* "-" reads the note from standard input, without the newlines at its end. */
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
    return arena_copy(arena, bytes.data, bytes.length);
}

bool entry_request_line(const struct entry_request *request, const struct diary_kinds *kinds,
                        struct arena *arena, struct record *record, struct text *line,
                        struct diagnostic_list *list)
{
    struct moment at = request->now;
    const char *note = read_note(request->note, arena, list);

    if (request->time != NULL)
        entry_time(request->time, request->now, &at, list);
    if (entry_read(request->operands, kinds, arena, record, list) && note != NULL)
        entry_note(record, note, arena, list);
    return list->errors == 0
           && entry_line(record, at, request->now_is_given || request->time != NULL, arena, line,
                         list);
}
