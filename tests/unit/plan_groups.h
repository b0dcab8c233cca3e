/* Who must not do what, apart from the content's own not-for: a second table, kept by hand,
 * so that a slip in one exercise's file is seen. A position of "" is any; an exercise of
 * "" is all in that position. */
#ifndef UNIT_PLAN_GROUPS_H
#define UNIT_PLAN_GROUPS_H

static const struct group_row {
    const char *when;     /* an expression over the answers */
    const char *position; /* a word of position_words */
    const char *exercise;
} group_rows[] = {
    /* pregnancy */
    {"pregnant and pregnancy-weeks >= 16", "supine", ""},
    {"pregnant", "prone", ""},
    {"pregnant", "", "prone-dart"},
    {"pregnant", "", "prone-opposite-arm-leg-raise"},
    {"pregnant and pregnancy-weeks >= 13", "", "seated-cross-leg-twist"},
    {"pregnant and pregnancy-weeks >= 13", "", "knee-plank"},
    {"pregnant and pregnancy-weeks >= 13", "", "plank"},
    {"pregnant and pregnancy-weeks >= 13", "", "thoracic-spine-opener"},
    {"pregnant and pregnancy-weeks >= 16", "", "segmental-rotation"},
    {"pregnant and pregnancy-weeks >= 16", "", "bridge"},
    {"pregnant and pregnancy-weeks >= 16", "", "single-leg-abdominal-press"},
    {"pregnant and pregnancy-weeks >= 16", "", "double-leg-abdominal-press"},
    /* after a caesarean or an operation: only once cleared */
    {"caesarean", "", "band-row"},
    {"caesarean", "", "double-leg-abdominal-press"},
    {"caesarean", "", "bridge"},
    {"recent-surgery", "", "band-row"},
    {"recent-surgery", "", "arm-open-close"},
    {"recent-surgery", "", "overhead-reach"},
    {"recent-surgery", "", "cross-body-arm-stretch"},
    {"recent-surgery", "", "doorway-stretch"},
    {"recent-surgery", "", "single-leg-abdominal-press"},
    {"recent-surgery", "", "double-leg-abdominal-press"},
    /* a broken bone in the spine */
    {"vertebral-fracture", "", "upper-back-twist"},
    {"vertebral-fracture", "", "seated-cross-leg-twist"},
    {"vertebral-fracture", "", "seated-thoracic-extension"},
    {"vertebral-fracture", "", "cat-cow"},
    {"vertebral-fracture", "", "thread-the-needle"},
    {"vertebral-fracture", "", "childs-pose"},
    {"vertebral-fracture", "", "segmental-rotation"},
    {"vertebral-fracture", "", "prone-dart"},
    {"vertebral-fracture", "", "thoracic-spine-opener"},
    /* thin bones: no pressure by a roller */
    {"osteoporosis", "", "thoracic-spine-opener"},
    {"steroids", "", "thoracic-spine-opener"},
    {"fragility-fracture", "", "thoracic-spine-opener"},
    {"osteoporosis and fragility-fracture", "", "seated-cross-leg-twist"},
    {"osteoporosis and fragility-fracture", "", "thread-the-needle"},
    {"osteoporosis and fragility-fracture", "", "childs-pose"},
    {"osteoporosis and fragility-fracture", "", "segmental-rotation"},
    /* blood pressure that is not under control: no straining, no long holds */
    {"uncontrolled-blood-pressure", "", "prone-dart"},
    {"uncontrolled-blood-pressure", "", "knee-plank"},
    {"uncontrolled-blood-pressure", "", "plank"},
    {"uncontrolled-blood-pressure", "", "bridge"},
    {"uncontrolled-blood-pressure", "", "single-leg-abdominal-press"},
    {"uncontrolled-blood-pressure", "", "double-leg-abdominal-press"},
    /* necks */
    {"neck-instability", "", "neck-side-stretch"},
    {"dizzy-on-neck-movement", "", "neck-side-stretch"},
    /* shoulders */
    {"shoulder-instability", "", "cross-body-arm-stretch"},
    {"shoulder-instability", "", "doorway-stretch"},
    {"shoulder-instability", "", "thread-the-needle"},
    {"shoulder-pain-overhead", "", "wall-angels"},
    {"shoulder-pain-overhead", "", "overhead-reach"},
    /* hips, knees, wrists, hernia */
    {"hip-replacement", "", "seated-cross-leg-twist"},
    {"cannot-kneel", "hands-and-knees", ""},
    {"cannot-kneel", "kneeling", ""},
    {"hernia", "", "double-leg-abdominal-press"},
    /* bleeding, cancer, clots: no roller, no ball */
    {"blood-thinners", "", "thoracic-spine-opener"},
    {"blood-thinners", "", "wall-ball-massage"},
    {"blood-thinners", "", "chest-ball-release"},
    {"cancer", "", "thoracic-spine-opener"},
    {"cancer", "", "wall-ball-massage"},
    {"clot-risk", "", "thoracic-spine-opener"},
    {"clot-risk", "", "wall-ball-massage"},
    /* a hot, swollen joint carries no load */
    {"swollen-joints", "", "band-row"},
    {"swollen-joints", "", "plank"},
};

enum { GROUP_ROWS = sizeof group_rows / sizeof group_rows[0] };

#endif
