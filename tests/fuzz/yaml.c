/* The YAML reader: any bytes are read or refused, and what is read as records can be
 * written and read again. */
#include "fuzz.h"

#include "document/kind.h"
#include "document/record.h"
#include "document/tree.h"

#include <stdlib.h>

/* A record that begins with the name of an attribute is refused in YAML: there it means
 * that somebody's writer has sorted the keys. */
static bool keeps_order(const struct record_list *records)
{
    for (size_t i = 0; i < records->count; i++) {
        const char *kind = records->items[i].kind;

        if (kind_find(kind) == NULL && kind_attribute_is_known(kind))
            return false;
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diagnostic_list list = {0};
    struct arena arena = {0};
    struct record_list records = {0};
    struct text text = {0};
    struct bytes bytes;
    struct node *root;

    if (fuzz_clean(data, size, &arena, &bytes, &list)) {
        tree_read("fuzz", bytes, &arena, &root, &list);
        if (record_read("fuzz", bytes, false, &arena, &records, &list) && records.count > 0
            && keeps_order(&records)) {
            struct record_list again = {0};

            record_write_list(&records, RECORD_YAML, NULL, &text);
            if (!record_read("again", (struct bytes){text.bytes, text.length}, false, &arena,
                             &again, &list)
                || again.count != records.count)
                abort();
        }
    }
    text_free(&text);
    diagnostic_free(&list);
    arena_free(&arena);
    return 0;
}
