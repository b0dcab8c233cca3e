/* What a check has found, as records and as text. (Faults are messages.) */
#ifndef DOMAIN_LINT_PAGE_H
#define DOMAIN_LINT_PAGE_H

#include "document/record.h"
#include "domain/lint.h"

#include <stdbool.h>

/* content VERSION rules= warnings=; entry DIRECTORY-OR-TABLE count= grade=; question KEY
 * urgency=. */
void lint_records(const struct lint *lint, struct arena *arena, struct record_list *records);

/* At most 40 lines; all: with every question under its urgency. */
void lint_text(const struct lint *lint, bool all, size_t columns, struct text *text);

#endif
