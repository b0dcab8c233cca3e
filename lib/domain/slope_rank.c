#include "domain/slope_rank.h"

#include "base/chance.h"
#include "base/memory.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
    SAMPLE = 64,          /* random pairs looked at for a bound */
    MARGIN = 8,           /* how far from the expected place in the sample the bounds are taken */
    FEW = 4,              /* pairs a value: so many are listed and sorted */
    MOST_TRIES = 1 << 20, /* to find a random pair between the bounds */
    MOST_ROUNDS = 64
};

/* A rank that is looked for, and what is known of where it is. */
struct search {
    const struct slope_series *series;
    int64_t rank;
    struct slope_ratio low;  /* below the slope; run is 0 for one beyond all slopes */
    struct slope_ratio high; /* above it */
    int64_t below;           /* pairs at low and below */
    int64_t within;          /* pairs between the two */
    struct chance chance;
    int64_t *keys;           /* count numbers each */
    int64_t *merged;
};

double slope_value(struct slope_ratio slope)
{
    return (double)slope.rise / (double)slope.run;
}

int64_t slope_pairs(const struct slope_series *series)
{
    return (int64_t)series->count * ((int64_t)series->count - 1) / 2;
}

int64_t slope_turned(const struct slope_series *series, size_t index, struct slope_ratio slope)
{
    return series->values[index] * slope.run
           - ((int64_t)series->times[index] - series->times[0]) * slope.rise;
}

static bool is_less(struct slope_ratio a, struct slope_ratio b)
{
    return a.rise * b.run < b.rise * a.run;
}

static struct slope_ratio between(const struct slope_series *series, size_t first, size_t second)
{
    return (struct slope_ratio){(int64_t)series->values[second] - series->values[first],
                                (int64_t)series->times[second] - series->times[first]};
}

/* --- counting ---------------------------------------------------------------- */

