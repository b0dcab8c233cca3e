/* --cleared DATE:RULE,...: on DATE a clinician looked at what these rules found and said
 * that exercise is fine. */
#ifndef DOMAIN_PLAN_CLEARANCE_H
#define DOMAIN_PLAN_CLEARANCE_H

#include "base/diagnostic.h"
#include "base/moment.h"
#include "content/content.h"
#include "domain/assessment.h"
#include "domain/plan_diary.h"
#include "domain/plan_words.h"

#include <stdbool.h>

struct plan_clearance {
    bool given;
    const char *text; /* as it was given */
    civil_day day;
    civil_day until;  /* the last day on which it holds */
    struct plan_words rules;
};

/* How far it reaches. */
enum plan_cover {
    COVER_WHOLE,    /* every rule at soon or above is named, and nothing else stands against it */
    COVER_NONE,     /* an emergency, which nobody clears here, or nothing was given */
    COVER_PART,     /* missing names the rules that it does not */
    COVER_OPEN,     /* questions are open once the named rules are put aside */
    COVER_EXPIRED,  /* more than cleared-days ago */
    COVER_SYMPTOM   /* the diary has a symptom of a day after that */
};

struct plan_covering {
    enum plan_cover cover;
    struct plan_words missing; /* ids */
    struct verdict verdict;    /* on the answers with the named rules put aside */
    const struct diary_entry *symptom; /* the first one, with COVER_SYMPTOM */
};

/* text may be NULL: not given. A date that is none or lies ahead of today, or a rule that
 * there is not, is a usage message; false then. */
bool plan_clearance_read(const struct content *content, const char *text, struct moment now,
                         struct arena *arena, struct plan_clearance *clearance,
                         struct diagnostic_list *list);

/* Both what the assessment flagged and what its answers say now must be covered. diary
 * may be NULL. day is the plan's first. */
void plan_clearance_cover(const struct content *content, const struct assessment *assessment,
                          const struct plan_clearance *clearance, const struct plan_diary *diary,
                          struct moment now, civil_day day, struct arena *arena,
                          struct plan_covering *covering);

/* Why a clearance that was given does not hold, as a sentence; NULL where it does. */
const char *plan_clearance_fault(const struct content *content,
                                 const struct plan_clearance *clearance,
                                 const struct plan_covering *covering, struct arena *arena);

/* What the option would have to name, "U10,D02"; NULL where there is nothing to name. */
const char *plan_clearance_needed(const struct content *content,
                                  const struct assessment *assessment, struct moment now,
                                  struct arena *arena);

#endif
