/* report: what a diary comes to, for the person, for a script, for a clinician.
 *
 *     report
 *     log -p -s 30d | report -f lines
 *
 * It reads, and sums up (report_summary.h); what the page and the records look like is
 * report_page.h and report_records.h. */
#include "base/file.h"
#include "base/input.h"
#include "base/program.h"
#include "content/content.h"
#include "content/diary_kind.h"
#include "domain/diary.h"
#include "domain/diary_place.h"
#include "domain/period.h"
#include "domain/report_page.h"
#include "domain/report_records.h"
#include "domain/report_summary.h"

#include <stddef.h>
#include <string.h>
#include <unistd.h>

struct report_options {
    const char *diary;
    const char *since;
    const char *until;
    const char *by;
    bool quiet;
};

static const struct option_row rows[] = {
    {'l', "log", "FILE", "the diary to read", OPTION_TEXT, offsetof(struct report_options, diary),
     0, 0},
    {'s', "since", "TIME", "from that day on: 30d, yesterday, 2026-11-01", OPTION_TEXT,
     offsetof(struct report_options, since), 0, 0},
    {'u', "until", "TIME", "up to and with that day", OPTION_TEXT,
     offsetof(struct report_options, until), 0, 0},
    {'b', "by", "UNIT", "list every day too: day", OPTION_TEXT,
     offsetof(struct report_options, by), 0, 0},
    {'q', "quiet", NULL, "print nothing: status 0 only when nothing says see someone, else 1",
     OPTION_SWITCH, offsetof(struct report_options, quiet), 0, 0},
};

static const struct program_about about = {
    .name = "report",
    .synopsis = "[-q] [-f FORMAT] [-o FILE] [-s TIME] [-u TIME] [-b day] [-l FILE | FILE ...]",
    .purpose = "Sums up one person's pain diary. Reads FILEs, or standard input; at a terminal\n"
               "your own diary.",
    .options = rows,
    .option_count = sizeof rows / sizeof rows[0],
    .examples = "  report                           your diary on one page\n"
                "  report -s 30d -f lines           the last month, for a script\n"
                "  sort -u phone laptop | report    two diaries that overlap\n"
                "  report -q -l diary || echo look  is there anything to act on?\n",
};

enum format { FORMAT_LINES, FORMAT_YAML, FORMAT_JSON, FORMAT_TEXT, FORMAT_COUNT };

static const char *const formats[] = {
    [FORMAT_LINES] = "lines", [FORMAT_YAML] = "yaml", [FORMAT_JSON] = "json",
    [FORMAT_TEXT] = "text"};

static const char *const units[] = {"day"};

/* What the work below shares. */
struct report {
    struct program *program;
    const struct report_options *options;
    struct content content;
    struct diary_kinds kinds;
    struct diary diary;
    struct report_window window;
    size_t format;
    bool by_day;
};

/* --- the command line ---------------------------------------------------- */

static bool choose(struct report *report)
{
    struct diagnostic_list *list = &report->program->diagnostics;

    report->format = program_format(report->program, formats, FORMAT_COUNT, FORMAT_TEXT);
    report->by_day = report->options->by != NULL;
    if (report->by_day)
        option_choose("by", report->options->by, units, sizeof units / sizeof units[0], list);
    if (report->options->diary != NULL && report->program->operands.count > 0)
        diagnostic_usage(list, "--log and operands both name a diary; give one of them");
    if (report->options->diary != NULL && *report->options->diary == '\0')
        diagnostic_usage(list, "--log '': expected the name of a file");
    return list->errors == 0;
}

