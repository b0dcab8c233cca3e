#include "domain/agenda_text.h"

#include "base/build.h"
#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

/* Moves a text that was built into the arena. */
static const char *settle(struct text *text, struct arena *arena)
{
    const char *settled = arena_copy(arena, text->bytes != NULL ? text->bytes : "", text->length);

    text_free(text);
    return settled;
}

static void add_plain(struct text *text, const char *words)
{
    size_t length = strlen(words);

    for (size_t offset = 0; offset < length;) {
        uint32_t code;
        size_t size = utf8_decode(words + offset, length - offset, &code);

        if (size == 0 || utf8_is_unsafe(code))
            text_add_char(text, ' ');
        else
            text_append(text, words + offset, size);
        offset += size > 0 ? size : 1;
    }
}

const char *agenda_text_plain(const char *words, struct arena *arena)
{
    struct text text = {0};

    add_plain(&text, words);
    return settle(&text, arena);
}

/* An id as words: lunch-break is "lunch break". */
static void add_id(struct text *text, const char *id)
{
    size_t start = text->length;

    add_plain(text, id);
    for (size_t i = start; i < text->length; i++) {
        if (text->bytes[i] == '-')
            text->bytes[i] = ' ';
    }
}

static void close_sentence(struct text *text)
{
    while (text->length > 0 && text->bytes[text->length - 1] == ' ')
        text->bytes[--text->length] = '\0';
    if (text->length == 0 || strchr(".!?", text->bytes[text->length - 1]) == NULL)
        text_add_char(text, '.');
}

static void add_brief(struct text *text, const char *brief)
{
    if (brief == NULL)
        return;
    text_add(text, ": ");
    add_plain(text, brief);
}

/* "(4 exercises, 6 minutes)", or as much of it as the plan holds. */
static void add_extent(struct text *text, size_t exercises, const char *minutes)
{
    if (exercises == 0 && minutes == NULL)
        return;
    text_add(text, " (");
    if (exercises > 0)
        text_format(text, "%zu exercise%s", exercises, exercises == 1 ? "" : "s");
    if (exercises > 0 && minutes != NULL)
        text_add(text, ", ");
    if (minutes != NULL)
        text_format(text, "%s minute%s", minutes, strcmp(minutes, "1") == 0 ? "" : "s");
    text_add_char(text, ')');
}

const char *agenda_text_session(const struct record *session,
                                const struct agenda_exercises *exercises, struct arena *arena)
{
    struct text text = {0};

    add_extent(&text, agenda_exercises_in(exercises, session->value),
               record_get(session, "minutes"));
    add_brief(&text, record_get(session, "brief"));
    close_sentence(&text);
    return settle(&text, arena);
}

/* The names of a break's exercises, as far as the plan tells them. */
static void add_break_exercises(struct text *text, const char *ids,
                                const struct agenda_exercises *exercises)
{
    const char *names[AGENDA_NAMES];
    size_t count = agenda_exercises_named(exercises, ids, names);

    for (size_t i = 0; i < count; i++) {
        text_add(text, i == 0 ? "; try " : " or ");
        add_plain(text, names[i]);
    }
}

const char *agenda_text_break(const struct record *pause,
                              const struct agenda_exercises *exercises, struct arena *arena)
{
    struct text text = {0};

    add_extent(&text, 0, record_get(pause, "minutes"));
    add_brief(&text, record_get(pause, "brief"));
    add_break_exercises(&text, record_get(pause, "do"), exercises);
    close_sentence(&text);
    return settle(&text, arena);
}

const char *agenda_text_care(const struct record *care, struct arena *arena)
{
    const char *brief = record_get(care, "brief");
    struct text text = {0};

    add_brief(&text, brief != NULL ? brief : record_get(care, "how"));
    close_sentence(&text);
    return settle(&text, arena);
}

const char *agenda_text_sentence(const char *words, const char *id, const char *rest,
                                 struct arena *arena)
{
    static const char mark[] = "{name}";
    const char *place = strstr(words, mark);
    struct text text = {0};

    if (place != NULL) {
        text_append(&text, words, (size_t)(place - words));
        add_id(&text, id);
        words = place + sizeof mark - 1;
    }
    text_format(&text, "%s%s", words, rest);
    if (text.bytes[0] >= 'a' && text.bytes[0] <= 'z')
        text.bytes[0] = (char)(text.bytes[0] - 'a' + 'A');
    return settle(&text, arena);
}

const char *agenda_text_review(const struct record *review, struct arena *arena)
{
    const char *why = record_get(review, "why");
    struct text text = {0};

    text_add(&text, "Time to look again at how your back is doing");
    add_brief(&text, why != NULL ? why : "answer the questions of " PROGRAM_TRIAGE " once more");
    close_sentence(&text);
    return settle(&text, arena);
}

static void add_date(struct text *text, civil_day day)
{
    int year;
    int month;
    int of_month;

    civil_day_split(day, &year, &month, &of_month);
    text_format(text, "%d %s %d", of_month, civil_month_name(month), year);
}

const char *agenda_text_no_exercise(civil_day day, const char *clinician, struct arena *arena)
{
    struct text text = {0};

    text_add(&text, "On ");
    add_date(&text, day);
    text_format(&text,
                " a clinician said no exercise for now; the plan waits. When you may begin again: "
                PROGRAM_LOG " seen %s advice=exercise-ok",
                clinician);
    return settle(&text, arena);
}

const char *agenda_text_ended(civil_day end, const civil_day *review, struct arena *arena)
{
    struct text text = {0};

    text_add(&text, "Your plan ran until ");
    add_date(&text, end);
    text_add(&text, ": look back with " PROGRAM_REPORT
                    ", then make the next one with " PROGRAM_TRIAGE " and " PROGRAM_PLAN);
    if (review != NULL) {
        text_add(&text, "; your review date is ");
        add_date(&text, *review);
    }
    text_add_char(&text, '.');
    return settle(&text, arena);
}

const char *agenda_text_begins(civil_day start, struct arena *arena)
{
    struct text text = {0};

    text_add(&text, "Your plan begins on ");
    add_date(&text, start);
    text_add(&text, "; there is nothing in it for today.");
    return settle(&text, arena);
}

const char *agenda_text_act(const struct record_list *plan, struct arena *arena)
{
    struct text text = {0};
    const struct record *act;
    size_t index = 0;

    while ((act = record_next(plan, "act", &index)) != NULL) {
        if (text.length > 0)
            text_add_char(&text, ' ');
        add_plain(&text, act->value);
        close_sentence(&text);
    }
    return settle(&text, arena);
}
