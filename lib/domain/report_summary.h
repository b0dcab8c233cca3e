/* What a diary comes to: entries are taken in any order, and only sums by
 * day stay, so memory grows with days and not with lines. */
#ifndef DOMAIN_REPORT_SUMMARY_H
#define DOMAIN_REPORT_SUMMARY_H

#include "base/arena.h"
#include "content/threshold.h"
#include "domain/diary.h"
#include "domain/report_change.h"
#include "domain/report_day.h"
#include "domain/report_episode.h"
#include "domain/report_exercise.h"
#include "domain/report_flare.h"
#include "domain/report_medicine.h"
#include "domain/report_note.h"
#include "domain/report_seek.h"
#include "domain/report_slot.h"
#include "domain/report_trend.h"
#include "domain/report_trigger.h"
#include "domain/report_variability.h"

/* Which days to cover, both included. */
struct report_window {
    civil_day since;
    civil_day until;
    bool has_since;
    bool has_until;
    struct report_versus versus; /* what to compare with; not given: the window before */
};

/* Everything is read-only after report_finish and report_link. Lives in the arena. */
struct report_summary {
    struct arena *arena;
    const struct threshold_table *limits;
    const struct diary_kinds *kinds;
    struct moment now;   /* when the report was made */
    struct moment present; /* now, or the last day covered when that is earlier */
    struct report_window window;
    struct report_episode episode; /* set between report_begin and report_finish, if at all */

    civil_day from;  /* first day covered: since, else that of the first entry */
    civil_day until; /* last day covered: until, else that of the last entry */
    bool has_days;   /* from and until are known */
    size_t entries;  /* counted, corrections applied, in the window */
    size_t late;     /* of them, written too late for statistics (too-late-hours) */
    size_t logged;   /* days covered that have a pain score */
    size_t recent;   /* pain entries in the last log-recent-days before the present */
    size_t recent_days; /* days of those that have a score, if only a worst */

    struct report_days days; /* all up to until, those before from too */
    struct report_tally pain; /* pain entries in the window */
    int worst;                /* highest of pain and worst entries, or REPORT_NO_SCORE */
    double moderate_percent;  /* logged days whose worst reached moderate-pain */
    double high_percent;      /* and high-pain */
    struct report_trend trend;
    struct report_change change;
    struct report_span change_before; /* its two windows */
    struct report_span change_now;
    struct report_variability variability;
    size_t longest_run; /* days in a row that reached moderate-pain */
    struct report_flares flares;
    struct report_exercises exercises;
    struct report_medicines medicines; /* all up to until */
    struct report_slots slots;
    struct report_triggers triggers; /* after report_link */
    struct report_notes notes; /* all up to until */
    struct report_signs signs;
    struct report_seeks seeks;
};

/* arena, limits and kinds must outlive the summary. */
void report_begin(struct report_summary *summary, struct arena *arena,
                  const struct threshold_table *limits, const struct diary_kinds *kinds,
                  struct moment now, struct report_window window);

/* Takes an entry that counts (diary_entry_counts), in the order of the diary; one after
 * the window is passed over. The entry need not live on. An entry that was written more
 * than too-late-hours after its time counts as late and is used for nothing but warnings
 * (see report_sign.h) and medicine days. For many entries see report_intake.h. */
void report_take_entry(struct report_summary *summary, const struct diary_entry *entry);

/* What report_intake.h takes apart: an entry's day, which tells whether it is in the
 * window. */
bool report_take_day(struct report_summary *summary, civil_day day);

/* Adds what another summary has taken of the same diary, begun alike; it is spent by it. */
void report_merge(struct report_summary *summary, struct report_summary *other);

void report_finish(struct report_summary *summary);

/* After report_finish: what the pain is worse after (triggers; for all see report_trigger.h). It
 * takes longer than all the rest, so that those who do not show it leave it out. */
void report_link(struct report_summary *summary, bool all);

/* Written more than too-late-hours after its time. */
bool report_is_too_late(const struct threshold_table *limits, const struct diary_entry *entry);

/* Nothing says seek, and the diary is fresh enough to say so: log-recent-entries
 * pain entries in the last log-recent-days. */
bool report_is_quiet(const struct report_summary *summary);

#endif
