#include "domain/diary_scan.h"

#include "base/amount.h"
#include "domain/diary_line.h"

#include <stdlib.h>
#include <string.h>

/* 2026-11-20T14:30:00+01:00, and the shortest line that is an entry, with its LF. */
enum { USUAL_TIME = 25, SHORTEST_ENTRY = 22, LONGEST_TIME = 64 };

/* How many lines are looked at side by side. */
enum { BATCH = 16 };

_Static_assert((size_t)BLOCK_LINE > (size_t)DIARY_VOID_BYTES,
               "what is left of a line that is too long must show that it is");

void diary_scan_begin(struct diary_scan *scan, const struct diary_kinds *kinds, struct moment now)
{
    *scan = (struct diary_scan){
        .now = now.seconds + MOMENT_AHEAD_SECONDS,
        .pattern.date = UINT64_MAX, /* no line begins so: there was none before the first */
        .sightings = memory_alloc(memory_product(BLOCK_ROOM / SHORTEST_ENTRY + BATCH,
                                                 sizeof *scan->sightings)),
    };
    diary_forms_begin(&scan->forms, kinds);
}

void diary_scan_end(struct diary_scan *scan)
{
    diary_forms_end(&scan->forms);
    diagnostic_free(&scan->found.faults);
    free(scan->sightings);
}

/* --- times ------------------------------------------------------------------ */

/* Where the words begin in which a line is compared: two of its date, which overlap, that of
 * its time of day, and the last one, whose first byte is the last of the seconds and whose last
 * is the tab. */
enum { WORD = sizeof(uint64_t), DATE_END = 3, CLOCK = 11, ZONE = 18 };

/* Of the word of a time of day, the bytes that it is compared with, what takes a byte beyond 9
 * into its high half, and where no digit stands. */
static const char zeros[WORD + 1] = "00:00:00";
static const char sixes[WORD] = {6, 6, 0, 6, 6, 0, 6, 6};
static const char colons[WORD] = {0, 0, -1, 0, 0, -1, 0, 0};
static const char behind_seconds[WORD] = {0, -1, -1, -1, -1, -1, -1, -1};

static inline uint64_t word_at(const char *bytes)
{
    uint64_t word;

    memcpy(&word, bytes, sizeof word);
    return word;
}

static void set_pattern(struct diary_pattern *pattern, const char *start)
{
    pattern->date = word_at(start);
    pattern->date_end = word_at(start + DATE_END);
    pattern->zone = word_at(start + ZONE);
}

/* 0 for two digits three times, and a colon between them. */
static inline uint64_t clock_fault(uint64_t word)
{
    const uint64_t high_halves = 0xF0F0F0F0F0F0F0F0u;
    uint64_t digits = word ^ word_at(zeros);

    return ((digits | (digits + word_at(sixes))) & high_halves) | (digits & word_at(colons));
}

/* Whether a line of more than USUAL_TIME bytes begins with the pattern, and has an hour, a
 * minute and a second in digits. */
static inline bool has_pattern(const struct diary_pattern *pattern, const char *start)
{
    return ((word_at(start) ^ pattern->date) | (word_at(start + DATE_END) ^ pattern->date_end)
            | ((word_at(start + ZONE) ^ pattern->zone) & word_at(behind_seconds))
            | clock_fault(word_at(start + CLOCK)))
           == 0;
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
    if (length == USUAL_TIME && start[10] == 'T') {
        set_pattern(&scan->pattern, start);
        scan->day = civil.day;
        scan->offset = sighting->at.offset;
        scan->midnight = (int64_t)civil.day * AMOUNT_DAY - scan->offset;
    }
    return true;
}

static int two_digits(const char *text)
{
    return (text[0] - '0') * 10 + (text[1] - '0');
}

/* A time on the day of the line before it, in the same zone. */
static bool read_usual_time(const struct diary_scan *scan, const char *start,
                            struct diary_sighting *sighting)
{
    int hour = two_digits(start + 11);
    int minute = two_digits(start + 14);
    int second = two_digits(start + 17);

    sighting->day = scan->day;
    sighting->minute = hour * 60 + minute;
    sighting->at.offset = scan->offset;
    sighting->at.seconds = scan->midnight + sighting->minute * 60 + second;
    return hour <= 23 && minute <= 59 && second <= 59;
}

/* Reads the time of a line; where its kind begins, or NULL when it has no time. */
static const char *read_time(struct diary_scan *scan, const char *start, const char *stop,
                             struct diary_sighting *sighting)
{
    const char *tab;

    if (stop - start > USUAL_TIME && has_pattern(&scan->pattern, start)
        && read_usual_time(scan, start, sighting))
        return start + USUAL_TIME + 1;
    tab = memchr(start, '\t', (size_t)(stop - start));
    if (tab == NULL || !read_any_time(scan, start, (size_t)(tab - start), sighting))
        return NULL;
    return tab + 1;
}

