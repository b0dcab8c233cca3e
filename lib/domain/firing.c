#include "domain/firing.h"

#include "base/clock.h"

#include <stdbool.h>

/* No zone is further than this from UTC. */
enum { FURTHEST_OFFSET = 16 * 60 * 60 };

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
    for (size_t i = 0; i < moments->count; i++) {
        const struct agenda_moment *moment = &moments->items[i];
        struct firing firing = {.what = moment->what, .text = moment->text};
        struct civil civil = {day, moment->minute, 0};

        if (!may_lie_between(civil, after, until)
            || clock_place(civil, &firing.at) == CLOCK_SKIPPED)
            continue;
        if (firing.at.seconds > after && firing.at.seconds <= until)
            add(firings, arena, firing);
    }
}

/* The days on which anything can come: of a refused plan, all. */
static void clip(const struct agenda *agenda, civil_day *first, civil_day *last)
{
    civil_day notice;

    if (agenda->act != NULL)
        return;
    notice = agenda_notice_day(agenda);
    if (*first < agenda->start)
        *first = agenda->start;
    if (*last > notice)
        *last = notice;
}

/* Adds what comes after the instant after and no later than until. A day more at the
 * end: where the clock goes back over midnight, some of the next day comes before the
 * end of this one. */
static void add_between(const struct agenda *agenda, int64_t after, int64_t until,
                        struct arena *arena, struct firing_list *firings)
{
    civil_day first = moment_civil(clock_local(after)).day;
    civil_day last = moment_civil(clock_local(until)).day + 1;
    struct agenda_moments moments = {0};

    clip(agenda, &first, &last);
    for (civil_day day = first; day <= last; day++) {
        agenda_day(agenda, day, arena, &moments);
        add_day(&moments, day, after, until, arena, firings);
    }
}

void firing_due(const struct agenda *agenda, struct moment now, int64_t window, struct arena *arena,
                struct firing_list *firings)
{
    add_between(agenda, now.seconds - window, now.seconds, arena, firings);
}

void firing_preview(const struct agenda *agenda, struct moment from, struct moment to,
                    struct arena *arena, struct firing_list *firings)
{
    int64_t minute = from.seconds - moment_civil(from).second;

    add_between(agenda, minute - 1, to.seconds, arena, firings);
}
