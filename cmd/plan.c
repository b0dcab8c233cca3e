/* plan: from an assessment, what to do this week.
 *
 * Reads one assessment, or a plan that was made before, to show it again. */
#include "base/build.h"
#include "base/file.h"
#include "base/input.h"
#include "base/program.h"
#include "domain/agenda_text.h"
#include "domain/assessment.h"
#include "domain/completion.h"
#include "domain/diary_place.h"
#include "domain/plan_diary.h"
#include "domain/plan_document.h"
#include "domain/plan_entry.h"
#include "domain/plan_place.h"
#include "domain/plan_previous.h"
#include "domain/plan_rest.h"
#include "domain/plan_shortfall.h"
#include "domain/plan_text.h"

#include <string.h>

enum { INPUT_BYTES = 1024 * 1024 };

struct options {
    struct plan_request request;
    const char *diary;
    bool no_diary;
    const char *previous;
    bool today;
    const char *show;
};

static const struct option_row rows[] = {
    {'m', "minutes", "MINUTES", "exercise at most so long a day (12)", OPTION_WHOLE,
     offsetof(struct options, request.minutes), PLAN_MINUTES_LEAST, PLAN_MINUTES_MOST},
    {'d', "days", "DAYS", "plan so many days (7)", OPTION_WHOLE,
     offsetof(struct options, request.days), 1, PLAN_DAYS_MOST},
    {0, "equipment", "LIST", "what is at hand: chair,wall,mat,band ... or none", OPTION_TEXT,
     offsetof(struct options, request.equipment), 0, 0},
    {0, "with", "ID", "put this exercise in, if it suits", OPTION_TEXT,
     offsetof(struct options, request.with), 0, 0},
    {0, "without", "LIST", "leave these exercises out", OPTION_TEXT,
     offsetof(struct options, request.without), 0, 0},
    {'w', "hours", "HOURS", "working hours (09:00-17:30 mon-fri)", OPTION_TEXT,
     offsetof(struct options, request.hours), 0, 0},
    {0, "breaks", "AMOUNT", "a break so often, 20min to 120min (60min), or none", OPTION_TEXT,
     offsetof(struct options, request.breaks), 0, 0},
    {0, "ceiling", "N", "the most pain that exercise may bring, 1 to 5 (4)", OPTION_WHOLE,
     offsetof(struct options, request.ceiling), 0, 10},
    {0, "start", "DATE", "the first day (today)", OPTION_TEXT,
     offsetof(struct options, request.start), 0, 0},
    {0, "flare", NULL, "the pain has flared up: gentle movement at half the dose", OPTION_SWITCH,
     offsetof(struct options, request.flare), 0, 0},
    {'l', "log", "FILE", "the diary to look into (the usual one, if there is one)", OPTION_TEXT,
     offsetof(struct options, diary), 0, 0},
    {0, "no-log", NULL, "look into no diary", OPTION_SWITCH, offsetof(struct options, no_diary), 0,
     0},
    {0, "previous", "OLD", "the plan before, to go on from its doses", OPTION_TEXT,
     offsetof(struct options, previous), 0, 0},
    {0, "cleared", "DATE:RULE,...", "a clinician looked at this and said exercise is fine",
     OPTION_TEXT, offsetof(struct options, request.cleared), 0, 0},
    {0, "today", NULL, "only what there is to do today", OPTION_SWITCH,
     offsetof(struct options, today), 0, 0},
    {0, "show", "ID", "an exercise, or whatever else is known, as a page", OPTION_TEXT,
     offsetof(struct options, show), 0, 0},
};

enum format { FORMAT_LINES, FORMAT_YAML, FORMAT_JSON, FORMAT_TEXT, FORMAT_COUNT };
static const char *const format_words[] = {"lines", "yaml", "json", "text"};

static const struct program_about about = {
    .name = PROGRAM_PLAN,
    .synopsis = "[OPTION]... [ASSESSMENT]\n[OPTION]... --today [PLAN]\n--show ID",
    .purpose = "From what " PROGRAM_TRIAGE
               " found, make a week's plan: exercises, breaks, care, and when to\n"
               "stop. Where exercise has to wait it says what to do instead, with status 1.\n"
               "Without a file: what is piped in, else UPPERBACK_PLAN, else, on a terminal, the\n"
               "plan beside the diary.",
    .options = rows,
    .option_count = sizeof rows / sizeof rows[0],
    .formats = format_words,
    .format_count = FORMAT_COUNT,
    .examples = "  " PROGRAM_TRIAGE " answers.yaml | " PROGRAM_PLAN
                " -o week    make a plan and keep it\n"
                "  " PROGRAM_PLAN " -f text week                     show it again, for the wall\n"
                "  " PROGRAM_PLAN " --today week                     what there is to do today\n"
                "  " PROGRAM_PLAN " --show cat-cow                   how one exercise goes\n",
};

