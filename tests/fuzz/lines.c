/* The readers of lines: records, with and without a time, and the answers of many
 * people. What is read as records can be written and read again. */
#include "fuzz.h"

#include "document/record.h"
#include "domain/people.h"

#include <stdlib.h>

static void read_records(struct bytes bytes, bool timed, struct arena *arena,
                         struct diagnostic_list *list)
{
    struct record_list records = {0};
    struct record_list again = {0};
    struct text text = {0};

    if (!record_read("fuzz", bytes, timed, arena, &records, list) || records.count == 0)
        return;
    record_write_list(&records, RECORD_LINES, NULL, &text);
    if (!record_read("again", (struct bytes){text.bytes, text.length}, timed, arena, &again, list)
        || again.count != records.count)
        abort();
    text_free(&text);
}

static void read_people(struct bytes bytes, struct arena *arena, struct diagnostic_list *list)
{
    struct answer_pair_list pairs;
    struct people people;

    if (!people_begin(&people, "fuzz", bytes, arena, list))
        return;
    while (people_next(&people, &pairs, arena, list))
        continue;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diagnostic_list list = {0};
    struct arena arena = {0};
    struct bytes bytes;

    if (fuzz_clean(data, size, &arena, &bytes, &list)) {
        read_records(bytes, false, &arena, &list);
        read_records(bytes, true, &arena, &list);
        read_people(bytes, &arena, &list);
    }
    diagnostic_free(&list);
    arena_free(&arena);
    return 0;
}
