#include "content/threshold.h"

#include "base/word.h"

static const struct schema_row threshold_rows[] = {
    SCHEMA_ROW(threshold, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW_NUMBER(threshold, "value", value, SCHEMA_NUMBER, REQUIRED, 0, 100000),
    SCHEMA_ROW(threshold, "unit", unit, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(threshold, "sources", sources, SCHEMA_WORDS, REQUIRED),
    SCHEMA_ROW(threshold, "note", note, SCHEMA_TEXT, REQUIRED),
};
static const struct schema threshold_schema = SCHEMA_OF("number", threshold, threshold_rows);

static const struct schema_row table_rows[] = {
    SCHEMA_ROW(threshold_table, "version", version, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(threshold_table, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
    SCHEMA_ROW_NESTED(threshold_table, "numbers", numbers, SCHEMA_ROWS, REQUIRED,
                      &threshold_schema),
};
const struct schema threshold_table_schema =
    SCHEMA_OF("the clinical numbers", threshold_table, table_rows);

/* The ids in rules.yaml. */
static const char *const number_words[THRESHOLD_COUNT] = {
    [THRESHOLD_PAIN_CEILING] = "pain-ceiling",
    [THRESHOLD_PAIN_CEILING_MOST] = "pain-ceiling-most",
    [THRESHOLD_PAIN_CEILING_SPECIAL] = "pain-ceiling-special",
    [THRESHOLD_SUBACUTE_FROM_DAYS] = "subacute-from-days",
    [THRESHOLD_PERSISTENT_FROM_DAYS] = "persistent-from-days",
    [THRESHOLD_LIKELY_POINTS] = "likely-points",
    [THRESHOLD_LIKELY_LEAD] = "likely-lead",
    [THRESHOLD_ADULT_AGE] = "adult-age",
    [THRESHOLD_EXERCISE_AGE] = "exercise-age",
    [THRESHOLD_ANSWERS_FRESH_DAYS] = "answers-fresh-days",
    [THRESHOLD_SEVERE_PAIN] = "severe-pain",
    [THRESHOLD_SAME_DAY_HOURS] = "same-day-hours",
    [THRESHOLD_SOON_DAYS] = "soon-days",
    [THRESHOLD_ROUTINE_DAYS] = "routine-days",
    [THRESHOLD_REVIEW_FRESH_HOURS] = "review-fresh-hours",
    [THRESHOLD_REVIEW_FIRST_DAYS] = "review-first-days",
    [THRESHOLD_REVIEW_DAYS] = "review-days",
    [THRESHOLD_REVIEW_SECOND_DAYS] = "review-second-days",
    [THRESHOLD_REVIEW_THIRD_DAYS] = "review-third-days",
    [THRESHOLD_REVIEW_THIRD_DAYS_OLDER] = "review-third-days-older",
    [THRESHOLD_OLDER_AGE] = "older-age",
    [THRESHOLD_REVIEW_FOURTH_DAYS] = "review-fourth-days",
    [THRESHOLD_REVIEW_FIFTH_DAYS] = "review-fifth-days",
    [THRESHOLD_CLEARED_DAYS] = "cleared-days",
    [THRESHOLD_PLAN_MINUTES] = "plan-minutes",
    [THRESHOLD_PLAN_DAYS] = "plan-days",
    [THRESHOLD_BREAK_MINUTES] = "break-minutes",
    [THRESHOLD_BREAK_MINUTES_LEAST] = "break-minutes-least",
    [THRESHOLD_BREAK_MINUTES_MOST] = "break-minutes-most",
    [THRESHOLD_BREAK_WALK_MINUTES] = "break-walk-minutes",
    [THRESHOLD_SESSION_MINUTES_MOST] = "session-minutes-most",
    [THRESHOLD_BLOCK_SECONDS] = "block-seconds",
    [THRESHOLD_STRENGTH_GAP_DAYS] = "strength-gap-days",
    [THRESHOLD_REST_DAYS] = "rest-days",
    [THRESHOLD_STEPS_RISE_PERCENT] = "steps-rise-percent",
    [THRESHOLD_STEPS_BAND] = "steps-band",
    [THRESHOLD_STEPS_BAND_OLDER] = "steps-band-older",
    [THRESHOLD_STEPS_WINDOW_DAYS] = "steps-window-days",
    [THRESHOLD_STEPS_DAYS] = "steps-days",
    [THRESHOLD_SETTLE_ONLY_PAIN] = "settle-only-pain",
    [THRESHOLD_MODERATE_PAIN] = "moderate-pain",
    [THRESHOLD_HIGH_PAIN] = "high-pain",
    [THRESHOLD_MEANINGFUL_POINTS] = "meaningful-points",
    [THRESHOLD_MEANINGFUL_PERCENT] = "meaningful-percent",
    [THRESHOLD_CHANGE_WINDOW_DAYS] = "change-window-days",
    [THRESHOLD_CHANGE_ENTRIES] = "change-entries",
    [THRESHOLD_TREND_DAYS] = "trend-days",
    [THRESHOLD_TREND_SPAN_DAYS] = "trend-span-days",
    [THRESHOLD_TREND_SHARE_PERCENT] = "trend-share-percent",
    [THRESHOLD_FLARE_RISE] = "flare-rise",
    [THRESHOLD_FLARE_LEAST] = "flare-least",
    [THRESHOLD_FLARE_WINDOW_DAYS] = "flare-window-days",
    [THRESHOLD_FLARE_JOIN_DAYS] = "flare-join-days",
    [THRESHOLD_LATE_HOURS] = "late-hours",
    [THRESHOLD_TOO_LATE_HOURS] = "too-late-hours",
    [THRESHOLD_VARIABILITY_DAYS] = "variability-days",
    [THRESHOLD_SWING_POINTS] = "swing-points",
    [THRESHOLD_TRIGGER_DAYS] = "trigger-days",
    [THRESHOLD_TRIGGER_SHIFTS] = "trigger-shifts",
    [THRESHOLD_TRIGGER_CHANCE_PERCENT] = "trigger-chance-percent",
    [THRESHOLD_TRIGGER_ADJUST_DAYS] = "trigger-adjust-days",
    [THRESHOLD_RESPONSE_SESSIONS] = "response-sessions",
    [THRESHOLD_IBUPROFEN_DAYS] = "ibuprofen-days",
    [THRESHOLD_IBUPROFEN_MG_DAY] = "ibuprofen-mg-day",
    [THRESHOLD_IBUPROFEN_DOSES_DAY] = "ibuprofen-doses-day",
    [THRESHOLD_IBUPROFEN_MG_MOST] = "ibuprofen-mg-most",
    [THRESHOLD_ANTI_INFLAMMATORIES_DAY] = "anti-inflammatories-day",
    [THRESHOLD_PAINKILLER_DAYS_CODEINE] = "painkiller-days-codeine",
    [THRESHOLD_PAINKILLER_DAYS_SIMPLE] = "painkiller-days-simple",
    [THRESHOLD_PARACETAMOL_MG_DAY] = "paracetamol-mg-day",
    [THRESHOLD_PARACETAMOL_DOSES_DAY] = "paracetamol-doses-day",
    [THRESHOLD_SEEK_RISE] = "seek-rise",
    [THRESHOLD_NIGHT_WAKINGS] = "night-wakings",
    [THRESHOLD_WEEKLY_RISE] = "weekly-rise",
    [THRESHOLD_WEEKLY_DAYS] = "weekly-days",
    [THRESHOLD_FLARES_ROUTINE] = "flares-routine",
    [THRESHOLD_LOG_RECENT_DAYS] = "log-recent-days",
    [THRESHOLD_LOG_RECENT_ENTRIES] = "log-recent-entries",
    [THRESHOLD_RED_MARGIN] = "red-margin",
    [THRESHOLD_RISE_AMBER] = "rise-amber",
    [THRESHOLD_MORNING_RISE] = "morning-rise",
    [THRESHOLD_SETTLE_HOURS] = "settle-hours",
    [THRESHOLD_UP_SESSIONS] = "up-sessions",
    [THRESHOLD_UP_DAYS] = "up-days",
    [THRESHOLD_UP_PERCENT] = "up-percent",
    [THRESHOLD_DOWN_PERCENT] = "down-percent",
    [THRESHOLD_REST_HOURS] = "rest-hours",
    [THRESHOLD_RESTART_PERCENT] = "restart-percent",
    [THRESHOLD_RED_DAYS] = "red-days",
    [THRESHOLD_RED_WINDOW_DAYS] = "red-window-days",
    [THRESHOLD_LAPSE_DAYS] = "lapse-days",
    [THRESHOLD_RESTART_DAYS] = "restart-days",
    [THRESHOLD_GAIN_DAYS] = "gain-days",
    [THRESHOLD_GAIN_POINTS] = "gain-points",
    [THRESHOLD_GAIN_FUNCTION] = "gain-function",
    [THRESHOLD_HOLD_MOST_SECONDS] = "hold-most-seconds",
    [THRESHOLD_CONTENT_REVIEW_DAYS] = "content-review-days",
    [THRESHOLD_READING_GRADE_MOST] = "reading-grade-most",
};

bool threshold_finish(struct threshold_table *table, const char *file,
                      struct diagnostic_list *list)
{
    const struct threshold *numbers = table->numbers.items;
    size_t errors = list->errors;

    for (size_t i = 0; i < table->numbers.count; i++) {
        size_t name = word_index(numbers[i].id.text, number_words, THRESHOLD_COUNT);

        if (name == THRESHOLD_COUNT)
            diagnostic_input(list, numbers[i].id.place, "no program asks for a number '%s'",
                             numbers[i].id.text);
        else if (table->by_name[name] != NULL)
            diagnostic_input(list, numbers[i].id.place, "'%s' is given twice", numbers[i].id.text);
        else
            table->by_name[name] = &numbers[i];
    }
    for (size_t i = 0; i < THRESHOLD_COUNT; i++) {
        if (table->by_name[i] == NULL)
            diagnostic_input(list, (struct place){.file = file}, "the number '%s' is missing",
                             number_words[i]);
    }
    return list->errors == errors;
}

double threshold_value(const struct threshold_table *table, enum threshold_name name)
{
    return table->by_name[name]->value.value;
}

const char *threshold_note(const struct threshold_table *table, enum threshold_name name)
{
    return table->by_name[name]->note.text;
}
