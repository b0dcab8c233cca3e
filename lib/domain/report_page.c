#include "domain/report_page.h"

#include "base/build.h"
#include "domain/report_part.h"
#include "domain/report_sentence.h"

/* Where the sentences about warnings begin, what is one screen, and what a prompt takes. */
enum { SEEK = 15, WIDEST = 80, LINES = 40, PROMPT = 1 };

/* Below so many logged days a diary has just begun. */
enum { DAYS_ENOUGH = 7 };

static void add_title(struct report_sheet *sheet, size_t bad)
{
    const struct report_summary *summary = sheet->summary;
    size_t days = (size_t)(summary->until - summary->from + 1);
    char *line = arena_format(sheet->arena, "%zu of %zu day%s with pain scores, %zu entr%s.",
                              summary->logged, days, sheet_plural(days), summary->entries,
                              summary->entries == 1 ? "y" : "ies");

    text_format(sheet->text, "Pain diary, %s\n", sheet_span(sheet, summary->from, summary->until));
    if (summary->late > 0)
        line = arena_format(sheet->arena, "%s %zu written too late to count.", line, summary->late);
    if (summary->logged > 0 && summary->logged < DAYS_ENOUGH)
        line = arena_format(sheet->arena, "%s A good start.", line);
    if (bad > 0)
        line = arena_format(sheet->arena, "%s %s", line, sentence_unread(sheet, bad));
    if (sheet->cut)
        line = arena_format(sheet->arena, "%s In full: " PROGRAM_REPORT " | less", line);
    sheet_paragraph(sheet, 0, "", line);
}

/* A sentence that may not be called for. */
static void add_sentence(struct report_sheet *sheet, const char *sentence)
{
    if (sentence != NULL)
        sheet_paragraph(sheet, 0, "", sentence);
}

static void add_empty(struct report_sheet *sheet, size_t bad)
{
    text_add(sheet->text, "Pain diary\n");
    add_sentence(sheet, sentence_unread(sheet, bad));
    add_sentence(sheet, sentence_nothing(sheet, bad));
    add_sentence(sheet, sentence_episode(sheet));
}

static const char *const seek_leads[URGENCY_COUNT] = {
    [URGENCY_SELF_CARE] = "",     [URGENCY_ROUTINE] = "appointment", [URGENCY_SOON] = "WITHIN DAYS",
    [URGENCY_SAME_DAY] = "TODAY", [URGENCY_EMERGENCY] = "NOW",
};

static void add_seeks(struct report_sheet *sheet)
{
    const struct report_seeks *seeks = &sheet->summary->seeks;

    if (seeks->count == 0)
        return;
    text_add(sheet->text, seeks->items[0].urgency > URGENCY_ROUTINE ? "\nPlease act on this first\n"
                                                                    : "\nWorth arranging\n");
    for (size_t i = 0; i < seeks->count; i++)
        sheet_paragraph(sheet, SEEK,
                        arena_format(sheet->arena, "  %s", seek_leads[seeks->items[i].urgency]),
                        arena_format(sheet->arena, "%s.", seeks->items[i].why));
}

static void add_end(struct report_sheet *sheet)
{
    text_add_char(sheet->text, '\n');
    add_sentence(sheet, sentence_too_few(sheet));
    add_sentence(sheet, sentence_limits);
}

/* What a slice is called: a day by its date, a week by its Monday. */
static const char *slice_name(struct report_sheet *sheet, enum report_unit unit, civil_day start)
{
    char date[CIVIL_DATE_TEXT];

    civil_day_print(start, date);
    if (unit == REPORT_BY_MONTH)
        date[sizeof "2026-11" - 1] = '\0';
    return arena_format(sheet->arena, "%s%s", unit == REPORT_BY_WEEK ? "week of " : "", date);
}

