/* A plan document as a page for the desk or the wall. */
#ifndef DOMAIN_PLAN_TEXT_H
#define DOMAIN_PLAN_TEXT_H

#include "base/moment.h"
#include "base/text.h"
#include "content/content.h"
#include "document/record.h"

#include <stddef.h>

/* What is shown, and when; all of it is borrowed. */
struct plan_view {
    const struct content *content; /* gives the steps */
    const struct record_list *plan;
    const char *waits; /* why the plan has to wait; NULL when it does not */
    struct moment now;
    size_t columns; /* no line is wider */
};

/* Today first (the plan's first day when today is not in it), then the week, the
 * exercises, care, when to stop, when to seek help. A plan that waits, or has ended, says so
 * before anything else. A refusal is a page too. */
void plan_text_write(const struct plan_view *view, struct text *text);

/* Today's part of it; while the plan waits, and after its last day, only that. */
void plan_text_day(const struct plan_view *view, struct text *text);

#endif
