/* What the pages of HTML are made of. All words are data here: they are escaped. */
#ifndef DOMAIN_REPORT_HTML_PART_H
#define DOMAIN_REPORT_HTML_PART_H

#include "domain/report_series.h"
#include "domain/report_sheet.h"

struct html {
    const struct report_summary *summary;
    struct report_sheet sheet; /* for its words; its rows become a list, see html_list */
    size_t bad;
    enum report_unit unit;
    bool listed; /* a list item is open */
    struct text *text;
    struct arena *arena;
};

/* A part with a heading, and its end. */
void html_section(struct html *html, const char *heading);
void html_end_section(struct html *html);

/* A paragraph; look is a list of classes, or NULL. */
void html_say(struct html *html, const char *look, const char *words);

/* The person's own words: as a quotation, in whatever direction they are written. */
void html_quote(struct html *html, const char *lead, const char *words);

/* A table: its head, rows of as many cells, its end. The first cell of each names the row. */
void html_table(struct html *html, const char *const *heads, size_t count);
void html_cells(struct html *html, const char *const *cells, size_t count);
void html_end_table(struct html *html);

/* Between these, rows on the sheet become terms and what is said of them. */
void html_list(struct html *html);
void html_end_list(struct html *html);

/* Warnings of the diary, at most so many, the most urgent first. */
void html_seeks(struct html *html, size_t most);

/* "70 of 90 days with pain scores …" with what was left out. */
const char *html_completeness(struct html *html);

/* The parts of the page below its heading. */
void html_person(struct html *html);
void html_clinician(struct html *html);

/* The style of the page, and the hash by which the page's policy lets it through: base64 of
 * SHA-256 over what html_style appends. */
void html_style(struct text *text);
extern const char html_style_hash[];

#endif
