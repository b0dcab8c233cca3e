/* What a single symptom calls for, when it is all that is said. */
#ifndef DOMAIN_SYMPTOM_H
#define DOMAIN_SYMPTOM_H

#include "content/content.h"
#include "domain/verdict.h"

/* What the rules say of this key alone, with all others denied but for those that its
 * question's `if` names: what may hold is no "no", so they are taken for a yes as far as the
 * `if` needs it. content must have been opened with CONTENT_FOR_VERDICT at least. False for a
 * key that is no yes-no question, and for one that is impossible beside all those denials. */
bool symptom_judge(const struct content *content, const char *key, struct moment now,
                   struct arena *arena, struct answers *answers, struct verdict *verdict);

/* The same; how urgent it is. */
bool symptom_urgency(const struct content *content, const char *key, struct moment now,
                     struct arena *arena, enum urgency *urgency);

struct symptom_advice {
    enum urgency urgency;
    const char *act;
};

/* The same and what to do, in the neutral region's words: both what to do if the `if` holds
 * and if it does not, where that makes a difference. content must have been opened with
 * CONTENT_FOR_TRIAGE. */
bool symptom_advise(const struct content *content, const char *key, struct moment now,
                    struct arena *arena, struct symptom_advice *advice);

/* The same in the words of a region; NULL: the neutral one. */
bool symptom_advise_in(const struct content *content, const char *region, const char *key,
                       struct moment now, struct arena *arena, struct symptom_advice *advice);

#endif
