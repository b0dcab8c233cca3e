/* log: adds entries to the diary, and shows, checks or takes back what is in it.
 *
 *     log 4 trigger=desk-work
 *     log -p -s 7d
 *
 * What an entry may say is content (content/diary.yaml), how one is read from
 * operands is entry.h, and that none is ever lost is journal.h. */
#include "base/build.h"
#include "base/input.h"
#include "base/program.h"
#include "content/content.h"
#include "content/diary_kind.h"
#include "domain/completion.h"
#include "domain/diary.h"
#include "domain/diary_advice.h"
#include "domain/diary_check.h"
#include "domain/diary_import.h"
#include "domain/diary_listing.h"
#include "domain/diary_place.h"
#include "domain/diary_undo.h"
#include "domain/entry.h"
#include "domain/entry_request.h"
#include "domain/entry_symptom.h"
#include "domain/plan_place.h"
#include "domain/selection.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

struct log_options {
    const char *diary;
    const char *time;
    const char *note;
    const char *since;
    const char *until;
    const char *kind;
    bool print;
    bool check;
    bool where;
    bool undo;
    bool csv;
    bool newest;
    bool count;
    bool verbose;
};

static const struct option_row rows[] = {
    {'l', "log", "FILE", "the diary to use", OPTION_TEXT, offsetof(struct log_options, diary), 0,
     0},
    {'t', "time", "TIME", "when it was: 18:00, 'yesterday 18:00', '2h ago'", OPTION_TEXT,
     offsetof(struct log_options, time), 0, 0},
    {'n', "note", "TEXT", "a note with the entry; - reads it from standard input", OPTION_TEXT,
     offsetof(struct log_options, note), 0, 0},
    {'v', "verbose", NULL, "show the line that was written", OPTION_SWITCH,
     offsetof(struct log_options, verbose), 0, 0},
    {'p', "print", NULL, "print entries, as KEY=VALUE operands choose, and every bad line",
     OPTION_SWITCH, offsetof(struct log_options, print), 0, 0},
    {'s', "since", "TIME", "print from then on: 30d, yesterday, 2026-11-01", OPTION_TEXT,
     offsetof(struct log_options, since), 0, 0},
    {'u', "until", "TIME", "print until then", OPTION_TEXT, offsetof(struct log_options, until), 0,
     0},
    {'k', "kind", "KIND", "print entries of that kind only, or of several: pain,worst", OPTION_TEXT,
     offsetof(struct log_options, kind), 0, 0},
    {0, "newest", NULL, "print the newest first", OPTION_SWITCH,
     offsetof(struct log_options, newest), 0, 0},
    {0, "count", NULL, "print only how many entries there are", OPTION_SWITCH,
     offsetof(struct log_options, count), 0, 0},
    {0, "csv", NULL, "import a table from standard input, all or nothing", OPTION_SWITCH,
     offsetof(struct log_options, csv), 0, 0},
    {0, "undo", NULL, "take back the last entry", OPTION_SWITCH, offsetof(struct log_options, undo),
     0, 0},
    {0, "check", NULL, "name every line that is no entry", OPTION_SWITCH,
     offsetof(struct log_options, check), 0, 0},
    {0, "where", NULL, "print the name of the diary", OPTION_SWITCH,
     offsetof(struct log_options, where), 0, 0},
};

/* In the order of enum record_format, then the table. */
static const char *const formats[] = {"lines", "yaml", "json", "csv"};
enum { FORMAT_TABLE = RECORD_JSON + 1, FORMAT_COUNT };

