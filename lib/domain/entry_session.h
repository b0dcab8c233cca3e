/* Sessions by name: log did morning is one entry for each exercise that the plan has in
 * its morning session. */
#ifndef DOMAIN_ENTRY_SESSION_H
#define DOMAIN_ENTRY_SESSION_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "content/diary_kind.h"

#include <stdbool.h>
#include <stddef.h>

/* Where the plan is; it is read only when a word asks for it. */
struct entry_sessions {
    const char *plan; /* UPPERBACK_PLAN, or the plan beside the diary */
};

/* Starts as {0}. */
struct entry_session {
    const char **exercises; /* their ids, in the plan's order */
    size_t count;
};

/* Whether text, given as the value of an entry of that kind, is to be taken for the name
 * of a session: the kind is of exercises, it is none of them, and there is a plan. Then
 * its exercises are found, or messages added that tell why not. Where there is no plan a
 * remark says so, and the word is left to be judged as an exercise. */
bool entry_session_is(const struct entry_sessions *sessions, const struct diary_kinds *kinds,
                      const struct diary_kind *kind, const char *text, struct place place,
                      struct arena *arena, struct entry_session *session,
                      struct diagnostic_list *list);

#endif
