#include "domain/conversation.h"

#include "base/input.h"
#include "base/terminal.h"
#include "base/wrap.h"
#include "domain/again.h"
#include "domain/interview_page.h"
#include "domain/questionnaire.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { PRIVATE = 0600 };

/* Where one is held. */
struct holding {
    const struct conversation *conversation;
    struct interview *interview;
    struct arena *arena;
    struct diagnostic_list *list;
    struct terminal terminal;
    struct text page;
    struct answers old; /* under again */
};

/* --- what is there already ----------------------------------------------- */

static bool read_person(const struct holding *holding, struct answer_pair_list *pairs)
{
    struct diagnostic_list *list = holding->list;
    size_t errors = list->errors;
    struct people people;
    struct bytes bytes;
    const char *name;

    if (!input_read(holding->conversation->file, 0, holding->arena, &name, &bytes, list)
        || !people_begin(&people, name, bytes, holding->arena, list))
        return false;
    if (!people_next(&people, pairs, holding->arena, list))
        diagnostic_input(list, (struct place){.file = name},
                         "no answers; without the file you are asked all questions");
    else if (people_more(&people))
        diagnostic_input(list, (struct place){.file = name},
                         "several people; an interview is with one");
    return list->errors == errors;
}

/* The old answers become those that still stand. */
static bool age_person(struct holding *holding, struct answer_pair_list *pairs)
{
    const struct conversation *conversation = holding->conversation;
    struct answer_pair_list kept = {0};
    size_t errors = holding->list->errors;

    answers_begin(&holding->old, &conversation->content->vocabulary, holding->arena);
    for (size_t i = 0; i < pairs->count; i++)
        answers_take(&holding->old, &pairs->items[i], conversation->now, holding->list);
    answers_finish(&holding->old, conversation->now, holding->list);
    if (holding->list->errors > errors)
        return false;
    again_pairs(&holding->old, conversation->now, holding->arena, &kept);
    *pairs = kept;
    return true;
}

static bool check_region(const struct holding *holding)
{
    const char *region = holding->interview->answers.region;

    if (region == NULL || content_region(holding->conversation->content, region) != NULL)
        return true;
    diagnostic_input(holding->list, (struct place){0}, "there is no region '%.60s'", region);
    return false;
}

/* Better now than after all questions. */
static bool check_save(const struct holding *holding)
{
    const char *save = holding->conversation->save;
    const char *slash = save != NULL ? strrchr(save, '/') : NULL;
    const char *directory = slash == NULL ? "." : arena_copy(holding->arena, save,
                                                              (size_t)(slash - save) + 1);

    if (save == NULL || access(directory, W_OK | X_OK) == 0)
        return true;
    diagnostic_system(holding->list, (struct place){.file = save}, "cannot write there: %s",
                      strerror(errno));
    return false;
}

static bool begin(struct holding *holding)
{
    const struct conversation *conversation = holding->conversation;
    struct answer_pair_list *pairs = arena_alloc(holding->arena, sizeof *pairs);
    const struct answer_pair_list *given[INTERVIEW_LAYERS] = {pairs, conversation->operands};

    if (conversation->file != NULL && !read_person(holding, pairs))
        return false;
    if (conversation->again && !age_person(holding, pairs))
        return false;
    return interview_begin(holding->interview, conversation->content, conversation->now,
                           conversation->strict, conversation->again ? again_must : NULL, given,
                           holding->list)
           && check_region(holding) && check_save(holding);
}

/* --- what is kept -------------------------------------------------------- */

/* Nobody's file is replaced by somebody who stopped before the first reply. */
static void save(struct holding *holding)
{
    const char *path = holding->conversation->save;
    struct text text = {0};

    if (path == NULL || (holding->interview->count == 0 && !holding->interview->done))
        return;
    questionnaire_write(&holding->interview->answers, holding->conversation->now, &text);
    if (file_replace(path, text.bytes, text.length, PRIVATE, holding->list))
        text_format(&holding->page, "The answers are in %s.\n", path);
    text_free(&text);
}

/* --- question and reply -------------------------------------------------- */

static bool show(struct holding *holding)
{
    bool good = terminal_write(&holding->terminal, &holding->page);

    text_clear(&holding->page);
    return good;
}

static void answer(struct holding *holding, enum reply reply, const char *hint)
{
    size_t width = terminal_columns(&holding->terminal);

    if (reply == REPLY_AGAIN) {
        wrap_add(&holding->page, "", hint, width);
        text_add(&holding->page, "> ");
    } else if (reply == REPLY_HELP) {
        interview_page_help(holding->interview, width, &holding->page);
    } else {
        interview_page_screen(holding->interview, width, &holding->page);
    }
}

/* TERMINAL_LINE when the interview is done or the person has said enough. */
static enum terminal_event ask(struct holding *holding)
{
    struct interview *interview = holding->interview;
    enum terminal_event event = TERMINAL_LINE;
    enum reply reply = REPLY_TAKEN;
    struct text line = {0};
    const char *hint = NULL;

    while (!interview->done && reply != REPLY_QUIT) {
        answer(holding, reply, hint);
        event = show(holding) ? terminal_read_line(&holding->terminal, &line) : TERMINAL_LOST;
        if (event != TERMINAL_LINE)
            break;
        reply = interview_take(interview, line.bytes != NULL ? line.bytes : "", &hint);
    }
    text_free(&line);
    return event;
}

static void open_page(struct holding *holding)
{
    const struct conversation *conversation = holding->conversation;
    size_t width = terminal_columns(&holding->terminal);

    interview_page_welcome(width, &holding->page);
    if (!conversation->again)
        return;
    text_add_char(&holding->page, '\n');
    again_show(&holding->old, conversation->now, width, &holding->page);
}

/* An emergency is said here when the assessment goes elsewhere. */
static void close_page(struct holding *holding)
{
    if (!holding->interview->emergency || holding->conversation->show_act)
        interview_page_end(holding->interview, terminal_columns(&holding->terminal),
                           &holding->page);
}

static bool hold(struct holding *holding)
{
    enum terminal_event event;

    open_page(holding);
    event = ask(holding);
    text_clear(&holding->page);
    if (event == TERMINAL_LINE || event == TERMINAL_END)
        close_page(holding);
    save(holding);
    if (event == TERMINAL_LOST)
        diagnostic_system(holding->list, (struct place){0}, "the terminal is gone");
    else
        show(holding);
    return event == TERMINAL_LINE || event == TERMINAL_END;
}

bool conversation_hold(const struct conversation *conversation, struct interview *interview,
                       struct arena *arena, struct diagnostic_list *list)
{
    struct holding holding = {.conversation = conversation, .interview = interview,
                              .arena = arena, .list = list};
    bool good;

    *interview = (struct interview){0};
    if (!begin(&holding) || !terminal_open(&holding.terminal, list))
        return false;
    good = hold(&holding);
    text_free(&holding.page);
    terminal_close(&holding.terminal);
    return good;
}
