#include "domain/interview_reply.h"

#include "base/number.h"
#include "base/word.h"
#include "domain/plan_hours.h"
#include "domain/plan_wish.h"
#include "domain/questionnaire.h"

#include <string.h>

enum mark { MARK_NONE, MARK_YES, MARK_UNSURE };

/* A list as it is read: what each line is marked with. */
struct reading {
    const struct screen *screen;
    const struct vocabulary *vocabulary;
    struct arena *arena;
    enum mark *marks;
    size_t words;      /* how many words were read */
    bool none;         /* "n" */
    bool unsure;       /* "u" */
    const char *problem;
};

static const char *const yes_words[] = {"y", "yes", NULL};
static const char *const none_words[] = {"n", "no", "none", NULL};
static const char *const unsure_words[] = {"u", "unsure", NULL};

/* --- one answer as a pair ------------------------------------------------ */

static void add_pair(struct interview_step *step, struct arena *arena, const char *key,
                     const char *value)
{
    questionnaire_add(&step->pairs, arena, key, value, ORIGIN_PERSON);
}

/* --- the lines of a list ------------------------------------------------- */

static bool is_called(const struct reading *reading, const struct screen_item *item,
                      const char *word)
{
    struct vocabulary_entry entry;

    if (reading->screen->kind != SCREEN_CHECKLIST)
        return vocabulary_term_spoken(item->question, word) == item->term;
    return vocabulary_find_spoken(reading->vocabulary, word, reading->arena, &entry)
           && entry.question == item->question && entry.term == item->term;
}

/* The line that a word names; count when none does. */
static size_t line_called(const struct reading *reading, const char *word)
{
    size_t line = 0;

    while (line < reading->screen->count
           && !is_called(reading, &reading->screen->items[line], word))
        line++;
    return line;
}

static void mark(struct reading *reading, size_t line, enum mark as)
{
    if (reading->marks[line] != MARK_NONE && reading->marks[line] != as)
        reading->problem = arena_format(reading->arena,
                                        "%zu cannot be both a yes and unsure.", line + 1);
    reading->marks[line] = as;
}

/* "3", or "u3" and "3u" for unsure. False when it is nothing of the kind. */
static bool read_number(struct reading *reading, const char *word)
{
    size_t digits = strspn(word, "0123456789");
    bool before = word[0] == 'u' && strspn(word + 1, "0123456789") > 0;
    const char *number = before ? word + 1 : word;
    size_t length = before ? strspn(word + 1, "0123456789") : digits;
    bool after = !before && length > 0 && strcmp(word + length, "u") == 0;
    long line;

    if (length == 0 || (number[length] != '\0' && !after))
        return false;
    if (!number_parse_whole(arena_copy(reading->arena, number, length), 1,
                            (long)reading->screen->count, &line))
        reading->problem =
            reading->screen->count == 1
                ? "That is no answer here: y for yes, n for no, u for unsure."
                : arena_format(reading->arena, "There is no line %.12s: they go from 1 to %zu.",
                               arena_copy(reading->arena, number, length), reading->screen->count);
    else
        mark(reading, (size_t)line - 1, before || after ? MARK_UNSURE : MARK_YES);
    return true;
}

static void read_word(struct reading *reading, const char *word)
{
    size_t line;

    reading->words++;
    if (word_is_among(word, none_words)) {
        reading->none = true;
    } else if (word_is_among(word, unsure_words)) {
        reading->unsure = true;
    } else if (!read_number(reading, word)) {
        line = line_called(reading, word);
        if (line < reading->screen->count)
            mark(reading, line, MARK_YES);
        else if (word_is_among(word, yes_words) && reading->screen->count == 1)
            mark(reading, 0, MARK_YES);
        else if (word_is_among(word, yes_words))
            reading->problem = "Which ones? Type their numbers, such as 1 3.";
        else
            reading->problem = arena_format(
                reading->arena, "'%.40s' is not on this list. Type the numbers that fit, or n.",
                word);
    }
}

/* A piece between commas: a name in one or more words, or words of their own. */
static void read_piece(struct reading *reading, char *piece)
{
    char *name = arena_text(reading->arena, piece);

    for (char *at = name; *at != '\0'; at++)
        *at = *at == ' ' ? '-' : *at;
    if (strchr(piece, ' ') != NULL && line_called(reading, name) < reading->screen->count) {
        read_word(reading, name);
        return;
    }
    while (*piece != '\0') {
        size_t length = strcspn(piece, " ");
        char *word = arena_copy(reading->arena, piece, length);

        if (length > 0 && strcmp(word, "and") != 0)
            read_word(reading, word);
        piece += length + strspn(piece + length, " ");
    }
}

static const char *trimmed(const char *from, size_t length, struct arena *arena)
{
    while (length > 0 && *from == ' ') {
        from++;
        length--;
    }
    while (length > 0 && from[length - 1] == ' ')
        length--;
    return arena_copy(arena, from, length);
}

static const char *check(const struct reading *reading)
{
    bool marked = false;

    for (size_t i = 0; i < reading->screen->count; i++)
        marked |= reading->marks[i] != MARK_NONE;
    if (reading->problem != NULL)
        return reading->problem;
    if (reading->words == 0)
        return "Nothing is taken for granted: type n if none fits.";
    if ((reading->none || reading->unsure) && reading->words > 1)
        return reading->none ? "Either n for none, or the numbers that fit."
                             : "u alone means unsure of all; for one of them type u and its "
                               "number, such as u3.";
    return marked || reading->none || reading->unsure ? NULL : "Type n if none fits.";
}

