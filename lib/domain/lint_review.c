/* When somebody last looked: not in the future, and not too long ago. */
#include "domain/lint.h"

struct reviewing {
    struct lint *lint;
    civil_day today;
    civil_day oldest; /* of the file, with its place */
    struct place place;
    size_t overdue;
    double most; /* days */
};

static void take_review(void *context, const struct node *reviewed)
{
    struct reviewing *reviewing = context;
    civil_day day;

    if (reviewed->kind != NODE_SCALAR || !civil_day_parse(reviewed->text, &day))
        return;
    if (day > reviewing->today)
        diagnostic_input(reviewing->lint->list, reviewed->place,
                         "'reviewed' is %s; that day has not come yet", reviewed->text);
    if ((double)(reviewing->today - day) <= reviewing->most)
        return;
    if (reviewing->overdue++ == 0 || day < reviewing->oldest) {
        reviewing->oldest = day;
        reviewing->place = reviewed->place;
    }
}

static void warn(struct lint *lint, const struct reviewing *reviewing)
{
    char date[CIVIL_DATE_TEXT];

    if (reviewing->overdue == 1)
        lint_warn(lint, reviewing->place, "last reviewed on %s: due for review",
                  civil_day_print(reviewing->oldest, date));
    else if (reviewing->overdue > 1)
        lint_warn(lint, reviewing->place,
                  "last reviewed on %s, and %zu more dates in this file: due for review",
                  civil_day_print(reviewing->oldest, date), reviewing->overdue - 1);
}

void lint_reviews(struct lint *lint)
{
    for (size_t i = 0; i < lint->files.count; i++) {
        struct reviewing reviewing = {
            .lint = lint, .today = moment_civil(lint->now).day,
            .most = threshold_value(&lint->content.thresholds, THRESHOLD_CONTENT_REVIEW_DAYS)};

        lint_file_walk(lint->files.items[i].root, "reviewed", take_review, &reviewing);
        warn(lint, &reviewing);
    }
}
