/* advice.yaml: the fixed sentences of an assessment. */
#ifndef CONTENT_ADVICE_H
#define CONTENT_ADVICE_H

#include "schema/schema.h"

struct advice {
    civil_day reviewed;
    struct phrase self_care;
    struct phrase open;
    struct phrase open_next; /* what to do about it, said behind how many are open */
    struct phrase stale;
    struct phrase strict;
    struct phrase symptom; /* "suspect" of the engine's rule for a symptom */
    struct phrase minor;
    struct phrase no_exercise;
    struct phrase safety_net;
    struct phrase safety_net_urgent;
    struct phrase in_case;    /* before what a symptom is asked about for, and what to do then */
    struct phrase other_case; /* before what to do otherwise */
    struct phrase not_a_diagnosis;
    struct phrase_list sources;
};

extern const struct schema advice_schema;

#endif
