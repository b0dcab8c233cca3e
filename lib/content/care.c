#include "content/care.h"

static const char *const kind_words[] = {"heat-cold", "medicine", "massage", "breathing", "sleep",
                                         "pacing",    "stress",   "breaks",  "ladder",    NULL};

static const struct schema_row care_rows[] = {
    SCHEMA_ROW(care, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(care, "name", name, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW_TERM(care, "kind", kind, SCHEMA_TERM, REQUIRED, kind_words),
    SCHEMA_ROW_SHORT(care, "brief", brief, SCHEMA_TEXT, REQUIRED, 60),
    SCHEMA_ROW(care, "how", how, SCHEMA_TEXTS, REQUIRED),
    SCHEMA_ROW(care, "limit", limit, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW_NUMBER(care, "minutes", minutes, SCHEMA_NUMBER, OPTIONAL, 1, 120),
    SCHEMA_ROW_NESTED(care, "not-if", not_if, SCHEMA_ROWS, OPTIONAL, &caution_why_schema),
    SCHEMA_ROW(care, "suits", suits, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW(care, "why", why, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW_NUMBER(care, "step", step, SCHEMA_WHOLE, OPTIONAL, 1, 7),
    SCHEMA_ROW(care, "after", after, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW_NESTED(care, "not-before", not_before, SCHEMA_ROWS, OPTIONAL, &caution_why_schema),
    SCHEMA_ROW(care, "already", already, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW(care, "sources", sources, SCHEMA_WORDS, REQUIRED),
    SCHEMA_ROW(care, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
};
const struct schema care_schema = SCHEMA_OF("care entry", care, care_rows);

static const struct schema_row habit_rows[] = {
    SCHEMA_ROW(habit, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(habit, "name", name, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(habit, "kind", kind, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW_SHORT(habit, "brief", brief, SCHEMA_TEXT, REQUIRED, 60),
    SCHEMA_ROW(habit, "how", how, SCHEMA_TEXTS, REQUIRED),
    SCHEMA_ROW(habit, "figures", figures, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW(habit, "suits", suits, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW(habit, "why", why, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(habit, "sources", sources, SCHEMA_WORDS, REQUIRED),
    SCHEMA_ROW(habit, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
};
const struct schema habit_schema = SCHEMA_OF("habit", habit, habit_rows);
