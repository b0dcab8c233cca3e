/* Diaries of any length, read once and not kept: what memory holds does not grow with
 * their lines. What is an entry, and which corrections cancel which, is as diary_read
 * (diary.h) has it.
 *
 * A correction may stand anywhere, also before or long after its line. Regular files are
 * read a second time when there is one. What comes down a pipe is held back for
 * DIARY_WINDOW chunks of BLOCK_ROOM bytes (6 MiB): a correction reaches its line when it
 * comes within that, and is told of when it does not. */
#ifndef DOMAIN_DIARY_STREAM_H
#define DOMAIN_DIARY_STREAM_H

#include "base/crew.h"
#include "domain/diary_scan.h"
#include "domain/diary_source.h"

enum { DIARY_WINDOW = 48 };

/* Who takes the entries: there is one for each worker (crew.h), for some of the entries
 * each, and no telling which. No two calls with one taker's context overlap; calls with
 * the contexts of two do. */
struct diary_taker {
    void *context;
    /* All that was taken is void, if anything was: the sources are read from the start. */
    void (*begin)(void *context);
    /* Entries that count, good for this call only. order is the place of the first among
     * all entries, which only grows; the next ones follow it. A form that is kept comes to
     * one taker only, and may get something of it. */
    void (*take)(void *context, const struct diary_sighting *sightings, size_t count,
                 uint64_t order);
    /* A form gives back what it has of the taker's: it goes, or the pass is over. */
    void (*forget)(void *context, struct diary_form *form);
};

/* Who watches: called once a chunk, in bytes; total is 0 when it is not known. */
struct diary_watcher {
    void *context;
    void (*watch)(void *context, uint64_t done, uint64_t total);
};

/* What there is to say beside. */
struct diary_outcome {
    size_t bad;   /* lines or YAML records that are no entry, a torn one among them */
    bool torn;    /* the last line of some source has no end: it was cut */
    size_t taken; /* entries that count */
    struct diagnostic_list faults; /* the first DIARY_FAULTS_SHOWN bad lines; the caller's */
    size_t ahead;                  /* entries that lie in the future */
    struct place first_ahead;
    size_t missed; /* corrections whose line may have gone by */
};

/* Reads sources (items, count, kinds and list are set). False when one of them cannot be
 * read, or standard input is empty: the list tells. watcher may be NULL. */
bool diary_stream(struct diary_sources *sources, struct moment now,
                  const struct diary_taker takers[CREW_WORKERS],
                  const struct diary_watcher *watcher, struct diary_outcome *outcome);

#endif
