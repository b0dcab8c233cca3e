#include "domain/agenda_exercise.h"

#include "base/joined.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A word and the record it leads to. */
struct agenda_exercise_word {
    struct joined_word word;
    size_t index; /* in the plan */
};

static int compare_words(struct joined_word a, struct joined_word b)
{
    int order = memcmp(a.text, b.text, a.length < b.length ? a.length : b.length);

    if (order == 0 && a.length != b.length)
        order = a.length < b.length ? -1 : 1;
    return order;
}

static int compare(const void *a, const void *b)
{
    const struct agenda_exercise_word *one = a;
    const struct agenda_exercise_word *other = b;
    int order = compare_words(one->word, other->word);

    return order != 0 ? order : one->index < other->index ? -1 : one->index > other->index;
}

/* --- building ------------------------------------------------------------ */

struct word_list {
    struct agenda_exercise_word *items;
    size_t count;
    size_t capacity;
};

static void add(struct word_list *list, struct agenda_exercise_word word, struct arena *arena)
{
    list->items = arena_grow(arena, list->items, &list->capacity, list->count, sizeof *list->items);
    list->items[list->count++] = word;
}

/* Sorts, and keeps the first of those that are the same: by word, or by word and record. */
static void settle(struct word_list *list, bool by_record)
{
    size_t kept = 0;

    if (list->count > 0)
        qsort(list->items, list->count, sizeof *list->items, compare);
    for (size_t i = 0; i < list->count; i++) {
        const struct agenda_exercise_word *last = kept > 0 ? &list->items[kept - 1] : NULL;
        const struct agenda_exercise_word *word = &list->items[i];

        if (last != NULL && compare_words(last->word, word->word) == 0
            && (!by_record || last->index == word->index))
            continue;
        list->items[kept++] = *word;
    }
    list->count = kept;
}

static bool has_name(const struct record *exercise)
{
    const char *name = record_get(exercise, "name");

    return name != NULL && strlen(name) <= AGENDA_NAME_BYTES;
}

struct agenda_exercises agenda_exercises_of(const struct record_list *plan, struct arena *arena)
{
    struct word_list sessions = {0};
    struct word_list ids = {0};

    for (size_t i = 0; i < plan->count; i++) {
        const struct record *exercise = &plan->items[i];
        const char *rest = record_get(exercise, "session");
        struct agenda_exercise_word word = {.index = i};

        if (strcmp(exercise->kind, "do") != 0)
            continue;
        while (joined_next(&rest, &word.word))
            add(&sessions, word, arena);
        word.word = (struct joined_word){exercise->value, strlen(exercise->value)};
        if (has_name(exercise))
            add(&ids, word, arena);
    }
    settle(&sessions, true);
    settle(&ids, false);
    return (struct agenda_exercises){plan, sessions.items, sessions.count, ids.items, ids.count};
}

/* --- looking up ---------------------------------------------------------- */

/* The first word at or after one. */
static size_t lower(const struct agenda_exercise_word *words, size_t count,
                    struct agenda_exercise_word wanted)
{
    size_t low = 0;
    size_t high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare(&words[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t agenda_exercises_in(const struct agenda_exercises *exercises, const char *session)
{
    struct agenda_exercise_word wanted = {{session, strlen(session)}, 0};
    size_t first = lower(exercises->sessions, exercises->session_count, wanted);

    wanted.index = SIZE_MAX;
    return lower(exercises->sessions, exercises->session_count, wanted) - first;
}

const char *agenda_exercises_at(const struct agenda_exercises *exercises, const char *session,
                                size_t index)
{
    struct agenda_exercise_word wanted = {{session, strlen(session)}, 0};
    size_t first = lower(exercises->sessions, exercises->session_count, wanted);

    return exercises->plan->items[exercises->sessions[first + index].index].value;
}

bool agenda_exercises_has(const struct agenda_exercises *exercises, const char *session,
                          const char *exercise)
{
    size_t count = agenda_exercises_in(exercises, session);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(agenda_exercises_at(exercises, session, i), exercise) == 0)
            return true;
    }
    return false;
}

/* Puts an index among others in their order; one that is there already stays alone. */
static size_t insert(size_t *indices, size_t count, size_t index)
{
    size_t place = count;

    while (place > 0 && indices[place - 1] > index)
        place--;
    if (place > 0 && indices[place - 1] == index)
        return count;
    memmove(&indices[place + 1], &indices[place], (count - place) * sizeof *indices);
    indices[place] = index;
    return count + 1;
}

size_t agenda_exercises_named(const struct agenda_exercises *exercises, const char *ids,
                              const char *names[AGENDA_NAMES])
{
    size_t indices[AGENDA_NAMES];
    size_t count = 0;
    struct agenda_exercise_word word = {0};

    while (count < AGENDA_NAMES && joined_next(&ids, &word.word)) {
        size_t found = lower(exercises->ids, exercises->id_count, word);

        if (found < exercises->id_count
            && compare_words(exercises->ids[found].word, word.word) == 0)
            count = insert(indices, count, exercises->ids[found].index);
    }
    for (size_t i = 0; i < count; i++)
        names[i] = record_get(&exercises->plan->items[indices[i]], "name");
    return count;
}
