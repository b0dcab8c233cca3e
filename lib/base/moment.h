/* Instants that remember how the wall clock read where they were written. */
#ifndef BASE_MOMENT_H
#define BASE_MOMENT_H

#include "base/civil.h"

#include <stdbool.h>
#include <stdint.h>

/* seconds since 1970-01-01T00:00:00Z, and the offset from UTC, in seconds, that
 * was written with it. Only seconds orders moments; the day, hour and weekday
 * of one are those of its own offset. */
struct moment {
    int64_t seconds;
    int32_t offset;
};

enum {
    MOMENT_TEXT = 28,
    MOMENT_AHEAD_SECONDS = 5 * 60 /* so far two clocks may differ */
};

/* Reads RFC 3339 with "T" or a blank and an offset or Z; seconds may be left
 * out, fractions are dropped. */
bool moment_parse(const char *text, struct moment *moment);

/* 2026-11-20T14:30:00+01:00 */
const char *moment_print(struct moment moment, char text[MOMENT_TEXT]);

struct civil moment_civil(struct moment moment);
struct moment moment_make(struct civil civil, int32_t offset);

/* Negative, 0 or positive, as strcmp. */
int moment_compare(struct moment a, struct moment b);

/* Whether it lies in the future: more than MOMENT_AHEAD_SECONDS after now. */
bool moment_is_ahead(struct moment moment, struct moment now);

#endif
