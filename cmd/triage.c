/* triage: how urgent is it, what is it likely to be, and why.
 *
 * Reads one or many people's answers, judges them by the rules in content/, and
 * writes an assessment each. */
#include "base/input.h"
#include "base/program.h"
#include "content/content.h"
#include "document/record.h"
#include "domain/act.h"
#include "domain/assessment.h"
#include "domain/assessment_text.h"
#include "domain/explanation.h"
#include "domain/lint_page.h"
#include "domain/people.h"
#include "domain/verdict.h"

#include <stddef.h>

struct options {
    bool exit_status;
    bool explain;
    bool quiet;
    bool strict;
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
    {0, "check-content", "DIR", "look for faults in a content directory, or in your own additions",
     OPTION_TEXT, offsetof(struct options, check_content), 0, 0},
};

static const struct program_about about = {
    "triage",
    "[-eqx] [--strict] [-f FORMAT] [-o FILE] [-C DIR] [--now TIME] [KEY=VALUE ...] [FILE ...]\n"
    "[-qx] [-f FORMAT] [-o FILE] [--now TIME] --check-content DIR",
    "Says how urgent upper-back pain is, what it may come from, and why. It does not\n"
    "diagnose. Answers are KEY=VALUE, or a file of them; an open question is not a no.",
    option_rows,
    sizeof option_rows / sizeof option_rows[0],
    "  triage answers.yaml\n"
    "  triage age=38 pain=4 worst=5 duration='5 days' onset=gradual course=steady others=no\n"
    "  triage -x answers.yaml | grep E02\n"
    "  triage answers.yaml | plan -o week\n",
};

enum format { FORMAT_LINES, FORMAT_YAML, FORMAT_JSON, FORMAT_TEXT, FORMAT_COUNT };
static const char *const formats[FORMAT_COUNT] = {"lines", "yaml", "json", "text"};

/* What one run works with. */
struct run {
    struct program *program;
    const struct options *options;
    struct content content;
    struct output output;
    size_t format;
    struct answer_pair_list operands; /* answers given as operands: they beat the file */
    size_t people;
    bool several; /* more than one person: whoever is refused must be seen to be missing */
    bool stream;  /* more than one in this stream: each needs a name */
};

/* --- one person ------------------------------------------------------------------ */

static void take_all(struct run *run, struct answers *answers,
                     const struct answer_pair_list *pairs)
{
    for (size_t i = 0; i < pairs->count; i++)
        answers_take(answers, &pairs->items[i], run->program->now, &run->program->diagnostics);
}

static void check_region(struct run *run, const struct answers *answers)
{
    struct vocabulary_entry entry;

    if (answers->region != NULL && content_region(&run->content, answers->region) == NULL
        && vocabulary_find(answers->vocabulary, "region", &entry))
        diagnostic_input(&run->program->diagnostics, answers->choices[entry.question->index].place,
                         "there is no region '%.60s'; see regions.yaml, or leave it out",
                         answers->region);
}

static void write_records(struct run *run, const struct answers *answers,
                          const struct verdict *verdict, struct arena *arena)
{
    struct record_list records = {0};

    if (run->options->explain)
        explanation_write(answers, verdict, arena, &records);
    else
        assessment_write(&run->content, answers, verdict, run->program->now, arena, &records);
    record_write_list(&records, (enum record_format)run->format, NULL, &run->output.text);
}

static void write_person(struct run *run, const struct answers *answers,
                         const struct verdict *verdict, struct arena *arena)
{
    if (run->options->quiet)
        return;
    if (run->format != FORMAT_TEXT || run->options->explain) {
        if (run->format == FORMAT_TEXT)
            run->format = FORMAT_LINES;
        write_records(run, answers, verdict, arena);
        return;
    }
    if (run->people > 1)
        text_add(&run->output.text, "\n\n");
    assessment_text(&run->content, answers, verdict, run->program->now,
                    output_columns(&run->output), &run->output.text);
}

/* Among several the others are still judged; nothing of this one, or of a file that
 * cannot be read, may pass for an assessment. */
static void refuse(struct run *run, const char *who)
{
    struct arena arena = {0};
    struct record_list records = {0};

    if (run->options->quiet || (who == NULL && !run->several))
        return;
    if (who == NULL)
        who = arena_format(&arena, "person-%zu", run->people);
    record_add(&records, &arena, "refused", who);
    if (run->format == FORMAT_TEXT)
        text_format(&run->output.text, "REFUSED %s: see the messages\n", who);
    else
        record_write_list(&records, (enum record_format)run->format, NULL, &run->output.text);
    arena_free(&arena);
}

static void note_status(struct run *run, const struct verdict *verdict)
{
    static const enum status statuses[URGENCY_COUNT] = {STATUS_DONE, STATUS_ROUTINE, STATUS_SOON,
                                                        STATUS_SAME_DAY, STATUS_EMERGENCY};

    if (run->options->exit_status || run->options->quiet)
        run->program->status = status_worse(run->program->status, statuses[verdict->urgency]);
}

