/* What a diary says about an agenda: which days are off, what has been done or skipped
 * already, and whether the plan has to wait (agenda_rest.h).
 *
 * What was done, skipped or used counts for the one moment whose time is nearest to it,
 * before or after it, as the weekdays have them; midway between two, for the later. For an
 * exercise that is any moment of any session that has it; for a break those of the same break,
 * of the same day (an evening's walk is no break of the next morning); for care its own. A
 * session is done when all its exercises are, a break when one of its exercises is. */
#ifndef DOMAIN_AGENDA_PAST_H
#define DOMAIN_AGENDA_PAST_H

#include "base/arena.h"
#include "domain/agenda.h"
#include "domain/agenda_rest.h"
#include "domain/diary.h"
#include "domain/firing.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct agenda_deed {
    const char *what; /* an exercise, or something that was used */
    int64_t at;
};

/* Starts as {0}. Borrows from the diary. */
struct agenda_past {
    struct agenda_deed *deeds; /* sorted by what, then by time */
    size_t count;
    size_t capacity;
    struct agenda_rests rest;
};

/* Takes the days off that the diary has out of the agenda, and gathers the rest. content: as
 * for agenda_rest_read. */
void agenda_past_read(const struct diary *diary, const struct content *content,
                      struct agenda *agenda, struct arena *arena, struct agenda_past *past);

/* Leaves out what is done. While the plan waits, the day's first moment becomes the notice
 * of why, and the others go. Counted is what the
 * diary has up to now; for a preview (now NULL), up to the end of each moment's own minute. */
void agenda_past_apply(const struct agenda *agenda, const struct agenda_past *past,
                       const struct moment *now, struct firing_list *firings);

#endif