/* What the helpers below share. */
struct run {
    struct program *program;
    struct options *options;
    struct content content;
    struct output output;
    size_t format;
    const char *input; /* what to read; NULL with --show */
};

/* Asking for something of a plan that exists already would be ignored in silence. */
static bool wants_new_plan(const struct options *options)
{
    const struct plan_request *request = &options->request;

    return options->previous != NULL || request->flare || request->minutes != 0
           || request->days != 0 || request->ceiling != PLAN_NO_CEILING
           || request->equipment != NULL || request->with != NULL || request->without != NULL
           || request->hours != NULL || request->breaks != NULL || request->start != NULL
           || request->cleared != NULL;
}

/* The operand, else what lies in the usual place. */
static void choose_input(struct run *run)
{
    struct program *program = run->program;

    if (program->operands.count > 0)
        run->input = program->operands.items[0];
    else
        run->input = plan_place_usual(&program->environment, &program->arena,
                                      &program->diagnostics);
    if (run->input == NULL && program->diagnostics.errors == 0)
        diagnostic_usage(&program->diagnostics, "nothing to read; expected an assessment, as in "
                                                "'" PROGRAM_TRIAGE " FILE | " PROGRAM_PLAN
                                                "', or a plan");
}

static bool check_usage(struct run *run)
{
    struct program *program = run->program;
    struct diagnostic_list *list = &program->diagnostics;
    size_t most = run->options->show != NULL ? 0 : 1;

    if (program->operands.count > most)
        diagnostic_usage(list, "'%s': expected %s", program->operands.items[most],
                         most == 0 ? "no file with --show" : "one assessment");
    if (run->options->show != NULL
        && (run->options->today || run->options->diary != NULL || run->options->no_diary
            || wants_new_plan(run->options)))
        diagnostic_usage(list, "--show: it stands alone; it makes no plan");
    if (run->options->show != NULL && program->options.format != NULL
        && run->format != FORMAT_TEXT && run->format != FORMAT_COUNT)
        diagnostic_usage(list, "--format %s: --show has text only", program->options.format);
    if (run->options->diary != NULL && run->options->no_diary)
        diagnostic_usage(list, "--log and --no-log: expected one of them");
    if (run->options->show == NULL && list->errors == 0)
        choose_input(run);
    return list->errors == 0;
}

static void show_entry(struct run *run)
{
    const char *id = run->options->show;
    const char *nearest;

    if (plan_entry_show(&run->content, id, output_columns(&run->output), &run->output.text))
        return;
    nearest = plan_entry_nearest(&run->content, id);
    diagnostic_usage(&run->program->diagnostics, "--show %s: there is no such entry%s%s%s", id,
                     nearest != NULL ? "; did you mean '" : "", nearest != NULL ? nearest : "",
                     nearest != NULL ? "'?" : "");
}

/* Whether the input begins as a plan; faults are for the real reading to tell. */
static bool is_plan(struct run *run, const char *name, struct bytes bytes)
{
    struct diagnostic_list unheard = {.count = 0};
    struct record_list records = {.count = 0};

    record_read(name, bytes, false, &run->program->arena, &records, &unheard);
    diagnostic_pass_failure(&run->program->diagnostics, &unheard);
    diagnostic_free(&unheard);
    return records.count > 0 && strcmp(records.items[0].kind, "plan") == 0;
}

/* Whether the person reads the page itself, which says all. */
static bool is_page_shown(const struct run *run)
{
    return run->format == FORMAT_TEXT && run->output.path == NULL;
}

/* A refusal is told to the person as well as written: what to do first. */
static void tell_refusal(struct run *run, const struct record_list *plan)
{
    const struct record *act = record_first(plan, "act");
    const struct record *note;
    size_t index = 0;

    run->program->status = STATUS_NO;
    if (is_page_shown(run))
        return;
    if (act != NULL)
        diagnostic_remark(&run->program->diagnostics, (struct place){0}, "%s", act->value);
    while ((note = record_next(plan, "note", &index)) != NULL)
        diagnostic_remark(&run->program->diagnostics, (struct place){0}, "%s", note->value);
}

