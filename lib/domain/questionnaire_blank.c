/* triage --questions: an answers file to fill in. */
#include "base/build.h"
#include "base/number.h"
#include "base/wrap.h"
#include "domain/questionnaire.h"

#include <string.h>

enum { WIDTH = 78, TERM_COLUMN = 24 };

static const char introduction[] =
    "Answers for " PROGRAM_TRIAGE ". Fill in what you know and leave the rest empty: empty is not "
    "answered, which is not a no. Yes-no questions take yes, no or unsure. Lists take "
    "words in brackets, such as [sitting, driving], or none. Then: " PROGRAM_TRIAGE " FILE";
static const char bulk[] =
    "Groups to which the answer is no throughout, such as [heart, infection]; and, with "
    "others: no, a no to all that is not answered above, but for exercise and medicines.";

static void comment(const char *prose, struct text *text)
{
    struct text lines = {0};
    char *line;

    wrap_add(&lines, "", prose, WIDTH - 2);
    for (line = lines.bytes; *line != '\0';) {
        size_t length = strcspn(line, "\n");

        text_format(text, "# %.*s\n", (int)length, line);
        line += length + 1;
    }
    text_free(&lines);
}

static void heading(const char *title, struct text *text)
{
    text_format(text, "\n# ---- %s ----\n", title);
}

static void write_terms(const struct question *question, struct text *text)
{
    const struct term *terms = question_terms(question);

    for (size_t i = 0; i < question->terms.count; i++) {
        size_t width = strlen(terms[i].id.text);

        text_format(text, "#   %s", terms[i].id.text);
        text_repeat(text, ' ', width < TERM_COLUMN ? TERM_COLUMN - width : 1);
        text_format(text, " %s\n", terms[i].label.text);
    }
}

static void write_kind(const struct question *question, struct text *text)
{
    char low[NUMBER_TEXT];
    char high[NUMBER_TEXT];

    if (question->type == QUESTION_NUMBER)
        text_format(text, "# %s to %s %s\n", number_print(question->range.low, low),
                    number_print(question->range.high, high), question->unit.text);
    else if (question->type == QUESTION_ONE_OF)
        text_add(text, "# one of\n");
    else if (question->type == QUESTION_LIST_OF)
        text_add(text, "# any of, as [WORD, WORD], or none\n");
    write_terms(question, text);
}

static void write_ask(const struct phrase *ask, const struct phrase *note, struct text *text)
{
    text_add_char(text, '\n');
    comment(ask->text, text);
    if (note->text != NULL)
        comment(note->text, text);
}

static void write_question(const struct question *question, struct moment now, struct text *text)
{
    char asked[MOMENT_TEXT];

    write_ask(&question->ask, &question->note, text);
    write_kind(question, text);
    text_format(text, "%s:", question->id.text);
    if (strcmp(question->id.text, "asked") == 0)
        text_format(text, " \"%s\"", moment_print(now, asked));
    text_add_char(text, '\n');
}

/* The yes-no keys of a group, and the safety terms that are met there. */
static void write_group(const struct vocabulary *vocabulary, const struct question_group *group,
                        struct text *text)
{
    heading(group->title.text, text);
    comment(group->lead.text, text);
    for (size_t i = 0; i < vocabulary->fact_count; i++) {
        const struct fact *fact = &vocabulary->facts[i];

        if (fact->group != group)
            continue;
        if (fact->term == NULL)
            write_ask(&fact->question->ask, &fact->question->note, text);
        else
            write_ask(fact->term->ask.text != NULL ? &fact->term->ask : &fact->term->label,
                      &fact->term->note, text);
        text_format(text, "%s:\n",
                    fact->term == NULL ? fact->question->id.text : fact->term->id.text);
    }
}

static void write_others(const struct vocabulary *vocabulary, bool about, struct moment now,
                         struct text *text)
{
    for (size_t i = 0; i < vocabulary->question_count; i++) {
        const struct question *question = vocabulary->questions[i];

        if (question->type != QUESTION_YES_NO && (question->role == ROLE_ABOUT) == about)
            write_question(question, now, text);
    }
}

void questionnaire_blank(const struct vocabulary *vocabulary, struct moment now, struct text *text)
{
    comment(introduction, text);
    heading("The pain", text);
    write_others(vocabulary, false, now, text);
    for (size_t i = 0; i < vocabulary->group_count; i++)
        write_group(vocabulary, &vocabulary->groups[i], text);
    heading("About these answers", text);
    write_others(vocabulary, true, now, text);
    heading("In one go", text);
    comment(bulk, text);
    text_add(text, "none:\nothers:\n");
}
