#include "content/education.h"

static const struct schema_row education_rows[] = {
    SCHEMA_ROW(education, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(education, "question", question, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(education, "answer", answer, SCHEMA_TEXTS, REQUIRED),
    SCHEMA_ROW(education, "suits", suits, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW(education, "see", see, SCHEMA_TEXTS, OPTIONAL),
    SCHEMA_ROW(education, "sources", sources, SCHEMA_WORDS, REQUIRED),
    SCHEMA_ROW(education, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
};
const struct schema education_schema = SCHEMA_OF("education entry", education, education_rows);
