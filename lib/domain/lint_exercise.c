/* Exercises among each other: the ladder of easier and harder ones; and the words that
 * they share with plans and questions. */
#include "domain/lint.h"

#include "base/word.h"

enum { MOST_PURPOSES = 2 };

/* --- the ladder ---------------------------------------------------------- */

static const struct exercise *other_of(const struct lint *lint, const struct phrase *id)
{
    return content_exercise(&lint->content, id->text);
}

/* A link that is not answered from the other end is an error; it stands where the
 * file that is checked can mend it. An overlay's exercise may name a shipped one, which
 * cannot know of it. */
static void check_mutual(struct lint *lint, const struct exercise *exercise,
                         const struct phrase *link, const char *there,
                         const struct phrase_list *back)
{
    const struct exercise *other = other_of(lint, link);
    bool own = lint_is_own(lint, link->place);
    bool other_own = lint_is_own(lint, other->id.place);
    struct place place = !own && other_own ? other->id.place : link->place;

    if (phrase_list_has(back, exercise->id.text) || (lint->overlay && own && !other_own))
        return;
    diagnostic_input(lint->list, place,
                     "'%s' and '%s': one names the other, but '%s' of '%s' lacks '%s'",
                     exercise->id.text, link->text, there, link->text, exercise->id.text);
}

static void check_links(struct lint *lint, const struct exercise *exercise)
{
    for (size_t i = 0; i < exercise->easier.count; i++) {
        const struct exercise *other = other_of(lint, &exercise->easier.items[i]);

        if (other != NULL)
            check_mutual(lint, exercise, &exercise->easier.items[i], "harder", &other->harder);
    }
    for (size_t i = 0; i < exercise->harder.count; i++) {
        const struct phrase *link = &exercise->harder.items[i];
        const struct exercise *other = other_of(lint, link);

        if (other == NULL)
            continue;
        check_mutual(lint, exercise, link, "easier", &other->easier);
        if (other->level.value < exercise->level.value)
            diagnostic_input(lint->list, link->place,
                             "'%s' is of a lower level than '%s'; it cannot be the harder one",
                             link->text, exercise->id.text);
    }
}

/* --- going round --------------------------------------------------------- */

enum visit { VISIT_NONE, VISIT_OPEN, VISIT_DONE };

static void climb(struct lint *lint, const struct exercise *exercise, enum visit *visits)
{
    const struct exercise *all = lint->content.exercises.items;

    visits[exercise - all] = VISIT_OPEN;
    for (size_t i = 0; i < exercise->harder.count; i++) {
        const struct phrase *link = &exercise->harder.items[i];
        const struct exercise *other = other_of(lint, link);

        if (other == NULL || visits[other - all] == VISIT_DONE)
            continue;
        if (visits[other - all] == VISIT_OPEN)
            diagnostic_input(lint->list, link->place,
                             "'harder' goes round in a circle: '%s' leads back to '%s'", link->text,
                             exercise->id.text);
        else
            climb(lint, other, visits);
    }
    visits[exercise - all] = VISIT_DONE;
}

static void check_circles(struct lint *lint)
{
    const struct exercise *all = lint->content.exercises.items;
    size_t count = lint->content.exercises.count;
    enum visit *visits = arena_array(&lint->content.arena, count + 1, sizeof *visits);

    for (size_t i = 0; i < count; i++) {
        if (visits[i] == VISIT_NONE)
            climb(lint, &all[i], visits);
    }
}

/* --- words --------------------------------------------------------------- */

static void check_purpose(struct lint *lint, const struct exercise *exercise)
{
    const struct phrase_list *purpose = &exercise->purpose;

    if (purpose->count == 0 || purpose->count > MOST_PURPOSES)
        diagnostic_input(lint->list, exercise->id.place, "'%s' has %zu purposes; expected 1 or %d",
                         exercise->id.text, purpose->count, MOST_PURPOSES);
    for (size_t i = 0; i < purpose->count; i++) {
        if (word_index(purpose->items[i].text, purpose_words, PURPOSE_COUNT) == PURPOSE_COUNT)
            diagnostic_input(lint->list, purpose->items[i].place,
                             "'%.60s' is no purpose; expected settle, mobilise, strengthen or "
                             "endure",
                             purpose->items[i].text);
    }
}

static void check_equipment(struct lint *lint, const struct exercise *exercise)
{
    struct vocabulary_entry entry;

    if (!vocabulary_find(&lint->content.vocabulary, "equipment", &entry) || entry.question == NULL)
        return;
    for (size_t i = 0; i < exercise->equipment.count; i++) {
        const struct phrase *word = &exercise->equipment.items[i];
        const char *near = vocabulary_nearest_term(entry.question, word->text);

        if (question_term(entry.question, word->text) == NULL)
            diagnostic_input(lint->list, word->place,
                             "'%.60s' is no term of the question 'equipment'%s%s%s", word->text,
                             near != NULL ? "; did you mean '" : "", near != NULL ? near : "",
                             near != NULL ? "'?" : "");
    }
}

void lint_exercises(struct lint *lint)
{
    const struct exercise *exercises = lint->content.exercises.items;

    for (size_t i = 0; i < lint->content.exercises.count; i++) {
        check_links(lint, &exercises[i]);
        check_purpose(lint, &exercises[i]);
        check_equipment(lint, &exercises[i]);
    }
    check_circles(lint);
}
