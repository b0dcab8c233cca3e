#include "base/crew.h"

#include <pthread.h>

struct crew {
    const struct crew_task *task;
    pthread_mutex_t turn;
    pthread_cond_t turned;
    size_t fetched;
    size_t finished;
    bool over;
};

/* One piece, from fetch to finish. Called and left with the turn held. */
static bool do_piece(struct crew *crew, void *piece)
{
    const struct crew_task *task = crew->task;
    size_t number;

    if (crew->over || !task->fetch(task->context, piece)) {
        crew->over = true;
        return false;
    }
    number = crew->fetched++;
    pthread_mutex_unlock(&crew->turn);
    task->work(task->context, piece);
    pthread_mutex_lock(&crew->turn);
    while (crew->finished != number)
        pthread_cond_wait(&crew->turned, &crew->turn);
    task->finish(task->context, piece);
    crew->finished++;
    pthread_cond_broadcast(&crew->turned);
    return true;
}

struct helper {
    struct crew *crew;
    void *piece;
};

static void *help(void *argument)
{
    struct helper *helper = argument;

    pthread_mutex_lock(&helper->crew->turn);
    while (do_piece(helper->crew, helper->piece))
        ;
    pthread_mutex_unlock(&helper->crew->turn);
    return NULL;
}

void crew_run(const struct crew_task *task, void *pieces[CREW_WORKERS], size_t alone)
{
    struct crew crew = {.task = task};
    struct helper helper = {&crew, pieces[1]};
    pthread_t thread;
    bool helped = false;

    pthread_mutex_init(&crew.turn, NULL);
    pthread_cond_init(&crew.turned, NULL);
    pthread_mutex_lock(&crew.turn);
    while (do_piece(&crew, pieces[0])) {
        if (!helped && crew.fetched == alone)
            helped = pthread_create(&thread, NULL, help, &helper) == 0;
    }
    pthread_mutex_unlock(&crew.turn);
    if (helped)
        pthread_join(thread, NULL);
    pthread_cond_destroy(&crew.turned);
    pthread_mutex_destroy(&crew.turn);
}
