/* What the pages of HTML are made of. All words are data here: they are escaped. */
#ifndef DOMAIN_REPORT_HTML_PART_H
#define DOMAIN_REPORT_HTML_PART_H

#include "domain/picture_frame.h"
#include "domain/report_html_room.h"
#include "domain/report_series.h"
#include "domain/report_sheet.h"

/* How much a page shows: what it is given when it would need a second sheet. What matters for
 * safety, warnings, symptoms, and medicines at their limits, is in all of them. */
struct html_layout {
    enum html_look look;
    enum picture_size picture; /* PICTURE_SIZES: none */
    bool brief;                /* long lists of the person's page are cut shorter */
    size_t rows;               /* of each table */
    size_t links;              /* between triggers and pain */
    size_t quotes;             /* questions */
    size_t quote_columns;      /* a longer one is cut there, and marked */
};

struct html {
    const struct report_summary *summary;
    const struct html_layout *layout;
    struct html_room room; /* what it takes on paper */
    struct report_sheet sheet; /* for its words; its rows become a list, see html_list */
    size_t bad;
    enum report_unit unit;
    bool listed; /* a list item is open */
    bool cut;    /* a quotation is not whole */
    struct text *text;
    struct arena *arena;
};

/* Words between a tag and its end. */
void html_tag(struct html *html, const char *tag, const char *words);

/* A part with a heading, and its end. */
void html_section(struct html *html, const char *heading);
void html_end_section(struct html *html);

/* A paragraph; look is a list of classes, or NULL. */
void html_say(struct html *html, const char *look, const char *words);

/* A sentence that may not be called for: nothing when it is NULL. */
void html_say_if(struct html *html, const char *sentence);

/* The person's own words: as a quotation, in whatever direction they are written. */
void html_quote(struct html *html, const char *lead, const char *words);

/* After all of them: which of so many shown are not whole, or not there, and where they are. */
void html_unquoted(struct html *html, size_t questions, size_t goals);

/* What a list has no room for, and where it is; nothing when count is 0. */
void html_more(struct html *html, size_t count, const char *command);

/* A table: its head, rows of as many cells, its end. The first cell of each names the row. */
void html_table(struct html *html, const char *const *heads, size_t count);
void html_cells(struct html *html, const char *const *cells, size_t count);
void html_end_table(struct html *html);

/* Between these, rows on the sheet become terms and what is said of them. */
void html_list(struct html *html);
void html_end_list(struct html *html);

/* All warnings of the diary, the most urgent first. */
void html_seeks(struct html *html);

/* The picture, or that there is no room for it. */
void html_picture(struct html *html);

/* Of a list, as many as the layout has room for. */
size_t html_fewer(size_t count, size_t most);

/* Sections between these stand in two columns. */
void html_pair(struct html *html);
void html_end_pair(struct html *html);

/* "18 November 2026": always with the year, as the sheet is filed. */
const char *html_day(struct html *html, civil_day day);

/* "70 of 90 days with pain scores …" with what was left out. */
const char *html_completeness(struct html *html);

/* The parts of the page below its heading. */
void html_person(struct html *html);
void html_clinician(struct html *html);

/* Of the clinician's, those that stand in two columns. */
void html_clinician_pairs(struct html *html);

/* The style of the page, and the hash by which the page's policy lets it through: base64 of
 * SHA-256 over what html_style appends. */
void html_style(struct text *text);
extern const char html_style_hash[];

#endif