/* A plan without a session is told like a refusal: what is beside exercise stays. */
static void tell_nothing(struct run *run, const struct record_list *plan)
{
    const struct record *note = plan_shortfall_told(plan);

    run->program->status = STATUS_NO;
    if (!is_page_shown(run) && note != NULL)
        diagnostic_remark(&run->program->diagnostics, (struct place){0}, "%s", note->value);
}

/* NULL when there is none, or none is wanted. */
static bool read_diary(struct run *run, struct plan_diary **diary)
{
    struct program *program = run->program;
    struct diary_place place;

    *diary = NULL;
    if (run->options->no_diary)
        return true;
    if (!diary_place_find(&place, run->options->diary, &program->environment, &program->arena,
                          &program->diagnostics))
        return false;
    if (diary_place_is_vacant(&place))
        return true;
    *diary = arena_alloc(&program->arena, sizeof **diary);
    return plan_diary_read(*diary, &place, &run->content, &program->arena, &program->diagnostics);
}

/* A plan that is not over gives way to what the diary has had since it was made; so does one
 * that does not tell when it is over. */
static bool ask_diary(struct run *run, struct record_list *plan)
{
    struct program *program = run->program;
    struct plan_diary *diary;
    civil_day first;
    civil_day last;

    if (record_get(&plan->items[0], "refused") != NULL
        || (plan_document_span(plan, &first, &last) && moment_civil(program->now).day > last))
        return true;
    if (run->options->diary == NULL && !diary_place_is_told(&program->environment))
        return true;
    if (!read_diary(run, &diary))
        return false;
    if (diary != NULL)
        plan_rest_take(&run->content, diary, program->now, &program->arena, plan);
    return true;
}

/* Shown again, a plan says no as it did when it was made. */
static bool read_plan(struct run *run, const char *name, struct bytes bytes,
                      struct record_list *plan)
{
    struct diagnostic_list *list = &run->program->diagnostics;

    if (wants_new_plan(run->options)) {
        diagnostic_usage(list, "'%s' is a plan already; expected an assessment for a new one",
                         name);
        return false;
    }
    if (!record_read_document(name, bytes, "plan", &run->program->arena, plan, list)
        || !ask_diary(run, plan))
        return false;
    if (record_get(&plan->items[0], "refused") != NULL)
        tell_refusal(run, plan);
    else if (plan_shortfall_told(plan) != NULL)
        tell_nothing(run, plan);
    return true;
}

/* NULL when none is named. */
static bool read_previous(struct run *run, const struct plan_previous **found)
{
    struct program *program = run->program;
    struct diagnostic_list *list = &program->diagnostics;
    struct record_list *records = arena_alloc(&program->arena, sizeof *records);
    struct plan_previous *previous = arena_alloc(&program->arena, sizeof *previous);
    struct bytes bytes;

    *found = NULL;
    if (run->options->previous == NULL)
        return true;
    *found = previous;
    return file_read(run->options->previous, INPUT_BYTES, &program->arena, &bytes, list)
           && record_read_document(run->options->previous, bytes, "plan", &program->arena, records,
                                   list)
           && plan_previous_read(records, program->now, &program->arena, previous, list);
}

/* What was asked for by name and is not there must not be found out in a session. */
static void tell_wishes(struct run *run, const struct record_list *plan)
{
    const struct record *note;
    size_t index = 0;

    while (!is_page_shown(run) && (note = record_next(plan, "note", &index)) != NULL) {
        if (record_get(note, "do") != NULL)
            diagnostic_remark(&run->program->diagnostics, (struct place){0}, "%s", note->value);
    }
}

static bool make_plan(struct run *run, const char *name, struct bytes bytes,
                      struct record_list *plan)
{
    struct program *program = run->program;
    struct diagnostic_list *list = &program->diagnostics;
    struct record_list *records = arena_alloc(&program->arena, sizeof *records);
    struct assessment *assessment = arena_alloc(&program->arena, sizeof *assessment);
    struct stop_list stops;
    enum plan_refusal refusal;
    struct plan_making making = {&run->content, &stops, assessment, &run->options->request,
                                 program->now, NULL, NULL};

    if (!record_read_document(name, bytes, "assessment", &program->arena, records, list)
        || !assessment_read(&run->content, records, program->now, &program->arena, assessment, list)
        || !stop_read(&run->content.layers, &run->content.vocabulary, &run->content.arena, &stops,
                      list)
        || !read_previous(run, &making.previous) || !read_diary(run, &making.diary)
        || !plan_document_make(&making, &program->arena, plan, &refusal, list))
        return false;
    if (refusal == PLAN_NOTHING)
        tell_nothing(run, plan);
    else if (refusal != PLAN_ALLOWED)
        tell_refusal(run, plan);
    if (refusal == PLAN_ALLOWED || refusal == PLAN_NOTHING)
        tell_wishes(run, plan);
    return true;
}

