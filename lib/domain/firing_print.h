/* A firing as it is written: a record, or a sentence. */
#ifndef DOMAIN_FIRING_PRINT_H
#define DOMAIN_FIRING_PRINT_H

#include "base/text.h"
#include "document/record.h"
#include "domain/firing.h"

#include <stdbool.h>

/* due TIME what=ID text=... */
void firing_print_record(const struct firing *firing, enum record_format format,
                         struct text *text);

/* A line; with its day, before it weekday, date and time. */
void firing_print_sentence(const struct firing *firing, bool with_day, struct text *text);

#endif
