/* From a record to one line of the diary. */
#include "domain/entry.h"

#include "base/clock.h"
#include "base/utf8.h"
#include "domain/diary_line.h"

#include <stdlib.h>
#include <string.h>

static void put_fields(const struct record *given, const struct row_list *fields,
                       struct arena *arena, struct record *record)
{
    const struct diary_field *items = fields->items;

    for (size_t i = 0; i < fields->count; i++)
        record_set(arena, record, items[i].id.text, record_get(given, items[i].id.text));
}

static int by_key(const void *a, const void *b)
{
    const struct attribute *one = a;
    const struct attribute *other = b;

    return strcmp(one->key, other->key);
}

/* By name, so that the same entry is always the same line. */
static void put_own_keys(const struct record *given, struct arena *arena, struct record *record)
{
    struct attribute *own = arena_array(arena, given->count + 1, sizeof *own);
    size_t count = 0;

    for (size_t i = 0; i < given->count; i++) {
        if (diary_key_is_own(given->attributes[i].key))
            own[count++] = given->attributes[i];
    }
    if (count > 1)
        qsort(own, count, sizeof *own, by_key);
    for (size_t i = 0; i < count; i++)
        record_set(arena, record, own[i].key, own[i].text);
}

struct record entry_in_order(const struct record *given, const struct diary_kind *kind,
                             const struct diary_kinds *kinds, struct arena *arena)
{
    struct record record = {
        .place = given->place, .at = given->at, .kind = given->kind, .value = given->value};

    put_fields(given, &kind->keys, arena, &record);
    put_own_keys(given, arena, &record);
    put_fields(given, &kinds->common, arena, &record);
    return record;
}

bool entry_note(struct record *record, const char *note, struct arena *arena,
                struct diagnostic_list *list)
{
    size_t bad = utf8_valid(note, strlen(note));

    if (record_get(record, "note") != NULL) {
        diagnostic_usage(list, "--note: there is a note= already; expected one of the two");
        return false;
    }
    if (bad < strlen(note)) {
        diagnostic_input(list, (struct place){"--note", 1, utf8_count(note, bad) + 1},
                         "byte 0x%02X is not UTF-8", (unsigned)(unsigned char)note[bad]);
        return false;
    }
    record_set(arena, record, "note", note);
    return true;
}

bool entry_now_is_past(const char *option, struct moment now, struct moment clock,
                       struct diagnostic_list *list)
{
    char shown[MOMENT_TEXT];

    if (moment_is_ahead(now, clock))
        diagnostic_usage(list, "--now %s: %s is still to come; expected a time in the past",
                         option, moment_print(now, shown));
    return !moment_is_ahead(now, clock);
}

/* A day without a time is its noon; of today, where that is still to come, it is now. */
static void mend_day(const char *text, struct moment now, struct moment *moment)
{
    civil_day today = moment_civil(now).day;
    civil_day day = today;

    if ((strcmp(text, "today") == 0 || civil_day_parse(text, &day)) && day == today
        && moment->seconds > now.seconds)
        *moment = now;
}

bool entry_time(const char *text, struct moment now, struct moment *moment,
                struct diagnostic_list *list)
{
    enum clock_fit fit;
    const char *problem = clock_read(text, now, moment, &fit);
    char shown[MOMENT_TEXT];

    if (problem == NULL)
        mend_day(text, now, moment);
    if (problem != NULL)
        diagnostic_usage(list, "--time %s: %s", text, problem);
    else if (moment_is_ahead(*moment, now))
        diagnostic_usage(list, "--time %s: %s is still to come; expected a time in the past",
                         text, moment_print(*moment, shown));
    else if (fit == CLOCK_DOUBLED)
        diagnostic_remark(list, (struct place){0},
                          "'%s' comes twice that day, as the clock goes back; taken as %s", text,
                          moment_print(*moment, shown));
    return problem == NULL && !moment_is_ahead(*moment, now);
}

bool entry_line(struct record *record, struct moment at, bool stamp,
                struct arena *arena, struct text *line, struct diagnostic_list *list)
{
    char shown[MOMENT_TEXT];
    size_t start = line->length;
    size_t most = strcmp(record->kind, "void") == 0 ? DIARY_VOID_BYTES : ENTRY_BYTES;

    record->at = arena_text(arena, moment_print(at, shown));
    if (stamp)
        record_set_moment(arena, record, "written", clock_real());
    record_write(record, RECORD_LINES, NULL, line);
    if (line->length - start <= most)
        return true;
    diagnostic_input(list, record->place,
                     "the entry would be %zu bytes long; at most %zu are kept",
                     line->length - start, most);
    return false;
}
