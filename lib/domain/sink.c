#include "domain/sink.h"

#include "base/executable.h"
#include "base/process.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A bus that does not answer must not hold up what comes next. */
enum { PATIENCE = 5 /* seconds */ };

static const char bus_variable[] = "DBUS_SESSION_BUS_ADDRESS";
static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_.-";

/* The address of the socket `bus` in a directory; NULL when there is none. */
static const char *address_in(const char *directory, struct arena *arena)
{
    const char *path = directory != NULL ? arena_format(arena, "%s/bus", directory) : "";
    struct stat about;

    if (strspn(path, plain) != strlen(path) || stat(path, &about) != 0 || !S_ISSOCK(about.st_mode))
        return NULL;
    return arena_format(arena, "unix:path=%s", path);
}

struct sink sink_desktop(const struct environment *environment, struct arena *arena)
{
    struct sink sink = {.kind = SINK_DESKTOP};
    const char *usual = arena_format(arena, "/run/user/%ld", (long)getuid());

    sink.program = executable_find("notify-send", environment->path, arena);
    if (environment->bus == NULL) {
        sink.bus = address_in(environment->runtime, arena);
        if (sink.bus == NULL)
            sink.bus = address_in(usual, arena);
    }
    if (sink.program == NULL || (environment->bus == NULL && sink.bus == NULL))
        sink.kind = SINK_NONE;
    return sink;
}

struct sink sink_command(const char *command)
{
    return (struct sink){.kind = SINK_COMMAND, .program = "/bin/sh", .command = command};
}

/* The line is the summary: of that, unlike of the body, no server reads marks. */
static struct process_result notify(const struct sink *sink, const char *line, struct arena *arena)
{
    const char *const words[] = {"notify-send", "--app-name=nudge", "--", line, NULL};
    const struct process_request request = {.path = sink->program,
                                            .words = words,
                                            .input = {"", 0},
                                            .variable = sink->bus != NULL ? bus_variable : NULL,
                                            .value = sink->bus,
                                            .captures = true,
                                            .seconds = PATIENCE};
    struct process_result result;

    process_run(&request, arena, &result);
    return result;
}

static struct process_result feed(const struct sink *sink, const char *line, struct arena *arena)
{
    const char *const words[] = {"sh", "-c", sink->command, NULL};
    const char *fed = arena_format(arena, "%s\n", line);
    const struct process_request request = {
        .path = sink->program, .words = words, .input = {fed, strlen(fed)}};
    struct process_result result;

    process_run(&request, arena, &result);
    return result;
}

bool sink_deliver(const struct sink *sink, const char *line, struct arena *arena,
                  struct diagnostic_list *list)
{
    struct process_result result;

    if (sink->kind == SINK_NONE)
        return false;
    result = sink->kind == SINK_DESKTOP ? notify(sink, line, arena) : feed(sink, line, arena);
    if (process_is_good(&result))
        return true;
    if (sink->kind == SINK_DESKTOP)
        diagnostic_remark(list, (struct place){.file = "notify-send"}, "%s",
                          process_failure(&result, arena));
    else
        diagnostic_system(list, (struct place){.file = "--sink"}, "%s",
                          process_failure(&result, arena));
    return false;
}
