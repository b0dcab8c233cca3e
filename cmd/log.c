/* log: adds one entry to the diary, and shows, checks or takes back what is in it.
 *
 *     log 4 trigger=desk-work
 *     log -p -s 7d
 *
 * What an entry may say is content (content/diary.yaml), how one is read from
 * operands is entry.h, and that none is ever lost is journal.h. */
#include "base/clock.h"
#include "base/file.h"
#include "base/input.h"
#include "base/program.h"
#include "content/content.h"
#include "content/diary_kind.h"
#include "document/kind.h"
#include "domain/diary.h"
#include "domain/diary_print.h"
#include "domain/entry.h"
#include "domain/journal.h"
#include "domain/selection.h"
#include "domain/symptom.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>

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
    {'p', "print", NULL, "print entries; KEY=VALUE operands choose among them", OPTION_SWITCH,
     offsetof(struct log_options, print), 0, 0},
    {'s', "since", "TIME", "print from then on: 30d, yesterday, 2026-11-01", OPTION_TEXT,
     offsetof(struct log_options, since), 0, 0},
    {'u', "until", "TIME", "print until then", OPTION_TEXT, offsetof(struct log_options, until), 0,
     0},
    {'k', "kind", "KIND", "print entries of that kind only, or of several: pain,worst", OPTION_TEXT,
     offsetof(struct log_options, kind), 0, 0},
    {0, "undo", NULL, "take back the last entry", OPTION_SWITCH, offsetof(struct log_options, undo),
     0, 0},
    {0, "check", NULL, "name every line that is no entry", OPTION_SWITCH,
     offsetof(struct log_options, check), 0, 0},
    {0, "where", NULL, "print the name of the diary", OPTION_SWITCH,
     offsetof(struct log_options, where), 0, 0},
};

static const struct program_about about = {
    .name = "log",
    .synopsis = "[-v] [-l FILE] [-t TIME] [-n TEXT] [KIND] VALUE [KEY=VALUE ...]\n"
                "-p [-l FILE] [-s TIME] [-u TIME] [-k KIND] [KEY=VALUE ...]\n"
                "--undo | --check | --where [-l FILE]",
    .purpose = "Adds an entry to your diary. A number alone is the pain now, 0 to 10.",
    .options = rows,
    .option_count = sizeof rows / sizeof rows[0],
    .examples = "  log 4 trigger=desk-work          pain 4, and what may be behind it\n"
                "  log -t 'yesterday 18:00' worst 6 the worst of a day, told later\n"
                "  log did cat-cow 10 pain=2        an exercise, and the pain while doing it\n"
                "  log took ibuprofen 400mg         a medicine\n"
                "  log -p -s 7d -k pain             what you logged in the last week\n",
};

static const char *const formats[] = {"lines", "yaml", "json"};

enum mode { MODE_ENTRY = 1, MODE_PRINT = 2, MODE_CHECK = 4, MODE_WHERE = 8, MODE_UNDO = 16 };

/* What the work below shares. */
struct log {
    struct program *program;
    const struct log_options *options;
    unsigned mode;
    bool today; /* nothing was asked for: print today */
    enum record_format format;
    const char *path;
    bool is_default; /* nobody named the diary: it may not be there yet */
    struct diary_kinds kinds;
};

/* --- the command line ---------------------------------------------------------- */

static unsigned modes_given(const struct log_options *options)
{
    return (options->print ? MODE_PRINT : 0U) | (options->check ? MODE_CHECK : 0U)
           | (options->where ? MODE_WHERE : 0U) | (options->undo ? MODE_UNDO : 0U);
}

static bool choose_mode(struct log *log)
{
    struct program *program = log->program;
    unsigned given = modes_given(log->options);

    log->mode = given;
    if ((given & (given - 1)) != 0) {
        diagnostic_usage(&program->diagnostics,
                         "expected one of --print, --check, --where and --undo");
        return false;
    }
    if (given != 0)
        return true;
    log->mode = MODE_ENTRY;
    if (program->operands.count > 0)
        return true;
    log->mode = MODE_PRINT;
    log->today = input_is_terminal() && log->options->note == NULL && log->options->time == NULL;
    if (!log->today)
        diagnostic_usage(&program->diagnostics,
                         "nothing to log; expected a number for pain, or a kind and its value");
    return log->today;
}

