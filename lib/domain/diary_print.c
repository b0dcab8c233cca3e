#include "domain/diary_print.h"

#include "base/utf8.h"

#include <string.h>

static void add_safely(struct bytes line, struct text *text)
{
    for (size_t offset = 0; offset < line.length;) {
        const char *at = line.data + offset;
        uint32_t code;
        size_t size = utf8_decode(at, line.length - offset, &code);

        if (size == 0)
            text_format(text, "\\x%02X", (unsigned)(unsigned char)*at);
        else if (code != '\t' && utf8_is_unsafe(code))
            text_format(text, "\\u{%X}", (unsigned)code);
        else
            text_append(text, at, size);
        offset += size > 0 ? size : 1;
    }
}

void diary_print_line(struct bytes line, bool terminal, struct text *text)
{
    if (terminal)
        add_safely(line, text);
    else
        text_append(text, line.data, line.length);
    text_add_char(text, '\n');
}

void diary_print(const struct record *record, struct bytes raw, enum record_format format,
                 const struct diary_kinds *kinds, bool terminal, struct text *text)
{
    struct record_types types = diary_kinds_types(kinds);
    struct text written = {0};

    if (format == RECORD_LINES) {
        diary_print_line(raw, terminal, text);
        return;
    }
    record_write(record, format, &types, &written);
    for (const char *line = written.bytes; *line != '\0';) {
        size_t length = strcspn(line, "\n");

        diary_print_line((struct bytes){line, length}, terminal, text);
        line += length + 1;
    }
    text_free(&written);
}
