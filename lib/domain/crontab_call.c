#include "domain/crontab_call.h"

#include "base/executable.h"
#include "domain/crontab_block.h"

#include <string.h>

enum { MOST_VARIABLES = 4, MOST_WORDS = 13 };

struct making {
    const struct crontab_call *call;
    struct crontab_variable variables[MOST_VARIABLES];
    size_t variable_count;
    const char *words[MOST_WORDS];
    size_t word_count;
    struct arena *arena;
    struct diagnostic_list *list;
};

/* The entries of a ":" list as seen from the root. */
static const char *absolute_list(const struct making *making, const char *paths)
{
    const char *made = "";

    for (;;) {
        size_t length = strcspn(paths, ":");
        const char *path = arena_copy(making->arena, paths, length);

        if (length > 0)
            path = executable_absolute(path, making->arena, making->list);
        if (path == NULL)
            return NULL;
        made = arena_format(making->arena, "%s%s", made, path);
        paths += length;
        if (*paths == '\0')
            return made;
        made = arena_format(making->arena, "%s:", made);
        paths++;
    }
}

static void add_variable(struct making *making, const char *name, const char *value)
{
    if (value != NULL)
        making->variables[making->variable_count++] = (struct crontab_variable){name, value};
}

/* cron sets HOME by itself, unless the crontab does, and nothing else that counts here. */
static void add_variables(struct making *making)
{
    const struct environment *environment = making->call->environment;

    if (making->call->sets_home || !environment_home_is_usual(environment))
        add_variable(making, "HOME", environment->home);
    add_variable(making, "XDG_CONFIG_HOME", environment->config_home);
    add_variable(making, "XDG_DATA_HOME", environment->data_home);
    if (environment->content != NULL)
        add_variable(making, "UPPERBACK_CONTENT", absolute_list(making, environment->content));
}

static void add_word(struct making *making, const char *word)
{
    making->words[making->word_count++] = word;
}

static void add_option(struct making *making, const char *option, const char *value)
{
    if (value == NULL)
        return;
    add_word(making, option);
    add_word(making, value);
}

static void add_path(struct making *making, const char *option, const char *path)
{
    if (path != NULL)
        add_option(making, option, executable_absolute(path, making->arena, making->list));
}

/* --no-log, -l, or the diary that UPPERBACK_LOG names. */
static void add_diary(struct making *making)
{
    const struct crontab_call *call = making->call;

    if (call->no_diary)
        add_word(making, "--no-log");
    else
        add_path(making, "-l", call->diary != NULL ? call->diary : call->environment->log);
}

static void add_words(struct making *making)
{
    const struct crontab_call *call = making->call;
    const char *program =
        executable_path(call->argv0, call->environment->path, making->arena, making->list);

    add_word(making, program);
    add_path(making, "-C", call->content);
    add_option(making, "-f", call->format);
    add_diary(making);
    if (call->discreet)
        add_word(making, "--discreet");
    if (call->notify)
        add_word(making, "--notify");
    add_option(making, "--sink", call->sink);
    add_word(making, executable_absolute(call->plan, making->arena, making->list));
}

const char *crontab_call_text(const struct crontab_call *call, struct arena *arena,
                              struct diagnostic_list *list)
{
    struct making making = {.call = call, .arena = arena, .list = list};
    size_t errors = list->errors;

    add_variables(&making);
    add_words(&making);
    if (list->errors != errors)
        return NULL;
    return crontab_command_text(&(struct crontab_command){making.variables, making.variable_count,
                                                          making.words, making.word_count},
                                arena, list);
}
