#include "domain/plan_session.h"

enum { MINUTE = 60 };

int plan_session_seconds(const struct plan_session *session)
{
    int seconds = 0;

    for (size_t i = 0; i < session->count; i++)
        seconds += session->items[i].dose.seconds;
    return seconds;
}

void plan_session_time(struct plan_session *session)
{
    session->minutes = (plan_session_seconds(session) + MINUTE - 1) / MINUTE;
}
