/* All exercises, judged and dosed for one person: what a session may choose from. */
#ifndef DOMAIN_PLAN_MENU_H
#define DOMAIN_PLAN_MENU_H

#include "base/civil.h"
#include "content/content.h"
#include "domain/plan_dose.h"
#include "domain/plan_person.h"
#include "domain/plan_suitability.h"
#include "domain/plan_wish.h"

#include <stdbool.h>
#include <stddef.h>

struct plan_choice {
    const struct exercise *exercise;
    struct plan_suitability suitability;
    struct plan_dose dose;     /* when the exercise is offered at this stage */
    struct plan_dose low_dose; /* the low end, for a session that is nearly full */
    struct plan_dose grown_dose; /* when grown: the step up, where there is room for it */
    bool wished;               /* --with */
    bool kept;                 /* the plan before had it: goes on, if it can */
    bool grown;                /* it has earned a step up, */
    bool cramped;              /* and did not get all of it, for lack of minutes */
    struct plan_words homes;   /* the sessions that the plan before had it in */
    bool rests[CIVIL_WEEK_DAYS]; /* not on these weekdays */
    int used[CIVIL_WEEK_DAYS]; /* times so far, by weekday */
};

struct plan_menu {
    struct plan_choice *items; /* in the order of ids */
    size_t count;
};

/* How often it is used already on the fullest of these days. */
int plan_menu_used(const struct plan_choice *choice, const bool days[CIVIL_WEEK_DAYS]);

/* Counts it once more, or so many times, on these days. */
void plan_menu_use(struct plan_choice *choice, const bool days[CIVIL_WEEK_DAYS], int times);

/* One to try a schedule with; it shares the words, and nothing else. */
struct plan_menu plan_menu_copy(const struct plan_menu *menu, struct arena *arena);

/* Whether it is in no session yet. */
bool plan_menu_is_unused(const struct plan_choice *choice);

void plan_menu_make(const struct content *content, const struct plan_person *person,
                    const struct plan_wish *wish, struct arena *arena, struct plan_menu *menu);

/* The easiest walk that suits the person, for the breaks; NULL when none does. */
struct plan_choice *plan_menu_walk(const struct plan_menu *menu);

#endif