/* Merges two sorted runs; how many pairs were the wrong way round. */
static int64_t merge(const int64_t *left, size_t left_count, const int64_t *right,
                     size_t right_count, int64_t *into)
{
    int64_t inversions = 0;

    while (left_count > 0 && right_count > 0) {
        if (*right < *left) {
            inversions += (int64_t)left_count;
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
static int64_t count_inversions(int64_t **keys, int64_t **spare, size_t count)
{
    int64_t inversions = 0;

    for (size_t width = 1; width < count; width *= 2) {
        int64_t *swapped = *keys;

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

static int64_t count_ties(const int64_t *sorted, size_t count)
{
    int64_t ties = 0;
    int64_t run = 0;

    for (size_t i = 1; i < count; i++) {
        run = sorted[i] > sorted[i - 1] ? 0 : run + 1;
        ties += run;
    }
    return ties;
}

/* Pairs with a lower slope, and with this one. */
static void count_pairs(struct search *search, struct slope_ratio slope, int64_t *lower,
                        int64_t *equal)
{
    size_t count = search->series->count;

    for (size_t i = 0; i < count; i++)
        search->keys[i] = slope_turned(search->series, i, slope);
    *lower = count_inversions(&search->keys, &search->merged, count);
    *equal = count_ties(search->keys, count);
}

static struct search begin(const struct slope_series *series, int64_t rank)
{
    return (struct search){
        .series = series,
        .rank = rank,
        .low = {-1, 0},
        .high = {1, 0},
        .within = slope_pairs(series),
        .chance = {88172645463325252u},
        .keys = memory_alloc(memory_product(series->count, sizeof(int64_t))),
        .merged = memory_alloc(memory_product(series->count, sizeof(int64_t))),
    };
}

static void end(struct search *search)
{
    free(search->keys);
    free(search->merged);
}

void slope_directions(const struct slope_series *series, int64_t *falling, int64_t *level)
{
    struct search search = begin(series, 0);

    count_pairs(&search, (struct slope_ratio){0, 1}, falling, level);
    end(&search);
}

/* --- listing ----------------------------------------------------------------- */

static int by_slope(const void *left, const void *right)
{
    const struct slope_ratio *a = left;
    const struct slope_ratio *b = right;

    return is_less(*b, *a) - is_less(*a, *b);
}

/* A point, turned by both bounds. */
struct point {
    int64_t by_low;
    int64_t by_high;
    size_t index;
};

static int by_low(const void *left, const void *right)
{
    const struct point *a = left;
    const struct point *b = right;

    if (a->by_low != b->by_low)
        return a->by_low < b->by_low ? -1 : 1;
    return (a->by_high > b->by_high) - (a->by_high < b->by_high);
}

/* The order by the high bound comes from that by the low one by one swap for each pair
 * between them: insertion sort makes exactly these. */
static size_t list_pairs(const struct search *search, struct point *points,
                         struct slope_ratio *slopes)
{
    const struct slope_series *series = search->series;
    size_t listed = 0;

    for (size_t i = 1; i < series->count; i++) {
        struct point point = points[i];
        size_t k = i;

        for (; k > 0 && points[k - 1].by_high > point.by_high; k--) {
            slopes[listed++] = between(series, points[k - 1].index, point.index);
            points[k] = points[k - 1];
        }
        points[k] = point;
    }
    return listed;
}

/* The rank among the pairs between the bounds. */
static struct slope_ratio list_rank(const struct search *search)
{
    const struct slope_series *series = search->series;
    struct point *points = memory_alloc(memory_product(series->count, sizeof *points));
    struct slope_ratio *slopes =
        memory_alloc(memory_product((size_t)search->within, sizeof *slopes));
    struct slope_ratio found;

    for (size_t i = 0; i < series->count; i++)
        points[i] = (struct point){slope_turned(series, i, search->low),
                                   slope_turned(series, i, search->high), i};
    qsort(points, series->count, sizeof *points, by_low);
    qsort(slopes, list_pairs(search, points, slopes), sizeof *slopes, by_slope);
    found = slopes[search->rank - search->below];
    free(points);
    free(slopes);
    return found;
}

/* --- enclosing --------------------------------------------------------------- */

static bool pick(struct search *search, struct slope_ratio *picked)
{
    for (int i = 0; i < MOST_TRIES; i++) {
        size_t first = chance_below(&search->chance, search->series->count);
        size_t second = chance_below(&search->chance, search->series->count);

        if (first == second)
            continue;
        *picked = between(search->series, first < second ? first : second,
                          first < second ? second : first);
        if (is_less(search->low, *picked) && is_less(*picked, search->high))
            return true;
    }
    return false;
}

/* Some slopes between the bounds, in order; how many were found. */
static size_t pick_sample(struct search *search, struct slope_ratio sample[SAMPLE])
{
    size_t count = 0;

    while (count < SAMPLE && pick(search, &sample[count]))
        count++;
    qsort(sample, count, sizeof *sample, by_slope);
    return count;
}

/* Moves a bound to a slope, or finds that it is the one. */
static bool try_slope(struct search *search, struct slope_ratio slope, struct slope_ratio *found)
{
    int64_t lower;
    int64_t equal;

    if (!is_less(search->low, slope) || !is_less(slope, search->high))
        return false;
    count_pairs(search, slope, &lower, &equal);
    if (search->rank < lower) {
        search->high = slope;
        search->within = lower - search->below;
    } else if (search->rank < lower + equal) {
        *found = slope;
        return true;
    } else {
        search->low = slope;
        search->within -= lower + equal - search->below;
        search->below = lower + equal;
    }
    return false;
}

/* One round: true when the slope was met on the way. */
static bool enclose(struct search *search, struct slope_ratio *found)
{
    struct slope_ratio sample[SAMPLE];
    int64_t count = (int64_t)pick_sample(search, sample);
    int64_t place = count * (search->rank - search->below) / search->within;
    int64_t low = place > MARGIN ? place - MARGIN : 0;
    int64_t high = place + MARGIN < count ? place + MARGIN : count - 1;

    return count > 0
           && (try_slope(search, sample[low], found) || try_slope(search, sample[high], found));
}

struct slope_ratio slope_at_rank(const struct slope_series *series, int64_t rank)
{
    struct search search = begin(series, rank);
    struct slope_ratio found = {0, 1};
    bool met = false;

    for (int round = 0;
         !met && search.within > FEW * (int64_t)series->count && round < MOST_ROUNDS; round++)
        met = enclose(&search, &found);
    if (!met)
        found = list_rank(&search);
    end(&search);
    return found;
}
