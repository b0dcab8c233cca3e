#include "content/rule.h"

#include "document/kind.h"

static const char *const strength_words[] = {"guideline", "study", "consensus", "proposal", NULL};

static const struct schema_row rule_rows[] = {
    SCHEMA_ROW(rule, "id", id, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW_TERM(rule, "urgency", urgency, SCHEMA_TERM, REQUIRED, kind_urgencies),
    SCHEMA_ROW(rule, "when", when, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW_TERM(rule, "act", service, SCHEMA_TERM, REQUIRED, service_words),
    SCHEMA_ROW(rule, "say", say, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW(rule, "why", why, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(rule, "suspect", suspect, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW_TERM(rule, "strength", strength, SCHEMA_TERM, REQUIRED, strength_words),
    SCHEMA_ROW(rule, "sources", sources, SCHEMA_WORDS, REQUIRED),
    SCHEMA_ROW(rule, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
};
const struct schema rule_schema = SCHEMA_OF("rule", rule, rule_rows);

static const struct schema_row screen_rows[] = {
    SCHEMA_ROW(screen_table, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
    SCHEMA_ROW_NESTED(screen_table, "rules", rules, SCHEMA_ROWS, REQUIRED, &rule_schema),
};
const struct schema screen_table_schema = SCHEMA_OF("the screen", screen_table, screen_rows);
