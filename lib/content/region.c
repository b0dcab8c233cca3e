#include "content/region.h"

#define SERVICE_ROW(KEY, SERVICE) \
    SCHEMA_ROW(region, KEY, services[SERVICE], SCHEMA_TEXT, REQUIRED)

static const struct schema_row region_rows[] = {
    SCHEMA_ROW(region, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(region, "name", name, SCHEMA_TEXT, REQUIRED),
    SERVICE_ROW("ambulance", SERVICE_AMBULANCE),
    SERVICE_ROW("emergency-department", SERVICE_EMERGENCY_DEPARTMENT),
    SERVICE_ROW("maternity", SERVICE_MATERNITY),
    SERVICE_ROW("poison", SERVICE_POISON),
    SERVICE_ROW("crisis", SERVICE_CRISIS),
    SERVICE_ROW("urgent-line", SERVICE_URGENT_LINE),
    SERVICE_ROW("pharmacist", SERVICE_PHARMACIST),
    SERVICE_ROW("clinician", SERVICE_CLINICIAN),
    SERVICE_ROW("appointment", SERVICE_APPOINTMENT),
    SCHEMA_ROW(region, "between-shoulders", between_shoulders, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(region, "sources", sources, SCHEMA_WORDS, REQUIRED),
};
static const struct schema region_schema = SCHEMA_OF("region", region, region_rows);

static const struct schema_row table_rows[] = {
    SCHEMA_ROW(region_table, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
    SCHEMA_ROW_NESTED(region_table, "regions", regions, SCHEMA_ROWS, REQUIRED, &region_schema),
};
const struct schema region_table_schema = SCHEMA_OF("the regions", region_table, table_rows);
