#include "domain/slope_rank.h"

#include "base/memory.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    SAMPLE = 64,          /* random pairs looked at for a bound */
    MARGIN = 8,           /* how far from the expected place in the sample the bounds are taken */
    MOST_TRIES = 1 << 20, /* to find a random pair between the bounds */
    MOST_ROUNDS = 64
};

/* A slope as the two steps it is the ratio of; run is 0 for one beyond all slopes. */
struct slope {
    double rise;
    double run;
};

/* A rank that is looked for, and what is known of where it is. */
struct search {
    const struct slope_series *series;
    double rank;
    struct slope low;  /* below the slope */
    struct slope high; /* above it */
    double below;      /* pairs at low and below */
    double within;     /* pairs between the two */
    uint64_t random;
    double *keys;      /* count numbers each */
    double *merged;
};

double slope_pairs(const struct slope_series *series)
{
    return (double)series->count * (double)(series->count - 1) / 2;
}

static double ratio(struct slope slope)
{
    return slope.rise / slope.run;
}

static bool is_less(struct slope a, struct slope b)
{
    return a.rise * b.run < b.rise * a.run;
}

static struct slope between(const struct slope_series *series, size_t first, size_t second)
{
    return (struct slope){series->values[second] - series->values[first],
                          series->times[second] - series->times[first]};
}

/* --- counting ---------------------------------------------------------------- */

/* The value of a point in the series turned so that the slope lies level. */
static double turned(const struct slope_series *series, size_t index, struct slope slope)
{
    return series->values[index] * slope.run
           - (series->times[index] - series->times[0]) * slope.rise;
}

/* Merges two sorted runs; how many pairs were the wrong way round. */
static double merge(const double *left, size_t left_count, const double *right,
                    size_t right_count, double *into)
{
    double inversions = 0;

    while (left_count > 0 && right_count > 0) {
        if (*right < *left) {
            inversions += (double)left_count;
            *into++ = *right++;
            right_count--;
        } else {
            *into++ = *left++;
            left_count--;
        }
    }
    memcpy(into, left, left_count * sizeof *left);
    memcpy(into + left_count, right, right_count * sizeof *right);
    return inversions;
}

/* Sorts keys; how many pairs stood the wrong way round. */
static double count_inversions(double **keys, double **spare, size_t count)
{
    double inversions = 0;

    for (size_t width = 1; width < count; width *= 2) {
        double *swapped = *keys;

        for (size_t i = 0; i < count; i += 2 * width) {
            size_t left = count - i < width ? count - i : width;
            size_t right = count - i - left < width ? count - i - left : width;

            inversions += merge(*keys + i, left, *keys + i + left, right, *spare + i);
        }
        *keys = *spare;
        *spare = swapped;
    }
    return inversions;
}

static double count_ties(const double *sorted, size_t count)
{
    double ties = 0;
    size_t run = 0;

    for (size_t i = 1; i < count; i++) {
        run = sorted[i] > sorted[i - 1] ? 0 : run + 1;
        ties += (double)run;
    }
    return ties;
}

/* Pairs with a lower slope, and with this one. */
static void count_pairs(struct search *search, struct slope slope, double *lower, double *equal)
{
    size_t count = search->series->count;

    for (size_t i = 0; i < count; i++)
        search->keys[i] = turned(search->series, i, slope);
    *lower = count_inversions(&search->keys, &search->merged, count);
    *equal = count_ties(search->keys, count);
}

static struct search begin(const struct slope_series *series, double rank)
{
    return (struct search){
        .series = series,
        .rank = rank,
        .low = {-1, 0},
        .high = {1, 0},
        .within = slope_pairs(series),
        .random = 88172645463325252u,
        .keys = memory_alloc(memory_product(series->count, sizeof(double))),
        .merged = memory_alloc(memory_product(series->count, sizeof(double))),
    };
}

static void end(struct search *search)
{
    free(search->keys);
    free(search->merged);
}

void slope_directions(const struct slope_series *series, double *falling, double *level)
{
    struct search search = begin(series, 0);

    count_pairs(&search, (struct slope){0, 1}, falling, level);
    end(&search);
}

/* --- listing ----------------------------------------------------------------- */

static int compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;

    return (a > b) - (a < b);
}

/* A point, turned by both bounds. */
struct point {
    double by_low;
    double by_high;
    size_t index;
};

static int by_low(const void *left, const void *right)
{
    const struct point *a = left;
    const struct point *b = right;

    if (a->by_low < b->by_low || a->by_low > b->by_low)
        return a->by_low < b->by_low ? -1 : 1;
    return (a->by_high > b->by_high) - (a->by_high < b->by_high);
}

