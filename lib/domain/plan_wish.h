/* What a person asks of a plan: options first, then answers, then the usual. */
#ifndef DOMAIN_PLAN_WISH_H
#define DOMAIN_PLAN_WISH_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/moment.h"
#include "content/content.h"
#include "domain/answers.h"
#include "domain/plan_clearance.h"
#include "domain/plan_hours.h"
#include "domain/plan_words.h"

#include <stdbool.h>

enum { PLAN_MINUTES_LEAST = 2, PLAN_MINUTES_MOST = 60, PLAN_DAYS_MOST = 28, PLAN_NO_CEILING = -1 };

/* As it stands on the command line; NULL, 0 or PLAN_NO_CEILING when not given. */
struct plan_request {
    long minutes;
    long days;
    long ceiling;
    const char *equipment; /* words joined by commas, or none */
    const char *with;      /* ids joined by commas */
    const char *without;
    const char *hours;
    const char *breaks; /* an amount, or none */
    const char *start;  /* a date */
    bool flare;         /* gentle movement only, at half the dose */
    const char *cleared; /* DATE:RULE,... */
};

struct plan_wish {
    long minutes; /* a day */
    long days;
    long ceiling; /* PLAN_NO_CEILING: the usual */
    bool equipment_given; /* else the answers say what is at hand */
    struct plan_words equipment;
    struct plan_words with;
    struct plan_words without;
    struct plan_hours hours;
    bool hours_known; /* by option or answer; else the usual ones */
    long break_minutes; /* 0: none */
    civil_day start;
    bool away[CIVIL_WEEK_DAYS]; /* weekdays that are days off all through the plan */
    bool halved;                /* sessions are half as long, as the doses are */
    struct plan_clearance clearance;
    struct plan_words notes; /* answers that could not be used */
};

/* What is wrong with the request is a usage message; all of it lives in the arena. */
bool plan_wish_make(const struct content *content, const struct answers *answers,
                    const struct plan_request *request, struct moment now, struct arena *arena,
                    struct plan_wish *wish, struct diagnostic_list *list);

#endif
