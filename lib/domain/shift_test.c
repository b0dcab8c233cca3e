#include "domain/shift_test.h"

#include "base/memory.h"
#include "domain/statistics.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LANES = 4 /* counters side by side: a run of equal levels costs no wait */ };

static const uint32_t seed = 20261120U;

/* How many days have each level. */
struct levels {
    int64_t counts[SHIFT_LEVELS];
};

/* The series as a ring, and the smaller of the two groups as places in it. */
struct ring {
    unsigned char *twice; /* the levels, twice over: place + shift needs no modulo */
    size_t count;
    uint32_t *places;
    size_t place_count;
    bool places_exposed; /* whether the smaller group is the exposed one */
    struct levels all;
    int lowest; /* level that any day has */
    int highest;
    double ranks[SHIFT_LEVELS]; /* mid-rank of each level */
};

/* --- the ring ------------------------------------------------------------ */

static void rank_levels(struct ring *ring)
{
    double below = 0;

    while (ring->all.counts[ring->lowest] == 0)
        ring->lowest++;
    while (ring->all.counts[ring->highest] == 0)
        ring->highest--;
    for (int level = ring->lowest; level <= ring->highest; level++) {
        double equal = (double)ring->all.counts[level];

        ring->ranks[level] = below + (equal + 1) / 2;
        below += equal;
    }
}

static struct ring ring_make(const unsigned char *levels, const bool *exposed, size_t count)
{
    struct ring ring = {.count = count, .highest = SHIFT_LEVELS - 1};
    size_t exposures = 0;

    ring.twice = memory_alloc(memory_product(count, 2));
    ring.places = memory_alloc(memory_product(count, sizeof *ring.places));
    memcpy(ring.twice, levels, count);
    memcpy(ring.twice + count, levels, count);
    for (size_t i = 0; i < count; i++) {
        exposures += exposed[i];
        ring.all.counts[levels[i]]++;
    }
    ring.places_exposed = exposures <= count - exposures;
    for (size_t i = 0; i < count; i++) {
        if (exposed[i] == ring.places_exposed)
            ring.places[ring.place_count++] = (uint32_t)i;
    }
    rank_levels(&ring);
    return ring;
}

static void ring_free(struct ring *ring)
{
    free(ring->twice);
    free(ring->places);
}

static void count_levels(const struct ring *ring, const unsigned char *from,
                         uint32_t lanes[LANES][SHIFT_LEVELS])
{
    const uint32_t *places = ring->places;
    size_t i = 0;

    for (; i + LANES <= ring->place_count; i += LANES) {
        lanes[0][from[places[i]]]++;
        lanes[1][from[places[i + 1]]]++;
        lanes[2][from[places[i + 2]]]++;
        lanes[3][from[places[i + 3]]]++;
    }
    for (; i < ring->place_count; i++)
        lanes[0][from[places[i]]]++;
}

/* The levels of the exposed and the unexposed days when the exposures stand shift days on; of
 * the levels that no day has nothing is said. */
static void ring_split(const struct ring *ring, size_t shift, struct levels *exposed,
                       struct levels *unexposed)
{
    uint32_t lanes[LANES][SHIFT_LEVELS] = {{0}};
    struct levels *places = ring->places_exposed ? exposed : unexposed;
    struct levels *others = ring->places_exposed ? unexposed : exposed;

    count_levels(ring, ring->twice + shift, lanes);
    for (int level = ring->lowest; level <= ring->highest; level++) {
        places->counts[level] = (int64_t)lanes[0][level] + lanes[1][level] + lanes[2][level]
                                + lanes[3][level];
        others->counts[level] = ring->all.counts[level] - places->counts[level];
    }
}

/* --- what two groups differ by ------------------------------------------- */

static double rank_sum(const struct ring *ring, const struct levels *group)
{
    double sum = 0;

    for (int level = ring->lowest; level <= ring->highest; level++)
        sum += (double)group->counts[level] * ring->ranks[level];
    return sum;
}

/* Two groups, and how many unexposed days have a level or more. */
struct groups {
    const struct ring *ring;
    struct levels exposed;
    struct levels unexposed;
    struct levels at_least;
    int64_t pairs;
};

static void groups_set(struct groups *groups, size_t shift)
{
    const struct ring *ring = groups->ring;
    int64_t days = 0;
    int64_t others = 0;

    ring_split(ring, shift, &groups->exposed, &groups->unexposed);
    for (int level = ring->highest; level >= ring->lowest; level--) {
        others += groups->unexposed.counts[level];
        groups->at_least.counts[level] = others;
        days += groups->exposed.counts[level];
    }
    groups->pairs = days * others;
}

