#include "domain/review.h"

#include <math.h>

enum { DAY_HOURS = 24 };

/* Days since the pain began, now; false when unknown. */
static bool days_since_start(const struct answers *answers, double *days)
{
    const struct figure_answer *duration = answers_figure(answers, "duration");

    if (duration == NULL || !duration->given)
        return false;
    *days = duration->low / DAY_HOURS;
    return true;
}

bool review_stage(const struct content *content, const struct answers *answers, enum stage *stage)
{
    const struct threshold_table *thresholds = &content->thresholds;
    double days;

    if (!days_since_start(answers, &days))
        return false;
    *stage = STAGE_ACUTE;
    if (days >= threshold_value(thresholds, THRESHOLD_SUBACUTE_FROM_DAYS))
        *stage = STAGE_SUBACUTE;
    if (days >= threshold_value(thresholds, THRESHOLD_PERSISTENT_FROM_DAYS))
        *stage = STAGE_PERSISTENT;
    return true;
}

static bool is_older(const struct content *content, const struct answers *answers)
{
    const struct figure_answer *age = answers_figure(answers, "age");

    return age != NULL && age->given
           && age->low >= threshold_value(&content->thresholds, THRESHOLD_OLDER_AGE);
}

enum { MILESTONES = 4 };

/* Since the pain began, in order. */
static enum threshold_name milestone_at(int index, bool older)
{
    static const enum threshold_name milestones[MILESTONES] = {
        THRESHOLD_REVIEW_SECOND_DAYS, THRESHOLD_REVIEW_THIRD_DAYS, THRESHOLD_REVIEW_FOURTH_DAYS,
        THRESHOLD_REVIEW_FIFTH_DAYS};

    if (older && milestones[index] == THRESHOLD_REVIEW_THIRD_DAYS)
        return THRESHOLD_REVIEW_THIRD_DAYS_OLDER;
    return milestones[index];
}

/* The next milestone, if any is left. */
static bool next_milestone(const struct content *content, const struct answers *answers,
                           struct moment now, struct review *review)
{
    double since;

    if (!days_since_start(answers, &since))
        return false;
    for (int i = 0; i < MILESTONES; i++) {
        enum threshold_name name = milestone_at(i, is_older(content, answers));
        double at = threshold_value(&content->thresholds, name);

        if (at > since) {
            review->day = moment_civil(now).day + (civil_day)ceil(at - since);
            review->why = threshold_note(&content->thresholds, name);
            return true;
        }
    }
    return false;
}

bool review_reached(const struct threshold_table *thresholds, bool older, double days,
                    enum threshold_name *milestone)
{
    for (int i = MILESTONES; i-- > 0;) {
        *milestone = milestone_at(i, older);
        if (days >= threshold_value(thresholds, *milestone))
            return true;
    }
    return false;
}

struct review review_next(const struct content *content, const struct answers *answers,
                          struct moment now, bool bulk)
{
    const struct threshold_table *thresholds = &content->thresholds;
    const struct figure_answer *duration = answers_figure(answers, "duration");
    bool fresh = duration != NULL && duration->given
                 && duration->low <= threshold_value(thresholds, THRESHOLD_REVIEW_FRESH_HOURS);
    enum threshold_name first =
        fresh || bulk ? THRESHOLD_REVIEW_FIRST_DAYS : THRESHOLD_REVIEW_DAYS;
    struct review review = {
        moment_civil(answers->asked).day + (civil_day)threshold_value(thresholds, first),
        threshold_note(thresholds, first)};
    struct review milestone;

    if (next_milestone(content, answers, now, &milestone) && milestone.day < review.day)
        return milestone;
    return review;
}
