/* What the person wrote that a page quotes: the question and the goal, what they want to do
 * again, whom they saw. Bounded: of each the latest, in memory of a fixed size, and the same
 * in whatever order the entries come. */
#ifndef DOMAIN_REPORT_NOTE_H
#define DOMAIN_REPORT_NOTE_H

#include "domain/diary.h"
#include "domain/report_sign.h"

enum {
    REPORT_QUOTES = 3,
    REPORT_QUOTE_BYTES = 280, /* a longer text is cut there, and marked */
    REPORT_ABILITIES = 24,    /* of more, those whose words come first in the alphabet */
    REPORT_ABILITY_BYTES = 64
};

struct report_quote {
    struct report_instant at;
    civil_day day;
    char text[REPORT_QUOTE_BYTES + sizeof "…"];
};

/* The latest so many, the latest first, of how many there were. */
struct report_quotes {
    struct report_quote items[REPORT_QUOTES];
    size_t count;
    size_t total;
};

/* How well the person can do a thing (can reach-top-shelf 4), at first and at last. */
struct report_ability {
    char word[REPORT_ABILITY_BYTES];
    struct report_instant first_at;
    struct report_instant last_at;
    civil_day first_day;
    civil_day last_day;
    int first;
    int last;
    size_t count; /* times it was scored */
};

/* Starts as {0}. */
struct report_notes {
    struct report_quotes questions;
    struct report_quotes goals;
    struct report_quotes visits; /* "gp, advice: exercise-ok" */
    struct report_ability abilities[REPORT_ABILITIES]; /* sorted by word */
    size_t ability_count;
    bool abilities_full; /* there were more */
};

/* Takes a question, goal, seen or can entry of that civil day; others do nothing. */
void report_notes_take(struct report_notes *notes, const struct diary_entry *entry,
                       struct report_instant at, civil_day day);

/* Adds what others have taken. */
void report_notes_merge(struct report_notes *notes, const struct report_notes *others);

#endif
