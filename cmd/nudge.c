/* nudge: what a plan asks for now. Reads a plan; writes what is due, a preview, or a
 * crontab whose block calls it at the right minutes. Keeps no state, never sleeps. */
#include "base/amount.h"
#include "base/build.h"
#include "base/clock.h"
#include "base/executable.h"
#include "base/file.h"
#include "base/input.h"
#include "base/program.h"
#include "base/zone.h"
#include "document/record.h"
#include "domain/agenda.h"
#include "domain/completion.h"
#include "domain/crontab.h"
#include "domain/crontab_block.h"
#include "domain/firing.h"
#include "domain/plan_place.h"

#include <string.h>
#include <unistd.h>

enum { LARGEST_PLAN = 1024 * 1024, PREVIEW_DAYS = 7, FORMATS = 4 };

struct options {
    const char *window;
    bool list;
    const char *from;
    const char *to;
    bool crontab;
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
    {0, "crontab", NULL, "read a crontab, write it with our block in it", OPTION_SWITCH,
     offsetof(struct options, crontab), 0, 0},
};

static const struct program_about about = {
    .name = PROGRAM_NUDGE,
    .synopsis = "[PLAN] [--window AMOUNT] [-f FORMAT]\n"
                "--list [--from TIME] [--to TIME] [PLAN]\n"
                "--crontab PLAN <OLD >NEW",
    .purpose = "Says what a plan asks for at this minute, one line each; nothing when nothing is\n"
               "due. PLAN is a file, or - for standard input. Without it: what is piped in, else\n"
               "UPPERBACK_PLAN, else, at a terminal, the plan beside the diary.",
    .options = option_rows,
    .option_count = sizeof option_rows / sizeof option_rows[0],
    .examples = "  " PROGRAM_NUDGE " week                                  what is due now\n"
                "  " PROGRAM_NUDGE
                " --window 5min week                    the same for a status bar's poll\n"
                "  " PROGRAM_NUDGE " --list --to 2026-11-27 week           what is to come\n"
                "  crontab -l | " PROGRAM_NUDGE " --crontab week >new && crontab new\n",
};

static const char *const formats[FORMATS] = {"lines", "yaml", "json", "text"};

enum { FORMAT_TEXT = FORMATS - 1 };

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
    struct record_list records = {0};
    struct bytes bytes;
    const char *name;

    return input_read(path, LARGEST_PLAN, &program->arena, &name, &bytes, &program->diagnostics)
           && record_read_document(name, bytes, "plan", &program->arena, &records,
                                   &program->diagnostics)
           && agenda_read(&records, &program->arena, agenda, &program->diagnostics);
}

/* --- options ------------------------------------------------------------- */

