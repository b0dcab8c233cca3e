/* How urgent: the five levels and the services that act on them. */
#ifndef CONTENT_URGENCY_H
#define CONTENT_URGENCY_H

/* In order; a higher one is more urgent. Words: kind_urgencies of document/kind.h. */
enum urgency {
    URGENCY_SELF_CARE,
    URGENCY_ROUTINE,
    URGENCY_SOON,
    URGENCY_SAME_DAY,
    URGENCY_EMERGENCY,
    URGENCY_COUNT
};

/* Whom a rule sends to. Where several rules decide together, the first in this
 * order is named first. */
enum service {
    SERVICE_AMBULANCE,
    SERVICE_EMERGENCY_DEPARTMENT,
    SERVICE_MATERNITY,
    SERVICE_POISON,
    SERVICE_CRISIS,
    SERVICE_URGENT_LINE,
    SERVICE_PHARMACIST,
    SERVICE_CLINICIAN,
    SERVICE_APPOINTMENT,
    SERVICE_COUNT
};

/* NULL-terminated. */
extern const char *const service_words[];

#endif
