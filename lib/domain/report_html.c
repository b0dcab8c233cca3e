#include "domain/report_html.h"

#include "document/markup.h"
#include "domain/report_html_part.h"

const char *const report_audience_words[REPORT_AUDIENCES] = {"person", "clinician"};

/* What is given up, step by step, until the page fits on a sheet. The order is that in which
 * it matters to whom the page is for: the space and the size of type first, then the tail of
 * each list, and the picture, which says nothing that the numbers do not, at last. */
enum { STEPS = 8 };

static const struct html_layout layouts[REPORT_AUDIENCES][STEPS] = {
    [REPORT_FOR_PERSON] = {{HTML_PAGE, PICTURE_WHOLE, false, 0, 0, 3, 280},
                           {HTML_PAGE_FULL, PICTURE_WHOLE, false, 0, 0, 3, 280},
                           {HTML_PAGE_FULL, PICTURE_SMALL, false, 0, 0, 3, 280},
                           {HTML_PAGE_FULL, PICTURE_SMALL, true, 0, 0, 3, 280},
                           {HTML_PAGE_FULL, PICTURE_SMALL, true, 0, 0, 3, 120},
                           {HTML_PAGE_FULL, PICTURE_SMALL, true, 0, 0, 1, 120},
                           {HTML_PAGE_FULL, PICTURE_SIZES, true, 0, 0, 1, 120},
                           {HTML_PAGE_FULL, PICTURE_SIZES, true, 0, 0, 1, 60}},
    [REPORT_FOR_CLINICIAN] = {{HTML_SHEET, PICTURE_WHOLE, false, 4, 3, 3, 280},
                              {HTML_SHEET_FULL, PICTURE_WHOLE, false, 4, 3, 3, 280},
                              {HTML_SHEET_FULL, PICTURE_SMALL, false, 4, 3, 3, 280},
                              {HTML_SHEET_FULL, PICTURE_SMALL, true, 3, 3, 3, 180},
                              {HTML_SHEET_FULL, PICTURE_SMALL, true, 2, 2, 2, 120},
                              {HTML_SHEET_FULL, PICTURE_SMALL, true, 1, 1, 1, 120},
                              {HTML_SHEET_FULL, PICTURE_SIZES, true, 1, 1, 1, 120},
                              {HTML_SHEET_FULL, PICTURE_SIZES, true, 0, 0, 1, 120}},
};

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

static const char *const look_words[HTML_LOOKS] = {
    [HTML_PAGE] = "page",
    [HTML_PAGE_FULL] = "page full",
    [HTML_SHEET] = "sheet",
    [HTML_SHEET_FULL] = "sheet full",
};

static void add_head(struct html *html)
{
    text_add(html->text, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                         "<meta charset=\"utf-8\">\n");
    add_policy(html->text);
    text_add(html->text, "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                         "<meta name=\"color-scheme\" content=\"light dark\">\n"
                         "<meta name=\"referrer\" content=\"no-referrer\">\n");
    html_tag(html, "title", page_title(html));
    text_add(html->text, "\n<style>");
    html_style(html->text);
    text_format(html->text, "</style>\n</head>\n<body class=\"%s\">\n<main>\n",
                look_words[html->layout->look]);
    html_room_title(&html->room);
    html_tag(html, "h1", page_title(html));
    text_add_char(html->text, '\n');
}

static void add_page(struct html *html, enum report_audience audience)
{
    add_head(html);
    if (audience == REPORT_FOR_CLINICIAN)
        html_clinician(html);
    else
        html_person(html);
    text_add(html->text, "</main>\n</body>\n</html>\n");
}

/* The last layout is printed on two sheets sooner than that a warning is left out. */
void report_html(const struct report_summary *summary, size_t bad, enum report_audience audience,
                 enum report_unit unit, struct text *text)
{
    struct text page = {0};
    bool fits = false;

    for (size_t step = 0; step < STEPS && !fits; step++) {
        const struct html_layout *layout = &layouts[audience][step];
        struct html html = {
            .summary = summary,
            .layout = layout,
            .room = {.look = layout->look},
            .sheet = {.summary = summary,
                      .brief = layout->brief,
                      .arena = summary->arena,
                      .text = &page},
            .bad = bad,
            .unit = unit,
            .text = &page,
            .arena = summary->arena,
        };

        text_clear(&page);
        add_page(&html, audience);
        fits = html_room_suffices(&html.room);
    }
    text_append(text, page.bytes, page.length);
    text_free(&page);
}
