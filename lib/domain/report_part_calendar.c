#include "domain/report_part.h"

#include "domain/report_strip.h"

/* A calendar says nothing before there are a few weeks, and no more fit than half a year. */
enum { WEEKS_LEAST = 3, WEEKS_MOST = 26, CELL = 2, BARS = 18, MONTH = 3 };

struct calendar {
    struct report_sheet *sheet;
    civil_day monday; /* of the first week */
    civil_day weeks;
};

/* Without the blanks at its end. */
static void end_line(struct text *text)
{
    while (text->length > 0 && text->bytes[text->length - 1] == ' ')
        text->bytes[--text->length] = '\0';
    text_add_char(text, '\n');
}

/* Names each month above the week in which it begins, where there is room. */
static void add_months(const struct calendar *calendar)
{
    struct text *text = calendar->sheet->text;
    size_t free_from = 0;

    text_format(text, "%-*s", SHEET_LABEL, "Calendar");
    for (civil_day week = 0; week < calendar->weeks; week++) {
        int year;
        int month;
        int day;
        size_t column = (size_t)week * CELL;

        civil_day_split(calendar->monday + week * CIVIL_WEEK_DAYS + CIVIL_WEEK_DAYS - 1, &year,
                        &month, &day);
        if (day > CIVIL_WEEK_DAYS || column < free_from)
            continue;
        text_repeat(text, ' ', column - (free_from > 0 ? free_from - 1 : 0));
        text_append(text, civil_month_name(month), MONTH);
        free_from = column + MONTH + 1;
    }
    end_line(text);
}

static const char *mark_of(const struct calendar *calendar, civil_day day)
{
    const struct report_summary *summary = calendar->sheet->summary;
    const struct report_day *row = report_days_find(&summary->days, day);

    if (row == NULL || day < summary->from || day > summary->until || row->worst == REPORT_NO_SCORE)
        return " ";
    return report_strip_mark(row->worst, calendar->sheet->blocks);
}

/* The usual pain on that weekday, as a bar and a number. */
static void add_bar(const struct calendar *calendar, const struct report_tally *pain)
{
    struct text *text = calendar->sheet->text;
    double median;

    if (report_tally_count(pain) == 0)
        return;
    median = report_tally_median(pain);
    text_add(text, "  ");
    for (int i = 0; i < (int)(median + 0.5); i++)
        text_add(text, calendar->sheet->blocks ? "█" : "#");
    text_format(text, "%s%s", median < 0.5 ? "" : " ", sheet_number(calendar->sheet, median));
}

static void add_weekday(const struct calendar *calendar, int weekday)
{
    struct text *text = calendar->sheet->text;

    text_format(text, "%*.3s  ", SHEET_LABEL - 2, civil_weekday_names[weekday]);
    for (civil_day week = 0; week < calendar->weeks; week++) {
        text_add(text, mark_of(calendar, calendar->monday + week * CIVIL_WEEK_DAYS + weekday));
        text_add_char(text, ' ');
    }
    add_bar(calendar, &calendar->sheet->summary->slots.weekdays[weekday]);
    end_line(text);
}

/* What the bars say, for those who hear the page. */
static void add_spoken_weekdays(struct report_sheet *sheet)
{
    const struct report_tally *weekdays = sheet->summary->slots.weekdays;
    char *line = "";

    for (int weekday = 0; weekday < CIVIL_WEEK_DAYS; weekday++) {
        if (report_tally_count(&weekdays[weekday]) > 0)
            line = arena_format(sheet->arena, "%s%s%s %s", line, *line != '\0' ? ", " : "",
                                civil_weekday_names[weekday],
                                sheet_number(sheet, report_tally_median(&weekdays[weekday])));
    }
    if (*line != '\0')
        sheet_row(sheet, "Weekdays", arena_format(sheet->arena, "usual pain: %s", line));
}

void part_calendar(struct report_sheet *sheet)
{
    const struct report_summary *summary = sheet->summary;
    civil_day first = summary->from - civil_weekday(summary->from);
    civil_day last = summary->until - civil_weekday(summary->until);
    civil_day fitting = (civil_day)((sheet->columns - SHEET_LABEL - BARS) / CELL);
    struct calendar calendar = {sheet, first, (last - first) / CIVIL_WEEK_DAYS + 1};

    if (calendar.weeks < WEEKS_LEAST)
        return;
    if (sheet->plain) {
        add_spoken_weekdays(sheet);
        return;
    }
    if (fitting > WEEKS_MOST)
        fitting = WEEKS_MOST;
    if (calendar.weeks > fitting) {
        calendar.weeks = fitting;
        calendar.monday = last - (fitting - 1) * CIVIL_WEEK_DAYS;
    }
    add_months(&calendar);
    for (int weekday = 0; weekday < CIVIL_WEEK_DAYS; weekday++)
        add_weekday(&calendar, weekday);
    sheet_row(sheet, "", "a column a week, a mark a day; the bar: usual pain on that weekday");
}
