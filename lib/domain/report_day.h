/* The day table: what the diary says of each day that it says anything of. A day is
 * the civil date that stands in the entry itself. A day without a score is missing,
 * never zero. */
#ifndef DOMAIN_REPORT_DAY_H
#define DOMAIN_REPORT_DAY_H

#include "base/arena.h"
#include "base/civil.h"
#include "domain/report_tally.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Trigger words are counted by their place in diary_kinds' triggers; those after the first
 * so many are not compared with the pain. */
enum { REPORT_TRIGGERS = 128, REPORT_TRIGGER_SETS = REPORT_TRIGGERS / 64 };

/* What a day may have a number of: its highest of the day, or REPORT_NO_MEASURE. */
enum report_measure { REPORT_SLEPT, REPORT_SAT, REPORT_STRESS, REPORT_WALKED, REPORT_MEASURES };
enum { REPORT_NO_MEASURE = -1 };

struct report_day {
    civil_day day;
    struct report_tally pain; /* of pain entries: how it was at the time */
    int worst;                /* highest of pain and worst entries, or REPORT_NO_SCORE */
    size_t scores;            /* pain and worst entries */
    int morning;              /* first pain entry before noon, or REPORT_NO_SCORE */
    int64_t morning_at;       /* its instant; of two at the same the worse counts */
    bool flare;               /* the person called it a flare */
    uint64_t triggers[REPORT_TRIGGER_SETS]; /* the triggers named that day, a bit each */
    float measures[REPORT_MEASURES];
};

/* Whether a trigger of that place, below REPORT_TRIGGERS, was named that day. */
bool report_day_has_trigger(const struct report_day *day, size_t trigger);

/* Starts as {0}; sorted by day from report_days_settle on. */
struct report_days {
    struct report_day *items;
    size_t count;
    size_t capacity;
    size_t last;   /* the row that was asked for last */
    size_t *slots; /* hash table: the index of a row, plus 1; open addressing */
    size_t slot_count;
};

/* The row of a day, made when it is new. Good until the next call. Not to be called any
 * more after report_days_settle. */
struct report_day *report_days_get(struct report_days *days, struct arena *arena, civil_day day);

/* Takes a score of a worst entry. */
void report_day_take_worst(struct report_day *row, int score);

/* Takes a pain entry of that instant, which was before noon. */
static inline void report_day_take_morning(struct report_day *row, int score, int64_t at)
{
    if (row->morning == REPORT_NO_SCORE || at < row->morning_at
        || (at == row->morning_at && score > row->morning)) {
        row->morning = score;
        row->morning_at = at;
    }
}

/* Adds what others have taken, neither being settled. */
void report_days_merge(struct report_days *days, const struct report_days *others,
                       struct arena *arena);

/* Puts the rows in order, and has worst and scores know of the pain too: to be called once,
 * before any of the calls below. */
void report_days_settle(struct report_days *days);

/* The row of a day, or NULL. */
const struct report_day *report_days_find(const struct report_days *days, civil_day day);

/* The index of the first row at or after a day; count when there is none. */
size_t report_days_from(const struct report_days *days, civil_day day);

/* All pain entries from first to last, both included. */
struct report_tally report_days_pain(const struct report_days *days, civil_day first,
                                     civil_day last);

/* The worst of each day from first to last that has one. */
struct report_tally report_days_worst(const struct report_days *days, civil_day first,
                                      civil_day last);

/* How many days from first to last have a pain entry. */
size_t report_days_with_pain(const struct report_days *days, civil_day first, civil_day last);

/* How many have any score, of pain or worst entries, at least that high. */
size_t report_days_reaching(const struct report_days *days, civil_day first, civil_day last,
                            double score);

#endif
