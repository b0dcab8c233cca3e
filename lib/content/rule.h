/* A safety rule: when it holds, how urgent that is, and what to do. */
#ifndef CONTENT_RULE_H
#define CONTENT_RULE_H

#include "content/expression.h"
#include "content/urgency.h"
#include "schema/schema.h"

/* What a rule rests on, strongest first. */
enum strength { STRENGTH_GUIDELINE, STRENGTH_STUDY, STRENGTH_CONSENSUS, STRENGTH_PROPOSAL };

struct rule {
    struct phrase id;
    int urgency; /* enum urgency */
    struct phrase when;
    int service;         /* enum service: `act` */
    struct phrase say;   /* one more sentence, optional */
    struct phrase why;   /* for the person */
    struct phrase suspect; /* for the clinician; from the condition unless given */
    int strength;        /* enum strength */
    struct phrase_list sources;
    civil_day reviewed;
    const struct expression *expression; /* of when, parsed by content_open */
};

extern const struct schema rule_schema;

/* screen.yaml as one mapping: rules with several suspects or none. */
struct screen_table {
    civil_day reviewed;
    struct row_list rules;
};
extern const struct schema screen_table_schema;

#endif