static const struct program_about about = {
    .name = PROGRAM_LOG,
    .synopsis = "[-v] [-l FILE] [-t TIME] [-n TEXT] [KIND] VALUE [KEY=VALUE ...] [, ...]\n"
                "-p [-l FILE] [-s TIME] [-u TIME] [-k KIND] [--newest] [--count] [KEY=VALUE ...]\n"
                "[-v] [-l FILE] [--csv] <FILE\n"
                "--undo | --check | --where [-l FILE]",
    .purpose = "Adds an entry to your diary. A number alone is the pain now, 0 to 10.",
    .options = rows,
    .option_count = sizeof rows / sizeof rows[0],
    .formats = formats,
    .format_count = FORMAT_COUNT,
    .examples = "  " PROGRAM_LOG " 4 trigger=desk-work          pain 4, and what may be behind it\n"
                "  " PROGRAM_LOG " -t 'yesterday 18:00' worst 6 the worst of a day, told later\n"
                "  " PROGRAM_LOG
                " did cat-cow 10 pain=2        an exercise, and the pain while doing it\n"
                "  " PROGRAM_LOG " took ibuprofen 400mg         a medicine\n"
                "  " PROGRAM_LOG
                " 4 , slept 6.5 , did morning  several at once; all the exercises of a session\n"
                "  " PROGRAM_LOG " -p -s 7d -k pain             what you logged in the last week\n"
                "  " PROGRAM_LOG
                " <phone                       the lines of another diary, none of them twice\n",
};

enum mode {
    MODE_ENTRY = 1,
    MODE_PRINT = 2,
    MODE_CHECK = 4,
    MODE_WHERE = 8,
    MODE_UNDO = 16,
    MODE_IMPORT = 32
};

/* What the work below shares. */
struct log {
    struct program *program;
    const struct log_options *options;
    unsigned mode;
    bool today; /* nothing was asked for: print today */
    struct diary_listing listing;
    struct diary_place place;
    struct diary_kinds kinds;
    bool has_kinds;
    bool sought_kinds;
    struct record_list records; /* the entries of the operands */
};

/* --- the command line ---------------------------------------------------- */

static unsigned modes_given(const struct log_options *options)
{
    return (options->print ? MODE_PRINT : 0U) | (options->check ? MODE_CHECK : 0U)
           | (options->where ? MODE_WHERE : 0U) | (options->undo ? MODE_UNDO : 0U)
           | (options->csv ? MODE_IMPORT : 0U);
}

/* Neither an option nor operands say what to do. */
static bool choose_by_input(struct log *log)
{
    if (log->options->note != NULL || log->options->time != NULL) {
        diagnostic_usage(&log->program->diagnostics,
                         "nothing to log; expected a number for pain, or a kind and its value");
        return false;
    }
    log->today = input_is_terminal();
    log->mode = log->today ? MODE_PRINT : MODE_IMPORT;
    return true;
}

static bool choose_mode(struct log *log)
{
    struct program *program = log->program;
    unsigned given = modes_given(log->options);

    log->mode = given;
    if ((given & (given - 1)) != 0) {
        diagnostic_usage(&program->diagnostics,
                         "expected one of --print, --csv, --check, --where and --undo");
        return false;
    }
    if (given == MODE_IMPORT && input_is_terminal()) {
        diagnostic_usage(&program->diagnostics, "--csv: expected a table on standard input");
        return false;
    }
    if (given != 0)
        return true;
    log->mode = MODE_ENTRY;
    return program->operands.count > 0 || choose_by_input(log);
}

static bool check_use(struct log *log)
{
    const struct log_options *options = log->options;
    const struct program_options *common = &log->program->options;
    const unsigned writing = MODE_ENTRY | MODE_UNDO | MODE_IMPORT;
    bool shows = (log->mode & writing) == 0 || options->verbose;
    const struct program_use uses[] = {
        {"--time", options->time != NULL, MODE_ENTRY},
        {"--note", options->note != NULL, MODE_ENTRY},
        {"--verbose", options->verbose, writing},
        {"--since", options->since != NULL, MODE_PRINT},
        {"--until", options->until != NULL, MODE_PRINT},
        {"--kind", options->kind != NULL, MODE_PRINT},
        {"--newest", options->newest, MODE_PRINT},
        {"--newest", options->newest && options->count, 0},
        {"--count", options->count, MODE_PRINT},
        {"operands", log->program->operands.count > 0, MODE_ENTRY | MODE_PRINT},
        {"--output", common->output != NULL && !shows, 0},
        {"--format", common->format != NULL && (!shows || options->count), 0},
        {"--format", common->format != NULL, writing | MODE_PRINT},
    };

    return program_check_uses(log->program, uses, sizeof uses / sizeof uses[0], log->mode);
}

