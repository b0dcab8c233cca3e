#include "domain/report_html.h"

#include "document/markup.h"
#include "domain/report_html_part.h"

const char *const report_audience_words[REPORT_AUDIENCES] = {"person", "clinician"};

/* --- parts ----------------------------------------------------------------- */

static void add_tag(struct html *html, const char *tag, const char *words)
{
    text_format(html->text, "<%s>", tag);
    markup_add(html->text, words);
    text_format(html->text, "</%s>", tag);
}

void html_section(struct html *html, const char *heading)
{
    text_add(html->text, "<section>\n");
    add_tag(html, "h2", heading);
    text_add_char(html->text, '\n');
}

void html_end_section(struct html *html)
{
    text_add(html->text, "</section>\n");
}

void html_say(struct html *html, const char *look, const char *words)
{
    if (look != NULL)
        text_format(html->text, "<p class=\"%s\">", look);
    else
        text_add(html->text, "<p>");
    markup_add(html->text, words);
    text_add(html->text, "</p>\n");
}

void html_quote(struct html *html, const char *lead, const char *words)
{
    text_add(html->text, "<p>");
    markup_add(html->text, lead);
    text_add(html->text, " <q dir=\"auto\">");
    markup_add(html->text, words);
    text_add(html->text, "</q></p>\n");
}

void html_table(struct html *html, const char *const *heads, size_t count)
{
    text_add(html->text, "<table>\n<thead><tr>");
    for (size_t i = 0; i < count; i++) {
        text_add(html->text, *heads[i] == '\0' ? "<td>" : "<th scope=\"col\">");
        markup_add(html->text, heads[i]);
        text_add(html->text, *heads[i] == '\0' ? "</td>" : "</th>");
    }
    text_add(html->text, "</tr></thead>\n<tbody>\n");
}

void html_cells(struct html *html, const char *const *cells, size_t count)
{
    text_add(html->text, "<tr><th scope=\"row\">");
    markup_add(html->text, cells[0]);
    text_add(html->text, "</th>");
    for (size_t i = 1; i < count; i++)
        add_tag(html, "td", cells[i]);
    text_add(html->text, "</tr>\n");
}

void html_end_table(struct html *html)
{
    text_add(html->text, "</tbody></table>\n");
}

/* A row without a label goes on with the last one. */
static void take_row(void *context, const char *label, const char *body)
{
    struct html *html = context;

    if (*label != '\0' || !html->listed)
        add_tag(html, "dt", label);
    html->listed = true;
    add_tag(html, "dd", body);
    text_add_char(html->text, '\n');
}

void html_list(struct html *html)
{
    text_add(html->text, "<dl>\n");
    html->listed = false;
    html->sheet.take = take_row;
    html->sheet.context = html;
}

void html_end_list(struct html *html)
{
    text_add(html->text, "</dl>\n");
    html->sheet.take = NULL;
}

static const char *const seek_leads[URGENCY_COUNT] = {
    [URGENCY_SELF_CARE] = "",     [URGENCY_ROUTINE] = "Appointment: ",
    [URGENCY_SOON] = "Within days: ", [URGENCY_SAME_DAY] = "Today: ",
    [URGENCY_EMERGENCY] = "Now: ",
};

void html_seeks(struct html *html, size_t most)
{
    const struct report_seeks *seeks = &html->summary->seeks;

    if (seeks->count == 0)
        return;
    text_add(html->text, "<div class=\"act\">\n");
    add_tag(html, "h2", seeks->items[0].urgency > URGENCY_ROUTINE ? "Please act on this first"
                                                                  : "Worth arranging");
    text_add(html->text, "\n<ul>\n");
    for (size_t i = 0; i < seeks->count && i < most; i++) {
        text_add(html->text, "<li>");
        add_tag(html, "strong", seek_leads[seeks->items[i].urgency]);
        markup_add(html->text, seeks->items[i].why);
        text_add(html->text, ".</li>\n");
    }
    text_add(html->text, "</ul>\n");
    if (seeks->count > most)
        html_say(html, NULL, arena_format(html->arena, "And %zu more, no more urgent than these.",
                                          seeks->count - most));
    text_add(html->text, "</div>\n");
}

const char *html_completeness(struct html *html)
{
    const struct report_summary *summary = html->summary;
    size_t days = (size_t)(summary->until - summary->from + 1);
    char *line = arena_format(html->arena, "%zu of %zu day%s with pain scores; %zu entr%s.",
                              summary->logged, days, sheet_plural(days), summary->entries,
                              summary->entries == 1 ? "y" : "ies");

    if (summary->late > 0)
        line = arena_format(html->arena,
                            "%s %zu written more than %s hours late, and not counted.", line,
                            summary->late, sheet_threshold(&html->sheet, THRESHOLD_TOO_LATE_HOURS));
    if (html->bad > 0)
        line = arena_format(html->arena, "%s %zu line%s could not be read and %s left out.", line,
                            html->bad, sheet_plural(html->bad), html->bad == 1 ? "is" : "are");
    return line;
}

/* --- the page -------------------------------------------------------------- */

/* From more warnings on the rest of the sheet is printed smaller. */
enum { SEEKS_FULL = 3 };

/* Only this style may act, and nothing may load. */
static void add_policy(struct text *text)
{
    text_format(text,
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
                " style-src 'sha256-%s'; base-uri 'none'; form-action 'none'\">\n",
                html_style_hash);
}

static const char *page_title(struct html *html)
{
    const struct report_summary *summary = html->summary;

    if (!summary->has_days)
        return "Pain diary";
    return arena_format(html->arena, "Pain diary, %s",
                        sheet_span(&html->sheet, summary->from, summary->until));
}

static void add_head(struct html *html, enum report_audience audience)
{
    text_add(html->text, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                         "<meta charset=\"utf-8\">\n");
    add_policy(html->text);
    text_add(html->text, "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                         "<meta name=\"color-scheme\" content=\"light dark\">\n"
                         "<meta name=\"referrer\" content=\"no-referrer\">\n");
    add_tag(html, "title", page_title(html));
    text_add(html->text, "\n<style>");
    html_style(html->text);
    text_format(html->text, "</style>\n</head>\n<body class=\"%s%s\">\n<main>\n",
                audience == REPORT_FOR_CLINICIAN ? "sheet" : "page",
                html->summary->seeks.count > SEEKS_FULL ? " full" : "");
    add_tag(html, "h1", page_title(html));
    text_add_char(html->text, '\n');
}

void report_html(const struct report_summary *summary, size_t bad, enum report_audience audience,
                 enum report_unit unit, struct text *text)
{
    struct html html = {
        .summary = summary,
        .sheet = {.summary = summary, .arena = summary->arena, .text = text},
        .bad = bad,
        .unit = unit,
        .text = text,
        .arena = summary->arena,
    };

    add_head(&html, audience);
    if (audience == REPORT_FOR_CLINICIAN)
        html_clinician(&html);
    else
        html_person(&html);
    text_add(text, "</main>\n</body>\n</html>\n");
}
