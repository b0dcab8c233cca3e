#include "domain/diary_stream.h"

#include "base/hash.h"
#include "domain/diary_line.h"
#include "domain/diary_void.h"

/* The helper is worth its start when the small chunks of a file are through. */
enum { ALONE = BLOCK_SMALL_ONES };

enum pass {
    PASS_ONCE,   /* regular files, and no correction so far */
    PASS_VOIDS,  /* there is one: the rest of the pass only gathers them */
    PASS_AGAIN,  /* all corrections are known */
    PASS_WINDOW  /* a pipe */
};

/* What one worker has of its own. */
struct reader {
    const struct diary_taker *taker;
    struct diary_scan scan;
    bool has_scan;
};

/* A chunk on its way. */
struct piece {
    struct reader *reader;
    struct diary_chunk chunk;
    struct diary_findings found;
    size_t taken;
    enum pass pass;
    bool is_clear; /* no void reaches it: its lines are taken as soon as they are scanned */
};

struct stream {
    struct diary_sources *sources;
    const struct diary_watcher *watcher;
    struct diary_outcome *outcome;
    enum pass pass;
    uint64_t total;
    struct moment now;
    struct reader readers[CREW_WORKERS];
    struct piece pieces[CREW_PIECES];
    struct diary_voids voids;
    size_t lines; /* of the source, before the chunk that is finished next */
    struct diary_chunk held[DIARY_WINDOW]; /* a ring */
    size_t first_held;
    size_t held_count;
};

/* --- fetching ------------------------------------------------------------------ */

