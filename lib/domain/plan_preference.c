#include "domain/plan_preference.h"

/* In order: what helps counts for more than what was only tried. */
static const struct {
    const char *question;
    const char *term;
    enum purpose purpose;
    const char *why;
} preferences[] = {
    {"better-with", "moving", PURPOSE_MOBILISE, "moving about helps you"},
    {"better-with", "changing-position", PURPOSE_MOBILISE, "changing position helps you"},
    {"better-with", "exercise", PURPOSE_STRENGTHEN, "exercise helps you"},
    {"better-with", "exercise", PURPOSE_ENDURE, "exercise helps you"},
    {"better-with", "rest", PURPOSE_SETTLE, "rest helps you"},
    {"tried", "movement", PURPOSE_MOBILISE, "you know it already"},
    {"tried", "strengthening", PURPOSE_STRENGTHEN, "you know strength work already"},
};

const char *plan_preference_why(const struct answers *answers, enum purpose purpose)
{
    for (size_t i = 0; i < sizeof preferences / sizeof preferences[0]; i++) {
        if (preferences[i].purpose == purpose
            && answers_lists(answers, preferences[i].question, preferences[i].term))
            return preferences[i].why;
    }
    return NULL;
}
