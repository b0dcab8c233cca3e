#include "domain/plan_session.h"

#include "base/amount.h"

int plan_session_seconds(const struct plan_session *session)
{
    int seconds = 0;

    for (size_t i = 0; i < session->count; i++)
        seconds += session->items[i].dose.seconds;
    return seconds;
}

void plan_session_time(struct plan_session *session)
{
    session->minutes = (plan_session_seconds(session) + AMOUNT_MINUTE - 1) / AMOUNT_MINUTE;
}
