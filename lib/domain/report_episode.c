#include "domain/report_episode.h"

#include "base/amount.h"

#include <string.h>

/* The words of a list as they stand in a record. */
static void add_words(struct phrase_list *list, size_t *capacity, const char *words,
                      struct arena *arena)
{
    while (words != NULL && *words != '\0') {
        size_t length = strcspn(words, ",");

        list->items = arena_grow(arena, list->items, capacity, list->count, sizeof *list->items);
        list->items[list->count++] = (struct phrase){.text = arena_copy(arena, words, length)};
        words += length + (words[length] == ',' ? 1 : 0);
    }
}

static struct phrase_list flag_sources(const struct record_list *records, struct arena *arena)
{
    struct phrase_list sources = {0};
    const struct record *flag;
    size_t capacity = 0;
    size_t index = 0;

    while ((flag = record_next(records, "flag", &index)) != NULL)
        add_words(&sources, &capacity, record_get(flag, "source"), arena);
    return sources;
}

struct report_episode report_episode_of(const struct assessment *assessment,
                                        const struct threshold_table *limits, struct moment now,
                                        struct arena *arena)
{
    const struct answers *answers = &assessment->answers;
    const struct figure_answer *age = answers_figure(answers, "age");
    const struct figure_answer *duration = answers_figure(answers, "duration");
    struct report_episode episode = {
        .given = true,
        .asked = assessment->asked,
        .urgency = assessment->urgency,
        .act = arena_text(arena, assessment->act),
        .sources = flag_sources(assessment->records, arena),
    };

    if (assessment->verdict.urgency > episode.urgency)
        episode.urgency = assessment->verdict.urgency;
    if (age != NULL && age->given) {
        episode.has_age = true;
        episode.age = age->low;
        episode.older = age->low >= threshold_value(limits, THRESHOLD_OLDER_AGE);
    }
    if (duration != NULL && duration->given) {
        struct moment start = now;

        start.seconds -= (int64_t)(duration->low * AMOUNT_HOUR);
        episode.has_start = true;
        episode.start = moment_civil(start).day;
    }
    return episode;
}

civil_day report_episode_days(const struct report_episode *episode, civil_day day)
{
    return day - episode->start;
}
