#include "domain/calendar.h"

#include "base/build.h"
#include "base/hash.h"
#include "base/number.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    LINE_OCTETS = 75, /* RFC 5545 3.1 */
    MOST_MINUTES = 24 * 60
};

/* SEQUENCE counts minutes from 2020 on: 31 bits reach far. */
static const int64_t sequence_start = 1577836800;

/* --- content lines ------------------------------------------------------- */

/* Ends a line, folded where it is longer than a line may be, never inside a character. */
static void add_line(struct text *text, const char *line)
{
    size_t length = strlen(line);
    size_t room = LINE_OCTETS;

    while (length > room) {
        size_t size = room;

        while (size > 1 && ((unsigned char)line[size] & 0xC0) == 0x80)
            size--;
        text_append(text, line, size);
        text_add(text, "\r\n ");
        line += size;
        length -= size;
        room = LINE_OCTETS - 1;
    }
    text_format(text, "%s\r\n", line);
}

/* A property whose value is TEXT: "\" ";" and "," are escaped; line ends are not in it. */
static void add_text(struct text *text, const char *name, const char *value)
{
    struct text line = {0};

    text_format(&line, "%s:", name);
    for (; *value != '\0'; value++) {
        if (strchr("\\;,", *value) != NULL)
            text_add_char(&line, '\\');
        text_add_char(&line, *value);
    }
    add_line(text, line.bytes);
    text_free(&line);
}

