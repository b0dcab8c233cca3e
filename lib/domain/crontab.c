#include "domain/crontab.h"

#include "base/build.h"

#include <string.h>

/* The marker lines. They are known again with blanks or a CR around them. */
static const char begin_mark[] = "# upperback nudge: begin";
static const char end_mark[] = "# upperback nudge: end";

/* No crontab program takes this line, and so keeps the table that it has. */
static const char refusal[] = "! nudge refused: see its message";

static const char advice[] =
    "# Written by " PROGRAM_NUDGE " --crontab; changes between begin and end are lost.";

struct stretch {
    const char *start;
    size_t length;
};

/* What cron takes for blank; a CR it takes for a part of the value. */
static const char blanks[] = " \t";
static const char blanks_and_cr[] = " \t\r";

static bool is_in(const char *characters, char character)
{
    return character != '\0' && strchr(characters, character) != NULL;
}

static struct stretch trim(struct stretch stretch, const char *characters)
{
    while (stretch.length > 0 && is_in(characters, stretch.start[0])) {
        stretch.start++;
        stretch.length--;
    }
    while (stretch.length > 0 && is_in(characters, stretch.start[stretch.length - 1]))
        stretch.length--;
    return stretch;
}

static bool is_text(struct stretch stretch, const char *text)
{
    return stretch.length == strlen(text) && memcmp(stretch.start, text, stretch.length) == 0;
}

/* --- settings ------------------------------------------------------------ */

/* Takes '…' or "…" off, as cron does. */
static struct stretch unquote(struct stretch stretch)
{
    char quote = stretch.length >= 2 ? stretch.start[0] : '\0';

    if ((quote == '\'' || quote == '"') && stretch.start[stretch.length - 1] == quote)
        return (struct stretch){stretch.start + 1, stretch.length - 2};
    return stretch;
}

/* Reads "name = value"; what comes before "=" in a job's line is no name that
 * anybody asks for. */
static bool read_setting(struct stretch line, struct stretch *name, struct stretch *value)
{
    const char *equals = line.length > 0 ? memchr(line.start, '=', line.length) : NULL;
    size_t before;

    if (equals == NULL)
        return false;
    before = (size_t)(equals - line.start);
    *name = unquote(trim((struct stretch){line.start, before}, blanks));
    *value = unquote(
        trim((struct stretch){equals + 1, line.length - before - 1}, blanks));
    return true;
}

/* Shells that take the block's quotes and assignments as sh does. */
static bool is_sh_like(struct stretch value)
{
    static const char *const shells[] = {"sh", "ash", "bash", "dash", "ksh", "mksh", "zsh"};

    for (size_t i = value.length; i > 0; i--) {
        if (value.start[i - 1] != '/')
            continue;
        value = (struct stretch){value.start + i, value.length - i};
        break;
    }
    for (size_t i = 0; i < sizeof shells / sizeof shells[0]; i++) {
        if (is_text(value, shells[i]))
            return true;
    }
    return false;
}

static bool never(struct stretch value)
{
    (void)value;
    return false;
}

static bool is_given(struct stretch value)
{
    return trim(value, blanks_and_cr).length > 0;
}

static bool is_zero(struct stretch value)
{
    value = trim(value, blanks_and_cr);
    for (size_t i = 0; i < value.length; i++) {
        if (value.start[i] != '0')
            return false;
    }
    return true;
}

static const char elsewhere[] = "it leads " PROGRAM_NUDGE " to another diary";
static const char other_content[] = "it leads " PROGRAM_NUDGE " to other content";

/* The settings that matter, what is fine for them, and what to say if it is not. HOME is not
 * among them: the block can have its own (crontab_sets_home), and UPPERBACK_PLAN neither: the
 * block names its plan. */
static const struct {
    const char *name;
    bool (*is_fine)(struct stretch value);
    bool of_mail;
    const char *problem;
} rules[] = {
    {"CRON_TZ", never, false, "it moves the block's times to another zone"},
    {"TZ", never, false, "the block's jobs would read another clock than cron does"},
    {"SHELL", is_sh_like, false, "the block is written for sh"},
    {"MAILTO", is_given, true, "cron would throw away what " PROGRAM_NUDGE " says"},
    {"UPPERBACK_LOG", never, false, elsewhere},
    {"XDG_DATA_HOME", never, false, elsewhere},
    {"UPPERBACK_CONTENT", never, false, other_content},
    {"XDG_CONFIG_HOME", never, false, other_content},
    {"UPPERBACK_NOW", never, false, "the block's jobs would take that for the present"},
    {"RANDOM_DELAY", is_zero, false, "the block's jobs would miss their minutes"},
};

enum { RULES = sizeof rules / sizeof rules[0] };

/* --- the table's lines --------------------------------------------------- */

