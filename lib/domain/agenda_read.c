/* Reading an agenda from a plan's records. */
#include "domain/agenda.h"

#include "base/amount.h"
#include "base/joined.h"
#include "base/number.h"
#include "base/word.h"
#include "domain/agenda_exercise.h"
#include "domain/agenda_text.h"

#include <string.h>

/* When a plan holds no times at all (a refused one holds none), its notices come at
 * this minute of every day. */
enum { LONGEST_PLAN = 3660 /* days */, QUIET_FIRST = 9 * 60 };

static const char a_date[] = "a date such as 2026-11-20";
static const char a_time[] = "a time such as 09:00";
static const char an_amount[] = "whole minutes such as 60min";
static const char a_count[] = "a whole number from 1 to 3660";
static const char some_minutes[] = "a number of minutes";
static const char some_weekdays[] = "weekdays such as mon,wed,fri";

struct reading {
    const struct record_list *plan;
    struct arena *arena;
    struct agenda *agenda;
    struct diagnostic_list *list;
    size_t moments[CIVIL_WEEK_DAYS]; /* of each weekday so far */
    bool full;                       /* a day with too many has been found and reported */
};

/* Says what is wrong with an attribute, or that it is missing. */
static bool complain(const struct reading *reading, const struct record *record, const char *key,
                     const char *expected)
{
    const char *text = record_get(record, key);

    if (text == NULL)
        diagnostic_input(reading->list, record->place, "%s %s has no '%s'; expected %s",
                         record->kind, record->value, key, expected);
    else
        diagnostic_input(reading->list, record->place, "%s %s: '%s' is '%s'; expected %s",
                         record->kind, record->value, key, text, expected);
    return false;
}

static bool read_date(const struct reading *reading, const struct record *record, const char *key,
                      civil_day *day)
{
    const char *text = record_get(record, key);

    return (text != NULL && civil_day_parse(text, day)) || complain(reading, record, key, a_date);
}

static bool read_time(const struct reading *reading, const struct record *record, const char *key,
                      int *minute)
{
    const char *text = record_get(record, key);

    return (text != NULL && civil_time_parse(text, minute))
           || complain(reading, record, key, a_time);
}

static bool read_every(const struct reading *reading, const struct record *record, int *minutes)
{
    const char *text = record_get(record, "every");
    int64_t seconds;

    if (text == NULL || !amount_parse(text, &seconds) || seconds < AMOUNT_MINUTE
        || seconds % AMOUNT_MINUTE != 0)
        return complain(reading, record, "every", an_amount);
    *minutes = seconds < AMOUNT_DAY ? (int)(seconds / AMOUNT_MINUTE) : CIVIL_DAY_MINUTES;
    return true;
}

/* A list of weekdays; one that is absent is every day. */
static bool read_weekdays(const struct reading *reading, const struct record *record,
                          bool weekdays[CIVIL_WEEK_DAYS])
{
    const char *rest = record_get(record, "weekdays");
    struct joined_word word;

    for (int i = 0; i < CIVIL_WEEK_DAYS; i++)
        weekdays[i] = rest == NULL;
    if (rest == NULL || strcmp(rest, "none") == 0)
        return true;
    while (joined_next(&rest, &word)) {
        const char *day = arena_copy(reading->arena, word.text, word.length);
        size_t index = word_index(day, civil_weekday_words, CIVIL_WEEK_DAYS);

        if (index == CIVIL_WEEK_DAYS)
            return complain(reading, record, "weekdays", some_weekdays);
        weekdays[index] = true;
    }
    return true;
}

/* Absent, or a number. */
static bool read_minutes(const struct reading *reading, const struct record *record)
{
    const char *text = record_get(record, "minutes");
    double minutes;

    return text == NULL || (number_parse(text, &minutes) && minutes > 0)
           || complain(reading, record, "minutes", some_minutes);
}

/* Says so once: what comes behind it would only say it again. */
static void complain_full(struct reading *reading, const char *what, struct place place)
{
    if (!reading->full)
        diagnostic_input(reading->list, place,
                         "%s: more moments than minutes in a day; expected %d at most", what,
                         CIVIL_DAY_MINUTES);
    reading->full = true;
}

/* Counts what an item brings. False when it is never due, or when a day cannot hold it. */
static bool has_room(struct reading *reading, const struct agenda_item *item,
                     struct place place)
{
    size_t count = (size_t)((item->last - item->first) / item->every) + 1;
    bool due = false;

    for (int weekday = 0; weekday < CIVIL_WEEK_DAYS && !reading->full; weekday++) {
        if (!item->weekdays[weekday])
            continue;
        due = true;
        reading->moments[weekday] += count;
        if (reading->moments[weekday] > CIVIL_DAY_MINUTES)
            complain_full(reading, item->what, place);
    }
    return due && !reading->full;
}

static void add_item(const struct reading *reading, struct agenda_item item)
{
    struct agenda *agenda = reading->agenda;

    agenda->items = arena_grow(reading->arena, agenda->items, &agenda->capacity, agenda->count,
                               sizeof *agenda->items);
    agenda->items[agenda->count++] = item;
}

/* Something with one time a day; without it, it is never due. */
static void read_timed(struct reading *reading, const struct record *record,
                       enum agenda_rank rank)
{
    struct agenda_item item = {.rank = rank, .what = record->value, .every = CIVIL_DAY_MINUTES};
    bool good = read_minutes(reading, record);

