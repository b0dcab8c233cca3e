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
    bool everything; /* voids and what they cancel too, whatever is said below */
    struct period period;
    const char *kinds; /* joined by commas; NULL: all */
    struct attribute *keys;
    size_t count;
};

/* What a command line asks for. Each may be NULL but operands. */
struct selection_request {
    const char *since;
    const char *until;
    const char *kinds;               /* -k */
    const struct operands *operands; /* side=left */
};

/* Every word must be one that the diary could hold. False when a message was added. */
bool selection_read(struct selection *selection, const struct selection_request *request,
                    const struct diary_kinds *kinds, struct moment now, struct arena *arena,
                    struct diagnostic_list *list);

/* Voids and voided entries are part of it only when everything is. A list (trigger=) has a value
 * when it has each of its words. */
bool selection_has(const struct selection *selection, const struct diary_entry *entry);

#endif
