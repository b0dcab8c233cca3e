/* Where somebody is: whom to call there, and how that is said. */
#ifndef CONTENT_REGION_H
#define CONTENT_REGION_H

#include "content/urgency.h"
#include "schema/schema.h"

struct region {
    struct phrase id;
    struct phrase name;
    struct phrase services[SERVICE_COUNT]; /* one or two plain sentences each */
    struct phrase between_shoulders;       /* the line on pain between the shoulders */
    struct phrase_list sources;
};

/* regions.yaml as one mapping. The first region is the neutral one. */
struct region_table {
    civil_day reviewed;
    struct row_list regions;
};
extern const struct schema region_table_schema;

#endif
