#include "domain/diary_scan.h"

#include "base/hash.h"
#include "base/memory.h"
#include "domain/diary_line.h"
#include "domain/entry.h"

#include <stdlib.h>
#include <string.h>

/* 2026-11-20T14:30:00+01:00, and the shortest line that is an entry, with its LF. */
enum { USUAL_TIME = 25, SHORTEST_ENTRY = 22, LONGEST_TIME = 64 };

/* How many lines are looked at side by side. */
enum { BATCH = 16 };

void diary_scan_begin(struct diary_scan *scan, const struct diary_kinds *kinds, struct moment now)
{
    *scan = (struct diary_scan){
        .now = now.seconds + ENTRY_AHEAD_SECONDS,
        .sightings = memory_alloc(memory_product(BLOCK_ROOM / SHORTEST_ENTRY + BATCH,
                                                 sizeof *scan->sightings)),
    };
    diary_forms_begin(&scan->forms, kinds);
}

void diary_scan_end(struct diary_scan *scan)
{
    diary_forms_end(&scan->forms);
    diagnostic_free(&scan->faults);
    free(scan->sightings);
}

/* --- times ------------------------------------------------------------------ */

/* Two digits as a number, 100 or more when they are none. */
static int two_digits(const char *text)
{
    unsigned tens = (unsigned)(unsigned char)text[0] - '0';
    unsigned ones = (unsigned)(unsigned char)text[1] - '0';

    return tens > 9 || ones > 9 ? 100 : (int)(tens * 10 + ones);
}

/* Any time that moment_parse takes. */
static bool read_any_time(struct diary_scan *scan, const char *start, size_t length,
                          struct diary_sighting *sighting)
{
    char text[LONGEST_TIME + 1] = {0};
    struct civil civil;

    if (length > LONGEST_TIME || memchr(start, '\0', length) != NULL)
        return false;
    memcpy(text, start, length);
    if (!moment_parse(text, &sighting->at))
        return false;
    civil = moment_civil(sighting->at);
    sighting->day = civil.day;
    sighting->minute = civil.minute;
    if (length == USUAL_TIME) {
        memcpy(scan->date, text, sizeof scan->date);
        memcpy(scan->zone, text + USUAL_TIME - sizeof scan->zone, sizeof scan->zone);
        scan->day = civil.day;
        scan->offset = sighting->at.offset;
        scan->known = true;
    }
    return true;
}

/* A time on the day of the line before it, in the same zone. */
static bool read_usual_time(const struct diary_scan *scan, const char *start,
                            struct diary_sighting *sighting)
{
    int hour = two_digits(start + 11);
    int minute = two_digits(start + 14);
    int second = two_digits(start + 17);

    if (hour > 23 || minute > 59 || second > 59 || start[10] != 'T' || start[13] != ':'
        || start[16] != ':')
        return false;
    sighting->day = scan->day;
    sighting->minute = hour * 60 + minute;
    sighting->at.offset = scan->offset;
    sighting->at.seconds = (int64_t)scan->day * 86400 + sighting->minute * 60 + second
                           - scan->offset;
    return true;
}

static bool is_usual(const struct diary_scan *scan, const char *start, const char *stop)
{
    return stop - start > USUAL_TIME && scan->known && start[USUAL_TIME] == '\t'
           && memcmp(start, scan->date, sizeof scan->date) == 0
           && memcmp(start + USUAL_TIME - sizeof scan->zone, scan->zone, sizeof scan->zone) == 0;
}

/* Reads the time of a line; where its kind begins, or NULL when it has no time. */
static const char *read_time(struct diary_scan *scan, const char *start, const char *stop,
                             struct diary_sighting *sighting)
{
    const char *tab;

    if (is_usual(scan, start, stop) && read_usual_time(scan, start, sighting))
        return start + USUAL_TIME + 1;
    tab = memchr(start, '\t', (size_t)(stop - start));
    if (tab == NULL || !read_any_time(scan, start, (size_t)(tab - start), sighting))
        return NULL;
    return tab + 1;
}

/* --- lines ------------------------------------------------------------------ */

static void add_fault(struct diary_scan *scan, struct diagnostic_list *faults)
{
    if (scan->bad++ < DIARY_FAULTS_SHOWN)
        diagnostic_input(&scan->faults, faults->items[0].place, "%s", faults->items[0].text);
    diagnostic_free(faults);
}

