/* The plan before, as far as the next one builds on it. */
#ifndef DOMAIN_PLAN_PREVIOUS_H
#define DOMAIN_PLAN_PREVIOUS_H

#include "base/arena.h"
#include "base/civil.h"
#include "base/diagnostic.h"
#include "base/moment.h"
#include "document/record.h"
#include "domain/plan_words.h"

#include <stdbool.h>
#include <stddef.h>

/* An exercise that it asked for or said something of. */
struct plan_previous_item {
    const char *id; /* first: the items are sorted by it (report_row.h) */
    int sets;       /* of the largest dose; 0: it was not in it */
    int reps;
    int hold;
    struct plan_words sessions; /* ids of those that had it */
    const char *change;  /* of its adapt record, "" for none */
    const char *because;
};

struct plan_previous_session {
    const char *id;
    long minutes;
};

struct plan_previous {
    struct moment at; /* when it was made: what the diary had by then, it knew */
    civil_day first;
    civil_day last;
    struct plan_previous_item *items;
    size_t count;
    size_t capacity;
    struct plan_previous_session *sessions; /* in its order */
    size_t session_count;
    size_t session_capacity;
};

/* Takes apart a plan that record_read_document accepted; texts are borrowed from it. False
 * and messages when it is a refusal, lacks what is needed, has a change that there is not,
 * or was made after `now`. */
bool plan_previous_read(const struct record_list *plan, struct moment now, struct arena *arena,
                        struct plan_previous *previous, struct diagnostic_list *list);

/* What it says of an exercise, or NULL; of no plan (NULL), NULL. */
const struct plan_previous_item *plan_previous_find(const struct plan_previous *previous,
                                                    const char *id);

/* The minutes of its session of that id; 0 when it had none; of no plan (NULL), 0. */
long plan_previous_minutes(const struct plan_previous *previous, const char *id);

#endif
