/* nudge: what a plan asks for now. Reads a plan; writes what is due, a preview, or a
 * crontab whose block calls it at the right minutes. Keeps no state, never sleeps. */
#include "base/amount.h"
#include "base/build.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/input.h"
#include "base/program.h"
#include "document/record.h"
#include "domain/agenda.h"
#include "domain/calendar.h"
#include "domain/completion.h"
#include "domain/crontab.h"
#include "domain/crontab_block.h"
#include "domain/crontab_call.h"
#include "domain/crontab_remark.h"
#include "domain/crontab_round.h"
#include "domain/diary_place.h"
#include "domain/due.h"
#include "domain/firing_print.h"
#include "domain/plan_place.h"
#include "domain/sink.h"

#include <string.h>
#include <unistd.h>

enum { LARGEST_PLAN = 1024 * 1024, PREVIEW_DAYS = 7, FORMATS = 5 };

struct options {
    const char *window;
    bool list;
    const char *from;
    const char *to;
    bool crontab;
    bool install;
    bool uninstall;
    const char *diary;
    bool no_diary;
    bool notify;
    const char *sink;
    bool discreet;
};

static const struct option_row option_rows[] = {
    {0, "window", "AMOUNT", "what came due within AMOUNT, to now (1min)", OPTION_TEXT,
     offsetof(struct options, window), 0, 0},
    {0, "list", NULL, "preview what will be due", OPTION_SWITCH, offsetof(struct options, list), 0,
     0},
    {0, "from", "TIME", "preview from TIME (now); a date is its first minute", OPTION_TEXT,
     offsetof(struct options, from), 0, 0},
    {0, "to", "TIME", "preview to TIME (seven days); a date is its last minute", OPTION_TEXT,
     offsetof(struct options, to), 0, 0},
    {'l', "log", "FILE", "the diary to go by", OPTION_TEXT, offsetof(struct options, diary), 0, 0},
    {0, "no-log", NULL, "go by no diary", OPTION_SWITCH, offsetof(struct options, no_diary), 0, 0},
    {0, "notify", NULL, "show it on the desktop, or print it where there is none", OPTION_SWITCH,
     offsetof(struct options, notify), 0, 0},
    {0, "sink", "COMMAND", "run COMMAND for each nudge, a line on its input", OPTION_TEXT,
     offsetof(struct options, sink), 0, 0},
    {0, "discreet", NULL, "words for a screen that others can see", OPTION_SWITCH,
     offsetof(struct options, discreet), 0, 0},
    {0, "crontab", NULL, "read a crontab, write it with our block in it", OPTION_SWITCH,
     offsetof(struct options, crontab), 0, 0},
    {0, "install", NULL, "put our block into your crontab", OPTION_SWITCH,
     offsetof(struct options, install), 0, 0},
    {0, "uninstall", NULL, "take our block out of your crontab", OPTION_SWITCH,
     offsetof(struct options, uninstall), 0, 0},
};

static const char *const formats[FORMATS] = {"lines", "yaml", "json", "text", "ics"};

enum { FORMAT_TEXT = 3, FORMAT_CALENDAR = 4 };

static const struct program_about about = {
    .name = PROGRAM_NUDGE,
    .synopsis = "[PLAN] [--window AMOUNT] [-f FORMAT] [--notify | --sink COMMAND]\n"
                "-f ics [PLAN]\n"
                "--list [--from TIME] [--to TIME] [PLAN]\n"
                "--install [PLAN]\n"
                "--uninstall\n"
                "--crontab PLAN <OLD >NEW",
    .purpose = "Says what a plan asks for at this minute, one line each; nothing when nothing is\n"
               "due. PLAN is a file, or - for standard input. Without it: what is piped in, else\n"
               "UPPERBACK_PLAN, else, at a terminal, the plan beside the diary.",
    .options = option_rows,
    .option_count = sizeof option_rows / sizeof option_rows[0],
    .formats = formats,
    .format_count = FORMATS,
    .examples = "  " PROGRAM_NUDGE " week                                  what is due now\n"
                "  " PROGRAM_NUDGE " --window 5min week                    "
                "the same for a status bar's poll\n"
                "  " PROGRAM_NUDGE " --list --to 2026-11-27 week           what is to come\n"
                "  " PROGRAM_NUDGE " --install week                        let cron call it\n"
                "  " PROGRAM_NUDGE " --uninstall                           and no longer\n",
};

