/* Why a plan has to wait, as the diary has it: for a symptom that its assessment does not
 * know, or because a clinician said no exercise. */
#ifndef DOMAIN_AGENDA_REST_H
#define DOMAIN_AGENDA_REST_H

#include "base/arena.h"
#include "document/record.h"
#include "domain/diary.h"

#include <stddef.h>
#include <stdint.h>

/* From then on the plan waits, or no longer. */
struct agenda_rest {
    int64_t at;       /* seconds */
    size_t order;     /* in the diary, for those of one second */
    const char *what; /* the notice; NULL: no longer */
    const char *text; /* of the notice; NULL where the content has the words */
};

/* Starts as {0}. Borrows from the diary. */
struct agenda_rests {
    struct agenda_rest symptom; /* the first new one */
    struct agenda_rest *advice; /* what clinicians said about exercise, by time */
    size_t count;
    size_t capacity;
};

/* New is a symptom since the questions were asked (asked=, else at=, else the plan's first
 * day), and after the day on which a clinician cleared it (cleared=). Of what clinicians said
 * about exercise the latest counts, and of one second the no, whenever the plan was made; but
 * for a no of a day before cleared=. */
void agenda_rest_read(const struct diary *diary, const struct record_list *plan,
                      struct arena *arena, struct agenda_rests *rests);

/* Why the plan waits, as the diary has it up to an instant (a new symptom before a clinician's
 * word); NULL when it does not. */
const struct agenda_rest *agenda_rest_at(const struct agenda_rests *rests, int64_t until);

#endif
