/* People who need other advice. */
#ifndef CONTENT_GROUP_H
#define CONTENT_GROUP_H

#include "content/expression.h"
#include "schema/schema.h"

struct group {
    struct phrase id;
    struct phrase name;
    struct phrase when;
    const struct expression *expression;
    struct phrase_list advice;
    struct figure ceiling; /* the most pain (NRS) that exercise may bring */
    bool no_exercise;
    struct phrase_list sources;
    civil_day reviewed;
};

extern const struct schema group_schema;

#endif