/* --- the plan ------------------------------------------------------------ */

static void complain_none(struct program *program)
{
    const char *path;

    if (!input_is_terminal()) {
        diagnostic_usage(&program->diagnostics,
                         "no plan given; expected its file, or UPPERBACK_PLAN");
        return;
    }
    path = plan_place_beside_diary(&program->environment, &program->arena, &program->diagnostics);
    diagnostic_usage(&program->diagnostics, "no plan given, and none at %s; " PROGRAM_PLAN
                                            " makes one", path);
}

/* Which plan is meant: the operand, or the usual one. Where standard input holds
 * something else, that leaves UPPERBACK_PLAN. NULL when a message was added. */
static const char *choose_plan(struct program *program, bool from_input)
{
    const char *path;

    if (program->operands.count > 1) {
        diagnostic_usage(&program->diagnostics, "'%s': expected one plan",
                         program->operands.items[1]);
        return NULL;
    }
    if (program->operands.count == 1)
        return program->operands.items[0];
    path = program->environment.plan;
    if (from_input)
        path = plan_place_usual(&program->environment, &program->arena, &program->diagnostics);
    if (path == NULL && program->diagnostics.errors == 0)
        complain_none(program);
    return path;
}

static bool read_agenda(struct program *program, const char *path, struct agenda *agenda)
{
    struct record_list *records = arena_alloc(&program->arena, sizeof *records);
    struct bytes bytes;
    const char *name;

    return input_read(path, LARGEST_PLAN, &program->arena, &name, &bytes, &program->diagnostics)
           && record_read_document(name, bytes, "plan", &program->arena, records,
                                   &program->diagnostics)
           && agenda_read(records, &program->arena, agenda, &program->diagnostics);
}

/* --- options ------------------------------------------------------------- */

static bool writes_crontab(const struct options *options)
{
    return options->crontab || options->install || options->uninstall;
}

/* What is delivered goes a line at a time, and nowhere else. */
static void check_sink(struct program *program, const struct options *options)
{
    struct diagnostic_list *list = &program->diagnostics;
    const char *name = options->notify ? "--notify" : "--sink";
    const char *format = program->options.format;

    if (options->notify && options->sink != NULL)
        diagnostic_usage(list, "--notify and --sink: expected one of them");
    if (!options->notify && options->sink == NULL)
        return;
    if (options->list || options->uninstall)
        diagnostic_usage(list, "%s: expected without --list and --uninstall", name);
    if (!writes_crontab(options) && program->options.output != NULL)
        diagnostic_usage(list, "%s: expected without --output", name);
    if (format != NULL && strcmp(format, "text") != 0
        && (options->notify || strcmp(format, "yaml") == 0 || strcmp(format, "ics") == 0))
        diagnostic_usage(list, "%s: it has no use for --format %s", name, format);
    if (options->sink != NULL && *options->sink == '\0')
        diagnostic_usage(list, "--sink: expected a command");
}

/* A calendar is of the whole plan, for a calendar program. */
static void check_calendar(struct program *program, const struct options *options)
{
    struct diagnostic_list *list = &program->diagnostics;
    const char *format = program->options.format;

    if (format == NULL || strcmp(format, formats[FORMAT_CALENDAR]) != 0)
        return;
    if (options->list || options->window != NULL || writes_crontab(options))
        diagnostic_usage(list, "--format ics: expected without %s",
                         options->list             ? "--list"
                         : options->window != NULL ? "--window"
                                                   : "what writes a crontab");
}

