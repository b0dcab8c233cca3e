#include "domain/shift_test.h"

#include "base/memory.h"
#include "domain/statistics.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    STEPS = 2 * SHIFT_LEVELS - 1, /* differences of two levels */
    LANES = 4                     /* counters side by side: a run of equal levels costs no wait */
};

static const uint32_t seed = 20261120U;

/* How many days have each level. */
struct levels {
    int64_t counts[SHIFT_LEVELS];
};

/* The series as a ring, and the smaller of the two groups as places in it. */
struct ring {
    unsigned char *twice; /* the levels, twice over: place + shift needs no modulo */
    size_t count;
    size_t *places;
    size_t place_count;
    bool places_exposed; /* whether the smaller group is the exposed one */
    struct levels all;
    double ranks[SHIFT_LEVELS]; /* mid-rank of each level */
};

/* --- the ring ------------------------------------------------------------ */

static void rank_levels(struct ring *ring)
{
    double below = 0;

    for (int level = 0; level < SHIFT_LEVELS; level++) {
        double equal = (double)ring->all.counts[level];

        ring->ranks[level] = below + (equal + 1) / 2;
        below += equal;
    }
}

static struct ring ring_make(const unsigned char *levels, const bool *exposed, size_t count)
{
    struct ring ring = {.count = count};
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
            ring.places[ring.place_count++] = i;
    }
    rank_levels(&ring);
    return ring;
}

static void ring_free(struct ring *ring)
{
    free(ring->twice);
    free(ring->places);
}

/* The levels of the exposed and the unexposed days when the exposures stand shift days on. */
static void ring_split(const struct ring *ring, size_t shift, struct levels *exposed,
                       struct levels *unexposed)
{
    const unsigned char *from = ring->twice + shift;
    uint32_t lanes[LANES][SHIFT_LEVELS] = {{0}};
    struct levels *places = ring->places_exposed ? exposed : unexposed;
    struct levels *others = ring->places_exposed ? unexposed : exposed;

    for (size_t i = 0; i < ring->place_count; i++)
        lanes[i % LANES][from[ring->places[i]]]++;
    for (int level = 0; level < SHIFT_LEVELS; level++) {
        places->counts[level] = (int64_t)lanes[0][level] + lanes[1][level] + lanes[2][level]
                                + lanes[3][level];
        others->counts[level] = ring->all.counts[level] - places->counts[level];
    }
}

/* --- what two groups differ by ------------------------------------------- */

static double rank_sum(const struct ring *ring, const struct levels *group)
{
    double sum = 0;

    for (int level = 0; level < SHIFT_LEVELS; level++)
        sum += (double)group->counts[level] * ring->ranks[level];
    return sum;
}

/* How many pairs differ by at most step levels; at_least[v] counts unexposed days of level v
 * or more. */
static int64_t pairs_within(const struct levels *exposed, const int64_t *at_least, int step)
{
    int64_t pairs = 0;

    for (int level = 0; level < SHIFT_LEVELS; level++) {
        int least = level - step;

        if (least < SHIFT_LEVELS)
            pairs += exposed->counts[level] * at_least[least > 0 ? least : 0];
    }
    return pairs;
}

/* The difference at a place, from 0, in the sorted list of all pairs. */
static int difference_at(const struct levels *exposed, const int64_t *at_least, int64_t place)
{
    int low = 1 - SHIFT_LEVELS;
    int high = SHIFT_LEVELS - 1;

    while (low < high) {
        int middle = (low + high + STEPS - 1) / 2 - (STEPS - 1) / 2;

        if (pairs_within(exposed, at_least, middle) > place)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Twice the median of all differences, in levels, so that it is whole. */
static int twice_difference(const struct levels *exposed, const struct levels *unexposed)
{
    int64_t at_least[SHIFT_LEVELS];
    int64_t days = 0;
    int64_t others = 0;
    int64_t pairs;
    int low;

    for (int level = SHIFT_LEVELS - 1; level >= 0; level--) {
        others += unexposed->counts[level];
        at_least[level] = others;
        days += exposed->counts[level];
    }
    pairs = days * others;
    low = difference_at(exposed, at_least, (pairs - 1) / 2);
    if (pairs % 2 == 1 || pairs_within(exposed, at_least, low) > pairs / 2)
        return 2 * low;
    return low + difference_at(exposed, at_least, pairs / 2);
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
    uint32_t state = seed;

    for (size_t i = 0; i < null.shifts; i++) {
        struct levels exposed;
        struct levels unexposed;
        double rest;

        ring_split(ring, shift_of(i, null.shifts, ring->count, &state), &exposed, &unexposed);
        rest = rank_sum(ring, &exposed) - expected;
        null.squares += rest * rest;
        null.sizes[abs(twice_difference(&exposed, &unexposed))]++;
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
    struct levels yes;
    struct levels no;
    double sum;
    int found;

    ring_split(&ring, 0, &yes, &no);
    sum = rank_sum(&ring, &yes);
    found = twice_difference(&yes, &no);
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
