/* Reading ease of what people read. */
#include "domain/lint.h"

#include "base/number.h"
#include "base/reading.h"

enum { MOST_KEYS = 12 };

/* The keys whose texts are shown to people, in each area; none where nobody reads
 * sentences. */
static const char *const keys[LINT_AREA_COUNT][MOST_KEYS] = {
    [LINT_CONDITIONS] = {"summary", "feels", "helps", "course", "say", "why", "says"},
    [LINT_EXERCISES] = {"steps", "tempo", "breath", "feel", "mistakes", "why", "how", "stop"},
    [LINT_CARE] = {"how", "limit", "why", "after"},
    [LINT_HABITS] = {"how", "figures", "why"},
    [LINT_GROUPS] = {"advice"},
    [LINT_EDUCATION] = {"question", "answer"},
    [LINT_QUESTIONS] = {"lead", "ask", "note"},
    [LINT_SCREEN] = {"say", "why"},
    [LINT_STOP] = {"text"},
    [LINT_REGIONS] = {"ambulance", "emergency-department", "maternity", "poison", "crisis",
                      "urgent-line", "pharmacist", "clinician", "appointment",
                      "between-shoulders"},
    [LINT_ADVICE] = {"self-care", "open", "stale", "strict", "minor", "no-exercise", "safety-net",
                     "safety-net-urgent", "not-a-diagnosis"},
};

/* A file as it is read: all of it, and the hardest of its texts. */
struct prose {
    struct reading_tally tally;
    double hardest;
    struct place place;
};

static void read_text(struct prose *prose, const struct node *node)
{
    struct reading_tally alone = {0};

    reading_add(&prose->tally, node->text);
    reading_add(&alone, node->text);
    if (reading_grade(&alone) <= prose->hardest)
        return;
    prose->hardest = reading_grade(&alone);
    prose->place = node->place;
}

static void take_prose(void *context, const struct node *node)
{
    if (node->kind == NODE_SCALAR)
        read_text(context, node);
    for (const struct node *item = node->first; item != NULL; item = item->next) {
        if (item->kind == NODE_SCALAR)
            read_text(context, item);
    }
}

static void warn(struct lint *lint, const struct prose *prose, double grade)
{
    double most = threshold_value(&lint->content.thresholds, THRESHOLD_READING_GRADE_MOST);
    char text[2][NUMBER_TEXT];

    if (grade > most)
        lint_warn(lint, prose->place,
                  "this file is hard to read, and here most: grade %s; expected %s at most",
                  number_print(grade, text[0]), number_print(most, text[1]));
}

void lint_prose(struct lint *lint)
{
    size_t counts[LINT_AREA_COUNT] = {0};

    for (size_t i = 0; i < lint->files.count; i++) {
        const struct lint_file *file = &lint->files.items[i];
        struct lint_area_count *area = &lint->areas[file->area];
        struct prose prose = {.hardest = 0};
        double grade;

        for (size_t j = 0; j < MOST_KEYS && keys[file->area][j] != NULL; j++)
            lint_file_walk(file->root, keys[file->area][j], take_prose, &prose);
        if (prose.tally.words == 0)
            continue;
        grade = reading_grade(&prose.tally);
        warn(lint, &prose, grade);
        counts[file->area]++;
        area->grade += (grade - area->grade) / (double)counts[file->area];
        area->has_grade = true;
    }
}
