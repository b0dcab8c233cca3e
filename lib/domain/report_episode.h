/* What an assessment adds to a report: how old the person is, since when it hurts, and what
 * triage said. */
#ifndef DOMAIN_REPORT_EPISODE_H
#define DOMAIN_REPORT_EPISODE_H

#include "base/arena.h"
#include "content/threshold.h"
#include "domain/assessment.h"

struct report_episode {
    bool given; /* else nothing below is known */
    struct moment asked;
    enum urgency urgency; /* the document's, or that of its answers now, when more urgent */
    const char *act;
    struct phrase_list sources; /* of the rules that fired */
    bool has_age;
    double age;
    bool older; /* from older-age on */
    bool has_start;
    civil_day start; /* when the pain began */
};

/* Everything it points to is the arena's. */
struct report_episode report_episode_of(const struct assessment *assessment,
                                        const struct threshold_table *limits, struct moment now,
                                        struct arena *arena);

/* Days from the start to a day. */
civil_day report_episode_days(const struct report_episode *episode, civil_day day);

#endif
