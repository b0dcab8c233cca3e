#include "domain/plan_place.h"

#include "base/input.h"

#include <string.h>
#include <unistd.h>

const char *plan_place_beside_diary(const struct environment *environment, struct arena *arena,
                                    struct diagnostic_list *list)
{
    const char *diary = environment->log;
    const char *slash = diary != NULL ? strrchr(diary, '/') : NULL;

    if (diary == NULL)
        return environment_data_file(environment, "plan", "PLAN", arena, list);
    if (slash == NULL)
        return "plan";
    return arena_format(arena, "%.*s/plan", (int)(slash - diary), diary);
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
    return path != NULL && access(path, F_OK) == 0 ? path : NULL;
}
