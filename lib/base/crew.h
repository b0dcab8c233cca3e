/* The one place with threads: a row of pieces of work, done by the caller and at most
 * one helper.
 *
 * A piece is fetched, worked on, and finished. Pieces are fetched one after another and
 * finished in the order in which they were fetched, and no two calls of fetch and finish
 * ever overlap. Only work runs beside other calls. So whatever fetch and finish touch needs
 * no lock, the result does not depend on who was faster, and work may touch its own piece,
 * its worker's own, and what nobody writes. */
#ifndef BASE_CREW_H
#define BASE_CREW_H

#include <stdbool.h>
#include <stddef.h>

struct crew_task {
    void *context;
    bool (*fetch)(void *context, void *worker, void *piece); /* false: there is no more */
    /* Whether the worker may go on to another piece before this one is finished, by
     * whoever comes to it. */
    bool (*work)(void *context, void *worker, void *piece);
    void (*finish)(void *context, void *piece);
};

/* With more pieces than workers, none waits for another that is slower. */
enum { CREW_WORKERS = 2, CREW_PIECES = 2 * CREW_WORKERS };

/* Returns when all is finished. workers: what each has of its own. The helper is called
 * once alone pieces have been fetched, so that short work pays nothing for it; without a
 * thread to be had, the caller does everything. */
void crew_run(const struct crew_task *task, void *workers[CREW_WORKERS],
              void *pieces[CREW_PIECES], size_t alone);

#endif
