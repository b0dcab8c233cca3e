/* A plan's agenda: what it asks for on each civil day, and when. A pure function
 * of the plan's records, days and times of day: no zone, no clock (firing.h has
 * those).
 *
 * Timed are sessions (and care that bears a time), breaks, each review, a notice
 * that the plan has ended, and the act of a plan that was refused. Whatever has
 * no time is never due. Nothing comes before the plan's first day, and after its
 * last only the notice. */
#ifndef DOMAIN_AGENDA_H
#define DOMAIN_AGENDA_H

#include "base/arena.h"
#include "base/civil.h"
#include "base/diagnostic.h"
#include "document/record.h"
#include "domain/agenda_exercise.h"

#include <stdbool.h>
#include <stddef.h>

/* In the order in which they come when they meet in one minute. */
enum agenda_rank { AGENDA_NOTICE, AGENDA_SESSION, AGENDA_CARE, AGENDA_BREAK, AGENDA_RANKS };

/* Something that comes back on the same weekdays at the same times: at first, and
 * then every so many minutes up to last. */
struct agenda_item {
    enum agenda_rank rank;
    const char *what; /* its id in the plan */
    const char *rest; /* of its sentence, behind the words that name it */
    const char *extra; /* of a break: the ids of its exercises, joined by commas, or NULL */
    const char *minutes; /* how long it takes, or NULL */
    bool weekdays[CIVIL_WEEK_DAYS]; /* from Monday */
    int first;                      /* minutes of the day; so last */
    int last;
    int every; /* minutes, at least 1 */
};

struct agenda_review {
    civil_day day;
    civil_day comes; /* its day, or the next that has a moment, and none before the plan's
                        first; behind the last day it is left to the notice */
    const char *text;
    struct place place;
};

/* Days off, from the first to the last. */
struct agenda_off {
    civil_day first;
    civil_day last;
};

/* Whether the wall clock shows this minute on that day at all. */
typedef bool agenda_comes(civil_day day, int minute);

/* Everything lives in the arena that agenda_read was given. */
struct agenda {
    const char *act;   /* of a refused plan, which has nothing else; NULL otherwise */
    civil_day start;   /* the first day */
    civil_day end;     /* the last day */
    const char *ended; /* the notice that it has ended */
    struct agenda_item *items; /* each on one weekday at least */
    size_t count;
    size_t capacity;
    int first[CIVIL_WEEK_DAYS]; /* the minute of a weekday's first moment, -1 for none */
    struct agenda_review *reviews;
    size_t review_count;
    size_t review_capacity;
    const struct record_list *plan;
    struct agenda_exercises exercises;
    struct agenda_off *off; /* sorted, apart from each other */
    size_t off_count;
    agenda_comes *comes; /* NULL: each minute of each day does */
};

/* What notices are called. Those of a symptom, of severe pain and of a clinician's "no
 * exercise" take the
 * day's first moment when the diary says so (agenda_rest.h). */
extern const char agenda_act[];
extern const char agenda_symptom[];
extern const char agenda_severe_pain[];
extern const char agenda_no_exercise[];

struct agenda_moment {
    int minute; /* of the day; no two of a day share one */
    int wanted; /* the minute that it would have without the others */
    enum agenda_rank rank;
    const struct agenda_item *item; /* NULL for a notice */
    const char *what; /* the id in the plan, or review, ended, act */
    const char *text; /* of a notice: one line, fit for a terminal; borrowed from the agenda */
    size_t order;     /* its place among those of its day, as the plan has them */
    size_t turn;      /* how many of its rank come before it on its day */
};

/* In the order of their minutes. Starts as {0}. */
struct agenda_moments {
    struct agenda_moment *items;
    size_t count;
    size_t capacity;
};

/* Reads a whole plan (record_read_document). All faults are reported with their
 * places; false when there was one, and then the agenda is not to be used. A day that
 * has more moments than minutes is a fault. The records must outlive the agenda. */
bool agenda_read(const struct record_list *plan, struct arena *arena, struct agenda *agenda,
                 struct diagnostic_list *list);

/* Takes days off, as the diary has them, in any order: nothing comes on them, and what
 * comes on the day's first moment waits for the next day. */
void agenda_take_off(struct agenda *agenda, const struct agenda_off *off, size_t count,
                     struct arena *arena);

/* Tells of minutes that the clock jumps over: what comes on the day's first moment waits for
 * the next day when that is one of them. For plans that are not refused. */
void agenda_heed_clock(struct agenda *agenda, agenda_comes *comes, struct arena *arena);

/* For agenda_read, and when days off or the clock change: the days on which reviews come, and what
 * the last word says of those that do not. */
void agenda_place_reviews(struct agenda *agenda);
void agenda_write_ended(struct agenda *agenda, struct arena *arena);

/* Replaces moments by those of one day. Where two meet, the later one by rank,
 * then by its place in the plan, moves on to the next free minute; at the very
 * end of the day, back. Notices come at the day's first moment. */
void agenda_day(const struct agenda *agenda, civil_day day, struct arena *arena,
                struct agenda_moments *moments);

/* The same for any such weekday (0 Monday) of any plan with these times: what has a date is left
 * out, but where there is a first moment a review may come, as many as the plan has, and one at
 * least. */
void agenda_usual(const struct agenda *agenda, int weekday, struct arena *arena,
                  struct agenda_moments *moments);

/* All that may come on that day, whatever the days off are: every minute that agenda_day
 * could give then, and perhaps more. For telling cheaply that nothing is due. */
void agenda_possible(const struct agenda *agenda, civil_day day, struct arena *arena,
                     struct agenda_moments *moments);

/* The day that says the plan has ended: the first one behind it that has a moment,
 * so that free days stay silent. Not for a refused plan, which has no end. */
civil_day agenda_notice_day(const struct agenda *agenda);

#endif
