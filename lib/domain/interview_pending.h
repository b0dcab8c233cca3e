/* The questions that an interview has still to ask. */
#ifndef DOMAIN_INTERVIEW_PENDING_H
#define DOMAIN_INTERVIEW_PENDING_H

#include "domain/interview.h"

/* What comes first. */
enum pending_rank {
    PENDING_EXCEPTION,       /* could soften what decides now */
    PENDING_DECISIVE,        /* a yes alone is an emergency */
    PENDING_EMERGENCY_FIGURE, /* numbers and one-ofs: they settle much at once */
    PENDING_EMERGENCY,
    PENDING_SAME_DAY,
    PENDING_SAME_DAY_FIGURE,
    PENDING_SOON,
    PENDING_SOON_FIGURE,
    PENDING_ROUTINE,
    PENDING_ROUTINE_FIGURE,
    PENDING_CAUSE, /* second part */
    PENDING_PLAN
};

struct pending_item {
    const struct question *question;
    const struct term *term; /* a safety term, else NULL */
    bool is_fact;            /* fits into a checklist */
    size_t fact;
    enum urgency urgency;
    enum pending_rank rank;
};

struct pending {
    struct pending_item *items;
    size_t count;
    size_t capacity;
};

/* How urgent it is for certain, open questions left aside. */
enum urgency pending_settled(const struct interview *interview);

/* First part: what could still change the urgency, or the rules true at it; sorted. */
void pending_of_urgency(const struct interview *interview, struct arena *arena,
                        struct pending *pending);

/* Second part: what could still speak for or against a cause, then what a plan asks. */
void pending_of_plan(const struct interview *interview, struct arena *arena,
                     struct pending *pending);

#endif