/* An option that the mode has no use for is a misunderstanding; better said. */
static bool check_use(struct log *log)
{
    const struct log_options *options = log->options;
    const struct program_options *common = &log->program->options;
    bool shows = (log->mode & (MODE_ENTRY | MODE_UNDO)) == 0 || options->verbose;
    const struct {
        const char *name;
        bool given;
        unsigned modes;
    } uses[] = {
        {"--time", options->time != NULL, MODE_ENTRY},
        {"--note", options->note != NULL, MODE_ENTRY},
        {"--verbose", options->verbose, MODE_ENTRY | MODE_UNDO},
        {"--since", options->since != NULL, MODE_PRINT},
        {"--until", options->until != NULL, MODE_PRINT},
        {"--kind", options->kind != NULL, MODE_PRINT},
        {"operands", log->program->operands.count > 0, MODE_ENTRY | MODE_PRINT},
        {"--output", common->output != NULL && !shows, 0},
        {"--format", common->format != NULL && !shows, 0},
        {"--format", common->format != NULL, MODE_ENTRY | MODE_UNDO | MODE_PRINT},
    };
    size_t errors = log->program->diagnostics.errors;

    for (size_t i = 0; i < sizeof uses / sizeof uses[0]; i++) {
        if (uses[i].given && (log->mode & uses[i].modes) == 0)
            diagnostic_usage(&log->program->diagnostics, "%s: of no use here; see --help",
                             uses[i].name);
    }
    return log->program->diagnostics.errors == errors;
}

static bool choose_format(struct log *log)
{
    size_t count = sizeof formats / sizeof formats[0];
    size_t index = program_format(log->program, formats, count, RECORD_LINES);

    log->format = (enum record_format)index;
    return index < count;
}

static bool find_diary(struct log *log)
{
    struct program *program = log->program;
    const char *named = log->options->diary != NULL ? log->options->diary
                                                    : program->environment.log;

    log->is_default = named == NULL;
    log->path = named;
    if (named == NULL)
        log->path = environment_data_file(&program->environment, "diary", "-l FILE",
                                          &program->arena, &program->diagnostics);
    else if (strcmp(named, "-") == 0 || *named == '\0')
        diagnostic_usage(&program->diagnostics, "--log '%s': expected the name of a file", named);
    return log->path != NULL && program->diagnostics.errors == 0;
}

static bool read_kinds(struct log *log)
{
    struct program *program = log->program;
    struct reader_layers layers;

    return content_layers(&program->environment, program->options.content, &program->arena,
                          &layers, &program->diagnostics)
           && diary_kinds_read(&layers, &program->arena, &log->kinds, &program->diagnostics);
}

/* --- showing ------------------------------------------------------------------- */

static void show(struct log *log, struct output *output, const struct record *record,
                 struct bytes raw)
{
    diary_print(record, raw, log->format, &log->kinds, output_is_terminal(output), &output->text);
}

/* Shows what was written, for -v. */
static void confirm(struct log *log, const struct record *record, const struct text *line)
{
    struct program *program = log->program;
    struct output output = output_begin(program->options.output);

    show(log, &output, record, (struct bytes){line->bytes, line->length - 1});
    output_finish(&output, &program->diagnostics);
}

/* --- writing ------------------------------------------------------------------- */

/* The line is stamped with the real clock when its own time came from elsewhere. */
static bool make_line(struct log *log, struct record *record, struct moment at, struct text *line)
{
    struct program *program = log->program;
    bool given = program->now_is_given || log->options->time != NULL;
    struct moment written = clock_real();

    return entry_line(record, at, given ? &written : NULL, &program->arena, line,
                      &program->diagnostics);
}

