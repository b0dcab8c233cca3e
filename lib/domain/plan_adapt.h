/* How the diary and the plan before change the next plan: each exercise's dose, what
 * rests or makes way, flare mode, days off; and every change told with its reason. */
#ifndef DOMAIN_PLAN_ADAPT_H
#define DOMAIN_PLAN_ADAPT_H

#include "content/content.h"
#include "document/record.h"
#include "domain/assessment.h"
#include "domain/plan_diary.h"
#include "domain/plan_history.h"
#include "domain/plan_menu.h"
#include "domain/plan_previous.h"
#include "domain/plan_progress.h"
#include "domain/plan_schedule.h"

#include <stdbool.h>

/* What an adaptation is made from; borrowed. */
struct plan_adapt_input {
    const struct content *content;
    const struct assessment *assessment;
    const struct plan_diary *diary;       /* summed up, or NULL */
    const struct plan_previous *previous; /* or NULL */
    struct moment now;
    bool flare; /* asked for */
};

/* Of one exercise of the menu. */
struct plan_adapt_choice {
    struct plan_progress progress;
    struct plan_dose base; /* where the step begins: the plan before, the diary, or the usual */
    bool planned;          /* the plan before had it */
    bool known;            /* it did, or the diary has something of it */
    const struct exercise *instead; /* what takes its place */
    const struct exercise *place;   /* whose place it takes */
};

struct plan_adapt {
    struct plan_adapt_input input;
    const struct plan_wish *wish;
    const struct plan_person *person;
    const struct plan_menu *menu;
    struct arena *arena;
    struct plan_histories histories;
    struct plan_adapt_choice *choices; /* as the menu's; NULL when there is nothing to go by */
    const char *flare_why; /* in words; NULL outside flare mode */
    bool again;            /* red days since the questions were asked: triage again */
};

/* Settles flare mode and lowers the person to it, or to what a newer score than the
 * answers allows; takes days off out of the wish. */
void plan_adapt_begin(struct plan_adapt *adapt, const struct plan_adapt_input *input,
                      struct plan_wish *wish, struct plan_person *person, struct arena *arena);

/* Sets the doses of the menu, what is kept, rests or makes way. Nothing is let in that
 * the menu keeps out, and no dose leaves the content's range upwards. Without a diary, a
 * plan before and a flare nothing changes. */
void plan_adapt_menu(struct plan_adapt *adapt, struct plan_menu *menu);

/* Adds an adapt record for each exercise that there is something to say of, by id. */
void plan_adapt_write(const struct plan_adapt *adapt, const struct plan_schedule *schedule,
                      struct record_list *records);

/* Adds review records: triage again after red days, a clinician where six weeks of
 * exercise brought no gain. */
void plan_adapt_write_reviews(const struct plan_adapt *adapt, struct record_list *records);

/* Adds note records: flare mode, days off, a long gap, bad lines that may matter. */
void plan_adapt_write_notes(const struct plan_adapt *adapt, struct record_list *records);

#endif
