#include "base/program.h"

#include "base/build.h"
#include "base/clock.h"
#include "base/message.h"
#include "base/zone.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* What a help fits. */
enum { HELP_COLUMNS = 80 };

/* The help of -f, the first, is the words of the program. */
static const struct option_row common_rows[] = {
    {'f', "format", "FORMAT", "", OPTION_TEXT, offsetof(struct program_options, format), 0, 0},
    {'o', "output", "FILE", "write to FILE, whole or not at all", OPTION_TEXT,
     offsetof(struct program_options, output), 0, 0},
    {'C', "content", "DIR", "read this content, and no other", OPTION_TEXT,
     offsetof(struct program_options, content), 0, 0},
    {0, "now", "TIME", "take TIME for the present", OPTION_TEXT,
     offsetof(struct program_options, now), 0, 0},
    {'h', "help", NULL, "this help", OPTION_SWITCH, offsetof(struct program_options, help), 0, 0},
    {'V', "version", NULL, "the version", OPTION_SWITCH, offsetof(struct program_options, version),
     0, 0},
    {0, "complete", NULL, "what can stand next: the words of the line so far follow a --",
     OPTION_SWITCH, offsetof(struct program_options, complete), 0, 0},
};

/* A closed descriptor 0, 1 or 2 would be taken by the next file opened. It is
 * opened on /dev/null the wrong way round, so that using it still fails. */
static void occupy_descriptors(void)
{
    for (int descriptor = 0; descriptor <= 2; descriptor++) {
        if (fcntl(descriptor, F_GETFD) != -1 || errno != EBADF)
            continue;
        if (open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY) != descriptor)
            _exit(STATUS_SYSTEM);
    }
}

static void print_text(struct program *program, struct text *text)
{
    struct output output = output_begin(NULL);

    output.text = *text;
    *text = (struct text){0};
    output_finish(&output, &program->diagnostics);
}

/* "[-f FORMAT]" is one word. */
static size_t word_length(const char *line)
{
    size_t length = 0;
    int depth = 0;

    while (line[length] != '\0' && line[length] != '\n' && (line[length] != ' ' || depth > 0)) {
        depth += (line[length] == '[') - (line[length] == ']');
        length++;
    }
    return length;
}

/* A line of the synopsis, on as many of the screen as it takes; returns the next one. */
static const char *add_usage(const struct program_about *about, const char *lead, const char *line,
                             struct text *text)
{
    size_t indent = strlen(lead) + strlen(about->name);
    size_t column = indent;

    text_format(text, "%s%s", lead, about->name);
    while (*line != '\0' && *line != '\n') {
        size_t length = word_length(line);

        if (column + 1 + length > HELP_COLUMNS) {
            text_add_char(text, '\n');
            text_repeat(text, ' ', indent);
            column = indent;
        }
        text_format(text, " %.*s", (int)length, line);
        column += 1 + length;
        line += length + (line[length] == ' ' ? 1 : 0);
    }
    text_add_char(text, '\n');
    return *line == '\n' ? line + 1 : line;
}

static void add_synopsis(const struct program_about *about, struct text *text)
{
    const char *line = add_usage(about, "usage: ", about->synopsis, text);

    while (*line != '\0')
        line = add_usage(about, "       ", line, text);
}

static bool has_status(const struct program_about *about, enum status status)
{
    if (status == STATUS_NO)
        return strcmp(about->name, PROGRAM_NUDGE) != 0;
    return status < STATUS_ROUTINE || strcmp(about->name, PROGRAM_TRIAGE) == 0;
}

static void print_help(struct program *program, const struct option_table *tables)
{
    const struct program_about *about = program->about;
    struct text text = {0};

    add_synopsis(about, &text);
    text_format(&text, "\n%s\n\nexamples:\n%s\noptions:\n", about->purpose, about->examples);
    option_describe(tables, &text);
    text_add(&text, "\nexit status:\n");
    for (size_t i = 0; i < status_count; i++) {
        if (has_status(about, status_table[i].status))
            text_format(&text, "  %2d  %s\n", status_table[i].status, status_table[i].meaning);
    }
    text_format(&text, "\nmore: man %s\n", about->name);
    print_text(program, &text);
}

static void print_version(struct program *program)
{
    struct text text = {0};

    text_format(&text, "%s (upperback) %s\n", program->about->name, build_version);
    print_text(program, &text);
}

