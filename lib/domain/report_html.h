/* The report as one page of HTML that needs nothing else: no script, no file, no network. It
 * prints on one sheet of A4 or Letter. */
#ifndef DOMAIN_REPORT_HTML_H
#define DOMAIN_REPORT_HTML_H

#include "base/text.h"
#include "domain/report_series.h"
#include "domain/report_summary.h"

/* Whom it is for. */
enum report_audience { REPORT_FOR_PERSON, REPORT_FOR_CLINICIAN, REPORT_AUDIENCES };

/* person, clinician */
extern const char *const report_audience_words[REPORT_AUDIENCES];

/* bad: lines that were no entry; unit: of the picture (report_svg.h). For the person: what the
 * page of text says, around the picture. For a clinician, in the order in which they ask:
 * completeness, red flags, level, picture, function, medicines, exercise, associations, the
 * person's question and goal; no diagnosis. What would need a second sheet is summed up,
 * warnings and symptoms never. */
void report_html(const struct report_summary *summary, size_t bad, enum report_audience audience,
                 enum report_unit unit, struct text *text);

#endif
