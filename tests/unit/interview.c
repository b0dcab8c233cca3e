/* The interview as a property: whoever answers its questions by the truth gets the
 * urgency, and the rules true at it, that all answers in full give; and the file that
 * keeps the replies gives the same assessment again.
 *
 *     unit-interview [PEOPLE [SEED]] */
#include "base/build.h"
#include "base/input.h"
#include "base/number.h"
#include "check.h"
#include "content/content.h"
#include "domain/assessment.h"
#include "domain/interview.h"
#include "domain/people.h"
#include "domain/questionnaire.h"
#include "domain/softening.h"

#include <stdint.h>
#include <stdlib.h>

enum { PEOPLE = 2000 / CHECK_THIN, MOST_SHOWN = 5, MOST_SCREENS = 200 };

/* 2026-11-20T14:30:00+01:00 */
static const struct moment now = {1795181400, 3600};

struct proof {
    struct content content;
    uint64_t random;
    size_t people;
    size_t impossible;
    size_t urgencies[URGENCY_COUNT];
    size_t screens;
    size_t most_screens;
    size_t wrong_urgency;
    size_t wrong_rules;
    size_t wrong_file;
    size_t refused;
    size_t long_lists;
};

/* One person: all that is true, as finished answers. */
struct person {
    struct arena arena;
    struct answer_pair_list pairs;
    struct answers truth;
    struct verdict verdict;
};

/* --- chance ------------------------------------------------------------------------ */

static size_t below(struct proof *proof, size_t limit)
{
    proof->random ^= proof->random << 13;
    proof->random ^= proof->random >> 7;
    proof->random ^= proof->random << 17;
    return (size_t)(proof->random % limit);
}

static bool often(struct proof *proof, size_t per_mille)
{
    return below(proof, 1000) < per_mille;
}

/* --- a person ------------------------------------------------------------------------ */

static void say(struct person *person, const char *key, const char *value)
{
    questionnaire_add(&person->pairs, &person->arena, key, value, ORIGIN_PERSON);
}

/* Somebody young with a mild pain of some days: small numbers. */
static double calm_low(const struct question *question)
{
    return strcmp(question->id.text, "age") == 0 ? 18 : question->range.low;
}

static double calm_high(const struct question *question)
{
    double low = calm_low(question);

    return strcmp(question->id.text, "age") == 0 ? 49 : low + 2;
}

static void say_figure(struct proof *proof, struct person *person, const struct question *question,
                       bool calm)
{
    static const char *const durations[] = {"2 hours",  "20 hours", "2 days",  "10 days", "14 days",
                                            "15 days",  "22 days",  "5 weeks", "50 days", "90 days",
                                            "2 years"};
    double low = calm ? calm_low(question) : question->range.low;
    double high = calm ? calm_high(question) : question->range.high;
    char text[NUMBER_TEXT];

    if (question->type == QUESTION_DURATION) {
        say(person, question->id.text,
            calm ? "4 days" : durations[below(proof, sizeof durations / sizeof durations[0])]);
        return;
    }
    if (strcmp(question->id.text, "pregnancy-weeks") == 0)
        return;
    number_print(low + (double)below(proof, (size_t)(high - low) + 1), text);
    say(person, question->id.text, arena_text(&person->arena, text));
}

static void say_terms(struct proof *proof, struct person *person, const struct question *question,
                      size_t yes)
{
    const struct term *terms = question_terms(question);
    size_t chosen = below(proof, question->terms.count);
    const char *list = NULL;

    for (size_t i = 0; i < question->terms.count; i++) {
        bool safety = terms[i].safety.text != NULL;
        bool is = question->type == QUESTION_ONE_OF ? i == chosen : !safety && often(proof, 250);

        if (safety)
            say(person, terms[i].id.text, often(proof, yes) ? "yes" : "no");
        if (is)
            list = list == NULL ? terms[i].id.text
                                : arena_format(&person->arena, "%s,%s", list, terms[i].id.text);
    }
    say(person, question->id.text, list != NULL ? list : "none");
}

/* What softens a rule (context) is true of many, so that it is met together with what
 * it softens; that it began today follows from the duration. */
static void say_fact(struct proof *proof, struct person *person, const struct question *question,
                     size_t yes)
{
    size_t share = question->role == ROLE_CONTEXT && yes > 0 ? 300 : yes;

    if (strcmp(question->id.text, "started-today") != 0)
        say(person, question->id.text, often(proof, share) ? "yes" : "no");
}

static void say_all(struct proof *proof, struct person *person)
{
    static const size_t shares[] = {0, 0, 0, 5, 10, 10, 20, 60};
    const struct vocabulary *vocabulary = &proof->content.vocabulary;
    size_t yes = shares[below(proof, sizeof shares / sizeof shares[0])];
    bool calm = often(proof, 300);

    for (size_t i = 0; i < vocabulary->question_count; i++) {
        const struct question *question = vocabulary->questions[i];

        if (question->type == QUESTION_YES_NO)
            say_fact(proof, person, question, yes);
        else if (question->type == QUESTION_NUMBER || question->type == QUESTION_DURATION)
            say_figure(proof, person, question, calm);
        else if (question->terms.count > 0)
            say_terms(proof, person, question, yes);
    }
}

