/* The safety invariants of triage, as properties of many random people answered
 * through the library with the real content.
 *
 *     unit-verdict [PEOPLE [SEED]]
 *
 * A violation prints the person's answers and what was changed. */
#include "base/build.h"
#include "base/number.h"
#include "check.h"
#include "content/content.h"
#include "document/record.h"
#include "domain/answers.h"
#include "domain/assessment.h"
#include "domain/people.h"
#include "domain/verdict.h"

#include <stdint.h>
#include <stdlib.h>

enum { PEOPLE = 100000 / CHECK_THIN, MOST_FACTS = 512, MOST_FIGURES = 32, MOST_QUESTIONS = 256,
       MOST_SHOWN = 5 };

/* 2026-11-20T14:30:00+01:00 */
static const struct moment now = {1795181400, 3600};

/* --- chance ------------------------------------------------------------------------ */

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static size_t below(uint64_t *state, size_t limit)
{
    return (size_t)(next_random(state) % limit);
}

/* True `percent` times of a hundred. */
static bool often(uint64_t *state, size_t percent)
{
    return below(state, 100) < percent;
}

/* --- a person ------------------------------------------------------------------------ */

enum said { SAID_NOTHING, SAID_NO, SAID_YES, SAID_UNSURE };
static const char *const said_words[] = {"", "no", "yes", "unsure"};

/* What somebody says; indexes are those of the vocabulary. */
struct person {
    enum said facts[MOST_FACTS]; /* yes-no keys and safety terms */
    bool listed[MOST_FACTS];     /* terms of an answered list or one-of */
    bool answered[MOST_QUESTIONS];
    const char *figures[MOST_FIGURES];
    const char *asked;
    bool others;
};

/* Everything that one test works with. */
struct proof {
    struct content content;
    uint64_t random;
    size_t people;
    size_t impossible;
    size_t urgencies[URGENCY_COUNT];
    size_t violations[16];
};

/* What came of a person's answers. */
struct outcome {
    struct arena arena;
    struct answers answers;
    struct verdict verdict;
    bool good;
};

static bool is_key(const struct fact *fact)
{
    return fact->term == NULL || fact->term->safety.text != NULL;
}

static const char *key_of(const struct fact *fact)
{
    return fact->term == NULL ? fact->question->id.text : fact->term->id.text;
}

static const char *random_figure(struct proof *proof, const struct question *question)
{
    static const char *const durations[] = {"2 hours", "20 hours", "24 hours", "2 days",
                                            "10 days", "14 days",  "15 days",  "22 days",
                                            "5 weeks", "50 days",  "90 days",  "2 years"};
    size_t steps = question->range.given ? (size_t)(question->range.high - question->range.low) : 0;
    char text[NUMBER_TEXT];

    if (question->type == QUESTION_DURATION)
        return durations[below(&proof->random, sizeof durations / sizeof durations[0])];
    number_print(question->range.low + (double)below(&proof->random, steps + 1), text);
    return arena_text(&proof->content.arena, text);
}

static enum said random_said(struct proof *proof, size_t yes, size_t no)
{
    size_t drawn = below(&proof->random, 100);

    if (drawn < yes)
        return SAID_YES;
    if (drawn < yes + no)
        return SAID_NO;
    return drawn >= 98 ? SAID_UNSURE : SAID_NOTHING;
}

/* Terms of one answered question: one of them, or some. */
static void choose_terms(struct proof *proof, const struct question *question,
                         struct person *person)
{
    const struct term *terms = question_terms(question);
    size_t chosen = below(&proof->random, question->terms.count);

    person->answered[question->index] = true;
    for (size_t i = 0; i < question->terms.count; i++) {
        if (question->type == QUESTION_ONE_OF ? i == chosen
                                              : terms[i].safety.text == NULL
                                                    && often(&proof->random, 20))
            person->listed[terms[i].fact] = true;
    }
}

/* How somebody answers, in percent. */
struct manner {
    size_t yes;
    size_t no;
    size_t choices;
    size_t basics;
    size_t figures;
};

/* Some people are well and thorough, some have much, some leave much open. */
static struct manner random_manner(struct proof *proof)
{
    static const size_t shares[] = {0, 1, 1, 2, 4, 12};
    size_t yes = shares[below(&proof->random, sizeof shares / sizeof shares[0])];

    if (often(&proof->random, 40))
        return (struct manner){0, 100, 97, 100, 3};
    return (struct manner){yes, often(&proof->random, 50) ? 98 - yes : 30, 60,
                           often(&proof->random, 70) ? 95 : 40, 8};
}

