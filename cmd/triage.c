/* triage: how urgent is it, what is it likely to be, and why.
 *
 * Reads one or many people's answers, or asks one person, judges by the rules in
 * content/, and writes an assessment each. */
#include "base/build.h"
#include "base/input.h"
#include "base/program.h"
#include "content/content.h"
#include "document/record.h"
#include "domain/completion.h"
#include "domain/conversation.h"
#include "domain/diary_place.h"
#include "domain/judgement.h"
#include "domain/lint_page.h"
#include "domain/questionnaire.h"

#include <stddef.h>
#include <string.h>

struct options {
    bool exit_status;
    bool explain;
    bool quiet;
    bool strict;
    bool interview;
    bool questions;
    const char *again;
    const char *save;
    const char *check_content;
};

static const struct option_row option_rows[] = {
    {'e', "exit-status", NULL, "end with 10 routine, 11 soon, 12 same-day, 13 emergency",
     OPTION_SWITCH, offsetof(struct options, exit_status), 0, 0},
    {'q', "quiet", NULL, "no output: the status is the answer, as under -e", OPTION_SWITCH,
     offsetof(struct options, quiet), 0, 0},
    {'x', "explain", NULL, "every rule: fired, not or open, and which answers decided",
     OPTION_SWITCH, offsetof(struct options, explain), 0, 0},
    {0, "strict", NULL, "any upper-back pain is at least same-day", OPTION_SWITCH,
     offsetof(struct options, strict), 0, 0},
    {'i', "interview", NULL, "ask on the terminal; given answers are not asked", OPTION_SWITCH,
     offsetof(struct options, interview), 0, 0},
    {0, "save", "FILE", "keep the answers of an interview in FILE", OPTION_TEXT,
     offsetof(struct options, save), 0, 0},
    {0, "again", "FILE", "ask again what may have changed since these answers", OPTION_TEXT,
     offsetof(struct options, again), 0, 0},
    {0, "questions", NULL, "print an answers file to fill in", OPTION_SWITCH,
     offsetof(struct options, questions), 0, 0},
    {0, "check-content", "DIR", "look for faults in a content directory, or in your own additions",
     OPTION_TEXT, offsetof(struct options, check_content), 0, 0},
};

static const struct program_about about = {
    .name = PROGRAM_TRIAGE,
    .synopsis =
        "[-eqx] [--strict] [-f FORMAT] [-o FILE] [-C DIR] [--now TIME] [KEY=VALUE ...] [FILE ...]\n"
        "-i [--save FILE] [--again FILE] [-eqx] [--strict] [-f FORMAT] [-o FILE] "
        "[KEY=VALUE ...] [FILE]\n"
        "[-o FILE] [-C DIR] [--now TIME] --questions\n"
        "[-qx] [-f FORMAT] [-o FILE] [--now TIME] --check-content DIR",
    .purpose =
        "Says how urgent upper-back pain is, what it may come from, and why. It does not\n"
        "diagnose. Answers are KEY=VALUE, or a file of them; an open question is not a no.",
    .options = option_rows,
    .option_count = sizeof option_rows / sizeof option_rows[0],
    .examples =
        "  " PROGRAM_TRIAGE " -i --save answers.yaml | " PROGRAM_PLAN " -o week\n"
        "  " PROGRAM_TRIAGE " answers.yaml\n"
        "  " PROGRAM_TRIAGE
        " age=38 pain=4 worst=5 duration='5 days' onset=gradual course=steady others=no\n"
        "  " PROGRAM_TRIAGE " -x answers.yaml | grep E02\n"
        "  " PROGRAM_TRIAGE " answers.yaml | " PROGRAM_PLAN " -o week\n",
    .formats = judgement_formats,
    .format_count = JUDGEMENT_FORMATS,
};

/* --- a content directory ------------------------------------------------- */

