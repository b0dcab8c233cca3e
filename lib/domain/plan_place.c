#include "domain/plan_place.h"

#include "base/file.h"
#include "base/input.h"

#include <string.h>

static const char *beside(const char *diary, struct arena *arena)
{
    const char *slash = strrchr(diary, '/');

    if (slash == NULL)
        return "plan";
    return arena_format(arena, "%.*s/plan", (int)(slash - diary), diary);
}

const char *plan_place_beside_diary(const struct environment *environment, struct arena *arena,
                                    struct diagnostic_list *list)
{
    if (environment->log == NULL)
        return environment_data_file(environment, "plan", "PLAN", arena, list);
    return beside(environment->log, arena);
}

const char *plan_place_of_diary(const struct environment *environment, const char *diary,
                                struct arena *arena)
{
    return environment->plan != NULL ? environment->plan : beside(diary, arena);
}

const char *plan_place_usual(const struct environment *environment, struct arena *arena,
                             struct diagnostic_list *list)
{
    const char *path;

    if (input_is_piped())
        return "-";
    if (environment->plan != NULL)
        return environment->plan;
    if (!input_is_terminal())
        return NULL;
    path = plan_place_beside_diary(environment, arena, list);
    return path != NULL && !file_is_absent(path) ? path : NULL;
}
