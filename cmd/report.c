/* report: what a diary comes to, for the person, for a script, for a clinician.
 *
 *     report
 *     log -p -s 30d | report -f lines
 *
 * It reads, and sums up (report_summary.h); what the page and the records look like is
 * report_page.h and report_records.h. */
#include "base/build.h"
#include "base/clock.h"
#include "base/input.h"
#include "base/message.h"
#include "base/program.h"
#include "content/content.h"
#include "content/diary_kind.h"
#include "domain/completion.h"
#include "domain/diary_place.h"
#include "domain/diary_stream.h"
#include "domain/period.h"
#include "domain/report_episode.h"
#include "domain/report_html.h"
#include "domain/report_intake.h"
#include "domain/report_page.h"
#include "domain/report_records.h"
#include "domain/report_summary.h"
#include "domain/report_svg.h"
#include "domain/report_table.h"

#include <stddef.h>
#include <string.h>

struct report_options {
    const char *diary;
    const char *since;
    const char *until;
    const char *by;
    const char *versus;
    const char *assessment;
    const char *audience;
    bool plain;
    bool quiet;
    bool no_bad_lines;
};

static const struct option_row rows[] = {
    {'l', "log", "FILE", "the diary to read", OPTION_TEXT, offsetof(struct report_options, diary),
     0, 0},
    {'s', "since", "TIME", "from that day on: 30d, yesterday, 2026-11-01", OPTION_TEXT,
     offsetof(struct report_options, since), 0, 0},
    {'u', "until", "TIME", "up to and with that day", OPTION_TEXT,
     offsetof(struct report_options, until), 0, 0},
    {'b', "by", "UNIT", "list every day, week or month too", OPTION_TEXT,
     offsetof(struct report_options, by), 0, 0},
    {0, "vs", "PERIOD", "compare with these days: 2026-08-01..2026-08-31, or 28d before",
     OPTION_TEXT, offsetof(struct report_options, versus), 0, 0},
    {'a', "assessment", "FILE",
     "what " PROGRAM_TRIAGE " wrote: age, start of the pain, and what it said", OPTION_TEXT,
     offsetof(struct report_options, assessment), 0, 0},
    {0, "for", "WHOM", "with -f html: person, or clinician, a sheet to bring along",
     OPTION_TEXT, offsetof(struct report_options, audience), 0, 0},
    {0, "plain", NULL, "text without pictures, a sentence a line, to be read aloud",
     OPTION_SWITCH, offsetof(struct report_options, plain), 0, 0},
    {'q', "quiet", NULL, "print nothing: status 0 only when nothing says see someone, else 1",
     OPTION_SWITCH, offsetof(struct report_options, quiet), 0, 0},
    {0, "no-bad-lines", NULL, "a line that is no entry makes the status 3", OPTION_SWITCH,
     offsetof(struct report_options, no_bad_lines), 0, 0},
};

enum format {
    FORMAT_LINES,
    FORMAT_YAML,
    FORMAT_JSON,
    FORMAT_TEXT,
    FORMAT_CSV,
    FORMAT_SVG,
    FORMAT_HTML,
    FORMAT_COUNT
};

static const char *const formats[] = {
    [FORMAT_LINES] = "lines", [FORMAT_YAML] = "yaml", [FORMAT_JSON] = "json",
    [FORMAT_TEXT] = "text",   [FORMAT_CSV] = "csv",   [FORMAT_SVG] = "svg",
    [FORMAT_HTML] = "html"};

static const struct program_about about = {
    .name = PROGRAM_REPORT,
    .synopsis = "[-q] [-f FORMAT] [-o FILE] [-s TIME] [-u TIME] [-b UNIT] [--vs PERIOD]"
                " [-a FILE] [--for WHOM] [--plain] [--no-bad-lines] [-l FILE | FILE ...]",
    .purpose = "Sums up one person's pain diary. Reads FILEs, or standard input; at a terminal\n"
               "your own diary.",
    .options = rows,
    .option_count = sizeof rows / sizeof rows[0],
    .formats = formats,
    .format_count = FORMAT_COUNT,
    .examples = "  " PROGRAM_REPORT "                           your diary on one page\n"
                "  " PROGRAM_REPORT " -s 30d -f lines           the last month, for a script\n"
                "  sort -u phone laptop | " PROGRAM_REPORT "    two diaries that overlap\n"
                "  " PROGRAM_REPORT " -f html --for clinician -o sheet.html\n"
                "  " PROGRAM_REPORT " -q -l diary || echo look  is there anything to act on?\n",
};