static void add_slice(struct report_sheet *sheet, enum report_unit unit,
                      const struct report_slice *slice)
{
    if (slice->logged == 0)
        return;
    text_format(sheet->text, "%s  worst %2d", slice_name(sheet, unit, slice->start), slice->worst);
    if (report_tally_count(&slice->pain) > 0)
        text_format(sheet->text, ", usually %s, lowest %d",
                    sheet_number(sheet, report_tally_median(&slice->pain)),
                    report_tally_low(&slice->pain));
    text_format(sheet->text, ", %zu score%s", slice->scores, sheet_plural(slice->scores));
    if (unit != REPORT_BY_DAY)
        text_format(sheet->text, " on %zu day%s", slice->logged, sheet_plural(slice->logged));
    text_add_char(sheet->text, '\n');
}

static void add_series(struct report_sheet *sheet, enum report_unit unit)
{
    const struct report_summary *summary = sheet->summary;
    struct report_span span = {summary->from, summary->until};
    struct report_slice slice;
    size_t index = 0;

    text_add_char(sheet->text, '\n');
    while (report_series_next(&summary->days, span, unit, &index, &slice))
        add_slice(sheet, unit, &slice);
}

static void add_all(struct report_sheet *sheet, size_t bad)
{
    add_title(sheet, bad);
    add_sentence(sheet, sentence_episode(sheet));
    add_seeks(sheet);
    text_add_char(sheet->text, '\n');
    part_pain(sheet);
    if (sheet->summary->logged > 0)
        part_strip(sheet);
    if (sheet->calendar && sheet->summary->logged > 0)
        part_calendar(sheet);
    if (!sheet->crowded && !sheet->brief)
        part_best_day(sheet);
    part_trend(sheet);
    part_change(sheet);
    part_flares(sheet);
    part_hours(sheet);
    if (!sheet->crowded)
        part_places(sheet);
    part_triggers(sheet);
    if (!sheet->crowded)
        part_exercises(sheet);
    part_medicines(sheet);
    add_end(sheet);
}

static size_t count_lines(const struct text *text)
{
    size_t count = 0;

    for (size_t i = 0; i < text->length; i++)
        count += text->bytes[i] == '\n';
    return count;
}

/* What is given up, step by step, until the page fits into so many lines: long lists beside
 * the calendar, the calendar, then what matters least of the rest. Warnings never are. */
static void add_to_fit(struct report_sheet *sheet, size_t bad, size_t room)
{
    static const struct {
        bool calendar;
        bool brief;
        bool crowded;
    } steps[] = {{true, false, false},
                 {true, true, false},
                 {false, false, false},
                 {false, true, false},
                 {false, false, true}};

    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        text_clear(sheet->text);
        sheet->calendar = steps[i].calendar;
        sheet->brief = steps[i].brief;
        sheet->crowded = steps[i].crowded;
        add_all(sheet, bad);
        if (count_lines(sheet->text) <= room)
            return;
        sheet->cut = sheet->cut || count_lines(sheet->text) <= LINES;
    }
}

/* A page that is heard, or goes on with a list, is no screenful anyway. */
static size_t room_on(const struct report_paper *paper)
{
    if (paper->rows == 0 || paper->rows > LINES || paper->plain || paper->unit < REPORT_UNITS)
        return LINES;
    return paper->rows - PROMPT;
}

void report_page(const struct report_summary *summary, size_t bad, const struct report_paper *paper,
                 struct text *text)
{
    struct text whole = {0};
    struct report_sheet sheet = {
        .summary = summary,
        .columns = paper->columns < WIDEST ? paper->columns : WIDEST,
        .blocks = paper->blocks,
        .plain = paper->plain,
        .text = &whole,
        .arena = summary->arena,
    };

    if (summary->has_days) {
        add_to_fit(&sheet, bad, room_on(paper));
        if (paper->unit < REPORT_UNITS)
            add_series(&sheet, paper->unit);
    } else {
        add_empty(&sheet, bad);
        add_seeks(&sheet);
        add_end(&sheet);
    }
    text_append(text, whole.bytes, whole.length);
    text_free(&whole);
}
