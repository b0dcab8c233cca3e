#include "domain/plan_person.h"

#include "domain/plan_preference.h"

#include <string.h>

/* The one cause that triage calls likely, when it knows what exercise suits it. */
static const struct condition *likely_cause(const struct content *content,
                                            const struct record_list *records)
{
    size_t index = 0;
    const struct record *record;

    while ((record = record_next(records, "cause", &index)) != NULL) {
        const char *fit = record_get(record, "fit");

        if (fit != NULL && strcmp(fit, "likely") == 0)
            return content_condition(content, record->value);
    }
    return NULL;
}

static void settle_weights(struct plan_person *person)
{
    person->weights[PURPOSE_STRENGTHEN] = 0;
    person->weights[PURPOSE_ENDURE] = 0;
    person->weights[PURPOSE_SETTLE] += 1;
}

static void set_weights(struct plan_person *person)
{
    bool any = false;

    for (size_t i = 0; person->cause != NULL && i < PURPOSE_COUNT; i++) {
        person->weights[i] = person->cause->purpose[i].value;
        any |= person->weights[i] > 0;
    }
    if (!any)
        person->cause = NULL;
    for (size_t i = 0; !any && i < PURPOSE_COUNT; i++)
        person->weights[i] = 1;
    for (size_t i = 0; i < PURPOSE_COUNT; i++) {
        if (person->weights[i] > 0)
            person->preferred[i] = plan_preference_why(person->answers, (enum purpose)i);
        person->weights[i] += person->preferred[i] != NULL;
    }
    if (person->settle_only)
        settle_weights(person);
}

static void set_ceiling(const struct content *content, long wished, struct plan_person *person)
{
    const struct group *groups = content->groups.items;

    person->ceiling = (long)threshold_value(&content->thresholds, THRESHOLD_PAIN_CEILING);
    if (wished >= 0)
        person->ceiling = wished;
    for (size_t i = 0; i < content->groups.count; i++) {
        enum truth truth = truth_of(groups[i].expression, person->answers);

        if (!groups[i].ceiling.given || truth == TRUTH_NO
            || groups[i].ceiling.value >= (double)person->ceiling)
            continue;
        person->ceiling = (long)groups[i].ceiling.value;
        person->ceiling_group = groups[i].name.text;
        person->ceiling_open = truth == TRUTH_UNKNOWN;
    }
}

static bool in_special_group(const struct content *content, const struct answers *answers)
{
    const struct group *groups = content->groups.items;

    for (size_t i = 0; i < content->groups.count; i++) {
        if (groups[i].ceiling.given && truth_of(groups[i].expression, answers) != TRUTH_NO)
            return true;
    }
    return false;
}

/* The most that the pain may be, now or at its worst. */
static double most_pain(const struct answers *answers)
{
    const struct figure_answer *pain = answers_figure(answers, "pain");
    const struct figure_answer *worst = answers_figure(answers, "worst");
    double most = 0;

    if (pain != NULL && pain->high > most)
        most = pain->high;
    if (worst != NULL && worst->given && worst->high > most)
        most = worst->high;
    return most;
}

static void set_size(struct plan_person *person, bool sore, bool special, bool cleared)
{
    bool acute = person->stage == STAGE_ACUTE;

    special |= cleared;
    person->gentle = acute || sore || special;
    person->gentle_why = cleared   ? "a careful start after you were seen"
                         : special ? "a careful start"
                         : acute ? "a small dose, as the pain is new"
                         : sore  ? "a small dose, as it hurts a good deal"
                                 : NULL;
    if (acute && (sore || special))
        person->level_most = 1;
    else if (person->gentle || person->stage == STAGE_SUBACUTE)
        person->level_most = 2;
    else
        person->level_most = 3;
    person->level_wanted = person->gentle || person->stage != STAGE_PERSISTENT ? 1 : 2;
}

void plan_person_make(const struct content *content, const struct assessment *assessment,
                      long wished, bool cleared, struct plan_person *person)
{
    const struct threshold_table *thresholds = &content->thresholds;
    double pain = most_pain(&assessment->answers);
    bool sore = pain >= threshold_value(thresholds, THRESHOLD_MODERATE_PAIN);

    *person = (struct plan_person){
        .answers = &assessment->answers,
        .stage = assessment->stage_known ? assessment->stage : STAGE_ACUTE,
        .cause = likely_cause(content, assessment->records),
        .settle_only = pain >= threshold_value(thresholds, THRESHOLD_SETTLE_ONLY_PAIN),
    };
    set_weights(person);
    set_ceiling(content, wished, person);
    set_size(person, sore, in_special_group(content, person->answers), cleared);
}

void plan_person_settle(struct plan_person *person, const char *why)
{
    if (!person->settle_only)
        settle_weights(person);
    person->settle_only = true;
    person->gentle = true;
    person->gentle_why = why;
    person->level_most = 1;
    person->level_wanted = 1;
}
