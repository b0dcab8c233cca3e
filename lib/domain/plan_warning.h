/* What the diary says that an assessment did not know: then there is no plan from it. */
#ifndef DOMAIN_PLAN_WARNING_H
#define DOMAIN_PLAN_WARNING_H

#include "content/content.h"
#include "domain/assessment.h"
#include "domain/plan_diary.h"

#include <stdbool.h>

struct plan_warning {
    enum urgency urgency;
    const char *reason; /* symptom, pain, or diary for all else that says see someone */
    const char *act;
    const char *why;
    bool by_clinician; /* who said no exercise; answers do not lift that */
    bool is_counted;   /* milligrams over the limit; nor do they lift that (report_seek.h) */
};

/* The most urgent of: a symptom logged at or after the questions were asked, with the
 * urgency and act that the rules give for it alone; pain of severe-pain in the newest
 * score since then, of pain and worst; what the report says at soon or above, a worsening
 * trend among it (report_seek.h). cleared: the day on which a clinician looked, or NULL:
 * only what is of a day after it counts, but for an emergency. Where nothing is more
 * urgent: a clinician's no-exercise, unless a later seen entry says exercise-ok, or cleared
 * is of a later day; whatever was asked since. False when there is nothing. After
 * plan_diary_sum. */
bool plan_warning_find(const struct plan_diary *diary, const struct content *content,
                       const struct assessment *assessment, const civil_day *cleared,
                       struct moment now, struct arena *arena, struct plan_warning *warning);

/* The refusal as a whole document: "plan 1 refused=URGENCY reason=REASON", urgency, act,
 * the assessment's flags and safety net, notes, "end plan". */
void plan_warning_write(const struct plan_warning *warning, const struct content *content,
                        const struct assessment *assessment, struct moment now,
                        struct arena *arena, struct record_list *records);

#endif
