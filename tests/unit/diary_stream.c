/* The reader of long diaries against the one that reads them whole: random diaries, most
 * of their lines right, many broken somewhere, some voided, go through both. What the one
 * takes is what counts for the other, line for line, and as many lines are bad. */
#include "check.h"

#include "base/build.h"
#include "base/clock.h"
#include "base/text.h"
#include "domain/diary_stream.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

/* Most are short; some are long enough for two workers, and for chunks that overtake others. */
enum { ROUNDS = 60, LINES = 400, LONG_EVERY = 15, LONG_LINES = 20000 };

enum { PIPE_ROOM = 64 * 1024 }; /* what can be written to a pipe at once */

static uint64_t state = 20261120;

static size_t below(size_t bound)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state % bound);
}

#define ONE_OF(list) (list)[below(sizeof(list) / sizeof *(list))]

static const char *const tails[] = {
    "pain\t4", "pain\t10\tlocation=neck\tside=left", "pain\t11", "pain\t04", "pain\t4.0",
    "pain\t-1",
    "pain\t4\ttrigger=desk-work,stress\tnote=after the long meeting", "pain\t4\tlocation=neck,neck",
    "pain\t4\tnote=caf\xc3\xa9", "pain\t4\tnote=caf\xc3", "pain\t4\tnote=a\\tb",
    "pain\t4\tnote=a\\qb",
    "pain\t4\tnote=", "pain\t4\tnote=a\tnote=b", "pain\t4\tnote=a\tside=left",
    "pain\t4\tx-own=text",
    "pain\t4\tnote=\xc2\x85", "pain\t4\tside=left\tside=right", "pain\t4\tside=", "pain\t4\tpain=3",
    "pain\t4\tat=3", "pain\t4\twritten=2026-11-19T09:00:01+01:00", "pain\t4\twritten=soon",
    "note\tanything = at all", "note\ta\tnote=b", "note\t", "note", "worst\t6", "flare\tyes",
    "flare\tno", "did\tcat-cow\tsets=1\treps=10\tbefore=2\tpain=3\tafter=2", "did\tdog-cow",
    "slept\t6.5\tposition=side\twoke=1", "slept\t25", "walked\t8200\tminutes=90", "walked\t82.5",
    "took\tibuprofen\tmg=400", "took\tibuprofen\tmg=0", "symptom\tfever", "symptom\tfevre",
    "seen\tgp\tadvice=exercise-ok,tests", "away\t2026-12-24..2027-01-02",
    "away\t2027-01-02..2026-12-24",
    "can\treach-top-shelf\tscore=4", "can\tReach", "goal\tto swim", "pian\t4", "", "void\tnothing",
};
static const char *const times[] = {
    "2026-11-20T14:30:00+01:00", "2026-11-20T14:30:01+01:00", "2026-11-20T07:59:59+01:00",
    "2026-11-20T07:59:59-01:00", "2026-02-29T07:59:59+01:00", "2024-02-29T07:59:59+01:00",
    "2026-11-20T24:00:00+01:00", "2026-11-20T23:60:00+01:00", "2026-11-20T14:30Z",
    "2026-11-20 14:30:00.25z", "2026-11-20t14:30:00+01:00", "2026-11-20T14-30:00+01:00",
    "2099-01-01T00:00:00+14:00", "0001-01-01T00:00:00-12:00", "20261120T143000+0100", "",
};

/* Breaks a line somewhere. */
static void mutate(struct text *text, size_t start)
{
    static const char bytes[] = "\t=\\x\x01\x7f\xc3\x80 ,-0#\r";
    size_t at = start + below(text->length - start + 1);

    if (at < text->length)
        text->bytes[at] = bytes[below(sizeof bytes)];
}

static void add_void(struct text *text, const char *line, size_t length)
{
    text_add(text, "2026-11-20T15:00:00+01:00\tvoid\t");
    for (size_t i = 0; i < length; i++) {
        if (line[i] == '\t')
            text_add(text, "\\t");
        else if (line[i] == '\\')
            text_add(text, "\\\\");
        else
            text_append(text, &line[i], 1);
    }
    text_add(text, "\n");
}

static void add_line(struct text *text)
{
    size_t start = text->length;
    size_t length;
    char *copy;

    text_format(text, "%s\t%s", below(3) == 0 ? ONE_OF(times) : times[0], ONE_OF(tails));
    if (below(8) == 0)
        mutate(text, start);
    length = text->length - start;
    copy = malloc(length + 1);
    memcpy(copy, text->bytes + start, length);
    text_add(text, below(20) == 0 ? "\r\n" : "\n");
    if (below(12) == 0)
        add_void(text, copy, length);
    free(copy);
}

/* What an entry says, but for its note, which a form need not keep. */
static void print_entry(struct text *text, const struct diary_entry *entry, struct moment at)
{
    char shown[MOMENT_TEXT];
    const struct record *record = &entry->record;

    text_format(text, "%s %s %s", moment_print(at, shown), record->kind, record->value);
    for (size_t i = 0; i < record->count; i++) {
        if (strcmp(record->attributes[i].key, "note") != 0)
            text_format(text, " %s=%s", record->attributes[i].key, record->attributes[i].text);
    }
    text_format(text, " %d\n", entry->has_written);
}

/* What one worker took: each entry, with its place among all. */
struct taken {
    struct text entry;
    uint64_t order;
};

struct takings {
    struct taken *items;
    size_t count;
};

