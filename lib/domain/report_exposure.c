#include "domain/report_exposure.h"

#include "base/joined.h"
#include "base/memory.h"
#include "base/word.h"
#include "domain/statistics.h"

#include <stdlib.h>

const char *const report_measure_kinds[REPORT_MEASURES] = {"slept", "sat", "stress", "walked"};

const char *const report_measure_exposures[REPORT_MEASURES] = {"less-sleep", "more-sitting",
                                                               "more-stress", "more-steps"};

/* --- taking -------------------------------------------------------------- */

static enum report_measure measure_of(const char *kind)
{
    int measure = 0;

    while (measure < REPORT_MEASURES && !word_equals(kind, report_measure_kinds[measure]))
        measure++;
    return (enum report_measure)measure;
}

static void note_trigger(struct report_exposure *exposure, struct joined_word word,
                         const struct trigger_list *triggers)
{
    for (size_t i = 0; i < triggers->count && i < REPORT_TRIGGERS; i++) {
        if (joined_is(word, triggers->items[i].id.text)) {
            exposure->triggers[i / 64] |= (uint64_t)1 << (i % 64);
            return;
        }
    }
}

struct report_exposure report_exposure_of(const struct diary_entry *entry,
                                          const struct diary_kinds *kinds)
{
    const char *words = record_get(&entry->record, "trigger");
    enum report_measure measure = measure_of(entry->record.kind);
    struct report_exposure exposure = {.measure = (unsigned char)measure,
                                       .any = words != NULL || measure < REPORT_MEASURES};
    struct joined_word word;

    if (measure < REPORT_MEASURES)
        exposure.amount = (float)diary_value(entry);
    while (joined_next(&words, &word))
        note_trigger(&exposure, word, &kinds->triggers);
    return exposure;
}

void report_exposure_take(struct report_day *row, const struct report_exposure *exposure)
{
    for (int i = 0; i < REPORT_TRIGGER_SETS; i++)
        row->triggers[i] |= exposure->triggers[i];
    if (exposure->measure < REPORT_MEASURES && exposure->amount > row->measures[exposure->measure])
        row->measures[exposure->measure] = exposure->amount;
}

/* --- telling ------------------------------------------------------------- */

enum report_exposed report_exposure_trigger(const struct report_day *day, size_t trigger)
{
    if (report_day_has_trigger(day, trigger))
        return REPORT_EXPOSED;
    return day->scores > 0 || day->flare ? REPORT_UNEXPOSED : REPORT_UNKNOWN;
}

bool report_exposure_median(const struct report_days *days, civil_day first, civil_day last,
                            enum report_measure measure, double *median)
{
    double *values = memory_alloc(memory_product(days->count + 1, sizeof *values));
    size_t count = 0;

    for (size_t i = report_days_from(days, first); i < days->count; i++) {
        if (days->items[i].day <= last && days->items[i].measures[measure] >= 0)
            values[count++] = (double)days->items[i].measures[measure];
    }
    statistics_sort(values, count);
    if (count > 0)
        *median = statistics_median(values, count);
    free(values);
    return count > 0;
}

enum report_exposed report_exposure_measure(const struct report_day *day,
                                            enum report_measure measure, double median)
{
    double value = (double)day->measures[measure];
    bool worse = measure == REPORT_SLEPT ? value < median : value > median;

    if (value < 0)
        return REPORT_UNKNOWN;
    return worse ? REPORT_EXPOSED : REPORT_UNEXPOSED;
}
