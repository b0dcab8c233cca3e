/* How each exercise went: how often, and how the pain answered. */
#ifndef DOMAIN_REPORT_EXERCISE_H
#define DOMAIN_REPORT_EXERCISE_H

#include "base/arena.h"
#include "content/threshold.h"
#include "domain/diary.h"
#include "domain/report_bag.h"
#include "domain/report_day.h"
#include "domain/response.h"

/* One time it was done. Scores are REPORT_NO_SCORE when not written. */
struct report_session {
    int before;
    int during;
    int after;
};

struct report_exercise {
    const char *id;
    struct report_bag sessions; /* by day, before, and the worst of during and after */
    size_t done;
    size_t skipped;
    struct report_tally before;
    struct report_tally after;
    /* set by report_exercises_finish */
    size_t colours[RESPONSE_RED + 1]; /* sessions of each colour */
    enum response_colour response;    /* RESPONSE_NONE below response-sessions with a colour */
};

/* Starts as {0}; sorted by id. */
struct report_exercises {
    struct report_exercise *items;
    size_t count;
    size_t capacity;
};

/* A score of a did entry, or REPORT_NO_SCORE. */
int report_exercise_score(const struct diary_entry *entry, const char *key);

/* What a did entry says of its scores. */
struct report_session report_session_of(const struct diary_entry *entry);

/* The day of an item of sessions. */
civil_day report_session_day(const struct report_bag_item *sessions);

/* Takes a session of that civil day. row: where the exercise is looked for first, and was. */
void report_exercises_add(struct report_exercises *exercises, const char *id, size_t *row,
                          civil_day day, const struct report_session *session,
                          struct arena *arena);

/* Takes a did or skip entry of that civil day; others do nothing. */
void report_exercises_take(struct report_exercises *exercises, const struct diary_entry *entry,
                           civil_day day, struct arena *arena);

/* Adds what others have taken; they are spent by it. */
void report_exercises_merge(struct report_exercises *exercises, struct report_exercises *others,
                            struct arena *arena);

/* Colours the sessions (response.h) by the usual ceiling, pain-ceiling; the mornings
 * after come from the day table. The response is
 * the colour of most sessions, of two that are as frequent the worse. */
void report_exercises_finish(struct report_exercises *exercises, const struct report_days *days,
                             const struct threshold_table *limits, struct arena *arena);

#endif