static void forget_taken(struct reader *reader)
{
    const struct diary_forms *forms = &reader->scan.forms;

    for (size_t i = 0; i < forms->count; i++) {
        if (forms->items[i]->taken != NULL)
            reader->taker->forget(reader->taker->context, forms->items[i]);
    }
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
static bool fetch_held(struct stream *stream, struct reader *reader, struct piece *piece)
{
    struct diary_chunk handed = piece->chunk;
    size_t first;

    while (stream->held_count < DIARY_WINDOW) {
        size_t index = (stream->first_held + stream->held_count) % DIARY_WINDOW;
        struct diary_chunk *chunk = &stream->held[index];

        if (!diary_sources_next(stream->sources, chunk))
            break;
        gather_voids(stream, &reader->scan, chunk);
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

static bool fetch(void *context, void *worker, void *given)
{
    struct stream *stream = context;
    struct reader *reader = worker;
    struct piece *piece = given;

    if (!reader->has_scan)
        diary_scan_begin(&reader->scan, stream->sources->kinds, stream->now);
    reader->has_scan = true;
    piece->reader = reader;
    piece->pass = stream->pass;
    if (stream->pass == PASS_WINDOW ? !fetch_held(stream, reader, piece)
                                    : !diary_sources_next(stream->sources, &piece->chunk))
        return false;
    piece->is_clear = stream->voids.count == 0 && piece->chunk.yaml == NULL;
    return true;
}

/* --- working -------------------------------------------------------------------- */

/* No chunk has 2^32 entries. */
static uint64_t order_of(const struct piece *piece)
{
    return (uint64_t)piece->chunk.number << 32;
}

static void take(struct piece *piece)
{
    const struct diary_taker *taker = piece->reader->taker;
    const struct diary_scan *scan = &piece->reader->scan;

    taker->take(taker->context, scan->sightings, scan->count, order_of(piece));
    piece->taken = scan->count;
}

/* All corrections are known, and none is for a line of this chunk. */
static bool is_spared(const struct stream *stream, const struct piece *piece)
{
    const struct diary_scan *scan = &piece->reader->scan;
    size_t i = 0;

    if (piece->pass != PASS_AGAIN)
        return false;
    while (i < scan->count && !diary_voids_reach(&stream->voids, scan->sightings[i].hash))
        i++;
    return i == scan->count;
}

static void scan_chunk(const struct stream *stream, struct piece *piece)
{
    static const enum diary_care cares[] = {
        [PASS_ONCE] = DIARY_PLAIN, [PASS_VOIDS] = DIARY_VOIDS_ONLY,
        [PASS_AGAIN] = DIARY_HASHED, [PASS_WINDOW] = DIARY_HASHED};
    struct diary_scan *scan = &piece->reader->scan;

    if (diary_forms_stale(&scan->forms)) {
        forget_taken(piece->reader);
        diary_forms_drop(&scan->forms);
    }
    diary_scan_block(scan, &piece->chunk.block,
                     piece->is_clear ? DIARY_PLAIN : cares[piece->pass]);
    piece->found = scan->found;
    scan->found = (struct diary_findings){.lines = 0};
    piece->is_clear = piece->found.voids == 0 && (piece->is_clear || is_spared(stream, piece));
    if (piece->is_clear)
        take(piece);
}

static bool work(void *context, void *worker, void *given)
{
    struct piece *piece = given;

    (void)worker;
    if (piece->chunk.yaml == NULL)
        scan_chunk(context, piece);
    return piece->is_clear;
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
    const struct diary_findings *found = &piece->found;
    struct diary_outcome *outcome = stream->outcome;
    const char *name = stream->sources->items[piece->chunk.source].name;

    if (piece->chunk.begins)
        stream->lines = 0;
    for (size_t i = 0; i < found->faults.count; i++) {
        struct diagnostic fault = found->faults.items[i];

        fault.place.file = name;
        add_fault(stream, &fault, stream->lines);
    }
    if (found->ahead > 0 && outcome->ahead == 0)
        outcome->first_ahead = (struct place){name, stream->lines + found->first_ahead, 0};
    outcome->ahead += found->ahead;
    outcome->bad += found->bad;
    outcome->torn = outcome->torn || piece->chunk.block.torn;
    stream->lines += found->lines;
}

/* --- finishing: taking ------------------------------------------------------------- */

/* Whether a line counts: it is no void, and not cancelled by one. */
static bool counts(struct stream *stream, const struct piece *piece, bool is_void, uint64_t hash,
                   struct bytes raw)
{
    size_t until = piece->pass == PASS_WINDOW ? piece->chunk.number + DIARY_WINDOW - 1 : 0;

    return !is_void && !diary_voids_cancel(&stream->voids, hash, raw, until);
}

/* Of the lines of a chunk that a void may reach, those that count. */
static void take_lines(struct stream *stream, struct piece *piece)
{
    struct diary_scan *scan = &piece->reader->scan;
    size_t count = 0;

    for (size_t i = 0; i < scan->count; i++) {
        const struct diary_sighting *sighting = &scan->sightings[i];

        if (counts(stream, piece, sighting->form->is_void, sighting->hash, sighting->raw))
            scan->sightings[count++] = *sighting;
    }
    scan->count = count;
    take(piece);
}

static void take_entry(const struct piece *piece, const struct diary_entry *entry, uint64_t order)
{
    struct diary_entry copy = *entry;
    struct diary_form form = {.entry = &copy};
    struct civil civil = moment_civil(entry->at);
    struct diary_sighting sighting = {
        .at = entry->at, .day = civil.day, .minute = civil.minute, .form = &form,
        .raw = entry->raw};

    piece->reader->taker->take(piece->reader->taker->context, &sighting, 1, order);
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

        if (entry->at.seconds > piece->reader->scan.now && outcome->ahead++ == 0)
            outcome->first_ahead = entry->record.place;
        if (counts(stream, piece, entry->is_void, hash, entry->raw)) {
            piece->taken++;
            take_entry(piece, entry, order_of(piece) + i);
        }
    }
}

/* The first pass has met a correction: it gathers them from here on. */
static bool gathers(struct stream *stream, struct piece *piece)
{
    const struct diary *yaml = piece->chunk.yaml;
    const struct diary_scan *scan = &piece->reader->scan;
    size_t before = stream->voids.count;

    if (piece->pass == PASS_AGAIN || piece->pass == PASS_WINDOW)
        return false;
    for (size_t i = 0; yaml != NULL && i < yaml->count; i++) {
        if (yaml->entries[i].is_void)
            diary_voids_add(&stream->voids, yaml->entries[i].record.value, 0, false);
    }
    for (size_t i = 0; yaml == NULL && piece->found.voids > 0 && i < scan->count; i++) {
        if (scan->sightings[i].form->is_void)
            diary_voids_add(&stream->voids, scan->sightings[i].form->entry->record.value, 0,
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

static void finish_piece(struct stream *stream, struct piece *piece)
{
    if (gathers(stream, piece))
        return;
    if (piece->chunk.yaml != NULL) {
        take_yaml(stream, piece);
    } else {
        note_lines(stream, piece);
        if (!piece->is_clear)
            take_lines(stream, piece);
    }
    stream->outcome->taken += piece->taken;
}

static void finish(void *context, void *given)
{
    struct stream *stream = context;
    struct piece *piece = given;

    tell_watcher(stream);
    finish_piece(stream, piece);
    diagnostic_free(&piece->found.faults);
    piece->taken = 0;
}

/* --- passes ----------------------------------------------------------------------- */

static void run_pass(struct stream *stream, enum pass pass)
{
    const struct crew_task task = {stream, fetch, work, finish};
    void *workers[CREW_WORKERS];
    void *pieces[CREW_PIECES];

    stream->pass = pass;
    stream->lines = 0;
    diagnostic_free(&stream->outcome->faults);
    *stream->outcome = (struct diary_outcome){.bad = 0};
    diary_sources_rewind(stream->sources, pass == PASS_AGAIN);
    for (size_t i = 0; i < CREW_PIECES; i++)
        pieces[i] = &stream->pieces[i];
    for (size_t i = 0; i < CREW_WORKERS; i++) {
        workers[i] = &stream->readers[i];
        stream->readers[i].taker->begin(stream->readers[i].taker->context);
    }
    crew_run(&task, workers, pieces, ALONE);
    for (size_t i = 0; i < CREW_WORKERS; i++) {
        if (stream->readers[i].has_scan)
            forget_taken(&stream->readers[i]);
    }
}

static void read_all(struct stream *stream)
{
    if (!stream->sources->all_again) {
        run_pass(stream, PASS_WINDOW);
        stream->outcome->missed = diary_voids_missed(&stream->voids);
        return;
    }
    run_pass(stream, PASS_ONCE);
    if (stream->pass == PASS_VOIDS && !stream->sources->failed)
        run_pass(stream, PASS_AGAIN);
}

bool diary_stream(struct diary_sources *sources, struct moment now,
                  const struct diary_taker takers[CREW_WORKERS],
                  const struct diary_watcher *watcher, struct diary_outcome *outcome)
{
    struct stream stream = {
        .sources = sources, .watcher = watcher, .outcome = outcome, .now = now};

    *outcome = (struct diary_outcome){.bad = 0};
    stream.total = diary_sources_look(sources);
    for (size_t i = 0; i < CREW_WORKERS; i++)
        stream.readers[i].taker = &takers[i];
    read_all(&stream);
    for (size_t i = 0; i < CREW_WORKERS; i++) {
        if (stream.readers[i].has_scan)
            diary_scan_end(&stream.readers[i].scan);
    }
    for (size_t i = 0; i < CREW_PIECES; i++)
        diary_chunk_end(&stream.pieces[i].chunk);
    for (size_t i = 0; i < DIARY_WINDOW; i++)
        diary_chunk_end(&stream.held[i]);
    diary_voids_free(&stream.voids);
    return !sources->failed;
}
