#include "document/markup.h"

#include "base/safe.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

static const struct {
    char character;
    const char *entity;
} entities[] = {
    {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"},
};

static const char *entity_of(char character)
{
    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
        if (entities[i].character == character)
            return entities[i].entity;
    }
    return NULL;
}

/* The last two of every plane are no characters; XML 1.0 refuses those of the first. */
static bool is_no_character(uint32_t code)
{
    return (code & 0xFFFE) == 0xFFFE;
}

void markup_add(struct text *text, const char *string)
{
    struct text safe = {0};
    size_t size;

    safe_append(&safe, string, strlen(string), "");
    for (size_t offset = 0; offset < safe.length; offset += size) {
        const char *entity = entity_of(safe.bytes[offset]);
        uint32_t code = 0;

        size = utf8_decode(safe.bytes + offset, safe.length - offset, &code);
        if (entity != NULL)
            text_add(text, entity);
        else if (is_no_character(code))
            text_add(text, "\xEF\xBF\xBD");
        else
            text_append(text, safe.bytes + offset, size);
    }
    text_free(&safe);
}
