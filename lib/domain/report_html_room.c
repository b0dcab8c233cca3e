#include "domain/report_html_room.h"

#include "base/safe.h"
#include "base/text.h"
#include "base/utf8.h"

#include <math.h>
#include <string.h>

/* The paper between its margins, in points: as wide as A4, as high as Letter less a line or two,
 * because this is a guess. */
static const double paper_width = 533;
static const double paper_height = 727;

/* Of a character as a share of the size of type: most of them; and how much more those take
 * that are as wide as they are high. A wide face (DejaVu Sans) has less than this. */
static const double letter = 0.55;
static const double more = 0.4;
static const char wide_letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZmw%@&";

/* Bold type is wider. */
static const double bold = 1.12;

/* The sizes of report_html_style.c under print, in points. */
struct metrics {
    double type;
    double line;      /* height of a line of it */
    double title;     /* of the page, with what stands around it */
    double heading;   /* of a section */
    double section;   /* before each */
    double paragraph; /* after each */
    double row;       /* around one of a table or a list */
    double frame;     /* around the warnings */
    double picture;   /* how wide */
};

static const struct metrics metrics[HTML_LOOKS] = {
    [HTML_PAGE] = {9, 11.5, 17, 13, 6.8, 4.8, 1.2, 19, 426},
    [HTML_PAGE_FULL] = {7.5, 9.2, 15, 11, 3.2, 2, 0.9, 9, 386},
    [HTML_SHEET] = {8.1, 9.9, 15, 11.3, 4.6, 2, 0.9, 11, 386},
    [HTML_SHEET_FULL] = {7.2, 8.6, 13, 10, 3, 1.2, 0.9, 8, 386},
};

/* Between the columns; a term and its gap; a list's indent and the box's padding; a cell's. */
enum { COLUMN_GAP = 19, TERM = 81, INDENT = 28, CELL_GAP = 6, PICTURE = 600 };

static const struct metrics *metrics_of(const struct html_room *room)
{
    return &metrics[room->look];
}

static double line_width(const struct html_room *room)
{
    double width = room->paired ? (paper_width - COLUMN_GAP) / 2 : paper_width;

    return room->framed ? width - INDENT : width;
}

static void take(struct html_room *room, double height)
{
    if (room->paired && room->part_count > 0)
        room->parts[room->part_count - 1] += height;
    else
        room->used += height;
}

/* --- words ----------------------------------------------------------------- */

/* As they are printed: with what is made visible. */
static double width_of(const struct html_room *room, const char *words)
{
    struct text safe = {0};
    double width = 0;

    safe_append(&safe, words, strlen(words), "");
    if (safe.length > 0)
        width = letter * (double)utf8_width(safe.bytes);
    for (size_t i = 0; i < safe.length; i++)
        width += strchr(wide_letters, safe.bytes[i]) != NULL ? more : 0;
    text_free(&safe);
    return width * metrics_of(room)->type;
}

static double height_of(const struct html_room *room, double width, double place)
{
    double lines = ceil(width / place);

    return (lines > 1 ? lines : 1) * metrics_of(room)->line;
}

void html_room_paragraph(struct html_room *room, const char *words)
{
    take(room, height_of(room, width_of(room, words), line_width(room))
                   + metrics_of(room)->paragraph);
}

void html_room_cells(struct html_room *room, const char *const *cells, size_t count)
{
    double whole = line_width(room);
    double height = 0;

    for (size_t i = 0; i < count; i++) {
        double place = i == 0 ? 0.3 * whole : 0.7 * whole / (double)(count - 1);

        double width = width_of(room, cells[i]);

        height = fmax(height, height_of(room, i == 0 ? bold * width : width, place - CELL_GAP));
    }
    take(room, height + metrics_of(room)->row);
}

void html_room_term(struct html_room *room, const char *words)
{
    take(room, height_of(room, width_of(room, words), line_width(room) - TERM)
                   + metrics_of(room)->row);
}

void html_room_item(struct html_room *room, const char *lead, const char *words)
{
    take(room, height_of(room, bold * width_of(room, lead) + width_of(room, words),
                         line_width(room)));
}

/* --- parts ----------------------------------------------------------------- */

void html_room_title(struct html_room *room)
{
    take(room, metrics_of(room)->title);
}

void html_room_section(struct html_room *room)
{
    if (room->paired && room->part_count < HTML_PAIRED)
        room->parts[room->part_count++] = 0;
    take(room, metrics_of(room)->section + metrics_of(room)->heading);
}

void html_room_frame(struct html_room *room)
{
    take(room, metrics_of(room)->frame + metrics_of(room)->heading);
}

void html_room_picture(struct html_room *room, double height)
{
    take(room, height * metrics_of(room)->picture / PICTURE + metrics_of(room)->section);
}

void html_room_pair(struct html_room *room)
{
    room->paired = true;
    room->part_count = 0;
}

static double sum(const double *parts, size_t count)
{
    double whole = 0;

    for (size_t i = 0; i < count; i++)
        whole += parts[i];
    return whole;
}

/* The higher column, where the first is filled as far as makes both most alike. */
void html_room_end_pair(struct html_room *room)
{
    double least = sum(room->parts, room->part_count);

    for (size_t i = 1; i < room->part_count; i++)
        least = fmin(least, fmax(sum(room->parts, i),
                                 sum(room->parts + i, room->part_count - i)));
    room->paired = false;
    take(room, least + metrics_of(room)->section);
}

bool html_room_suffices(const struct html_room *room)
{
    return room->used <= paper_height;
}
