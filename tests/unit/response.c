/* The colours of section 6 of the contract, ceiling 4: green to 3, amber 4 and 5, red
 * from 6; begun at 4 or more: rise to 1 green, 2 amber, 3 red. */
#include "check.h"

#include "domain/report_tally.h"
#include "domain/response.h"

enum { NONE = REPORT_NO_SCORE };

struct row {
    struct response_scores scores; /* before, during, after, the next morning */
    enum response_colour colour;
    const char *what;
};

static const struct row rows[] = {
    {{NONE, NONE, NONE, NONE}, RESPONSE_NONE, "nothing written"},
    {{3, NONE, NONE, 3}, RESPONSE_NONE, "only before"},
    {{0, 0, 0, NONE}, RESPONSE_GREEN, "no pain at all"},
    {{2, 3, 2, NONE}, RESPONSE_GREEN, "3 is green"},
    {{2, 4, 2, NONE}, RESPONSE_AMBER, "4 is amber"},
    {{2, 5, 2, NONE}, RESPONSE_AMBER, "5 is amber"},
    {{2, 6, 2, NONE}, RESPONSE_RED, "6 is red"},
    {{2, 2, 6, NONE}, RESPONSE_RED, "the worst of during and after counts"},
    {{2, NONE, 5, NONE}, RESPONSE_AMBER, "after alone"},
    {{NONE, 5, NONE, NONE}, RESPONSE_AMBER, "unknown before goes by the level"},
    {{NONE, 6, NONE, NONE}, RESPONSE_RED, "and so for red"},
    {{4, 5, 4, NONE}, RESPONSE_GREEN, "begun at 4: up 1 is green"},
    {{4, 6, 4, NONE}, RESPONSE_AMBER, "begun at 4: up 2 is amber"},
    {{4, 7, 4, NONE}, RESPONSE_RED, "begun at 4: up 3 is red"},
    {{7, 6, 5, NONE}, RESPONSE_GREEN, "begun at 7: down is green"},
    {{2, 3, 2, 3}, RESPONSE_GREEN, "next morning up 1 changes nothing"},
    {{2, 3, 2, 4}, RESPONSE_AMBER, "next morning up 2: green becomes amber"},
    {{2, 5, 2, 4}, RESPONSE_RED, "next morning up 2: amber becomes red"},
    {{2, 6, 2, 4}, RESPONSE_RED, "red stays red"},
    {{NONE, 3, 2, 9}, RESPONSE_GREEN, "no before, no comparison"},
    {{3, 5, 3, 4}, RESPONSE_RED, "amber that is still at the ceiling next morning"},
    {{3, 5, 3, 3}, RESPONSE_AMBER, "amber that has settled by then"},
    {{NONE, 4, 2, 4}, RESPONSE_RED, "amber, no before, a morning at the ceiling"},
    {{5, 7, 5, 5}, RESPONSE_AMBER, "begun at 5: amber that is back at 5 has settled"},
    {{5, 7, 5, 6}, RESPONSE_RED, "begun at 5: amber, and a morning above that has not"},
    {{5, 7, 5, 7}, RESPONSE_RED, "nor has one up 2"},
    {{5, 6, 5, 6}, RESPONSE_GREEN, "begun at 5: green, and a morning up 1 changes nothing"},
};

static struct response peak_of(const struct threshold_table *limits, double ceiling, int before,
                               int during)
{
    const struct response_scores scores = {before, during, NONE, NONE};

    return response_of(&scores, ceiling, limits);
}

int main(void)
{
    static const struct response_scores worse = {2, 5, 2, 4};
    static const struct response_scores red = {2, 6, 2, 4};
    struct check check = {0};
    struct threshold two = {.value = {2, true}};
    struct threshold_table limits = {
        .by_name = {[THRESHOLD_RED_MARGIN] = &two, [THRESHOLD_RISE_AMBER] = &two,
                    [THRESHOLD_MORNING_RISE] = &two}};

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check_that(&check,
                   response_of(&rows[i].scores, 4, &limits).colour == rows[i].colour,
                   rows[i].what);
    check_that(&check, response_of(&worse, 4, &limits).unsettled,
               "made worse by the morning says so");
    check_that(&check, !response_of(&red, 4, &limits).unsettled,
               "what was red already is not made so by the morning");
    check_that(&check, peak_of(&limits, 2, 2, 3).colour == RESPONSE_GREEN,
               "begun at a ceiling of 2: up 1 is green");
    check_that(&check,
               peak_of(&limits, 2, 1, 3).colour == RESPONSE_AMBER
                   && peak_of(&limits, 2, 1, 3).less,
               "3 over a ceiling of 2 is amber that asks for less");
    check_that(&check,
               peak_of(&limits, 4, 2, 4).colour == RESPONSE_AMBER
                   && !peak_of(&limits, 4, 2, 4).less,
               "4 under a ceiling of 4 is amber that asks for the same");
    return check_end(&check);
}
