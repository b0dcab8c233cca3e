/* How much of a printed sheet a page takes. No browser is asked: heights are guessed from the
 * words and from the sizes in report_html_style.c, for a wide face of type, the narrower of
 * A4 and Letter and the shorter of them, so that what fits here fits on paper.
 * tests/chromium.sh holds the guess to what Chromium prints. */
#ifndef DOMAIN_REPORT_HTML_ROOM_H
#define DOMAIN_REPORT_HTML_ROOM_H

#include <stdbool.h>
#include <stddef.h>

/* For a person or a clinician, and in smaller type for a full sheet. */
enum html_look { HTML_PAGE, HTML_PAGE_FULL, HTML_SHEET, HTML_SHEET_FULL, HTML_LOOKS };

/* How many sections stand in two columns at most. */
enum { HTML_PAIRED = 8 };

struct html_room {
    enum html_look look;
    bool paired;   /* in two columns */
    bool framed;   /* in the box of warnings */
    double used;   /* in points, from the top */
    double parts[HTML_PAIRED]; /* of the sections in columns */
    size_t part_count;
};

void html_room_title(struct html_room *room);
void html_room_section(struct html_room *room);
void html_room_paragraph(struct html_room *room, const char *words);

/* A row of a table: its first cell has 30 of 100. A row of a list: the words beside a term. */
void html_room_cells(struct html_room *room, const char *const *cells, size_t count);
void html_room_term(struct html_room *room, const char *words);

/* An item of the box of warnings; and the box itself, around them. */
void html_room_item(struct html_room *room, const char *lead, const char *words);
void html_room_frame(struct html_room *room);

/* A picture 600 wide and so high. */
void html_room_picture(struct html_room *room, double height);

/* Sections between these stand in two columns, none broken. */
void html_room_pair(struct html_room *room);
void html_room_end_pair(struct html_room *room);

bool html_room_suffices(const struct html_room *room);

#endif
