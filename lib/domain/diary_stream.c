#include "domain/diary_stream.h"

#include "base/crew.h"
#include "base/hash.h"
#include "domain/diary_line.h"
#include "domain/diary_void.h"

#include <stdlib.h>
#include <string.h>

/* The helper is worth its start from the fourth chunk on. */
enum { ALONE = 3 };

enum pass {
    PASS_ONCE,   /* regular files, and no correction so far */
    PASS_VOIDS,  /* there is one: the rest of the pass only gathers them */
    PASS_AGAIN,  /* all corrections are known */
    PASS_WINDOW  /* a pipe */
};

/* What one worker has at hand. */
struct piece {
    struct diary_scan scan;
    struct diary_chunk chunk;
    enum pass pass;
};

struct stream {
    struct diary_sources *sources;
    const struct diary_taker *taker;
    const struct diary_watcher *watcher;
    struct diary_outcome *outcome;
    enum pass pass;
    uint64_t total;
    struct piece pieces[CREW_WORKERS];
    struct diary_voids voids;
    size_t lines; /* of the source, before the chunk that is finished next */
    struct diary_chunk held[DIARY_WINDOW]; /* a ring */
    size_t first_held;
    size_t held_count;
    size_t held_room; /* how many have a buffer */
};

/* --- fetching ------------------------------------------------------------------ */

static void forget_forms(struct stream *stream, struct diary_forms *forms)
{
    for (size_t i = 0; i < forms->count; i++) {
        if (forms->items[i]->taken != NULL)
            stream->taker->forget(stream->taker->context, forms->items[i]);
    }
    diary_forms_drop(forms);
}

/* The corrections in a chunk that is to be held back. */
static void gather_voids(struct stream *stream, struct diary_scan *scan,
                         const struct diary_chunk *chunk)
{
    bool missed = chunk->number >= DIARY_WINDOW;

    if (chunk->yaml != NULL) {
        for (size_t i = 0; i < chunk->yaml->count; i++) {
            if (chunk->yaml->entries[i].is_void)
                diary_voids_add(&stream->voids, chunk->yaml->entries[i].record.value,
                                chunk->number, missed);
        }
        return;
    }
    diary_scan_block(scan, &chunk->block, DIARY_VOIDS_ONLY);
    for (size_t i = 0; i < scan->count; i++) {
        if (scan->sightings[i].form->is_void)
            diary_voids_add(&stream->voids, scan->sightings[i].form->entry->record.value,
                            chunk->number, missed);
    }
}

/* Holds back all it may, then hands out the oldest. */
static bool fetch_held(struct stream *stream, struct piece *piece)
{
    struct diary_chunk handed = piece->chunk;
    size_t first;

    while (stream->held_count < DIARY_WINDOW) {
        size_t index = (stream->first_held + stream->held_count) % DIARY_WINDOW;
        struct diary_chunk *chunk = &stream->held[index];

        if (chunk->block.data == NULL)
            diary_chunk_begin(chunk);
        if (!diary_sources_next(stream->sources, chunk))
            break;
        gather_voids(stream, &piece->scan, chunk);
        stream->held_count++;
    }
    if (stream->held_count == 0)
        return false;
    first = stream->first_held;
    piece->chunk = stream->held[first];
    stream->held[first] = handed;
    stream->first_held = (first + 1) % DIARY_WINDOW;
    stream->held_count--;
    return true;
}

static bool fetch(void *context, void *given)
{
    struct stream *stream = context;
    struct piece *piece = given;

    if (diary_forms_stale(&piece->scan.forms))
        forget_forms(stream, &piece->scan.forms);
    piece->pass = stream->pass;
    if (stream->pass == PASS_WINDOW)
        return fetch_held(stream, piece);
    return diary_sources_next(stream->sources, &piece->chunk);
}

/* --- working -------------------------------------------------------------------- */

