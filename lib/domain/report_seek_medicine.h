/* When what was taken is a reason to see or to ask someone. */
#ifndef DOMAIN_REPORT_SEEK_MEDICINE_H
#define DOMAIN_REPORT_SEEK_MEDICINE_H

#include "domain/report_seeking.h"

/* Paracetamol above the limit of 24 hours, or perhaps so. */
void report_seek_paracetamol(struct seeking *seeking);

/* All else: ibuprofen, two anti-inflammatories on one day, and on how many days which. */
void report_seek_medicines(struct seeking *seeking);

#endif