/* What the work below shares. */
struct report {
    struct program *program;
    const struct report_options *options;
    struct content content;
    struct diary_kinds kinds;
    struct diary_sources sources;
    struct diary_outcome outcome;
    struct report_intake intakes[CREW_WORKERS];
    int64_t show_at; /* when the next word on progress is due, in milliseconds */
    bool shown;      /* one has been said */
    struct report_window window;
    struct report_episode episode;
    size_t format;
    enum report_unit unit; /* REPORT_UNITS: no list */
    enum report_audience audience;
};

/* --- the command line ---------------------------------------------------- */

static bool choose(struct report *report)
{
    struct diagnostic_list *list = &report->program->diagnostics;

    report->format = program_format(report->program, formats, FORMAT_COUNT, FORMAT_TEXT);
    report->unit = REPORT_UNITS;
    if (report->options->by != NULL)
        report->unit = (enum report_unit)option_choose("by", report->options->by,
                                                       report_unit_words, REPORT_UNITS, list);
    report_versus_read(report->options->versus, &report->window.versus, list);
    if (report->options->audience != NULL)
        report->audience = (enum report_audience)option_choose(
            "for", report->options->audience, report_audience_words, REPORT_AUDIENCES, list);
    if (report->options->audience != NULL && report->format != FORMAT_HTML)
        diagnostic_usage(list, "--for is for --format html");
    if (report->options->plain && report->format != FORMAT_TEXT)
        diagnostic_usage(list, "--plain is for text; --format %s is always plain",
                         formats[report->format]);
    if (report->options->diary != NULL && report->program->operands.count > 0)
        diagnostic_usage(list, "--log and operands both name a diary; give one of them");
    if (report->options->diary != NULL && *report->options->diary == '\0')
        diagnostic_usage(list, "--log '': expected the name of a file");
    return list->errors == 0;
}

/* A report goes by whole days. */
static bool choose_window(struct report *report)
{
    struct period period = {0};

    if (!period_read(report->options->since, report->options->until, report->program->now, &period,
                     &report->program->diagnostics))
        return false;
    report->window.has_since = period.since.given;
    report->window.has_until = period.until.given;
    if (period.since.given)
        report->window.since = period_end_day(&period.since);
    if (period.until.given)
        report->window.until = period_end_day(&period.until);
    return true;
}

/* --- reading ------------------------------------------------------------- */

static bool read_content(struct report *report)
{
    struct program *program = report->program;

    return content_open(&report->content, &program->environment, program->options.content,
                        CONTENT_NUMBERS, &program->diagnostics)
           && diary_kinds_read(&report->content.layers, &program->arena, &report->kinds,
                               &program->diagnostics);
}

/* The whole of triage's content is needed to believe an assessment, and no longer than
 * that. */
static bool read_episode(struct report *report, const char *path, struct bytes bytes)
{
    struct program *program = report->program;
    struct diagnostic_list *list = &program->diagnostics;
    struct assessment assessment;
    struct record_list records = {0};
    struct content content;
    bool good = content_open(&content, &program->environment, program->options.content,
                             CONTENT_FOR_TRIAGE, list)
                && record_read_document(path, bytes, "assessment", &program->arena, &records, list)
                && assessment_read(&content, &records, program->now, &program->arena, &assessment,
                                   list);

    if (good)
        report->episode = report_episode_of(&assessment, &report->content.thresholds,
                                            program->now, &program->arena);
    content_close(&content);
    return good;
}

static bool read_assessment(struct report *report)
{
    struct program *program = report->program;
    const char *path = report->options->assessment;
    struct bytes bytes;

    return path == NULL
           || (file_read(path, 0, &program->arena, &bytes, &program->diagnostics)
               && read_episode(report, path, bytes));
}

/* Where to read from, as the command line has it. */
static void add_source(struct report *report, const char *path)
{
    bool standard = path == NULL || strcmp(path, "-") == 0;

    report->sources.items[report->sources.count++] = (struct diary_source){
        .path = standard ? NULL : path,
        .name = standard ? input_standard_name : path,
    };
}