static bool set_clock(struct program *program)
{
    bool option = program->options.now != NULL;
    const char *given = option ? program->options.now : program->environment.now;
    enum clock_fit fit;
    struct moment stands_for_clock;
    const char *problem;
    int failure = clock_read_zone();

    if (failure != 0) {
        diagnostic_system(&program->diagnostics, (struct place){0},
                          "the local time zone cannot be read: %s", strerror(failure));
        return false;
    }
    program->clock = clock_real();
    if (option && program->environment.now != NULL
        && clock_read(program->environment.now, program->clock, &stands_for_clock, &fit) == NULL)
        program->clock = stands_for_clock;
    program->now = program->clock;
    program->now_is_given = given != NULL;
    if (given == NULL)
        return true;
    problem = clock_read(given, program->now, &program->now, &fit);
    if (problem != NULL)
        diagnostic_usage(&program->diagnostics, "%s %s: %s", option ? "--now" : "UPPERBACK_NOW",
                         given, problem);
    if (!option)
        program->clock = program->now;
    return problem == NULL;
}

static const struct option_row *rows_of(struct program *program)
{
    const struct program_about *about = program->about;
    struct option_row *rows =
        arena_array(&program->arena, sizeof common_rows / sizeof common_rows[0], sizeof *rows);
    struct text formats = {0};

    option_add_choices(about->formats, about->format_count, &formats);
    memcpy(rows, common_rows, sizeof common_rows);
    rows[0].help = arena_text(&program->arena, formats.bytes);
    text_free(&formats);
    return rows;
}

void program_tables(struct program *program, void *options,
                    struct option_table tables[OPTION_TABLES])
{
    tables[0] = (struct option_table){program->about->options, program->about->option_count,
                                      options};
    tables[1] = (struct option_table){rows_of(program),
                                      sizeof common_rows / sizeof common_rows[0],
                                      &program->options};
}

bool program_check_uses(struct program *program, const struct program_use *uses, size_t count,
                        unsigned mode)
{
    size_t errors = program->diagnostics.errors;

    for (size_t i = 0; i < count; i++) {
        if (uses[i].given && (uses[i].modes & mode) == 0)
            diagnostic_usage(&program->diagnostics, "%s: of no use here; see --help",
                             uses[i].name);
    }
    return program->diagnostics.errors == errors;
}

/* Times that are hours off must not look as if all were well. */
static void check_zone(struct program *program)
{
    const char *zone = program->environment.zone;

    if (!program->options.complete && zone_is_unknown(zone, program->now.seconds))
        diagnostic_remark(&program->diagnostics, (struct place){0},
                          "TZ: this system knows no time zone '%s'; times are UTC", zone);
}

bool program_begin(struct program *program, const struct program_about *about, void *options,
                   int argc, char **argv)
{
    struct option_table tables[OPTION_TABLES];
    bool good;

    *program = (struct program){.about = about};
    program_tables(program, options, tables);
    occupy_descriptors();
    signal(SIGPIPE, SIG_DFL);
    program->environment = environment_read();
    good = option_read(tables, argc, argv, &program->arena, &program->operands,
                       &program->diagnostics);
    if (program->options.help) {
        print_help(program, tables);
    } else if (program->options.version) {
        print_version(program);
    } else if (good && set_clock(program)) {
        check_zone(program);
        return true;
    }
    return false;
}

int program_end(struct program *program)
{
    enum status status = status_worse(program->status, program->diagnostics.status);

    message_print_list(program->about->name, &program->diagnostics);
    if (status == STATUS_USAGE)
        message_print(program->about->name, "try '%s --help'", program->about->name);
    diagnostic_free(&program->diagnostics);
    arena_free(&program->arena);
    return (int)status;
}

size_t program_format(struct program *program, const char *const *formats, size_t count,
                      size_t otherwise)
{
    if (program->options.format == NULL)
        return otherwise;
    return option_choose("format", program->options.format, formats, count, &program->diagnostics);
}

bool program_spares_input(struct program *program)
{
    const struct operands *operands = &program->operands;
    const char *output = program->options.output;

    for (size_t i = 0; i < operands->count; i++) {
        if (!output_spares("--output", output, operands->items[i], "input",
                           &program->diagnostics))
            return false;
    }
    return operands->count > 0
           || output_spares("--output", output, NULL, "input", &program->diagnostics);
}
