/* -s and -u: from when until when. */
#ifndef DOMAIN_PERIOD_H
#define DOMAIN_PERIOD_H

#include "base/civil.h"
#include "base/diagnostic.h"
#include "base/moment.h"

#include <stdbool.h>

/* One end. A date means whole days, as the entries have them written; all else
 * is an instant. */
struct period_end {
    bool given;
    bool is_day;
    civil_day day;
    struct moment moment;
};

struct period {
    struct period_end since;
    struct period_end until; /* included */
};

/* Reads two times as people say them (clock_read), amounts (30d: that long ago) or
 * dates; NULL is no end. today and yesterday are dates. False and a usage message
 * that names the option otherwise, or when since is after until. */
bool period_read(const char *since, const char *until, struct moment now, struct period *period,
                 struct diagnostic_list *list);

/* The day of an end that is given; an instant's is that which it was written with. */
civil_day period_end_day(const struct period_end *end);

bool period_has(const struct period *period, struct moment moment);

#endif
