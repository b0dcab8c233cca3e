/* A diary, read by both of its readers: the one that keeps it and the one that scans
 * blocks. They agree on what is an entry, what is bad, and when it was. */
#include "fuzz.h"

#include "base/build.h"
#include "base/memory.h"
#include "domain/diary.h"
#include "domain/diary_scan.h"

#include <stdlib.h>
#include <string.h>

static const struct moment now = {1795181400, 3600};

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

static void compare(const struct diary *diary, const struct diary_scan *scan)
{
    if (scan->count != diary->count || scan->found.bad != diary->bad)
        abort();
    for (size_t i = 0; i < diary->count; i++) {
        const struct diary_sighting *sighting = &scan->sightings[i];
        struct civil civil = moment_civil(diary->entries[i].at);

        if (moment_compare(sighting->at, diary->entries[i].at) != 0
            || sighting->at.offset != diary->entries[i].at.offset || sighting->day != civil.day
            || sighting->minute != civil.minute
            || sighting->raw.length != diary->entries[i].raw.length)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct block block = {.data = memory_alloc(BLOCK_ROOM + BLOCK_BEHIND), .length = size};
    struct diagnostic_list list = {0};
    struct arena arena = {0};
    struct diary diary = {0};
    struct diary_scan scan;
    struct bytes bytes;

    if (content.blocks == NULL)
        read_kinds();
    if (size > 0 && size < BLOCK_ROOM) {
        memcpy(block.data, data, size);
        block.torn = data[size - 1] != '\n';
        bytes = (struct bytes){arena_copy(&arena, block.data, size), size};
        diary_scan_begin(&scan, &kinds, now);
        diary_read("fuzz", bytes, &kinds, DIARY_REMARK, &arena, &diary, &list);
        /* YAML and a byte order mark are for whoever opens the file. */
        if (!record_looks_like_yaml(bytes) && data[0] != 0xEF) {
            diary_scan_block(&scan, &block, DIARY_HASHED);
            compare(&diary, &scan);
        }
        diary_scan_end(&scan);
    }
    free(block.data);
    diagnostic_free(&list);
    arena_free(&arena);
    return 0;
}
