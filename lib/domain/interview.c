#include "domain/interview.h"

#include "base/amount.h"
#include "base/utf8.h"
#include "domain/interview_agenda.h"
#include "domain/interview_reply.h"

#include <string.h>

/* --- what was asked ------------------------------------------------------ */

static bool shows(const struct screen *screen, const struct question *question,
                  const struct term *term)
{
    if (screen->kind != SCREEN_CHECKLIST)
        return screen->question == question && term == NULL;
    for (size_t i = 0; i < screen->count; i++) {
        if (screen->items[i].question == question && screen->items[i].term == term)
            return true;
    }
    return false;
}

bool interview_asked(const struct interview *interview, const struct question *question,
                     const struct term *term)
{
    for (size_t i = 0; i < interview->count; i++) {
        if (shows(&interview->steps[i].screen, question, term))
            return true;
    }
    return false;
}

/* --- where the replies lead ---------------------------------------------- */

static bool is_last_part(const struct screen *screen)
{
    return screen->part + 1 == screen->parts;
}

/* Lists lie below all else, so that leaving terms out says nothing of safety terms
 * that were answered by themselves. */
static void take_lists(struct interview *interview, struct diagnostic_list *list)
{
    for (size_t i = 0; i < interview->count; i++) {
        const struct interview_step *step = &interview->steps[i];
        struct phrase value = {.text = step->unsure ? "unsure" : "none"};
        struct answer_pair pair = {.values = {&value, 1}, .origin = ORIGIN_PERSON};

        if (step->screen.kind != SCREEN_TERMS || !is_last_part(&step->screen))
            continue;
        pair.key.text = step->screen.question->id.text;
        if (step->pairs.count > 0)
            value.text = step->pairs.items[0].values.items[0].text;
        if (step->pairs.count > 0 && step->unsure)
            value.text = arena_format(&interview->state, "%s,unsure", value.text);
        answers_take(&interview->answers, &pair, interview->now, list);
    }
}

/* A list that was open before and was asked is answered by that. */
static bool is_replaced(struct interview *interview, const struct answer_pair *pair)
{
    struct vocabulary_entry entry;

    if (!vocabulary_find_spoken(interview->answers.vocabulary, pair->key.text, &interview->state,
                                &entry)
        || entry.term != NULL)
        return false;
    for (size_t i = 0; i < interview->count; i++) {
        const struct screen *screen = &interview->steps[i].screen;

        if (screen->kind == SCREEN_TERMS && screen->question == entry.question
            && is_last_part(screen))
            return true;
    }
    return false;
}

static void take_given(struct interview *interview, struct diagnostic_list *list)
{
    for (size_t layer = 0; layer < INTERVIEW_LAYERS; layer++) {
        const struct answer_pair_list *pairs = interview->given[layer];

        answers_next_layer(&interview->answers);
        for (size_t i = 0; pairs != NULL && i < pairs->count; i++) {
            if (!is_replaced(interview, &pairs->items[i]))
                answers_take(&interview->answers, &pairs->items[i], interview->now, list);
        }
    }
}

static void take_replies(struct interview *interview, struct diagnostic_list *list)
{
    for (size_t i = 0; i < interview->count; i++) {
        const struct interview_step *step = &interview->steps[i];

        if (step->screen.kind == SCREEN_TERMS)
            continue;
        answers_next_layer(&interview->answers);
        for (size_t j = 0; j < step->pairs.count; j++)
            answers_take(&interview->answers, &step->pairs.items[j], interview->now, list);
    }
}

/* Whatever is kept has one time for all of it: a pain that began after the answers
 * beside it were given is another story. */
static void check_times(const struct interview *interview, struct diagnostic_list *list)
{
    const struct answers *answers = &interview->answers;
    double age = (double)(interview->now.seconds - answers->asked.seconds) / AMOUNT_HOUR;

    for (size_t i = 0; answers->asked_given && i < answers->vocabulary->figure_count; i++) {
        const struct question *question = answers->vocabulary->figures[i];
        const struct figure_answer *figure = &answers->figures[i];
        struct vocabulary_entry key;
        const struct fact_answer *fact = NULL;

        if (question->type != QUESTION_DURATION)
            continue;
        if (question->within.key.text != NULL
            && vocabulary_find(answers->vocabulary, question->within.key.text, &key))
            fact = &answers->facts[key.question->fact];
        if ((figure->given && figure->layer > answers->asked_layer && figure->low < age)
            || (fact != NULL && fact->origin == ORIGIN_PERSON && fact->truth == TRUTH_YES
                && fact->layer > answers->asked_layer && question->within.hours.value < age))
            diagnostic_input(list, figure->place,
                             "this pain began after the other answers were given; answer afresh, "
                             "without the file");
    }
}

