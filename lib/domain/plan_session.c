#include "domain/plan_session.h"

int plan_session_seconds(const struct plan_session *session)
{
    int seconds = 0;

    for (size_t i = 0; i < session->count; i++)
        seconds += session->items[i].dose.seconds;
    return seconds;
}
