#include "domain/entry_session.h"

#include "base/file.h"
#include "base/input.h"
#include "base/joined.h"
#include "base/word.h"
#include "document/record.h"

#include <string.h>

static const char exercise_list[] = "exercise";

static bool is_of_exercises(const struct diary_kind *kind)
{
    return kind->value.type == DIARY_TERM && strcmp(kind->value.words.text, exercise_list) == 0;
}

static void find_exercises(const struct record_list *plan, const char *name, struct arena *arena,
                           struct entry_session *session)
{
    const struct record *exercise;
    size_t index = 0;

    session->exercises = arena_array(arena, plan->count + 1, sizeof *session->exercises);
    while ((exercise = record_next(plan, "do", &index)) != NULL) {
        if (joined_has(record_get(exercise, "session"), name)
            && word_index(exercise->value, session->exercises, session->count) == session->count)
            session->exercises[session->count++] = exercise->value;
    }
}

/* What the diary does not know it could not read again. */
static void check_exercises(const struct entry_session *session, const struct diary_kinds *kinds,
                            const char *path, struct diagnostic_list *list)
{
    for (size_t i = 0; i < session->count; i++) {
        if (!diary_kinds_has(kinds, exercise_list, session->exercises[i]))
            diagnostic_input(list, (struct place){.file = path},
                             "'%.60s' is no exercise that the diary knows",
                             session->exercises[i]);
    }
}

static void unknown(const struct record_list *plan, const struct diary_kinds *kinds,
                    const char *text, struct place place, const char *path,
                    struct diagnostic_list *list)
{
    const struct diary_words *words = diary_kinds_words(kinds, exercise_list);
    struct word_search search = word_search_begin(text);
    const struct record *session;
    size_t index = 0;

    for (size_t i = 0; words != NULL && i < words->terms.count; i++)
        word_search_try(&search, words->terms.items[i].text);
    while ((session = record_next(plan, "session", &index)) != NULL)
        word_search_try(&search, session->value);
    if (word_search_result(&search) != NULL)
        diagnostic_input(list, place, "'%.60s' is no exercise and no session of %s; did you mean "
                                      "'%s'?", text, path, word_search_result(&search));
    else
        diagnostic_input(list, place, "'%.60s' is no exercise and no session of %s", text, path);
}

static void read_session(const char *path, const struct diary_kinds *kinds, const char *text,
                         struct place place, struct arena *arena, struct entry_session *session,
                         struct diagnostic_list *list)
{
    struct record_list plan = {0};
    struct bytes bytes;
    const char *name;

    if (!input_read(path, 0, arena, &name, &bytes, list)
        || !record_read_document(path, bytes, "plan", arena, &plan, list))
        return;
    find_exercises(&plan, text, arena, session);
    if (session->count == 0)
        unknown(&plan, kinds, text, place, path, list);
    check_exercises(session, kinds, path, list);
}

bool entry_session_is(const struct entry_sessions *sessions, const struct diary_kinds *kinds,
                      const struct diary_kind *kind, const char *text, struct place place,
                      struct arena *arena, struct entry_session *session,
                      struct diagnostic_list *list)
{
    if (!is_of_exercises(kind) || diary_kinds_term(kinds, exercise_list, text, arena) != NULL
        || diary_kinds_has(kinds, "symptom", text) || sessions == NULL || sessions->plan == NULL)
        return false;
    if (!file_is_absent(sessions->plan)) {
        read_session(sessions->plan, kinds, text, place, arena, session, list);
        return true;
    }
    diagnostic_remark(list, place, "there is no plan at %s, so no session is known by name",
                      sessions->plan);
    return false;
}
