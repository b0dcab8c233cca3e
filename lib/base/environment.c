#include "base/environment.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static const char *variable(const char *name)
{
    const char *value = getenv(name);

    return value != NULL && *value != '\0' ? value : NULL;
}

/* The XDG base directory specification: relative paths are to be ignored. */
static const char *absolute(const char *name)
{
    const char *value = variable(name);

    return value != NULL && *value == '/' ? value : NULL;
}

static bool locale_is_utf8(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = variable(names[i]);
        const char *set = value != NULL ? strchr(value, '.') : NULL;

        if (value != NULL)
            return set != NULL
                   && (strncasecmp(set, ".utf-8", 6) == 0 || strncasecmp(set, ".utf8", 5) == 0);
    }
    return false;
}

struct environment environment_read(void)
{
    return (struct environment){
        .home = variable("HOME"),
        .data_home = absolute("XDG_DATA_HOME"),
        .config_home = absolute("XDG_CONFIG_HOME"),
        .now = variable("UPPERBACK_NOW"),
        .log = variable("UPPERBACK_LOG"),
        .plan = variable("UPPERBACK_PLAN"),
        .content = variable("UPPERBACK_CONTENT"),
        .path = variable("PATH"),
        .zone = variable("TZ"),
        .bus = variable("DBUS_SESSION_BUS_ADDRESS"),
        .runtime = absolute("XDG_RUNTIME_DIR"),
        .utf8 = locale_is_utf8(),
    };
}

const char *environment_data_file(const struct environment *environment, const char *name,
                                  const char *option, struct arena *arena,
                                  struct diagnostic_list *list)
{
    if (environment->data_home != NULL)
        return arena_format(arena, "%s/upperback/%s", environment->data_home, name);
    if (environment->home != NULL)
        return arena_format(arena, "%s/.local/share/upperback/%s", environment->home, name);
    diagnostic_system(list, (struct place){0}, "HOME is not set, so there is no default %s; use %s",
                      name, option);
    return NULL;
}

bool environment_home_is_usual(const struct environment *environment)
{
    const struct passwd *user = getpwuid(getuid());

    return environment->home != NULL && user != NULL && user->pw_dir != NULL
           && strcmp(environment->home, user->pw_dir) == 0;
}

const char *environment_config_file(const struct environment *environment, const char *name,
                                    struct arena *arena)
{
    if (environment->config_home != NULL)
        return arena_format(arena, "%s/upperback/%s", environment->config_home, name);
    if (environment->home != NULL)
        return arena_format(arena, "%s/.config/upperback/%s", environment->home, name);
    return NULL;
}
