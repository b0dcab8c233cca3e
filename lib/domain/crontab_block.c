#include "domain/crontab_block.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

enum { MINUTES = 60 };

/* --- the command --------------------------------------------------------- */

static bool can_carry(const char *word, struct diagnostic_list *list)
{
    size_t length = strlen(word);
    struct place place = {.file = word};

    if (strchr(word, '%') != NULL) {
        diagnostic_input(list, place, "a crontab cannot carry '%%'; expected a name without it");
        return false;
    }
    for (size_t offset = 0; offset < length;) {
        uint32_t code;
        size_t size = utf8_decode(word + offset, length - offset, &code);

        if (size > 0 && utf8_is_unsafe(code)) {
            diagnostic_input(list, place,
                             "a crontab cannot carry control characters; expected a name without");
            return false;
        }
        offset += size > 0 ? size : 1;
    }
    return true;
}

/* Inside '…' nothing is special to sh but ' itself. */
static void add_quoted(struct text *text, const char *word)
{
    text_add_char(text, '\'');
    for (; *word != '\0'; word++) {
        if (*word == '\'')
            text_add(text, "'\\''");
        else
            text_add_char(text, *word);
    }
    text_add_char(text, '\'');
}

const char *crontab_command_text(const struct crontab_command *command, struct arena *arena,
                                 struct diagnostic_list *list)
{
    struct text text = {0};
    const char *made;
    bool good = true;

    for (size_t i = 0; i < command->variable_count; i++) {
        const struct crontab_variable *variable = &command->variables[i];

        good = can_carry(variable->value, list) && good;
        text_format(&text, "%s=", variable->name);
        add_quoted(&text, variable->value);
        text_add_char(&text, ' ');
    }
    for (size_t i = 0; i < command->word_count; i++) {
        good = can_carry(command->words[i], list) && good;
        text_add(&text, i > 0 ? " " : "");
        add_quoted(&text, command->words[i]);
    }
    made = good ? arena_copy(arena, text.bytes, text.length) : NULL;
    text_free(&text);
    return made;
}

/* --- the times ----------------------------------------------------------- */

/* For each weekday the minutes of the hour in which anything may be due, a bit each. */
struct week {
    uint64_t minutes[CIVIL_WEEK_DAYS];
};

static void mark(struct week *week, int weekday, const struct agenda_moments *moments)
{
    for (size_t i = 0; i < moments->count; i++)
        week->minutes[weekday] |= (uint64_t)1 << moments->items[i].minute % MINUTES;
}

static void gather(const struct agenda *agenda, struct week *week)
{
    struct agenda_moments moments = {0};
    struct arena arena = {0};

    for (int weekday = 0; weekday < CIVIL_WEEK_DAYS; weekday++) {
        agenda_usual(agenda, weekday, &arena, &moments);
        mark(week, weekday, &moments);
    }
    if (agenda->act == NULL) {
        civil_day notice = agenda->end + CIVIL_WEEK_DAYS;

        for (civil_day day = agenda->start; day <= notice; day++) {
            agenda_possible(agenda, day, &arena, &moments);
            mark(week, civil_weekday(day), &moments);
        }
    }
    arena_free(&arena);
}

/* The weekdays that have just these minutes, as cron counts them: 0 is Sunday. Clears
 * them, so that no other line names these times again. */
static uint64_t take_weekdays(struct week *week, uint64_t minutes)
{
    uint64_t weekdays = 0;

    for (int weekday = 0; weekday < CIVIL_WEEK_DAYS; weekday++) {
        if (week->minutes[weekday] != minutes)
            continue;
        weekdays |= (uint64_t)1 << (weekday + 1) % CIVIL_WEEK_DAYS;
        week->minutes[weekday] = 0;
    }
    return weekdays;
}

static void add_numbers(struct text *text, uint64_t bits)
{
    const char *lead = "";

    for (int number = 0; number < MINUTES; number++) {
        if ((bits >> number & 1) == 0)
            continue;
        text_format(text, "%s%d", lead, number);
        lead = ",";
    }
}

static bool add_line(struct week *week, uint64_t minutes, const char *command, struct text *text,
                     struct diagnostic_list *list)
{
    size_t start = text->length;

    add_numbers(text, minutes);
    text_add(text, " * * * ");
    add_numbers(text, take_weekdays(week, minutes));
    text_format(text, " %s\n", command);
    if (text->length - start - 1 < CRONTAB_LINE)
        return true;
    diagnostic_input(list, (struct place){0},
                     "the crontab line would be %zu bytes long; cron takes less than %d, so "
                     "expected shorter paths",
                     text->length - start - 1, CRONTAB_LINE);
    return false;
}

bool crontab_block(const struct agenda *agenda, const char *command, struct text *text,
                   struct diagnostic_list *list)
{
    struct week week = {{0}};

    gather(agenda, &week);
    for (int weekday = 0; weekday < CIVIL_WEEK_DAYS; weekday++) {
        if (week.minutes[weekday] != 0
            && !add_line(&week, week.minutes[weekday], command, text, list))
            return false;
    }
    return true;
}
