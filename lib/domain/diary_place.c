#include "domain/diary_place.h"

#include "base/build.h"
#include "base/file.h"
#include "base/output.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

bool diary_place_find(struct diary_place *place, const char *named,
                      const struct environment *environment, struct arena *arena,
                      struct diagnostic_list *list)
{
    const char *source = named != NULL ? "--log" : "UPPERBACK_LOG";
    const char *path = named != NULL ? named : environment->log;

    *place = (struct diary_place){path, path == NULL};
    if (path == NULL) {
        place->path = environment_data_file(environment, "diary", "-l FILE", arena, list);
        return place->path != NULL;
    }
    if (strcmp(path, "-") != 0 && *path != '\0')
        return true;
    diagnostic_usage(list, "%s '%s': expected the name of a file", source, path);
    return false;
}

bool diary_place_is_told(const struct environment *environment)
{
    return environment->log != NULL || environment->data_home != NULL
           || environment->home != NULL;
}

/* Where nothing tells which diary is your own, there is none to lose. */
static bool is_own(const char *path, const struct environment *environment, struct arena *arena)
{
    struct diagnostic_list unsaid = {0};
    struct diary_place own;
    bool same = diary_place_find(&own, NULL, environment, arena, &unsaid)
                && output_goes_to(path, own.path);

    diagnostic_free(&unsaid);
    return same;
}

bool diary_place_spares(const char *option, const char *path, const char *used,
                        const struct environment *environment, struct arena *arena,
                        struct diagnostic_list *list)
{
    if (path == NULL
        || !((used != NULL && output_goes_to(path, used)) || is_own(path, environment, arena)))
        return true;
    diagnostic_usage(list, "%s %s: that is the diary itself; expected another file", option, path);
    return false;
}

bool diary_place_is_vacant(const struct diary_place *place)
{
    struct stat found;

    return place->is_default && stat(place->path, &found) != 0 && errno == ENOENT;
}

void diary_place_say_vacant(const struct diary_place *place, struct diagnostic_list *list)
{
    diagnostic_remark(list, (struct place){.file = place->path},
                      "there is no diary yet; " PROGRAM_LOG " 4 begins one");
}

bool diary_place_read(const struct diary_place *place, const struct diary_kinds *kinds,
                      struct arena *arena, struct diary *diary, struct diagnostic_list *list)
{
    struct bytes bytes;

    if (diary_place_is_vacant(place)) {
        diary_place_say_vacant(place, list);
        return true;
    }
    if (!file_read(place->path, 0, arena, &bytes, list))
        return false;
    diary_read(place->path, bytes, kinds, DIARY_ERROR, arena, diary, list);
    return true;
}

bool diary_place_open(const struct diary_place *place, struct journal *journal,
                      struct diagnostic_list *list)
{
    enum journal_missing missing = place->is_default ? JOURNAL_CREATE_DIRECTORY : JOURNAL_CREATE;

    return journal_open(journal, place->path, missing, JOURNAL_PATIENCE, list);
}

bool diary_place_append(const struct diary_place *place, const struct text *line,
                        struct diagnostic_list *list)
{
    struct journal journal;
    bool good;

    if (!diary_place_open(place, &journal, list))
        return false;
    good = journal_append(&journal, line->bytes, line->length, list);
    journal_close(&journal);
    return good;
}
