#include "domain/report_exercise.h"

#include "domain/report_row.h"

#include <string.h>

static bool is_at(const struct report_exercises *exercises, size_t index, const char *id)
{
    return index < exercises->count && strcmp(exercises->items[index].id, id) == 0;
}

static struct report_exercise *find(struct report_exercises *exercises, const char *id,
                                    struct arena *arena)
{
    size_t index = report_row_from_word(exercises->items, exercises->count,
                                        sizeof *exercises->items, id);

    if (!is_at(exercises, index, id)) {
        exercises->items =
            report_row_open(arena, exercises->items, &exercises->capacity, &exercises->count,
                            index, sizeof *exercises->items);
        exercises->items[index].id = arena_text(arena, id);
    }
    return &exercises->items[index];
}

int report_exercise_score(const struct diary_entry *entry, const char *key)
{
    double number;

    return diary_number(entry, key, &number) ? (int)number : REPORT_NO_SCORE;
}

struct report_session report_session_of(const struct diary_entry *entry)
{
    return (struct report_session){report_exercise_score(entry, "before"),
                                   report_exercise_score(entry, "pain"),
                                   report_exercise_score(entry, "after")};
}

/* A day, and the two scores that decide the colour, as one number; NO_SCORE is -1. */
enum { SCORE_BITS = 4, SCORE_MASK = (1 << SCORE_BITS) - 1, DAY_BIAS = 1 << 23 };

static uint32_t key_of(civil_day day, int before, int peak)
{
    return (uint32_t)(day + DAY_BIAS) << 2 * SCORE_BITS
           | (uint32_t)(before + 1) << SCORE_BITS | (uint32_t)(peak + 1);
}

civil_day report_session_day(const struct report_bag_item *sessions)
{
    return (civil_day)(sessions->key >> 2 * SCORE_BITS) - DAY_BIAS;
}

void report_exercises_add(struct report_exercises *exercises, const char *id, size_t *row,
                          civil_day day, const struct report_session *session,
                          struct arena *arena)
{
    struct report_exercise *exercise =
        is_at(exercises, *row, id) ? &exercises->items[*row] : find(exercises, id, arena);
    int peak = session->during > session->after ? session->during : session->after;

    *row = (size_t)(exercise - exercises->items);
    exercise->done++;
    if (session->before != REPORT_NO_SCORE)
        report_tally_add(&exercise->before, session->before);
    if (session->after != REPORT_NO_SCORE)
        report_tally_add(&exercise->after, session->after);
    report_bag_add(&exercise->sessions, key_of(day, session->before, peak), arena);
}

void report_exercises_take(struct report_exercises *exercises, const struct diary_entry *entry,
                           civil_day day, struct arena *arena)
{
    struct report_session session;
    size_t row = 0;

    if (strcmp(entry->record.kind, "skip") == 0)
        find(exercises, entry->record.value, arena)->skipped++;
    if (strcmp(entry->record.kind, "did") != 0)
        return;
    session = report_session_of(entry);
    report_exercises_add(exercises, entry->record.value, &row, day, &session, arena);
}

void report_exercises_merge(struct report_exercises *exercises, struct report_exercises *others,
                            struct arena *arena)
{
    for (size_t i = 0; i < others->count; i++) {
        struct report_exercise *other = &others->items[i];
        struct report_exercise *exercise = find(exercises, other->id, arena);

        exercise->done += other->done;
        exercise->skipped += other->skipped;
        report_tally_merge(&exercise->before, &other->before);
        report_tally_merge(&exercise->after, &other->after);
        report_bag_merge(&exercise->sessions, &other->sessions, arena);
    }
}

/* Whether the worst was during or after does not matter to the colour. */
static enum response_colour colour_of(const struct report_bag_item *sessions,
                                      const struct report_days *days,
                                      const struct threshold_table *limits)
{
    uint32_t key = sessions->key;
    const struct report_day *next = report_days_find(days, report_session_day(sessions) + 1);
    const struct response_scores scores = {
        .before = (int)(key >> SCORE_BITS & SCORE_MASK) - 1,
        .during = (int)(key & SCORE_MASK) - 1,
        .after = REPORT_NO_SCORE,
        .morning = next != NULL ? next->morning : REPORT_NO_SCORE,
    };

    return response_of(&scores, threshold_value(limits, THRESHOLD_PAIN_CEILING), limits).colour;
}

/* The colours stand in the order of how bad they are. */
static enum response_colour usual_colour(const size_t colours[RESPONSE_RED + 1], double least)
{
    enum response_colour usual = RESPONSE_GREEN;
    size_t count = 0;

    for (int colour = RESPONSE_GREEN; colour <= RESPONSE_RED; colour++) {
        count += colours[colour];
        if (colours[colour] >= colours[usual])
            usual = (enum response_colour)colour;
    }
    return (double)count < least || count == 0 ? RESPONSE_NONE : usual;
}

static void finish(struct report_exercise *exercise, const struct report_days *days,
                   const struct threshold_table *limits)
{
    for (size_t i = 0; i < exercise->sessions.count; i++) {
        const struct report_bag_item *item = &exercise->sessions.items[i];

        exercise->colours[colour_of(item, days, limits)] += item->times;
    }
    exercise->response =
        usual_colour(exercise->colours, threshold_value(limits, THRESHOLD_RESPONSE_SESSIONS));
}

void report_exercises_finish(struct report_exercises *exercises, const struct report_days *days,
                             const struct threshold_table *limits, struct arena *arena)
{
    for (size_t i = 0; i < exercises->count; i++) {
        report_bag_settle(&exercises->items[i].sessions, arena);
        finish(&exercises->items[i], days, limits);
    }
}