/* Options that say something only beside another one. */
static void check_together(struct program *program, const struct options *options)
{
    struct diagnostic_list *list = &program->diagnostics;

    if (options->list + options->crontab + options->install + options->uninstall > 1)
        diagnostic_usage(list, "expected one of --list, --crontab, --install and --uninstall");
    if (!options->list && (options->from != NULL || options->to != NULL))
        diagnostic_usage(list, "%s: expected --list with it",
                         options->from != NULL ? "--from" : "--to");
    if (options->window != NULL && (options->list || writes_crontab(options)))
        diagnostic_usage(list, "--window: expected without --list and what writes a crontab");
    if (options->diary != NULL && options->no_diary)
        diagnostic_usage(list, "--log and --no-log: expected one of them");
    check_sink(program, options);
    check_calendar(program, options);
    if ((options->install || options->uninstall) && program->options.output != NULL)
        diagnostic_usage(list, "--output: --install and --uninstall write nothing");
}

static int64_t read_window(struct program *program, const char *given)
{
    int64_t seconds = AMOUNT_MINUTE;

    if (given != NULL
        && (!amount_parse(given, &seconds) || seconds < AMOUNT_MINUTE || seconds > AMOUNT_YEAR
            || seconds % AMOUNT_MINUTE != 0))
        diagnostic_usage(&program->diagnostics,
                         "--window %s: expected whole minutes such as 5min, a year at most", given);
    return seconds;
}

static struct moment day_edge(civil_day day, bool last)
{
    struct civil civil = {day, last ? CIVIL_DAY_MINUTES - 1 : 0, 0};
    struct moment moment;

    /* A day that the zone leaves out ends before the clock jumps. */
    if (clock_place(civil, &moment) == CLOCK_SKIPPED && last)
        moment = clock_local(moment.seconds - 1);
    return moment;
}

static struct moment read_edge(struct program *program, const char *option, const char *given,
                               bool last)
{
    struct moment moment = program->now;
    enum clock_fit fit;
    const char *problem;
    civil_day day;

    if (civil_day_parse(given, &day))
        return day_edge(day, last);
    problem = clock_read(given, program->now, &moment, &fit);
    if (problem != NULL)
        diagnostic_usage(&program->diagnostics, "%s %s: %s", option, given, problem);
    return moment;
}

/* --- what must not be written over ---------------------------------------- */

/* Whether -o leaves alone what is read: else the plan, or years of a diary, would be gone. False
 * when a message was added. */
static bool spares_input(struct program *program, const struct options *options, const char *plan)
{
    const char *output = program->options.output;
    struct diagnostic_list *list = &program->diagnostics;

    return (plan == NULL || output_spares("--output", output, plan, "plan", list))
           && diary_place_spares("--output", output, options->no_diary ? NULL : options->diary,
                                 &program->environment, &program->arena, list);
}

/* --- what is due --------------------------------------------------------- */

/* The edges of a preview. */
static void read_span(struct program *program, const struct options *options,
                      struct due_request *request)
{
    struct diagnostic_list *list = &program->diagnostics;

    request->from = program->now;
    if (options->from != NULL)
        request->from = read_edge(program, "--from", options->from, false);
    if (options->to != NULL)
        request->to = read_edge(program, "--to", options->to, true);
    else
        request->to = day_edge(
            moment_civil(clock_local(request->from.seconds)).day + PREVIEW_DAYS - 1, true);
    /* The edges of a day that the zone leaves out are a second apart. */
    if (list->errors == 0 && request->from.seconds > request->to.seconds + 1)
        diagnostic_usage(list, "--to: expected a time that is not before --from");
}

static struct due_request make_request(struct program *program, const struct options *options,
                                       size_t format)
{
    struct due_request request = {
        .environment = &program->environment,
        .content = program->options.content,
        .diary = options->diary,
        .no_diary = options->no_diary,
        .discreet = options->discreet,
        .scope = options->list               ? DUE_PREVIEW
                 : format == FORMAT_CALENDAR ? DUE_WHOLE
                                             : DUE_NOW,
        .now = program->now,
        .window = read_window(program, options->window),
    };

    if (options->list)
        read_span(program, options, &request);
    return request;
}

