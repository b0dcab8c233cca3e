/* Symptoms among the words of a command, whether or not they came to an entry: what one
 * calls for is not to hang on how well it was typed. */
#ifndef DOMAIN_ENTRY_SYMPTOM_H
#define DOMAIN_ENTRY_SYMPTOM_H

#include "base/arena.h"
#include "base/option.h"
#include "content/diary_kind.h"
#include "document/record.h"

/* Adds to records each symptom that the operands name behind the word symptom, or one that
 * may be typed for it, up to the comma that parts entries, and that is not among the records
 * already. What stands in a note, or any other text, is not meant. */
void entry_symptoms(const struct operands *operands, const struct diary_kinds *kinds,
                    struct arena *arena, struct record_list *records);

#endif
