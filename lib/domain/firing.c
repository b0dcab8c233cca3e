#include "domain/firing.h"

#include "base/clock.h"

#include <stdbool.h>

/* No zone is further than this from UTC; no later day can be written, 9999-12-31. */
enum { FURTHEST_OFFSET = 16 * 60 * 60, LAST_DAY = 2932896 };

static void add(struct firing_list *firings, struct arena *arena, struct firing firing)
{
    firings->items = arena_grow(arena, firings->items, &firings->capacity, firings->count,
                                sizeof *firings->items);
    firings->items[firings->count++] = firing;
}

/* Spares asking the zone about moments that are far away. */
static bool may_lie_between(struct civil civil, int64_t after, int64_t until)
{
    int64_t seconds = moment_make(civil, 0).seconds;

    return seconds > after - FURTHEST_OFFSET && seconds <= until + FURTHEST_OFFSET;
}

static void add_day(const struct agenda_moments *moments, civil_day day, int64_t after,
                    int64_t until, struct arena *arena, struct firing_list *firings)
{
    bool first = true;

    for (size_t i = 0; i < moments->count; i++) {
        const struct agenda_moment *moment = &moments->items[i];
        struct firing firing = {
            .moment = *moment, .first = first, .what = moment->what, .text = moment->text};
        struct civil civil = {day, moment->minute, 0};
        bool near = may_lie_between(civil, after, until);

        /* far away too: the first of a day is the first that comes */
        if ((near || first) && clock_place(civil, &firing.at) == CLOCK_SKIPPED)
            continue;
        first = false;
        if (near && firing.at.seconds > after && firing.at.seconds <= until)
            add(firings, arena, firing);
    }
}

/* agenda_day or agenda_possible. */
typedef void moments_of(const struct agenda *agenda, civil_day day, struct arena *arena,
                        struct agenda_moments *moments);

/* Adds what comes after the instant after and no later than until. A day more at the
 * end: where the clock goes back over midnight, some of the next day comes before the
 * end of this one. */
static void add_between(const struct agenda *agenda, moments_of *give, int64_t after,
                        int64_t until, struct arena *arena, struct firing_list *firings)
{
    civil_day first = moment_civil(clock_local(after)).day;
    civil_day last = moment_civil(clock_local(until)).day + 1;
    struct agenda_moments moments = {0};

    if (agenda->act == NULL && first < agenda->start)
        first = agenda->start;
    if (last > LAST_DAY)
        last = LAST_DAY;
    for (civil_day day = first; day <= last; day++) {
        give(agenda, day, arena, &moments);
        add_day(&moments, day, after, until, arena, firings);
    }
}

static bool comes(civil_day day, int minute)
{
    struct moment moment;

    return clock_place((struct civil){day, minute, 0}, &moment) != CLOCK_SKIPPED;
}

void firing_heed_clock(struct agenda *agenda, struct arena *arena)
{
    if (agenda->act == NULL)
        agenda_heed_clock(agenda, comes, arena);
}

bool firing_may_be_due(const struct agenda *agenda, struct moment now, int64_t window)
{
    struct arena arena = {0};
    struct firing_list firings = {0};

    add_between(agenda, agenda_possible, now.seconds - window, now.seconds, &arena, &firings);
    arena_free(&arena);
    return firings.count > 0;
}

/* The days of a plan on which anything can come end with its notice; those of a refused
 * one never end. */
static int64_t last_instant(const struct agenda *agenda, int64_t until)
{
    struct civil civil = {.day = 1};
    int64_t end;

    if (agenda->act != NULL)
        return until;
    civil.day += agenda_notice_day(agenda);
    end = moment_make(civil, 0).seconds + FURTHEST_OFFSET;
    return until < end ? until : end;
}

static void add_exactly(const struct agenda *agenda, int64_t after, int64_t until,
                        struct arena *arena, struct firing_list *firings)
{
    add_between(agenda, agenda_day, after, last_instant(agenda, until), arena, firings);
}

void firing_due(const struct agenda *agenda, struct moment now, int64_t window, struct arena *arena,
                struct firing_list *firings)
{
    add_exactly(agenda, now.seconds - window, now.seconds, arena, firings);
}

void firing_preview(const struct agenda *agenda, struct moment from, struct moment to,
                    struct arena *arena, struct firing_list *firings)
{
    int64_t minute = from.seconds - moment_civil(from).second;

    add_exactly(agenda, minute - 1, to.seconds, arena, firings);
}

/* The last second before a day begins. */
static int64_t before(civil_day day)
{
    struct civil midnight = {.day = day};
    struct moment moment;

    clock_place(midnight, &moment);
    return moment.seconds - 1;
}

void firing_whole(const struct agenda *agenda, struct moment now, struct arena *arena,
                  struct firing_list *firings)
{
    civil_day first = moment_civil(clock_local(now.seconds)).day;
    civil_day behind = first + CIVIL_WEEK_DAYS;

    if (agenda->act == NULL) {
        first = agenda->start;
        behind = agenda_notice_day(agenda) + 1;
    }
    add_exactly(agenda, before(first), before(behind), arena, firings);
}
