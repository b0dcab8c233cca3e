#include "domain/picture_colour.h"

#include <stdbool.h>
#include <stddef.h>

/* tests/report-picture.bats computes the contrasts of WCAG 2.2 from what is printed: text
 * against its ground 4.5 at least, graphics 3. Only TINT and PANEL may be fainter: what they
 * say stands in a row of marks or in words too. */
enum colour { PAPER, PANEL, INK, MUTED, GRID, BAR, LINE, TINT, FLARE, MEDICINE, EXERCISE, COLOURS };

struct shade {
    const char *light;
    const char *dark;
};

static const struct shade shades[COLOURS] = {
    [PAPER] = {"#ffffff", "#12181f"},    [PANEL] = {"#f2f5f8", "#1c252e"},
    [INK] = {"#17212b", "#e8edf2"},      [MUTED] = {"#4c5a67", "#aab6c2"},
    [GRID] = {"#84909b", "#6f7b87"},     [BAR] = {"#5089bf", "#4a86bd"},
    [LINE] = {"#0d2438", "#eef5fb"},     [TINT] = {"#fdf1e9", "#38281f"},
    [FLARE] = {"#a8461a", "#f0925f"},    [MEDICINE] = {"#0b6b58", "#4fc3a8"},
    [EXERCISE] = {"#66518f", "#b7a3e0"},
};

struct style_row {
    const char *selector;
    const char *property;
    enum colour colour;
};

static const struct style_row picture_rows[] = {
    {".ground", "fill", PAPER},      {".ink", "fill", INK},
    {".muted", "fill", MUTED},       {".grid", "stroke", GRID},
    {".bar", "stroke", BAR},         {".line", "stroke", LINE},
    {".tint", "fill", TINT},         {".flare", "fill", FLARE},
    {".medicine", "fill", MEDICINE}, {".exercise", "fill", EXERCISE},
};

static const struct style_row page_rows[] = {
    {"body", "background-color", PAPER}, {"body", "color", INK},
    {".quiet", "color", MUTED},          {"th,td,dt,dd", "border-color", GRID},
    {".act", "border-color", FLARE},     {".act", "background-color", PANEL},
};

static void add_rows(struct text *text, const struct style_row *rows, size_t count, bool dark)
{
    for (size_t i = 0; i < count; i++) {
        const struct shade *shade = &shades[rows[i].colour];

        text_format(text, "%s{%s:%s}\n", rows[i].selector, rows[i].property,
                    dark ? shade->dark : shade->light);
    }
}

static void add_both(struct text *text, const struct style_row *rows, size_t count)
{
    add_rows(text, rows, count, false);
    text_add(text, "@media screen and (prefers-color-scheme:dark){\n");
    add_rows(text, rows, count, true);
    text_add(text, "}\n");
}

void picture_style(struct text *text)
{
    text_add(text, "text{font:11px system-ui,sans-serif}\n"
                   ".head{font-size:13px;font-weight:600}\n"
                   ".end{text-anchor:end}\n"
                   ".mid{text-anchor:middle}\n"
                   "path{fill:none}\n"
                   ".grid{stroke-width:.6}\n"
                   ".level{stroke-dasharray:4 3}\n"
                   ".bar,.line{stroke-linecap:round;stroke-linejoin:round}\n"
                   ".line{stroke-width:1.4}\n"
                   ".dot{stroke-width:3.2}\n");
    add_both(text, picture_rows, sizeof picture_rows / sizeof picture_rows[0]);
}

void picture_page_style(struct text *text)
{
    add_both(text, page_rows, sizeof page_rows / sizeof page_rows[0]);
}
