/* What is said when something is due: how it begins is content (nudge.yaml), what to do
 * and for how long is the plan's. */
#ifndef DOMAIN_FIRING_WORDS_H
#define DOMAIN_FIRING_WORDS_H

#include "base/arena.h"
#include "content/nudge_words.h"
#include "domain/firing.h"

#include <stdbool.h>

/* Gives every firing its text, varied over its day, the same each day. discreet: words
 * for a shared screen; then what it is is only called break, notice or act. */
void firing_words_set(const struct nudge_words *words, bool discreet, struct arena *arena,
                      struct firing_list *firings);

#endif