struct survey {
    const char *name;
    struct bytes table;
    size_t begin;      /* offset of the block's first byte; the table's length without a block */
    size_t end;        /* offset behind its last byte */
    size_t begin_line; /* the marker's line, 0 for none */
    size_t end_line;
    size_t faults[RULES]; /* the line that is in force above the block and not fine, or 0 */
    bool sets_home;       /* above the block */
    struct diagnostic_list *list;
};

static void complain(struct survey *survey, size_t line, const char *what)
{
    diagnostic_input(survey->list, (struct place){survey->name, line, 0}, "%s", what);
}

static void take_setting(struct survey *survey, size_t number, struct stretch line)
{
    struct stretch name;
    struct stretch value;

    if (survey->begin_line > 0 || !read_setting(line, &name, &value))
        return;
    if (is_text(name, "HOME"))
        survey->sets_home = true;
    for (size_t i = 0; i < RULES; i++) {
        if (is_text(name, rules[i].name))
            survey->faults[i] = rules[i].is_fine(value) ? 0 : number;
    }
}

static void take_begin(struct survey *survey, size_t number, size_t offset)
{
    if (survey->begin_line > 0) {
        complain(survey, number, "a second nudge block begins here; expected one at most");
        return;
    }
    survey->begin_line = number;
    survey->begin = offset;
}

static void take_end(struct survey *survey, size_t number, size_t behind)
{
    if (survey->begin_line == 0 || survey->end_line > 0) {
        complain(survey, number, "a nudge block ends here that has no beginning; expected both");
        return;
    }
    survey->end_line = number;
    survey->end = behind;
}

static void take_line(struct survey *survey, size_t number, struct stretch line, size_t behind)
{
    struct stretch trimmed = trim(line, blanks_and_cr);

    if (is_text(trimmed, begin_mark))
        take_begin(survey, number, (size_t)(line.start - survey->table.data));
    else if (is_text(trimmed, end_mark))
        take_end(survey, number, behind);
    else
        take_setting(survey, number, line);
}

static void take_lines(struct survey *survey)
{
    const char *data = survey->table.data;
    size_t offset = 0;

    for (size_t number = 1; offset < survey->table.length; number++) {
        const char *start = data + offset;
        const char *stop = memchr(start, '\n', survey->table.length - offset);
        size_t length = stop != NULL ? (size_t)(stop - start) : survey->table.length - offset;

        offset += length + (stop != NULL ? 1 : 0);
        take_line(survey, number, (struct stretch){start, length}, offset);
    }
}

static void survey_table(struct survey *survey)
{
    survey->begin = survey->table.length;
    survey->end = survey->table.length;
    take_lines(survey);
    if (survey->begin_line > 0 && survey->end_line == 0)
        complain(survey, survey->begin_line,
                 "a nudge block begins here that has no end; expected both");
}

static void check_settings(struct survey *survey, bool silent)
{
    for (size_t i = 0; i < RULES; i++) {
        if (survey->faults[i] > 0 && !(silent && rules[i].of_mail))
            diagnostic_input(survey->list,
                             (struct place){survey->name, survey->faults[i], 0},
                             "this %s stands above the nudge block: %s; expected it below or gone",
                             rules[i].name, rules[i].problem);
    }
}

bool crontab_replace(const char *name, struct bytes table, struct crontab_leave leave,
                     const char *lines, struct text *text, struct diagnostic_list *list)
{
    struct survey survey = {.name = name, .table = table, .list = list};
    size_t errors = list->errors;

    if (table.length == 0 && !leave.empty)
        complain(&survey, 0,
                 "it is empty; expected the crontab (if there is none yet, begin with a "
                 "comment line)");
    survey_table(&survey);
    check_settings(&survey, leave.silent);
    if (list->errors != errors)
        return false;
    text_append(text, table.data, survey.begin);
    if (survey.begin > 0 && table.data[survey.begin - 1] != '\n')
        text_add_char(text, '\n');
    text_format(text, "%s\n%s\n%s%s\n", begin_mark, advice, lines, end_mark);
    text_append(text, table.data + survey.end, table.length - survey.end);
    return true;
}

bool crontab_sets_home(struct bytes table)
{
    struct diagnostic_list unsaid = {0};
    struct survey survey = {.table = table, .list = &unsaid};

    survey_table(&survey);
    diagnostic_free(&unsaid);
    return survey.sets_home;
}

bool crontab_remove(const char *name, struct bytes table, bool *found, struct text *text,
                    struct diagnostic_list *list)
{
    struct survey survey = {.name = name, .table = table, .list = list};
    size_t errors = list->errors;

    survey_table(&survey);
    *found = survey.begin_line > 0;
    if (list->errors != errors)
        return false;
    text_append(text, table.data, survey.begin);
    text_append(text, table.data + survey.end, table.length - survey.end);
    return true;
}

void crontab_refuse(struct bytes table, struct text *text)
{
    text_append(text, table.data, table.length);
    if (table.length > 0 && table.data[table.length - 1] != '\n')
        text_add_char(text, '\n');
    text_format(text, "%s\n", refusal);
}
