/* What log -p prints: the entries that were asked for, in file order or by their time.
 *
 * A filter must not hide what could not be read: a bad line may be the symptom that
 * matters most. As lines, every bad one is passed on beside the entries that were
 * chosen, byte for byte, so that report finds it bad as well; a torn one is closed as
 * log closes it (journal.h). Where that cannot be done (YAML, JSON, CSV) nothing is printed. */
#ifndef DOMAIN_DIARY_LISTING_H
#define DOMAIN_DIARY_LISTING_H

#include "base/diagnostic.h"
#include "base/output.h"
#include "content/diary_kind.h"
#include "document/record.h"
#include "domain/diary.h"
#include "domain/selection.h"

#include <stdbool.h>
#include <stddef.h>

struct diary_listing {
    bool is_table;             /* CSV (diary_table.h), whatever format says */
    enum record_format format;
    bool newest_first; /* by time, the latest first, bad lines before them; of two at one
                          time the later line */
};

/* Writes to output as it fills; the caller finishes it. False when nothing may be
 * printed: the diary holds something bad that the format cannot carry, or a message
 * was added. Then the caller drops it. */
bool diary_listing_write(const struct diary_listing *listing, const struct diary *diary,
                         const struct selection *selection, const struct diary_kinds *kinds,
                         struct output *output, struct diagnostic_list *list);

/* How many entries there are in the selection. */
size_t diary_listing_count(const struct diary *diary, const struct selection *selection);

#endif