static void work(void *context, void *given)
{
    static const enum diary_care cares[] = {
        [PASS_ONCE] = DIARY_PLAIN, [PASS_VOIDS] = DIARY_VOIDS_ONLY,
        [PASS_AGAIN] = DIARY_HASHED, [PASS_WINDOW] = DIARY_HASHED};
    struct piece *piece = given;

    (void)context;
    if (piece->chunk.yaml == NULL)
        diary_scan_block(&piece->scan, &piece->chunk.block, cares[piece->pass]);
}

/* --- finishing: what there is to say ------------------------------------------------ */

static void add_fault(struct stream *stream, const struct diagnostic *fault, size_t line)
{
    struct diary_outcome *outcome = stream->outcome;
    struct place place = fault->place;

    if (outcome->faults.count >= DIARY_FAULTS_SHOWN)
        return;
    place.line += line;
    diagnostic_remark(&outcome->faults, place, "%s", fault->text);
}

static void note_lines(struct stream *stream, const struct piece *piece)
{
    const struct diary_scan *scan = &piece->scan;
    struct diary_outcome *outcome = stream->outcome;
    const char *name = stream->sources->items[piece->chunk.source].name;

    if (piece->chunk.begins)
        stream->lines = 0;
    for (size_t i = 0; i < scan->faults.count; i++) {
        struct diagnostic fault = scan->faults.items[i];

        fault.place.file = name;
        add_fault(stream, &fault, stream->lines);
    }
    if (scan->ahead > 0 && outcome->ahead == 0)
        outcome->first_ahead = (struct place){name, stream->lines + scan->first_ahead, 0};
    outcome->ahead += scan->ahead;
    outcome->bad += scan->bad;
    outcome->torn = outcome->torn || piece->chunk.block.torn;
    stream->lines += scan->lines;
}

/* --- finishing: taking ------------------------------------------------------------- */

/* Whether a line counts: it is no void, and not cancelled by one. */
static bool counts(struct stream *stream, const struct piece *piece, bool is_void, uint64_t hash,
                   struct bytes raw)
{
    size_t until = piece->pass == PASS_WINDOW ? piece->chunk.number + DIARY_WINDOW - 1 : 0;

    return !is_void && !diary_voids_cancel(&stream->voids, hash, raw, until);
}

static void take_lines(struct stream *stream, struct piece *piece)
{
    struct diary_scan *scan = &piece->scan;
    size_t count = scan->count;

    if (scan->voids > 0 || stream->voids.count > 0) {
        count = 0;
        for (size_t i = 0; i < scan->count; i++) {
            const struct diary_sighting *sighting = &scan->sightings[i];

            if (counts(stream, piece, sighting->form->is_void, sighting->hash,
                       sighting->raw))
                scan->sightings[count++] = *sighting;
        }
    }
    stream->outcome->taken += count;
    stream->taker->take(stream->taker->context, scan->sightings, count);
}

static void take_entry(struct stream *stream, const struct diary_entry *entry)
{
    struct diary_entry copy = *entry;
    struct diary_form form = {.entry = &copy};
    struct civil civil = moment_civil(entry->at);
    struct diary_sighting sighting = {
        .at = entry->at, .day = civil.day, .minute = civil.minute, .form = &form,
        .raw = entry->raw};

    stream->outcome->taken++;
    stream->taker->take(stream->taker->context, &sighting, 1);
}

static void take_yaml(struct stream *stream, struct piece *piece)
{
    const struct diary *diary = piece->chunk.yaml;
    struct diary_outcome *outcome = stream->outcome;

    for (size_t i = 0; i < piece->chunk.faults.count; i++)
        add_fault(stream, &piece->chunk.faults.items[i], 0);
    outcome->bad += diary->bad;
    for (size_t i = 0; i < diary->count; i++) {
        const struct diary_entry *entry = &diary->entries[i];
        uint64_t hash = hash_bytes(HASH_START, entry->raw.data, entry->raw.length);

        if (entry->at.seconds > piece->scan.now && outcome->ahead++ == 0)
            outcome->first_ahead = entry->record.place;
        if (counts(stream, piece, entry->is_void, hash, entry->raw))
            take_entry(stream, entry);
    }
}

