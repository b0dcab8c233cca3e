/* Whether a plan that was made before may still be followed, as the diary has it since. */
#ifndef DOMAIN_PLAN_REST_H
#define DOMAIN_PLAN_REST_H

#include "base/arena.h"
#include "base/moment.h"
#include "content/content.h"
#include "document/record.h"
#include "domain/plan_diary.h"

/* What keeps a new plan from being made (plan_warning.h) keeps this one from being followed:
 * then a refusal takes the place of the plan's records, with the plan's own safety net. */
void plan_rest_take(const struct content *content, struct plan_diary *diary, struct moment now,
                    struct arena *arena, struct record_list *plan);

#endif
