#include "domain/report_table.h"

#include "base/number.h"
#include "document/csv.h"
#include "domain/report_exposure.h"

static const char *const columns[] = {"logged", "count", "low", "median", "high", "flares"};

static void add_number(struct text *text, double number, bool known)
{
    char printed[NUMBER_TEXT];

    csv_write_field(text, known ? number_print(number, printed) : "", false);
}

static void add_header(struct text *text, enum report_unit unit)
{
    csv_write_field(text, report_unit_words[unit], true);
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        csv_write_field(text, columns[i], false);
    for (int i = 0; i < REPORT_MEASURES; i++)
        csv_write_field(text, report_measure_kinds[i], false);
    csv_write_field(text, "triggers", false);
    csv_write_end(text);
}

static void add_pain(struct text *text, const struct report_slice *slice)
{
    bool known = report_tally_count(&slice->pain) > 0;

    add_number(text, (double)slice->logged, true);
    add_number(text, (double)slice->scores, true);
    add_number(text, report_tally_low(&slice->pain), known);
    add_number(text, known ? report_tally_median(&slice->pain) : 0, known);
    add_number(text, slice->worst, slice->worst != REPORT_NO_SCORE);
}

static void add_flares(struct text *text, const struct report_days *days,
                       const struct report_slice *slice)
{
    size_t flares = 0;

    for (size_t i = slice->first; i < slice->end; i++)
        flares += days->items[i].flare;
    add_number(text, (double)flares, true);
}

static void add_measures(struct text *text, const struct report_days *days,
                         const struct report_slice *slice)
{
    civil_day first = days->items[slice->first].day;
    civil_day last = days->items[slice->end - 1].day;

    for (int i = 0; i < REPORT_MEASURES; i++) {
        double median = 0;
        bool known =
            report_exposure_median(days, first, last, (enum report_measure)i, &median);

        add_number(text, median, known);
    }
}

static bool is_named(const struct report_days *days, const struct report_slice *slice,
                     size_t trigger)
{
    for (size_t i = slice->first; i < slice->end; i++) {
        if (report_day_has_trigger(&days->items[i], trigger))
            return true;
    }
    return false;
}

static void add_triggers(struct text *text, const struct report_summary *summary,
                         const struct report_slice *slice)
{
    const struct trigger_list *triggers = &summary->kinds->triggers;
    struct text words = {0};

    for (size_t i = 0; i < triggers->count && i < REPORT_TRIGGERS; i++) {
        if (is_named(&summary->days, slice, i))
            text_format(&words, "%s%s", words.length > 0 ? " " : "", triggers->items[i].id.text);
    }
    csv_write_field(text, words.length > 0 ? words.bytes : "", false);
    text_free(&words);
}

static void add_row(struct text *text, const struct report_summary *summary,
                    const struct report_slice *slice)
{
    char date[CIVIL_DATE_TEXT];

    csv_write_field(text, civil_day_print(slice->start, date), true);
    add_pain(text, slice);
    add_flares(text, &summary->days, slice);
    add_measures(text, &summary->days, slice);
    add_triggers(text, summary, slice);
    csv_write_end(text);
}

void report_table(const struct report_summary *summary, enum report_unit unit, struct text *text)
{
    struct report_span span = {summary->from, summary->until};
    struct report_slice slice;
    size_t index = 0;

    add_header(text, unit);
    while (summary->has_days
           && report_series_next(&summary->days, span, unit, &index, &slice))
        add_row(text, summary, &slice);
}
