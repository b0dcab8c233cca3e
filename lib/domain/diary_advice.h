/* What log answers entries with: a symptom with what to do now, other kinds with what
 * their table says. */
#ifndef DOMAIN_DIARY_ADVICE_H
#define DOMAIN_DIARY_ADVICE_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/environment.h"
#include "base/moment.h"
#include "base/text.h"
#include "content/diary_kind.h"
#include "document/record.h"

/* Where the rules are read from: as content_open takes it. */
struct diary_rules {
    const struct environment *environment;
    const char *directory;
};

/* Adds remarks. The rules are read only for a symptom; what a kind itself says is said
 * even when they cannot be read, and once. */
void diary_advise(const struct record_list *records, const struct diary_kinds *kinds,
                  struct diary_rules rules, struct moment now, struct arena *arena,
                  struct diagnostic_list *list);

/* Remarks on the symptoms among good lines that came from elsewhere. They may be years old and
 * settled, so that their acts would be false alarms: report knows, and is pointed to. */
void diary_advise_imported(const struct text *lines, const struct diary_kinds *kinds,
                           struct arena *arena, struct diagnostic_list *list);

#endif
