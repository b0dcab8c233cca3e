#include "content/exercise.h"

static const char *const setting_words[] = {"desk", "floor", NULL};
const char *const position_words[] = {"sitting", "standing", "wall", "doorway", "hands-and-knees",
                                      "kneeling", "supine", "prone", "side-lying", "walking", NULL};

/* Bounds of the table, not advice: they catch a slip of the pen. */
static const struct schema_row dose_rows[] = {
    SCHEMA_ROW_NUMBER(dose, "sets", sets, SCHEMA_SPAN, REQUIRED, 1, 6),
    SCHEMA_ROW_NUMBER(dose, "reps", reps, SCHEMA_SPAN, REQUIRED, 1, 60),
    SCHEMA_ROW_NUMBER(dose, "hold", hold, SCHEMA_SPAN, REQUIRED, 0, 120),
    SCHEMA_ROW_NUMBER(dose, "rest", rest, SCHEMA_SPAN, REQUIRED, 0, 300),
    SCHEMA_ROW_NUMBER(dose, "times", times, SCHEMA_SPAN, REQUIRED, 1, 12),
    SCHEMA_ROW_NUMBER(dose, "days", days, SCHEMA_SPAN, REQUIRED, 1, 7),
};
static const struct schema dose_schema = SCHEMA_OF_PLACED("dose", dose, dose_rows);

static const struct schema_row stage_rows[] = {
    SCHEMA_ROW_NESTED(dose_by_stage, "acute", stages[STAGE_ACUTE], SCHEMA_ENTRY, OPTIONAL,
                      &dose_schema),
    SCHEMA_ROW_NESTED(dose_by_stage, "subacute", stages[STAGE_SUBACUTE], SCHEMA_ENTRY, OPTIONAL,
                      &dose_schema),
    SCHEMA_ROW_NESTED(dose_by_stage, "persistent", stages[STAGE_PERSISTENT], SCHEMA_ENTRY, OPTIONAL,
                      &dose_schema),
};
static const struct schema stage_schema = SCHEMA_OF("dose by stage", dose_by_stage, stage_rows);

static const struct schema_row exercise_rows[] = {
    SCHEMA_ROW(exercise, "id", id, SCHEMA_WORD, REQUIRED),
    SCHEMA_ROW(exercise, "name", name, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW_SHORT(exercise, "brief", brief, SCHEMA_TEXT, REQUIRED, 60),
    SCHEMA_ROW_TERM(exercise, "position", position, SCHEMA_TERM, REQUIRED, position_words),
    SCHEMA_ROW_TERM(exercise, "setting", setting, SCHEMA_TERM, REQUIRED, setting_words),
    SCHEMA_ROW(exercise, "equipment", equipment, SCHEMA_WORDS, REQUIRED),
    SCHEMA_ROW(exercise, "targets", targets, SCHEMA_TEXTS, REQUIRED),
    SCHEMA_ROW(exercise, "purpose", purpose, SCHEMA_WORDS, REQUIRED),
    SCHEMA_ROW_NUMBER(exercise, "level", level, SCHEMA_WHOLE, REQUIRED, 1, 3),
    SCHEMA_ROW(exercise, "steps", steps, SCHEMA_TEXTS, REQUIRED),
    SCHEMA_ROW_NESTED(exercise, "dose", dose, SCHEMA_ENTRY, REQUIRED, &stage_schema),
    SCHEMA_ROW_NUMBER(exercise, "pace", pace, SCHEMA_NUMBER, REQUIRED, 1, 120),
    SCHEMA_ROW_NUMBER(exercise, "sides", sides, SCHEMA_WHOLE, REQUIRED, 1, 2),
    SCHEMA_ROW(exercise, "tempo", tempo, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(exercise, "breath", breath, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(exercise, "feel", feel, SCHEMA_TEXT, REQUIRED),
    SCHEMA_ROW(exercise, "mistakes", mistakes, SCHEMA_TEXTS, REQUIRED),
    SCHEMA_ROW(exercise, "easier", easier, SCHEMA_WORDS, REQUIRED),
    SCHEMA_ROW(exercise, "harder", harder, SCHEMA_WORDS, REQUIRED),
    SCHEMA_ROW_NESTED(exercise, "not-for", not_for, SCHEMA_ROWS, REQUIRED, &caution_why_schema),
    SCHEMA_ROW_NESTED(exercise, "adjust-for", adjust_for, SCHEMA_ROWS, REQUIRED,
                      &caution_how_schema),
    SCHEMA_ROW(exercise, "stop", stop, SCHEMA_TEXTS, REQUIRED),
    SCHEMA_ROW(exercise, "sources", sources, SCHEMA_WORDS, REQUIRED),
    SCHEMA_ROW(exercise, "reviewed", reviewed, SCHEMA_DATE, REQUIRED),
};
const struct schema exercise_schema = SCHEMA_OF("exercise", exercise, exercise_rows);

bool exercise_is_for(const struct exercise *exercise, enum purpose purpose)
{
    return phrase_list_has(&exercise->purpose, purpose_words[purpose]);
}

const struct dose *exercise_dose(const struct exercise *exercise, enum stage stage)
{
    const struct dose *dose = &exercise->dose.stages[stage];

    return dose->sets.given ? dose : NULL;
}
