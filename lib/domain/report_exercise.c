#include "domain/report_exercise.h"

#include "domain/report_row.h"

#include <string.h>

static struct report_exercise *find(struct report_exercises *exercises, const char *id,
                                    struct arena *arena)
{
    size_t index = report_row_from_word(exercises->items, exercises->count,
                                        sizeof *exercises->items, id);

    if (index == exercises->count || strcmp(exercises->items[index].id, id) != 0) {
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

void report_exercises_take(struct report_exercises *exercises, const struct diary_entry *entry,
                           civil_day day, struct arena *arena)
{
    struct report_exercise *exercise;

    if (strcmp(entry->record.kind, "skip") == 0)
        find(exercises, entry->record.value, arena)->skipped++;
    if (strcmp(entry->record.kind, "did") != 0)
        return;
    exercise = find(exercises, entry->record.value, arena);
    exercise->sessions = arena_grow(arena, exercise->sessions, &exercise->capacity, exercise->done,
                                    sizeof *exercise->sessions);
    exercise->sessions[exercise->done++] = (struct report_session){
        .day = day,
        .before = report_exercise_score(entry, "before"),
        .during = report_exercise_score(entry, "pain"),
        .after = report_exercise_score(entry, "after"),
    };
}

static struct response respond(const struct report_session *session, int next_morning,
                               const struct threshold_table *limits)
{
    const struct response_scores scores = {session->before, session->during, session->after,
                                           next_morning};

    return response_of(&scores, threshold_value(limits, THRESHOLD_PAIN_CEILING), limits);
}

static enum response_colour middle_colour(const size_t colours[RESPONSE_RED + 1], double least)
{
    size_t count = colours[RESPONSE_GREEN] + colours[RESPONSE_AMBER] + colours[RESPONSE_RED];

    if ((double)count < least || count == 0)
        return RESPONSE_NONE;
    if (count / 2 < colours[RESPONSE_GREEN])
        return RESPONSE_GREEN;
    return count / 2 < colours[RESPONSE_GREEN] + colours[RESPONSE_AMBER] ? RESPONSE_AMBER
                                                                         : RESPONSE_RED;
}

static void finish(struct report_exercise *exercise, const struct report_days *days,
                   const struct threshold_table *limits)
{
    for (size_t i = 0; i < exercise->done; i++) {
        const struct report_session *session = &exercise->sessions[i];
        const struct report_day *next = report_days_find(days, session->day + 1);
        int morning = next != NULL ? next->morning : REPORT_NO_SCORE;

        if (session->before != REPORT_NO_SCORE)
            report_tally_add(&exercise->before, session->before);
        if (session->after != REPORT_NO_SCORE)
            report_tally_add(&exercise->after, session->after);
        exercise->colours[respond(session, morning, limits).colour]++;
    }
    exercise->response =
        middle_colour(exercise->colours, threshold_value(limits, THRESHOLD_RESPONSE_SESSIONS));
}

void report_exercises_finish(struct report_exercises *exercises, const struct report_days *days,
                             const struct threshold_table *limits)
{
    for (size_t i = 0; i < exercises->count; i++)
        finish(&exercises->items[i], days, limits);
}
