#include "domain/report_change.h"

const char *const report_verdict_words[] = {"too-few", "none", "possible", "meaningful"};

static enum report_verdict judge(const struct report_change *change,
                                 const struct threshold_table *limits)
{
    bool points = -change->points >= threshold_value(limits, THRESHOLD_MEANINGFUL_POINTS);
    bool percent = change->has_percent
                   && -change->percent >= threshold_value(limits, THRESHOLD_MEANINGFUL_PERCENT);

    if (points && percent)
        return REPORT_CHANGE_MEANINGFUL;
    return points || percent ? REPORT_CHANGE_POSSIBLE : REPORT_CHANGE_NONE;
}

struct report_span report_change_now(civil_day last, civil_day window)
{
    return (struct report_span){last - window + 1, last};
}

struct report_span report_change_before(civil_day last, civil_day window)
{
    return report_change_now(last - window, window);
}

struct report_change report_change(const struct report_days *days, struct report_span before,
                                   struct report_span now, const struct threshold_table *limits)
{
    double least = threshold_value(limits, THRESHOLD_CHANGE_ENTRIES);
    struct report_tally then = report_days_pain(days, before.first, before.last);
    struct report_tally late = report_days_pain(days, now.first, now.last);
    struct report_change change = {0};

    if ((double)report_tally_count(&then) < least || (double)report_tally_count(&late) < least)
        return change;
    change.before = report_tally_median(&then);
    change.now = report_tally_median(&late);
    change.points = change.now - change.before;
    change.has_percent = change.before > 0;
    if (change.has_percent)
        change.percent = 100 * change.points / change.before;
    change.verdict = judge(&change, limits);
    return change;
}
