/* triage --again: answers of another day, asked anew as far as they may have changed. */
#ifndef DOMAIN_AGAIN_H
#define DOMAIN_AGAIN_H

#include "base/moment.h"
#include "base/text.h"
#include "domain/answers.h"
#include "domain/people.h"

/* What is asked in any case, NULL-terminated. */
extern const char *const again_must[];

/* The old answers (finished) that still stand: all but the safety checklists and
 * again_must. Durations have grown by the time since then: to whole hours below
 * three days, to whole days above. No asked, so that they count from now. */
void again_pairs(const struct answers *old, struct moment now, struct arena *arena,
                 struct answer_pair_list *pairs);

/* The old answers in short, a paragraph. */
void again_show(const struct answers *old, struct moment now, size_t width, struct text *text);

#endif
