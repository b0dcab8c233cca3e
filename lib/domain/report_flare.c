#include "domain/report_flare.h"

const char *const report_flagged_words[] = {"no", "yes", "only"};

/* The pain of a day and of those before it, which moves on day by day. */
struct window {
    const struct report_days *days;
    civil_day length;
    size_t first;
    size_t end;
    struct report_tally pain;
};

static struct window window_before(const struct report_days *days, civil_day day, civil_day length)
{
    size_t first = report_days_from(days, day - length + 1);

    return (struct window){.days = days, .length = length, .first = first, .end = first};
}

static void window_move(struct window *window, civil_day day)
{
    const struct report_day *items = window->days->items;

    while (window->end < window->days->count && items[window->end].day <= day)
        report_tally_merge(&window->pain, &items[window->end++].pain);
    while (window->first < window->end && items[window->first].day <= day - window->length)
        report_tally_part(&window->pain, &items[window->first++].pain);
}

static bool day_spikes(const struct window *window, const struct report_day *day,
                       const struct threshold_table *limits)
{
    int high = report_tally_high(&day->pain);

    return high != REPORT_NO_SCORE && high >= threshold_value(limits, THRESHOLD_FLARE_LEAST)
           && high >= report_tally_median(&window->pain)
                          + threshold_value(limits, THRESHOLD_FLARE_RISE);
}

/* Spikes join spikes and the person's own flares join the flare they fall into or
 * next to; what stays alone is a flare by word only. */
static bool joins(const struct report_flare *flare, civil_day day, civil_day join)
{
    return day - flare->last <= join;
}

static void extend(struct report_flare *flare, const struct report_day *day, bool spikes)
{
    flare->last = day->day;
    if (day->worst > flare->peak)
        flare->peak = day->worst;
    if (spikes && flare->flagged == REPORT_FLAGGED_ONLY)
        flare->flagged = REPORT_FLAGGED_YES;
    if (day->flare && flare->flagged == REPORT_FLAGGED_NO)
        flare->flagged = REPORT_FLAGGED_YES;
}

static void begin(struct report_flares *flares, const struct report_day *day, bool spikes,
                  struct arena *arena)
{
    struct report_flare *flare;

    flares->items = arena_grow(arena, flares->items, &flares->capacity, flares->count,
                               sizeof *flares->items);
    flare = &flares->items[flares->count++];
    *flare = (struct report_flare){.first = day->day, .last = day->day, .peak = day->worst};
    if (day->flare)
        flare->flagged = spikes ? REPORT_FLAGGED_YES : REPORT_FLAGGED_ONLY;
}

struct report_flares report_flares(const struct report_days *days, civil_day first, civil_day last,
                                   const struct threshold_table *limits, struct arena *arena)
{
    civil_day join = (civil_day)threshold_value(limits, THRESHOLD_FLARE_JOIN_DAYS);
    struct report_flares flares = {0};
    struct window window = window_before(
        days, first, (civil_day)threshold_value(limits, THRESHOLD_FLARE_WINDOW_DAYS));

    for (size_t i = report_days_from(days, first); i < days->count; i++) {
        const struct report_day *day = &days->items[i];
        struct report_flare *flare = flares.count > 0 ? &flares.items[flares.count - 1] : NULL;
        bool spikes;

        if (day->day > last)
            break;
        window_move(&window, day->day);
        spikes = day_spikes(&window, day, limits);
        if (!spikes && !day->flare)
            continue;
        if (flare != NULL && joins(flare, day->day, join))
            extend(flare, day, spikes);
        else
            begin(&flares, day, spikes, arena);
    }
    return flares;
}
