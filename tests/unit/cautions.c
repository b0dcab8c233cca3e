/* Who must not get which exercise: the exclusions of the clinical tables, as one table
 * here, against every exercise of the shipped content. A row names exercises by id, by
 * position or by what they need, and the answers that must keep them out. */
#include "check.h"

#include "content/content.h"
#include "domain/answers.h"
#include "domain/people.h"

enum selector { BY_ID, BY_POSITION, BY_EQUIPMENT };

struct exclusion {
    enum selector selector;
    const char *name;
    const char *answers; /* key=value, blank between */
};

static const struct exclusion exclusions[] = {
    /* on the back from 16 weeks, and while the weeks are unknown */
    {BY_POSITION, "supine", "pregnant=yes pregnancy-weeks=16"},
    {BY_POSITION, "supine", "pregnant=yes"},
    {BY_POSITION, "prone", "pregnant=yes pregnancy-weeks=8"},
    {BY_POSITION, "prone", "pregnant=yes"},
    /* self-massage and rollers under the body */
    {BY_ID, "thoracic-spine-opener", "osteoporosis=yes"},
    {BY_ID, "thoracic-spine-opener", "steroids=yes"},
    {BY_ID, "thoracic-spine-opener", "fragility-fracture=yes"},
    {BY_ID, "thoracic-spine-opener", "blood-thinners=yes"},
    {BY_ID, "thoracic-spine-opener", "cancer=yes"},
    {BY_ID, "thoracic-spine-opener", "pregnant=yes pregnancy-weeks=20"},
    {BY_ID, "thoracic-spine-opener", "minor-injury=yes"},
    {BY_EQUIPMENT, "massage-ball", "blood-thinners=yes"},
    {BY_EQUIPMENT, "massage-ball", "cancer=yes"},
    {BY_ID, "roller-arm-opener", "osteoporosis=yes"},
    /* a healing vertebra is not bent, turned or loaded */
    {BY_ID, "cat-cow", "vertebral-fracture=yes"},
    {BY_ID, "childs-pose", "vertebral-fracture=yes"},
    {BY_ID, "thread-the-needle", "vertebral-fracture=yes"},
    {BY_ID, "segmental-rotation", "vertebral-fracture=yes"},
    {BY_ID, "upper-back-twist", "vertebral-fracture=yes"},
    {BY_ID, "seated-cross-leg-twist", "vertebral-fracture=yes"},
    {BY_ID, "seated-cross-leg-twist", "hip-replacement=yes"},
    {BY_ID, "seated-cross-leg-twist", "pregnant=yes pregnancy-weeks=20"},
    {BY_ID, "seated-thoracic-extension", "vertebral-fracture=yes"},
    {BY_ID, "prone-dart", "vertebral-fracture=yes"},
    {BY_ID, "prone-dart", "uncontrolled-blood-pressure=yes"},
    {BY_ID, "bridge", "uncontrolled-blood-pressure=yes"},
    {BY_ID, "knee-plank", "uncontrolled-blood-pressure=yes"},
    {BY_ID, "knee-plank", "pregnant=yes pregnancy-weeks=20"},
    {BY_ID, "single-leg-abdominal-press", "uncontrolled-blood-pressure=yes"},
    {BY_ID, "single-leg-abdominal-press", "hernia=yes"},
    {BY_ID, "double-leg-abdominal-press", "hernia=yes"},
    {BY_ID, "double-leg-abdominal-press", "caesarean=yes"},
    /* shoulders and neck */
    {BY_ID, "doorway-stretch", "shoulder-instability=yes"},
    {BY_ID, "doorway-stretch", "recent-surgery=yes"},
    {BY_ID, "wall-angels", "shoulder-pain-overhead=yes"},
    {BY_ID, "cross-body-arm-stretch", "shoulder-instability=yes"},
    {BY_ID, "thread-the-needle", "shoulder-instability=yes"},
    {BY_ID, "neck-side-stretch", "neck-instability=yes"},
    {BY_ID, "neck-side-stretch", "dizzy-on-neck-movement=yes"},
    /* floor */
    {BY_POSITION, "hands-and-knees", "cannot-kneel=yes"},
    {BY_POSITION, "kneeling", "cannot-kneel=yes"},
};

static bool is_meant(const struct exclusion *exclusion, const struct exercise *exercise)
{
    switch (exclusion->selector) {
    case BY_ID:
        return strcmp(exercise->id.text, exclusion->name) == 0;
    case BY_POSITION:
        return strcmp(position_words[exercise->position], exclusion->name) == 0;
    case BY_EQUIPMENT:
        return phrase_list_has(&exercise->equipment, exclusion->name);
    }
    return false;
}

static void take(struct answers *answers, const char *text, struct arena *arena,
                 struct diagnostic_list *list)
{
    const struct moment now = {1795180000, 0};
    struct answer_pair_list pairs = {0};
    char *word = arena_text(arena, text);

    for (word = strtok(word, " "); word != NULL; word = strtok(NULL, " "))
        people_operand(word, 1, &pairs, arena);
    for (size_t i = 0; i < pairs.count; i++)
        answers_take(answers, &pairs.items[i], now, list);
    answers_finish(answers, now, list);
}

static bool is_excluded(const struct exercise *exercise, const struct answers *answers)
{
    const struct caution *cautions = exercise->not_for.items;

    for (size_t i = 0; i < exercise->not_for.count; i++) {
        if (truth_of(cautions[i].expression, answers) == TRUTH_YES)
            return true;
    }
    return false;
}

static void check_exclusion(struct check *check, const struct content *content,
                            const struct exclusion *exclusion)
{
    const struct exercise *exercises = content->exercises.items;
    struct diagnostic_list list = {0};
    struct arena arena = {0};
    struct answers answers;
    size_t meant = 0;

    answers_begin(&answers, &content->vocabulary, &arena);
    take(&answers, exclusion->answers, &arena, &list);
    check_that(check, list.errors == 0, exclusion->answers);
    for (size_t i = 0; i < content->exercises.count; i++) {
        if (!is_meant(exclusion, &exercises[i]))
            continue;
        meant++;
        check_that(check, is_excluded(&exercises[i], &answers),
                   arena_format(&arena, "%s is kept from %s", exercises[i].id.text,
                                exclusion->answers));
    }
    check_that(check, meant > 0, arena_format(&arena, "there is a %s", exclusion->name));
    diagnostic_free(&list);
    arena_free(&arena);
}

int main(void)
{
    const struct environment environment = {.home = NULL};
    struct diagnostic_list list = {0};
    struct check check = {0, 0};
    struct content content;

    check_that(&check, content_open(&content, &environment, NULL, CONTENT_FOR_PLAN, &list),
               "the shipped content can be read");
    for (size_t i = 0; i < sizeof exclusions / sizeof exclusions[0]; i++)
        check_exclusion(&check, &content, &exclusions[i]);
    content_close(&content);
    diagnostic_free(&list);
    return check_end(&check);
}
