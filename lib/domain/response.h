/* How the pain answered one session of exercise: green, amber or red, from the pain
 * before, during, after and on the next morning, against a ceiling. The one place that
 * knows the colours: report sums them up, plan acts on them. */
#ifndef DOMAIN_RESPONSE_H
#define DOMAIN_RESPONSE_H

#include "content/threshold.h"

#include <stdbool.h>

enum response_colour { RESPONSE_NONE, RESPONSE_GREEN, RESPONSE_AMBER, RESPONSE_RED };

/* "", green, amber, red */
extern const char *const response_words[];

/* NRS, or REPORT_NO_SCORE (report_tally.h) when not written. */
struct response_scores {
    int before;
    int during; /* the worst while exercising */
    int after;  /* within the hour */
    int morning; /* the first before noon of the next day */
};

struct response {
    enum response_colour colour; /* RESPONSE_NONE without a score during or after */
    bool unsettled; /* the next morning made it one colour worse; red cannot be worse */
    bool less;      /* amber by its height: to be followed by less, not by the same */
    int peak;       /* the worst of during and after */
};

/* With the ceiling c: the worst of during and after is green below c, amber below
 * c + red-margin (at c the same dose again, above it less), else red. If it began at c or
 * more the rise counts instead: green below rise-amber, amber at it, red above. It is one
 * colour worse when the next morning is worse than before by morning-rise, or when what
 * was not green has not settled by then: still at the ceiling or above, and above where
 * it began, if that is known. */
struct response response_of(const struct response_scores *scores, double ceiling,
                            const struct threshold_table *limits);

#endif
