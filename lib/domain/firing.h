/* When an agenda's moments come in the local zone: civil times become instants. A
 * time that a clock change leaves out does not come, but for reviews and the notice of
 * the end, which wait for the next day; one that it repeats comes once, in its first
 * pass. Nothing comes after the year 9999, whose dates have four digits. Nothing is kept
 * between calls, so any run of intervals that lie end to end gives every moment exactly
 * once. */
#ifndef DOMAIN_FIRING_H
#define DOMAIN_FIRING_H

#include "base/arena.h"
#include "base/moment.h"
#include "domain/agenda.h"

#include <stdbool.h>

struct firing {
    struct moment at; /* a whole minute, as the local zone writes it */
    struct agenda_moment moment; /* of the agenda */
    bool first;                  /* of its day */
    const char *what;            /* how it is called, and what is said: for items, the words */
    const char *text;            /* come later (firing_words.h) */
};

/* In the order of their instants. Starts as {0}. */
struct firing_list {
    struct firing *items;
    size_t count;
    size_t capacity;
};

/* To be called first: tells the agenda what the local zone leaves out. */
void firing_heed_clock(struct agenda *agenda, struct arena *arena);

/* Whether something may be due at now, whatever the diary says. */
bool firing_may_be_due(const struct agenda *agenda, struct moment now, int64_t window);

/* What is due at now: the moments in (now - window, now]. window: seconds. */
void firing_due(const struct agenda *agenda, struct moment now, int64_t window, struct arena *arena,
                struct firing_list *firings);

/* What firing_due with a window of a minute gives in each minute from the one of
 * from to the one of to, both included. */
void firing_preview(const struct agenda *agenda, struct moment from, struct moment to,
                    struct arena *arena, struct firing_list *firings);

/* All that a plan brings, from its first day to the notice that it has ended; of a refused
 * one, which has no end, a week from now. */
void firing_whole(const struct agenda *agenda, struct moment now, struct arena *arena,
                  struct firing_list *firings);

#endif