/* False when a message was added: then the answers contradict each other. */
static bool build(struct interview *interview, struct diagnostic_list *list)
{
    size_t errors = list->errors;

    arena_free(&interview->state);
    answers_begin(&interview->answers, &interview->content->vocabulary, &interview->state);
    take_lists(interview, list);
    take_given(interview, list);
    take_replies(interview, list);
    if (list->errors == errors) {
        answers_finish(&interview->answers, interview->now, list);
        check_times(interview, list);
    }
    if (list->errors > errors)
        return false;
    verdict_make(interview->content, &interview->answers, interview->now, interview->strict,
                 &interview->state, &interview->verdict);
    interview_agenda_set(interview);
    return true;
}

bool interview_begin(struct interview *interview, const struct content *content,
                     struct moment now, bool strict, const char *const *must,
                     const struct answer_pair_list *const given[INTERVIEW_LAYERS],
                     struct diagnostic_list *list)
{
    *interview = (struct interview){.content = content, .now = now, .strict = strict, .must = must};
    for (size_t i = 0; i < INTERVIEW_LAYERS; i++)
        interview->given[i] = given[i];
    return build(interview, list);
}

void interview_end(struct interview *interview)
{
    arena_free(&interview->state);
    arena_free(&interview->arena);
}

/* --- replies ------------------------------------------------------------- */

/* In small letters, without blanks around it. */
static char *tidy(const char *typed, struct arena *arena)
{
    char *text;

    typed += strspn(typed, " \t");
    text = arena_text(arena, typed);
    for (size_t end = strlen(text); end > 0 && strchr(" \t", text[end - 1]) != NULL; end--)
        text[end - 1] = '\0';
    for (char *at = text; *at != '\0'; at++)
        *at = *at == '\t' ? ' ' : (char)(*at >= 'A' && *at <= 'Z' ? *at - 'A' + 'a' : *at);
    return text;
}

static void push(struct interview *interview, const struct interview_step *step)
{
    interview->steps = arena_grow(&interview->arena, interview->steps, &interview->capacity,
                                  interview->count, sizeof *interview->steps);
    interview->steps[interview->count++] = *step;
}

/* The replies stay possible: what leads to here was built before. */
static void take_back(struct interview *interview)
{
    struct diagnostic_list list = {0};

    interview->count--;
    build(interview, &list);
    diagnostic_free(&list);
}

/* Messages name lines of files; a reply has none. */
static const char *without_line(const char *message, struct arena *arena)
{
    static const char *const places[] = {", line 0", " at line 0"};
    char *text = arena_text(arena, message);

    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        char *at = strstr(text, places[i]);

        if (at != NULL)
            memmove(at, at + strlen(places[i]), strlen(at + strlen(places[i])) + 1);
    }
    return text;
}

static enum reply take(struct interview *interview, const char *typed, const char **hint)
{
    struct interview_step step = {.screen = interview->screen};
    struct diagnostic_list list = {0};

    *hint = interview_reply_read(typed, interview, &interview->arena, &step);
    if (*hint != NULL)
        return REPLY_AGAIN;
    push(interview, &step);
    if (build(interview, &list)) {
        diagnostic_free(&list);
        return REPLY_TAKEN;
    }
    for (size_t i = 0; *hint == NULL && i < list.count; i++) {
        if (list.items[i].status != STATUS_DONE)
            *hint = arena_format(&interview->arena, "%s.",
                                 without_line(list.items[i].text, &interview->arena));
    }
    diagnostic_free(&list);
    take_back(interview);
    return REPLY_AGAIN;
}

enum reply interview_take(struct interview *interview, const char *typed, const char **hint)
{
    char *text = tidy(typed, &interview->arena);

    *hint = NULL;
    if (!utf8_is_safe(text)) {
        *hint = "That had characters in it that cannot be read; please type it again.";
        return REPLY_AGAIN;
    }
    if (strcmp(text, "q") == 0 || strcmp(text, "quit") == 0)
        return REPLY_QUIT;
    if (strcmp(text, "?") == 0 || strcmp(text, "help") == 0)
        return REPLY_HELP;
    if (strcmp(text, "b") != 0 && strcmp(text, "back") != 0) {
        if (*text == '\0')
            *hint = "Nothing is taken for granted: please type an answer, or ? for help.";
        return *hint != NULL ? REPLY_AGAIN : take(interview, text, hint);
    }
    if (interview->count == 0) {
        *hint = "This is the first question; there is nothing to go back to.";
        return REPLY_AGAIN;
    }
    take_back(interview);
    return REPLY_TAKEN;
}
