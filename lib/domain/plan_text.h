/* A plan document as a page for the desk or the wall. */
#ifndef DOMAIN_PLAN_TEXT_H
#define DOMAIN_PLAN_TEXT_H

#include "base/moment.h"
#include "base/text.h"
#include "content/content.h"
#include "document/record.h"

#include <stddef.h>

/* Written from the records alone; content gives the steps. Today first (the plan's
 * first day when today is not in it), then the week, the exercises, care, when to
 * stop, when to seek help. A plan that has ended says so before anything else. No line is
 * wider than columns. A refusal is a page too. */
void plan_text_write(const struct content *content, const struct record_list *plan,
                     struct moment now, size_t columns, struct text *text);

/* One day of it; after the last, only that the plan is over. */
void plan_text_day(const struct content *content, const struct record_list *plan, civil_day day,
                   size_t columns, struct text *text);

#endif
