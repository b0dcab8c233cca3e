/* When the diary itself says that it is time to see someone. It looks at everything
 * up to the present, whatever part of the diary the rest of the report covers, and
 * at entries that were written late too: a warning is not a statistic.
 *
 * A warning no longer stands once a clinician has given the all-clear: a later seen
 * entry with advice=exercise-ok or advice=nothing-serious. */
#ifndef DOMAIN_REPORT_SEEK_H
#define DOMAIN_REPORT_SEEK_H

#include "base/arena.h"
#include "content/content.h"
#include "content/threshold.h"
#include "content/urgency.h"
#include "domain/diary.h"
#include "domain/report_change.h"
#include "domain/report_day.h"
#include "domain/report_medicine.h"

/* Something at an instant: a symptom, or a severe pain. */
struct report_event {
    const char *word; /* the symptom */
    enum urgency urgency; /* of the symptom alone; soon until report_signs_judge has been asked */
    int score;        /* the pain */
    int64_t at;
    civil_day day;
};

struct report_events {
    struct report_event *items;
    size_t count;
    size_t capacity;
};

/* What the entries say that matters here. Starts as {0}. */
struct report_signs {
    struct report_events symptoms;
    struct report_events severe; /* pain or worst of severe-pain or more */
    struct report_events woken;  /* nights with woke=1 or more, by their morning */
    int64_t seen;                /* the last all-clear, when was_seen */
    civil_day seen_day;
    bool was_seen;
};

/* Takes any entry of that civil day. */
void report_signs_take(struct report_signs *signs, const struct diary_entry *entry, civil_day day,
                       const struct threshold_table *limits, struct arena *arena);

/* Asks the rules how urgent each symptom is by itself. content must have been opened
 * with CONTENT_FOR_TRIAGE; without this call every symptom is soon. */
void report_signs_judge(struct report_signs *signs, const struct content *content,
                        struct moment now, struct arena *arena);

struct report_seek {
    enum urgency urgency;
    const char *why; /* one or two plain sentences */
    const struct phrase_list *sources;
};

struct report_seeks {
    struct report_seek *items; /* the most urgent first */
    size_t count;
    size_t capacity;
};

/* What it is all judged by. */
struct report_seek_input {
    const struct report_days *days;
    const struct report_medicines *medicines;
    const struct report_signs *signs;
    const struct threshold_table *limits;
    const struct diary_kinds *kinds;
    struct moment now;
    civil_day today; /* the present: now's day, or the end of the report when earlier */
};

struct report_seeks report_seek_find(const struct report_seek_input *input, struct arena *arena);

#endif