/* The first pass has met a correction: it gathers them from here on. */
static bool gathers(struct stream *stream, struct piece *piece)
{
    const struct diary *yaml = piece->chunk.yaml;
    size_t before = stream->voids.count;

    if (piece->pass == PASS_AGAIN || piece->pass == PASS_WINDOW)
        return false;
    for (size_t i = 0; yaml != NULL && i < yaml->count; i++) {
        if (yaml->entries[i].is_void)
            diary_voids_add(&stream->voids, yaml->entries[i].record.value, 0, false);
    }
    for (size_t i = 0; yaml == NULL && piece->scan.voids > 0 && i < piece->scan.count; i++) {
        if (piece->scan.sightings[i].form->is_void)
            diary_voids_add(&stream->voids, piece->scan.sightings[i].form->entry->record.value, 0,
                            false);
    }
    if (stream->voids.count > before)
        stream->pass = PASS_VOIDS;
    return stream->pass == PASS_VOIDS;
}

/* A second pass is the second half. */
static void tell_watcher(const struct stream *stream)
{
    const struct diary_watcher *watcher = stream->watcher;
    uint64_t done = diary_sources_passed(stream->sources);

    if (watcher != NULL && stream->pass == PASS_AGAIN)
        watcher->watch(watcher->context, stream->total + done, 2 * stream->total);
    else if (watcher != NULL)
        watcher->watch(watcher->context, done, stream->total);
}

static void finish(void *context, void *given)
{
    struct stream *stream = context;
    struct piece *piece = given;

    tell_watcher(stream);
    if (gathers(stream, piece))
        return;
    if (piece->chunk.yaml != NULL) {
        take_yaml(stream, piece);
    } else {
        note_lines(stream, piece);
        take_lines(stream, piece);
    }
}

/* --- passes ----------------------------------------------------------------------- */

static void run_pass(struct stream *stream, enum pass pass)
{
    const struct crew_task task = {stream, fetch, work, finish};
    void *pieces[CREW_WORKERS] = {&stream->pieces[0], &stream->pieces[1]};

    stream->pass = pass;
    stream->lines = 0;
    diagnostic_free(&stream->outcome->faults);
    *stream->outcome = (struct diary_outcome){.bad = 0};
    diary_sources_rewind(stream->sources, pass == PASS_AGAIN);
    stream->taker->begin(stream->taker->context);
    crew_run(&task, pieces, ALONE);
    for (size_t i = 0; i < CREW_WORKERS; i++)
        forget_forms(stream, &stream->pieces[i].scan.forms);
}

static bool all_again(const struct diary_sources *sources)
{
    for (size_t i = 0; i < sources->count; i++) {
        if (!sources->items[i].again)
            return false;
    }
    return true;
}

static void read_all(struct stream *stream)
{
    if (!all_again(stream->sources)) {
        run_pass(stream, PASS_WINDOW);
        stream->outcome->missed = diary_voids_missed(&stream->voids);
        return;
    }
    run_pass(stream, PASS_ONCE);
    if (stream->pass == PASS_VOIDS && !stream->sources->failed)
        run_pass(stream, PASS_AGAIN);
}

bool diary_stream(struct diary_sources *sources, struct moment now,
                  const struct diary_taker *taker, const struct diary_watcher *watcher,
                  struct diary_outcome *outcome)
{
    struct stream stream = {
        .sources = sources, .taker = taker, .watcher = watcher, .outcome = outcome};

    *outcome = (struct diary_outcome){.bad = 0};
    stream.total = diary_sources_look(sources);
    for (size_t i = 0; i < CREW_WORKERS; i++) {
        diary_scan_begin(&stream.pieces[i].scan, sources->kinds, now);
        diary_chunk_begin(&stream.pieces[i].chunk);
    }
    read_all(&stream);
    for (size_t i = 0; i < CREW_WORKERS; i++) {
        diary_scan_end(&stream.pieces[i].scan);
        diary_chunk_end(&stream.pieces[i].chunk);
    }
    for (size_t i = 0; i < DIARY_WINDOW; i++)
        diary_chunk_end(&stream.held[i]);
    diary_voids_free(&stream.voids);
    return !sources->failed;
}
