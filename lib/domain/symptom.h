/* What a single symptom calls for, when it is all that is said. */
#ifndef DOMAIN_SYMPTOM_H
#define DOMAIN_SYMPTOM_H

#include "content/content.h"
#include "domain/verdict.h"

struct symptom_advice {
    enum urgency urgency;
    const char *act;
};

/* What the rules give for this key alone with all others denied, in the neutral
 * region's words. content must have
 * been opened with CONTENT_FOR_TRIAGE. False for a key that is no yes-no question. */
bool symptom_advise(const struct content *content, const char *key, struct moment now,
                    struct arena *arena, struct symptom_advice *advice);

/* The same in the words of a region; NULL: the neutral one. */
bool symptom_advise_in(const struct content *content, const char *region, const char *key,
                       struct moment now, struct arena *arena, struct symptom_advice *advice);

#endif
