#include "domain/shift_test.h"

#include "base/memory.h"
#include "domain/statistics.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    LANES = 4,   /* counters side by side: a run of equal levels costs no wait */
    PLACES = 512 /* whose ranks, of ten thousand years of days, add up within 32 bits */
};

static const uint32_t seed = 20261120U;

/* How many days have each level. */
struct levels {
    int64_t counts[SHIFT_LEVELS];
};

/* The series as a ring, and the smaller of the two groups as places in it. */
struct ring {
    unsigned char *levels; /* twice over: place + shift needs no modulo */
    uint64_t *ranks; /* twice over, too: twice the day's mid-rank, which is whole, and in the
                        upper half that of the day after it */
    size_t count;
    uint32_t *places;
    size_t place_count;
    bool places_exposed; /* whether the smaller group is the exposed one */
    struct levels all;
    int lowest; /* level that any day has */
    int highest;
};

/* --- the ring ------------------------------------------------------------ */

static void find_bounds(struct ring *ring)
{
    ring->highest = SHIFT_LEVELS - 1;
    while (ring->all.counts[ring->lowest] == 0)
        ring->lowest++;
    while (ring->all.counts[ring->highest] == 0)
        ring->highest--;
}

static void rank_days(struct ring *ring)
{
    uint64_t ranks[SHIFT_LEVELS];
    uint64_t below = 0;
    uint64_t next;

    for (int level = ring->lowest; level <= ring->highest; level++) {
        uint64_t equal = (uint64_t)ring->all.counts[level];

        ranks[level] = 2 * below + equal + 1;
        below += equal;
    }
    next = ranks[ring->levels[0]];
    for (size_t i = 2 * ring->count; i > 0; i--) {
        ring->ranks[i - 1] = ranks[ring->levels[i - 1]] | next << 32;
        next = ranks[ring->levels[i - 1]];
    }
}

static void find_places(struct ring *ring, const bool *exposed)
{
    size_t exposures = 0;

    for (size_t i = 0; i < ring->count; i++)
        exposures += exposed[i];
    ring->places_exposed = exposures <= ring->count - exposures;
    for (size_t i = 0; i < ring->count; i++) {
        if (exposed[i] == ring->places_exposed)
            ring->places[ring->place_count++] = (uint32_t)i;
    }
}

static struct ring ring_make(const struct shift_series *series)
{
    size_t count = series->count;
    struct ring ring = {.count = count};

    ring.levels = memory_resize(NULL, memory_product(count, 2));
    ring.ranks = memory_resize(NULL, memory_product(count, 2 * sizeof *ring.ranks));
    ring.places = memory_resize(NULL, memory_product(count, sizeof *ring.places));
    memcpy(ring.levels, series->levels, count);
    memcpy(ring.levels + count, series->levels, count);
    for (size_t i = 0; i < count; i++)
        ring.all.counts[series->levels[i]]++;
    find_bounds(&ring);
    rank_days(&ring);
    find_places(&ring, series->exposed);
    return ring;
}

static void ring_free(struct ring *ring)
{
    free(ring->levels);
    free(ring->ranks);
    free(ring->places);
}

static uint64_t sum_ranks(const uint64_t *from, const uint32_t *places, size_t count)
{
    uint64_t even = 0;
    uint64_t odd = 0;
    size_t i = 0;

    for (; i + LANES <= count; i += LANES) {
        even += from[places[i]] + from[places[i + 2]];
        odd += from[places[i + 1]] + from[places[i + 3]];
    }
    for (; i < count; i++)
        even += from[places[i]];
    return even + odd;
}

/* Of the exposed days. */
struct rank_sums {
    double here; /* when the exposures stand that many days on */
    double next; /* when they stand one more */
};

static double of_exposed(const struct ring *ring, uint64_t sum)
{
    uint64_t all = (uint64_t)ring->count * ((uint64_t)ring->count + 1);

    return (double)(ring->places_exposed ? sum : all - sum) / 2;
}

static struct rank_sums ring_rank_sums(const struct ring *ring, size_t shift)
{
    uint64_t here = 0;
    uint64_t next = 0;

    for (size_t i = 0; i < ring->place_count; i += PLACES) {
        size_t left = ring->place_count - i;
        uint64_t sum = sum_ranks(ring->ranks + shift, ring->places + i,
                                 left < PLACES ? left : PLACES);

        here += sum & UINT32_MAX;
        next += sum >> 32;
    }
    return (struct rank_sums){of_exposed(ring, here), of_exposed(ring, next)};
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

