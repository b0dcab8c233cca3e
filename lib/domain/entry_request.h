/* An entry as a command line asks for it: operands, -t and -n, and a clock. */
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
    const char *time; /* -t, or NULL */
    const char *note; /* -n, or NULL; "-" is what stands on standard input */
    struct moment now;
    bool now_is_given; /* somebody else than the clock said so: the line is stamped */
};

/* Makes the record, and the line to write. All faults of the request are named before
 * it is given up: false when there was one. */
bool entry_request_line(const struct entry_request *request, const struct diary_kinds *kinds,
                        struct arena *arena, struct record *record, struct text *line,
                        struct diagnostic_list *list);

#endif
