/* Entries on their way from the diary (diary_stream.h) into a summary, millions of them if
 * need be. Each worker takes some of them into a summary of its own; in the end all are
 * added to the first.
 *
 * The summary is the same as from report_take_entry for each entry: what is most of a
 * diary (scores, sessions, and what no statistic asks for) takes a shorter way, all else
 * goes there. Whoever adds to what report_take_entry makes of an entry looks here too, and
 * at report_merge. */
#ifndef DOMAIN_REPORT_INTAKE_H
#define DOMAIN_REPORT_INTAKE_H

#include "domain/diary_stream.h"
#include "domain/report_summary.h"

struct report_shape;

/* What one worker takes. */
struct report_intake {
    struct report_summary summary;
    struct arena arena;  /* what the summary lives in */
    struct arena shapes; /* what is known of forms of entries */
    struct report_shape *spare; /* shapes whose form is gone */
    const struct threshold_table *limits;
    const struct diary_kinds *kinds;
    struct moment now;
    struct report_window window;
    double severe; /* severe-pain */
    civil_day day; /* of the entry at hand, when has_day */
    struct report_day *row; /* its row, or NULL when it was not asked for yet */
    bool has_day;
    bool in_window;
    bool beyond; /* the day is after the window */
};

/* Begins the summaries too, and begins them anew when the diary is read again. limits and
 * kinds must outlive the intakes. */
void report_intake_begin(struct report_intake intakes[CREW_WORKERS],
                         const struct threshold_table *limits, const struct diary_kinds *kinds,
                         struct moment now, struct report_window window);

void report_intake_takers(struct report_intake intakes[CREW_WORKERS],
                          struct diary_taker takers[CREW_WORKERS]);

/* What all have taken; good until report_intake_end. */
struct report_summary *report_intake_merge(struct report_intake intakes[CREW_WORKERS]);

/* Frees the summaries' memory. */
void report_intake_end(struct report_intake intakes[CREW_WORKERS]);

#endif