/* The order by the high bound comes from that by the low one by one swap for each pair
 * between them: insertion sort makes exactly these. */
static size_t list_pairs(const struct search *search, struct point *points, double *slopes,
                         size_t room)
{
    const struct slope_series *series = search->series;
    size_t listed = 0;

    for (size_t i = 1; i < series->count; i++) {
        struct point point = points[i];
        size_t k = i;

        for (; k > 0 && points[k - 1].by_high > point.by_high && listed < room; k--) {
            slopes[listed++] = ratio(between(series, points[k - 1].index, point.index));
            points[k] = points[k - 1];
        }
        points[k] = point;
    }
    return listed;
}

/* The rank among the pairs between the bounds. */
static double list_rank(const struct search *search)
{
    const struct slope_series *series = search->series;
    size_t room = (size_t)search->within + 1;
    struct point *points = memory_alloc(memory_product(series->count, sizeof *points));
    double *slopes = memory_alloc(memory_product(room, sizeof *slopes));
    double rank = search->rank - search->below;
    size_t listed;
    double found;

    for (size_t i = 0; i < series->count; i++)
        points[i] = (struct point){turned(series, i, search->low),
                                   turned(series, i, search->high), i};
    qsort(points, series->count, sizeof *points, by_low);
    listed = list_pairs(search, points, slopes, room);
    qsort(slopes, listed, sizeof *slopes, compare_numbers);
    rank = fmax(0, fmin(rank, (double)listed - 1));
    found = listed > 0 ? slopes[(size_t)rank] : ratio(search->low);
    free(points);
    free(slopes);
    return found;
}

/* --- enclosing --------------------------------------------------------------- */

/* Xorshift: George Marsaglia, Xorshift RNGs, 2003. */
static size_t random_below(struct search *search, size_t bound)
{
    search->random ^= search->random << 13;
    search->random ^= search->random >> 7;
    search->random ^= search->random << 17;
    return (size_t)(search->random % bound);
}

static bool pick(struct search *search, struct slope *picked)
{
    for (int i = 0; i < MOST_TRIES; i++) {
        size_t first = random_below(search, search->series->count);
        size_t second = random_below(search, search->series->count);

        if (first == second)
            continue;
        *picked = between(search->series, first < second ? first : second,
                          first < second ? second : first);
        if (is_less(search->low, *picked) && is_less(*picked, search->high))
            return true;
    }
    return false;
}

static int by_slope(const void *left, const void *right)
{
    const struct slope *a = left;
    const struct slope *b = right;

    return is_less(*b, *a) - is_less(*a, *b);
}

/* Some slopes between the bounds, in order; how many were found. */
static size_t pick_sample(struct search *search, struct slope sample[SAMPLE])
{
    size_t count = 0;

    while (count < SAMPLE && pick(search, &sample[count]))
        count++;
    qsort(sample, count, sizeof *sample, by_slope);
    return count;
}

/* Moves a bound to a slope, or finds that it is the one. */
static bool try_slope(struct search *search, struct slope slope, double *found)
{
    double lower;
    double equal;

    if (!is_less(search->low, slope) || !is_less(slope, search->high))
        return false;
    count_pairs(search, slope, &lower, &equal);
    if (search->rank < lower) {
        search->high = slope;
        search->within = lower - search->below;
    } else if (search->rank < lower + equal) {
        *found = ratio(slope);
        return true;
    } else {
        search->low = slope;
        search->within -= lower + equal - search->below;
        search->below = lower + equal;
    }
    return false;
}

/* One round: true when the slope was met on the way. */
static bool enclose(struct search *search, double *found)
{
    struct slope sample[SAMPLE];
    size_t count = pick_sample(search, sample);
    double place = (search->rank - search->below) / search->within * (double)count;
    size_t low = (size_t)fmax(0, place - MARGIN);
    size_t high = (size_t)(place + MARGIN);

    if (count == 0)
        return false;
    return try_slope(search, sample[low < count ? low : count - 1], found)
           || try_slope(search, sample[high < count ? high : count - 1], found);
}

double slope_at_rank(const struct slope_series *series, double rank)
{
    struct search search = begin(series, rank);
    double few = series->count <= SLOPE_LISTED ? slope_pairs(series) : 8 * (double)series->count;
    double found = 0;
    bool met = false;

    for (int round = 0; !met && search.within > few && round < MOST_ROUNDS; round++)
        met = enclose(&search, &found);
    if (!met)
        found = list_rank(&search);
    end(&search);
    return found;
}