static bool open_journal(struct log *log, struct journal *journal)
{
    enum journal_missing missing = log->is_default ? JOURNAL_CREATE_DIRECTORY : JOURNAL_CREATE;

    if (log->mode == MODE_UNDO)
        missing = JOURNAL_FAIL;
    return journal_open(journal, log->path, missing, JOURNAL_PATIENCE, &log->program->diagnostics);
}

/* "-" reads the note from standard input, without the newlines at its end. */
static const char *read_note(struct log *log)
{
    struct program *program = log->program;
    const char *note = log->options->note;
    const char *name;
    struct bytes bytes;

    if (note == NULL || strcmp(note, "-") != 0)
        return note;
    if (!input_read(NULL, ENTRY_BYTES, &program->arena, &name, &bytes, &program->diagnostics))
        return NULL;
    while (bytes.length > 0 && bytes.data[bytes.length - 1] == '\n')
        bytes.length--;
    return arena_copy(&program->arena, bytes.data, bytes.length);
}

/* All faults of the command line are named before the run is given up. */
static bool make_entry(struct log *log, struct record *record, struct text *line)
{
    struct program *program = log->program;
    struct diagnostic_list *list = &program->diagnostics;
    struct moment at = program->now;
    const char *note = read_note(log);

    if (log->options->time != NULL)
        entry_time(log->options->time, program->now, &at, list);
    if (entry_read(&program->operands, &log->kinds, &program->arena, record, list) && note != NULL)
        entry_note(record, note, &program->arena, list);
    return list->errors == 0 && make_line(log, record, at, line);
}

/* What the rules give for a symptom alone. */
static void advise_symptom(struct log *log, const char *symptom)
{
    struct program *program = log->program;
    struct symptom_advice advice;
    struct content content;

    if (content_open(&content, &program->environment, program->options.content,
                     CONTENT_FOR_TRIAGE, &program->diagnostics)
        && symptom_advise(&content, symptom, program->now, &program->arena, &advice))
        diagnostic_remark(&program->diagnostics, (struct place){0}, "%s: %s",
                          kind_urgencies[advice.urgency], advice.act);
    content_close(&content);
}

/* A symptom is answered with what to do, even when it could not be stored. What the
 * kind says needs no rules, and is said even when they cannot be read. */
static void advise(struct log *log, const struct record *record)
{
    const char *say = diary_kind_find(&log->kinds, record->kind)->say.text;

    if (strcmp(record->kind, "symptom") == 0)
        advise_symptom(log, record->value);
    if (say != NULL)
        diagnostic_remark(&log->program->diagnostics, (struct place){0}, "%s", say);
}

static void add_entry(struct log *log)
{
    struct diagnostic_list *list = &log->program->diagnostics;
    struct record record;
    struct journal journal;
    struct text line = {0};

    if (make_entry(log, &record, &line)) {
        if (open_journal(log, &journal)) {
            if (journal_append(&journal, line.bytes, line.length, list) && log->options->verbose)
                confirm(log, &record, &line);
            journal_close(&journal);
        }
        advise(log, &record);
    }
    text_free(&line);
}

/* --- taking back --------------------------------------------------------------- */

static void nothing_to_undo(struct log *log)
{
    diagnostic_remark(&log->program->diagnostics, (struct place){.file = log->path},
                      "there is nothing to take back");
    log->program->status = STATUS_NO;
}

static void undo_in(struct log *log, struct journal *journal)
{
    struct program *program = log->program;
    struct diary diary = {0};
    struct record record = {.kind = "void"};
    struct text line = {0};
    const struct diary_entry *last;
    struct bytes bytes;

    if (!journal_read(journal, &program->arena, &bytes, &program->diagnostics))
        return;
    diary_read(log->path, bytes, &log->kinds, DIARY_REMARK, &program->arena, &diary,
               &program->diagnostics);
    last = diary_last(&diary);
    if (last == NULL) {
        nothing_to_undo(log);
        return;
    }
    record.value = arena_copy(&program->arena, last->raw.data, last->raw.length);
    if (make_line(log, &record, program->now, &line)
        && journal_append(journal, line.bytes, line.length, &program->diagnostics)
        && log->options->verbose)
        confirm(log, &record, &line);
    text_free(&line);
}