static bool is_basic(const struct question *question)
{
    return question->type == QUESTION_DURATION || strcmp(question->id.text, "age") == 0
           || strcmp(question->id.text, "worst") == 0;
}

static void invent(struct proof *proof, struct person *person)
{
    static const char *const asked[] = {NULL, NULL, NULL, NULL, "2h ago", "30h ago", "9d ago"};
    const struct vocabulary *vocabulary = &proof->content.vocabulary;
    struct manner manner = random_manner(proof);

    memset(person, 0, sizeof *person);
    person->others = often(&proof->random, 50);
    person->asked = asked[below(&proof->random, sizeof asked / sizeof asked[0])];
    for (size_t i = 0; i < vocabulary->fact_count; i++) {
        if (is_key(&vocabulary->facts[i]))
            person->facts[i] = random_said(proof, manner.yes, manner.no);
    }
    for (size_t i = 0; i < vocabulary->question_count; i++) {
        if (vocabulary->questions[i]->terms.count > 0 && often(&proof->random, manner.choices))
            choose_terms(proof, vocabulary->questions[i], person);
    }
    for (size_t i = 0; i < vocabulary->figure_count; i++) {
        const struct question *figure = vocabulary->figures[i];

        if (often(&proof->random, is_basic(figure) ? manner.basics : manner.figures))
            person->figures[i] = random_figure(proof, figure);
    }
}

/* --- judging ---------------------------------------------------------------------------- */

static void take(struct outcome *outcome, const char *key, const char *value,
                 struct diagnostic_list *list)
{
    struct phrase phrase = {value, {NULL, 0, 0}};
    struct answer_pair pair = {.key = {key, {NULL, 0, 0}}, .values = {&phrase, 1},
                               .origin = ORIGIN_PERSON};

    answers_take(&outcome->answers, &pair, now, list);
}

static void take_terms(struct outcome *outcome, const struct question *question,
                       const struct person *person, struct diagnostic_list *list)
{
    const struct term *terms = question_terms(question);
    const char *text = NULL;

    for (size_t i = 0; i < question->terms.count; i++) {
        if (person->listed[terms[i].fact])
            text = text == NULL ? terms[i].id.text
                                : arena_format(&outcome->arena, "%s,%s", text, terms[i].id.text);
    }
    take(outcome, question->id.text, text != NULL ? text : "none", list);
}

static void take_person(struct outcome *outcome, const struct vocabulary *vocabulary,
                        const struct person *person, struct diagnostic_list *list)
{
    for (size_t i = 0; i < vocabulary->fact_count; i++) {
        if (person->facts[i] != SAID_NOTHING)
            take(outcome, key_of(&vocabulary->facts[i]), said_words[person->facts[i]], list);
    }
    for (size_t i = 0; i < vocabulary->question_count; i++) {
        if (person->answered[i])
            take_terms(outcome, vocabulary->questions[i], person, list);
    }
    for (size_t i = 0; i < vocabulary->figure_count; i++) {
        if (person->figures[i] != NULL)
            take(outcome, vocabulary->figures[i]->id.text, person->figures[i], list);
    }
    if (person->others)
        take(outcome, "others", "no", list);
    if (person->asked != NULL)
        take(outcome, "asked", person->asked, list);
}

/* Free with arena_free(&outcome->arena). Not good: these answers are impossible. */
static void judge(struct proof *proof, const struct person *person, struct outcome *outcome)
{
    struct diagnostic_list list = {0};

    *outcome = (struct outcome){.good = false};
    answers_begin(&outcome->answers, &proof->content.vocabulary, &outcome->arena);
    take_person(outcome, &proof->content.vocabulary, person, &list);
    answers_finish(&outcome->answers, now, &list);
    outcome->good = list.errors == 0;
    if (outcome->good)
        verdict_make(&proof->content, &outcome->answers, now, false, &outcome->arena,
                     &outcome->verdict);
    diagnostic_free(&list);
}

/* --- telling of violations ------------------------------------------------------------------ */

enum property {
    MOST_URGENT,
    MONOTONE,
    SYMPTOM_ALONE,
    UNANSWERED,
    UNLISTED,
    BULK,
    MINOR,
    CAUSES,
    AGAIN
};

