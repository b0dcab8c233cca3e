/* An entry of the content as a page: an exercise, a care entry, a habit, a group of people,
 * an answer to what people ask, a condition. Open them with PLAN_ENTRY_CONTENT. */
#ifndef DOMAIN_PLAN_ENTRY_H
#define DOMAIN_PLAN_ENTRY_H

#include "base/text.h"
#include "content/content.h"
#include "document/record.h"

#include <stdbool.h>
#include <stddef.h>

enum { PLAN_ENTRY_CONTENT = CONTENT_FOR_PLAN | CONTENT_EDUCATION };

struct plan_entry_title {
    const char *id;
    const char *name; /* or the question that it answers */
};

/* The titles of all that can be shown; false at the end. Begin with *index 0. */
bool plan_entry_next(const struct content *content, size_t *index, struct plan_entry_title *title);

/* The page of an id (as people type it: word_tidy) or a name, or the pages where several have
 * it, fit for a terminal; false when nothing has it. */
bool plan_entry_show(const struct content *content, const char *word, size_t columns,
                     struct text *text);

/* The known id nearest to a word, or NULL. */
const char *plan_entry_nearest(const struct content *content, const char *id);

#endif