static bool add_operands(struct report *report)
{
    const struct operands *operands = &report->program->operands;
    bool standard = false;

    for (size_t i = 0; i < operands->count; i++) {
        bool dash = strcmp(operands->items[i], "-") == 0;

        if (dash && standard) {
            diagnostic_usage(&report->program->diagnostics, "'-' is given twice");
            return false;
        }
        standard = standard || dash;
        add_source(report, operands->items[i]);
    }
    return true;
}

/* The diary that log writes, when there is one. */
static bool add_own_diary(struct report *report)
{
    struct program *program = report->program;
    struct diary_place place;

    if (!diary_place_find(&place, NULL, &program->environment, &program->arena,
                          &program->diagnostics))
        return false;
    if (diary_place_is_vacant(&place))
        diary_place_say_vacant(&place, &program->diagnostics);
    else
        add_source(report, place.path);
    return true;
}

static bool choose_sources(struct report *report)
{
    struct program *program = report->program;

    report->sources = (struct diary_sources){
        .items = arena_array(&program->arena, program->operands.count + 1,
                             sizeof *report->sources.items),
        .kinds = &report->kinds,
        .list = &program->diagnostics,
    };
    if (program->operands.count > 0)
        return add_operands(report);
    if (report->options->diary == NULL && input_is_terminal())
        return add_own_diary(report);
    add_source(report, report->options->diary);
    return true;
}

/* What could not be read is told once, whatever it is: how many lines, and the first of
 * them. A cut last line is an error: what came before it in the pipe has failed. So is
 * an input without a single entry, which is no diary, and every bad line under
 * --no-bad-lines, or where the status shall vouch for the diary. */
static void tell_bad_lines(struct report *report)
{
    struct diagnostic_list *list = &report->program->diagnostics;
    const struct diary_outcome *outcome = &report->outcome;
    bool bad = outcome->torn || outcome->taken == 0 || report->options->no_bad_lines
               || report->options->quiet;

    if (outcome->bad == 0)
        return;
    for (size_t i = 0; i < outcome->faults.count; i++)
        diagnostic_remark(list, outcome->faults.items[i].place, "%s",
                          outcome->faults.items[i].text);
    if (bad)
        diagnostic_input(list, (struct place){0}, "%zu line%s no entry and left out",
                         outcome->bad, outcome->bad == 1 ? " is" : "s are");
    else
        diagnostic_remark(list, (struct place){0}, "%zu line%s no entry and left out",
                          outcome->bad, outcome->bad == 1 ? " is" : "s are");
}

static void tell_outcome(struct report *report)
{
    struct diagnostic_list *list = &report->program->diagnostics;
    const struct diary_outcome *outcome = &report->outcome;

    tell_bad_lines(report);
    if (outcome->ahead > 0)
        diagnostic_remark(list, outcome->first_ahead,
                          "an entry from the future, the first of %zu; is the clock right?",
                          outcome->ahead);
    if (outcome->missed > 0)
        diagnostic_input(list, (struct place){0},
                         "%zu correction%s no line among the 6 MiB before; give so long a diary"
                         " as a file",
                         outcome->missed, outcome->missed == 1 ? " cancels" : "s cancel");
}

/* Shown after a second and a half, five times a second. */
static void watch(void *context, uint64_t done, uint64_t total)
{
    struct report *report = context;
    int64_t now = clock_milliseconds();

    if (now < report->show_at)
        return;
    report->show_at = now + 200;
    report->shown = true;
    if (total > 0)
        message_progress(about.name, "%d %%", (int)(100 * done / total));
    else
        message_progress(about.name, "%d MB", (int)(done / 1000000));
}

/* What is written must not take the place of what is read, nor of your own diary. */
static bool spares_diaries(const struct report *report)
{
    struct program *program = report->program;
    const char *output = program->options.output;

    for (size_t i = 0; i < report->sources.count; i++) {
        const char *path = report->sources.items[i].path;

        if (!diary_place_spares("--output", output, path == NULL ? "/dev/stdin" : path,
                                &program->environment, &program->arena, &program->diagnostics))
            return false;
    }
    return report->options->assessment == NULL
           || output_spares("--output", output, report->options->assessment, "assessment",
                            &program->diagnostics);
}