    count_levels(ring, ring->levels + shift, lanes);
    for (int level = ring->lowest; level <= ring->highest; level++) {
        places->counts[level] = (int64_t)lanes[0][level] + lanes[1][level] + lanes[2][level]
                                + lanes[3][level];
        others->counts[level] = ring->all.counts[level] - places->counts[level];
    }
}

/* --- what two groups differ by ------------------------------------------- */

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

/* Some or all of the shifts, from 1 to count - 1, none twice. */
struct shifts {
    size_t count; /* of days */
    size_t total;
    size_t given;
    uint32_t state;
};

static struct shifts shifts_begin(size_t count, size_t most)
{
    return (struct shifts){.count = count,
                           .total = count - 1 < most ? count - 1 : most,
                           .state = seed};
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525U + 1013904223U;
    return *state >> 8;
}

static bool shifts_are_all(const struct shifts *shifts)
{
    return shifts->total == shifts->count - 1;
}

/* All in order, or one from each of so many stretches of equal length; 0 after the last. */
static size_t shifts_next(struct shifts *shifts)
{
    size_t room = shifts->count - 1;
    size_t index = shifts->given++;
    size_t first;
    size_t next;

    if (index >= shifts->total)
        return 0;
    if (shifts_are_all(shifts))
        return 1 + index;
    first = 1 + index * room / shifts->total;
    next = 1 + (index + 1) * room / shifts->total;
    return first + next_random(&shifts->state) % (next - first);
}

/* How far the shifted rank sums stand from their mean, as a standard deviation. */
static double spread_of(const struct ring *ring, size_t most, double mean)
{
    struct shifts shifts = shifts_begin(ring->count, most);
    double squares = 0;
    size_t shift;

    while ((shift = shifts_next(&shifts)) > 0) {
        struct rank_sums sums = ring_rank_sums(ring, shift);

        squares += (sums.here - mean) * (sums.here - mean);
        if (shifts_are_all(&shifts) && shifts_next(&shifts) > 0)
            squares += (sums.next - mean) * (sums.next - mean);
    }
    return sqrt(squares / (double)shifts.total);
}

struct shift_test shift_test(const struct shift_series *series, size_t most)
{
    struct ring ring = ring_make(series);
    size_t count = series->count;
    size_t exposed = ring.places_exposed ? ring.place_count : count - ring.place_count;
    struct shift_test test = {.chance = 1};
    double days = (double)exposed;
    double mean = days * ((double)count + 1) / 2;
    double sum = ring_rank_sums(&ring, 0).here;
    double spread = spread_of(&ring, most, mean);
    struct groups groups = {.ring = &ring};

    groups_set(&groups, 0);
    test.difference = twice_difference(&groups, 0) / 4.0;
    test.superiority = (sum - days * (days + 1) / 2) / (days * (double)(count - exposed));
    if (spread > 0)
        test.chance = statistics_student_tails(fabs(sum - mean) / spread, count - 2);
    ring_free(&ring);
    return test;
}

/* --- the interval -------------------------------------------------------- */

/* How often the shifts gave each |twice_difference|. */
struct sizes {
    size_t counts[2 * SHIFT_LEVELS];
    size_t shifts;
};

static struct sizes sizes_of(const struct ring *ring, size_t most)
{
    struct shifts shifts = shifts_begin(ring->count, most);
    struct sizes sizes = {.shifts = shifts.total};
    struct groups groups = {.ring = ring};
    int twice = 0;
    size_t shift;

    while ((shift = shifts_next(&shifts)) > 0) {
        groups_set(&groups, shift);
        twice = twice_difference(&groups, twice / 2);
        sizes.counts[abs(twice)]++;
    }
    return sizes;
}

/* The size that no more than a share of the shifts exceed, the true order being one of them. */
static int margin_of(const struct sizes *sizes, int found, double level)
{
    double most = level * (double)(sizes->shifts + 1);
    size_t above = 0;
    int size = 2 * SHIFT_LEVELS - 1;

    while (size > 0) {
        above += sizes->counts[size] + (size == found);
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

struct shift_interval shift_interval(const struct shift_series *series, size_t most, double level)
{
    struct ring ring = ring_make(series);
    struct sizes sizes = sizes_of(&ring, most);
    struct groups groups = {.ring = &ring};
    int found;
    int margin;

    groups_set(&groups, 0);
    found = twice_difference(&groups, 0);
    margin = margin_of(&sizes, abs(found), level);
    ring_free(&ring);
    return (struct shift_interval){bounded((found - margin) / 4.0),
                                   bounded((found + margin) / 4.0)};
}
