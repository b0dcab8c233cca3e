/* What every form of the page says in the same words. Sentences are in the sheet's arena. */
#ifndef DOMAIN_REPORT_SENTENCE_H
#define DOMAIN_REPORT_SENTENCE_H

#include "domain/report_sheet.h"

/* Of a diary that has nothing in these days, but perhaps lines that could not be read. */
const char *sentence_nothing(struct report_sheet *sheet, size_t bad);

/* Of lines left out because they are bad; NULL when there are none. */
const char *sentence_unread(struct report_sheet *sheet, size_t bad);

/* Since when, and what triage said; NULL when no assessment came with the diary. */
const char *sentence_episode(struct report_sheet *sheet);

/* What to add to what triage said when its answers are too old; "" when they are not. */
const char *sentence_aged(const struct report_episode *episode);

/* That silence is no all-clear; NULL when there is a warning, or scores enough without one. */
const char *sentence_too_few(struct report_sheet *sheet);

/* What the page does not know, and what to do then. */
extern const char sentence_limits[];

#endif
