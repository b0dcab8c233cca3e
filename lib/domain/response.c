#include "domain/response.h"

#include "domain/report_tally.h"

const char *const response_words[] = {"", "green", "amber", "red"};

static bool is_known(int score)
{
    return score != REPORT_NO_SCORE;
}

static enum response_colour colour_by_level(int peak, double ceiling, double margin)
{
    if (peak < ceiling)
        return RESPONSE_GREEN;
    return peak < ceiling + margin ? RESPONSE_AMBER : RESPONSE_RED;
}

static enum response_colour colour_by_rise(int risen, double amber)
{
    if (risen < amber)
        return RESPONSE_GREEN;
    return risen > amber ? RESPONSE_RED : RESPONSE_AMBER;
}

/* A bad morning without a score before it can only be held against a session that was
 * not green itself. */
static bool is_unsettled(const struct response_scores *scores, enum response_colour colour,
                         double ceiling, const struct threshold_table *limits)
{
    bool known = is_known(scores->before);

    if (!is_known(scores->morning))
        return false;
    if (known
        && scores->morning - scores->before >= threshold_value(limits, THRESHOLD_MORNING_RISE))
        return true;
    return colour > RESPONSE_GREEN && scores->morning >= ceiling
           && (!known || scores->morning > scores->before);
}

struct response response_of(const struct response_scores *scores, double ceiling,
                            const struct threshold_table *limits)
{
    struct response response = {RESPONSE_NONE, false, false, scores->during};
    bool by_rise = is_known(scores->before) && scores->before >= ceiling;

    if (scores->after > response.peak)
        response.peak = scores->after;
    if (!is_known(response.peak))
        return response;
    response.colour =
        by_rise ? colour_by_rise(response.peak - scores->before,
                                 threshold_value(limits, THRESHOLD_RISE_AMBER))
                : colour_by_level(response.peak, ceiling,
                                  threshold_value(limits, THRESHOLD_RED_MARGIN));
    response.less = response.colour == RESPONSE_AMBER && !by_rise && response.peak > ceiling;
    response.unsettled = response.colour < RESPONSE_RED
                         && is_unsettled(scores, response.colour, ceiling, limits);
    if (response.unsettled)
        response.colour++;
    return response;
}
