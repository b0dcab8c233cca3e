#include "domain/autocorrelation.h"

#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

struct wave {
    double real;
    double imaginary;
};

static struct wave times(struct wave a, struct wave b)
{
    return (struct wave){a.real * b.real - a.imaginary * b.imaginary,
                         a.real * b.imaginary + a.imaginary * b.real};
}

/* The first half of the roots of one. */
static struct wave *make_roots(size_t size)
{
    struct wave *roots = memory_alloc(memory_product(size / 2 + 1, sizeof *roots));

    for (size_t i = 0; i < size / 2; i++) {
        double angle = 2 * acos(-1) * (double)i / (double)size;

        roots[i] = (struct wave){cos(angle), -sin(angle)};
    }
    return roots;
}

/* Puts each where its index points to with the bits turned round. */
static void turn_round(struct wave *waves, size_t size)
{
    for (size_t i = 1, j = 0; i < size; i++) {
        size_t bit = size / 2;

        for (; j & bit; bit /= 2)
            j ^= bit;
        j ^= bit;
        if (i < j) {
            struct wave swapped = waves[i];

            waves[i] = waves[j];
            waves[j] = swapped;
        }
    }
}

/* The fast Fourier transform of Cooley and Tukey (1965); size is a power of two. */
static void transform(struct wave *waves, const struct wave *roots, size_t size)
{
    turn_round(waves, size);
    for (size_t half = 1; half < size; half *= 2) {
        for (size_t i = 0; i < size; i += 2 * half) {
            for (size_t k = 0; k < half; k++) {
                struct wave *a = &waves[i + k];
                struct wave *b = &waves[i + k + half];
                struct wave turned = times(*b, roots[k * (size / 2 / half)]);

                *b = (struct wave){a->real - turned.real, a->imaginary - turned.imaginary};
                *a = (struct wave){a->real + turned.real, a->imaginary + turned.imaginary};
            }
        }
    }
}

/* At least as many zeros as numbers stand behind them, so that no end meets a beginning. The
 * spectrum is real and the same from both ends: its transform is the way back. */
void autocorrelation_products(const int32_t *numbers, size_t count, int64_t *products)
{
    size_t size = 2;
    struct wave *waves;
    struct wave *roots;

    while (size < 2 * count)
        size *= 2;
    waves = memory_alloc(memory_product(size, sizeof *waves));
    roots = make_roots(size);
    for (size_t i = 0; i < size; i++)
        waves[i] = (struct wave){i < count ? numbers[i] : 0, 0};
    transform(waves, roots, size);
    for (size_t i = 0; i < size; i++)
        waves[i] = (struct wave){waves[i].real * waves[i].real
                                     + waves[i].imaginary * waves[i].imaginary,
                                 0};
    transform(waves, roots, size);
    for (size_t i = 0; i < count; i++)
        products[i] = (int64_t)llround(waves[i].real / (double)size);
    free(waves);
    free(roots);
}
