#include "domain/report_trigger.h"

#include "base/memory.h"
#include "domain/report_adjust.h"
#include "domain/statistics.h"

#include <stdlib.h>

const char *const report_link_words[] = {"too-few", "could-be-chance", "worth-discussing"};

/* One exposure: a trigger, or without one a measure, with its median. */
struct exposure {
    const char *id;
    const struct trigger *trigger;
    size_t place;
    double median;
};

struct search {
    const struct report_days *days;
    civil_day first;
    civil_day last;
    const struct threshold_table *limits;
    struct arena *arena;
    struct report_adjust_row *rows; /* the pairs of one exposure and lag, and as a series */
    unsigned char *levels;
    bool *exposed;
    size_t count;
    struct report_triggers found;
};

static enum report_exposed exposed_on(const struct report_day *day,
                                      const struct exposure *exposure)
{
    if (exposure->trigger != NULL)
        return report_exposure_trigger(day, exposure->place);
    return report_exposure_measure(day, (enum report_measure)exposure->place, exposure->median);
}

/* The daily median that many days from the row of an index; false when it is not known. */
static bool pain_near(const struct report_days *days, size_t index, int distance, double *pain)
{
    civil_day wanted = days->items[index].day + distance;
    size_t i = index;

    while (distance > 0 && i + 1 < days->count && days->items[i].day < wanted)
        i++;
    while (distance < 0 && i > 0 && days->items[i].day > wanted)
        i--;
    if (days->items[i].day != wanted || report_tally_count(&days->items[i].pain) == 0)
        return false;
    *pain = report_tally_median(&days->items[i].pain);
    return true;
}

/* Gathers the days on which the exposure is known and the pain lag days later too. */
static void gather(struct search *search, const struct exposure *exposure, int lag)
{
    const struct report_days *days = search->days;

    search->count = 0;
    for (size_t i = report_days_from(days, search->first); i < days->count; i++) {
        const struct report_day *day = &days->items[i];
        enum report_exposed exposed = exposed_on(day, exposure);
        struct report_adjust_row row = {.weekday = civil_weekday(day->day + lag)};

        if (day->day + lag > search->last)
            break;
        if (exposed == REPORT_UNKNOWN || !pain_near(days, i, lag, &row.pain))
            continue;
        row.exposed = exposed == REPORT_EXPOSED;
        row.has_before = pain_near(days, i, -1, &row.before);
        search->rows[search->count] = row;
        search->levels[search->count] = (unsigned char)(2 * row.pain);
        search->exposed[search->count++] = row.exposed;
    }
}

static void count_days(const struct search *search, struct report_trigger *pair)
{
    for (size_t i = 0; i < search->count; i++) {
        pair->exposed += search->exposed[i];
        pair->unexposed += !search->exposed[i];
    }
}

static double limit(const struct search *search, enum threshold_name name)
{
    return threshold_value(search->limits, name);
}

static void compare(struct search *search, struct report_trigger *pair)
{
    size_t least = (size_t)limit(search, THRESHOLD_TRIGGER_DAYS);
    size_t fewest = pair->exposed < pair->unexposed ? pair->exposed : pair->unexposed;

    if (fewest < least) {
        pair->need = least - fewest;
        return;
    }
    pair->link = REPORT_LINK_CHANCE;
    pair->test = shift_test(search->levels, search->exposed, search->count,
                            (size_t)limit(search, THRESHOLD_TRIGGER_SHIFTS),
                            limit(search, THRESHOLD_TRIGGER_CHANCE_PERCENT) / 100);
    pair->has_adjusted =
        report_adjust(search->rows, search->count,
                      (size_t)limit(search, THRESHOLD_TRIGGER_ADJUST_DAYS), &pair->adjusted);
    search->found.tested++;
}

static void take_lags(struct search *search, const struct exposure *exposure)
{
    struct report_triggers *found = &search->found;

    for (int lag = 0; lag < REPORT_LAGS; lag++) {
        struct report_trigger pair = {.id = exposure->id, .trigger = exposure->trigger,
                                      .lag = lag};

        gather(search, exposure, lag);
        count_days(search, &pair);
        compare(search, &pair);
        found->items = arena_grow(search->arena, found->items, &found->capacity, found->count,
                                  sizeof *found->items);
        found->items[found->count++] = pair;
    }
}

static bool is_named(const struct search *search, size_t trigger)
{
    const struct report_days *days = search->days;

    for (size_t i = report_days_from(days, search->first); i < days->count; i++) {
        if (days->items[i].day <= search->last && report_day_has_trigger(&days->items[i], trigger))
            return true;
    }
    return false;
}

static void take_exposures(struct search *search, const struct trigger_list *names)
{
    for (size_t i = 0; i < names->count && i < REPORT_TRIGGERS; i++) {
        struct exposure exposure = {names->items[i].id.text, &names->items[i], i, 0};

        if (is_named(search, i))
            take_lags(search, &exposure);
    }
    for (size_t i = 0; i < REPORT_MEASURES; i++) {
        struct exposure exposure = {report_measure_exposures[i], NULL, i, 0};

        if (report_exposure_median(search->days, search->first, search->last,
                                   (enum report_measure)i, &exposure.median))
            take_lags(search, &exposure);
    }
}

static void judge(struct search *search)
{
    struct report_triggers *found = &search->found;
    double *chances = arena_array(search->arena, found->tested + 1, sizeof *chances);
    size_t count = 0;
    double most;

    for (size_t i = 0; i < found->count; i++) {
        if (found->items[i].link != REPORT_LINK_TOO_FEW)
            chances[count++] = found->items[i].test.chance;
    }
    most = statistics_discovery_limit(chances, count,
                                      limit(search, THRESHOLD_TRIGGER_CHANCE_PERCENT) / 100);
    for (size_t i = 0; i < found->count; i++) {
        struct report_trigger *pair = &found->items[i];

        if (pair->link != REPORT_LINK_TOO_FEW && pair->test.chance <= most
            && (pair->test.low > 0 || pair->test.high < 0))
            pair->link = REPORT_LINK_DISCUSS;
    }
}

struct report_triggers report_triggers(const struct report_days *days, civil_day first,
                                       civil_day last, const struct trigger_list *names,
                                       const struct threshold_table *limits, struct arena *arena)
{
    struct search search = {.days = days, .first = first, .last = last, .limits = limits,
                            .arena = arena};

    search.rows = memory_alloc(memory_product(days->count + 1, sizeof *search.rows));
    search.levels = memory_alloc(days->count + 1);
    search.exposed = memory_alloc(memory_product(days->count + 1, sizeof *search.exposed));
    take_exposures(&search, names);
    judge(&search);
    free(search.rows);
    free(search.levels);
    free(search.exposed);
    return search.found;
}
