#include "domain/report_html_part.h"

#include "base/build.h"
#include "base/utf8.h"
#include "document/markup.h"
#include "domain/report_sentence.h"
#include "domain/report_svg.h"

#include <string.h>

/* --- parts ----------------------------------------------------------------- */

void html_tag(struct html *html, const char *tag, const char *words)
{
    text_format(html->text, "<%s>", tag);
    markup_add(html->text, words);
    text_format(html->text, "</%s>", tag);
}

void html_section(struct html *html, const char *heading)
{
    html_room_section(&html->room);
    text_add(html->text, "<section>\n");
    html_tag(html, "h2", heading);
    text_add_char(html->text, '\n');
}

void html_end_section(struct html *html)
{
    text_add(html->text, "</section>\n");
}

void html_say(struct html *html, const char *look, const char *words)
{
    html_room_paragraph(&html->room, words);
    if (look != NULL)
        text_format(html->text, "<p class=\"%s\">", look);
    else
        text_add(html->text, "<p>");
    markup_add(html->text, words);
    text_add(html->text, "</p>\n");
}

void html_say_if(struct html *html, const char *sentence)
{
    if (sentence != NULL)
        html_say(html, NULL, sentence);
}

void html_more(struct html *html, size_t count, const char *command)
{
    if (count > 0)
        html_say(html, "quiet", arena_format(html->arena, "And %zu more: %s", count, command));
}

size_t html_fewer(size_t count, size_t most)
{
    return count < most ? count : most;
}

void html_pair(struct html *html)
{
    html_room_pair(&html->room);
    text_add(html->text, "<div class=\"pair\">\n");
}

void html_end_pair(struct html *html)
{
    html_room_end_pair(&html->room);
    text_add(html->text, "</div>\n");
}

void html_picture(struct html *html)
{
    int height;

    if (html->layout->picture == PICTURE_SIZES) {
        html_say(html, "quiet", "There is no room for the picture: " PROGRAM_REPORT " -f svg");
        return;
    }
    height = report_svg_inline(html->summary, html->unit, html->layout->picture, html->text);
    html_room_picture(&html->room, height);
}

/* --- quotations ------------------------------------------------------------ */

/* Cut between characters where the layout says so, and marked. */
static const char *cut_words(struct html *html, const char *words)
{
    static const char mark[] = "…";
    size_t length = strlen(words);
    size_t end = 0;
    size_t columns = 0;

    while (end < length) {
        uint32_t code;
        size_t size = utf8_decode(words + end, length - end, &code);

        size = size > 0 ? size : 1;
        columns += utf8_width(arena_copy(html->arena, words + end, size));
        if (columns > html->layout->quote_columns)
            break;
        end += size;
    }
    if (end < length)
        words = arena_format(html->arena, "%.*s%s", (int)end, words, mark);
    length = strlen(words);
    html->cut |= length >= strlen(mark) && strcmp(words + length - strlen(mark), mark) == 0;
    return words;
}

void html_quote(struct html *html, const char *lead, const char *words)
{
    const char *shown = cut_words(html, words);

    html_room_paragraph(&html->room, arena_format(html->arena, "%s “%s”", lead, shown));
    text_add(html->text, "<p class=\"words\">");
    markup_add(html->text, lead);
    text_add(html->text, " <q dir=\"auto\">");
    markup_add(html->text, shown);
    text_add(html->text, "</q></p>\n");
}

void html_unquoted(struct html *html, size_t questions, size_t goals)
{
    const struct report_notes *notes = &html->summary->notes;
    size_t more_questions = notes->questions.total - questions;
    size_t more_goals = notes->goals.total - goals;
    const char *earlier = "";
    const char *cut = html->cut ? "Long texts are cut. " : "";

    if (more_questions + more_goals > 0)
        earlier = arena_format(html->arena,
                               "Not shown: %zu earlier question%s, %zu earlier goal%s. ",
                               more_questions, sheet_plural(more_questions), more_goals,
                               sheet_plural(more_goals));
    if (*earlier != '\0' || html->cut)
        html_say(html, "quiet", arena_format(html->arena, "%s%sWhole: " PROGRAM_LOG
                                             " -p -k question,goal", earlier, cut));
}

/* --- tables and lists ------------------------------------------------------ */

void html_table(struct html *html, const char *const *heads, size_t count)
{
    html_room_cells(&html->room, heads, count);
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
    html_room_cells(&html->room, cells, count);
    text_add(html->text, "<tr><th scope=\"row\">");
    markup_add(html->text, cells[0]);
    text_add(html->text, "</th>");
    for (size_t i = 1; i < count; i++)
        html_tag(html, "td", cells[i]);
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

    html_room_term(&html->room, body);
    if (*label != '\0' || !html->listed)
        html_tag(html, "dt", label);
    html->listed = true;
    html_tag(html, "dd", body);
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

/* --- warnings -------------------------------------------------------------- */

static const char *const seek_leads[URGENCY_COUNT] = {
    [URGENCY_SELF_CARE] = "",     [URGENCY_ROUTINE] = "Appointment: ",
    [URGENCY_SOON] = "Within days: ", [URGENCY_SAME_DAY] = "Today: ",
    [URGENCY_EMERGENCY] = "Now: ",
};

static void add_seek(struct html *html, const struct report_seek *seek)
{
    const char *lead = seek_leads[seek->urgency];

    html_room_item(&html->room, lead, seek->why);
    text_add(html->text, "<li>");
    html_tag(html, "strong", lead);
    markup_add(html->text, seek->why);
    text_add(html->text, ".</li>\n");
}

void html_seeks(struct html *html)
{
    const struct report_seeks *seeks = &html->summary->seeks;

    if (seeks->count == 0)
        return;
    html_room_frame(&html->room);
    html->room.framed = true;
    text_add(html->text, "<div class=\"act\">\n");
    html_tag(html, "h2", seeks->items[0].urgency > URGENCY_ROUTINE ? "Please act on this first"
                                                                  : "Worth arranging");
    text_add(html->text, "\n<ul>\n");
    for (size_t i = 0; i < seeks->count; i++)
        add_seek(html, &seeks->items[i]);
    text_add(html->text, "</ul>\n</div>\n");
    html->room.framed = false;
}

const char *html_day(struct html *html, civil_day day)
{
    return sheet_span(&html->sheet, day, day);
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
        line = arena_format(html->arena, "%s %s", line, sentence_unread(&html->sheet, html->bad));
    return line;
}
