/* Steps of a dose: up by a fifth at most or by one rep, down by a quarter, half, and back
 * to the low end; reps before sets before the hold; never above the range. */
#include "check.h"

#include "base/build.h"
#include "content/content.h"
#include "domain/plan_step.h"

#include <stdio.h>

enum { TEXT = 120 };

struct row {
    enum plan_step step;
    struct dose range; /* sets, reps, hold */
    int from[3];
    int to[3]; /* sets 0: there is no such step */
    const char *what;
};

static const struct dose plain = {.sets = {1, 3, true}, .reps = {8, 15, true},
                                  .hold = {0, 0, true}};
static const struct dose stretch = {.sets = {1, 1, true}, .reps = {1, 3, true},
                                    .hold = {10, 30, true}};

/* From 1 x 8 to 2 x 12 at 3 seconds each, with 30 between sets and 15 to get there. */
static void check_fit(struct check *check)
{
    static const struct {
        long seconds;
        int to[2]; /* sets 0: nothing fits */
        const char *what;
    } rows[] = {
        {38, {0, 0}, "fit: less than the least takes"},
        {39, {1, 8}, "fit: the least"},
        {50, {1, 11}, "fit: the most between them that fits"},
        {92, {1, 12}, "fit: a set more needs its rest"},
        {99, {2, 9}, "fit: two sets, as many as fit"},
        {500, {2, 12}, "fit: never above the most"},
    };
    struct exercise exercise = {.pace = {3, true}, .sides = {1, true}};
    struct plan_dose least = {.sets = 1, .reps = 8, .sides = 1, .rest = 30};
    struct plan_dose most = {.sets = 2, .reps = 12, .sides = 1, .rest = 30};

    plan_dose_time(&exercise, &least);
    plan_dose_time(&exercise, &most);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct plan_dose dose = {0};
        bool fits = plan_step_fit(&exercise, &least, &most, rows[i].seconds, &dose);
        char text[TEXT];

        snprintf(text, sizeof text, "%s (%d %d)", rows[i].what, dose.sets, dose.reps);
        check_that(check,
                   fits == (rows[i].to[0] > 0) && dose.sets == rows[i].to[0]
                       && dose.reps == rows[i].to[1]
                       && dose.seconds <= rows[i].seconds,
                   text);
    }
}

int main(void)
{
    const struct row rows[] = {
        {PLAN_STEP_SAME, plain, {1, 8, 0}, {0, 0, 0}, "the same is no step"},
        {PLAN_STEP_MORE, plain, {1, 10, 0}, {1, 12, 0}, "up: reps first, by a fifth"},
        {PLAN_STEP_MORE, plain, {1, 4, 0}, {1, 5, 0}, "up: of few reps, one more"},
        {PLAN_STEP_MORE, plain, {1, 15, 0}, {2, 9, 0}, "up: then sets, of fewer reps"},
        {PLAN_STEP_MORE, plain, {3, 15, 0}, {0, 0, 0}, "up: not above the range"},
        {PLAN_STEP_MORE, stretch, {1, 1, 10}, {1, 1, 12}, "up: the hold where a rep would double"},
        {PLAN_STEP_MORE, stretch, {1, 1, 30}, {1, 2, 18}, "up: a rep more of a shorter hold"},
        {PLAN_STEP_MORE, stretch, {1, 3, 30}, {0, 0, 0}, "up: nothing above the top"},
        {PLAN_STEP_LESS, plain, {1, 8, 0}, {1, 6, 0}, "down: a quarter"},
        {PLAN_STEP_LESS, plain, {2, 12, 0}, {2, 9, 0}, "down: reps first"},
        {PLAN_STEP_LESS, plain, {1, 2, 0}, {1, 1, 0}, "down: below the low end, to one rep"},
        {PLAN_STEP_LESS, plain, {1, 1, 0}, {0, 0, 0}, "down: one rep is the least"},
        {PLAN_STEP_LESS, stretch, {1, 1, 20}, {1, 1, 15}, "down: the hold when there is one rep"},
        {PLAN_STEP_HALF, plain, {1, 8, 0}, {1, 4, 0}, "half"},
        {PLAN_STEP_HALF, plain, {1, 9, 0}, {1, 4, 0}, "half of an odd number: no more than half"},
        {PLAN_STEP_HALF, stretch, {1, 1, 30}, {1, 1, 15}, "half a hold"},
        {PLAN_STEP_START, plain, {2, 12, 0}, {1, 8, 0}, "the low end"},
        {PLAN_STEP_START, plain, {1, 4, 0}, {0, 0, 0}, "the low end is no step up"},
    };
    const struct environment environment = {0};
    struct check check = {0};
    struct diagnostic_list list = {0};
    struct content content;
    bool good = content_open(&content, &environment, build_content, CONTENT_NUMBERS, &list);

    check_that(&check, good, "the numbers can be read");
    for (size_t i = 0; good && i < sizeof rows / sizeof rows[0]; i++) {
        const struct row *row = &rows[i];
        struct exercise exercise = {.pace = {3, true}, .sides = {1, true}};
        struct plan_dose dose = {.sets = row->from[0], .reps = row->from[1],
                                 .hold = row->from[2], .sides = 1};
        const int *to = row->to[0] > 0 ? row->to : row->from;
        char text[TEXT];
        bool taken;

        exercise.dose.stages[STAGE_ACUTE] = row->range;
        taken = plan_step_take(&exercise, STAGE_ACUTE, row->step, &content.thresholds, &dose);
        snprintf(text, sizeof text, "%s (%d %d %d)", row->what, dose.sets, dose.reps, dose.hold);
        check_that(&check,
                   taken == (row->to[0] > 0) && dose.sets == to[0] && dose.reps == to[1]
                       && dose.hold == to[2],
                   text);
    }
    check_fit(&check);
    content_close(&content);
    diagnostic_free(&list);
    return check_end(&check);
}