    if (!read_weekdays(reading, record, item.weekdays))
        good = false;
    if (record_get(record, "time") == NULL)
        return;
    if (!read_time(reading, record, "time", &item.first) || !good)
        return;
    item.last = item.first;
    if (!has_room(reading, &item, record->place))
        return;
    item.minutes = record_get(record, "minutes");
    item.rest = rank == AGENDA_SESSION
                    ? agenda_text_session(record, &reading->agenda->exercises, reading->arena)
                    : agenda_text_care(record, reading->arena);
    add_item(reading, item);
}

static void read_break(struct reading *reading, const struct record *record)
{
    struct agenda_item item = {.rank = AGENDA_BREAK, .what = record->value};
    bool good = read_minutes(reading, record);

    if (!read_weekdays(reading, record, item.weekdays))
        good = false;
    if (!read_every(reading, record, &item.every))
        good = false;
    if (!read_time(reading, record, "first", &item.first))
        good = false;
    if (!read_time(reading, record, "last", &item.last))
        good = false;
    if (good && item.last < item.first)
        good = complain(reading, record, "last", "a time that is not before 'first'");
    if (!good || !has_room(reading, &item, record->place))
        return;
    item.minutes = record_get(record, "minutes");
    item.extra = record_get(record, "do");
    item.rest = agenda_text_break(record, &reading->agenda->exercises, reading->arena);
    add_item(reading, item);
}

static void read_review(const struct reading *reading, const struct record *record)
{
    struct agenda *agenda = reading->agenda;
    struct agenda_review review = {.place = record->place};

    if (!civil_day_parse(record->value, &review.day)) {
        diagnostic_input(reading->list, record->place, "review '%s' is no date; expected %s",
                         record->value, a_date);
        return;
    }
    review.text = agenda_text_review(record, reading->arena);
    agenda->reviews = arena_grow(reading->arena, agenda->reviews, &agenda->review_capacity,
                                 agenda->review_count, sizeof *agenda->reviews);
    agenda->reviews[agenda->review_count++] = review;
}

static void read_record(struct reading *reading, const struct record *record)
{
    if (strcmp(record->kind, "session") == 0)
        read_timed(reading, record, AGENDA_SESSION);
    else if (strcmp(record->kind, "care") == 0)
        read_timed(reading, record, AGENDA_CARE);
    else if (strcmp(record->kind, "break") == 0)
        read_break(reading, record);
    else if (strcmp(record->kind, "review") == 0)
        read_review(reading, record);
}

static void read_span(const struct reading *reading, const struct record *head)
{
    struct agenda *agenda = reading->agenda;
    const char *days = record_get(head, "days");
    long count = 0;

    if (!read_date(reading, head, "start", &agenda->start))
        agenda->start = 0;
    if (days == NULL || !number_parse_whole(days, 1, LONGEST_PLAN, &count))
        complain(reading, head, "days", a_count);
    agenda->end = agenda->start + (civil_day)count - 1;
}

static void find_first(struct agenda *agenda)
{
    for (int weekday = 0; weekday < CIVIL_WEEK_DAYS; weekday++)
        agenda->first[weekday] = agenda->count > 0 ? -1 : QUIET_FIRST;
    for (size_t i = 0; i < agenda->count; i++) {
        const struct agenda_item *item = &agenda->items[i];

        for (int weekday = 0; weekday < CIVIL_WEEK_DAYS; weekday++) {
            if (item->weekdays[weekday]
                && (agenda->first[weekday] < 0 || item->first < agenda->first[weekday]))
                agenda->first[weekday] = item->first;
        }
    }
}

/* A day's reviews need minutes as well. */
static void count_reviews(struct reading *reading)
{
    struct agenda *agenda = reading->agenda;
    size_t days = agenda->end < agenda->start ? 0 : (size_t)(agenda->end - agenda->start) + 1;
    size_t *counts = arena_array(reading->arena, days, sizeof *counts);

    for (size_t i = 0; i < agenda->review_count; i++) {
        struct agenda_review *review = &agenda->reviews[i];

        if (review->comes <= agenda->end
            && ++counts[review->comes - agenda->start]
                       + reading->moments[civil_weekday(review->comes)]
                   > CIVIL_DAY_MINUTES)
            complain_full(reading, "review", review->place);
    }
}

static void read_refusal(const struct reading *reading, const struct record *head)
{
    if (record_first(reading->plan, "act") == NULL)
        diagnostic_input(reading->list, head->place,
                         "the plan is refused, but has no 'act'; expected what to do instead");
    else
        reading->agenda->act = agenda_text_act(reading->plan, reading->arena);
}

bool agenda_read(const struct record_list *plan, struct arena *arena, struct agenda *agenda,
                 struct diagnostic_list *list)
{
    struct reading reading = {.plan = plan, .arena = arena, .agenda = agenda, .list = list};
    const struct record *head = record_first(plan, "plan");
    size_t errors = list->errors;

    *agenda = (struct agenda){.plan = plan};
    if (record_get(head, "refused") != NULL) {
        read_refusal(&reading, head);
        find_first(agenda);
    } else {
        read_span(&reading, head);
        agenda->exercises = agenda_exercises_of(plan, arena);
        for (size_t i = 0; i < plan->count; i++)
            read_record(&reading, &plan->items[i]);
        find_first(agenda);
        agenda_place_reviews(agenda);
        count_reviews(&reading);
        agenda_write_ended(agenda, arena);
    }
    return list->errors == errors;
}
