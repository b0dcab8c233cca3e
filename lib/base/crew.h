/* The one place with threads: a row of pieces of work, done by the caller and at most
 * one helper.
 *
 * What must go in order goes in order: a piece is fetched, worked on, and finished;
 * pieces are fetched one after another and finished in the order in which they were
 * fetched, and no two calls of fetch and finish ever overlap. Only work runs beside
 * other calls. So whatever fetch and finish touch needs no lock, the result does not
 * depend on who was faster, and work may touch its own piece and what nobody writes. */
#ifndef BASE_CREW_H
#define BASE_CREW_H

#include <stdbool.h>
#include <stddef.h>

struct crew_task {
    void *context;
    bool (*fetch)(void *context, void *piece); /* false: there is no more */
    void (*work)(void *context, void *piece);
    void (*finish)(void *context, void *piece);
};

enum { CREW_WORKERS = 2 };

/* Returns when all is finished. pieces: room for one piece for each worker. The helper
 * is called once alone pieces have been fetched, so that short work pays nothing for
 * it; without a thread to be had, the caller does everything. */
void crew_run(const struct crew_task *task, void *pieces[CREW_WORKERS], size_t alone);

#endif
