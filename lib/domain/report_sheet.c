#include "domain/report_sheet.h"

#include "base/number.h"
#include "base/utf8.h"

#include <string.h>

/* One line: a screen reader pauses at its end. */
static void add_plain(struct report_sheet *sheet, const char *label, const char *body)
{
    label += strspn(label, " ");
    text_format(sheet->text, "%s%s%s\n", label, *label != '\0' ? ": " : "", body);
}

void sheet_paragraph(struct report_sheet *sheet, size_t indent, const char *label, const char *body)
{
    size_t column = utf8_width(label);
    bool fresh = true;

    if (sheet->take != NULL) {
        sheet->take(sheet->context, label, body);
        return;
    }
    if (sheet->plain) {
        add_plain(sheet, label, body);
        return;
    }
    text_add(sheet->text, label);
    while (*body != '\0') {
        size_t length = strcspn(body, " ");
        const char *word = arena_copy(sheet->arena, body, length);
        size_t width = utf8_width(word);

        if (!fresh && column + 1 + width > sheet->columns) {
            text_add_char(sheet->text, '\n');
            column = 0;
            fresh = true;
        }
        if (fresh && column < indent) {
            text_repeat(sheet->text, ' ', indent - column);
            column = indent;
        } else if (!fresh) {
            text_add_char(sheet->text, ' ');
            column++;
        }
        text_add(sheet->text, word);
        column += width;
        fresh = false;
        body += length + (body[length] == ' ' ? 1 : 0);
    }
    text_add_char(sheet->text, '\n');
}

void sheet_row(struct report_sheet *sheet, const char *label, const char *body)
{
    sheet_paragraph(sheet, SHEET_LABEL, label, body);
}

const char *sheet_number(struct report_sheet *sheet, double number)
{
    char text[NUMBER_TEXT];

    return arena_text(sheet->arena, number_print(number, text));
}

const char *sheet_threshold(struct report_sheet *sheet, enum threshold_name name)
{
    return sheet_number(sheet, threshold_value(sheet->summary->limits, name));
}

static int year_of(civil_day day)
{
    int year;
    int month;
    int day_of_month;

    civil_day_split(day, &year, &month, &day_of_month);
    return year;
}

/* "18 November" */
static char *day_and_month(struct report_sheet *sheet, civil_day day)
{
    int year;
    int month;
    int day_of_month;

    civil_day_split(day, &year, &month, &day_of_month);
    return arena_format(sheet->arena, "%d %s", day_of_month, civil_month_name(month));
}

const char *sheet_day(struct report_sheet *sheet, civil_day day)
{
    return report_day_name(day, moment_civil(sheet->summary->now).day, sheet->arena);
}

const char *sheet_short_span(struct report_sheet *sheet, civil_day first, civil_day last)
{
    int year;
    int last_year;
    int month;
    int last_month;
    int day_of_month;

    if (first == last)
        return sheet_day(sheet, last);
    civil_day_split(last, &last_year, &last_month, &day_of_month);
    civil_day_split(first, &year, &month, &day_of_month);
    if (year == last_year && month == last_month)
        return arena_format(sheet->arena, "%d to %s", day_of_month, sheet_day(sheet, last));
    return arena_format(sheet->arena, "%s to %s",
                        year == last_year ? day_and_month(sheet, first) : sheet_day(sheet, first),
                        sheet_day(sheet, last));
}

const char *sheet_span(struct report_sheet *sheet, civil_day first, civil_day last)
{
    if (first == last)
        return arena_format(sheet->arena, "%s %d", day_and_month(sheet, last), year_of(last));
    if (year_of(first) == year_of(last))
        return arena_format(sheet->arena, "%s to %s %d", day_and_month(sheet, first),
                            day_and_month(sheet, last), year_of(last));
    return arena_format(sheet->arena, "%s %d to %s %d", day_and_month(sheet, first), year_of(first),
                        day_and_month(sheet, last), year_of(last));
}

const char *sheet_plural(size_t count)
{
    return count == 1 ? "" : "s";
}
