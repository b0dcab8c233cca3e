#include "base/safe.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

static bool is_kept(uint32_t code, const char *kept)
{
    return code > 0 && code < 0x80 && strchr(kept, (int)code) != NULL;
}

void safe_append(struct text *text, const char *bytes, size_t length, const char *kept)
{
    size_t size;

    for (size_t offset = 0; offset < length; offset += size > 0 ? size : 1) {
        uint32_t code = 0;

        size = utf8_decode(bytes + offset, length - offset, &code);
        if (size == 0)
            text_format(text, "\\x%02X", (unsigned)(unsigned char)bytes[offset]);
        else if (utf8_is_unsafe(code) && !is_kept(code, kept))
            text_format(text, code < 0x100 ? "\\x%02X" : "\\u{%X}", (unsigned)code);
        else
            text_append(text, bytes + offset, size);
    }
}
