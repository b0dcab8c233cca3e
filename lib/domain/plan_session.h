/* A few minutes of exercise at one time of some days. */
#ifndef DOMAIN_PLAN_SESSION_H
#define DOMAIN_PLAN_SESSION_H

#include "base/civil.h"
#include "domain/plan_menu.h"

#include <stdbool.h>
#include <stddef.h>

/* Few are easier to remember; at work there is no page to look at. */
enum { PLAN_ITEMS_MOST = 6, PLAN_ITEMS_AT_WORK = 4 };

/* A set of purposes, as bits. */
enum {
    PLAN_LOOSEN = 1 << PURPOSE_SETTLE | 1 << PURPOSE_MOBILISE,
    PLAN_STRENGTH = 1 << PURPOSE_STRENGTHEN,
    PLAN_STAMINA = 1 << PURPOSE_ENDURE
};

struct plan_item {
    const struct plan_choice *choice;
    struct plan_dose dose;
    enum purpose purpose; /* what it was chosen for */
};

struct plan_session {
    const char *id;
    const char *home; /* the id that it has when nothing of it rests */
    int minute; /* of the day */
    bool days[CIVIL_WEEK_DAYS];
    bool desk;  /* desk exercises may be chosen */
    bool floor; /* floor exercises may be chosen */
    unsigned purposes;
    long most;    /* minutes that it may take */
    long minutes; /* that it takes, rounded up; after selection */
    struct plan_item items[PLAN_ITEMS_MOST];
    size_t count;
};

/* Seconds of all its items. */
int plan_session_seconds(const struct plan_session *session);

/* Sets its minutes to what its items take, rounded up. */
void plan_session_time(struct plan_session *session);

#endif
