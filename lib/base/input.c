#include "base/input.h"

#include "base/utf8.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST_LINE = 64 * 1024 };

const char input_standard_name[] = "<stdin>";

static size_t lines_before(const char *data, size_t offset)
{
    size_t lines = 0;

    for (size_t i = 0; i < offset; i++)
        lines += data[i] == '\n';
    return lines;
}

static struct place place_at(const char *name, const struct bytes *bytes, size_t offset)
{
    size_t start = offset;

    while (start > 0 && bytes->data[start - 1] != '\n')
        start--;
    if (start == 0)
        start = utf8_mark(bytes->data, offset);
    return (struct place){name, lines_before(bytes->data, offset) + 1,
                          utf8_count(bytes->data + start, offset - start) + 1};
}

static bool check_lines(const char *name, const struct bytes *bytes, struct diagnostic_list *list)
{
    const char *start = bytes->data;
    const char *end = bytes->data + bytes->length;
    bool good = true;

    while (start < end) {
        const char *stop = memchr(start, '\n', (size_t)(end - start));

        if (stop == NULL)
            stop = end;
        if (stop - start > LONGEST_LINE) {
            diagnostic_input(list, place_at(name, bytes, (size_t)(start - bytes->data)),
                             "the line is longer than 64 KiB");
            good = false;
        }
        start = stop + 1;
    }
    return good;
}

static bool check_bytes(const char *name, const struct bytes *bytes, struct diagnostic_list *list)
{
    size_t bad = utf8_valid(bytes->data, bytes->length);
    const char *nul = bytes->length > 0 ? memchr(bytes->data, '\0', bytes->length) : NULL;

    if (nul != NULL)
        diagnostic_input(list, place_at(name, bytes, (size_t)(nul - bytes->data)),
                         "a NUL byte; text was expected");
    if (bad < bytes->length)
        diagnostic_input(list, place_at(name, bytes, bad),
                         "byte 0x%02X is not UTF-8; text in UTF-8 was expected",
                         (unsigned)(unsigned char)bytes->data[bad]);
    return nul == NULL && bad == bytes->length;
}

/* Drops a byte order mark and every CR before LF. Most input has neither and is
 * kept as it is. */
static void mend(struct arena *arena, struct bytes *bytes)
{
    size_t length = 0;
    char *copy;

    *bytes = bytes_skip_mark(*bytes);
    if (bytes->length == 0 || memchr(bytes->data, '\r', bytes->length) == NULL)
        return;
    copy = arena_alloc(arena, bytes->length + 1);
    for (size_t i = 0; i < bytes->length; i++) {
        if (bytes->data[i] != '\r' || bytes->data[i + 1] != '\n')
            copy[length++] = bytes->data[i];
    }
    *bytes = (struct bytes){copy, length};
}

bool input_check(const char *name, const struct bytes *bytes, struct diagnostic_list *list)
{
    bool good = check_bytes(name, bytes, list);

    return check_lines(name, bytes, list) && good;
}

bool input_clean(const char *name, struct arena *arena, struct bytes *bytes,
                 struct diagnostic_list *list)
{
    bool good = input_check(name, bytes, list);

    mend(arena, bytes);
    return good;
}

bool input_read(const char *operand, size_t cap, struct arena *arena, const char **name,
                struct bytes *bytes, struct diagnostic_list *list)
{
    bool standard = operand == NULL || strcmp(operand, "-") == 0;
    bool good;

    *name = standard ? input_standard_name : operand;
    good = standard ? file_read_descriptor(STDIN_FILENO, *name, cap, arena, bytes, list)
                    : file_read(operand, cap, arena, bytes, list);
    return good && input_clean(*name, arena, bytes, list);
}

bool input_is_terminal(void)
{
    return isatty(STDIN_FILENO) == 1;
}

bool input_is_piped(void)
{
    struct stat status;

    return fstat(STDIN_FILENO, &status) != 0 || S_ISFIFO(status.st_mode)
           || S_ISREG(status.st_mode) || S_ISSOCK(status.st_mode);
}
