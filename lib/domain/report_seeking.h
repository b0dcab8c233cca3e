/* What the seeks of report_seek.h are put together with. */
#ifndef DOMAIN_REPORT_SEEKING_H
#define DOMAIN_REPORT_SEEKING_H

#include "domain/report_seek.h"

struct seeking {
    const struct report_seek_input *input;
    struct arena *arena;
    struct report_seeks seeks;
};

/* A number of rules.yaml, the same as days, and its sources. */
double seeking_limit(const struct seeking *seeking, enum threshold_name name);
civil_day seeking_days(const struct seeking *seeking, enum threshold_name name);
const struct phrase_list *seeking_sources(const struct seeking *seeking,
                                          enum threshold_name name);

/* Whether a clinician, or triage, has settled it (report_sign.h). */
bool seeking_is_settled(const struct seeking *seeking, struct report_instant at, civil_day day);

/* The most urgent first, of equals in the order in which they are put; and one with the words
 * of a format. */
void seeking_put(struct seeking *seeking, struct report_seek found);
void seeking_add(struct seeking *seeking, enum urgency urgency, const struct phrase_list *sources,
                 const char *format, ...) __attribute__((format(printf, 4, 5)));

/* "19 November", for a sentence. */
const char *seeking_day_name(const struct seeking *seeking, civil_day day);

#endif
