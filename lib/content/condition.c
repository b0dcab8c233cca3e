#include "content/condition.h"

static const char *const kind_words[] = {"emergency", "serious", "inflammatory",
                                         "nerve",     "bone",    "mechanical",   NULL};

static const struct schema_row point_rows[] = {
    SCHEMA_ROW(point, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(point, "when", when, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW_NUMBER(point, "points", points, SCHEMA_WHOLE, REQUIRED, -4, 4),
    SCHEMA_ROW(point, "says", says, SCHEMA_TEXT, REQUIRED),
};
static const struct schema point_schema = SCHEMA_OF("point", point, point_rows);

static const struct schema_row condition_rows[] = {
    SCHEMA_ROW(condition, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(condition, "name", name, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW_TERM(condition, "kind", kind, SCHEMA_TERM, REQUIRED, kind_words),
    SCHEMA_ROW(condition, "summary", summary, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(condition, "suspect", suspect, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(condition, "feels", feels, SCHEMA_TEXTS, REQUIRED),
    SCHEMA_ROW(condition, "helps", helps, SCHEMA_TEXTS, REQUIRED),
    SCHEMA_ROW(condition, "course", course, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW_NESTED(condition, "rules", rules, SCHEMA_ROWS, OPTIONAL, &rule_schema),
    SCHEMA_ROW_NESTED(condition, "points", points, SCHEMA_ROWS, OPTIONAL, &point_schema),
    {"purpose", SCHEMA_WEIGHTS, SCHEMA_OPTIONAL, offsetof(struct condition, purpose), purpose_words,
     NULL, 0, 3, 0},
    SCHEMA_ROW(condition, "care", care, SCHEMA_WORDS, OPTIONAL),
    SCHEMA_ROW(condition, "habits", habits, SCHEMA_WORDS, OPTIONAL),
    SCHEMA_ROW(condition, "sources", sources, SCHEMA_WORDS, REQUIRED),
    SCHEMA_ROW(condition, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
};
const struct schema condition_schema = SCHEMA_OF("condition", condition, condition_rows);
