/* The days as a series of days, weeks (from Monday) or months. */
#ifndef DOMAIN_REPORT_SERIES_H
#define DOMAIN_REPORT_SERIES_H

#include "domain/report_day.h"
#include "domain/report_span.h"

enum report_unit { REPORT_BY_DAY, REPORT_BY_WEEK, REPORT_BY_MONTH, REPORT_UNITS };

/* day, week, month */
extern const char *const report_unit_words[REPORT_UNITS];

/* One of them, of those of its days that the report covers. */
struct report_slice {
    civil_day start;         /* its first day, covered or not */
    size_t first;            /* its rows in the day table: from this one */
    size_t end;              /* to before this one */
    size_t logged;           /* days with a score */
    size_t scores;           /* pain and worst entries */
    struct report_tally pain;
    int worst;               /* or REPORT_NO_SCORE */
};

/* The first day of the day, week or month that holds a day. */
civil_day report_series_start(civil_day day, enum report_unit unit);

/* The next slice that has a row at all, after the rows before *index, which begins at 0;
 * false at the end of the span. */
bool report_series_next(const struct report_days *days, struct report_span span,
                        enum report_unit unit, size_t *index, struct report_slice *slice);

#endif
