#include "base/crew.h"

#include <pthread.h>

/* The turn is mostly held for some microseconds: to ask for it so often takes about as
 * long, and far less than to sleep and be woken. */
enum { PATIENCE = 1000 };

enum { FREE, AT_WORK, DONE };

struct crew {
    const struct crew_task *task;
    void **pieces;
    size_t numbers[CREW_PIECES]; /* which piece of work it holds, unless it is free */
    unsigned char states[CREW_PIECES];
    pthread_mutex_t turn; /* for all that follows, and for states and numbers */
    pthread_cond_t turned;
    size_t fetched;
    size_t finished;
    bool over;
};

static void take_turn(struct crew *crew)
{
    for (int i = 0; i < PATIENCE; i++) {
        if (pthread_mutex_trylock(&crew->turn) == 0)
            return;
    }
    pthread_mutex_lock(&crew->turn);
}

static size_t find(const struct crew *crew, unsigned char state, size_t number)
{
    size_t i = 0;

    while (i < CREW_PIECES
           && (crew->states[i] != state || (state != FREE && crew->numbers[i] != number)))
        i++;
    return i;
}

/* Fetches into a free piece, waiting for one. CREW_PIECES when there is no more. */
static size_t fetch(struct crew *crew, void *worker)
{
    size_t piece;

    while (!crew->over && (piece = find(crew, FREE, 0)) == CREW_PIECES)
        pthread_cond_wait(&crew->turned, &crew->turn);
    if (crew->over || !crew->task->fetch(crew->task->context, worker, crew->pieces[piece])) {
        crew->over = true;
        return CREW_PIECES;
    }
    crew->states[piece] = AT_WORK;
    crew->numbers[piece] = crew->fetched++;
    return piece;
}

/* Finishes all that is next, which may be several pieces that waited for this one. */
static void finish(struct crew *crew)
{
    size_t piece;

    while ((piece = find(crew, DONE, crew->finished)) < CREW_PIECES) {
        crew->task->finish(crew->task->context, crew->pieces[piece]);
        crew->states[piece] = FREE;
        crew->finished++;
    }
    pthread_cond_broadcast(&crew->turned);
}

/* One piece. Called and left with the turn held. */
static bool do_piece(struct crew *crew, void *worker)
{
    size_t piece = fetch(crew, worker);
    bool may_wait;

    if (piece == CREW_PIECES)
        return false;
    pthread_mutex_unlock(&crew->turn);
    may_wait = crew->task->work(crew->task->context, worker, crew->pieces[piece]);
    take_turn(crew);
    while (!may_wait && crew->finished != crew->numbers[piece])
        pthread_cond_wait(&crew->turned, &crew->turn);
    crew->states[piece] = DONE;
    finish(crew);
    return true;
}

struct helper {
    struct crew *crew;
    void *worker;
};

static void *help(void *argument)
{
    struct helper *helper = argument;

    take_turn(helper->crew);
    while (do_piece(helper->crew, helper->worker))
        ;
    pthread_mutex_unlock(&helper->crew->turn);
    return NULL;
}

void crew_run(const struct crew_task *task, void *workers[CREW_WORKERS],
              void *pieces[CREW_PIECES], size_t alone)
{
    struct crew crew = {.task = task, .pieces = pieces};
    struct helper helper = {&crew, workers[1]};
    pthread_t thread;
    bool helped = false;

    pthread_mutex_init(&crew.turn, NULL);
    pthread_cond_init(&crew.turned, NULL);
    take_turn(&crew);
    while (do_piece(&crew, workers[0])) {
        if (!helped && crew.fetched == alone)
            helped = pthread_create(&thread, NULL, help, &helper) == 0;
    }
    pthread_mutex_unlock(&crew.turn);
    if (helped)
        pthread_join(thread, NULL);
    pthread_cond_destroy(&crew.turned);
    pthread_mutex_destroy(&crew.turn);
}
