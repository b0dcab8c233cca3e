/* Care beside exercise, from heat to the ladder beyond self-care; and habits. */
#ifndef CONTENT_CARE_H
#define CONTENT_CARE_H

#include "content/caution.h"
#include "schema/schema.h"

enum care_kind {
    CARE_HEAT_COLD,
    CARE_MEDICINE,
    CARE_MASSAGE,
    CARE_BREATHING,
    CARE_SLEEP,
    CARE_PACING,
    CARE_STRESS,
    CARE_BREAKS,
    CARE_LADDER
};

struct care {
    struct phrase id;
    struct phrase name;
    int kind;            /* enum care_kind */
    struct phrase brief; /* at most 60 characters */
    struct phrase_list how;
    struct phrase limit;
    struct figure minutes;
    struct row_list not_if; /* struct caution; an unanswered question is a reason to ask */
    struct phrase suits;    /* when it is worth offering; absent: always */
    const struct expression *suits_if;
    struct phrase why;
    struct figure step;  /* ladder: 1 first to 7 last */
    struct phrase after; /* ladder: not before, in words */
    struct row_list not_before; /* struct caution: until it is a known yes, its why is told */
    struct phrase already;      /* when the person has used it before; absent: nobody knows */
    const struct expression *already_if;
    struct phrase_list sources;
    civil_day reviewed;
};

extern const struct schema care_schema;

struct habit {
    struct phrase id;
    struct phrase name;
    struct phrase kind;
    struct phrase brief;
    struct phrase_list how;
    struct phrase figures;
    struct phrase suits;
    const struct expression *suits_if;
    struct phrase why;
    struct phrase_list sources;
    civil_day reviewed;
};

extern const struct schema habit_schema;

#endif