/* --today of a plan that has ended or has not begun: nothing to do would look like a day
 * off. */
static void tell_if_outside(struct run *run, const struct record_list *plan)
{
    struct program *program = run->program;
    civil_day today = moment_civil(program->now).day;
    civil_day first;
    civil_day last;

    if (!plan_document_span(plan, &first, &last) || (today >= first && today <= last))
        return;
    if (today > last)
        program->status = STATUS_NO;
    if (!is_page_shown(run))
        diagnostic_remark(&program->diagnostics, (struct place){0}, "%s",
                          today > last ? agenda_text_ended(last, NULL, &program->arena)
                                       : agenda_text_begins(first, &program->arena));
}

/* --today: the do records of the day, unless the plan is a refusal, which stays whole. */
static void narrow_to_today(struct run *run, struct record_list *plan)
{
    struct record_list today = {.count = 0};
    civil_day first;
    civil_day last;

    if (!plan_document_span(plan, &first, &last))
        return;
    plan_document_day(plan, moment_civil(run->program->now).day, &run->program->arena, &today);
    *plan = today;
}

static void write_plan(struct run *run, struct record_list *plan)
{
    struct text *text = &run->output.text;
    size_t columns = output_columns(&run->output);

    if (run->options->today)
        tell_if_outside(run, plan);
    if (run->format == FORMAT_TEXT && run->options->today) {
        plan_text_day(&run->content, plan, moment_civil(run->program->now).day, columns, text);
    } else if (run->format == FORMAT_TEXT) {
        plan_text_write(&run->content, plan, run->program->now, columns, text);
    } else {
        if (run->options->today)
            narrow_to_today(run, plan);
        record_write_list(plan, (enum record_format)run->format, NULL, text);
    }
}

static void serve(struct run *run)
{
    struct program *program = run->program;
    struct record_list plan = {.count = 0};
    struct bytes bytes;
    const char *name;
    bool good;

    if (run->options->show != NULL) {
        show_entry(run);
        return;
    }
    if (!input_read(run->input, INPUT_BYTES, &program->arena, &name, &bytes,
                    &program->diagnostics))
        return;
    good = is_plan(run, name, bytes) ? read_plan(run, name, bytes, &plan)
                                     : make_plan(run, name, bytes, &plan);
    if (good)
        write_plan(run, &plan);
}

static const struct completion_row completions[] = {
    {.option = "format", .source = COMPLETION_WORDS, .words = format_words, .count = FORMAT_COUNT},
    {.option = "previous", .source = COMPLETION_FILES},
    {.option = "with", .source = COMPLETION_EXERCISE},
    {.option = "without", .source = COMPLETION_EXERCISES},
    {.option = "equipment", .source = COMPLETION_EQUIPMENT},
    {.option = "show", .source = COMPLETION_PAGES},
    {.source = COMPLETION_FILES},
};

/* One run that makes, shows or turns down a plan. */
static void run_plan(struct run *run)
{
    struct program *program = run->program;

    run->output = output_begin(program->options.output);
    run->format = program_format(program, format_words, FORMAT_COUNT,
                                 output_is_terminal(&run->output) ? FORMAT_TEXT : FORMAT_LINES);
    if (!check_usage(run)
        || !diary_place_spares("--output", program->options.output, run->options->diary,
                               &program->environment, &program->arena, &program->diagnostics)
        || (run->input != NULL
            && !output_spares("--output", program->options.output, run->input, "input",
                              &program->diagnostics)))
        return;
    if (content_open(&run->content, &program->environment, program->options.content,
                     run->options->show != NULL ? PLAN_ENTRY_CONTENT : CONTENT_FOR_PLAN,
                     &program->diagnostics))
        serve(run);
    if (program->diagnostics.errors == 0)
        output_finish(&run->output, &program->diagnostics);
    else
        output_drop(&run->output);
    content_close(&run->content);
}

int main(int argc, char **argv)
{
    struct options options = {.request = {.ceiling = PLAN_NO_CEILING}};
    struct program program;
    struct run run = {.program = &program, .options = &options};

    if (program_begin(&program, &about, &options, argc, argv)) {
        if (program.options.complete)
            completion_print(&program, &options, completions,
                             sizeof completions / sizeof completions[0]);
        else
            run_plan(&run);
    }
    return program_end(&program);
}
