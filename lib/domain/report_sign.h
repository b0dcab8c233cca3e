/* What the entries say that may mean it is time to see someone (report_seek.h judges
 * it), and the all-clear that settles it. Memory grows with days, distinct symptoms and
 * severe scores. */
#ifndef DOMAIN_REPORT_SIGN_H
#define DOMAIN_REPORT_SIGN_H

#include "base/arena.h"
#include "base/civil.h"
#include "base/moment.h"
#include "content/content.h"
#include "content/threshold.h"
#include "content/urgency.h"
#include "domain/diary.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* When an entry was. Of two at the same second the one that was taken later, further
 * down the diary, is the later one. */
struct report_instant {
    int64_t seconds;
    uint64_t order;
};

bool report_instant_before(struct report_instant a, struct report_instant b);

/* A symptom, when it was last logged. */
struct report_symptom {
    const char *word;
    enum urgency urgency; /* of it alone; soon until report_signs_judge has been asked */
    struct report_instant at;
    civil_day day;
};

/* A severe pain: the last one of its score on its day. */
struct report_severe {
    civil_day day; /* first: the rows are sorted by it (report_row.h) */
    int score;
    struct report_instant at;
};

/* An exercise that hurt severely, when it last did. */
struct report_sore {
    const char *id; /* first: the rows are sorted by it (report_row.h) */
    int score;
    bool is_after; /* the pain within the hour after was worse than that of doing it */
    struct report_instant at;
    civil_day day;
};

/* A night that the pain broke, by its morning. */
struct report_night {
    civil_day day; /* first: the rows are sorted by it (report_row.h) */
    struct report_instant at; /* of its last entry */
};

/* Starts as {0} but for severe_since, milder and milder_until. */
struct report_signs {
    struct report_symptom *symptoms; /* each word once, in the order of their instants */
    size_t symptom_count;
    size_t symptom_capacity;
    struct report_severe *severe; /* pain or worst of severe-pain or more, after severe_since */
    size_t severe_count;
    size_t severe_capacity;
    civil_day severe_since; /* sores too */
    struct report_instant milder; /* of the last pain or worst below severe-pain */
    int64_t milder_until; /* one after that is still to come, and eases nothing */
    struct report_sore *sores;
    size_t sore_count;
    size_t sore_capacity;
    struct report_night *woken; /* woke=1 or more */
    size_t woken_count;
    size_t woken_capacity;
    struct report_instant seen; /* the last all-clear, when was_seen */
    civil_day seen_day;
    bool was_seen;
    civil_day cleared_day; /* of report_signs_clear, when was_cleared */
    bool was_cleared;
    struct report_instant entered; /* the last one that the diary itself has */
    bool was_entered;
    struct report_instant screened; /* when triage asked about all of it, when was_screened */
    bool was_screened;
    uint64_t order; /* of the entry that is taken next */
};

/* Takes any entry of that civil day. An all-clear more than MOMENT_AHEAD_SECONDS after
 * now has not been given yet and is passed over; a warning counts whatever its time. */
void report_signs_take(struct report_signs *signs, const struct diary_entry *entry, civil_day day,
                       struct moment now, const struct threshold_table *limits,
                       struct arena *arena);

/* Takes a pain of severe-pain or more, for what is recent. */
void report_signs_take_severe(struct report_signs *signs, int score, struct report_instant at,
                              civil_day day, struct arena *arena);

/* Takes a pain below severe-pain. Inline: most lines are one. */
static inline void report_signs_take_milder(struct report_signs *signs, struct report_instant at)
{
    const struct report_instant *last = &signs->milder;

    if ((at.seconds > last->seconds || (at.seconds == last->seconds && at.order > last->order))
        && at.seconds <= signs->milder_until)
        signs->milder = at;
}

/* Whether a did entry tells of severe pain; and takes such an entry. */
bool report_signs_is_sore(const struct diary_entry *entry, const struct threshold_table *limits);
void report_signs_take_sore(struct report_signs *signs, const struct diary_entry *entry,
                            struct report_instant at, civil_day day, struct arena *arena);

/* Whether the pain broke the night that a slept entry tells of; and takes such a night. */
bool report_signs_is_broken(const struct diary_entry *entry);
void report_signs_take_night(struct report_signs *signs, struct report_instant at, civil_day day,
                             struct arena *arena);

/* Adds what others have taken. */
void report_signs_merge(struct report_signs *signs, const struct report_signs *others,
                        struct arena *arena);

/* Asks the rules how urgent each symptom is by itself. content must have been opened
 * with CONTENT_FOR_VERDICT; without this call every symptom is soon. */
void report_signs_judge(struct report_signs *signs, const struct content *content,
                        struct moment now);

/* Triage asked about everything then, and a plan from it may go on: what was before
 * that no longer stands, but for amounts and single nights, of which it did not ask.
 * Entries of the very same second do. */
void report_signs_screen(struct report_signs *signs, struct moment asked);

/* A clinician gave the all-clear on that day, for all entries of which the written day is
 * not after it, but not for an emergency: nobody clears that beforehand. */
void report_signs_clear(struct report_signs *signs, civil_day day);

/* Whether a clinician gave the all-clear after an entry of that instant and written day, or
 * triage asked. */
bool report_signs_settle(const struct report_signs *signs, struct report_instant at,
                         civil_day day);

/* The same without triage, for what it does not ask about: amounts, single nights. */
bool report_signs_settle_unasked(const struct report_signs *signs, struct report_instant at,
                                 civil_day day);

/* Whether the diary itself has an all-clear after an instant: what was counted and is an
 * emergency is settled by nothing else. Triage asks of no amounts, so its answers did not know
 * of it, and nobody clears it beforehand. */
bool report_signs_settle_emergency(const struct report_signs *signs, struct report_instant at);

/* Whether any symptom still stands. */
bool report_signs_stand(const struct report_signs *signs);

/* Whether the pain broke the night before that day, and no clinician has settled it. Triage does
 * not ask about nights one by one: those before it count when another follows. */
bool report_signs_woken(const struct report_signs *signs, civil_day day);

#endif
