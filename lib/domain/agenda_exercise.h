/* The exercises of a plan, ready to be looked up by session and by id: a plan may be
 * long, and every session and break asks. */
#ifndef DOMAIN_AGENDA_EXERCISE_H
#define DOMAIN_AGENDA_EXERCISE_H

#include "base/arena.h"
#include "document/record.h"

#include <stdbool.h>
#include <stddef.h>

struct agenda_exercise_word;

/* Borrows from the plan; the rest is the arena's. */
struct agenda_exercises {
    const struct record_list *plan;
    struct agenda_exercise_word *sessions; /* sorted: a session's id, an exercise of it */
    size_t session_count;
    struct agenda_exercise_word *ids; /* sorted: each exercise that has a name, by its id */
    size_t id_count;
};

struct agenda_exercises agenda_exercises_of(const struct record_list *plan, struct arena *arena);

/* How many exercises a session has. */
size_t agenda_exercises_in(const struct agenda_exercises *exercises, const char *session);

/* The id of one of them, from 0. */
const char *agenda_exercises_at(const struct agenda_exercises *exercises, const char *session,
                                size_t index);

/* Whether a session has an exercise. */
bool agenda_exercises_has(const struct agenda_exercises *exercises, const char *session,
                          const char *exercise);

/* The names of the first AGENDA_NAMES exercises of a list (ids joined by commas), in
 * the plan's order; returns how many. Exercises of which the plan tells no name, or one
 * too long to be a name, are passed over. */
enum { AGENDA_NAMES = 8, AGENDA_NAME_BYTES = 200 };
size_t agenda_exercises_named(const struct agenda_exercises *exercises, const char *ids,
                              const char *names[AGENDA_NAMES]);

#endif
