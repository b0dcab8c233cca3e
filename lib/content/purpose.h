/* What an exercise is for. */
#ifndef CONTENT_PURPOSE_H
#define CONTENT_PURPOSE_H

enum purpose {
    PURPOSE_SETTLE,
    PURPOSE_MOBILISE,
    PURPOSE_STRENGTHEN,
    PURPOSE_ENDURE,
    PURPOSE_COUNT
};

/* NULL-terminated. */
extern const char *const purpose_words[];

/* How long the pain has lasted: under 42 days, to 84, over 84. */
enum stage { STAGE_ACUTE, STAGE_SUBACUTE, STAGE_PERSISTENT, STAGE_COUNT };
extern const char *const stage_words[];

#endif
