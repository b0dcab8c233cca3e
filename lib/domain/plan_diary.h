/* The diary as a plan looks at it: what was done, what is new since the questions were
 * answered, which days are off. */
#ifndef DOMAIN_PLAN_DIARY_H
#define DOMAIN_PLAN_DIARY_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "content/content.h"
#include "content/diary_kind.h"
#include "domain/diary.h"
#include "domain/diary_place.h"
#include "domain/report_summary.h"

#include <stdbool.h>

/* Borrows the content, which must outlive it; the rest is the arena's. */
struct plan_diary {
    struct diary_kinds kinds;
    struct diary diary;
    struct report_summary summary; /* after plan_diary_sum: days, signs, what says see someone */
    const char *path;
    struct arena *arena;
};

/* Reads the diary. A bad line is a remark and left out (plan_diary_doubtful tells
 * whether it may matter). False and a message when the file cannot be read. */
bool plan_diary_read(struct plan_diary *plan_diary, const struct diary_place *place,
                     const struct content *content, struct arena *arena,
                     struct diagnostic_list *list);

/* Sums the diary up at `now`. Symptoms, severe pain, broken nights and overdoses before
 * the questions were asked are settled by them; a worsening trend is not. cleared: the day
 * on which a clinician looked at it all, or NULL; that settles a trend too, as a seen
 * entry does. */
void plan_diary_sum(struct plan_diary *plan_diary, const struct content *content,
                    struct moment asked, const civil_day *cleared, struct moment now);

/* The next entry that counts (neither void nor voided) and is of that kind, in file order;
 * NULL at the end. Begin with *index 0. */
const struct diary_entry *plan_diary_next(const struct plan_diary *plan_diary, const char *kind,
                                          size_t *index);

/* The entry of that kind with the latest time, of equal times the one further down; only
 * those at or after `since`, and none that lies more than MOMENT_AHEAD_SECONDS after
 * `until`. NULL when there is none. */
const struct diary_entry *plan_diary_newest(const struct plan_diary *plan_diary, const char *kind,
                                            struct moment since, struct moment until);

/* The same of all scores, pain and worst; of equal times the higher of the two kinds. */
const struct diary_entry *plan_diary_newest_score(const struct plan_diary *plan_diary,
                                                  struct moment since, struct moment until);

/* The first bad line that may have been a symptom: it holds a word that begins as
 * "symptom" does, or one of those that a symptom entry can have. In YAML, where bad
 * records are not kept, any. *line is what it said, NULL when that is not known. */
bool plan_diary_doubtful(const struct plan_diary *plan_diary, const char **line);

/* Whether a day off was entered for that day. */
bool plan_diary_is_away(const struct plan_diary *plan_diary, civil_day day);

#endif
