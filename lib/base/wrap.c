#include "base/wrap.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

static size_t word_width(struct arena *arena, const char *word, size_t length)
{
    return utf8_width(arena_copy(arena, word, length));
}

void wrap_add(struct text *text, const char *first, const char *prose, size_t width)
{
    struct arena arena = {0};
    size_t indent = utf8_width(first);
    size_t column = indent;
    bool begun = false;

    text_add(text, first);
    while (*prose != '\0') {
        size_t length = strcspn(prose, " \n");
        size_t columns = word_width(&arena, prose, length);

        if (length == 0) {
            prose++;
            continue;
        }
        if (begun && column + 1 + columns > width) {
            text_add_char(text, '\n');
            text_repeat(text, ' ', indent);
            column = indent;
        } else if (begun) {
            text_add_char(text, ' ');
            column++;
        }
        text_append(text, prose, length);
        column += columns;
        begun = true;
        prose += length;
    }
    text_add_char(text, '\n');
    arena_free(&arena);
}