static bool choose_format(struct log *log)
{
    size_t index = program_format(log->program, formats, FORMAT_COUNT, RECORD_LINES);

    log->listing = (struct diary_listing){index == FORMAT_TABLE, RECORD_LINES,
                                          log->options->newest};
    if (index < FORMAT_TABLE)
        log->listing.format = (enum record_format)index;
    return index < FORMAT_COUNT;
}

/* Before an entry is written, as what is printed might have no place, or the diary's. */
static bool check_output(struct log *log)
{
    struct diagnostic_list *list = &log->program->diagnostics;
    const char *output = log->program->options.output;
    bool nameless = output != NULL && *output == '\0';

    if (nameless)
        diagnostic_usage(list, "--output '': expected the name of a file");
    return !nameless
           && diary_place_spares("--output", output, log->place.path, &log->program->environment,
                                 &log->program->arena, list);
}

/* An entry needs the words of its own keys, what reads the diary needs them all. */
static bool read_kinds(struct log *log)
{
    const unsigned whole = MODE_PRINT | MODE_CHECK | MODE_UNDO | MODE_IMPORT;
    struct program *program = log->program;
    struct arena *arena = &program->arena;
    struct diagnostic_list *list = &program->diagnostics;
    struct reader_layers layers;

    log->sought_kinds = true;
    log->has_kinds =
        content_layers(&program->environment, program->options.content, arena, &layers, list)
        && ((log->mode & whole) != 0 ? diary_kinds_read(&layers, arena, &log->kinds, list)
                                     : diary_kinds_open(&layers, arena, &log->kinds, list));
    return log->has_kinds;
}

/* --- writing ------------------------------------------------------------- */

/* Shows the lines that were written, for -v. */
static void confirm(struct log *log, const struct text *lines)
{
    struct program *program = log->program;
    struct selection everything = {.everything = true};
    struct diary diary = {0};
    struct output output;

    if (!log->options->verbose)
        return;
    diary_read(log->place.path, (struct bytes){lines->bytes, lines->length}, &log->kinds,
               DIARY_REMARK, &program->arena, &diary, &program->diagnostics);
    output = output_begin(program->options.output);
    diary_listing_write(&log->listing, &diary, &everything, &log->kinds, &output,
                        &program->diagnostics);
    output_finish(&output, &program->diagnostics);
}

static bool check_now(struct log *log)
{
    struct program *program = log->program;

    return entry_now_is_past(program->options.now, program->now, program->clock,
                             &program->diagnostics);
}

static void add_entries(struct log *log)
{
    struct program *program = log->program;
    struct diagnostic_list *list = &program->diagnostics;
    struct entry_sessions sessions = {
        plan_place_of_diary(&program->environment, log->place.path, &program->arena)};
    struct entry_request request = {&program->operands, &sessions, log->options->time,
                                    log->options->note, program->now, program->now_is_given};
    struct text lines = {0};

    if (entry_request_lines(&request, &log->kinds, &program->arena, &log->records, &lines, list)
        && check_now(log) && diary_place_append(&log->place, &lines, list))
        confirm(log, &lines);
    text_free(&lines);
}

/* Entries are answered even when they could not be stored, and a symptom whatever is wrong
 * with the command that names it. */
static void answer(struct log *log)
{
    struct program *program = log->program;
    struct diagnostic_list *list = &program->diagnostics;
    struct diary_rules rules = {&program->environment, program->options.content};

    if (program->operands.count == 0 || (log->mode != MODE_ENTRY && list->errors == 0)
        || !(log->sought_kinds ? log->has_kinds : read_kinds(log)))
        return;
    entry_symptoms(&program->operands, &log->kinds, &program->arena, &log->records);
    diary_advise(&log->records, &log->kinds, rules, program->now, &program->arena, list);
}

static void undo(struct log *log)
{
    struct program *program = log->program;
    struct text line = {0};

    if (!check_now(log))
        return;
    if (diary_undo(&log->place, &log->kinds, program->now, program->now_is_given,
                   &program->arena, &line, &program->diagnostics))
        confirm(log, &line);
    else
        program->status = STATUS_NO;
    text_free(&line);
}

