/* Which exercises go into a session. Deterministic: the best score wins, ties go to
 * the earlier id. */
#ifndef DOMAIN_PLAN_SELECTION_H
#define DOMAIN_PLAN_SELECTION_H

#include "domain/plan_person.h"
#include "domain/plan_session.h"

/* Remembers over the sessions of a plan how often each purpose was served, so that
 * the mix follows the person's weights (highest averages, as seats are given to
 * parties). Starts as {0}. */
struct plan_mix {
    int picks[PURPOSE_COUNT];
};

/* Puts into a session what goes on from the plan before: all that had its home there, then
 * what has none. */
void plan_selection_go_on(struct plan_session *session, const struct plan_person *person,
                          struct plan_menu *menu, struct plan_mix *mix);

/* Fills a session within its minutes, best first, then in an order that needs few
 * changes of position. Counts in the menu how often an exercise is used. Only what
 * fits (PLAN_FITS) is ever chosen, and nothing that still waits for its own session. */
void plan_selection_fill(struct plan_session *session, const struct plan_person *person,
                         struct plan_menu *menu, struct plan_mix *mix);

/* Whether something that the plan before had, and that this session could have, rests on
 * some of its days and not on others; then days are those. */
bool plan_selection_rests(const struct plan_session *session, const struct plan_menu *menu,
                          bool days[CIVIL_WEEK_DAYS]);

/* Whether anything at all could be chosen. */
bool plan_selection_possible(const struct plan_session *session, const struct plan_person *person,
                             const struct plan_menu *menu);

/* Why this one, in a line. */
const char *plan_selection_why(const struct plan_item *item, const struct plan_person *person,
                               struct arena *arena);

#endif
