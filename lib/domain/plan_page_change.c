#include "base/wrap.h"
#include "domain/plan_page.h"

void plan_page_changes(struct plan_page *page)
{
    size_t index = 0;
    const struct record *adapt = record_first(page->plan, "adapt");

    if (adapt == NULL)
        return;
    plan_page_heading(page, "What changed and why");
    while ((adapt = record_next(page->plan, "adapt", &index)) != NULL)
        wrap_add(page->text, "- ", plan_page_get(adapt, "why", adapt->value), page->columns);
}
