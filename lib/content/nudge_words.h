/* nudge.yaml: how a nudge begins, and what it says on a shared screen. */
#ifndef CONTENT_NUDGE_WORDS_H
#define CONTENT_NUDGE_WORDS_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "content/reader.h"
#include "schema/schema.h"

#include <stdbool.h>

struct nudge_words {
    civil_day reviewed;
    struct phrase_list session; /* {name}: the session's; so below */
    struct phrase_list pause;
    struct phrase_list care;
    struct phrase symptom; /* a whole text; so the next */
    struct phrase severe_pain;
    struct phrase_list discreet;
    struct phrase discreet_notice;
    struct phrase discreet_act;
    struct phrase_list sources;
};

/* Reads the file of the last layer: it is not overlaid. False when a message was added;
 * an empty list is a fault, and so are braces other than {name}'s. */
bool nudge_words_read(const struct reader_layers *layers, struct arena *arena,
                      struct nudge_words *words, struct diagnostic_list *list);

#endif
