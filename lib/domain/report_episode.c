#include "domain/report_episode.h"

#include "base/amount.h"
#include "base/joined.h"

/* The words of a list as they stand in a record. */
static void add_words(struct phrase_list *list, size_t *capacity, const char *words,
                      struct arena *arena)
{
    struct joined_word word;

    while (joined_next(&words, &word)) {
        const char *text = arena_copy(arena, word.text, word.length);

        list->items = arena_grow(arena, list->items, capacity, list->count, sizeof *list->items);
        list->items[list->count++] = (struct phrase){.text = text};
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

static enum report_answers age_of(const struct assessment *assessment)
{
    const struct verdict *verdict = &assessment->verdict;

    if (verdict->urgency <= assessment->urgency)
        return REPORT_ANSWERS_HOLD;
    return verdict->stale && verdict->basis == BASIS_OPEN && verdict->open_count == 0
               ? REPORT_ANSWERS_AGED
               : REPORT_ANSWERS_GROWN;
}

/* Of the rules that decide now. A question that is open now has none: then it is the age of
 * the answers that opened it. */
static struct phrase_list grown_sources(const struct verdict *verdict,
                                        const struct threshold_table *limits,
                                        struct arena *arena)
{
    const struct phrase_list *aged = &limits->by_name[THRESHOLD_ANSWERS_FRESH_DAYS]->sources;
    struct phrase_list sources = {0};
    size_t capacity = 0;

    for (size_t i = 0; i < verdict->ruling_count; i++) {
        const struct ruling *ruling = &verdict->rulings[i];

        for (size_t k = 0; ruling->rule != NULL && verdict_decides(verdict, ruling)
                           && k < ruling->rule->sources.count;
             k++)
            add_words(&sources, &capacity, ruling->rule->sources.items[k].text, arena);
    }
    return sources.count > 0 ? sources : *aged;
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

    episode.answers = age_of(assessment);
    episode.grown = assessment->verdict.urgency;
    if (episode.answers == REPORT_ANSWERS_GROWN)
        episode.grown_sources = grown_sources(&assessment->verdict, limits, arena);
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
