/* The frame of a picture of days: where a day stands across and a score up and down, and how
 * many days go into one mark. In pixels of a picture 600 wide. */
#ifndef DOMAIN_PICTURE_FRAME_H
#define DOMAIN_PICTURE_FRAME_H

#include "domain/report_series.h"
#include "domain/report_sheet.h"

enum {
    PICTURE_WIDTH = 600,
    PICTURE_LEFT = 104,  /* of the days; names of rows stand before it */
    PICTURE_RIGHT = 550, /* and counts behind it */
    PICTURE_TOP = 48     /* where a pain of 10 is */
};

/* How much there is room for: all, or a lower plot with the flares below it and no more. Words
 * are of the same size in both. */
enum picture_size { PICTURE_WHOLE, PICTURE_SMALL, PICTURE_SIZES };

struct picture {
    const struct report_summary *summary; /* has_days */
    struct report_sheet sheet;            /* for its words and its arena */
    enum report_unit unit;                /* what one mark stands for */
    enum picture_size size;
    double y;                             /* how far down the picture goes so far */
    struct text *text;
};

/* The smallest unit whose marks can be told apart: days up to four months, weeks up to two
 * years and more, else months. */
enum report_unit picture_unit(civil_day from, civil_day until);

double picture_across(const struct picture *picture, double days); /* after the first midnight */
double picture_up(const struct picture *picture, double score);

/* Where a pain of 0 is. */
int picture_bottom(const struct picture *picture);

/* The days of the mark that holds a day, cut to those that the report covers. */
struct report_span picture_mark(const struct picture *picture, civil_day day);

double picture_middle(const struct picture *picture, struct report_span mark);

/* How far apart marks are. */
double picture_step(const struct picture *picture);

/* Words at a place; look is a list of classes. */
void picture_words(const struct picture *picture, double x, double y, const char *look,
                   const char *words);

/* The lines and words of both axes. */
void picture_axes(struct picture *picture);

/* For each mark the lowest to the worst score, and a line through the medians that stops where
 * nothing was logged. */
void picture_pain(struct picture *picture);

/* A row of marks with its name for each of: flares by the scores, flares by the person's word,
 * the medicines of most days, exercise; each only where there is any and room for it. */
void picture_rows(struct picture *picture);

/* A tint behind the days of flares, while marks are days. */
void picture_tint(struct picture *picture);

#endif
