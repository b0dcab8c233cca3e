#include "base/message.h"

#include "base/file.h"
#include "base/safe.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Best effort: when stderr itself fails there is nobody left to tell. */
/* Where even that fails there is nobody to tell. */
static void write_all(const char *bytes, size_t length)
{
    (void)!file_write_all(STDERR_FILENO, bytes, length);
}

static void add_safely(struct text *line, const char *text)
{
    safe_append(line, text, strlen(text), "");
}

static void add_place(struct text *line, const struct place *place)
{
    if (place->file == NULL)
        return;
    add_safely(line, place->file);
    if (place->line > 0)
        text_format(line, strcmp(place->file, "operand") == 0 ? " %zu" : ":%zu", place->line);
    if (place->line > 0 && place->column > 0)
        text_format(line, ":%zu", place->column);
    text_add(line, ": ");
}

void message_print_list(const char *program, const struct diagnostic_list *list)
{
    struct text lines = {0};
    size_t shown = 0;

    for (size_t i = 0; i < list->count; i++) {
        const struct diagnostic *item = &list->items[i];

        if (item->status != STATUS_DONE && ++shown > DIAGNOSTIC_SHOWN)
            continue;
        text_format(&lines, "%s: ", program);
        add_place(&lines, &item->place);
        add_safely(&lines, item->text);
        text_add_char(&lines, '\n');
    }
    if (shown > DIAGNOSTIC_SHOWN)
        text_format(&lines, "%s: and %zu more errors\n", program, shown - DIAGNOSTIC_SHOWN);
    write_all(lines.bytes, lines.length);
    text_free(&lines);
}

void message_print(const char *program, const char *format, ...)
{
    struct arena arena = {0};
    struct text line = {0};
    va_list arguments;

    va_start(arguments, format);
    text_format(&line, "%s: ", program);
    add_safely(&line, arena_vformat(&arena, format, arguments));
    va_end(arguments);
    text_add_char(&line, '\n');
    write_all(line.bytes, line.length);
    text_free(&line);
    arena_free(&arena);
}

/* Blanks wipe what stood there; no terminal is asked for more than a carriage return. */
void message_progress(const char *program, const char *format, ...)
{
    enum { WIDTH = 60 };
    char shown[WIDTH + 1];
    char line[WIDTH + 3];
    va_list arguments;

    if (isatty(STDERR_FILENO) != 1)
        return;
    va_start(arguments, format);
    vsnprintf(shown, sizeof shown, format, arguments);
    va_end(arguments);
    if (*shown == '\0')
        snprintf(line, sizeof line, "\r%*s\r", WIDTH, "");
    else
        snprintf(line, sizeof line, "\r%.12s: %-*.*s", program, WIDTH - 14, WIDTH - 14, shown);
    write_all(line, strlen(line));
}

_Noreturn void message_out_of_memory(void)
{
    static const char text[] = "upperback: out of memory\n";

    write_all(text, sizeof text - 1);
    _Exit(STATUS_SYSTEM);
}
