/* What goes beside exercise: care, habits, what to leave out, and the ladder beyond
 * self-care. */
#ifndef DOMAIN_PLAN_CARE_H
#define DOMAIN_PLAN_CARE_H

#include "content/content.h"
#include "document/record.h"
#include "domain/plan_person.h"
#include "domain/plan_walking.h"

/* Adds care and habit records, then avoid records for care that is known not to be
 * for this person. Offered is what the cause names and what suits the answers; an
 * open reason against it becomes not-if=, a reason to ask first. The habit of walking
 * tells the person's own steps where these are known. */
void plan_care_write(const struct content *content, const struct plan_person *person,
                     const struct plan_walking *walking, struct arena *arena,
                     struct record_list *records);

/* Adds next records, by step, then id. */
void plan_care_write_ladder(const struct content *content, const struct plan_person *person,
                            struct arena *arena, struct record_list *records);

#endif
