#include "domain/report_trigger.h"

#include "base/crew.h"
#include "base/memory.h"
#include "domain/report_adjust.h"
#include "domain/statistics.h"

#include <stdint.h>
#include <stdlib.h>

const char *const report_link_words[] = {"too-few", "could-be-chance", "worth-discussing"};

/* One exposure: a trigger, or without one a measure, with its median. */
struct exposure {
    const char *id;
    const struct trigger *trigger;
    size_t place;
    double median;
};

/* A pair takes as long as the square of its days: a helper is worth its start from some years
 * on. */
enum { ALONE_DAYS = 1000 };

struct search {
    const struct report_days *days;
    const double *medians; /* of each row of days, or UNKNOWN */
    civil_day first;
    civil_day last;
    const struct threshold_table *limits;
    struct arena *arena;
    struct exposure exposures[REPORT_TRIGGERS + REPORT_MEASURES];
    size_t exposure_count;
    size_t next;   /* pair to be fetched */
    bool detailed; /* the second round: pairs that were tested are looked at more closely */
    double most;   /* the chance of such a pair, at most */
    struct report_triggers found;
};

static const double UNKNOWN = -1;

/* One exposure and lag, as a series. Its arrays are kept for the next. */
struct piece {
    const struct exposure *exposure;
    size_t index; /* of the pair in what is found */
    struct report_trigger pair;
    struct report_adjust_row *rows;
    unsigned char *levels;
    bool *exposed;
    size_t count;
};

static enum report_exposed exposed_on(const struct report_day *day,
                                      const struct exposure *exposure)
{
    if (exposure->trigger != NULL)
        return report_exposure_trigger(day, exposure->place);
    return report_exposure_measure(day, (enum report_measure)exposure->place, exposure->median);
}

/* The daily median that many days from the row of an index, or UNKNOWN. */
static double pain_near(const struct search *search, size_t index, int distance)
{
    const struct report_days *days = search->days;
    civil_day wanted = days->items[index].day + distance;
    size_t i = index;

    while (distance > 0 && i + 1 < days->count && days->items[i].day < wanted)
        i++;
    while (distance < 0 && i > 0 && days->items[i].day > wanted)
        i--;
    return days->items[i].day == wanted ? search->medians[i] : UNKNOWN;
}

/* What stands beside the exposure is asked for in detail only. */
static void keep_day(const struct search *search, struct piece *piece, size_t index, double pain,
                     bool exposed)
{
    if (search->detailed) {
        double before = pain_near(search, index, -1);

        piece->rows[piece->count] = (struct report_adjust_row){
            .pain = pain,
            .before = before,
            .has_before = before >= 0,
            .exposed = exposed,
            .weekday = civil_weekday(search->days->items[index].day + piece->pair.lag),
        };
    }
    piece->levels[piece->count] = (unsigned char)(2 * pain);
    piece->exposed[piece->count++] = exposed;
}

/* Gathers the days on which the exposure is known and the pain lag days later too. */
static void gather(const struct search *search, struct piece *piece)
{
    const struct report_days *days = search->days;
    int lag = piece->pair.lag;

    piece->count = 0;
    for (size_t i = report_days_from(days, search->first); i < days->count; i++) {
        const struct report_day *day = &days->items[i];
        enum report_exposed exposed = exposed_on(day, piece->exposure);
        double pain = pain_near(search, i, lag);

        if (day->day + lag > search->last)
            break;
        if (exposed != REPORT_UNKNOWN && pain >= 0)
            keep_day(search, piece, i, pain, exposed == REPORT_EXPOSED);
    }
}

static double limit(const struct search *search, enum threshold_name name)
{
    return threshold_value(search->limits, name);
}

static size_t most_shifts(const struct search *search)
{
    return (size_t)limit(search, THRESHOLD_TRIGGER_SHIFTS);
}

static double level(const struct search *search)
{
    return limit(search, THRESHOLD_TRIGGER_CHANCE_PERCENT) / 100;
}

static void compare(const struct search *search, struct piece *piece)
{
    const struct shift_series series = {piece->levels, piece->exposed, piece->count};
    struct report_trigger *pair = &piece->pair;
    size_t least = (size_t)limit(search, THRESHOLD_TRIGGER_DAYS);

    for (size_t i = 0; i < piece->count; i++)
        pair->exposed += piece->exposed[i];
    pair->unexposed = piece->count - pair->exposed;
    pair->need_exposed = pair->exposed < least ? least - pair->exposed : 0;
    pair->need_unexposed = pair->unexposed < least ? least - pair->unexposed : 0;
    if (pair->need_exposed + pair->need_unexposed > 0) {
        /* The pain after the last of them is known lag days later. */
        pair->need = pair->need_exposed + pair->need_unexposed + (size_t)pair->lag;
        return;
    }
    pair->link = REPORT_LINK_CHANCE;
    pair->test = shift_test(&series, most_shifts(search));
}

static void look_closer(const struct search *search, struct piece *piece)
{
    const struct shift_series series = {piece->levels, piece->exposed, piece->count};
    struct report_trigger *pair = &piece->pair;

    pair->interval = shift_interval(&series, most_shifts(search), level(search));
    pair->has_adjusted =
        report_adjust(piece->rows, piece->count,
                      (size_t)limit(search, THRESHOLD_TRIGGER_ADJUST_DAYS), &pair->adjusted);
}

/* --- pair by pair ------------------------------------------------------------ */

static bool is_wanted(const struct search *search, const struct report_trigger *pair)
{
    return !search->detailed
           || (pair->link != REPORT_LINK_TOO_FEW && pair->test.chance <= search->most);
}