/* How many pairs differ by at most step levels. */
static int64_t pairs_within(const struct groups *groups, int step)
{
    int lowest = groups->ring->lowest;
    int highest = groups->ring->highest;
    int last = step < 0 ? highest + step : highest;
    int level = lowest;
    int64_t days = 0;
    int64_t pairs;

    for (; level <= last && level - step <= lowest; level++)
        days += groups->exposed.counts[level];
    pairs = days * groups->at_least.counts[lowest];
    for (; level <= last; level++)
        pairs += groups->exposed.counts[level] * groups->at_least.counts[level - step];
    return pairs;
}

/* The difference at a place, from 0, in the sorted list of all pairs, and how many pairs are
 * within it; looked for outwards from near, as one shift is like another. */
static int difference_at(const struct groups *groups, int64_t place, int near, int64_t *within)
{
    int64_t below;

    *within = pairs_within(groups, near);
    while (*within > place) {
        below = pairs_within(groups, near - 1);
        if (below <= place)
            return near;
        *within = below;
        near--;
    }
    while (*within <= place)
        *within = pairs_within(groups, ++near);
    return near;
}

/* Twice the median of all differences, in levels, so that it is whole. */
static int twice_difference(const struct groups *groups, int near)
{
    int64_t pairs = groups->pairs;
    int64_t within;
    int low = difference_at(groups, (pairs - 1) / 2, near, &within);
    int high = low;

    while (within <= pairs / 2)
        within = pairs_within(groups, ++high);
    return low + high;
}

/* --- the shifts ---------------------------------------------------------- */

/* What the shifts gave. */
struct null {
    double squares;                  /* of rank sums about their mean */
    size_t shifts;
    size_t sizes[2 * SHIFT_LEVELS]; /* how often each |twice_difference| came */
};

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525U + 1013904223U;
    return *state >> 8;
}

/* One shift from each of `shifts` stretches of equal length: from 1 to count - 1, none twice. */
static size_t shift_of(size_t index, size_t shifts, size_t count, uint32_t *state)
{
    size_t first = 1 + index * (count - 1) / shifts;
    size_t next = 1 + (index + 1) * (count - 1) / shifts;

    return first + next_random(state) % (next - first);
}

static struct null null_of(const struct ring *ring, size_t most, double expected)
{
    struct null null = {.shifts = ring->count - 1 < most ? ring->count - 1 : most};
    struct groups groups = {.ring = ring};
    uint32_t state = seed;
    int twice = 0;

    for (size_t i = 0; i < null.shifts; i++) {
        double rest;

        groups_set(&groups, shift_of(i, null.shifts, ring->count, &state));
        rest = rank_sum(ring, &groups.exposed) - expected;
        null.squares += rest * rest;
        twice = twice_difference(&groups, twice / 2);
        null.sizes[abs(twice)]++;
    }
    return null;
}

/* The size that no more than a share of the shifts exceed, the true order being one of them. */
static int margin_of(const struct null *null, int found, double level)
{
    double most = level * (double)(null->shifts + 1);
    size_t above = 0;
    int size = 2 * SHIFT_LEVELS - 1;

    while (size > 0) {
        above += null->sizes[size] + (size == found);
        if ((double)above > most)
            return size;
        size--;
    }
    return 0;
}

static double bounded(double points)
{
    return fmin(fmax(points, -(SHIFT_LEVELS / 2)), SHIFT_LEVELS / 2);
}

struct shift_test shift_test(const unsigned char *levels, const bool *exposed, size_t count,
                             size_t most, double level)
{
    struct ring ring = ring_make(levels, exposed, count);
    size_t other_count = count - ring.place_count;
    struct shift_test test = {
        .exposed = ring.places_exposed ? ring.place_count : other_count,
        .unexposed = ring.places_exposed ? other_count : ring.place_count,
        .chance = 1,
    };
    double days = (double)test.exposed;
    double expected = days * ((double)count + 1) / 2;
    struct null null = null_of(&ring, most, expected);
    struct groups groups = {.ring = &ring};
    double sum;
    int found;

    groups_set(&groups, 0);
    sum = rank_sum(&ring, &groups.exposed);
    found = twice_difference(&groups, 0);
    test.difference = found / 4.0;
    test.low = bounded((found - margin_of(&null, abs(found), level)) / 4.0);
    test.high = bounded((found + margin_of(&null, abs(found), level)) / 4.0);
    test.superiority = (sum - days * (days + 1) / 2) / (days * (double)test.unexposed);
    if (null.squares > 0)
        test.chance = statistics_student_tails(
            fabs(sum - expected) / sqrt(null.squares / (double)null.shifts),
            count - 2);
    ring_free(&ring);
    return test;
}
