/* Where a person's diary is: the file that -l or UPPERBACK_LOG names, or else the
 * default place, where there may be none yet. */
#ifndef DOMAIN_DIARY_PLACE_H
#define DOMAIN_DIARY_PLACE_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/environment.h"
#include "base/text.h"
#include "content/diary_kind.h"
#include "domain/diary.h"
#include "domain/journal.h"

#include <stdbool.h>

struct diary_place {
    const char *path;
    bool is_default; /* nobody named it */
};

/* named: what -l says, NULL when it was not given. False and a message when that is no
 * name of a file, or when nothing tells where the default place is. */
bool diary_place_find(struct diary_place *place, const char *named,
                      const struct environment *environment, struct arena *arena,
                      struct diagnostic_list *list);

/* Whether anything in the environment tells where a diary would be. */
bool diary_place_is_told(const struct environment *environment);

/* Whether what an option (--output, --save) shall write to path leaves the diaries alone: the
 * one in use, if there is one (else NULL), and your own always, which the command line need
 * not name to lose it. False and a message when it would take the place of one. */
bool diary_place_spares(const char *option, const char *path, const char *used,
                        const struct environment *environment, struct arena *arena,
                        struct diagnostic_list *list);

/* Whether it is the default place and nothing is there yet, which is no fault. */
bool diary_place_is_vacant(const struct diary_place *place);

/* The remark that there is none yet. */
void diary_place_say_vacant(const struct diary_place *place, struct diagnostic_list *list);

/* Reads the diary that is there into an empty one; its bad lines are errors. From a
 * vacant place nothing is read, and a remark says so. False and a message when the
 * file cannot be read. */
bool diary_place_read(const struct diary_place *place, const struct diary_kinds *kinds,
                      struct arena *arena, struct diary *diary, struct diagnostic_list *list);

/* Opens and locks the diary (journal.h), to write to it: makes the file when it is not
 * there, and at the default place the directories too. */
bool diary_place_open(const struct diary_place *place, struct journal *journal,
                      struct diagnostic_list *list);

/* Appends a line, which ends in LF, or several, as journal_append does, to a diary
 * that is opened as above. */
bool diary_place_append(const struct diary_place *place, const struct text *line,
                        struct diagnostic_list *list);

#endif
