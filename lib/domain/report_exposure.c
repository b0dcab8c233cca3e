#include "domain/report_exposure.h"

#include "base/memory.h"
#include "domain/statistics.h"

#include <stdlib.h>
#include <string.h>

const char *const report_measure_kinds[REPORT_MEASURES] = {"slept", "sat", "stress", "walked"};

const char *const report_measure_exposures[REPORT_MEASURES] = {"less-sleep", "more-sitting",
                                                               "more-stress", "more-steps"};

/* --- taking -------------------------------------------------------------- */

static int measure_of(const struct diary_entry *entry)
{
    for (int i = 0; i < REPORT_MEASURES; i++) {
        if (strcmp(entry->record.kind, report_measure_kinds[i]) == 0)
            return i;
    }
    return REPORT_MEASURES;
}

static void note_trigger(struct report_exposure *exposure, const char *word, size_t length,
                         const struct trigger_list *triggers)
{
    for (size_t i = 0; i < triggers->count && i < REPORT_TRIGGERS; i++) {
        const char *id = triggers->items[i].id.text;

        if (strncmp(id, word, length) == 0 && id[length] == '\0') {
            exposure->triggers[i / 64] |= (uint64_t)1 << (i % 64);
            return;
        }
    }
}

struct report_exposure report_exposure_of(const struct diary_entry *entry,
                                          const struct diary_kinds *kinds)
{
    const char *words = record_get(&entry->record, "trigger");
    int measure = measure_of(entry);
    struct report_exposure exposure = {.any = words != NULL || measure < REPORT_MEASURES};

    for (int i = 0; i < REPORT_MEASURES; i++)
        exposure.measures[i] = i == measure ? (float)diary_value(entry) : REPORT_NO_MEASURE;
    while (words != NULL && *words != '\0') {
        size_t length = strcspn(words, ",");

        note_trigger(&exposure, words, length, &kinds->triggers);
        words += length + (words[length] == ',' ? 1 : 0);
    }
    return exposure;
}

void report_exposure_take(struct report_day *row, const struct report_exposure *exposure)
{
    for (int i = 0; i < REPORT_TRIGGER_SETS; i++)
        row->triggers[i] |= exposure->triggers[i];
    for (int i = 0; i < REPORT_MEASURES; i++) {
        if (exposure->measures[i] > row->measures[i])
            row->measures[i] = exposure->measures[i];
    }
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