/* A yes under a condition that does not hold is nobody's. */
static bool respects_conditions(const struct answers *answers)
{
    const struct vocabulary *vocabulary = answers->vocabulary;

    for (size_t i = 0; i < vocabulary->question_count; i++) {
        const struct question *question = vocabulary->questions[i];

        if (question->asked_if != NULL && question->type == QUESTION_YES_NO
            && answers->facts[question->fact].truth == TRUTH_YES
            && truth_of(question->asked_if, answers) != TRUTH_YES)
            return false;
    }
    return true;
}

/* False for somebody who cannot be. Free with arena_free(&person->arena). */
static bool invent(struct proof *proof, struct person *person)
{
    struct diagnostic_list list = {0};
    bool good;

    *person = (struct person){0};
    say_all(proof, person);
    answers_begin(&person->truth, &proof->content.vocabulary, &person->arena);
    for (size_t i = 0; i < person->pairs.count; i++)
        answers_take(&person->truth, &person->pairs.items[i], now, &list);
    answers_finish(&person->truth, now, &list);
    good = list.errors == 0 && respects_conditions(&person->truth);
    if (good)
        verdict_make(&proof->content, &person->truth, now, false, &person->arena,
                     &person->verdict);
    diagnostic_free(&list);
    return good;
}

/* --- replying by the truth -------------------------------------------------------------- */

static bool is_true(const struct person *person, const struct screen_item *item)
{
    size_t fact = item->term != NULL ? item->term->fact : item->question->fact;

    return person->truth.facts[fact].truth == TRUTH_YES;
}

static const char *reply_by_truth(struct person *person, const struct screen *screen)
{
    const char *typed = NULL;

    if (screen->kind == SCREEN_MORE)
        return "y";
    if (screen->kind == SCREEN_TEXT)
        return "u";
    if (screen->kind == SCREEN_FIGURE) {
        const struct figure_answer *figure = &person->truth.figures[screen->question->figure];

        return figure->given ? figure->text : "u";
    }
    for (size_t i = 0; i < screen->count; i++) {
        if (is_true(person, &screen->items[i]))
            typed = typed == NULL ? arena_format(&person->arena, "%zu", i + 1)
                                  : arena_format(&person->arena, "%s %zu", typed, i + 1);
    }
    return typed != NULL ? typed : "n";
}

/* Answers everything; the number of screens. */
static size_t answer_all(struct proof *proof, struct person *person, struct interview *interview)
{
    size_t screens = 0;

    while (!interview->done && screens < MOST_SCREENS) {
        const char *hint;
        const char *typed = reply_by_truth(person, &interview->screen);

        if (interview->screen.kind == SCREEN_MORE && proof->most_screens < screens)
            proof->most_screens = screens;
        if (interview->screen.kind != SCREEN_ONE_OF && interview->screen.count > SCREEN_MOST)
            proof->long_lists++;
        if (interview_take(interview, typed, &hint) != REPLY_TAKEN) {
            if (proof->refused++ < MOST_SHOWN)
                printf("# '%s' was not taken: %s\n", typed, hint != NULL ? hint : "");
            break;
        }
        screens++;
    }
    return screens;
}

/* --- the properties ------------------------------------------------------------------------ */

static const struct ruling *find_ruling(const struct verdict *verdict, const char *id)
{
    for (size_t i = 0; i < verdict->ruling_count; i++) {
        if (strcmp(verdict->rulings[i].id, id) == 0)
            return &verdict->rulings[i];
    }
    return NULL;
}

static bool is_firm(const struct ruling *ruling, const struct answers *answers)
{
    return ruling->rule == NULL || softening_is_ruled_out(ruling->rule->expression, answers);
}

/* A certain emergency ends it at once: then some other rules are not known yet, or could
 * still be softened; those that are certain hold in full, too. */
static bool same_rules(const struct verdict *full, const struct interview *interview)
{
    for (size_t i = 0; i < full->ruling_count; i++) {
        const struct ruling *ruling = find_ruling(&interview->verdict, full->rulings[i].id);
        bool in_full = verdict_decides(full, &full->rulings[i]);
        bool asked = verdict_decides(&interview->verdict, ruling);
        bool excused =
            interview->emergency && (in_full || !is_firm(ruling, &interview->answers));

        if (asked != in_full && !excused) {
            printf("# %s: %s\n", ruling->id, asked ? "only when asked" : "only in full");
            return false;
        }
    }
    return true;
}

