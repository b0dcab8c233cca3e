/* A crontab with our block in it: what is not ours passes byte for byte, what was put in
 * can be taken out, and putting it in again changes nothing. */
#include "fuzz.h"

#include "base/text.h"
#include "domain/crontab.h"

#include <stdlib.h>
#include <string.h>

static const char lines[] = "0 9 * * 1-5 nudge week\n";
static const struct crontab_leave leave = {.empty = true};

static bool same(const struct text *text, const char *data, size_t length)
{
    return text->length == length && (length == 0 || memcmp(text->bytes, data, length) == 0);
}

static struct bytes bytes_of(const struct text *text)
{
    return (struct bytes){text->length > 0 ? text->bytes : "", text->length};
}

/* Without its block a table is what it was without its own, but for the end of a last
 * line that had none. */
static void check_removed(struct bytes table, const struct text *with,
                          struct diagnostic_list *list)
{
    struct text before = {0};
    struct text after = {0};
    bool found;

    if (!crontab_remove("fuzz", table, &found, &before, list)
        || !crontab_remove("fuzz", bytes_of(with), &found, &after, list) || !found)
        abort();
    if (after.length == before.length + 1 && after.bytes[after.length - 1] == '\n')
        after.length--;
    if (!same(&after, before.bytes, before.length))
        abort();
    text_free(&before);
    text_free(&after);
}

static void check_again(const struct text *with, struct diagnostic_list *list)
{
    struct text again = {0};

    if (!crontab_replace("fuzz", bytes_of(with), leave, lines, &again, list)
        || !same(&again, with->bytes, with->length))
        abort();
    text_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diagnostic_list list = {0};
    struct arena arena = {0};
    struct text with = {0};
    struct text refused = {0};
    struct bytes table = {arena_copy(&arena, (const char *)data, size), size};

    if (crontab_replace("fuzz", table, leave, lines, &with, &list)) {
        check_removed(table, &with, &list);
        check_again(&with, &list);
    } else if (with.length > 0) {
        abort();
    }
    crontab_refuse(table, &refused);
    if (refused.length < size || (size > 0 && memcmp(refused.bytes, data, size) != 0))
        abort();
    text_free(&with);
    text_free(&refused);
    diagnostic_free(&list);
    arena_free(&arena);
    return 0;
}
