#include "base/utf8.h"

#include <string.h>

static bool continues(char byte)
{
    return ((unsigned char)byte & 0xC0u) == 0x80u;
}

/* How long a sequence with this first byte is, 0 when none begins so. */
static size_t sequence_length(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

size_t utf8_decode(const char *bytes, size_t length, uint32_t *code)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    static const uint32_t mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    size_t size = sequence_length((unsigned char)bytes[0]);
    uint32_t value;

    if (size == 0 || size > length)
        return 0;
    value = (unsigned char)bytes[0] & mask[size];
    for (size_t i = 1; i < size; i++) {
        if (!continues(bytes[i]))
            return 0;
        value = value << 6 | ((unsigned char)bytes[i] & 0x3Fu);
    }
    if (value < least[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *code = value;
    return size;
}

size_t utf8_encode(uint32_t code, char bytes[4])
{
    if (code < 0x80) {
        bytes[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        bytes[0] = (char)(0xC0 | code >> 6);
        bytes[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        bytes[0] = (char)(0xE0 | code >> 12);
        bytes[1] = (char)(0x80 | (code >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | code >> 18);
    bytes[1] = (char)(0x80 | (code >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (code >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

/* How much of the beginning is surely ASCII: most of most texts, eight bytes at a step. */
static size_t plain_length(const char *bytes, size_t length)
{
    const uint64_t high = 0x8080808080808080u;
    size_t offset = 0;
    uint64_t word;

    while (length - offset >= sizeof word) {
        memcpy(&word, bytes + offset, sizeof word);
        if ((word & high) != 0)
            break;
        offset += sizeof word;
    }
    return offset;
}

size_t utf8_valid(const char *bytes, size_t length)
{
    size_t offset = plain_length(bytes, length);

    while (offset < length) {
        uint32_t code;
        size_t size = utf8_decode(bytes + offset, length - offset, &code);

        if (size == 0)
            return offset;
        offset += size;
        offset += plain_length(bytes + offset, length - offset);
    }
    return length;
}

size_t utf8_mark(const char *bytes, size_t length)
{
    static const char mark[] = "\xEF\xBB\xBF";
    const size_t taken = sizeof mark - 1;

    return length >= taken && memcmp(bytes, mark, taken) == 0 ? taken : 0;
}

size_t utf8_count(const char *bytes, size_t length)
{
    size_t count = 0;

    for (size_t offset = 0; offset < length; count++) {
        uint32_t code;
        size_t size = utf8_decode(bytes + offset, length - offset, &code);

        offset += size > 0 ? size : 1;
    }
    return count;
}

struct range {
    uint32_t first;
    uint32_t last;
};

static bool within(uint32_t code, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    }
    return false;
}

#define WITHIN(code, ranges) within(code, ranges, sizeof ranges / sizeof ranges[0])

static size_t code_width(uint32_t code)
{
    static const struct range none[] = {{0x300, 0x36F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
                                        {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F},
                                        {0xFE20, 0xFE2F}};
    static const struct range wide[] = {{0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3},
                                        {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60},
                                        {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};

    if (code < 0x300)
        return 1;
    if (WITHIN(code, none))
        return 0;
    return WITHIN(code, wide) ? 2 : 1;
}

size_t utf8_width(const char *text)
{
    size_t length = strlen(text);
    size_t width = 0;

    for (size_t offset = 0; offset < length;) {
        uint32_t code = '?';
        size_t size = utf8_decode(text + offset, length - offset, &code);

        offset += size > 0 ? size : 1;
        width += size > 0 ? code_width(code) : 1;
    }
    return width;
}

bool utf8_is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code <= 0x9F);
}

bool utf8_is_unsafe(uint32_t code)
{
    static const struct range reordering[] = {
        {0x61C, 0x61C}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF}};

    return utf8_is_control(code) || WITHIN(code, reordering);
}

bool utf8_is_safe(const char *text)
{
    size_t length = strlen(text);

    for (size_t offset = 0; offset < length;) {
        uint32_t code;
        size_t size = utf8_decode(text + offset, length - offset, &code);

        if (size == 0 || utf8_is_unsafe(code))
            return false;
        offset += size;
    }
    return true;
}
