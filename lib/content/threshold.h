/* rules.yaml: every clinical number that is not in an entry. The programs name them
 * by this enum, so that a missing or misspelt one cannot go unseen. */
#ifndef CONTENT_THRESHOLD_H
#define CONTENT_THRESHOLD_H

#include "base/diagnostic.h"
#include "schema/schema.h"

#include <stdbool.h>

/* In the order of number_words; what each means, its unit and its source stand
 * in content/rules.yaml. */
enum threshold_name {
    THRESHOLD_PAIN_CEILING,
    THRESHOLD_PAIN_CEILING_MOST,
    THRESHOLD_PAIN_CEILING_SPECIAL,
    THRESHOLD_SUBACUTE_FROM_DAYS,
    THRESHOLD_PERSISTENT_FROM_DAYS,
    THRESHOLD_LIKELY_POINTS,
    THRESHOLD_LIKELY_LEAD,
    THRESHOLD_ADULT_AGE,
    THRESHOLD_EXERCISE_AGE,
    THRESHOLD_ANSWERS_FRESH_DAYS,
    THRESHOLD_SEVERE_PAIN,
    THRESHOLD_SAME_DAY_HOURS,
    THRESHOLD_SOON_DAYS,
    THRESHOLD_ROUTINE_DAYS,
    THRESHOLD_REVIEW_FRESH_HOURS,
    THRESHOLD_REVIEW_FIRST_DAYS,
    THRESHOLD_REVIEW_DAYS,
    THRESHOLD_REVIEW_SECOND_DAYS,
    THRESHOLD_REVIEW_THIRD_DAYS,
    THRESHOLD_REVIEW_THIRD_DAYS_OLDER,
    THRESHOLD_OLDER_AGE,
    THRESHOLD_REVIEW_FOURTH_DAYS,
    THRESHOLD_REVIEW_FIFTH_DAYS,
    THRESHOLD_CLEARED_DAYS,
    THRESHOLD_PLAN_MINUTES,
    THRESHOLD_PLAN_DAYS,
    THRESHOLD_BREAK_MINUTES,
    THRESHOLD_BREAK_MINUTES_LEAST,
    THRESHOLD_BREAK_MINUTES_MOST,
    THRESHOLD_BREAK_WALK_MINUTES,
    THRESHOLD_SESSION_MINUTES_MOST,
    THRESHOLD_BLOCK_SECONDS,
    THRESHOLD_STRENGTH_GAP_DAYS,
    THRESHOLD_REST_DAYS,
    THRESHOLD_STEPS_RISE_PERCENT,
    THRESHOLD_STEPS_BAND,
    THRESHOLD_STEPS_BAND_OLDER,
    THRESHOLD_STEPS_WINDOW_DAYS,
    THRESHOLD_STEPS_DAYS,
    THRESHOLD_SETTLE_ONLY_PAIN,
    THRESHOLD_MODERATE_PAIN,
    THRESHOLD_HIGH_PAIN,
    THRESHOLD_MEANINGFUL_POINTS,
    THRESHOLD_MEANINGFUL_PERCENT,
    THRESHOLD_CHANGE_WINDOW_DAYS,
    THRESHOLD_CHANGE_ENTRIES,
    THRESHOLD_TREND_DAYS,
    THRESHOLD_TREND_SPAN_DAYS,
    THRESHOLD_TREND_SHARE_PERCENT,
    THRESHOLD_FLARE_RISE,
    THRESHOLD_FLARE_LEAST,
    THRESHOLD_FLARE_WINDOW_DAYS,
    THRESHOLD_FLARE_JOIN_DAYS,
    THRESHOLD_LATE_HOURS,
    THRESHOLD_TOO_LATE_HOURS,
    THRESHOLD_VARIABILITY_DAYS,
    THRESHOLD_SWING_POINTS,
    THRESHOLD_TRIGGER_DAYS,
    THRESHOLD_TRIGGER_SHIFTS,
    THRESHOLD_TRIGGER_CHANCE_PERCENT,
    THRESHOLD_TRIGGER_ADJUST_DAYS,
    THRESHOLD_RESPONSE_SESSIONS,
    THRESHOLD_IBUPROFEN_DAYS,
    THRESHOLD_IBUPROFEN_MG_DAY,
    THRESHOLD_IBUPROFEN_DOSES_DAY,
    THRESHOLD_ANTI_INFLAMMATORIES_DAY,
    THRESHOLD_PAINKILLER_DAYS_CODEINE,
    THRESHOLD_PAINKILLER_DAYS_SIMPLE,
    THRESHOLD_PARACETAMOL_MG_DAY,
    THRESHOLD_PARACETAMOL_DOSES_DAY,
    THRESHOLD_SEEK_RISE,
    THRESHOLD_NIGHT_WAKINGS,
    THRESHOLD_WEEKLY_RISE,
    THRESHOLD_WEEKLY_DAYS,
    THRESHOLD_FLARES_ROUTINE,
    THRESHOLD_LOG_RECENT_DAYS,
    THRESHOLD_LOG_RECENT_ENTRIES,
    THRESHOLD_RED_MARGIN,
    THRESHOLD_RISE_AMBER,
    THRESHOLD_MORNING_RISE,
    THRESHOLD_SETTLE_HOURS,
    THRESHOLD_UP_SESSIONS,
    THRESHOLD_UP_DAYS,
    THRESHOLD_UP_PERCENT,
    THRESHOLD_DOWN_PERCENT,
    THRESHOLD_REST_HOURS,
    THRESHOLD_RESTART_PERCENT,
    THRESHOLD_RED_DAYS,
    THRESHOLD_RED_WINDOW_DAYS,
    THRESHOLD_LAPSE_DAYS,
    THRESHOLD_RESTART_DAYS,
    THRESHOLD_GAIN_DAYS,
    THRESHOLD_GAIN_POINTS,
    THRESHOLD_GAIN_FUNCTION,
    THRESHOLD_HOLD_MOST_SECONDS,
    THRESHOLD_CONTENT_REVIEW_DAYS,
    THRESHOLD_READING_GRADE_MOST,
    THRESHOLD_COUNT
};

struct threshold {
    struct phrase id;
    struct figure value;
    struct phrase unit;
    struct phrase_list sources;
    struct phrase note; /* for review dates and the like: what people are told */
};

/* rules.yaml as one mapping. */
struct threshold_table {
    struct phrase version; /* of the whole content */
    civil_day reviewed;
    struct row_list numbers;                        /* struct threshold */
    const struct threshold *by_name[THRESHOLD_COUNT]; /* filled by threshold_finish */
};
extern const struct schema threshold_table_schema;

/* Finds every name; one that is missing, or a number that has no name, is bad
 * content. */
bool threshold_finish(struct threshold_table *table, const char *file,
                      struct diagnostic_list *list);

/* What the note of a number says. */
const char *threshold_note(const struct threshold_table *table, enum threshold_name name);

double threshold_value(const struct threshold_table *table, enum threshold_name name);

#endif
