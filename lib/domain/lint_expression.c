#include "domain/lint_expression.h"

struct gathering {
    struct arena *arena;
    struct lint_expression_list *list;
};

static void add(struct gathering *gathering, const char *noun, const struct phrase *id,
                const struct phrase *text, const struct expression *expression,
                const struct rule *rule)
{
    struct lint_expression_list *list = gathering->list;

    if (expression == NULL)
        return;
    list->items = arena_grow(gathering->arena, list->items, &list->capacity, list->count,
                             sizeof *list->items);
    list->items[list->count++] =
        (struct lint_expression){noun, id->text, text, expression, rule};
}

static void add_cautions(struct gathering *gathering, const char *noun,
                         const struct row_list *cautions)
{
    const struct caution *items = cautions->items;

    for (size_t i = 0; i < cautions->count; i++)
        add(gathering, noun, &items[i].id, &items[i].when, items[i].expression, NULL);
}

static void add_vocabulary(struct gathering *gathering, const struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary->question_count; i++) {
        const struct question *question = vocabulary->questions[i];

        add(gathering, "question", &question->id, &question->condition, question->asked_if, NULL);
        add(gathering, "question", &question->id, &question->impossible, question->impossible_if,
            NULL);
    }
    for (size_t i = 0; i < vocabulary->sign_count; i++) {
        const struct sign *sign = &vocabulary->signs[i];

        add(gathering, "sign", &sign->id, &sign->when, sign->expression, NULL);
    }
}

static void add_conditions(struct gathering *gathering, const struct content *content)
{
    const struct condition *conditions = content->conditions.items;

    for (size_t i = 0; i < content->rule_count; i++) {
        const struct rule *rule = content->rules[i];

        add(gathering, "rule", &rule->id, &rule->when, rule->expression, rule);
    }
    for (size_t i = 0; i < content->conditions.count; i++) {
        const struct point *points = conditions[i].points.items;

        for (size_t j = 0; j < conditions[i].points.count; j++)
            add(gathering, "point", &points[j].id, &points[j].when, points[j].expression, NULL);
    }
}

static void add_entries(struct gathering *gathering, const struct content *content)
{
    const struct group *groups = content->groups.items;
    const struct exercise *exercises = content->exercises.items;
    const struct care *care = content->care.items;
    const struct habit *habits = content->habits.items;
    const struct education *education = content->education.items;

    for (size_t i = 0; i < content->groups.count; i++)
        add(gathering, "group", &groups[i].id, &groups[i].when, groups[i].expression, NULL);
    for (size_t i = 0; i < content->exercises.count; i++) {
        add_cautions(gathering, "not-for", &exercises[i].not_for);
        add_cautions(gathering, "adjust-for", &exercises[i].adjust_for);
    }
    for (size_t i = 0; i < content->care.count; i++) {
        add_cautions(gathering, "not-if", &care[i].not_if);
        add_cautions(gathering, "not-before", &care[i].not_before);
        add(gathering, "care entry", &care[i].id, &care[i].suits, care[i].suits_if, NULL);
        add(gathering, "care entry", &care[i].id, &care[i].already, care[i].already_if, NULL);
    }
    for (size_t i = 0; i < content->habits.count; i++)
        add(gathering, "habit", &habits[i].id, &habits[i].suits, habits[i].suits_if, NULL);
    for (size_t i = 0; i < content->education.count; i++)
        add(gathering, "education entry", &education[i].id, &education[i].suits,
            education[i].suits_if, NULL);
}

void lint_expressions_gather(const struct content *content, const struct stop_list *stops,
                             struct arena *arena, struct lint_expression_list *list)
{
    struct gathering gathering = {arena, list};

    *list = (struct lint_expression_list){0};
    add_vocabulary(&gathering, &content->vocabulary);
    add_conditions(&gathering, content);
    add_entries(&gathering, content);
    for (size_t i = 0; i < stops->count; i++)
        add(&gathering, "stop sign", &stops->items[i].id, &stops->items[i].when,
            stops->items[i].expression, NULL);
}