/* faulty: something was wrong before; errors: how many there were before that, or now. */
static void judge(struct run *run, const struct answer_pair_list *pairs, bool faulty,
                  size_t errors, struct arena *arena)
{
    struct diagnostic_list *list = &run->program->diagnostics;
    struct answers answers;
    struct verdict verdict;

    run->people++;
    answers_begin(&answers, &run->content.vocabulary, arena);
    take_all(run, &answers, pairs);
    answers_next_layer(&answers);
    take_all(run, &answers, &run->operands);
    answers_finish(&answers, run->program->now, list);
    check_region(run, &answers);
    if (run->stream && answers.who == NULL)
        diagnostic_input(list, pairs->count > 0 ? pairs->items[0].key.place : (struct place){0},
                         "several people, and this one has no 'who'; an empty line parts people");
    if (faulty || list->errors > errors) {
        refuse(run, answers.who);
        return;
    }
    verdict_make(&run->content, &answers, run->program->now, run->options->strict, arena, &verdict);
    write_person(run, &answers, &verdict, arena);
    note_status(run, &verdict);
}

/* --- the input ---------------------------------------------------------------------- */

static void judge_stream(struct run *run, const char *operand)
{
    struct diagnostic_list *list = &run->program->diagnostics;
    struct arena whole = {0};
    struct answer_pair_list pairs;
    struct people people;
    struct bytes bytes;
    const char *name;
    size_t before = run->people;
    bool readable = input_read(operand, 0, &whole, &name, &bytes, list);
    bool more = readable && people_begin(&people, name, bytes, &whole, list);

    run->stream = false;
    while (more) {
        struct arena arena = {0};
        size_t errors = list->errors;

        more = people_next(&people, &pairs, &arena, list);
        run->stream |= more && people_more(&people);
        run->several |= run->stream;
        if (more)
            judge(run, &pairs, people.faulty, errors, &arena);
        arena_free(&arena);
        more = more && output_flush_when_full(&run->output, list);
    }
    if (!readable && run->several)
        refuse(run, name);
    if (list->errors == 0 && run->people == before)
        diagnostic_input(list, (struct place){.file = name},
                         "no answers; expected key=value lines or YAML (triage --help)");
    arena_free(&whole);
}

/* Answers among the operands apply to every file; without a file they are the
 * person. */
static void judge_operands(struct run *run)
{
    const struct operands *operands = &run->program->operands;
    size_t files = 0;

    for (size_t i = 0; i < operands->count; i++) {
        if (people_is_answer(operands->items[i]))
            people_operand(operands->items[i], i + 1, &run->operands, &run->program->arena);
        else
            files++;
    }
    run->several = files > 1;
    for (size_t i = 0; i < operands->count; i++) {
        if (!people_is_answer(operands->items[i]))
            judge_stream(run, operands->items[i]);
    }
    if (files == 0 && run->operands.count > 0)
        judge(run, &(struct answer_pair_list){0}, false, run->program->diagnostics.errors,
              &run->program->arena);
    else if (files == 0)
        judge_stream(run, NULL);
}

/* --- a content directory -------------------------------------------------------------- */

static void write_check(struct run *run, const struct lint *lint)
{
    struct record_list records = {0};

    if (run->format == FORMAT_TEXT) {
        lint_text(lint, run->options->explain, output_columns(&run->output), &run->output.text);
        return;
    }
    lint_records(lint, &run->program->arena, &records);
    record_write_list(&records, (enum record_format)run->format, NULL, &run->output.text);
}

/* A directory with errors has no result: the messages are all there is. */
static void check_content(struct program *program, const struct options *options)
{
    struct diagnostic_list *list = &program->diagnostics;
    struct run run = {.program = program, .options = options};
    struct lint lint = {.directory = NULL};

    run.output = output_begin(program->options.output);
    run.format = program_format(program, formats, FORMAT_COUNT, FORMAT_TEXT);
    if (program->operands.count > 0)
        diagnostic_usage(list, "--check-content reads content, and no answers such as '%s'",
                         program->operands.items[0]);
    if (program->options.content != NULL)
        diagnostic_usage(list, "--check-content names the directory itself; leave out -C");
    if (list->errors == 0 && lint_run(&lint, options->check_content, program->now, list)
        && !options->quiet) {
        write_check(&run, &lint);
        output_finish(&run.output, list);
    }
    output_drop(&run.output);
    lint_close(&lint);
}

static void triage(struct program *program, const struct options *options)
{
    struct run run = {.program = program, .options = options};

    run.output = output_begin(program->options.output);
    run.format = program_format(program, formats, FORMAT_COUNT,
                                output_is_terminal(&run.output) ? FORMAT_TEXT : FORMAT_LINES);
    if (program->operands.count == 0 && input_is_terminal())
        diagnostic_usage(&program->diagnostics, "no answers; expected KEY=VALUE or a FILE");
    if (program->diagnostics.errors == 0
        && content_open(&run.content, &program->environment, program->options.content,
                        CONTENT_FOR_TRIAGE, &program->diagnostics))
        judge_operands(&run);
    /* With -o a file is whole or not there: not one with people missing. Under -q there
     * is nothing to put into one. */
    if (run.output.path == NULL || (program->diagnostics.errors == 0 && !options->quiet))
        output_finish(&run.output, &program->diagnostics);
    output_drop(&run.output);
    content_close(&run.content);
}

int main(int argc, char **argv)
{
    struct options options = {.check_content = NULL};
    struct program program;

    if (program_begin(&program, &about, &options, argc, argv)) {
        if (options.check_content != NULL)
            check_content(&program, &options);
        else
            triage(&program, &options);
    }
    return program_end(&program);
}