static bool is_missing(const char *path)
{
    struct stat found;

    return stat(path, &found) != 0 && errno == ENOENT;
}

static void undo(struct log *log)
{
    struct journal journal;

    if (log->is_default && is_missing(log->path)) {
        nothing_to_undo(log);
    } else if (open_journal(log, &journal)) {
        undo_in(log, &journal);
        journal_close(&journal);
    }
}

/* --- reading ------------------------------------------------------------------- */

/* A default diary that is not there yet is an empty one, and that is said. */
static bool read_diary(struct log *log, struct diary *diary)
{
    struct program *program = log->program;
    struct bytes bytes;

    if (log->is_default && is_missing(log->path)) {
        diagnostic_remark(&program->diagnostics, (struct place){.file = log->path},
                          "there is no diary yet; log 4 begins one");
        return true;
    }
    if (!file_read(log->path, 0, &program->arena, &bytes, &program->diagnostics))
        return false;
    diary_read(log->path, bytes, &log->kinds, DIARY_ERROR, &program->arena, diary,
               &program->diagnostics);
    return true;
}

static bool select_entries(struct log *log, struct selection *selection)
{
    struct program *program = log->program;
    const char *since = log->today ? "today" : log->options->since;

    return period_read(since, log->today ? "today" : log->options->until, program->now,
                       &selection->period, &program->diagnostics)
           && selection_read(selection, log->options->kind, &program->operands, &log->kinds,
                             &program->arena, &program->diagnostics);
}

static void print(struct log *log)
{
    struct program *program = log->program;
    struct selection selection = {0};
    struct diary diary = {0};
    struct output output;
    bool good = true;

    if (!select_entries(log, &selection) || !read_diary(log, &diary))
        return;
    output = output_begin(program->options.output);
    for (size_t i = 0; good && i < diary.count; i++) {
        if (selection_has(&selection, &diary.entries[i])) {
            show(log, &output, &diary.entries[i].record, diary.entries[i].raw);
            good = output_flush_when_full(&output, &program->diagnostics);
        }
    }
    if (good)
        output_finish(&output, &program->diagnostics);
    else
        output_drop(&output);
}

static void check(struct log *log)
{
    struct program *program = log->program;
    struct diary diary = {0};
    struct output output;
    size_t entries = 0;

    if (!read_diary(log, &diary))
        return;
    for (size_t i = 0; i < diary.count; i++)
        entries += diary_entry_counts(&diary.entries[i]);
    if (diary.voids_alone > 0)
        diagnostic_remark(&program->diagnostics, (struct place){.file = log->path},
                          "%zu void lines cancel no line in it", diary.voids_alone);
    output = output_begin(program->options.output);
    text_format(&output.text, "entries %zu, taken back or void %zu, bad lines %zu\n", entries,
                diary.count - entries, diary.bad);
    output_finish(&output, &program->diagnostics);
}

static void where(struct log *log)
{
    struct output output = output_begin(log->program->options.output);

    diary_print_line((struct bytes){log->path, strlen(log->path)}, output_is_terminal(&output),
                     &output.text);
    output_finish(&output, &log->program->diagnostics);
}

/* --- */

static void work(struct log *log)
{
    if (!choose_mode(log) || !check_use(log) || !choose_format(log) || !find_diary(log))
        return;
    if (log->mode == MODE_WHERE)
        where(log);
    else if (!read_kinds(log))
        return;
    else if (log->mode == MODE_ENTRY)
        add_entry(log);
    else if (log->mode == MODE_UNDO)
        undo(log);
    else if (log->mode == MODE_CHECK)
        check(log);
    else
        print(log);
}

int main(int argc, char **argv)
{
    struct log_options options = {0};
    struct program program;
    struct log log = {.program = &program, .options = &options};

    /* A limit on the size of files is then an error of write, not a death. */
    signal(SIGXFSZ, SIG_IGN);
    if (program_begin(&program, &about, &options, argc, argv))
        work(&log);
    return program_end(&program);
}
