/* What a trigger's verdict is worth, on made-up diaries: pain that resembles the day before
 * (an autoregressive series), triggers that come in runs, days left out. With no link at all no
 * more diaries may show one than is claimed; a real one of 2 points must mostly be found.
 *
 * unit-report_trigger COUNT runs the simulation over so many diaries instead of a few. */
#include "check.h"

#include "domain/report_trigger.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { DIARIES = 400, FEWER = 100, TRIGGERS = 4, MANY = 40, TEN_YEARS = 3650 };

static struct threshold days_least = {.value = {8, true}};
static struct threshold shifts = {.value = {999, true}};
static struct threshold chance = {.value = {5, true}};
static struct threshold adjust = {.value = {60, true}};
static const struct threshold_table limits = {
    .by_name = {[THRESHOLD_TRIGGER_DAYS] = &days_least, [THRESHOLD_TRIGGER_SHIFTS] = &shifts,
                [THRESHOLD_TRIGGER_CHANCE_PERCENT] = &chance,
                [THRESHOLD_TRIGGER_ADJUST_DAYS] = &adjust}};

/* --- made-up diaries ----------------------------------------------------- */

static double uniform(uint64_t *state)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return (double)(*state >> 11) / 9007199254740992.0;
}

static double normal(uint64_t *state)
{
    return sqrt(-2 * log(1 - uniform(state))) * cos(2 * acos(-1) * uniform(state));
}

/* How a diary comes about. */
struct world {
    int days;
    int triggers;
    double autocorrelation; /* of the pain, from one day to the next */
    double stay;            /* chance that a trigger is as it was the day before */
    double share;           /* of days with each trigger */
    double effect;          /* points of trigger 0, after lag days */
    int lag;
    double left_out; /* share of days without an entry */
};

static void make_triggers(const struct world *world, uint64_t *state, bool *named)
{
    for (int i = 0; i < world->triggers; i++) {
        bool on = uniform(state) < world->share;

        for (int day = 0; day < world->days; day++) {
            if (uniform(state) >= world->stay)
                on = uniform(state) < world->share;
            named[day * world->triggers + i] = on;
        }
    }
}

static struct report_days make_diary(const struct world *world, uint64_t *state,
                                     struct arena *arena)
{
    struct report_days days = {0};
    bool *named = arena_array(arena, (size_t)(world->days * world->triggers), sizeof *named);
    double level = normal(state);
    double spread = sqrt(1 - world->autocorrelation * world->autocorrelation);

    make_triggers(world, state, named);
    for (int day = 0; day < world->days; day++) {
        double pain = 3.5 + 1.5 * level;
        struct report_day *row;

        level = world->autocorrelation * level + spread * normal(state);
        if (day >= world->lag && named[(day - world->lag) * world->triggers])
            pain += world->effect;
        if (uniform(state) < world->left_out)
            continue;
        row = report_days_get(&days, arena, day);
        row->scores = 1;
        report_tally_add(&row->pain, (int)fmin(10, fmax(0, nearbyint(pain))));
        for (int i = 0; i < world->triggers; i++)
            row->triggers[i / 64] |= (uint64_t)named[day * world->triggers + i] << (i % 64);
    }
    return days;
}

static struct report_triggers judge(const struct world *world, uint64_t *state, bool all,
                                    struct arena *arena)
{
    struct trigger *names = arena_array(arena, (size_t)world->triggers, sizeof *names);
    struct trigger_list list = {names, (size_t)world->triggers, 0};
    struct report_days days = make_diary(world, state, arena);

    for (int i = 0; i < world->triggers; i++)
        names[i].id.text = arena_format(arena, "t%d", i);
    return report_triggers(&days, 0, world->days - 1, &list, &limits, all, arena);
}

/* --- how often ----------------------------------------------------------- */

struct tallies {
    int any;      /* diaries with a link that is none, worth discussing */
    int found;    /* diaries with the real link found */
    int within;   /* whose interval holds the real effect */
    double false_share; /* sum over diaries: of the links called so, those that are none */
};

static void count_one(const struct world *world, const struct report_triggers *found,
                      struct tallies *tallies)
{
    int real = 0;
    int wrong = 0;

    for (size_t i = 0; i < found->count; i++) {
        const struct report_trigger *pair = &found->items[i];
        bool linked = world->effect > 0 && strcmp(pair->id, "t0") == 0;
        bool called = pair->link == REPORT_LINK_DISCUSS;

        /* An exposure in runs is linked to the days around it too. */
        wrong += called && !linked;
        if (linked && pair->lag == world->lag) {
            real += called;
            tallies->within += pair->link != REPORT_LINK_TOO_FEW
                               && pair->interval.low <= world->effect
                               && pair->interval.high >= world->effect;
        }
    }
    tallies->any += wrong > 0;
    tallies->found += real;
    if (wrong > 0)
        tallies->false_share += wrong / (double)(wrong + real);
}