static void write_check(struct program *program, const struct lint *lint, bool explain,
                        size_t format, struct output *output)
{
    struct record_list records = {0};

    if (format == JUDGEMENT_TEXT) {
        lint_text(lint, explain, output_columns(output), &output->text);
        return;
    }
    lint_records(lint, &program->arena, &records);
    record_write_list(&records, (enum record_format)format, NULL, &output->text);
}

/* A directory with errors has no result: the messages are all there is. */
static void check_content(struct program *program, const struct options *options)
{
    struct diagnostic_list *list = &program->diagnostics;
    struct output output = output_begin(program->options.output);
    struct lint lint = {.directory = NULL};
    size_t format =
        program_format(program, judgement_formats, JUDGEMENT_FORMATS, JUDGEMENT_TEXT);

    if (program->operands.count > 0)
        diagnostic_usage(list, "--check-content reads content, and no answers such as '%s'",
                         program->operands.items[0]);
    if (program->options.content != NULL)
        diagnostic_usage(list, "--check-content names the directory itself; leave out -C");
    if (list->errors == 0 && lint_run(&lint, options->check_content, program->now, list)
        && !options->quiet) {
        write_check(program, &lint, options->explain, format, &output);
        output_finish(&output, list);
    }
    output_drop(&output);
    lint_close(&lint);
}

/* --- questions to fill in ------------------------------------------------ */

static void print_questions(struct program *program)
{
    struct diagnostic_list *list = &program->diagnostics;
    struct output output = output_begin(program->options.output);
    struct content content = {.overlaid = false};

    if (program->operands.count > 0)
        diagnostic_usage(list, "--questions takes no answers such as '%s'",
                         program->operands.items[0]);
    if (program->options.format != NULL && strcmp(program->options.format, "yaml") != 0)
        diagnostic_usage(list, "--format %s: --questions prints yaml", program->options.format);
    if (list->errors == 0
        && content_open(&content, &program->environment, program->options.content,
                        CONTENT_FOR_TRIAGE, list)) {
        questionnaire_blank(&content.vocabulary, program->now, &output.text);
        output_finish(&output, list);
    }
    output_drop(&output);
    content_close(&content);
}

/* --- what goes together -------------------------------------------------- */

enum {
    MODE_JUDGE = 1 << 0,
    MODE_INTERVIEW = 1 << 1,
    MODE_QUESTIONS = 1 << 2,
    MODE_CONTENT = 1 << 3
};

/* Somebody at a terminal who gives nothing is asked. */
static unsigned mode_of(const struct program *program, const struct options *options)
{
    if (options->check_content != NULL)
        return MODE_CONTENT;
    if (options->questions)
        return MODE_QUESTIONS;
    return options->interview || options->again != NULL || options->save != NULL
                   || (program->operands.count == 0 && input_is_terminal())
               ? MODE_INTERVIEW
               : MODE_JUDGE;
}

static bool check_use(struct program *program, const struct options *options, unsigned mode)
{
    const unsigned judging = MODE_JUDGE | MODE_INTERVIEW;
    const struct program_use uses[] = {
        {"--exit-status", options->exit_status, judging},
        {"--quiet", options->quiet, judging | MODE_CONTENT},
        {"--explain", options->explain, judging | MODE_CONTENT},
        {"--strict", options->strict, judging},
        {"--interview", options->interview, MODE_INTERVIEW},
        {"--save", options->save != NULL, MODE_INTERVIEW},
        {"--again", options->again != NULL, MODE_INTERVIEW},
        {"--questions", options->questions, MODE_QUESTIONS},
    };

    return program_check_uses(program, uses, sizeof uses / sizeof uses[0], mode);
}

/* --- answers ------------------------------------------------------------- */

static void interview(struct judgement *judgement, const struct options *options,
                      struct arena *arena)
{
    const struct conversation conversation = {
        .content = judgement->content,
        .now = judgement->now,
        .strict = judgement->strict,
        .file = options->again != NULL ? options->again : judgement->files[0],
        .again = options->again != NULL,
        .operands = &judgement->answers,
        .save = options->save,
        .show_act = judgement->quiet || !output_is_terminal(judgement->output)};
    struct interview held = {.done = false};

