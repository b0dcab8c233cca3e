/* What log --check says of a diary. */
#ifndef DOMAIN_DIARY_CHECK_H
#define DOMAIN_DIARY_CHECK_H

#include "base/diagnostic.h"
#include "base/text.h"
#include "domain/diary.h"

/* Adds one line of counts: entries that count, what is taken back or void, bad lines.
 * Voids that cancel nothing are remarked on. name is the diary's, for the remark. */
void diary_check(const struct diary *diary, const char *name, struct text *text,
                 struct diagnostic_list *list);

#endif
