/* How much of a difference is left once the weekday and the day before are taken into
 * account. */
#ifndef DOMAIN_REPORT_ADJUST_H
#define DOMAIN_REPORT_ADJUST_H

#include <stdbool.h>
#include <stddef.h>

/* A day that can be compared. */
struct report_adjust_row {
    double pain;   /* the daily median that may follow from the exposure */
    double before; /* that of the day before the exposure, when has_before */
    bool has_before;
    bool exposed;
    int weekday; /* of pain, 0 to 6 */
};

/* The coefficient of exposed in a least-squares fit of pain on it, on before and on seven
 * weekdays, over the rows that have before. False below least such rows, or when exposure and
 * the others go together too closely to tell them apart. */
bool report_adjust(const struct report_adjust_row *rows, size_t count, size_t least,
                   double *difference);

#endif