static void write_assessment(const struct proof *proof, const struct answers *answers,
                             const struct verdict *verdict, struct text *text)
{
    struct arena arena = {0};
    struct record_list records = {0};

    assessment_write(&proof->content, answers, verdict, now, &arena, &records);
    record_write_list(&records, RECORD_LINES, NULL, text);
    arena_free(&arena);
}

static void assess_file(const struct proof *proof, const struct text *file, struct text *text)
{
    struct arena arena = {0};
    struct bytes bytes = {file->bytes, file->length};
    struct diagnostic_list list = {0};
    struct answer_pair_list pairs;
    struct people people;
    struct answers answers;
    struct verdict verdict;

    answers_begin(&answers, &proof->content.vocabulary, &arena);
    if (input_clean("file", &arena, &bytes, &list)
        && people_begin(&people, "file", bytes, &arena, &list)
        && people_next(&people, &pairs, &arena, &list)) {
        for (size_t i = 0; i < pairs.count; i++)
            answers_take(&answers, &pairs.items[i], now, &list);
        answers_finish(&answers, now, &list);
        verdict_make(&proof->content, &answers, now, false, &arena, &verdict);
        write_assessment(proof, &answers, &verdict, text);
    }
    for (size_t i = 0; i < list.count; i++)
        printf("# %s\n", list.items[i].text);
    if (list.count > 0)
        text_clear(text);
    diagnostic_free(&list);
    arena_free(&arena);
}

static bool file_gives_the_same(const struct proof *proof, const struct interview *interview)
{
    struct text file = {0};
    struct text first = {0};
    struct text second = {0};
    bool same;

    questionnaire_write(&interview->answers, now, &file);
    write_assessment(proof, &interview->answers, &interview->verdict, &first);
    assess_file(proof, &file, &second);
    same = second.bytes != NULL && strcmp(first.bytes, second.bytes) == 0;
    if (!same && proof->wrong_file < 1)
        printf("# %s\n# --- file\n%s# --- first\n%s# --- again\n%s\n", "differs", file.bytes,
               first.bytes, second.bytes != NULL ? second.bytes : "");
    text_free(&file);
    text_free(&first);
    text_free(&second);
    return same;
}

static void prove_person(struct proof *proof)
{
    static const struct answer_pair_list *const given[INTERVIEW_LAYERS] = {NULL, NULL};
    struct diagnostic_list list = {0};
    struct interview interview = {0};
    struct person person;

    if (!invent(proof, &person)) {
        proof->impossible++;
        arena_free(&person.arena);
        return;
    }
    proof->people++;
    proof->urgencies[person.verdict.urgency]++;
    interview_begin(&interview, &proof->content, now, false, NULL, given, &list);
    proof->screens += answer_all(proof, &person, &interview);
    if (interview.verdict.urgency != person.verdict.urgency
        && proof->wrong_urgency++ < MOST_SHOWN)
        printf("# urgency %d when asked, %d in full\n", interview.verdict.urgency,
               person.verdict.urgency);
    if (interview.verdict.urgency == person.verdict.urgency
        && !same_rules(&person.verdict, &interview))
        proof->wrong_rules++;
    if (!file_gives_the_same(proof, &interview))
        proof->wrong_file++;
    interview_end(&interview);
    diagnostic_free(&list);
    arena_free(&person.arena);
}

int main(int argc, char **argv)
{
    struct proof proof = {.random = 0x9E3779B97F4A7C15u};
    size_t people = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : PEOPLE;
    struct environment environment = {0};
    struct diagnostic_list list = {0};
    struct check check = {0};

    if (argc > 2)
        proof.random ^= strtoul(argv[2], NULL, 10) * 0x2545F4914F6CDD1Du;
    check_that(&check,
               content_open(&proof.content, &environment, build_content, CONTENT_FOR_TRIAGE, &list),
               "the content opens");
    while (check.failed == 0 && proof.people < people && proof.impossible < 100 * people)
        prove_person(&proof);
    printf("# %zu people, %zu impossible; %.1f screens each; %zu at most before the second part\n",
           proof.people, proof.impossible,
           proof.people > 0 ? (double)proof.screens / (double)proof.people : 0, proof.most_screens);
    for (size_t i = 0; i < URGENCY_COUNT; i++)
        printf("# urgency %zu: %zu\n", i, proof.urgencies[i]);
    check_that(&check, proof.people == people, "enough people were possible");
    for (size_t i = 0; i < URGENCY_COUNT; i++)
        check_that(&check, proof.urgencies[i] > people / 50, "each urgency is met");
    check_that(&check, proof.refused == 0, "the truth is always taken");
    check_that(&check, proof.wrong_urgency == 0, "asked and in full, the urgency is the same");
    check_that(&check, proof.wrong_rules == 0, "and so are the rules true at it");
    check_that(&check, proof.wrong_file == 0, "what is kept gives the same assessment");
    check_that(&check, proof.long_lists == 0, "no checklist is longer than eight");
    content_close(&proof.content);
    diagnostic_free(&list);
    return check_end(&check);
}
