/* The person a plan is for, as far as the size of a plan goes. */
#ifndef DOMAIN_PLAN_PERSON_H
#define DOMAIN_PLAN_PERSON_H

#include "content/content.h"
#include "domain/assessment.h"

#include <stdbool.h>

struct plan_person {
    const struct answers *answers;
    enum stage stage;              /* acute when nobody knows */
    const struct condition *cause; /* NULL: mixed */
    double weights[PURPOSE_COUNT]; /* how much of which purpose; 0: none */
    const char *preferred[PURPOSE_COUNT]; /* why it counts for more, or NULL */
    bool gentle;                   /* the low end of every dose */
    const char *gentle_why;        /* in words, NULL when not gentle */
    bool settle_only;              /* too much pain for anything but settling and mobilising */
    int level_wanted;              /* 1 to 3 */
    int level_most;
    long ceiling;                  /* NRS 1-5: the most pain that exercise may bring */
    const char *ceiling_group;     /* the name of the group that lowers it, or NULL */
    bool ceiling_open;             /* it does so because a question is open */
};

/* cleared: it goes by a clinician's word. wished: --ceiling, or below 0. Clinical numbers:
 * rules.yaml and groups/. A group counts, for gentleness and ceiling, unless it is known not
 * to fit. */
void plan_person_make(const struct content *content, const struct assessment *assessment,
                      long wished, bool cleared, struct plan_person *person);

/* Nothing but settling and mobilising, easy and at the low end, for a reason in words. */
void plan_person_settle(struct plan_person *person, const char *why);

#endif
