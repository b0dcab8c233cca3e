/* Walking, built from the person's own baseline: a tenth more a week, towards a band. */
#ifndef DOMAIN_PLAN_WALKING_H
#define DOMAIN_PLAN_WALKING_H

#include "content/content.h"
#include "domain/plan_diary.h"
#include "domain/plan_person.h"

#include <stdbool.h>

struct plan_walking {
    bool known;
    bool from_diary;
    long now;  /* steps on a usual day */
    long goal; /* for the coming week; at least now */
    long band; /* from here on there is no need for more */
};

/* The baseline is the median of the days walked in the diary's last weeks, where there
 * are enough of them; else the answer daily-steps. diary may be NULL. Steps stay as they
 * are while the pain lets the person do nothing but settle. Numbers: rules.yaml. */
struct plan_walking plan_walking_of(const struct content *content,
                                    const struct plan_person *person,
                                    const struct plan_diary *diary, civil_day today,
                                    struct arena *arena);

/* "Your usual day has about 5000 steps; ...": what to do about it. */
const char *plan_walking_how(const struct plan_walking *walking, struct arena *arena);

#endif