static void make_room(struct piece *piece, size_t count)
{
    if (piece->rows != NULL)
        return;
    piece->rows = memory_alloc(memory_product(count, sizeof *piece->rows));
    piece->levels = memory_alloc(count);
    piece->exposed = memory_alloc(memory_product(count, sizeof *piece->exposed));
}

static bool fetch(void *context, void *worker, void *given)
{
    struct search *search = context;
    const struct report_triggers *found = &search->found;
    struct piece *piece = given;

    (void)worker;
    while (search->next < found->count && !is_wanted(search, &found->items[search->next]))
        search->next++;
    if (search->next == found->count)
        return false;
    make_room(piece, search->days->count + 1);
    piece->exposure = &search->exposures[search->next / REPORT_LAGS];
    piece->index = search->next++;
    piece->pair = found->items[piece->index];
    return true;
}

static bool work(void *context, void *worker, void *given)
{
    const struct search *search = context;

    (void)worker;
    gather(search, given);
    if (search->detailed)
        look_closer(search, given);
    else
        compare(search, given);
    return true;
}

static void finish(void *context, void *given)
{
    struct search *search = context;
    const struct piece *piece = given;

    search->found.items[piece->index] = piece->pair;
}

static void work_on_pairs(struct search *search)
{
    const struct crew_task task = {search, fetch, work, finish};
    struct piece pieces[CREW_PIECES] = {{.rows = NULL}};
    void *workers[CREW_WORKERS] = {NULL};
    void *given[CREW_PIECES];

    for (size_t i = 0; i < CREW_PIECES; i++)
        given[i] = &pieces[i];
    search->next = 0;
    crew_run(&task, workers, given, search->days->count > ALONE_DAYS ? 1 : SIZE_MAX);
    for (size_t i = 0; i < CREW_PIECES; i++) {
        free(pieces[i].rows);
        free(pieces[i].levels);
        free(pieces[i].exposed);
    }
}

/* --- all of them ------------------------------------------------------------- */

/* A day with the triggers of all. */
static struct report_day all_in_one(const struct search *search)
{
    const struct report_days *days = search->days;
    struct report_day all = {0};

    for (size_t i = report_days_from(days, search->first);
         i < days->count && days->items[i].day <= search->last; i++) {
        for (int set = 0; set < REPORT_TRIGGER_SETS; set++)
            all.triggers[set] |= days->items[i].triggers[set];
    }
    return all;
}

static void find_exposures(struct search *search, const struct trigger_list *names)
{
    struct report_day all = all_in_one(search);

    for (size_t i = 0; i < names->count && i < REPORT_TRIGGERS; i++) {
        if (report_day_has_trigger(&all, i))
            search->exposures[search->exposure_count++] =
                (struct exposure){names->items[i].id.text, &names->items[i], i, 0};
    }
    for (size_t i = 0; i < REPORT_MEASURES; i++) {
        struct exposure exposure = {report_measure_exposures[i], NULL, i, 0};

        if (report_exposure_median(search->days, search->first, search->last,
                                   (enum report_measure)i, &exposure.median))
            search->exposures[search->exposure_count++] = exposure;
    }
}

static void list_pairs(struct search *search)
{
    struct report_triggers *found = &search->found;

    found->items = arena_array(search->arena, search->exposure_count * REPORT_LAGS + 1,
                               sizeof *found->items);
    for (size_t i = 0; i < search->exposure_count; i++) {
        for (int lag = 0; lag < REPORT_LAGS; lag++)
            found->items[found->count++] =
                (struct report_trigger){.id = search->exposures[i].id,
                                        .trigger = search->exposures[i].trigger,
                                        .lag = lag};
    }
}

/* The chance that a pair worth discussing has at most. */
static double discovery_limit(struct search *search)
{
    struct report_triggers *found = &search->found;
    double *chances = arena_array(search->arena, found->count + 1, sizeof *chances);

    for (size_t i = 0; i < found->count; i++) {
        if (found->items[i].link != REPORT_LINK_TOO_FEW)
            chances[found->tested++] = found->items[i].test.chance;
    }
    return statistics_discovery_limit(chances, found->tested, level(search));
}

static void judge(struct search *search, double most)
{
    for (size_t i = 0; i < search->found.count; i++) {
        struct report_trigger *pair = &search->found.items[i];

        if (pair->link != REPORT_LINK_TOO_FEW && pair->test.chance <= most
            && (pair->interval.low > 0 || pair->interval.high < 0))
            pair->link = REPORT_LINK_DISCUSS;
    }
}

static void find_links(struct search *search, bool all)
{
    double most;

    list_pairs(search);
    work_on_pairs(search);
    most = discovery_limit(search);
    search->detailed = true;
    search->most = all ? 1 : most;
    work_on_pairs(search);
    judge(search, most);
}

struct report_triggers report_triggers(const struct report_days *days, civil_day first,
                                       civil_day last, const struct trigger_list *names,
                                       const struct threshold_table *limits, bool all,
                                       struct arena *arena)
{
    struct search search = {.days = days, .first = first, .last = last, .limits = limits,
                            .arena = arena};
    double *medians = memory_alloc(memory_product(days->count + 1, sizeof *medians));

    for (size_t i = 0; i < days->count; i++)
        medians[i] = report_tally_count(&days->items[i].pain) > 0
                         ? report_tally_median(&days->items[i].pain)
                         : UNKNOWN;
    search.medians = medians;
    find_exposures(&search, names);
    find_links(&search, all);
    free(medians);
    return search.found;
}
