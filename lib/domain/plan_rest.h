/* Whether a plan that was made before has to wait, as the diary has it since. */
#ifndef DOMAIN_PLAN_REST_H
#define DOMAIN_PLAN_REST_H

#include "base/diagnostic.h"
#include "base/moment.h"
#include "content/reader.h"
#include "document/record.h"
#include "domain/plan_diary.h"

#include <stdbool.h>

/* *why becomes what nudge says too (agenda_rest.h), or NULL when nothing speaks against the
 * plan at `now`. It lives as long as the diary and its arena. False when a message was added. */
bool plan_rest_find(const struct record_list *plan, const struct plan_diary *diary,
                    const struct reader_layers *layers, struct moment now, const char **why,
                    struct diagnostic_list *list);

#endif
