#include "content/source.h"

static const struct schema_row source_rows[] = {
    SCHEMA_ROW(source, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(source, "title", title, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(source, "by", by, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW_NUMBER(source, "year", year, SCHEMA_WHOLE, OPTIONAL, 1900, 2100),
    SCHEMA_ROW(source, "kind", kind, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(source, "where", where, SCHEMA_TEXT, OPTIONAL),
    SCHEMA_ROW(source, "note", note, SCHEMA_TEXT, OPTIONAL),
};
static const struct schema source_schema = SCHEMA_OF("source", source, source_rows);

static const struct schema_row table_rows[] = {
    SCHEMA_ROW_NESTED(source_table, "sources", sources, SCHEMA_ROWS, REQUIRED, &source_schema),
};
const struct schema source_table_schema = SCHEMA_OF("the sources", source_table, table_rows);
