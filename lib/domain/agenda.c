/* The moments of a day. */
#include "domain/agenda.h"

#include <stdlib.h>

static const char review_word[] = "review";
static const char ended_word[] = "ended";
static const char act_word[] = "act";

civil_day agenda_next_day(const struct agenda *agenda, civil_day day)
{
    while (agenda->first[civil_weekday(day)] < 0)
        day++;
    return day;
}

civil_day agenda_notice_day(const struct agenda *agenda)
{
    return agenda_next_day(agenda, agenda->end + 1);
}

static void add(struct agenda_moments *moments, struct arena *arena, struct agenda_moment moment)
{
    moments->items = arena_grow(arena, moments->items, &moments->capacity, moments->count,
                                sizeof *moments->items);
    moment.order = moments->count;
    moments->items[moments->count++] = moment;
}

static void add_notice(const struct agenda *agenda, int weekday, const char *what, const char *text,
                       struct arena *arena, struct agenda_moments *moments)
{
    add(moments, arena,
        (struct agenda_moment){agenda->first[weekday], AGENDA_NOTICE, what, text, 0});
}

static void add_items(const struct agenda *agenda, int weekday, struct arena *arena,
                      struct agenda_moments *moments)
{
    for (size_t i = 0; i < agenda->count; i++) {
        const struct agenda_item *item = &agenda->items[i];

        if (!item->weekdays[weekday])
            continue;
        for (int minute = item->first; minute <= item->last; minute += item->every)
            add(moments, arena,
                (struct agenda_moment){minute, item->rank, item->what, item->text, 0});
    }
}

static void add_reviews(const struct agenda *agenda, civil_day day, struct arena *arena,
                        struct agenda_moments *moments)
{
    for (size_t i = 0; i < agenda->review_count; i++) {
        const struct agenda_review *review = &agenda->reviews[i];

        if (review->comes == day)
            add_notice(agenda, civil_weekday(day), review_word, review->text, arena, moments);
    }
}

static int compare(const void *a, const void *b)
{
    const struct agenda_moment *one = a;
    const struct agenda_moment *other = b;

    if (one->minute != other->minute)
        return one->minute < other->minute ? -1 : 1;
    if (one->rank != other->rank)
        return one->rank < other->rank ? -1 : 1;
    return one->order < other->order ? -1 : one->order > other->order;
}

static void sort(struct agenda_moments *moments)
{
    if (moments->count > 0)
        qsort(moments->items, moments->count, sizeof *moments->items, compare);
}

/* The minutes that are given away, one by one, in the order of what is wanted. */
struct minutes {
    bool taken[CIVIL_DAY_MINUTES];
    int next; /* none from here on is taken */
    int back; /* all behind here are, once the end of the day has been reached */
};

/* The next free minute for one that wants this, else the last before; -1 when the whole
 * day is taken. wanted never goes down from call to call. */
static int take_minute(struct minutes *minutes, int wanted)
{
    int minute = wanted > minutes->next ? wanted : minutes->next;

    if (minute < CIVIL_DAY_MINUTES) {
        minutes->next = minute + 1;
    } else {
        while (minutes->back >= 0 && minutes->taken[minutes->back])
            minutes->back--;
        minute = minutes->back;
    }
    if (minute >= 0)
        minutes->taken[minute] = true;
    return minute;
}

static void spread(struct agenda_moments *moments)
{
    struct minutes minutes = {.back = CIVIL_DAY_MINUTES - 1};
    size_t kept = 0;

    sort(moments);
    for (size_t i = 0; i < moments->count; i++) {
        struct agenda_moment moment = moments->items[i];

        moment.minute = take_minute(&minutes, moment.minute);
        if (moment.minute >= 0)
            moments->items[kept++] = moment;
    }
    moments->count = kept;
    sort(moments);
}

void agenda_usual(const struct agenda *agenda, int weekday, struct arena *arena,
                  struct agenda_moments *moments)
{
    moments->count = 0;
    if (agenda->act != NULL)
        add_notice(agenda, weekday, act_word, agenda->act, arena, moments);
    else
        add_items(agenda, weekday, arena, moments);
    spread(moments);
}

void agenda_day(const struct agenda *agenda, civil_day day, struct arena *arena,
                struct agenda_moments *moments)
{
    int weekday = civil_weekday(day);

    if (agenda->act != NULL) {
        agenda_usual(agenda, weekday, arena, moments);
        return;
    }
    moments->count = 0;
    if (day >= agenda->start && day <= agenda->end) {
        add_reviews(agenda, day, arena, moments);
        add_items(agenda, weekday, arena, moments);
    } else if (day > agenda->end && day == agenda_notice_day(agenda)) {
        add_notice(agenda, weekday, ended_word, agenda->ended, arena, moments);
    }
    spread(moments);
}