static const char *const property_names[] = {
    "the most urgent true rule decides, and nothing else raises or lowers it",
    "a yes instead of a no or nothing is never less urgent",
    "a symptom answered yes is at least soon",
    "a question left open is never less urgent than a no",
    "a question that is not listed as open cannot raise the urgency",
    "others: no is as urgent as the same answers one by one",
    "under 18 is at least routine, under 16 gets no exercise",
    "causes are offered only when the result is routine or self-care",
    "an assessment run again is the same assessment",
};

static void show_person(const struct proof *proof, const struct person *person)
{
    const struct vocabulary *vocabulary = &proof->content.vocabulary;

    printf("#  ");
    for (size_t i = 0; i < vocabulary->fact_count; i++) {
        if (person->facts[i] != SAID_NOTHING)
            printf(" %s=%s", key_of(&vocabulary->facts[i]), said_words[person->facts[i]]);
        if (person->listed[i])
            printf(" %s:%s", vocabulary->facts[i].question->id.text,
                   vocabulary->facts[i].term->id.text);
    }
    for (size_t i = 0; i < vocabulary->figure_count; i++) {
        if (person->figures[i] != NULL)
            printf(" '%s=%s'", vocabulary->figures[i]->id.text, person->figures[i]);
    }
    printf("%s asked='%s'\n", person->others ? " others=no" : "",
           person->asked != NULL ? person->asked : "now");
}

static void violated(struct proof *proof, enum property property, const struct person *person,
                     const char *what)
{
    if (proof->violations[property]++ >= MOST_SHOWN)
        return;
    printf("# %s: %s\n", property_names[property], what);
    show_person(proof, person);
}

/* --- the properties --------------------------------------------------------------------------- */

static enum urgency expected_urgency(const struct outcome *outcome)
{
    const struct verdict *verdict = &outcome->verdict;
    const struct figure_answer *age = answers_figure(&outcome->answers, "age");
    enum urgency most = age->given && age->low < 18 ? URGENCY_ROUTINE : URGENCY_SELF_CARE;

    if ((verdict->open_count > 0 || verdict->stale) && most < URGENCY_SOON)
        most = URGENCY_SOON;
    for (size_t i = 0; i < verdict->ruling_count; i++) {
        const struct ruling *ruling = &verdict->rulings[i];
        bool could_be = ruling->truth == TRUTH_UNKNOWN && ruling->urgency >= URGENCY_SOON;

        if (could_be && most < URGENCY_SOON)
            most = URGENCY_SOON;
        if (ruling->truth == TRUTH_YES && ruling->urgency > most)
            most = ruling->urgency;
    }
    return most;
}

static void prove_most_urgent(struct proof *proof, const struct person *person,
                              const struct outcome *outcome)
{
    if (outcome->verdict.urgency != expected_urgency(outcome))
        violated(proof, MOST_URGENT, person, "the urgency is another");
}

static void prove_minor(struct proof *proof, const struct person *person,
                        const struct outcome *outcome)
{
    const struct figure_answer *age = answers_figure(&outcome->answers, "age");
    const struct group *groups = proof->content.groups.items;
    bool exercise = true;

    if (!age->given)
        return;
    for (size_t i = 0; i < proof->content.groups.count; i++)
        exercise = exercise && !(groups[i].no_exercise
                                 && truth_of(groups[i].expression, &outcome->answers) == TRUTH_YES);
    if (age->low < 18 && outcome->verdict.urgency < URGENCY_ROUTINE)
        violated(proof, MINOR, person, "less than routine");
    if (age->low < 16 && exercise)
        violated(proof, MINOR, person, "exercise is offered");
}

static bool is_listed_open(const struct verdict *verdict, const struct fact *fact)
{
    for (size_t i = 0; i < verdict->open_count; i++) {
        if (verdict->open[i].question == fact->question && verdict->open[i].term == fact->term)
            return true;
    }
    return false;
}

/* A key at random whose truth is as wanted; false when a few draws find none. */
static bool draw_key(struct proof *proof, const struct outcome *outcome, bool safety,
                     enum truth most, size_t *fact)
{
    const struct vocabulary *vocabulary = &proof->content.vocabulary;

    for (int draws = 0; draws < 20; draws++) {
        *fact = below(&proof->random, vocabulary->fact_count);
        if (is_key(&vocabulary->facts[*fact]) && outcome->answers.facts[*fact].truth <= most
            && (!safety || question_role_is_safety(vocabulary->facts[*fact].role)))
            return true;
    }
    return false;
}

