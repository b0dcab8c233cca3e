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

struct report_change report_change(const struct report_days *days, civil_day first, civil_day last,
                                   const struct threshold_table *limits)
{
    civil_day window = (civil_day)threshold_value(limits, THRESHOLD_CHANGE_WINDOW_DAYS);
    double least = threshold_value(limits, THRESHOLD_CHANGE_ENTRIES);
    civil_day middle = last - window + 1;
    civil_day start = middle - window > first ? middle - window : first;
    struct report_tally before = report_days_pain(days, start, middle - 1);
    struct report_tally now = report_days_pain(days, middle > first ? middle : first, last);
    struct report_change change = {0};

    if ((double)report_tally_count(&before) < least || (double)report_tally_count(&now) < least)
        return change;
    change.before = report_tally_median(&before);
    change.now = report_tally_median(&now);
    change.points = change.now - change.before;
    change.has_percent = change.before > 0;
    if (change.has_percent)
        change.percent = 100 * change.points / change.before;
    change.verdict = judge(&change, limits);
    return change;
}
