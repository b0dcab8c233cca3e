/* How each exercise went, time by time, out of the diary. */
#ifndef DOMAIN_PLAN_HISTORY_H
#define DOMAIN_PLAN_HISTORY_H

#include "base/arena.h"
#include "content/threshold.h"
#include "domain/plan_diary.h"
#include "domain/response.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One time it was done, or left out because it hurt. */
struct plan_bout {
    int64_t at;
    int64_t known; /* when its colour was: written, or the morning that made it worse */
    civil_day day;
    int sets; /* PLAN_STEP_UNKNOWN when not written; so reps */
    int reps;
    bool left_out;  /* a skip for pain: no session, but no green one either */
    bool confirmed; /* with a score next morning, and written in time: it can count as green */
    struct response response;
};

struct plan_history {
    const char *id; /* first: they are sorted by it (report_row.h) */
    struct plan_bout *bouts; /* by time */
    size_t count;
    size_t capacity;
};

struct plan_histories {
    struct plan_history *items;
    size_t count;
    size_t capacity;
};

/* From the did and skip entries up to now; colours by that ceiling. What was written too
 * late for statistics is never confirmed, but its amber and red count. After
 * plan_diary_sum, whose day table tells the next mornings. */
void plan_histories_make(const struct plan_diary *diary, double ceiling,
                         const struct threshold_table *limits, struct moment now,
                         struct arena *arena, struct plan_histories *histories);

/* NULL when the diary has nothing of it. */
const struct plan_history *plan_histories_find(const struct plan_histories *histories,
                                               const char *id);

/* How many different days of red-window-days, up to `end` or to the day before it, had a
 * red; *last is the last of those sessions' instants. */
size_t plan_histories_red_days(const struct plan_histories *histories, civil_day end,
                               const struct threshold_table *limits, int64_t *last);

#endif
