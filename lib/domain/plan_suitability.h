/* Whether this person may do this exercise: every reason against it must be a known
 * no. */
#ifndef DOMAIN_PLAN_SUITABILITY_H
#define DOMAIN_PLAN_SUITABILITY_H

#include "content/content.h"
#include "domain/answers.h"
#include "domain/plan_wish.h"

enum plan_fitness {
    PLAN_FITS,
    PLAN_NOT_NOW,   /* not offered at this stage, level or pain */
    PLAN_UNWANTED,  /* --without */
    PLAN_NO_KIT,    /* needs what is not at hand */
    PLAN_OPEN,      /* an unanswered question keeps it out */
    PLAN_NOT_FOR    /* a known reason against it */
};

struct plan_suitability {
    enum plan_fitness fitness;
    struct plan_words keys; /* PLAN_OPEN: open questions; PLAN_NOT_FOR: the answers */
    const char *why;        /* PLAN_NOT_FOR: in words */
    struct plan_words missing; /* PLAN_NO_KIT: equipment */
};

/* A known reason against it is never hidden by something lesser; an open question
 * is told only when its answer could bring the exercise back. */
struct plan_suitability plan_suitability_of(const struct exercise *exercise,
                                            const struct answers *answers,
                                            const struct plan_wish *wish, struct arena *arena);

/* How to do it otherwise, all that may apply, in one text; NULL when nothing does. */
const char *plan_suitability_adjusted(const struct exercise *exercise,
                                      const struct answers *answers, struct arena *arena);

#endif
