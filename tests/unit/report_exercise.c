/* The colours of section 6 of the contract, ceiling 4: green to 3, amber 4 and 5, red
 * from 6; begun at 4 or more: rise to 1 green, 2 amber, 3 red. */
#include "check.h"

#include "domain/report_exercise.h"

enum { NONE = REPORT_NO_SCORE };

struct row {
    struct report_session session; /* day, before, during, after */
    int morning;
    enum report_colour colour;
    const char *what;
};

static const struct row rows[] = {
    {{0, NONE, NONE, NONE}, NONE, REPORT_NO_COLOUR, "nothing written"},
    {{0, 3, NONE, NONE}, 3, REPORT_NO_COLOUR, "only before"},
    {{0, 0, 0, 0}, NONE, REPORT_GREEN, "no pain at all"},
    {{0, 2, 3, 2}, NONE, REPORT_GREEN, "3 is green"},
    {{0, 2, 4, 2}, NONE, REPORT_AMBER, "4 is amber"},
    {{0, 2, 5, 2}, NONE, REPORT_AMBER, "5 is amber"},
    {{0, 2, 6, 2}, NONE, REPORT_RED, "6 is red"},
    {{0, 2, 2, 6}, NONE, REPORT_RED, "the worst of during and after counts"},
    {{0, 2, NONE, 5}, NONE, REPORT_AMBER, "after alone"},
    {{0, NONE, 5, NONE}, NONE, REPORT_AMBER, "unknown before goes by the level"},
    {{0, NONE, 6, NONE}, NONE, REPORT_RED, "and so for red"},
    {{0, 4, 5, 4}, NONE, REPORT_GREEN, "begun at 4: up 1 is green"},
    {{0, 4, 6, 4}, NONE, REPORT_AMBER, "begun at 4: up 2 is amber"},
    {{0, 4, 7, 4}, NONE, REPORT_RED, "begun at 4: up 3 is red"},
    {{0, 7, 6, 5}, NONE, REPORT_GREEN, "begun at 7: down is green"},
    {{0, 2, 3, 2}, 3, REPORT_GREEN, "next morning up 1 changes nothing"},
    {{0, 2, 3, 2}, 4, REPORT_AMBER, "next morning up 2: green becomes amber"},
    {{0, 2, 5, 2}, 4, REPORT_RED, "next morning up 2: amber becomes red"},
    {{0, 2, 6, 2}, 4, REPORT_RED, "red stays red"},
    {{0, NONE, 3, 2}, 9, REPORT_GREEN, "no before, no comparison"},
};

int main(void)
{
    struct check check = {0};
    struct threshold ceiling = {.value = {4, true}};
    struct threshold rise = {.value = {2, true}};
    struct threshold_table limits = {
        .by_name = {[THRESHOLD_PAIN_CEILING] = &ceiling, [THRESHOLD_MORNING_RISE] = &rise}};

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check_that(&check,
                   report_colour_of(&rows[i].session, rows[i].morning, &limits) == rows[i].colour,
                   rows[i].what);
    return check_end(&check);
}
