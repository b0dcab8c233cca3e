/* Mechanical causes, ranked by the points that answers give them. */
#ifndef DOMAIN_CAUSE_H
#define DOMAIN_CAUSE_H

#include "content/content.h"
#include "domain/answers.h"

#include <stdbool.h>
#include <stddef.h>

enum fit { FIT_LIKELY, FIT_POSSIBLE };
extern const char *const fit_words[];

struct cause {
    const struct condition *condition;
    enum fit fit;
    double score;
    const struct point **for_it; /* points that hold, positive ones */
    size_t for_count;
    const struct point **against;
    size_t against_count;
};

struct cause_list {
    struct cause *items; /* best first; ties by id */
    size_t count;
    bool mixed; /* none leads */
};

/* Likely: at least likely-points, and likely-lead ahead of the next. Possible: all
 * others that reach likely-points. An unanswered point counts nothing. The numbers
 * stand in content/rules.yaml. */
void cause_rank(const struct content *content, const struct answers *answers, struct arena *arena,
                struct cause_list *causes);

#endif