/* One nudge as it is written; a preview in text has more to say. */
static void write_firing(const struct firing *firing, size_t format, bool preview,
                         struct text *text)
{
    if (format == FORMAT_TEXT)
        firing_print_sentence(firing, preview, text);
    else
        firing_print_record(firing, (enum record_format)format, text);
}

static void write_firings(struct program *program, const struct firing_list *firings, size_t format,
                          bool preview)
{
    struct output output = output_begin(program->options.output);

    if (format == FORMAT_CALENDAR)
        calendar_write(firings, program->now, &program->arena, &output.text);
    for (size_t i = 0; format != FORMAT_CALENDAR && i < firings->count; i++) {
        write_firing(&firings->items[i], format, preview, &output.text);
        if (!output_flush_when_full(&output, &program->diagnostics))
            break;
    }
    if (program->diagnostics.errors == 0)
        output_finish(&output, &program->diagnostics);
    else
        output_drop(&output);
}

/* Each to the sink; what cannot be delivered is printed, so that nothing is lost. */
static void deliver_firings(struct program *program, const struct sink *sink,
                            const struct firing_list *firings, size_t format)
{
    struct output output = output_begin(NULL);
    struct text line = {0};

    for (size_t i = 0; i < firings->count; i++) {
        text_clear(&line);
        write_firing(&firings->items[i], format, false, &line);
        line.bytes[line.length - 1] = '\0';
        if (!sink_deliver(sink, line.bytes, &program->arena, &program->diagnostics))
            text_format(&output.text, "%s\n", line.bytes);
    }
    text_free(&line);
    output_finish(&output, &program->diagnostics);
}

static struct sink choose_sink(struct program *program, const struct options *options)
{
    if (options->notify)
        return sink_desktop(&program->environment, &program->arena);
    return options->sink != NULL ? sink_command(options->sink) : (struct sink){.kind = SINK_NONE};
}

static void tell(struct program *program, const struct options *options)
{
    size_t format = program_format(program, formats, FORMATS, FORMAT_TEXT);
    struct due_request request = make_request(program, options, format);
    struct sink sink = choose_sink(program, options);
    struct firing_list firings = {0};
    struct agenda agenda;
    const char *path;

    check_together(program, options);
    path = program->diagnostics.errors == 0 ? choose_plan(program, true) : NULL;
    if (path == NULL || !spares_input(program, options, path)
        || !read_agenda(program, path, &agenda)
        || !due_find(&request, &agenda, &program->arena, &firings, &program->diagnostics))
        return;
    if (sink.kind != SINK_NONE)
        deliver_firings(program, &sink, &firings, format);
    else
        write_firings(program, &firings, format, options->list);
}

/* --- the crontab --------------------------------------------------------- */

/* Appends the block's lines. False when a message was added. */
static bool make_lines(struct program *program, const struct options *options, const char *argv0,
                       const char *plan, struct bytes table, struct text *lines)
{
    const struct crontab_call call = {
        .environment = &program->environment,
        .argv0 = argv0,
        .plan = plan,
        .content = program->options.content,
        .format = program->options.format,
        .diary = options->diary,
        .sink = options->sink,
        .no_diary = options->no_diary,
        .notify = options->notify,
        .discreet = options->discreet,
        .sets_home = crontab_sets_home(table),
    };
    struct agenda agenda;
    const char *command;

    if (!read_agenda(program, plan, &agenda))
        return false;
    command = crontab_call_text(&call, &program->arena, &program->diagnostics);
    if (command == NULL || !crontab_block(&agenda, command, lines, &program->diagnostics))
        return false;
    crontab_remark_ended(&agenda, plan, program->now, &program->diagnostics);
    return crontab_remark_zone(program->environment.zone, program->now, &program->diagnostics);
}

/* Appends the new table, for which input may have been used up. False when a message
 * was added. */
