/* Taking back the last entry: nothing is erased, a void is written. */
#ifndef DOMAIN_DIARY_UNDO_H
#define DOMAIN_DIARY_UNDO_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/moment.h"
#include "base/text.h"
#include "content/diary_kind.h"
#include "domain/diary_place.h"

#include <stdbool.h>

/* Voids the last entry that counts; it is looked up and cancelled under one lock. The
 * line that was written comes back; stamp is entry_line's. Bad lines are
 * remarked on and stay. False when there is nothing to take back, which a remark says,
 * or when a message was added. */
bool diary_undo(const struct diary_place *place, const struct diary_kinds *kinds,
                struct moment at, bool stamp, struct arena *arena, struct text *line,
                struct diagnostic_list *list);

#endif
