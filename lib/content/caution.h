/* The rows of not-for, adjust-for and not-if. */
#ifndef CONTENT_CAUTION_H
#define CONTENT_CAUTION_H

#include "content/expression.h"
#include "schema/schema.h"

/* Who should not, or should do it otherwise. An unanswered question counts as a
 * yes for not-for. */
struct caution {
    struct phrase id;
    struct phrase when;
    struct phrase why; /* not-for, not-if */
    struct phrase how; /* adjust-for */
    const struct expression *expression;
};

extern const struct schema caution_why_schema; /* id, when, why */
extern const struct schema caution_how_schema; /* id, when, how */

#endif