/* --- lines ------------------------------------------------------------------ */

static void add_fault(struct diary_scan *scan, struct diagnostic_list *faults)
{
    if (scan->found.bad++ < DIARY_FAULTS_SHOWN)
        diagnostic_input(&scan->found.faults, faults->items[0].place, "%s", faults->items[0].text);
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

/* A CR at the end is dropped; of two, none is, because the judge would drop the other. */
static bool ends_in_cr(const char *start, const char *stop)
{
    return stop > start && stop[-1] == '\r' && !(stop - start > 1 && stop[-2] == '\r');
}

static void look_at(struct diary_scan *scan, struct batch *batch, const char *start,
                    const char *stop)
{
    struct diary_sighting *sighting = &scan->sightings[scan->count + batch->count];
    struct candidate *candidate = &batch->items[batch->count++];

    stop -= ends_in_cr(start, stop);
    sighting->raw = (struct bytes){start, (size_t)(stop - start)};
    candidate->number = scan->found.lines;
    candidate->query.tail = read_time(scan, start, stop, sighting);
    if (candidate->query.tail == NULL)
        return;
    candidate->query.length = (size_t)(stop - candidate->query.tail);
    diary_forms_expect(&scan->forms, &candidate->query);
}

/* Keeps a sighting. */
static void keep(struct diary_scan *scan, const struct candidate *candidate,
                 const struct diary_sighting *sighting, bool hashes)
{
    struct diary_sighting *kept = &scan->sightings[scan->count++];

    if (sighting != kept)
        *kept = *sighting;
    if (hashes)
        kept->hash = hash_bytes(HASH_START, kept->raw.data, kept->raw.length);
    scan->found.voids += kept->form->is_void;
    if (kept->at.seconds > scan->now && scan->found.ahead++ == 0)
        scan->found.first_ahead = candidate->number;
}

/* Its form is not where it is looked for first. False when it is no entry. */
static bool find_form(struct diary_scan *scan, const struct candidate *candidate,
                      struct diary_sighting *sighting)
{
    struct diagnostic_list faults = {.count = 0};

    if (candidate->query.tail == NULL) {
        scan_oddity(scan, sighting->raw, candidate->number);
        return false;
    }
    sighting->form = diary_forms_find(&scan->forms, &candidate->query, sighting->raw,
                                      candidate->number, &faults);
    if (sighting->form == NULL)
        add_fault(scan, &faults);
    return sighting->form != NULL;
}

static void settle_all(struct diary_scan *scan, struct batch *batch, bool hashes)
{
    struct diary_sighting *sightings = &scan->sightings[scan->count];

    for (size_t i = 0; i < batch->count; i++) {
        if (batch->items[i].query.tail != NULL)
            diary_forms_expect_more(&scan->forms, &batch->items[i].query);
    }
    for (size_t i = 0; i < batch->count; i++) {
        const struct candidate *candidate = &batch->items[i];

        sightings[i].form = candidate->query.tail != NULL
                                ? diary_forms_known(&scan->forms, &candidate->query)
                                : NULL;
        if (sightings[i].form != NULL || find_form(scan, candidate, &sightings[i]))
            keep(scan, candidate, &sightings[i], hashes);
    }
    batch->count = 0;
}

/* Whether the kind is void, or near it: the judge will see. */
static bool may_be_void(const char *start, const char *stop)
{
    const char *tab = stop - start > USUAL_TIME && start[USUAL_TIME] == '\t'
                          ? start + USUAL_TIME
                          : memchr(start, '\t', (size_t)(stop - start));

    return tab != NULL && stop - tab > 5 && memcmp(tab + 1, "void", 4) == 0;
}

static void add_torn(struct diary_scan *scan)
{
    struct diagnostic_list faults = {.count = 0};

    diary_line_torn("", scan->found.lines, &faults);
    add_fault(scan, &faults);
}

void diary_scan_block(struct diary_scan *scan, const struct block *block, enum diary_care care)
{
    const char *start = block->data;
    const char *end = start + block->length;
    struct batch batch;

    diagnostic_free(&scan->found.faults);
    scan->found = (struct diary_findings){.lines = 0};
    scan->count = 0;
    diary_forms_pass(&scan->forms);
    batch.count = 0;
    while (start < end) {
        const char *stop = memchr(start, '\n', (size_t)(end - start));

        scan->found.lines++;
        if (stop == NULL)
            break;
        if (care != DIARY_VOIDS_ONLY || may_be_void(start, stop))
            look_at(scan, &batch, start, stop);
        if (batch.count == BATCH)
            settle_all(scan, &batch, care == DIARY_HASHED);
        start = stop + 1;
    }
    settle_all(scan, &batch, care == DIARY_HASHED);
    if (block->torn)
        add_torn(scan);
}