static bool make_table(struct program *program, const struct options *options, const char *argv0,
                       const char *name, struct bytes table, struct text *text)
{
    struct crontab_leave leave = {options->install, options->notify || options->sink != NULL};
    const char *plan = choose_plan(program, options->install);
    struct text lines = {0};
    bool good;

    if (plan != NULL && strcmp(plan, "-") == 0)
        diagnostic_usage(&program->diagnostics, options->install
                         ? "--install: cron cannot read standard input; expected the plan's file"
                         : "--crontab: standard input is the crontab; expected the plan's file");
    good = program->diagnostics.errors == 0
           && make_lines(program, options, argv0, plan, table, &lines)
           && crontab_replace(name, table, leave, lines.bytes, text, &program->diagnostics);
    text_free(&lines);
    return good;
}

static bool read_table(struct program *program, struct bytes *table)
{
    *table = (struct bytes){"", 0};
    if (!input_is_terminal())
        return file_read_descriptor(STDIN_FILENO, input_standard_name, 0, &program->arena, table,
                                    &program->diagnostics);
    diagnostic_usage(&program->diagnostics,
                     "--crontab: expected a crontab on standard input, as from crontab -l");
    return false;
}

/* The plan that is named, if any: standard input holds the crontab. */
static const char *named_plan(const struct program *program)
{
    return program->operands.count > 0 ? program->operands.items[0] : program->environment.plan;
}

/* Whatever goes wrong, the output is the old table with a line that no crontab
 * takes: in a pipe, too, the table that is installed stays. But where -o names the plan or
 * the diary, that is what stays. */
static void filter(struct program *program, const struct options *options, const char *argv0)
{
    struct output output = output_begin(program->options.output);
    struct bytes table;
    bool good = read_table(program, &table);

    program_format(program, formats, FORMATS, FORMAT_TEXT);
    check_together(program, options);
    good = good && program->diagnostics.errors == 0
           && make_table(program, options, argv0, input_standard_name, table, &output.text);
    if (!spares_input(program, options, named_plan(program))) {
        output_drop(&output);
        return;
    }
    if (!good)
        crontab_refuse(table, &output.text);
    output_finish(&output, &program->diagnostics);
}

static const struct completion_row completions[] = {
    {.option = "format", .source = COMPLETION_WORDS, .words = formats, .count = FORMATS},
    {.source = COMPLETION_FILES},
};

static void install(struct program *program, const struct options *options, const char *argv0)
{
    struct crontab_round round;
    struct text text = {0};

    program_format(program, formats, FORMATS, FORMAT_TEXT);
    check_together(program, options);
    if (program->diagnostics.errors == 0
        && crontab_round_begin(&round, &program->environment, program->now, &program->arena,
                               &program->diagnostics)
        && make_table(program, options, argv0, crontab_round_name, round.table, &text))
        crontab_round_install(&round, (struct bytes){text.bytes, text.length});
    text_free(&text);
}

static void uninstall(struct program *program, const struct options *options)
{
    struct crontab_round round;
    struct text text = {0};
    bool found;

    check_together(program, options);
    if (program->operands.count > 0)
        diagnostic_usage(&program->diagnostics, "'%s': --uninstall needs no plan",
                         program->operands.items[0]);
    if (program->diagnostics.errors == 0
        && crontab_round_begin(&round, &program->environment, program->now, &program->arena,
                               &program->diagnostics)
        && crontab_remove(crontab_round_name, round.table, &found, &text, &program->diagnostics)) {
        if (found)
            crontab_round_install(&round, (struct bytes){text.bytes, text.length});
        else
            diagnostic_remark(&program->diagnostics, (struct place){.file = crontab_round_name},
                              "there is no nudge block in it; nothing was changed");
    }
    text_free(&text);
}

int main(int argc, char **argv)
{
    struct options options = {0};
    struct program program;
    bool good = program_begin(&program, &about, &options, argc, argv);

    if (good && program.options.complete)
        completion_print(&program, &options, completions,
                         sizeof completions / sizeof completions[0]);
    else if (options.crontab && !program.options.help && !program.options.version)
        filter(&program, &options, argv[0]);
    else if (good && options.install)
        install(&program, &options, argv[0]);
    else if (good && options.uninstall)
        uninstall(&program, &options);
    else if (good)
        tell(&program, &options);
    return program_end(&program);
}
