/* How each exercise went: how often, and how the pain answered. */
#ifndef DOMAIN_REPORT_EXERCISE_H
#define DOMAIN_REPORT_EXERCISE_H

#include "base/arena.h"
#include "content/threshold.h"
#include "domain/diary.h"
#include "domain/report_day.h"

enum report_colour { REPORT_NO_COLOUR, REPORT_GREEN, REPORT_AMBER, REPORT_RED };

/* "", green, amber, red */
extern const char *const report_colour_words[];

/* One time it was done. Scores are REPORT_NO_SCORE when not written. */
struct report_session {
    civil_day day;
    int before;
    int during;
    int after;
};

struct report_exercise {
    const char *id;
    struct report_session *sessions;
    size_t done;
    size_t capacity;
    size_t skipped;
    /* set by report_exercises_finish */
    struct report_tally before;
    struct report_tally after;
    size_t colours[REPORT_RED + 1]; /* sessions of each colour */
    enum report_colour response;    /* NO_COLOUR below response-sessions with a colour */
};

/* Starts as {0}; sorted by id. */
struct report_exercises {
    struct report_exercise *items;
    size_t count;
    size_t capacity;
};

/* Takes a did or skip entry of that civil day; others do nothing. */
void report_exercises_take(struct report_exercises *exercises, const struct diary_entry *entry,
                           civil_day day, struct arena *arena);

/* Colours the sessions; the mornings after come from the day table. The response is
 * the colour in the middle of all sessions, of two middle ones the worse. */
void report_exercises_finish(struct report_exercises *exercises, const struct report_days *days,
                             const struct threshold_table *limits);

/* The colour of one session, with the usual ceiling c (pain-ceiling) and the rise r
 * that counts (morning-rise, 2): the worst of during and after is green below c,
 * amber below c + r, else red. If it began at c or more the rise counts instead:
 * green below r, amber at r, red above. A next morning (or REPORT_NO_SCORE) worse
 * than before by r makes it one colour worse. NO_COLOUR without a score. */
enum report_colour report_colour_of(const struct report_session *session, int next_morning,
                                    const struct threshold_table *limits);

#endif
