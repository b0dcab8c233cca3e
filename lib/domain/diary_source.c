#include "domain/diary_source.h"

#include "base/build.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- passes ------------------------------------------------------------------ */

static bool look(struct diary_source *source, uint64_t *length)
{
    struct stat about;
    int result = source->path != NULL ? stat(source->path, &about) : fstat(STDIN_FILENO, &about);
    off_t start = source->path != NULL ? 0 : lseek(STDIN_FILENO, 0, SEEK_CUR);

    source->again = result == 0 && S_ISREG(about.st_mode) && start >= 0;
    source->start = start;
    *length = source->again && about.st_size > start ? (uint64_t)(about.st_size - start) : 0;
    return source->again;
}

uint64_t diary_sources_look(struct diary_sources *sources)
{
    uint64_t total = 0;

    sources->all_again = true;
    for (size_t i = 0; i < sources->count; i++) {
        uint64_t length;

        sources->all_again = look(&sources->items[i], &length) && sources->all_again;
        total += length;
    }
    return sources->all_again ? total : 0;
}

void diary_sources_rewind(struct diary_sources *sources, bool second)
{
    sources->next = 0;
    sources->chunks = 0;
    sources->passed = 0;
    sources->second = second;
}

uint64_t diary_sources_passed(const struct diary_sources *sources)
{
    return sources->passed + (sources->is_open ? sources->reader.passed : 0);
}

/* --- one source --------------------------------------------------------------- */

/* Standard input may have been read before. */
static bool is_at_start(const struct diary_source *source)
{
    return source->path != NULL || !source->again
           || lseek(STDIN_FILENO, (off_t)source->start, SEEK_SET) >= 0;
}

static bool open_next(struct diary_sources *sources)
{
    struct diary_source *source = &sources->items[sources->next++];

    sources->descriptor =
        source->path != NULL ? open(source->path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
    if (sources->descriptor < 0 || !is_at_start(source)) {
        diagnostic_system(sources->list, (struct place){.file = source->name},
                          "cannot open it: %s", strerror(errno));
        sources->failed = true;
        return false;
    }
    block_open(&sources->reader, sources->descriptor, source->name,
               sources->second ? source->length : 0);
    sources->reader.begins_small = sources->all_again; /* a window counts its blocks */
    sources->is_open = true;
    sources->begins = true;
    return true;
}

/* A program that failed leaves an empty pipe: that must not look like a quiet diary. */
static void refuse_empty_pipe(struct diary_sources *sources, const struct diary_source *source)
{
    if (source->path != NULL || sources->reader.passed > 0)
        return;
    diagnostic_input(sources->list, (struct place){.file = source->name},
                     "nothing came in; expected a diary, as " PROGRAM_LOG " -p prints it");
    sources->failed = true;
}

static void close_source(struct diary_sources *sources)
{
    struct diary_source *source = &sources->items[sources->next - 1];

    if (!sources->second)
        refuse_empty_pipe(sources, source);
    source->length = sources->reader.passed;
    sources->passed += sources->reader.passed;
    block_close(&sources->reader);
    if (source->path != NULL)
        close(sources->descriptor);
    sources->is_open = false;
}

/* --- chunks ---------------------------------------------------------------------- */

static void empty(struct diary_chunk *chunk)
{
    arena_free(&chunk->arena);
    diagnostic_free(&chunk->faults);
    chunk->yaml = NULL;
}

void diary_chunk_end(struct diary_chunk *chunk)
{
    empty(chunk);
    free(chunk->block.data);
    chunk->block.data = NULL;
}

static void drop_mark(struct block *block)
{
    const size_t length = utf8_mark(block->data, block->length);

    if (length == 0)
        return;
    block->length -= length;
    memmove(block->data, block->data + length, block->length);
}

/* All of the source, from the block that was read on. */
static bool gather(struct diary_sources *sources, struct diary_chunk *chunk, struct text *text,
                   size_t errors)
{
    do
        text_append(text, chunk->block.data, chunk->block.length);
    while (text->length <= DIARY_YAML_BYTES
           && block_next(&sources->reader, &chunk->block, sources->list));
    if (text->length > DIARY_YAML_BYTES)
        diagnostic_input(sources->list, (struct place){.file = sources->reader.name},
                         "a diary in YAML may have 16 MiB; expected one in lines, as " PROGRAM_LOG
                         " -p prints it");
    sources->failed = sources->failed || sources->list->errors > errors;
    return sources->list->errors == errors;
}

static bool read_yaml(struct diary_sources *sources, struct diary_chunk *chunk)
{
    size_t errors = sources->list->errors;
    struct text text = {0};
    bool good = gather(sources, chunk, &text, errors);

    if (good) {
        struct bytes bytes = {arena_copy(&chunk->arena, text.bytes, text.length), text.length};

        chunk->yaml = arena_alloc(&chunk->arena, sizeof *chunk->yaml);
        diary_read(sources->reader.name, bytes, sources->kinds, DIARY_REMARK, &chunk->arena,
                   chunk->yaml, &chunk->faults);
    }
    text_free(&text);
    return good;
}

/* False when this source has no more. */
static bool read_chunk(struct diary_sources *sources, struct diary_chunk *chunk)
{
    size_t errors = sources->list->errors;

    if (!block_next(&sources->reader, &chunk->block, sources->list)) {
        sources->failed = sources->failed || sources->list->errors > errors;
        return false;
    }
    chunk->source = sources->next - 1;
    chunk->begins = sources->begins;
    chunk->number = sources->chunks++;
    sources->begins = false;
    if (!chunk->begins)
        return true;
    drop_mark(&chunk->block);
    if (!record_looks_like_yaml((struct bytes){chunk->block.data, chunk->block.length}))
        return true;
    return read_yaml(sources, chunk);
}

bool diary_sources_next(struct diary_sources *sources, struct diary_chunk *chunk)
{
    empty(chunk);
    if (chunk->block.data == NULL)
        chunk->block.data = memory_alloc(BLOCK_ROOM + BLOCK_BEHIND);
    for (;;) {
        if (sources->is_open) {
            if (read_chunk(sources, chunk))
                return true;
            close_source(sources);
        }
        if (sources->next == sources->count)
            return false;
        open_next(sources);
    }
}
