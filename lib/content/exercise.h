/* Exercises, in full: how, how much, for whom not. */
#ifndef CONTENT_EXERCISE_H
#define CONTENT_EXERCISE_H

#include "content/caution.h"
#include "content/purpose.h"
#include "schema/schema.h"

#include <stdbool.h>

/* Ranges: low for a beginner or a bad day, high for later. */
struct dose {
    struct span sets;  /* per session */
    struct span reps;  /* per set and side */
    struct span hold;  /* seconds per rep, beside the pace */
    struct span rest;  /* seconds between sets */
    struct span times; /* a day */
    struct span days;  /* a week */
    struct place place;
};

struct dose_by_stage {
    struct dose stages[STAGE_COUNT]; /* sets.given is false where it is not offered */
};

enum setting { SETTING_DESK, SETTING_FLOOR };

enum position {
    POSITION_SITTING,
    POSITION_STANDING,
    POSITION_WALL,
    POSITION_DOORWAY,
    POSITION_HANDS_AND_KNEES,
    POSITION_KNEELING,
    POSITION_SUPINE,
    POSITION_PRONE,
    POSITION_SIDE_LYING,
    POSITION_WALKING
};

extern const char *const position_words[];

struct exercise {
    struct phrase id;
    struct phrase name;
    struct phrase brief; /* for a notification, at most 60 characters */
    int position;        /* enum position */
    int setting;         /* enum setting */
    struct phrase_list equipment;
    struct phrase_list targets;
    struct phrase_list purpose; /* words of purpose.h */
    struct figure level;        /* 1 easy to 3 hard */
    struct phrase_list steps;
    struct dose_by_stage dose;
    struct figure pace;  /* seconds one rep takes beside its hold */
    struct figure sides; /* 1, or 2: done on each side */
    struct phrase tempo;
    struct phrase breath;
    struct phrase feel;
    struct phrase_list mistakes;
    struct phrase_list easier;
    struct phrase_list harder;
    struct row_list not_for;    /* struct caution */
    struct row_list adjust_for; /* struct caution */
    struct phrase_list stop;
    struct phrase_list sources;
    civil_day reviewed;
};

extern const struct schema exercise_schema;

bool exercise_is_for(const struct exercise *exercise, enum purpose purpose);

/* The dose of a stage, or NULL when the exercise is not offered then. */
const struct dose *exercise_dose(const struct exercise *exercise, enum stage stage);

#endif
