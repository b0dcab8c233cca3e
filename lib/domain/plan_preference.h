/* What has helped before, or is known already: it tips the mix of purposes. */
#ifndef DOMAIN_PLAN_PREFERENCE_H
#define DOMAIN_PLAN_PREFERENCE_H

#include "content/purpose.h"
#include "domain/answers.h"

/* Why a purpose is preferred, by the answers better-with and tried: "moving about helps
 * you"; NULL when they say nothing of it. */
const char *plan_preference_why(const struct answers *answers, enum purpose purpose);

#endif
