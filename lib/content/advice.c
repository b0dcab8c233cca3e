#include "content/advice.h"

static const struct schema_row advice_rows[] = {
    SCHEMA_ROW(advice, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
    SCHEMA_ROW(advice, "self-care", self_care, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(advice, "open", open, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(advice, "open-next", open_next, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(advice, "stale", stale, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(advice, "strict", strict, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(advice, "symptom", symptom, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(advice, "minor", minor, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(advice, "no-exercise", no_exercise, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(advice, "safety-net", safety_net, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(advice, "safety-net-urgent", safety_net_urgent, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(advice, "in-case", in_case, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(advice, "other-case", other_case, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(advice, "not-a-diagnosis", not_a_diagnosis, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(advice, "sources", sources, SCHEMA_WORDS, REQUIRED),
};
const struct schema advice_schema = SCHEMA_OF("the advice", advice, advice_rows);
