#include "base/text.h"
#include "base/wrap.h"
#include "domain/plan_page.h"

#include <string.h>

/* Where plan_adapt_tell.c parts name, dose and reason of what stays as it is. */
static const char stays[] = " stays at ";

static const char *why_of(const struct record *adapt)
{
    return plan_page_get(adapt, "why", adapt->value);
}

/* ": reason." of what stays as it is; NULL of all else. */
static const char *staying_reason(const struct record *adapt)
{
    const char *dose = strstr(why_of(adapt), stays);

    return dose != NULL ? strstr(dose + sizeof stays - 1, ": ") : NULL;
}

static bool is_alike(const struct record *adapt, const struct record *other)
{
    const char *reason = staying_reason(adapt);
    const char *others = staying_reason(other);

    return reason != NULL && others != NULL && strcmp(reason, others) == 0;
}

static const struct record *first_alike(const struct plan_page *page, const struct record *adapt)
{
    size_t index = 0;
    const struct record *other;

    while ((other = record_next(page->plan, "adapt", &index)) != adapt) {
        if (is_alike(adapt, other))
            return other;
    }
    return adapt;
}

/* "Wall slide at 4 times" */
static void add_short(const struct record *adapt, struct text *line)
{
    const char *why = why_of(adapt);
    const char *dose = strstr(why, stays);
    const char *reason = staying_reason(adapt);

    text_format(line, "%.*s at %.*s", (int)(dose - why), why,
                (int)(reason - dose) - (int)(sizeof stays - 1), dose + sizeof stays - 1);
}

/* All that stay as they are for the same reason, in one sentence. False for one alone. */
static bool add_group(struct plan_page *page, const struct record *first)
{
    size_t index = 0;
    size_t count = 0;
    struct text line = {0};
    const struct record *adapt;

    text_format(&line, "As before: ");
    while ((adapt = record_next(page->plan, "adapt", &index)) != NULL) {
        if (!is_alike(adapt, first))
            continue;
        text_format(&line, "%s", count++ > 0 ? ", " : "");
        add_short(adapt, &line);
    }
    if (count > 1) {
        text_format(&line, "%s", staying_reason(first));
        wrap_add(page->text, "- ", line.bytes, page->columns);
    }
    text_free(&line);
    return count > 1;
}

void plan_page_changes(struct plan_page *page)
{
    size_t index = 0;
    const struct record *adapt = record_first(page->plan, "adapt");

    if (adapt == NULL)
        return;
    plan_page_heading(page, "What changed and why");
    while ((adapt = record_next(page->plan, "adapt", &index)) != NULL) {
        if (first_alike(page, adapt) == adapt && !add_group(page, adapt))
            wrap_add(page->text, "- ", why_of(adapt), page->columns);
    }
}