    if (judgement->file_count > (options->again != NULL ? 0 : 1))
        diagnostic_usage(judgement->list, "an interview is with one person; '%s' is one too many",
                         judgement->files[judgement->file_count - 1]);
    else if (conversation_hold(&conversation, &held, arena, judgement->list))
        judgement_write(judgement, &held.answers, &held.verdict, arena);
    interview_end(&held);
}

/* Without -e and -q every judgement is a 0. */
static enum status status_of(const struct judgement *judgement, const struct options *options)
{
    static const enum status statuses[URGENCY_COUNT] = {STATUS_DONE, STATUS_ROUTINE, STATUS_SOON,
                                                        STATUS_SAME_DAY, STATUS_EMERGENCY};

    return options->exit_status || options->quiet ? statuses[judgement->most] : STATUS_DONE;
}

static void triage(struct program *program, const struct options *options, unsigned mode)
{
    struct diagnostic_list *list = &program->diagnostics;
    struct output output = output_begin(program->options.output);
    struct content content = {.overlaid = false};
    struct judgement judgement = {.content = &content, .now = program->now,
                                  .strict = options->strict, .explain = options->explain,
                                  .quiet = options->quiet, .output = &output, .list = list};

    judgement.format = (enum judgement_format)program_format(
        program, judgement_formats, JUDGEMENT_FORMATS,
        output_is_terminal(&output) ? JUDGEMENT_TEXT : JUDGEMENT_LINES);
    judgement_operands(&judgement, &program->operands, &program->arena);
    if (list->errors == 0
        && content_open(&content, &program->environment, program->options.content,
                        CONTENT_FOR_TRIAGE, list)) {
        if (mode == MODE_INTERVIEW)
            interview(&judgement, options, &program->arena);
        else
            judgement_all(&judgement, &program->arena);
        program->status = status_of(&judgement, options);
    }
    /* With -o a file is whole or not there: not one with people missing. Under -q there
     * is nothing to put into one. */
    if (output.path == NULL || (list->errors == 0 && !options->quiet))
        output_finish(&output, list);
    output_drop(&output);
    content_close(&content);
}

static bool spares_diary(struct program *program, const char *option, const char *path)
{
    return diary_place_spares(option, path, NULL, &program->environment, &program->arena,
                              &program->diagnostics);
}

/* The answers that are read, and those that an interview leaves. */
static bool spares_answers(struct program *program, const struct options *options)
{
    const char *output = program->options.output;
    struct diagnostic_list *list = &program->diagnostics;

    if (!program_spares_input(program)
        || (options->again != NULL
            && !output_spares("--output", output, options->again, "input", list)))
        return false;
    if (options->save == NULL || !output_goes_to(output, options->save))
        return true;
    diagnostic_usage(list, "--output %s: that is where --save keeps the answers; expected another "
                           "file",
                     output);
    return false;
}

static void work(struct program *program, const struct options *options)
{
    unsigned mode = mode_of(program, options);

    if (!check_use(program, options, mode)
        || !spares_diary(program, "--output", program->options.output)
        || !spares_diary(program, "--save", options->save) || !spares_answers(program, options))
        return;
    if (mode == MODE_CONTENT)
        check_content(program, options);
    else if (mode == MODE_QUESTIONS)
        print_questions(program);
    else
        triage(program, options, mode);
}

static const struct completion_row completions[] = {
    {.option = "format", .source = COMPLETION_WORDS, .words = judgement_formats,
     .count = JUDGEMENT_FORMATS},
    {.source = COMPLETION_ANSWERS},
};

int main(int argc, char **argv)
{
    struct options options = {.check_content = NULL};
    struct program program;

    if (program_begin(&program, &about, &options, argc, argv)) {
        if (program.options.complete)
            completion_print(&program, &options, completions,
                             sizeof completions / sizeof completions[0]);
        else
            work(&program, &options);
    }
    return program_end(&program);
}
