#include "base/executable.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where a shell without a PATH looks. */
static const char usual_path[] = "/usr/bin:/bin";

enum { FIRST_ROOM = 256, MOST_ROOM = 1024 * 1024 };

static const char *working_directory(struct arena *arena)
{
    for (size_t room = FIRST_ROOM; room <= MOST_ROOM; room *= 2) {
        char *directory = arena_alloc(arena, room);

        if (getcwd(directory, room) != NULL)
            return directory;
        if (errno != ERANGE)
            return NULL;
    }
    return NULL;
}

const char *executable_absolute(const char *path, struct arena *arena,
                                struct diagnostic_list *list)
{
    const char *directory;

    if (*path == '/')
        return path;
    while (strncmp(path, "./", 2) == 0)
        path += 2;
    directory = working_directory(arena);
    if (directory == NULL) {
        diagnostic_system(list, (struct place){.file = path},
                          "its full path is unknown; cannot read the working directory: %s",
                          strerror(errno));
        return NULL;
    }
    return arena_format(arena, "%s/%s", strcmp(directory, "/") == 0 ? "" : directory, path);
}

static bool can_run(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 && S_ISREG(about.st_mode) && access(path, X_OK) == 0;
}

const char *executable_find(const char *name, const char *search_path, struct arena *arena)
{
    if (search_path == NULL)
        search_path = usual_path;
    while (search_path != NULL) {
        size_t length = strcspn(search_path, ":");
        const char *directory = length > 0 ? arena_copy(arena, search_path, length) : ".";
        const char *path = arena_format(arena, "%s/%s", directory, name);

        if (can_run(path))
            return path;
        search_path = search_path[length] == ':' ? search_path + length + 1 : NULL;
    }
    return NULL;
}

const char *executable_path(const char *argv0, const char *search_path, struct arena *arena,
                            struct diagnostic_list *list)
{
    const char *path = argv0;

    if (argv0 == NULL || *argv0 == '\0')
        path = NULL;
    else if (strchr(argv0, '/') == NULL)
        path = executable_find(argv0, search_path, arena);
    if (path == NULL || !can_run(path)) {
        diagnostic_system(list, (struct place){0},
                          "cannot find the file of this program; call it by its full path");
        return NULL;
    }
    return executable_absolute(path, arena, list);
}