static void add_property(struct text *text, struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void add_property(struct text *text, struct arena *arena, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add_line(text, arena_vformat(arena, format, arguments));
    va_end(arguments);
}

/* 20261123T090000: on the wall clock, wherever that is. */
static const char *floating(struct civil civil, struct arena *arena)
{
    int year;
    int month;
    int day;

    civil_day_split(civil.day, &year, &month, &day);
    return arena_format(arena, "%04d%02d%02dT%02d%02d%02d", year, month, day, civil.minute / 60,
                        civil.minute % 60, civil.second);
}

/* --- series -------------------------------------------------------------- */

/* Firings that differ only in their day. */
struct series {
    const struct firing *const *items; /* by day */
    size_t count;
    size_t number; /* among those of the same thing */
};

static int compare_things(const struct firing *a, const struct firing *b)
{
    if (a->moment.rank != b->moment.rank)
        return a->moment.rank < b->moment.rank ? -1 : 1;
    return strcmp(a->moment.what, b->moment.what);
}

static int compare_series(const struct firing *a, const struct firing *b)
{
    int order = compare_things(a, b);

    if (order == 0 && a->moment.minute != b->moment.minute)
        order = a->moment.minute < b->moment.minute ? -1 : 1;
    return order != 0 ? order : strcmp(a->text, b->text);
}

static int compare(const void *a, const void *b)
{
    const struct firing *one = *(const struct firing *const *)a;
    const struct firing *other = *(const struct firing *const *)b;
    int order = compare_series(one, other);

    if (order == 0 && one->at.seconds != other->at.seconds)
        order = one->at.seconds < other->at.seconds ? -1 : 1;
    return order;
}

static struct civil civil_of(const struct firing *firing)
{
    return moment_civil(firing->at);
}

/* Weekdays on which the series comes at all. */
static void find_weekdays(const struct series *series, bool weekdays[CIVIL_WEEK_DAYS])
{
    for (int i = 0; i < CIVIL_WEEK_DAYS; i++)
        weekdays[i] = false;
    for (size_t i = 0; i < series->count; i++)
        weekdays[civil_weekday(civil_of(series->items[i]).day)] = true;
}

static void add_rule(const struct series *series, const bool weekdays[CIVIL_WEEK_DAYS],
                     struct arena *arena, struct text *text)
{
    static const char *const names[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    const char *list = "";

    for (int i = 0; i < CIVIL_WEEK_DAYS; i++) {
        if (weekdays[i])
            list = arena_format(arena, "%s%s%s", list, *list != '\0' ? "," : "", names[i]);
    }
    add_property(text, arena, "RRULE:FREQ=WEEKLY;UNTIL=%s;BYDAY=%s",
                 floating(civil_of(series->items[series->count - 1]), arena), list);
}

/* The days of the rule that the series leaves out. */
static void add_exceptions(const struct series *series, const bool weekdays[CIVIL_WEEK_DAYS],
                           struct arena *arena, struct text *text)
{
    struct civil civil = civil_of(series->items[0]);
    civil_day last = civil_of(series->items[series->count - 1]).day;
    size_t next = 0;

    for (; civil.day <= last; civil.day++) {
        if (civil_of(series->items[next]).day == civil.day)
            next++;
        else if (weekdays[civil_weekday(civil.day)])
            add_property(text, arena, "EXDATE:%s", floating(civil, arena));
    }
}

static void add_repetition(const struct series *series, struct arena *arena, struct text *text)
{
    bool weekdays[CIVIL_WEEK_DAYS];

    if (series->count == 1)
        return;
    find_weekdays(series, weekdays);
    add_rule(series, weekdays, arena, text);
    add_exceptions(series, weekdays, arena, text);
}

/* Whole minutes, rounded up, and one where the plan has none: what lasts no time at all some
 * calendars show as an hour. */
static void add_duration(const struct firing *firing, struct arena *arena, struct text *text)
{
    const char *minutes = firing->moment.item != NULL ? firing->moment.item->minutes : NULL;
    double number = 1;

    if (minutes != NULL && (!number_parse(minutes, &number) || number > MOST_MINUTES))
        number = 1;
    add_property(text, arena, "DURATION:PT%dM", (int)ceil(number));
}

static void add_event(const struct series *series, struct moment now, struct arena *arena,
                      struct text *text)
{
    const struct firing *first = series->items[0];
    const char *stamp = floating(moment_civil((struct moment){now.seconds, 0}), arena);
    const char *thing = arena_format(arena, "%d %s %zu", (int)first->moment.rank,
                                     first->moment.what, series->number);

    add_line(text, "BEGIN:VEVENT");
    add_property(text, arena, "UID:nudge-%016" PRIx64 "@upperback", hash_text(HASH_START, thing));
    add_property(text, arena, "DTSTAMP:%sZ", stamp);
    add_property(text, arena, "LAST-MODIFIED:%sZ", stamp);
    add_property(text, arena, "SEQUENCE:%" PRId64,
                 now.seconds > sequence_start ? (now.seconds - sequence_start) / 60 : 0);
    add_property(text, arena, "DTSTART:%s", floating(civil_of(first), arena));
    add_duration(first, arena, text);
    add_repetition(series, arena, text);
    add_text(text, "SUMMARY", first->text);
    add_line(text, "CLASS:PRIVATE");
    add_line(text, "TRANSP:TRANSPARENT");
    add_line(text, "BEGIN:VALARM");
    add_line(text, "ACTION:DISPLAY");
    add_line(text, "TRIGGER:PT0S");
    add_text(text, "DESCRIPTION", first->text);
    add_line(text, "END:VALARM");
    add_line(text, "END:VEVENT");
}

static void add_events(const struct firing *const *sorted, size_t count, struct moment now,
                       struct arena *arena, struct text *text)
{
    struct series series = {.items = sorted};

    for (size_t i = 1; i <= count; i++) {
        const struct firing *next = i < count ? sorted[i] : NULL;

        series.count = (size_t)(sorted + i - series.items);
        if (next != NULL && compare_series(series.items[0], next) == 0)
            continue;
        add_event(&series, now, arena, text);
        if (next != NULL && compare_things(series.items[0], next) == 0)
            series.number++;
        else
            series.number = 0;
        series.items = sorted + i;
    }
}

void calendar_write(const struct firing_list *firings, struct moment now, struct arena *arena,
                    struct text *text)
{
    const struct firing **sorted = arena_array(arena, firings->count, sizeof *sorted);

    if (firings->count == 0)
        return;
    for (size_t i = 0; i < firings->count; i++)
        sorted[i] = &firings->items[i];
    qsort(sorted, firings->count, sizeof *sorted, compare);
    add_line(text, "BEGIN:VCALENDAR");
    add_line(text, "VERSION:2.0");
    add_property(text, arena, "PRODID:-//upperback//nudge %s//EN", build_version);
    add_events(sorted, firings->count, now, arena, text);
    add_line(text, "END:VCALENDAR");
}
