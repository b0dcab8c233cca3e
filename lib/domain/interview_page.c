#include "domain/interview_page.h"

#include "base/number.h"
#include "base/wrap.h"
#include "domain/act.h"

#include <string.h>

enum { WIDEST = 80 };

static const char keys[] = "b back, q quit, ? help";

static void paragraph(const char *first, const char *prose, size_t width, struct text *text)
{
    wrap_add(text, first, prose, width < WIDEST ? width : WIDEST);
}

static const char *label_of(const struct screen_item *item)
{
    return item->term != NULL ? item->term->label.text : item->question->label.text;
}

static const char *ask_of(const struct screen_item *item)
{
    if (item->term != NULL)
        return item->term->ask.text != NULL ? item->term->ask.text : item->term->label.text;
    return item->question->ask.text;
}

static const char *note_of(const struct screen_item *item)
{
    return item->term != NULL ? item->term->note.text : item->question->note.text;
}

/* What the heading says already is not said again. */
static bool repeats(const char *note, const char *lead)
{
    size_t length = strlen(note);

    for (; strlen(lead) + 1 >= length; lead++) {
        if (length > 2 && strncmp(lead + 1, note + 1, length - 2) == 0)
            return true;
    }
    return false;
}

static const struct question_group *group_of(const struct interview *interview,
                                             const struct screen_item *item)
{
    size_t fact = item->term != NULL ? item->term->fact : item->question->fact;

    return interview->answers.vocabulary->facts[fact].group;
}

/* --- lines --------------------------------------------------------------- */

static void heading(const struct question_group *group, size_t width, struct text *text)
{
    struct arena arena = {0};

    paragraph("", arena_format(&arena, "%s. %s", group->title.text, group->lead.text), width, text);
    arena_free(&arena);
}

static void line(size_t number, const char *prose, const char *note, size_t width,
                 struct text *text)
{
    struct arena arena = {0};

    paragraph(arena_format(&arena, "  %zu  ", number), prose, width, text);
    if (note != NULL)
        paragraph("     ", arena_format(&arena, "(%s)", note), width, text);
    arena_free(&arena);
}

static void question(const struct question *asked, size_t width, struct text *text)
{
    paragraph("", asked->ask.text, width, text);
    if (asked->note.text != NULL)
        paragraph("", asked->note.text, width, text);
}

static void lines(const struct interview *interview, bool full, size_t width, struct text *text)
{
    const struct screen *screen = &interview->screen;
    const struct question_group *shown = NULL;

    for (size_t i = 0; i < screen->count; i++) {
        const struct screen_item *item = &screen->items[i];
        const char *note;

        if (screen->kind == SCREEN_CHECKLIST && group_of(interview, item) != shown) {
            shown = group_of(interview, item);
            heading(shown, width, text);
        }
        note = note_of(item);
        if (note != NULL && shown != NULL && repeats(note, shown->lead.text))
            note = NULL;
        line(i + 1, full ? ask_of(item) : label_of(item), note, width, text);
    }
}

/* --- how to reply -------------------------------------------------------- */

static void add_range(const struct question *asked, struct text *text)
{
    char low[NUMBER_TEXT];
    char high[NUMBER_TEXT];

    text_format(text, "A number from %s to %s", number_print(asked->range.low, low),
                number_print(asked->range.high, high));
}

static void prompt(const struct screen *screen, struct text *text)
{
    switch (screen->kind) {
    case SCREEN_CHECKLIST:
        text_add(text, screen->count == 1 ? "y yes, n no, u unsure"
                                          : "Numbers, or n for none, u unsure");
        break;
    case SCREEN_TERMS:
        text_add(text, "Numbers, or n for none, u unsure");
        break;
    case SCREEN_ONE_OF:
        text_add(text, "One number, or u unsure");
        break;
    case SCREEN_FIGURE:
        if (screen->question->type == QUESTION_DURATION)
            text_add(text, "Such as 5 days or 3 weeks");
        else
            add_range(screen->question, text);
        text_add(text, ", or u unsure");
        break;
    case SCREEN_TEXT:
        text_add(text, "u to skip it");
        break;
    case SCREEN_MORE:
        text_add(text, "y yes, n no");
        break;
    }
    text_format(text, "; %s\n> ", keys);
}

static void progress(const struct screen *screen, struct text *text)
{
    text_format(text, "\n%zu of about %zu\n\n", screen->number, screen->about);
}

static void ask_for_more(const struct screen *screen, size_t width, struct text *text)
{
    struct arena arena = {0};

    paragraph("", arena_format(&arena,
                               "That settles how urgent it is. A few more, for causes and a better "
                               "plan? About %zu; you can stop at any time.",
                               screen->about - screen->number),
              width, text);
    arena_free(&arena);
}

static void put(const struct interview *interview, bool full, size_t width, struct text *text)
{
    const struct screen *screen = &interview->screen;

    if (screen->kind == SCREEN_MORE)
        ask_for_more(screen, width, text);
    else if (screen->kind == SCREEN_CHECKLIST && screen->count == 1)
        paragraph("", ask_of(&screen->items[0]), width, text);
    if (screen->kind == SCREEN_CHECKLIST && screen->count == 1) {
        if (note_of(&screen->items[0]) != NULL)
            paragraph("", note_of(&screen->items[0]), width, text);
        return;
    }
    if (screen->question != NULL)
        question(screen->question, width, text);
    lines(interview, full, width, text);
}

void interview_page_screen(const struct interview *interview, size_t width, struct text *text)
{
    if (interview->screen.kind == SCREEN_MORE)
        text_add_char(text, '\n');
    else
        progress(&interview->screen, text);
    put(interview, false, width, text);
    prompt(&interview->screen, text);
}

void interview_page_help(const struct interview *interview, size_t width, struct text *text)
{
    text_add_char(text, '\n');
    put(interview, true, width, text);
    if (interview->screen.kind == SCREEN_CHECKLIST || interview->screen.kind == SCREEN_TERMS)
        paragraph("", "Type the numbers of all that fit, such as 1 3, or their words; n when none "
                      "fits. All others on the screen are then a no. u3 means unsure of 3, u "
                      "unsure of all: what you are unsure of stays open.",
                  width, text);
    paragraph("", "b goes back one screen. q stops: what was answered counts, the rest stays open.",
              width, text);
    prompt(&interview->screen, text);
}

void interview_page_welcome(size_t width, struct text *text)
{
    paragraph("", "Some questions about your upper back, the urgent ones first; about three "
                  "minutes. This is not a diagnosis. If you think that this is an emergency, do "
                  "not answer questions: call for help now.",
              width, text);
}

void interview_page_end(const struct interview *interview, size_t width, struct text *text)
{
    struct arena arena = {0};
    size_t open = interview->verdict.open_count;

    text_add_char(text, '\n');
    if (interview->emergency) {
        text_add(text, "EMERGENCY: act now\n");
        paragraph("", act_compose(interview->content,
                                  act_region(interview->content, interview->answers.region),
                                  &interview->verdict, &arena),
                  width, text);
    } else if (open > 0) {
        paragraph("", arena_format(&arena,
                                   "%zu question%s that could change the result stay%s open.", open,
                                   open == 1 ? "" : "s", open == 1 ? "s" : ""),
                  width, text);
    } else {
        text_add(text, "Thank you, that is all.\n");
    }
    arena_free(&arena);
}