static void import(struct log *log)
{
    struct program *program = log->program;
    struct diagnostic_list *list = &program->diagnostics;
    struct diary_import request = {input_standard_name, {NULL, 0}, log->options->csv,
                                   program->now};
    struct text added = {0};

    if (check_now(log)
        && file_read_descriptor(STDIN_FILENO, request.name, 0, &program->arena, &request.bytes,
                                list)
        && diary_import(&request, &log->place, &log->kinds, &program->arena, &added, list)) {
        confirm(log, &added);
        diary_advise_imported(&added, &log->kinds, &program->arena, list);
    }
    text_free(&added);
}

/* --- reading ------------------------------------------------------------- */

static bool read_diary(struct log *log, struct diary *diary)
{
    return diary_place_read(&log->place, &log->kinds, &log->program->arena, diary,
                            &log->program->diagnostics);
}

static void print(struct log *log)
{
    struct program *program = log->program;
    struct selection_request request = {
        log->today ? "today" : log->options->since, log->today ? "today" : log->options->until,
        log->options->kind, &program->operands};
    struct selection selection = {0};
    struct diary diary = {0};
    struct output output;

    if (!selection_read(&selection, &request, &log->kinds, program->now, &program->arena,
                        &program->diagnostics)
        || !read_diary(log, &diary))
        return;
    output = output_begin(program->options.output);
    if (log->options->count)
        text_format(&output.text, "%zu\n", diary_listing_count(&diary, &selection));
    if (log->options->count
        || diary_listing_write(&log->listing, &diary, &selection, &log->kinds, &output,
                               &program->diagnostics))
        output_finish(&output, &program->diagnostics);
    else
        output_drop(&output);
}

static void check(struct log *log)
{
    struct program *program = log->program;
    struct diary diary = {0};
    struct output output;

    if (!read_diary(log, &diary))
        return;
    output = output_begin(program->options.output);
    diary_check(&diary, log->place.path, &output.text, &program->diagnostics);
    output_finish(&output, &program->diagnostics);
}

static void where(struct log *log)
{
    struct output output = output_begin(log->program->options.output);

    text_format(&output.text, "%s\n", log->place.path);
    output_finish(&output, &log->program->diagnostics);
}

/* --- */

static void work_on_diary(struct log *log)
{
    if (log->mode == MODE_PRINT)
        print(log);
    else if (log->mode == MODE_ENTRY)
        add_entries(log);
    else if (log->mode == MODE_IMPORT)
        import(log);
    else if (log->mode == MODE_UNDO)
        undo(log);
    else
        check(log);
}

static void work(struct log *log)
{
    struct program *program = log->program;

    if (!choose_mode(log) || !check_use(log) || !choose_format(log)
        || !diary_place_find(&log->place, log->options->diary, &program->environment,
                             &program->arena, &program->diagnostics)
        || !check_output(log))
        return;
    if (log->mode == MODE_WHERE)
        where(log);
    else if (read_kinds(log))
        work_on_diary(log);
}

/* Operands are an entry, or choose entries to print. */
static const struct completion_row completions[] = {
    {.option = "format", .source = COMPLETION_WORDS, .words = formats, .count = FORMAT_COUNT},
    {.option = "kind", .source = COMPLETION_KINDS},
    {.with = "print", .source = COMPLETION_SELECTION},
    {.source = COMPLETION_ENTRY},
};

int main(int argc, char **argv)
{
    struct log_options options = {0};
    struct program program;
    struct log log = {.program = &program, .options = &options};

    /* A limit on the size of files is then an error of write, not a death. */
    signal(SIGXFSZ, SIG_IGN);
    if (program_begin(&program, &about, &options, argc, argv)) {
        if (program.options.complete)
            completion_print(&program, &options, completions,
                             sizeof completions / sizeof completions[0]);
        else
            work(&log);
    }
    if (!program.options.complete)
        answer(&log);
    return program_end(&program);
}
