#include "domain/cause.h"

#include <stdlib.h>
#include <string.h>

const char *const fit_words[] = {"likely", "possible"};

static void weigh(const struct condition *condition, const struct answers *answers,
                  struct arena *arena, struct cause *cause)
{
    const struct point *points = condition->points.items;

    *cause = (struct cause){.condition = condition, .fit = FIT_POSSIBLE};
    cause->for_it = arena_array(arena, condition->points.count, sizeof *cause->for_it);
    cause->against = arena_array(arena, condition->points.count, sizeof *cause->against);
    for (size_t i = 0; i < condition->points.count; i++) {
        if (truth_of(points[i].expression, answers) != TRUTH_YES)
            continue;
        cause->score += points[i].points.value;
        if (points[i].points.value > 0)
            cause->for_it[cause->for_count++] = &points[i];
        else
            cause->against[cause->against_count++] = &points[i];
    }
}

static int by_score(const void *a, const void *b)
{
    const struct cause *left = a;
    const struct cause *right = b;

    if (left->score < right->score || left->score > right->score)
        return left->score > right->score ? -1 : 1;
    return strcmp(left->condition->id.text, right->condition->id.text);
}

void cause_rank(const struct content *content, const struct answers *answers, struct arena *arena,
                struct cause_list *causes)
{
    const struct condition *conditions = content->conditions.items;
    double enough = threshold_value(&content->thresholds, THRESHOLD_LIKELY_POINTS);
    double lead = threshold_value(&content->thresholds, THRESHOLD_LIKELY_LEAD);

    *causes = (struct cause_list){.mixed = true};
    causes->items = arena_array(arena, content->conditions.count + 1, sizeof *causes->items);
    for (size_t i = 0; i < content->conditions.count; i++) {
        struct cause cause;

        if (conditions[i].kind != CONDITION_MECHANICAL)
            continue;
        weigh(&conditions[i], answers, arena, &cause);
        if (cause.score > 0)
            causes->items[causes->count++] = cause;
    }
    if (causes->count > 1)
        qsort(causes->items, causes->count, sizeof *causes->items, by_score);
    if (causes->count > 0 && causes->items[0].score >= enough
        && (causes->count == 1 || causes->items[0].score - causes->items[1].score >= lead)) {
        causes->items[0].fit = FIT_LIKELY;
        causes->mixed = false;
    }
    while (causes->count > 0 && causes->items[causes->count - 1].score < enough)
        causes->count--;
}
