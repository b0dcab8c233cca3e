/* The assessment as a page for the person: what to do first, then why, then what it
 * might be, then what would change the advice. */
#ifndef DOMAIN_ASSESSMENT_TEXT_H
#define DOMAIN_ASSESSMENT_TEXT_H

#include "base/moment.h"
#include "base/text.h"
#include "content/content.h"
#include "domain/verdict.h"

/* Lines are at most width columns wide. */
void assessment_text(const struct content *content, const struct answers *answers,
                     const struct verdict *verdict, struct moment now, size_t width,
                     struct text *text);

#endif
