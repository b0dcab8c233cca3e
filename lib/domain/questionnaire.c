#include "domain/questionnaire.h"

#include "base/amount.h"
#include "base/build.h"
#include "base/number.h"
#include "base/word.h"
#include "document/record.h"

#include <string.h>

/* --- what was answered --------------------------------------------------- */

void questionnaire_add(struct answer_pair_list *pairs, struct arena *arena, const char *key,
                       const char *value, enum origin origin)
{
    struct answer_pair *pair;

    pairs->items =
        arena_grow(arena, pairs->items, &pairs->capacity, pairs->count, sizeof *pairs->items);
    pair = &pairs->items[pairs->count++];
    *pair = (struct answer_pair){.key = {.text = key}, .origin = origin};
    pair->values.items = arena_array(arena, 1, sizeof *pair->values.items);
    pair->values.items[0] = (struct phrase){.text = value};
    pair->values.count = 1;
}

static void collect(const struct answers *answers, const struct question *question,
                    const struct term *term, struct arena *arena, struct answer_pair_list *pairs)
{
    const char *by;
    const char *text = answers_text(answers, question, term, &by);
    enum origin origin = ORIGIN_PERSON;

    if (by != NULL)
        origin = answers->facts[term != NULL ? term->fact : question->fact].origin;
    if (text != NULL)
        questionnaire_add(pairs, arena, term != NULL ? term->id.text : question->id.text, text,
                          origin);
}

/* A duration that was said later than the answers beside it, as it was at their time:
 * the file has one. */
static void collect_late(const struct answers *answers, const struct question *question,
                         struct moment now, struct arena *arena, struct answer_pair_list *pairs)
{
    const struct figure_answer *figure = &answers->figures[question->figure];
    double elapsed = (double)(now.seconds - answers->asked.seconds);
    char minutes[NUMBER_TEXT];

    number_print((figure->low * AMOUNT_HOUR - elapsed) / AMOUNT_MINUTE, minutes);
    questionnaire_add(pairs, arena, question->id.text, arena_format(arena, "%s min", minutes),
                      ORIGIN_PERSON);
}

static bool is_late(const struct answers *answers, const struct question *question,
                    struct moment now)
{
    const struct figure_answer *figure = &answers->figures[question->figure];

    return question->type == QUESTION_DURATION && figure->given && answers->asked_given
           && figure->layer > answers->asked_layer && now.seconds > answers->asked.seconds;
}

void questionnaire_collect(const struct answers *answers, struct moment now, struct arena *arena,
                           struct answer_pair_list *pairs)
{
    const struct vocabulary *vocabulary = answers->vocabulary;

    for (size_t i = 0; i < vocabulary->question_count; i++) {
        const struct question *question = vocabulary->questions[i];
        const struct term *terms = question_terms(question);

        if (is_late(answers, question, now))
            collect_late(answers, question, now, arena, pairs);
        else
            collect(answers, question, NULL, arena, pairs);
        for (size_t j = 0; j < question->terms.count; j++) {
            if (terms[j].safety.text != NULL)
                collect(answers, question, &terms[j], arena, pairs);
        }
    }
}

/* --- as YAML ------------------------------------------------------------- */

/* Records know how a text is quoted: "- key: text", without the dash. */
static void write_text(const char *key, const char *value, struct text *text)
{
    const struct record record = {.kind = key, .value = value};
    struct text quoted = {0};

    record_write(&record, RECORD_YAML, NULL, &quoted);
    text_append(text, quoted.bytes + 2, quoted.length - 2);
    text_free(&quoted);
}

static bool is_bare(const char *value)
{
    return number_looks_like(value) || word_is(value);
}

static void write_list(const char *key, const char *value, struct text *text)
{
    text_format(text, "%s: [", key);
    for (const char *at = value; *at != '\0'; at++) {
        text_add_char(text, *at);
        if (*at == ',')
            text_add_char(text, ' ');
    }
    text_add(text, "]\n");
}

static void write_pair(const struct vocabulary *vocabulary, const char *key, const char *value,
                       struct text *text)
{
    struct vocabulary_entry entry;

    if (vocabulary_find(vocabulary, key, &entry) && entry.term == NULL
        && entry.question->type == QUESTION_LIST_OF && strcmp(value, "none") != 0)
        write_list(key, value, text);
    else if (is_bare(value))
        text_format(text, "%s: %s\n", key, value);
    else
        write_text(key, value, text);
}