static void prove_flip(struct proof *proof, const struct person *person,
                       const struct outcome *outcome)
{
    struct person flipped = *person;
    struct outcome after;
    const struct fact *fact;
    size_t index;

    if (!draw_key(proof, outcome, true, TRUTH_UNKNOWN, &index))
        return;
    fact = &proof->content.vocabulary.facts[index];
    flipped.facts[index] = SAID_YES;
    judge(proof, &flipped, &after);
    if (after.good && after.verdict.urgency < outcome->verdict.urgency)
        violated(proof, MONOTONE, person, key_of(fact));
    if (after.good && fact->role == ROLE_SYMPTOM && after.verdict.urgency < URGENCY_SOON)
        violated(proof, SYMPTOM_ALONE, &flipped, key_of(fact));
    if (after.good && outcome->answers.facts[index].truth == TRUTH_UNKNOWN
        && !is_listed_open(&outcome->verdict, fact)
        && after.verdict.urgency > outcome->verdict.urgency)
        violated(proof, UNLISTED, person, key_of(fact));
    arena_free(&after.arena);
}

/* "unsure" stays unknown whatever bulk answers say. */
static void prove_unanswered(struct proof *proof, const struct person *person,
                             const struct outcome *outcome)
{
    struct person open = *person;
    struct outcome after;
    size_t index;

    if (!draw_key(proof, outcome, false, TRUTH_NO, &index))
        return;
    open.facts[index] = SAID_UNSURE;
    judge(proof, &open, &after);
    if (after.good && after.verdict.urgency < outcome->verdict.urgency)
        violated(proof, UNANSWERED, person, key_of(&proof->content.vocabulary.facts[index]));
    arena_free(&after.arena);
}

/* What bulk answers denied, denied one by one. */
static void prove_bulk(struct proof *proof, const struct person *person,
                       const struct outcome *outcome)
{
    struct person single = *person;
    struct outcome after;

    if (!person->others)
        return;
    single.others = false;
    for (size_t i = 0; i < proof->content.vocabulary.fact_count; i++) {
        if (outcome->answers.facts[i].origin == ORIGIN_OTHERS)
            single.facts[i] = SAID_NO;
    }
    judge(proof, &single, &after);
    if (!after.good || after.verdict.urgency != outcome->verdict.urgency
        || after.verdict.open_count != outcome->verdict.open_count)
        violated(proof, BULK, person, "one by one differs");
    arena_free(&after.arena);
}

static void write_assessment(const struct proof *proof, struct outcome *outcome, struct text *text)
{
    struct record_list records = {0};

    assessment_write(&proof->content, &outcome->answers, &outcome->verdict, now, &outcome->arena,
                     &records);
    record_write_list(&records, RECORD_LINES, NULL, text);
}

static void prove_causes(struct proof *proof, const struct person *person,
                         const struct outcome *outcome, const char *text)
{
    bool offered = strstr(text, "\ncause\t") != NULL;

    if (offered != (outcome->verdict.urgency <= URGENCY_ROUTINE))
        violated(proof, CAUSES, person, "offered or not");
}

static void judge_again(struct proof *proof, const struct text *first, struct outcome *outcome)
{
    struct bytes bytes = {first->bytes, first->length};
    struct diagnostic_list list = {0};
    struct answer_pair_list pairs = {0};
    struct people people;

    *outcome = (struct outcome){.good = false};
    answers_begin(&outcome->answers, &proof->content.vocabulary, &outcome->arena);
    if (people_begin(&people, "assessment", bytes, &outcome->arena, &list)
        && people_next(&people, &pairs, &outcome->arena, &list)) {
        for (size_t i = 0; i < pairs.count; i++)
            answers_take(&outcome->answers, &pairs.items[i], now, &list);
        answers_finish(&outcome->answers, now, &list);
        outcome->good = list.errors == 0;
    }
    if (outcome->good)
        verdict_make(&proof->content, &outcome->answers, now, false, &outcome->arena,
                     &outcome->verdict);
    diagnostic_free(&list);
}

static void prove_document(struct proof *proof, const struct person *person,
                           struct outcome *outcome)
{
    struct text first = {0};
    struct text second = {0};
    struct outcome again;

    write_assessment(proof, outcome, &first);
    prove_causes(proof, person, outcome, first.bytes);
    judge_again(proof, &first, &again);
    if (again.good)
        write_assessment(proof, &again, &second);
    if (second.bytes == NULL || strcmp(first.bytes, second.bytes) != 0)
        violated(proof, AGAIN, person, again.good ? "another one" : "refused");
    arena_free(&again.arena);
    text_free(&first);
    text_free(&second);
}

