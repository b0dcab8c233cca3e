#include "content/urgency.h"

#include <stddef.h>

const char *const service_words[] = {"ambulance",   "emergency-department", "maternity",
                                     "poison",      "crisis",               "urgent-line",
                                     "pharmacist",  "clinician",            "appointment",
                                     NULL};