static struct tallies simulate(struct world world, int diaries)
{
    struct tallies tallies = {0};
    uint64_t state = 42;

    for (int i = 0; i < diaries; i++) {
        struct arena arena = {0};
        struct report_triggers found = judge(&world, &state, true, &arena);

        count_one(&world, &found, &tallies);
        arena_free(&arena);
    }
    return tallies;
}

/* Three standard errors above the share that is claimed. */
static double most_by_chance(double share, int diaries)
{
    return share * diaries + 3 * sqrt(share * (1 - share) * diaries);
}

static void check_no_link(struct check *check, int diaries)
{
    static const struct {
        struct world world;
        const char *what;
    } cases[] = {
        {{40, TRIGGERS, 0.6, 0.5, 0.4, 0, 0, 0}, "40 days, pain and triggers in runs"},
        {{90, TRIGGERS, 0.6, 0.5, 0.3, 0, 0, 0.2}, "90 days, some left out"},
        {{90, TRIGGERS, 0.9, 0.8, 0.3, 0, 0, 0}, "90 days, pain that hardly moves"},
        {{90, TRIGGERS, 0, 0, 0.3, 0, 0, 0}, "90 days, all at random"},
        {{365, TRIGGERS, 0.7, 0.3, 0.15, 0, 0, 0.3}, "a year"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct tallies tallies = simulate(cases[i].world, diaries);
        char text[120];

        snprintf(text, sizeof text, "no link, %s: %d of %d diaries show one", cases[i].what,
                 tallies.any, diaries);
        check_that(check, tallies.any <= most_by_chance(0.05, diaries), text);
    }
}

static void check_link(struct check *check, int diaries)
{
    static const struct {
        struct world world;
        double found;
        const char *what;
    } cases[] = {
        {{60, TRIGGERS, 0.5, 0.2, 0.3, 2, 0, 0}, 0.65, "60 days, the same day"},
        {{90, TRIGGERS, 0.6, 0.2, 0.3, 2, 1, 0.1}, 0.7, "90 days, the next day"},
        {{180, TRIGGERS, 0.6, 0.2, 0.2, 2, 2, 0.1}, 0.8, "180 days, two days on"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct tallies tallies = simulate(cases[i].world, diaries);
        char text[160];

        snprintf(text, sizeof text, "2 points, %s: found in %d of %d, interval right in %d,"
                 " a false share of %.3f", cases[i].what, tallies.found, diaries, tallies.within,
                 tallies.false_share / diaries);
        check_that(check, tallies.found >= cases[i].found * diaries
                   && tallies.within >= 0.9 * diaries
                   && tallies.false_share <= most_by_chance(0.05, diaries), text);
    }
}

/* Whatever is left out when not all is asked for, the links are the same. */
static bool same_links(const struct report_triggers *all, const struct report_triggers *linked)
{
    bool same = all->count == linked->count && all->tested == linked->tested;

    for (size_t i = 0; same && i < all->count; i++) {
        const struct report_trigger *a = &all->items[i];
        const struct report_trigger *b = &linked->items[i];

        same = a->link == b->link && memcmp(&a->test, &b->test, sizeof a->test) == 0;
        if (a->link == REPORT_LINK_DISCUSS)
            same = same && memcmp(&a->interval, &b->interval, sizeof a->interval) == 0
                   && a->has_adjusted == b->has_adjusted
                   && memcmp(&a->adjusted, &b->adjusted, sizeof a->adjusted) == 0;
    }
    return same;
}

static void check_all_or_linked(struct check *check)
{
    static const struct world world = {60, TRIGGERS, 0.5, 0.2, 0.3, 2, 0, 0};
    size_t different = 0;

    for (uint64_t seed = 1; seed <= FEWER; seed++) {
        struct arena arena = {0};
        uint64_t state = seed;
        struct report_triggers all = judge(&world, &state, true, &arena);
        struct report_triggers linked;

        state = seed;
        linked = judge(&world, &state, false, &arena);
        different += !same_links(&all, &linked);
        arena_free(&arena);
    }
    check_that(check, different == 0, "links alone are those among all pairs");
}

/* Forty triggers, half of all days each, for ten years: the most there is to do. */
static void check_size(struct check *check)
{
    static const struct world world = {TEN_YEARS, MANY, 0.6, 0.3, 0.5, 0, 0, 0};
    uint64_t state = 7;
    struct arena arena = {0};
    struct report_triggers found = judge(&world, &state, true, &arena);

    check_that(check, found.tested == MANY * REPORT_LAGS, "ten years of forty triggers");
    arena_free(&arena);
}

int main(int argc, char **argv)
{
    struct check check = {0};
    int diaries = argc > 1 ? atoi(argv[1]) : 0;

    check_no_link(&check, diaries > 0 ? diaries : DIARIES);
    check_link(&check, diaries > 0 ? diaries : FEWER);
    check_all_or_linked(&check);
    check_size(&check);
    return check_end(&check);
}
