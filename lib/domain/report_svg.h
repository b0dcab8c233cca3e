/* The report as a picture: the pain over time, with flares, medicines and exercise. */
#ifndef DOMAIN_REPORT_SVG_H
#define DOMAIN_REPORT_SVG_H

#include "base/text.h"
#include "domain/picture_frame.h"
#include "domain/report_series.h"
#include "domain/report_summary.h"

/* A picture that stands alone: SVG 1.1 in UTF-8, 600 pixels wide, light or dark as the viewer
 * prefers, with a title and a description in words, no script and nothing from elsewhere. A
 * day that was not logged is a gap. A mark stands for a unit; REPORT_UNITS: the smallest that
 * can be told apart, so that long diaries are drawn by weeks or months. */
void report_svg(const struct report_summary *summary, enum report_unit unit, struct text *text);

/* The same as part of a page that has a title, and picture_style's rules. has_days. Says how
 * high it is when it is 600 wide. */
int report_svg_inline(const struct report_summary *summary, enum report_unit unit,
                      enum picture_size size, struct text *text);

#endif