static void begin(void *context)
{
    struct takings *takings = context;

    for (size_t i = 0; i < takings->count; i++)
        text_free(&takings->items[i].entry);
    takings->count = 0;
}

static void take(void *context, const struct diary_sighting *sightings, size_t count,
                 uint64_t order)
{
    struct takings *takings = context;

    takings->items = realloc(takings->items,
                             (takings->count + count + 1) * sizeof *takings->items);
    for (size_t i = 0; i < count; i++) {
        struct taken *taken = &takings->items[takings->count++];

        *taken = (struct taken){{0}, order + i};
        print_entry(&taken->entry, sightings[i].form->entry, sightings[i].at);
    }
}

static void forget(void *context, struct diary_form *form)
{
    (void)context;
    (void)form;
}

/* Merges what the workers took, each in order. */
static void tell(struct takings takings[CREW_WORKERS], struct text *said)
{
    size_t next[CREW_WORKERS] = {0};

    for (;;) {
        size_t first = CREW_WORKERS;

        for (size_t i = 0; i < CREW_WORKERS; i++) {
            if (next[i] < takings[i].count
                && (first == CREW_WORKERS
                    || takings[i].items[next[i]].order < takings[first].items[next[first]].order))
                first = i;
        }
        if (first == CREW_WORKERS)
            return;
        text_add(said, takings[first].items[next[first]++].entry.bytes);
    }
}

static void read_whole(const struct diary_kinds *kinds, const struct text *diary, struct text *said,
                       size_t *bad)
{
    struct arena arena = {NULL};
    struct diagnostic_list list = {.count = 0};
    struct diary read = {.count = 0};

    diary_read("diary", (struct bytes){diary->bytes, diary->length}, kinds, DIARY_REMARK, &arena,
               &read, &list);
    for (size_t i = 0; i < read.count; i++) {
        if (diary_entry_counts(&read.entries[i]))
            print_entry(said, &read.entries[i], read.entries[i].at);
    }
    *bad = read.bad;
    diagnostic_free(&list);
    arena_free(&arena);
}

/* Through a pipe too, when it is small enough to be written at once. */
static void read_stream(const struct diary_kinds *kinds, const struct text *diary,
                        bool through_pipe, struct text *said, size_t *bad)
{
    char path[] = "/tmp/unit-diary-XXXXXX";
    int ends[2];
    int descriptor = mkstemp(path);
    struct diagnostic_list list = {.count = 0};
    struct diary_source source = {.path = through_pipe ? NULL : path, .name = "diary"};
    struct diary_sources sources = {.items = &source, .count = 1, .kinds = kinds, .list = &list};
    struct takings takings[CREW_WORKERS] = {{NULL, 0}};
    struct diary_taker takers[CREW_WORKERS];
    struct diary_outcome outcome;

    if (through_pipe && pipe(ends) == 0) {
        file_write_all(ends[1], diary->bytes, diary->length);
        close(ends[1]);
        dup2(ends[0], STDIN_FILENO);
        close(ends[0]);
    }
    file_write_all(descriptor, diary->bytes, diary->length);
    for (size_t i = 0; i < CREW_WORKERS; i++)
        takers[i] = (struct diary_taker){&takings[i], begin, take, forget};
    diary_stream(&sources, clock_real(), takers, NULL, &outcome);
    tell(takings, said);
    for (size_t i = 0; i < CREW_WORKERS; i++) {
        begin(&takings[i]);
        free(takings[i].items);
    }
    *bad = outcome.bad;
    diagnostic_free(&outcome.faults);
    diagnostic_free(&list);
    close(descriptor);
    unlink(path);
}

static bool same(const struct diary_kinds *kinds, const struct text *diary, bool through_pipe)
{
    struct text whole = {0};
    struct text streamed = {0};
    size_t bad_whole;
    size_t bad_streamed;
    bool good;

    read_whole(kinds, diary, &whole, &bad_whole);
    read_stream(kinds, diary, through_pipe, &streamed, &bad_streamed);
    good = whole.length == streamed.length && bad_whole == bad_streamed
           && (whole.length == 0 || memcmp(whole.bytes, streamed.bytes, whole.length) == 0);
    if (!good)
        printf("# bad: %zu and %zu; bytes said: %zu and %zu\n", bad_whole, bad_streamed,
               whole.length, streamed.length);
    text_free(&whole);
    text_free(&streamed);
    return good;
}

int main(void)
{
    struct check check = {0};
    struct arena arena = {NULL};
    struct diagnostic_list list = {.count = 0};
    struct diary_kinds kinds;
    struct reader_layers layers = {.items = {{build_content, false}}, .count = 1};
    size_t different = 0;
    size_t different_piped = 0;

    diary_kinds_read(&layers, &arena, &kinds, &list);
    for (int round = 0; round < ROUNDS; round++) {
        struct text diary = {0};

        for (size_t i = 0; i < (round % LONG_EVERY == 0 ? LONG_LINES : LINES); i++)
            add_line(&diary);
        if (below(4) == 0)
            diary.length -= 1 + below(20);
        different += !same(&kinds, &diary, false);
        different_piped += diary.length < PIPE_ROOM && !same(&kinds, &diary, true);
        text_free(&diary);
    }
    check_that(&check, different == 0, "random diaries, as files, read as they are read whole");
    check_that(&check, different_piped == 0, "and through a pipe");
    diagnostic_free(&list);
    arena_free(&arena);
    return check_end(&check);
}
