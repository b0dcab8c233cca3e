/* Where a claim comes from. */
#ifndef CONTENT_SOURCE_H
#define CONTENT_SOURCE_H

#include "schema/schema.h"

struct source {
    struct phrase id;
    struct phrase title;
    struct phrase by;
    struct figure year;
    struct phrase kind;
    struct phrase where;
    struct phrase note;
};

/* sources.yaml as one mapping. */
struct source_table {
    struct row_list sources;
};
extern const struct schema source_table_schema;

#endif
