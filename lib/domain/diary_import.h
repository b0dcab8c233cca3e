/* Lines that come from elsewhere into a diary: of another machine, of a copy, of a
 * table. All or nothing, and nothing twice: afterwards each line stands in the diary as
 * often as it did in whichever of the two had it more often. So two diaries merge, in
 * either order, and a second import of the same changes nothing. */
#ifndef DOMAIN_DIARY_IMPORT_H
#define DOMAIN_DIARY_IMPORT_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/moment.h"
#include "base/text.h"
#include "content/diary_kind.h"
#include "domain/diary_place.h"

#include <stdbool.h>

struct diary_import {
    const char *name; /* of the input, for messages */
    struct bytes bytes;
    bool is_table;    /* CSV (diary_table.h) instead of lines or YAML */
    struct moment now; /* what is later than this by more than MOMENT_AHEAD_SECONDS is refused */
};

/* Lines are kept byte for byte (but for a CR at their end), empty ones and comments are
 * left out. Rows of a table become lines as log writes them, and are told from what is in
 * the diary by what they say, not by how that is spelt. added: the lines that were
 * written. False when a message was added; then nothing was written. */
bool diary_import(const struct diary_import *import, const struct diary_place *place,
                  const struct diary_kinds *kinds, struct arena *arena, struct text *added,
                  struct diagnostic_list *list);

#endif
