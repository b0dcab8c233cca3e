/* What an assessment adds to a report: how old the person is, since when it hurts, and what
 * triage said. */
#ifndef DOMAIN_REPORT_EPISODE_H
#define DOMAIN_REPORT_EPISODE_H

#include "base/arena.h"
#include "content/threshold.h"
#include "domain/assessment.h"

/* What the time since an assessment has made of its answers. */
enum report_answers {
    REPORT_ANSWERS_HOLD,  /* judged again they are no more urgent than they were */
    REPORT_ANSWERS_AGED,  /* they are, but only because they are old: nothing was said by that */
    REPORT_ANSWERS_GROWN  /* they are for another reason: they would be judged otherwise today */
};

struct report_episode {
    bool given; /* else nothing below is known */
    struct moment asked;
    enum urgency urgency; /* this, act and sources as the document has them */
    const char *act;
    struct phrase_list sources; /* of the rules that fired */
    enum report_answers answers;
    enum urgency grown; /* how urgent they are today, when GROWN; and by which sources */
    struct phrase_list grown_sources;
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
