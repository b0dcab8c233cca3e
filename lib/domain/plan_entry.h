/* One exercise, care entry, habit or group of people as a page. */
#ifndef DOMAIN_PLAN_ENTRY_H
#define DOMAIN_PLAN_ENTRY_H

#include "base/text.h"
#include "content/content.h"
#include "document/record.h"

#include <stdbool.h>
#include <stddef.h>

/* The page of an id or a name, fit for a terminal; false when nothing has it. */
bool plan_entry_show(const struct content *content, const char *word, size_t columns,
                     struct text *text);

/* The known id nearest to a word, or NULL. */
const char *plan_entry_nearest(const struct content *content, const char *id);

/* How to do an exercise: steps, tempo, breath, what to feel, mistakes. */
void plan_entry_exercise(const struct exercise *exercise, size_t columns, struct text *text);

#endif
