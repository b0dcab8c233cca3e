#include "domain/plan_rest.h"

#include "domain/plan_document.h"
#include "domain/plan_warning.h"

void plan_rest_take(const struct content *content, struct plan_diary *diary, struct moment now,
                    struct arena *arena, struct record_list *plan)
{
    /* A plan does not keep where the person lives: it has no region. */
    const struct assessment assessment = {.asked = plan_document_asked(plan), .records = plan};
    struct record_list refusal = {.count = 0};
    struct plan_warning warning;
    civil_day day;
    const civil_day *cleared = plan_document_cleared(plan, &day) ? &day : NULL;

    plan_diary_sum(diary, content, assessment.asked, cleared, now);
    if (!plan_warning_find(diary, content, &assessment, cleared, now, arena, &warning))
        return;
    plan_warning_write(&warning, content, &assessment, now, arena, &refusal);
    *plan = refusal;
}