/* --- running -------------------------------------------------------------- */

static void prove_person(struct proof *proof, size_t number)
{
    struct person person;
    struct outcome outcome;

    invent(proof, &person);
    judge(proof, &person, &outcome);
    if (!outcome.good) {
        proof->impossible++;
        arena_free(&outcome.arena);
        return;
    }
    proof->people++;
    proof->urgencies[outcome.verdict.urgency]++;
    prove_most_urgent(proof, &person, &outcome);
    prove_minor(proof, &person, &outcome);
    prove_flip(proof, &person, &outcome);
    if (number % 2 == 0)
        prove_unanswered(proof, &person, &outcome);
    if (number % 4 == 1)
        prove_bulk(proof, &person, &outcome);
    if (number % 16 == 3)
        prove_document(proof, &person, &outcome);
    arena_free(&outcome.arena);
}

/* What is asked of everybody, of nobody in particular. */
static void make_well(const struct vocabulary *vocabulary, struct person *person)
{
    static const char *const answers[][2] = {{"age", "38"}, {"worst", "5"}, {"duration", "5 days"}};

    for (size_t i = 0; i < vocabulary->figure_count; i++) {
        for (size_t j = 0; j < sizeof answers / sizeof answers[0]; j++) {
            if (strcmp(vocabulary->figures[i]->id.text, answers[j][0]) == 0)
                person->figures[i] = answers[j][1];
        }
    }
    for (size_t i = 0; i < vocabulary->fact_count; i++) {
        const struct term *term = vocabulary->facts[i].term;

        if (term != NULL
            && (strcmp(term->id.text, "gradual") == 0 || strcmp(term->id.text, "steady") == 0)) {
            person->listed[i] = true;
            person->answered[vocabulary->facts[i].question->index] = true;
        }
    }
}

/* Each symptom, alone, of somebody who is otherwise well. */
static size_t lone_symptoms_below_soon(struct proof *proof, size_t *symptoms)
{
    const struct vocabulary *vocabulary = &proof->content.vocabulary;
    size_t bad = 0;

    for (size_t i = 0; i < vocabulary->fact_count; i++) {
        struct person person = {.others = true};
        struct outcome outcome;

        if (!is_key(&vocabulary->facts[i]) || vocabulary->facts[i].role != ROLE_SYMPTOM)
            continue;
        make_well(vocabulary, &person);
        person.facts[i] = SAID_YES;
        judge(proof, &person, &outcome);
        *symptoms += 1;
        if (!outcome.good || outcome.verdict.urgency < URGENCY_SOON) {
            printf("# %s alone\n", key_of(&vocabulary->facts[i]));
            bad++;
        }
        arena_free(&outcome.arena);
    }
    return bad;
}

int main(int argc, char **argv)
{
    struct proof proof = {.random = 0x9E3779B97F4A7C15u};
    size_t people = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : PEOPLE;
    struct environment environment = {0};
    struct diagnostic_list list = {0};
    struct check check = {0};
    size_t symptoms = 0;

    if (argc > 2)
        proof.random ^= strtoul(argv[2], NULL, 10) * 0x2545F4914F6CDD1Du;
    check_that(&check,
               content_open(&proof.content, &environment, build_content, CONTENT_FOR_TRIAGE, &list),
               "the content opens");
    check_that(&check, proof.content.vocabulary.fact_count <= MOST_FACTS
               && proof.content.vocabulary.question_count <= MOST_QUESTIONS
               && proof.content.vocabulary.figure_count <= MOST_FIGURES, "and fits into a person");
    if (check.failed == 0) {
        check_that(&check, lone_symptoms_below_soon(&proof, &symptoms) == 0 && symptoms > 50,
                   "each symptom alone is at least soon");
        for (size_t i = 0; proof.people < people && proof.impossible <= 10 * people; i++)
            prove_person(&proof, i);
        printf("# %zu people, and %zu whose answers were impossible\n", proof.people,
               proof.impossible);
        check_that(&check, proof.people == people, "enough people were possible");
        for (size_t i = 0; i < URGENCY_COUNT; i++) {
            printf("# urgency %zu: %zu\n", i, proof.urgencies[i]);
            check_that(&check, proof.urgencies[i] > people / 100, "each urgency is met");
        }
        for (size_t i = 0; i < sizeof property_names / sizeof property_names[0]; i++)
            check_that(&check, proof.violations[i] == 0, property_names[i]);
    }
    content_close(&proof.content);
    diagnostic_free(&list);
    return check_end(&check);
}
