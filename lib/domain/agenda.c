/* The moments of a day. */
#include "domain/agenda.h"

#include "domain/agenda_text.h"

#include <stdlib.h>
#include <string.h>

static const char look_again[] = "review";
static const char ended[] = "ended";
const char agenda_act[] = "act";
const char agenda_symptom[] = "symptom";
const char agenda_severe_pain[] = "severe-pain";
const char agenda_no_exercise[] = "no-exercise";

/* The days off that a day is in, or NULL. */
static const struct agenda_off *off_at(const struct agenda *agenda, civil_day day)
{
    size_t low = 0;
    size_t high = agenda->off_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (agenda->off[middle].last < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low < agenda->off_count && agenda->off[low].first <= day ? &agenda->off[low] : NULL;
}

/* Whether a day has a first moment, and the clock does not jump over it. */
static bool has_first(const struct agenda *agenda, civil_day day)
{
    int minute = agenda->first[civil_weekday(day)];

    return minute >= 0 && (agenda->comes == NULL || agenda->comes(day, minute));
}

/* The first day from this one on that has a first moment: within a week there is one, but
 * for days off and changes of the clock. */
static civil_day next_day(const struct agenda *agenda, civil_day day)
{
    for (;;) {
        const struct agenda_off *off = off_at(agenda, day);

        if (off != NULL)
            day = off->last + 1;
        else if (!has_first(agenda, day))
            day++;
        else
            return day;
    }
}

static int compare_off(const void *a, const void *b)
{
    const struct agenda_off *one = a;
    const struct agenda_off *other = b;

    return one->first < other->first ? -1 : one->first > other->first;
}

/* Joins those that meet. */
static size_t join_off(struct agenda_off *off, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || off[i].first > off[kept - 1].last)
            off[kept++] = off[i];
        else if (off[i].last > off[kept - 1].last)
            off[kept - 1].last = off[i].last;
    }
    return kept;
}

void agenda_place_reviews(struct agenda *agenda)
{
    for (size_t i = 0; i < agenda->review_count; i++) {
        struct agenda_review *review = &agenda->reviews[i];

        review->comes =
            next_day(agenda, review->day > agenda->start ? review->day : agenda->start);
    }
}

/* The first review that none of the plan's days brings. */
static const civil_day *review_to_come(const struct agenda *agenda)
{
    const civil_day *found = NULL;

    for (size_t i = 0; i < agenda->review_count; i++) {
        const struct agenda_review *review = &agenda->reviews[i];

        if (review->comes > agenda->end
            && (found == NULL || review->day < *found))
            found = &review->day;
    }
    return found;
}

void agenda_write_ended(struct agenda *agenda, struct arena *arena)
{
    agenda->ended = agenda_text_ended(agenda->end, review_to_come(agenda), arena);
}

void agenda_heed_clock(struct agenda *agenda, agenda_comes *comes, struct arena *arena)
{
    agenda->comes = comes;
    agenda_place_reviews(agenda);
    agenda_write_ended(agenda, arena);
}

void agenda_take_off(struct agenda *agenda, const struct agenda_off *off, size_t count,
                     struct arena *arena)
{
    if (count == 0)
        return;
    agenda->off = arena_array(arena, count, sizeof *off);
    memcpy(agenda->off, off, count * sizeof *off);
    qsort(agenda->off, count, sizeof *off, compare_off);
    agenda->off_count = join_off(agenda->off, count);
    agenda_place_reviews(agenda);
    agenda_write_ended(agenda, arena);
}

civil_day agenda_notice_day(const struct agenda *agenda)
{
    return next_day(agenda, agenda->end + 1);
}

static void add(struct agenda_moments *moments, struct arena *arena, struct agenda_moment moment)
{
    moments->items = arena_grow(arena, moments->items, &moments->capacity, moments->count,
                                sizeof *moments->items);
    moment.minute = moment.wanted;
    moment.order = moments->count;
    moments->items[moments->count++] = moment;
}

static void add_notice(const struct agenda *agenda, int weekday, const char *what, const char *text,
                       struct arena *arena, struct agenda_moments *moments)
{
    add(moments, arena,
        (struct agenda_moment){.wanted = agenda->first[weekday], .rank = AGENDA_NOTICE,
                               .what = what, .text = text});
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
                (struct agenda_moment){.wanted = minute, .rank = item->rank, .item = item,
                                       .what = item->what});
    }
}

static void add_reviews(const struct agenda *agenda, civil_day day, struct arena *arena,
                        struct agenda_moments *moments)
{
    for (size_t i = 0; i < agenda->review_count; i++) {
        const struct agenda_review *review = &agenda->reviews[i];

        if (review->comes == day)
            add_notice(agenda, civil_weekday(day), look_again, review->text, arena, moments);
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
    size_t turns[AGENDA_RANKS] = {0};
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
    for (size_t i = 0; i < kept; i++)
        moments->items[i].turn = turns[moments->items[i].rank]++;
}

/* A review pushes on what shares its minute; those minutes that are taken without it are taken
 * with it, too. */
static void add_any_reviews(const struct agenda *agenda, int weekday, struct arena *arena,
                            struct agenda_moments *moments)
{
    size_t count = agenda->review_count > 0 ? agenda->review_count : 1;

    for (size_t i = 0; i < count && i < CIVIL_DAY_MINUTES && agenda->first[weekday] >= 0; i++)
        add_notice(agenda, weekday, look_again, "", arena, moments);
}

void agenda_usual(const struct agenda *agenda, int weekday, struct arena *arena,
                  struct agenda_moments *moments)
{
    moments->count = 0;
    if (agenda->act != NULL) {
        add_notice(agenda, weekday, agenda_act, agenda->act, arena, moments);
    } else {
        add_any_reviews(agenda, weekday, arena, moments);
        add_items(agenda, weekday, arena, moments);
    }
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
    if (off_at(agenda, day) != NULL)
        return;
    if (day >= agenda->start && day <= agenda->end) {
        add_reviews(agenda, day, arena, moments);
        add_items(agenda, weekday, arena, moments);
    } else if (day > agenda->end && day == agenda_notice_day(agenda)) {
        add_notice(agenda, weekday, ended, agenda->ended, arena, moments);
    }
    spread(moments);
}

/* A review waits while days are off, so any that has had its day may come. */
static void add_possible_reviews(const struct agenda *agenda, civil_day day, struct arena *arena,
                                 struct agenda_moments *moments)
{
    for (size_t i = 0; i < agenda->review_count && moments->count < CIVIL_DAY_MINUTES; i++) {
        if (agenda->reviews[i].day <= day)
            add_notice(agenda, civil_weekday(day), look_again, agenda->reviews[i].text,
                       arena, moments);
    }
}

void agenda_possible(const struct agenda *agenda, civil_day day, struct arena *arena,
                     struct agenda_moments *moments)
{
    int weekday = civil_weekday(day);

    moments->count = 0;
    if (agenda->act != NULL)
        agenda_day(agenda, day, arena, moments);
    if (agenda->act != NULL || agenda->first[weekday] < 0 || day < agenda->start)
        return;
    if (day > agenda->end) {
        add_notice(agenda, weekday, ended, agenda->ended, arena, moments);
    } else {
        add_possible_reviews(agenda, day, arena, moments);
        add_items(agenda, weekday, arena, moments);
    }
    spread(moments);
}
