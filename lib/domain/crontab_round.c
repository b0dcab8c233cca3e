#include "domain/crontab_round.h"

#include "base/civil.h"
#include "base/executable.h"
#include "base/process.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

const char crontab_round_name[] = "crontab -l";

enum { PRIVATE = 0600, MOST_COPIES = 1000 };

/* --- what is installed --------------------------------------------------- */

/* NULL operand: none. Messages are asked for in the words that are known here. */
static struct process_result call(const struct crontab_round *round, const char *first)
{
    const char *const words[] = {"crontab", first, NULL};
    const struct process_request request = {.path = round->program,
                                            .words = words,
                                            .input = {"", 0},
                                            .variable = "LC_ALL",
                                            .value = "C",
                                            .captures = true};
    struct process_result result;

    process_run(&request, round->arena, &result);
    return result;
}

static bool has(struct bytes bytes, const char *words)
{
    return bytes.length > 0 && strstr(bytes.data, words) != NULL;
}

/* False when crontab fails in any other way than by having no table. */
static bool fetch(const struct crontab_round *round, bool *exists, struct bytes *table,
                  struct process_result *result)
{
    *result = call(round, "-l");
    *exists = process_is_good(result);
    *table = *exists ? result->output : (struct bytes){"", 0};
    return *exists
           || (result->end == PROCESS_ENDED && result->output.length == 0
               && has(result->errors, "no crontab for"));
}

bool crontab_round_begin(struct crontab_round *round, const struct environment *environment,
                         struct moment now, struct arena *arena, struct diagnostic_list *list)
{
    struct process_result result;

    *round = (struct crontab_round){.now = now, .arena = arena, .list = list};
    round->program = executable_find("crontab", environment->path, arena);
    round->place = environment_data_file(environment, "crontab", "--crontab", arena, list);
    if (round->program == NULL)
        diagnostic_system(list, (struct place){0},
                          "there is no crontab program on PATH; is cron installed?");
    if (round->program == NULL || round->place == NULL)
        return false;
    if (fetch(round, &round->exists, &round->table, &result))
        return true;
    diagnostic_system(list, (struct place){.file = crontab_round_name},
                      "%s; nothing was changed", process_failure(&result, arena));
    return false;
}

/* --- the copy ------------------------------------------------------------ */

/* crontab.20261120-143000, with -2 and so on where there is one already. */
static const char *copy_name(const struct crontab_round *round)
{
    struct civil civil = moment_civil(round->now);
    const char *stem;
    const char *name;
    int year;
    int month;
    int day;

    civil_day_split(civil.day, &year, &month, &day);
    stem = arena_format(round->arena, "%s.%04d%02d%02d-%02d%02d%02d", round->place, year, month,
                        day, civil.minute / 60, civil.minute % 60, civil.second);
    name = stem;
    for (int i = 2; access(name, F_OK) == 0 && i < MOST_COPIES; i++)
        name = arena_format(round->arena, "%s-%d", stem, i);
    return name;
}

static bool keep_copy(struct crontab_round *round)
{
    if (!round->exists)
        return true;
    round->copy = copy_name(round);
    return file_make_directories_of(round->copy, round->list)
           && file_replace(round->copy, round->table.data, round->table.length, PRIVATE,
                           round->list);
}

/* --- installing ---------------------------------------------------------- */

/* Hands a table to crontab as a file that is gone afterwards. */
static bool put(struct crontab_round *round, struct bytes table, struct process_result *result)
{
    const char *path = arena_format(round->arena, "%s.new-%ld", round->place, (long)getpid());

    *result = (struct process_result){.end = PROCESS_NOT_RUN, .status = EIO};
    if (!file_make_directories_of(path, round->list))
        return false;
    if (file_replace(path, table.data, table.length, PRIVATE, round->list))
        *result = call(round, path);
    unlink(path);
    return process_is_good(result);
}

static bool take_away(const struct crontab_round *round, struct process_result *result)
{
    *result = call(round, "-r");
    return process_is_good(result);
}

/* Whether the table is there; one that is empty may be there or not. */
static bool is_there(const struct crontab_round *round, struct bytes table)
{
    struct process_result result;
    struct bytes found;
    bool exists;

    return fetch(round, &exists, &found, &result) && bytes_equal(found, table);
}

/* Puts the old table back where crontab took something else for it. */
static void put_back(struct crontab_round *round, const char *problem)
{
    struct process_result result;
    bool kept = is_there(round, round->table);

    if (!kept) {
        if (round->exists)
            put(round, round->table, &result);
        else
            take_away(round, &result);
    }
    if (kept || is_there(round, round->table))
        diagnostic_system(round->list, (struct place){.file = "crontab"},
                          "%s; the table is as it was", problem);
    else
        diagnostic_system(round->list, (struct place){.file = "crontab"},
                          "%s; and the old table could not be put back%s%s", problem,
                          round->copy != NULL ? ": it is in " : "",
                          round->copy != NULL ? round->copy : "");
}

bool crontab_round_install(struct crontab_round *round, struct bytes table)
{
    struct process_result result;
    bool good;

    if (bytes_equal(round->table, table))
        return true;
    if (!keep_copy(round))
        return false;
    good = table.length > 0 ? put(round, table, &result) : take_away(round, &result);
    if (good && is_there(round, table))
        return true;
    put_back(round, good ? "what it has now is not what it was given"
                         : process_failure(&result, round->arena));
    return false;
}
