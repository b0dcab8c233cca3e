#include "domain/plan_history.h"

#include "domain/plan_step.h"
#include "domain/report_exercise.h"
#include "domain/report_row.h"

#include <string.h>

struct taking {
    const struct plan_diary *diary;
    double ceiling;
    const struct threshold_table *limits;
    struct moment now;
    struct arena *arena;
    struct plan_histories *histories;
};

static struct plan_history *history_of(const struct taking *taking, const char *id)
{
    struct plan_histories *histories = taking->histories;
    size_t index =
        report_row_from_word(histories->items, histories->count, sizeof *histories->items, id);

    if (index == histories->count || strcmp(histories->items[index].id, id) != 0) {
        histories->items = report_row_open(taking->arena, histories->items, &histories->capacity,
                                           &histories->count, index, sizeof *histories->items);
        histories->items[index].id = id;
    }
    return &histories->items[index];
}

/* A diary is nearly in the order of time. */
static void place(const struct taking *taking, const char *id, struct plan_bout bout)
{
    struct plan_history *history = history_of(taking, id);
    size_t index = history->count;

    history->bouts = arena_grow(taking->arena, history->bouts, &history->capacity, history->count,
                                sizeof *history->bouts);
    while (index > 0 && history->bouts[index - 1].at > bout.at) {
        history->bouts[index] = history->bouts[index - 1];
        index--;
    }
    history->bouts[index] = bout;
    history->count++;
}

static int number_of(const struct diary_entry *entry, const char *key)
{
    double number;

    return diary_number(entry, key, &number) ? (int)number : PLAN_STEP_UNKNOWN;
}

static int next_morning(const struct taking *taking, civil_day day)
{
    const struct report_day *next = report_days_find(&taking->diary->summary.days, day + 1);

    return next != NULL ? next->morning : REPORT_NO_SCORE;
}

/* What was written later could not be known at its own time. */
static int64_t known_at(const struct diary_entry *entry)
{
    return entry->has_written ? entry->written.seconds : entry->at.seconds;
}

/* When the diary had the score that next_morning gives. */
static int64_t morning_known_at(const struct taking *taking, civil_day day)
{
    const struct report_day *next = report_days_find(&taking->diary->summary.days, day + 1);
    const struct diary_entry *entry;
    size_t index = 0;

    while ((entry = plan_diary_next(taking->diary, "pain", &index)) != NULL) {
        if (entry->at.seconds == next->morning_at && (int)diary_value(entry) == next->morning)
            return known_at(entry);
    }
    return next->morning_at;
}

static void take_did(const struct taking *taking, const struct diary_entry *entry)
{
    civil_day day = moment_civil(entry->at).day;
    const struct response_scores scores = {report_exercise_score(entry, "before"),
                                           report_exercise_score(entry, "pain"),
                                           report_exercise_score(entry, "after"),
                                           next_morning(taking, day)};
    struct response response = response_of(&scores, taking->ceiling, taking->limits);
    int64_t known = known_at(entry);

    if (response.unsettled && morning_known_at(taking, day) > known)
        known = morning_known_at(taking, day);
    place(taking, entry->record.value,
          (struct plan_bout){
              .at = entry->at.seconds,
              .known = known,
              .day = day,
              .sets = number_of(entry, "sets"),
              .reps = number_of(entry, "reps"),
              .confirmed = scores.morning != REPORT_NO_SCORE
                           && !report_is_too_late(taking->limits, entry),
              .response = response});
}

static void take_skip(const struct taking *taking, const struct diary_entry *entry)
{
    const char *reason = record_get(&entry->record, "reason");

    if (reason == NULL || (strcmp(reason, "pain") != 0 && strcmp(reason, "sore") != 0))
        return;
    place(taking, entry->record.value,
          (struct plan_bout){.at = entry->at.seconds, .known = known_at(entry),
                             .day = moment_civil(entry->at).day, .sets = PLAN_STEP_UNKNOWN,
                             .reps = PLAN_STEP_UNKNOWN, .left_out = true});
}

void plan_histories_make(const struct plan_diary *diary, double ceiling,
                         const struct threshold_table *limits, struct moment now,
                         struct arena *arena, struct plan_histories *histories)
{
    const struct taking taking = {diary, ceiling, limits, now, arena, histories};

    *histories = (struct plan_histories){.count = 0};
    for (size_t i = 0; i < diary->diary.count; i++) {
        const struct diary_entry *entry = &diary->diary.entries[i];

        if (!diary_entry_counts(entry) || moment_is_ahead(entry->at, now))
            continue;
        if (strcmp(entry->record.kind, "did") == 0)
            take_did(&taking, entry);
        else if (strcmp(entry->record.kind, "skip") == 0)
            take_skip(&taking, entry);
    }
}

const struct plan_history *plan_histories_find(const struct plan_histories *histories,
                                               const char *id)
{
    size_t index =
        report_row_from_word(histories->items, histories->count, sizeof *histories->items, id);

    return index < histories->count && strcmp(histories->items[index].id, id) == 0
               ? &histories->items[index]
               : NULL;
}

static bool was_red_on(const struct plan_histories *histories, civil_day day, int64_t *last)
{
    bool red = false;

    for (size_t i = 0; i < histories->count; i++) {
        const struct plan_history *history = &histories->items[i];

        for (size_t j = history->count; j > 0 && history->bouts[j - 1].day >= day; j--) {
            const struct plan_bout *bout = &history->bouts[j - 1];

            if (bout->day != day || bout->response.colour != RESPONSE_RED)
                continue;
            red = true;
            *last = bout->at > *last ? bout->at : *last;
        }
    }
    return red;
}

static size_t red_days(const struct plan_histories *histories, civil_day first, civil_day last,
                       int64_t *latest)
{
    size_t count = 0;

    for (civil_day day = first; day <= last; day++)
        count += was_red_on(histories, day, latest);
    return count;
}

size_t plan_histories_red_days(const struct plan_histories *histories, civil_day end,
                               const struct threshold_table *limits, int64_t *last)
{
    civil_day window = (civil_day)threshold_value(limits, THRESHOLD_RED_WINDOW_DAYS);
    size_t before;
    size_t with;

    *last = INT64_MIN;
    before = red_days(histories, end - window, end - 1, last);
    with = red_days(histories, end - window + 1, end, last);
    return with > before ? with : before;
}