/* The whole line goes to the judge, who says what is wrong with it. */
static void scan_oddity(struct diary_scan *scan, struct bytes line, size_t number)
{
    struct diagnostic_list faults = {.count = 0};
    struct diary_entry entry;
    struct arena arena = {0};

    if (diary_line_read("", number, line, scan->forms.kinds, &arena, &entry, &faults)
        == DIARY_LINE_BAD)
        add_fault(scan, &faults);
    arena_free(&arena);
}

/* A line on its way. Its sighting stands behind those that are settled. */
struct candidate {
    struct diary_form_query query; /* its tail is NULL when the line has no time */
    size_t number;
};

/* Some lines that are looked at side by side. */
struct batch {
    struct candidate items[BATCH];
    size_t count;
};

static void look_at(struct diary_scan *scan, struct batch *batch, const char *start,
                    const char *stop)
{
    struct diary_sighting *sighting = &scan->sightings[scan->count + batch->count];
    struct candidate *candidate = &batch->items[batch->count++];

    if (stop > start && stop[-1] == '\r')
        stop--;
    sighting->raw = (struct bytes){start, (size_t)(stop - start)};
    candidate->number = scan->lines;
    candidate->query.tail = read_time(scan, start, stop, sighting);
    if (candidate->query.tail == NULL)
        return;
    candidate->query.length = (size_t)(stop - candidate->query.tail);
    diary_forms_expect(&scan->forms, &candidate->query);
}

/* Keeps a sighting that is one. */
static void settle(struct diary_scan *scan, const struct candidate *candidate,
                   struct diary_sighting *sighting, bool hashes)
{
    struct diagnostic_list faults = {.count = 0};

    if (candidate->query.tail == NULL) {
        scan_oddity(scan, sighting->raw, candidate->number);
        return;
    }
    sighting->form = diary_forms_find(&scan->forms, &candidate->query, sighting->raw,
                                      candidate->number, &faults);
    if (sighting->form == NULL) {
        add_fault(scan, &faults);
        return;
    }
    if (hashes)
        sighting->hash = hash_bytes(HASH_START, sighting->raw.data, sighting->raw.length);
    scan->voids += sighting->form->is_void;
    if (sighting->at.seconds > scan->now && scan->ahead++ == 0)
        scan->first_ahead = candidate->number;
    if (sighting != &scan->sightings[scan->count])
        scan->sightings[scan->count] = *sighting;
    scan->count++;
}

static void settle_all(struct diary_scan *scan, struct batch *batch, bool hashes)
{
    struct diary_sighting *sightings = &scan->sightings[scan->count];

    for (size_t i = 0; i < batch->count; i++) {
        if (batch->items[i].query.tail != NULL)
            diary_forms_expect_more(&scan->forms, &batch->items[i].query);
    }
    for (size_t i = 0; i < batch->count; i++)
        settle(scan, &batch->items[i], &sightings[i], hashes);
    batch->count = 0;
}

/* Whether the kind is void, or near it: the judge will see. */
static bool may_be_void(const char *start, const char *stop)
{
    const char *tab = memchr(start, '\t', (size_t)(stop - start));

    return tab != NULL && stop - tab > 5 && memcmp(tab + 1, "void", 4) == 0;
}

static void scan_lines(struct diary_scan *scan, const struct block *block, enum diary_care care)
{
    const char *start = block->data;
    const char *end = start + block->length;
    struct batch batch;

    batch.count = 0;
    while (start < end) {
        const char *stop = memchr(start, '\n', (size_t)(end - start));

        scan->lines++;
        if (stop == NULL)
            break;
        if (care != DIARY_VOIDS_ONLY || may_be_void(start, stop))
            look_at(scan, &batch, start, stop);
        if (batch.count == BATCH)
            settle_all(scan, &batch, care == DIARY_HASHED);
        start = stop + 1;
    }
    settle_all(scan, &batch, care == DIARY_HASHED);
}

void diary_scan_block(struct diary_scan *scan, const struct block *block, enum diary_care care)
{
    struct diagnostic_list faults = {.count = 0};

    scan->count = scan->lines = scan->voids = scan->bad = scan->ahead = 0;
    diagnostic_free(&scan->faults);
    diary_forms_pass(&scan->forms);
    scan_lines(scan, block, care);
    if (block->torn) {
        diary_line_torn("", scan->lines, &faults);
        add_fault(scan, &faults);
    }
}
