/* Entries as a command line asks for them: operands, -t and -n, and a clock. An operand
 * that is a comma parts one entry from the next; all are of one time. */
#ifndef DOMAIN_ENTRY_REQUEST_H
#define DOMAIN_ENTRY_REQUEST_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/moment.h"
#include "base/option.h"
#include "base/text.h"
#include "content/diary_kind.h"
#include "document/record.h"

#include <stdbool.h>

struct entry_request {
    const struct operands *operands;
    const struct entry_sessions *sessions;
    const char *time; /* -t, or NULL */
    const char *note; /* -n, or NULL; "-" is what stands on standard input */
    struct moment now;
    bool now_is_given; /* somebody else than the clock said so: the line is stamped */
};

/* Makes the records and the lines to write. All faults of the request are named before
 * it is given up: false when there was one. Then there are no lines, but still the
 * records of those entries that had none: a symptom among them is to be answered. */
bool entry_request_lines(const struct entry_request *request, const struct diary_kinds *kinds,
                         struct arena *arena, struct record_list *records, struct text *lines,
                         struct diagnostic_list *list);

#endif
