/* The reader of tables: what becomes of one is lines of a diary, spelt as log spells
 * them. */
#include "fuzz.h"

#include "base/build.h"
#include "domain/diary_line.h"
#include "domain/diary_table.h"

#include <stdlib.h>
#include <string.h>

static struct arena content;
static struct diary_kinds kinds;

static void read_kinds(void)
{
    struct reader_layers layers = {.items = {{build_content, false}}, .count = 1};
    struct diagnostic_list list = {0};

    if (!diary_kinds_read(&layers, &content, &kinds, &list))
        abort();
    diagnostic_free(&list);
}

static void check_line(struct bytes line)
{
    struct arena arena = {0};
    struct text usual = {0};

    if (!diary_table_usual(line, &kinds, &arena, &usual) || usual.length != line.length + 1
        || memcmp(usual.bytes, line.data, line.length) != 0)
        abort();
    text_free(&usual);
    arena_free(&arena);
}

static void check_lines(const struct text *text)
{
    const char *start = text->bytes;

    while (start < text->bytes + text->length) {
        const char *stop = strchr(start, '\n');

        check_line((struct bytes){start, (size_t)(stop - start)});
        start = stop + 1;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct moment now = {1795181400, 3600};
    struct diagnostic_list list = {0};
    struct arena arena = {0};
    struct text text = {0};
    struct bytes bytes = {arena_copy(&arena, (const char *)data, size), size};

    if (content.blocks == NULL)
        read_kinds();
    if (diary_table_read("fuzz", bytes, &kinds, now, &text, &list) && text.length > 0)
        check_lines(&text);
    text_free(&text);
    diagnostic_free(&list);
    arena_free(&arena);
    return 0;
}
