/* Conditions: what upper-back pain can come from. Serious ones hold rules,
 * mechanical ones hold points. */
#ifndef CONTENT_CONDITION_H
#define CONTENT_CONDITION_H

#include "content/purpose.h"
#include "content/rule.h"
#include "schema/schema.h"

enum condition_kind {
    CONDITION_EMERGENCY,
    CONDITION_SERIOUS,
    CONDITION_INFLAMMATORY,
    CONDITION_NERVE,
    CONDITION_BONE,
    CONDITION_MECHANICAL
};

/* An answer that speaks for (+) or against (-) a mechanical cause. */
struct point {
    struct phrase id;
    struct phrase when;
    struct figure points;
    struct phrase says;
    const struct expression *expression;
};

struct condition {
    struct phrase id;
    struct phrase name;
    int kind; /* enum condition_kind */
    struct phrase summary;
    struct phrase suspect;
    struct phrase_list feels;
    struct phrase_list helps;
    struct phrase course;
    struct row_list rules;                /* struct rule */
    struct row_list points;               /* struct point */
    struct figure purpose[PURPOSE_COUNT]; /* the exercise mix that suits, weights 0-3 */
    struct phrase_list care;              /* ids that suit */
    struct phrase_list habits;
    struct phrase_list sources;
    civil_day reviewed;
};

extern const struct schema condition_schema;

#endif