static const char *read_list(const char *typed, struct reading *reading)
{
    reading->marks = arena_array(reading->arena, reading->screen->count, sizeof *reading->marks);
    while (*typed != '\0') {
        size_t length = strcspn(typed, ",;");

        read_piece(reading, arena_text(reading->arena, trimmed(typed, length, reading->arena)));
        typed += length + (typed[length] != '\0');
    }
    return check(reading);
}

/* --- screens ------------------------------------------------------------- */

static void take_checklist(const struct reading *reading, struct interview_step *step)
{
    static const char *const values[] = {"no", "yes", "unsure"};

    for (size_t i = 0; i < reading->screen->count; i++) {
        const struct screen_item *item = &reading->screen->items[i];

        add_pair(step, reading->arena,
                 item->term != NULL ? item->term->id.text : item->question->id.text,
                 values[reading->unsure ? MARK_UNSURE : reading->marks[i]]);
    }
}

/* The terms that earlier parts of the same list have named come along, so that the
 * last part answers all of it. */
static const char *earlier_terms(const struct interview *interview, struct interview_step *step)
{
    const struct interview_step *last;

    if (step->screen.part == 0 || interview->count == 0)
        return NULL;
    last = &interview->steps[interview->count - 1];
    step->unsure |= last->unsure;
    return last->pairs.count > 0 ? last->pairs.items[0].values.items[0].text : NULL;
}

static void take_terms(const struct reading *reading, const struct interview *interview,
                       struct interview_step *step)
{
    const char *list = earlier_terms(interview, step);

    step->unsure |= reading->unsure;
    for (size_t i = 0; i < reading->screen->count; i++) {
        const char *id = reading->screen->items[i].term->id.text;

        step->unsure |= reading->marks[i] == MARK_UNSURE;
        if (reading->marks[i] == MARK_YES)
            list = list == NULL ? id : arena_format(reading->arena, "%s,%s", list, id);
    }
    if (list != NULL)
        add_pair(step, reading->arena, reading->screen->question->id.text, list);
}

static const char *read_one_of(const char *typed, struct reading *reading,
                               struct interview_step *step)
{
    const struct screen *screen = reading->screen;
    char *name = arena_text(reading->arena, typed);
    size_t line;
    long number;

    for (char *at = name; *at != '\0'; at++)
        *at = *at == ' ' ? '-' : *at;
    line = line_called(reading, name);
    if (number_parse_whole(typed, 1, (long)screen->count, &number))
        line = (size_t)number - 1;
    if (line == screen->count && word_is_among(typed, unsure_words)) {
        add_pair(step, reading->arena, screen->question->id.text, "unsure");
        return NULL;
    }
    if (line == screen->count)
        return arena_format(reading->arena, "One number from 1 to %zu, please, or u if unsure.",
                            screen->count);
    add_pair(step, reading->arena, screen->question->id.text, screen->items[line].term->id.text);
    return NULL;
}

static const char *read_text(const char *typed, struct reading *reading,
                             struct interview_step *step)
{
    const char *key = reading->screen->question->id.text;
    struct plan_hours hours;
    const char *problem;
    long minutes;

    if (word_is_among(typed, unsure_words))
        return NULL;
    if (strcmp(key, "minutes") == 0
        && !number_parse_whole(typed, PLAN_MINUTES_LEAST, PLAN_MINUTES_MOST, &minutes))
        return arena_format(reading->arena,
                            "A whole number from %d to %d, please, or u to skip it.",
                            PLAN_MINUTES_LEAST, PLAN_MINUTES_MOST);
    problem = strcmp(key, "working-hours") == 0 ? plan_hours_parse(typed, &hours) : NULL;
    if (problem != NULL)
        return arena_format(reading->arena, "Please write %s, or u to skip it.", problem);
    add_pair(step, reading->arena, key, typed);
    return NULL;
}

static const char *read_more(const char *typed, struct interview_step *step)
{
    step->yes = word_is_among(typed, yes_words);
    return step->yes || word_is_among(typed, none_words) ? NULL : "y or n, please.";
}

const char *interview_reply_read(const char *typed, const struct interview *interview,
                                 struct arena *arena, struct interview_step *step)
{
    struct reading reading = {.screen = &step->screen,
                              .vocabulary = interview->answers.vocabulary, .arena = arena};
    const char *problem = NULL;

    switch (step->screen.kind) {
    case SCREEN_CHECKLIST:
        problem = read_list(typed, &reading);
        if (problem == NULL)
            take_checklist(&reading, step);
        break;
    case SCREEN_TERMS:
        problem = read_list(typed, &reading);
        if (problem == NULL)
            take_terms(&reading, interview, step);
        break;
    case SCREEN_ONE_OF:
        return read_one_of(typed, &reading, step);
    case SCREEN_FIGURE:
        add_pair(step, arena, step->screen.question->id.text,
                 word_is_among(typed, unsure_words) ? "unsure" : typed);
        break;
    case SCREEN_TEXT:
        return read_text(typed, &reading, step);
    case SCREEN_MORE:
        return read_more(typed, step);
    }
    return problem;
}
