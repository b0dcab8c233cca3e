#include "domain/again.h"

#include "base/wrap.h"
#include "domain/questionnaire.h"

#include <string.h>

enum { DAY = 24, HOURS_BELOW = 3 * DAY };

const char *const again_must[] = {"pain", "worst", "course", NULL};

static bool is_must(const char *key)
{
    size_t i = 0;

    while (again_must[i] != NULL && strcmp(again_must[i], key) != 0)
        i++;
    return again_must[i] != NULL;
}

static struct vocabulary_entry entry_of(const struct answers *answers, const char *key)
{
    struct vocabulary_entry entry = {0};

    vocabulary_find(answers->vocabulary, key, &entry);
    return entry;
}

/* What is met on a safety checklist; a number that implies such an answer goes with it. */
static bool is_safety(const struct answers *answers, const struct vocabulary_entry *entry)
{
    const struct vocabulary *vocabulary = answers->vocabulary;
    const struct fact *fact;

    if (entry->term == NULL && entry->question->type != QUESTION_YES_NO)
        return entry->question->implies.count > 0;
    fact = &vocabulary->facts[entry->term != NULL ? entry->term->fact : entry->question->fact];
    return !fact->group->plan && fact->role != ROLE_PATTERN;
}

/* The plain terms of a list: its safety terms are asked again. */
static const char *plain_terms(const struct answers *old, const struct question *question,
                               struct arena *arena)
{
    const struct choice_answer *choice = &old->choices[question->index];
    const struct term *terms = question_terms(question);
    const char *list = NULL;

    for (size_t i = 0; i < question->terms.count; i++) {
        if (terms[i].safety.text == NULL && old->facts[terms[i].fact].truth == TRUTH_YES)
            list = list == NULL ? terms[i].id.text
                                : arena_format(arena, "%s,%s", list, terms[i].id.text);
    }
    if (choice->unsure)
        return list == NULL ? "unsure" : arena_format(arena, "%s,unsure", list);
    return list != NULL ? list : "none";
}

static const char *grown(const struct figure_answer *figure, struct arena *arena)
{
    long hours = (long)figure->low;

    return hours < HOURS_BELOW ? arena_format(arena, "%ld hours", hours)
                               : arena_format(arena, "%ld days", hours / DAY);
}

static void add_about(const struct answers *old, struct arena *arena,
                      struct answer_pair_list *pairs)
{
    const struct {
        const char *key;
        const char *value;
    } about[] = {{"who", old->who},
                 {"region", old->region},
                 {"minutes", old->minutes},
                 {"working-hours", old->working_hours}};

    for (size_t i = 0; i < sizeof about / sizeof about[0]; i++) {
        if (about[i].value != NULL)
            questionnaire_add(pairs, arena, about[i].key, about[i].value, ORIGIN_PERSON);
    }
}

void again_pairs(const struct answers *old, struct moment now, struct arena *arena,
                 struct answer_pair_list *pairs)
{
    struct answer_pair_list all = {0};

    add_about(old, arena, pairs);
    questionnaire_collect(old, now, arena, &all);
    for (size_t i = 0; i < all.count; i++) {
        const struct answer_pair *pair = &all.items[i];
        struct vocabulary_entry entry = entry_of(old, pair->key.text);
        const char *value = pair->values.items[0].text;

        if (is_must(pair->key.text) || is_safety(old, &entry))
            continue;
        if (entry.question->type == QUESTION_LIST_OF && entry.term == NULL)
            value = plain_terms(old, entry.question, arena);
        else if (entry.question->type == QUESTION_DURATION
                 && old->figures[entry.question->figure].given)
            value = grown(&old->figures[entry.question->figure], arena);
        questionnaire_add(pairs, arena, pair->key.text, value, pair->origin);
    }
}

/* --- in short ------------------------------------------------------------ */

/* "age: 38", or for a yes the label alone; the word of a term stands for itself. */
static void add_short(const struct vocabulary_entry *entry, const char *value, struct text *prose)
{
    const char *label =
        entry->term != NULL ? entry->term->label.text : entry->question->label.text;
    bool fact = entry->term != NULL || entry->question->type == QUESTION_YES_NO;

    text_add(prose, prose->length > 0 ? "; " : "");
    text_add(prose, label);
    if (fact && strcmp(value, "yes") == 0)
        return;
    text_add(prose, ": ");
    for (; *value != '\0'; value++) {
        text_add_char(prose, *value);
        if (*value == ',')
            text_add_char(prose, ' ');
    }
}

static const char *denial(size_t denied, struct arena *arena)
{
    return denied == 0 ? ""
                       : arena_format(arena, " No to %zu question%s.", denied,
                                      denied == 1 ? "" : "s");
}

void again_show(const struct answers *old, struct moment now, size_t width, struct text *text)
{
    struct answer_pair_list all = {0};
    struct arena arena = {0};
    struct text prose = {0};
    char date[CIVIL_DATE_TEXT];
    size_t denied = 0;

    questionnaire_collect(old, now, &arena, &all);
    for (size_t i = 0; i < all.count; i++) {
        struct vocabulary_entry entry = entry_of(old, all.items[i].key.text);
        const char *value = all.items[i].values.items[0].text;

        if (strcmp(value, "no") == 0)
            denied++;
        else
            add_short(&entry, value, &prose);
    }
    wrap_add(text, "",
             arena_format(&arena, "Answered on %s: %s.%s",
                          civil_day_print(moment_civil(old->asked).day, date),
                          prose.length > 0 ? prose.bytes : "nothing",
                          denial(denied, &arena)),
             width < 80 ? width : 80);
    text_free(&prose);
    arena_free(&arena);
}
