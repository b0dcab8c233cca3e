/* One exercise, care entry or habit as a page. */
#ifndef DOMAIN_PLAN_ENTRY_H
#define DOMAIN_PLAN_ENTRY_H

#include "base/text.h"
#include "content/content.h"
#include "document/record.h"

#include <stdbool.h>
#include <stddef.h>

/* The page of an id, fit for a terminal; false when nothing has it. */
bool plan_entry_show(const struct content *content, const char *id, size_t columns,
                     struct text *text);

/* The known id nearest to a word, or NULL. */
const char *plan_entry_nearest(const struct content *content, const char *id);

/* How to do an exercise: steps, tempo, breath, what to feel, mistakes. */
void plan_entry_exercise(const struct exercise *exercise, size_t columns, struct text *text);

/* What a do record asks for: "4 times, held 10 seconds, on each side". */
const char *plan_entry_dose(const struct content *content, const struct record *item,
                            struct arena *arena);

#endif
