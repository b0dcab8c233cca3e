#include "content/group.h"

static const struct schema_row group_rows[] = {
    SCHEMA_ROW(group, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(group, "name", name, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(group, "when", when, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(group, "advice", advice, SCHEMA_TEXTS, REQUIRED),
    SCHEMA_ROW_NUMBER(group, "ceiling", ceiling, SCHEMA_WHOLE, OPTIONAL, 1, 5),
    SCHEMA_ROW(group, "no-exercise", no_exercise, SCHEMA_YES_NO, OPTIONAL),
    SCHEMA_ROW(group, "sources", sources, SCHEMA_WORDS, REQUIRED),
    SCHEMA_ROW(group, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
};
const struct schema group_schema = SCHEMA_OF("group", group, group_rows);