static void write_about(const struct answers *answers, struct text *text)
{
    const struct {
        const char *key;
        const char *value;
    } about[] = {{"who", answers->who},
                 {"region", answers->region},
                 {"minutes", answers->minutes},
                 {"working-hours", answers->working_hours}};
    char asked[MOMENT_TEXT];

    write_text("asked", moment_print(answers->asked, asked), text);
    for (size_t i = 0; i < sizeof about / sizeof about[0]; i++) {
        if (about[i].value != NULL)
            write_text(about[i].key, about[i].value, text);
    }
}

/* --- what was denied in bulk --------------------------------------------- */

/* Whether a bulk no to this group (NULL: to all that "others" covers) would deny
 * nothing that is open. */
static bool denies_no_more(const struct answers *answers, const struct question_group *group)
{
    const struct vocabulary *vocabulary = answers->vocabulary;

    for (size_t i = 0; i < vocabulary->fact_count; i++) {
        const struct question_group *of = vocabulary->facts[i].group;
        const struct fact_answer *fact = &answers->facts[i];
        bool covered = of != NULL && (group != NULL ? of == group : !of->plan);

        if (covered && fact->truth == TRUTH_UNKNOWN && fact->origin != ORIGIN_UNSURE)
            return false;
    }
    return true;
}

/* Bulk answers are written as such where that says the same. */
struct bulk {
    bool *groups; /* by group index */
    bool others;
};

static struct bulk find_bulk(const struct answers *answers, struct arena *arena)
{
    const struct vocabulary *vocabulary = answers->vocabulary;
    struct bulk bulk = {arena_array(arena, vocabulary->group_count, sizeof(bool)), false};

    bulk.others = answers->others_denied || denies_no_more(answers, NULL);
    for (size_t i = 0; i < vocabulary->group_count; i++)
        bulk.groups[i] = answers->groups_denied[i]
                         || denies_no_more(answers, &vocabulary->groups[i]);
    return bulk;
}

static const struct question_group *group_of(const struct vocabulary *vocabulary, const char *key)
{
    struct vocabulary_entry entry;

    if (!vocabulary_find(vocabulary, key, &entry))
        return NULL;
    return vocabulary->facts[entry.term != NULL ? entry.term->fact : entry.question->fact].group;
}

/* A no of this pair is said by a bulk answer; *used tells which. */
static bool is_said_in_bulk(const struct vocabulary *vocabulary, const struct answer_pair *pair,
                            const struct bulk *bulk, struct bulk *used)
{
    const struct question_group *group;

    if (pair->origin != ORIGIN_NONE && pair->origin != ORIGIN_OTHERS)
        return false;
    if (pair->origin == ORIGIN_OTHERS) {
        used->others |= bulk->others;
        return bulk->others;
    }
    group = group_of(vocabulary, pair->key.text);
    if (group == NULL || !bulk->groups[group - vocabulary->groups])
        return false;
    used->groups[group - vocabulary->groups] = true;
    return true;
}

static void write_bulk(const struct vocabulary *vocabulary, const struct bulk *used,
                       struct text *text)
{
    const char *lead = "none: [";

    for (size_t i = 0; i < vocabulary->group_count; i++) {
        if (!used->groups[i])
            continue;
        text_format(text, "%s%s", lead, vocabulary->groups[i].id.text);
        lead = ", ";
    }
    if (*lead == ',')
        text_add(text, "]\n");
    if (used->others)
        text_add(text, "others: no\n");
}

void questionnaire_write(const struct answers *answers, struct moment now, struct text *text)
{
    const struct vocabulary *vocabulary = answers->vocabulary;
    struct answer_pair_list pairs = {0};
    struct arena arena = {0};
    struct bulk bulk = find_bulk(answers, &arena);
    struct bulk used = {arena_array(&arena, vocabulary->group_count, sizeof(bool)), false};

    text_add(text, "# Answers for " PROGRAM_TRIAGE ". What is not here was not answered.\n");
    write_about(answers, text);
    questionnaire_collect(answers, now, &arena, &pairs);
    for (size_t i = 0; i < pairs.count; i++) {
        if (!is_said_in_bulk(vocabulary, &pairs.items[i], &bulk, &used))
            write_pair(vocabulary, pairs.items[i].key.text, pairs.items[i].values.items[0].text,
                       text);
    }
    write_bulk(vocabulary, &used, text);
    arena_free(&arena);
}
