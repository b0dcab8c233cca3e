/* Entries on their way from the diary (diary_stream.h) into the summary, millions of
 * them if need be. The summary is the same as from report_take_entry for each of them:
 * what is most of a diary (scores, sessions, and what no statistic asks for) takes a
 * shorter way, all else goes there. Whoever adds to what report_take_entry makes of an
 * entry looks here too. */
#ifndef DOMAIN_REPORT_INTAKE_H
#define DOMAIN_REPORT_INTAKE_H

#include "domain/diary_stream.h"
#include "domain/report_summary.h"

struct report_shape;

struct report_intake {
    struct report_summary *summary;
    struct arena arena;  /* what the summary lives in */
    struct arena shapes; /* what is known of forms of entries */
    struct report_shape *spare; /* shapes whose form is gone */
    const struct threshold_table *limits;
    const struct diary_kinds *kinds;
    struct moment now;
    struct report_window window;
    double severe; /* severe-pain */
    civil_day day; /* of the entry at hand, when has_day */
    int weekday; /* of day */
    bool has_day;
    bool in_window;
    bool beyond; /* the day is after the window */
};

/* Begins the summary too, and begins it anew when the diary is read again. limits and
 * kinds must outlive both. */
void report_intake_begin(struct report_intake *intake, struct report_summary *summary,
                         const struct threshold_table *limits, const struct diary_kinds *kinds,
                         struct moment now, struct report_window window);

struct diary_taker report_intake_taker(struct report_intake *intake);

/* Frees the summary's memory. */
void report_intake_end(struct report_intake *intake);

#endif