/* Options that say something only beside another one. */
static void check_together(struct program *program, const struct options *options)
{
    struct diagnostic_list *list = &program->diagnostics;

    if (options->crontab && options->list)
        diagnostic_usage(list, "--crontab and --list: expected one of them");
    if (!options->list && (options->from != NULL || options->to != NULL))
        diagnostic_usage(list, "%s: expected --list with it",
                         options->from != NULL ? "--from" : "--to");
    if (options->window != NULL && (options->list || options->crontab))
        diagnostic_usage(list, "--window: expected without %s",
                         options->list ? "--list" : "--crontab");
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

/* --- what is due --------------------------------------------------------- */

static void find_preview(struct program *program, const struct options *options,
                         const struct agenda *agenda, struct firing_list *firings)
{
    struct moment from = program->now;
    struct moment to;

    if (options->from != NULL)
        from = read_edge(program, "--from", options->from, false);
    if (options->to != NULL)
        to = read_edge(program, "--to", options->to, true);
    else
        to = day_edge(moment_civil(clock_local(from.seconds)).day + PREVIEW_DAYS - 1, true);
    /* The edges of a day that the zone leaves out are a second apart. */
    if (program->diagnostics.errors == 0 && from.seconds > to.seconds + 1)
        diagnostic_usage(&program->diagnostics, "--to: expected a time that is not before --from");
    if (program->diagnostics.errors == 0)
        firing_preview(agenda, from, to, &program->arena, firings);
}

static void write_record(const struct firing *firing, enum record_format format, struct text *text)
{
    struct arena arena = {0};
    struct record_list records = {0};
    struct record *record;
    char at[MOMENT_TEXT];

    record = record_add(&records, &arena, "due", moment_print(firing->at, at));
    record_set(&arena, record, "what", firing->what);
    record_set(&arena, record, "text", firing->text);
    record_write(record, format, NULL, text);
    arena_free(&arena);
}

/* A preview puts day and time before the sentence. */
static void write_sentence(const struct firing *firing, bool preview, struct text *text)
{
    struct civil civil = moment_civil(firing->at);
    char date[CIVIL_DATE_TEXT];
    char time[CIVIL_TIME_TEXT];

    if (preview)
        text_format(text, "%.3s %s %s  ", civil_weekday_names[civil_weekday(civil.day)],
                    civil_day_print(civil.day, date), civil_time_print(civil.minute, time));
    text_format(text, "%s\n", firing->text);
}

static void write_firings(struct program *program, const struct firing_list *firings, size_t format,
                          bool preview)
{
    struct output output = output_begin(program->options.output);

    for (size_t i = 0; i < firings->count; i++) {
        if (format == FORMAT_TEXT)
            write_sentence(&firings->items[i], preview, &output.text);
        else
            write_record(&firings->items[i], (enum record_format)format, &output.text);
        if (!output_flush_when_full(&output, &program->diagnostics))
            break;
    }
    if (program->diagnostics.errors == 0)
        output_finish(&output, &program->diagnostics);
    else
        output_drop(&output);
}

static void tell(struct program *program, const struct options *options)
{
    size_t format = program_format(program, formats, FORMATS, FORMAT_TEXT);
    int64_t window = read_window(program, options->window);
    struct firing_list firings = {0};
    struct agenda agenda;
    const char *path;

    check_together(program, options);
    path = program->diagnostics.errors == 0 ? choose_plan(program, true) : NULL;
    if (path == NULL || !read_agenda(program, path, &agenda))
        return;
    if (options->list)
        find_preview(program, options, &agenda, &firings);
    else
        firing_due(&agenda, program->now, window, &program->arena, &firings);
    if (program->diagnostics.errors == 0)
        write_firings(program, &firings, format, options->list);
}

/* --- the crontab --------------------------------------------------------- */

/* The entries of a ":" list as seen from the root. */
static const char *absolute_list(struct program *program, const char *paths)
{
    const char *made = "";

    for (;;) {
        size_t length = strcspn(paths, ":");
        const char *path = arena_copy(&program->arena, paths, length);

        if (length > 0)
            path = executable_absolute(path, &program->arena, &program->diagnostics);
        if (path == NULL)
            return NULL;
        made = arena_format(&program->arena, "%s%s", made, path);
        paths += length;
        if (*paths == '\0')
            return made;
        made = arena_format(&program->arena, "%s:", made);
        paths++;
    }
}

/* What cron is to run: this program on this plan, with the settings in force. The
 * zone is not among them: cron goes by the system's. */
static const char *command_text(struct program *program, const char *program_path, const char *plan)
{
    enum { MOST_WORDS = 6 };
    const char *words[MOST_WORDS] = {program_path};
    size_t count = 1;
    struct crontab_variable variable = {"UPPERBACK_CONTENT", NULL};
    struct arena *arena = &program->arena;
    size_t errors = program->diagnostics.errors;

    if (program->environment.content != NULL)
        variable.value = absolute_list(program, program->environment.content);
    if (program->options.content != NULL) {
        words[count++] = "-C";
        words[count++] =
            executable_absolute(program->options.content, arena, &program->diagnostics);
    }
    if (program->options.format != NULL) {
        words[count++] = "-f";
        words[count++] = program->options.format;
    }
    words[count++] = executable_absolute(plan, arena, &program->diagnostics);
    if (program->diagnostics.errors != errors)
        return NULL;
    return crontab_command_text(
        &(struct crontab_command){&variable, variable.value != NULL ? 1 : 0, words, count}, arena,
        &program->diagnostics);
}

/* cron fires by the system's zone, whatever TZ says here. */
static void remark_zone(struct program *program)
{
    int64_t now = program->now.seconds;

    if (zone_differs(program->environment.zone, now, now + AMOUNT_YEAR))
        diagnostic_remark(&program->diagnostics, (struct place){0},
                          "cron goes by the system's own time zone, which is not the one that TZ "
                          "names here: nudges come at the system's times");
}

/* A plan whose notice has come brings no further nudges. */
static void remark_ended(struct program *program, const char *plan, const struct agenda *agenda)
{
    char date[CIVIL_DATE_TEXT];

    if (agenda->act == NULL && agenda_notice_day(agenda) < moment_civil(program->now).day)
        diagnostic_remark(&program->diagnostics, (struct place){.file = plan},
                          "this plan ended on %s: there is nothing left to nudge about",
                          civil_day_print(agenda->end, date));
}

/* Appends the new table. False when a message was added. */
static bool make_table(struct program *program, const char *argv0, struct bytes table,
                       struct text *text)
{
    const char *plan = choose_plan(program, false);
    struct text lines = {0};
    struct agenda agenda;
    const char *program_path;
    const char *command;
    bool good;

    if (plan != NULL && strcmp(plan, "-") == 0)
        diagnostic_usage(&program->diagnostics,
                         "--crontab: standard input is the crontab; expected the plan's file");
    if (program->diagnostics.errors > 0 || !read_agenda(program, plan, &agenda))
        return false;
    program_path = executable_path(argv0, program->environment.path, &program->arena,
                                   &program->diagnostics);
    command = program_path != NULL ? command_text(program, program_path, plan) : NULL;
    good = command != NULL && crontab_block(&agenda, command, &lines, &program->diagnostics)
           && crontab_replace(input_standard_name, table, lines.bytes, text, &program->diagnostics);
    text_free(&lines);
    if (good) {
        remark_ended(program, plan, &agenda);
        remark_zone(program);
    }
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

/* Whatever goes wrong, the output is the old table with a line that no crontab
 * takes: in a pipe, too, the table that is installed stays. */
static void filter(struct program *program, const struct options *options, const char *argv0)
{
    struct output output = output_begin(program->options.output);
    struct bytes table;
    bool good = read_table(program, &table);

    program_format(program, formats, FORMATS, FORMAT_TEXT);
    check_together(program, options);
    good = good && program->diagnostics.errors == 0
           && make_table(program, argv0, table, &output.text);
    if (!good)
        crontab_refuse(table, &output.text);
    output_finish(&output, &program->diagnostics);
}

static const struct completion_row completions[] = {
    {.option = "format", .source = COMPLETION_WORDS, .words = formats, .count = FORMATS},
    {.source = COMPLETION_FILES},
};

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
    else if (good)
        tell(&program, &options);
    return program_end(&program);
}
