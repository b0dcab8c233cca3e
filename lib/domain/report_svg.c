#include "domain/report_svg.h"

#include "document/markup.h"
#include "domain/picture_colour.h"
#include "domain/picture_frame.h"

#include <math.h>

/* Where the key stands below the rows, and how much paper below that. */
enum { KEY = 24, FOOT = 12, EMPTY_HEIGHT = 60 };

/* How much of the top is for the title, which a page has elsewhere. */
enum { TITLE_HEIGHT = 36 };

/* How many flares and medicines the description names. */
enum { TOLD = 5 };

/* --- words ----------------------------------------------------------------- */

static const char *title_of(struct picture *picture)
{
    const struct report_summary *summary = picture->summary;

    return arena_format(picture->sheet.arena, "Pain from 0 to 10, %s",
                        sheet_span(&picture->sheet, summary->from, summary->until));
}

static size_t count_scores(const struct report_summary *summary)
{
    const struct report_days *days = &summary->days;
    size_t count = 0;

    for (size_t i = report_days_from(days, summary->from); i < days->count; i++) {
        if (days->items[i].day <= summary->until)
            count += days->items[i].scores;
    }
    return count;
}

static const char *logged_text(struct picture *picture)
{
    const struct report_summary *summary = picture->summary;
    size_t days = (size_t)(summary->until - summary->from + 1);
    size_t scores = count_scores(summary);

    if (scores == 0)
        return arena_format(picture->sheet.arena, "no pain score on %zu day%s", days,
                            sheet_plural(days));
    return arena_format(picture->sheet.arena, "%zu of %zu day%s with pain scores; %zu score%s",
                        summary->logged, days, sheet_plural(days), scores, sheet_plural(scores));
}

static const char *level_text(struct picture *picture)
{
    const struct report_summary *summary = picture->summary;
    struct report_sheet *sheet = &picture->sheet;
    const char *median = "";

    if (summary->logged == 0)
        return "";
    if (report_tally_count(&summary->pain) > 0)
        median = arena_format(sheet->arena, ", median %s",
                              sheet_number(sheet, report_tally_median(&summary->pain)));
    return arena_format(sheet->arena, " Worst %d%s. %s or more on %.0f %% of the logged days.",
                        summary->worst, median,
                        sheet_threshold(sheet, THRESHOLD_MODERATE_PAIN),
                        summary->moderate_percent);
}

static const char *flare_text(struct picture *picture)
{
    const struct report_flares *flares = &picture->summary->flares;
    struct arena *arena = picture->sheet.arena;
    size_t skipped = flares->count > TOLD ? flares->count - TOLD : 0;
    char *line;

    if (flares->count == 0)
        return "";
    line = arena_format(arena, " %zu flare%s", flares->count, sheet_plural(flares->count));
    for (size_t i = skipped; i < flares->count; i++) {
        const struct report_flare *flare = &flares->items[i];
        const char *first = skipped > 0 ? ", the last" : ":";

        line = arena_format(arena, "%s%s %s", line, i == skipped ? first : ",",
                            sheet_span(&picture->sheet, flare->first, flare->last));
    }
    return arena_format(arena, "%s.", line);
}

static const char *medicine_text(struct picture *picture)
{
    const struct report_summary *summary = picture->summary;
    struct arena *arena = picture->sheet.arena;
    size_t count;
    const struct report_medicine **order = report_medicines_by_days(
        &summary->medicines, summary->from, summary->until, arena, &count);
    char *line = "";

    for (size_t i = 0; i < count && i < TOLD; i++) {
        size_t days = report_medicine_days(order[i], summary->from, summary->until);

        line = arena_format(arena, "%s%s %s on %zu day%s", line, i == 0 ? " Medicines:" : ",",
                            order[i]->id, days, sheet_plural(days));
    }
    return count > 0 ? arena_format(arena, "%s.", line) : "";
}

static const char *description_of(struct picture *picture)
{
    return arena_format(picture->sheet.arena, "%s.%s%s%s Days that were not logged are gaps.",
                        logged_text(picture), level_text(picture), flare_text(picture),
                        medicine_text(picture));
}