static civil_day day_of(const struct period_end *end)
{
    return end->is_day ? end->day : moment_civil(end->moment).day;
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
        report->window.since = day_of(&period.since);
    if (period.until.given)
        report->window.until = day_of(&period.until);
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

static void take_bytes(struct report *report, const char *name, struct bytes bytes)
{
    diary_read(name, bytes, &report->kinds, DIARY_ERROR, &report->program->arena, &report->diary,
               &report->program->diagnostics);
}

/* A program that failed leaves an empty pipe: that must not look like a quiet diary. */
static bool read_standard_input(struct report *report)
{
    struct program *program = report->program;
    struct bytes bytes;

    if (!file_read_descriptor(STDIN_FILENO, input_standard_name, 0, &program->arena, &bytes,
                              &program->diagnostics))
        return false;
    if (bytes.length == 0) {
        diagnostic_input(&program->diagnostics, (struct place){.file = input_standard_name},
                         "nothing came in; expected a diary, as log -p prints it");
        return false;
    }
    take_bytes(report, input_standard_name, bytes);
    return true;
}

static bool read_file(struct report *report, const char *path)
{
    struct program *program = report->program;
    struct bytes bytes;

    if (!file_read(path, 0, &program->arena, &bytes, &program->diagnostics))
        return false;
    take_bytes(report, path, bytes);
    return true;
}

/* The diary that log writes. */
static bool read_own_diary(struct report *report)
{
    struct program *program = report->program;
    struct diary_place place;

    return diary_place_find(&place, NULL, &program->environment, &program->arena,
                            &program->diagnostics)
           && diary_place_read(&place, &report->kinds, &program->arena, &report->diary,
                               &program->diagnostics);
}

/* Every file is tried, so that one run names all that is wrong. */
static bool read_operands(struct report *report)
{
    const struct operands *operands = &report->program->operands;
    bool standard = false;
    bool good = true;

    for (size_t i = 0; i < operands->count; i++) {
        const char *operand = operands->items[i];

        if (strcmp(operand, "-") != 0) {
            good = read_file(report, operand) && good;
        } else if (standard) {
            diagnostic_usage(&report->program->diagnostics, "'-' is given twice");
            good = false;
        } else {
            standard = true;
            good = read_standard_input(report) && good;
        }
    }
    return good;
}

static bool read_diary(struct report *report)
{
    const char *named = report->options->diary;

    if (named != NULL)
        return strcmp(named, "-") == 0 ? read_standard_input(report) : read_file(report, named);
    if (report->program->operands.count > 0)
        return read_operands(report);
    return input_is_terminal() ? read_own_diary(report) : read_standard_input(report);
}

/* --- writing ------------------------------------------------------------- */

static void write_report(struct report *report, const struct report_summary *summary)
{
    struct program *program = report->program;
    struct output output = output_begin(program->options.output);
    struct record_list records = {0};

    if (report->format == FORMAT_TEXT) {
        struct report_paper paper = {
            .columns = output_columns(&output),
            .blocks = output_is_terminal(&output) && program->environment.utf8,
            .by_day = report->by_day,
        };

        report_page(summary, report->diary.bad, &paper, &output.text);
    } else {
        report_records(summary, report->diary.bad, report->by_day, &records);
        record_write_list(&records, (enum record_format)report->format, NULL, &output.text);
    }
    output_finish(&output, &program->diagnostics);
}

/* How urgent a symptom is, the rules say; they are read only when one was logged. */
static void judge_symptoms(struct report *report, struct report_signs *signs)
{
    struct program *program = report->program;
    struct content rules;

    if (signs->symptom_count == 0)
        return;
    if (content_open(&rules, &program->environment, program->options.content, CONTENT_FOR_TRIAGE,
                     &program->diagnostics))
        report_signs_judge(signs, &rules, program->now);
    content_close(&rules);
}

static void work(struct report *report)
{
    struct program *program = report->program;
    struct report_summary summary;

    if (!choose(report) || !choose_window(report) || !read_content(report) || !read_diary(report))
        return;
    report_begin(&summary, &program->arena, &report->content.thresholds, &report->kinds,
                 program->now, report->window);
    report_take_diary(&summary, &report->diary);
    judge_symptoms(report, &summary.signs);
    report_finish(&summary);
    if (!report->options->quiet)
        write_report(report, &summary);
    else if (!report_is_quiet(&summary))
        program->status = STATUS_NO;
}

int main(int argc, char **argv)
{
    struct report_options options = {0};
    struct program program;
    struct report report = {.program = &program, .options = &options};

    if (program_begin(&program, &about, &options, argc, argv))
        work(&report);
    content_close(&report.content);
    return program_end(&program);
}
