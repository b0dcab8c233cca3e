/* When the diary itself says that it is time to see someone. It looks at everything
 * up to the present, whatever part of the diary the rest of the report covers, and
 * at entries that were written late too: a warning is not a statistic.
 *
 * A warning no longer stands once a clinician has given the all-clear: a later seen
 * entry, not one still to come, with advice=exercise-ok or advice=nothing-serious. */
#ifndef DOMAIN_REPORT_SEEK_H
#define DOMAIN_REPORT_SEEK_H

#include "base/arena.h"
#include "content/threshold.h"
#include "content/urgency.h"
#include "domain/report_change.h"
#include "domain/report_day.h"
#include "domain/report_episode.h"
#include "domain/report_medicine.h"
#include "domain/report_sign.h"

#include <stdbool.h>

struct report_seek {
    enum urgency urgency;
    const char *why; /* one or two plain sentences */
    const struct phrase_list *sources;
    bool is_counted; /* milligrams over the limit, or perhaps so: answers do not settle it */
};

struct report_seeks {
    struct report_seek *items; /* the most urgent first */
    size_t count;
    size_t capacity;
};

/* What it is all judged by. */
struct report_seek_input {
    const struct report_days *days;
    const struct report_medicines *medicines;
    const struct report_signs *signs;
    const struct threshold_table *limits;
    const struct diary_kinds *kinds;
    const struct report_episode *episode;
    struct moment now;
    civil_day today; /* the present: now's day, or the end of the report when earlier */
    civil_day made;  /* when the report is made: dates of its year go without one */
};

struct report_seeks report_seek_find(const struct report_seek_input *input, struct arena *arena);

#endif
