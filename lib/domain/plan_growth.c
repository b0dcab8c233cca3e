#include "domain/plan_growth.h"

#include "base/amount.h"
#include "domain/plan_step.h"

#include <limits.h>

struct granting {
    const struct plan_wish *wish;
    long session_most; /* minutes */
    struct plan_schedule *schedule;
};

static struct plan_item *item_of(struct plan_session *session, const struct plan_choice *choice)
{
    for (size_t i = 0; i < session->count; i++) {
        if (session->items[i].choice == choice)
            return &session->items[i];
    }
    return NULL;
}

/* Minutes that the fullest of its days has left. */
static long spare_minutes(const struct granting *granting, const struct plan_session *session)
{
    long most = plan_schedule_day_most(granting->wish);
    long spare = most;

    for (int day = 0; day < CIVIL_WEEK_DAYS; day++) {
        long left = most - plan_schedule_minutes(granting->schedule, day);

        if (session->days[day] && left < spare)
            spare = left;
    }
    return spare > 0 ? spare : 0;
}

/* The minutes that a session may come to; not longer: what it has already. */
static long limit_of(const struct granting *granting, const struct plan_session *session,
                     bool longer)
{
    long limit = session->minutes + (longer ? spare_minutes(granting, session) : 0);

    return limit < granting->session_most ? limit : granting->session_most;
}

/* The most seconds that it can have in every session; below 0 when it is in none, or has
 * had to give way in one. */
static long room_for(const struct granting *granting, const struct plan_choice *choice,
                     bool longer)
{
    long room = LONG_MAX;

    for (size_t i = 0; i < granting->schedule->count; i++) {
        struct plan_session *session = &granting->schedule->sessions[i];
        const struct plan_item *item = item_of(session, choice);
        long left;

        if (item == NULL)
            continue;
        if (plan_step_volume(&item->dose) < plan_step_volume(&choice->dose))
            return -1;
        left = limit_of(granting, session, longer) * AMOUNT_MINUTE - plan_session_seconds(session)
               + item->dose.seconds;
        room = left < room ? left : room;
    }
    return room < LONG_MAX ? room : -1;
}

static void give(const struct granting *granting, const struct plan_choice *choice,
                 const struct plan_dose *dose)
{
    for (size_t i = 0; i < granting->schedule->count; i++) {
        struct plan_session *session = &granting->schedule->sessions[i];
        struct plan_item *item = item_of(session, choice);

        if (item == NULL)
            continue;
        item->dose = *dose;
        plan_session_time(session);
        if (session->minutes > session->most)
            session->most = session->minutes;
    }
}

static bool is_within_days(const struct granting *granting)
{
    for (int day = 0; day < CIVIL_WEEK_DAYS; day++) {
        if (plan_schedule_minutes(granting->schedule, day) > granting->wish->minutes)
            return false;
    }
    return true;
}

/* Twice a day it takes twice the minutes: then what the sessions have must do. */
static void grant(const struct granting *granting, struct plan_choice *choice)
{
    struct plan_dose dose = choice->dose;

    plan_step_fit(choice->exercise, &choice->dose, &choice->grown_dose,
                  room_for(granting, choice, true), &dose);
    give(granting, choice, &dose);
    if (!is_within_days(granting)) {
        give(granting, choice, &choice->dose);
        dose = choice->dose;
        plan_step_fit(choice->exercise, &choice->dose, &choice->grown_dose,
                      room_for(granting, choice, false), &dose);
        give(granting, choice, &dose);
    }
    choice->cramped = plan_step_volume(&dose) < plan_step_volume(&choice->grown_dose);
}

void plan_growth_grant(const struct threshold_table *thresholds, const struct plan_wish *wish,
                       struct plan_menu *menu, struct plan_schedule *schedule)
{
    const struct granting granting = {
        wish, (long)threshold_value(thresholds, THRESHOLD_SESSION_MINUTES_MOST), schedule};

    for (size_t i = 0; i < menu->count; i++) {
        struct plan_choice *choice = &menu->items[i];

        if (choice->grown && room_for(&granting, choice, false) >= 0)
            grant(&granting, choice);
    }
}
