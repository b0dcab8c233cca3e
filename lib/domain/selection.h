/* Which entries of a diary to show: by time, kind and keys. */
#ifndef DOMAIN_SELECTION_H
#define DOMAIN_SELECTION_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/option.h"
#include "content/diary_kind.h"
#include "domain/diary.h"
#include "domain/period.h"

#include <stdbool.h>
#include <stddef.h>

struct selection {
    struct period period;
    const char *kinds; /* joined by commas; NULL: all */
    struct attribute *keys;
    size_t count;
};

/* Adds what -k and the operands (side=left) ask for to a selection whose period is
 * set. Every word must be one that the diary could hold. */
bool selection_read(struct selection *selection, const char *wanted_kinds,
                    const struct operands *operands, const struct diary_kinds *kinds,
                    struct arena *arena, struct diagnostic_list *list);

/* Voids and voided entries are never part of it. A list (trigger=) has a value
 * when it has each of its words. */
bool selection_has(const struct selection *selection, const struct diary_entry *entry);

#endif