static bool read_diary(struct report *report)
{
    struct diary_taker takers[CREW_WORKERS];
    const struct diary_watcher watcher = {report, watch};
    bool good;

    if (!choose_sources(report) || !spares_diaries(report))
        return false;
    report->show_at = clock_milliseconds() + 1500;
    report_intake_takers(report->intakes, takers);
    good = diary_stream(&report->sources, report->program->now, takers, &watcher,
                        &report->outcome);
    if (report->shown)
        message_progress(about.name, "%s", "");
    if (good)
        tell_outcome(report);
    return good;
}

/* --- writing ------------------------------------------------------------- */

static void write_report(struct report *report, struct report_summary *summary)
{
    struct program *program = report->program;
    struct output output = output_begin(program->options.output);
    struct record_list records = {0};

    if (report->format != FORMAT_CSV)
        report_link(summary, report->format != FORMAT_TEXT);
    if (report->format == FORMAT_TEXT) {
        struct report_paper paper = {
            .columns = output_columns(&output),
            .rows = output_rows(&output),
            .blocks = output_is_terminal(&output) && program->environment.utf8,
            .plain = report->options->plain,
            .unit = report->unit,
        };

        report_page(summary, report->outcome.bad, &paper, &output.text);
    } else if (report->format == FORMAT_CSV) {
        report_table(summary, report->unit < REPORT_UNITS ? report->unit : REPORT_BY_DAY,
                     &output.text);
    } else if (report->format == FORMAT_SVG) {
        report_svg(summary, report->unit, &output.text);
    } else if (report->format == FORMAT_HTML) {
        report_html(summary, report->outcome.bad, report->audience, report->unit, &output.text);
    } else {
        report_records(summary, report->outcome.bad, report->unit, &records);
        record_write_list(&records, (enum record_format)report->format, NULL, &output.text);
    }
    output_finish(&output, &program->diagnostics);
}

/* How urgent a symptom is, the rules say; they are read only when one stands, or when the sheet
 * shows it even though somebody has looked. */
static void judge_symptoms(struct report *report, struct report_signs *signs)
{
    bool shown = report->audience == REPORT_FOR_CLINICIAN && signs->symptom_count > 0;
    struct program *program = report->program;
    struct content rules;

    if (!shown && !report_signs_stand(signs))
        return;
    if (content_open(&rules, &program->environment, program->options.content, CONTENT_FOR_VERDICT,
                     &program->diagnostics))
        report_signs_judge(signs, &rules, program->now);
    content_close(&rules);
}

static void work(struct report *report)
{
    struct program *program = report->program;
    struct report_summary *summary;

    if (!choose(report) || !choose_window(report) || !read_content(report)
        || !read_assessment(report))
        return;
    report_intake_begin(report->intakes, &report->content.thresholds, &report->kinds,
                        program->now, report->window);
    if (!read_diary(report))
        return;
    summary = report_intake_merge(report->intakes);
    judge_symptoms(report, &summary->signs);
    summary->episode = report->episode;
    report_finish(summary);
    if (!report->options->quiet)
        write_report(report, summary);
    else if (!report_is_quiet(summary))
        program->status = STATUS_NO;
}

static const struct completion_row completions[] = {
    {.option = "format", .source = COMPLETION_WORDS, .words = formats, .count = FORMAT_COUNT},
    {.option = "by", .source = COMPLETION_WORDS, .words = report_unit_words,
     .count = REPORT_UNITS},
    {.option = "for", .source = COMPLETION_WORDS, .words = report_audience_words,
     .count = REPORT_AUDIENCES},
    {.source = COMPLETION_FILES},
};

int main(int argc, char **argv)
{
    struct report_options options = {0};
    struct program program;
    struct report report = {.program = &program, .options = &options};

    if (program_begin(&program, &about, &options, argc, argv)) {
        if (program.options.complete)
            completion_print(&program, &options, completions,
                             sizeof completions / sizeof completions[0]);
        else
            work(&report);
    }
    content_close(&report.content);
    report_intake_end(report.intakes);
    diagnostic_free(&report.outcome.faults);
    return program_end(&program);
}
