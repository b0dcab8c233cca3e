#include "domain/plan_previous.h"

#include "base/number.h"
#include "base/word.h"
#include "domain/plan_document.h"
#include "domain/plan_progress.h"
#include "domain/report_row.h"

#include <string.h>

enum { MOST = 100000, CHANGES = PLAN_CHANGE_DROP + 1 };

struct previous_reading {
    struct plan_previous *previous;
    struct arena *arena;
    struct diagnostic_list *list;
};

static struct plan_previous_item *item_of(const struct previous_reading *reading, const char *id)
{
    struct plan_previous *previous = reading->previous;
    size_t index =
        report_row_from_word(previous->items, previous->count, sizeof *previous->items, id);

    if (index == previous->count || strcmp(previous->items[index].id, id) != 0) {
        previous->items = report_row_open(reading->arena, previous->items, &previous->capacity,
                                          &previous->count, index, sizeof *previous->items);
        previous->items[index] = (struct plan_previous_item){.id = id, .change = "",
                                                             .because = ""};
    }
    return &previous->items[index];
}

/* hold may be 0; sets and reps may not. */
static long number_of(const struct previous_reading *reading, const struct record *record,
                      const char *key, long least)
{
    const char *text = record_get(record, key);
    long number = least;

    if (text == NULL || !number_parse_whole(text, least, MOST, &number))
        diagnostic_input(reading->list, record->place,
                         "'do %s' has no '%s' that can be read; expected a whole number",
                         record->value, key);
    return number;
}

/* As plan_step_volume has it. */
static double volume_of(long sets, long reps, long hold)
{
    return (double)sets * (double)reps * (double)(hold > 0 ? hold : 1);
}

static void read_do(const struct previous_reading *reading, const struct record *record)
{
    struct plan_previous_item *item = item_of(reading, record->value);
    long sets = number_of(reading, record, "sets", 1);
    long reps = number_of(reading, record, "reps", 1);
    long hold = number_of(reading, record, "hold", 0);
    const char *session = record_get(record, "session");

    if (session != NULL)
        plan_words_add(&item->sessions, session, reading->arena);
    if (volume_of(sets, reps, hold) <= volume_of(item->sets, item->reps, item->hold))
        return;
    item->sets = (int)sets;
    item->reps = (int)reps;
    item->hold = (int)hold;
}

static void read_adapt(const struct previous_reading *reading, const struct record *record)
{
    struct plan_previous_item *item = item_of(reading, record->value);
    const char *change = record_get(record, "change");
    const char *because = record_get(record, "because");

    if (change != NULL && word_index(change, plan_change_words, CHANGES) == CHANGES)
        diagnostic_input(reading->list, record->place,
                         "'adapt %s' has change '%s'; expected up, hold, down, rest or drop",
                         record->value, change);
    item->change = change != NULL ? change : "";
    item->because = because != NULL ? because : "";
}

static void read_session(const struct previous_reading *reading, const struct record *record)
{
    struct plan_previous *previous = reading->previous;
    const char *text = record_get(record, "minutes");
    long minutes;

    if (text == NULL || !number_parse_whole(text, 0, MOST, &minutes))
        return;
    previous->sessions =
        arena_grow(reading->arena, previous->sessions, &previous->session_capacity,
                   previous->session_count, sizeof *previous->sessions);
    previous->sessions[previous->session_count++] =
        (struct plan_previous_session){record->value, minutes};
}

static bool read_head(const struct previous_reading *reading, const struct record_list *plan,
                      struct moment now)
{
    const struct record *head = &plan->items[0];
    const char *at = record_get(head, "at");
    struct plan_previous *previous = reading->previous;

    if (record_get(head, "refused") != NULL)
        diagnostic_input(reading->list, head->place,
                         "the plan before is a refusal; expected one with exercises, or none");
    else if (!plan_document_span(plan, &previous->first, &previous->last) || at == NULL
             || !moment_parse(at, &previous->at))
        diagnostic_input(reading->list, head->place,
                         "the plan before does not tell its time and days; expected 'at', "
                         "'start' and 'days'");
    else if (moment_is_ahead(previous->at, now))
        diagnostic_input(reading->list, head->place,
                         "the plan before was made after this one; expected an earlier one");
    else
        return true;
    return false;
}

bool plan_previous_read(const struct record_list *plan, struct moment now, struct arena *arena,
                        struct plan_previous *previous, struct diagnostic_list *list)
{
    const struct previous_reading reading = {previous, arena, list};
    size_t errors = list->errors;

    *previous = (struct plan_previous){.count = 0};
    if (!read_head(&reading, plan, now))
        return false;
    for (size_t i = 0; i < plan->count; i++) {
        if (strcmp(plan->items[i].kind, "do") == 0)
            read_do(&reading, &plan->items[i]);
        else if (strcmp(plan->items[i].kind, "session") == 0)
            read_session(&reading, &plan->items[i]);
        else if (strcmp(plan->items[i].kind, "adapt") == 0)
            read_adapt(&reading, &plan->items[i]);
    }
    return list->errors == errors;
}

const struct plan_previous_item *plan_previous_find(const struct plan_previous *previous,
                                                    const char *id)
{
    size_t index;

    if (previous == NULL)
        return NULL;
    index = report_row_from_word(previous->items, previous->count, sizeof *previous->items, id);
    return index < previous->count && strcmp(previous->items[index].id, id) == 0
               ? &previous->items[index]
               : NULL;
}

long plan_previous_minutes(const struct plan_previous *previous, const char *id)
{
    for (size_t i = 0; previous != NULL && i < previous->session_count; i++) {
        if (strcmp(previous->sessions[i].id, id) == 0)
            return previous->sessions[i].minutes;
    }
    return 0;
}
