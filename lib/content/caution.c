#include "content/caution.h"

static const struct schema_row why_rows[] = {
    SCHEMA_ROW(caution, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(caution, "when", when, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(caution, "why", why, SCHEMA_TEXT, REQUIRED),
};
const struct schema caution_why_schema = SCHEMA_OF("caution", caution, why_rows);

static const struct schema_row how_rows[] = {
    SCHEMA_ROW(caution, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(caution, "when", when, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(caution, "how", how, SCHEMA_TEXT, REQUIRED),
};
const struct schema caution_how_schema = SCHEMA_OF("adjustment", caution, how_rows);
