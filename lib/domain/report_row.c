#include "domain/report_row.h"

#include <string.h>

static int compare_day(const void *row, const void *key)
{
    civil_day day = *(const civil_day *)row;
    civil_day wanted = *(const civil_day *)key;

    return day < wanted ? -1 : day > wanted;
}

static int compare_word(const void *row, const void *key)
{
    return strcmp(*(const char *const *)row, key);
}

static size_t find(const void *rows, size_t count, size_t size, const void *key,
                   int (*compare)(const void *row, const void *key))
{
    size_t low = 0;
    size_t high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare((const char *)rows + middle * size, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Most diaries are in the order of time: the last row is the one, or none is. */
size_t report_row_from_day(const void *rows, size_t count, size_t size, civil_day day)
{
    if (count > 0) {
        civil_day last = *(const civil_day *)((const char *)rows + (count - 1) * size);

        if (last <= day)
            return last == day ? count - 1 : count;
    }
    return find(rows, count, size, &day, compare_day);
}

size_t report_row_from_word(const void *rows, size_t count, size_t size, const char *word)
{
    return find(rows, count, size, word, compare_word);
}

void *report_row_merge(struct arena *arena, const void *rows, size_t *capacity, size_t *count,
                       const void *others, size_t other_count, size_t size,
                       void (*add)(void *row, const void *other))
{
    char *merged = arena_array(arena, *count + other_count, size);
    char *next = merged;
    size_t i = 0;
    size_t j = 0;

    while (i < *count || j < other_count) {
        const char *ours = i < *count ? (const char *)rows + i * size : NULL;
        const char *theirs = j < other_count ? (const char *)others + j * size : NULL;
        int order = ours == NULL ? 1 : theirs == NULL ? -1 : compare_day(ours, theirs);

        memcpy(next, order <= 0 ? ours : theirs, size);
        if (order == 0)
            add(next, theirs);
        i += order <= 0;
        j += order >= 0;
        next += size;
    }
    *capacity = *count + other_count;
    *count = (size_t)(next - merged) / size;
    return merged;
}

void *report_row_open(struct arena *arena, void *rows, size_t *capacity, size_t *count,
                      size_t index, size_t size)
{
    char *row;

    rows = arena_grow(arena, rows, capacity, *count, size);
    row = (char *)rows + index * size;
    memmove(row + size, row, (*count - index) * size);
    memset(row, 0, size);
    (*count)++;
    return rows;
}