/* --- drawing --------------------------------------------------------------- */

static void add_key(struct picture *picture)
{
    const char *unit = report_unit_words[picture->unit];
    double y = picture->y + KEY;

    text_format(picture->text,
                "<path class=\"bar\" stroke-width=\"4\" d=\"M%d %.1fv-8\"/>\n"
                "<path class=\"line\" d=\"M%d %.1fh18\"/>\n",
                PICTURE_LEFT + 2, y, PICTURE_LEFT + 176, y - 4);
    picture_words(picture, PICTURE_LEFT + 10, y, "muted",
                  arena_format(picture->sheet.arena, "lowest to worst of the %s", unit));
    picture_words(picture, PICTURE_LEFT + 200, y, "muted",
                  arena_format(picture->sheet.arena, "median of the %s", unit));
    picture_words(picture, PICTURE_RIGHT, y, "muted end", "gap: not logged");
    picture->y = y;
}

static void draw(struct picture *picture, bool alone)
{
    if (alone) {
        picture_words(picture, 8, 16, "ink head", title_of(picture));
        picture_words(picture, 8, 32, "muted", logged_text(picture));
    }
    picture_tint(picture);
    picture_axes(picture);
    picture_pain(picture);
    picture_rows(picture);
    add_key(picture);
}

static void draw_empty(struct picture *picture)
{
    picture_words(picture, 8, 16, "ink head", "Pain diary");
    picture_words(picture, 8, 36, "muted",
                  "Nothing was logged in these days, so nothing can be said about them.");
    picture->y = EMPTY_HEIGHT - FOOT;
}

static void add_meaning(struct picture *picture)
{
    bool any = picture->summary->has_days;

    text_add(picture->text, "<title id=\"picture-title\">");
    markup_add(picture->text, any ? title_of(picture) : "Pain diary");
    text_add(picture->text, "</title>\n<desc id=\"picture-desc\">");
    markup_add(picture->text, any ? description_of(picture)
                                  : "Nothing was logged in these days, so nothing can be said"
                                    " about them.");
    text_add(picture->text, "</desc>\n");
}

/* The height is known when all is drawn. */
static int add_root(struct picture *picture, bool alone)
{
    int top = alone ? 0 : TITLE_HEIGHT;
    int height = (int)ceil(picture->y) + FOOT - top;

    text_format(picture->text, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 %d %d %d\"",
                top, PICTURE_WIDTH, height);
    if (alone)
        text_format(picture->text, " width=\"%d\" height=\"%d\"", PICTURE_WIDTH, height);
    text_add(picture->text,
             " role=\"img\" aria-labelledby=\"picture-title picture-desc\">\n");
    add_meaning(picture);
    if (alone) {
        text_add(picture->text, "<style>\n");
        picture_style(picture->text);
        text_add(picture->text, "</style>\n<rect class=\"ground\" width=\"100%\""
                                " height=\"100%\"/>\n");
    }
    return height;
}

static int add_svg(const struct report_summary *summary, enum report_unit unit,
                   enum picture_size size, bool alone, struct text *text)
{
    struct text body = {0};
    int height;
    struct picture picture = {
        .summary = summary,
        .sheet = {.summary = summary, .arena = summary->arena},
        .unit = unit < REPORT_UNITS ? unit : picture_unit(summary->from, summary->until),
        .size = size,
        .text = &body,
    };

    if (summary->has_days)
        draw(&picture, alone);
    else
        draw_empty(&picture);
    picture.text = text;
    height = add_root(&picture, alone);
    text_append(text, body.bytes, body.length);
    text_add(text, "</svg>\n");
    text_free(&body);
    return height;
}

void report_svg(const struct report_summary *summary, enum report_unit unit, struct text *text)
{
    text_add(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    add_svg(summary, unit, PICTURE_WHOLE, true, text);
}

int report_svg_inline(const struct report_summary *summary, enum report_unit unit,
                      enum picture_size size, struct text *text)
{
    return add_svg(summary, unit, size, false, text);
}
