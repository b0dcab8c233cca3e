/* Why a plan has to wait, as the diary has it: for a symptom that its assessment does not
 * know, for severe pain, or because a clinician said no exercise. */
#ifndef DOMAIN_AGENDA_REST_H
#define DOMAIN_AGENDA_REST_H

#include "base/arena.h"
#include "content/content.h"
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

/* By time; each holds until the next. */
struct agenda_turns {
    struct agenda_rest *items;
    size_t count;
    size_t capacity;
};

/* Starts as {0}. Borrows from the diary. */
struct agenda_rests {
    struct agenda_rest symptom; /* the first new one */
    struct agenda_turns pain;
    struct agenda_turns advice; /* what clinicians said about exercise */
};

/* New is a symptom since the questions were asked (asked=, else at=, else the plan's first
 * day), and after the day on which a clinician cleared it (cleared=), but for an emergency. Pain
 * is severe while the newest score since then, of pain and worst, is that high: of one second
 * the further down, of both kinds the higher. Of what clinicians said about exercise the latest
 * counts, and of one second the no, whenever the plan was made; but for a no of a day before
 * cleared=. content must have been opened with CONTENT_NUMBERS, for a plan with cleared= with
 * CONTENT_FOR_VERDICT. */
void agenda_rest_read(const struct diary *diary, const struct record_list *plan,
                      const struct content *content, struct arena *arena,
                      struct agenda_rests *rests);

/* Why the plan waits, as the diary has it up to an instant (a new symptom before severe pain,
 * that before a clinician's word); NULL when it does not. */
const struct agenda_rest *agenda_rest_at(const struct agenda_rests *rests, int64_t until);

#endif
