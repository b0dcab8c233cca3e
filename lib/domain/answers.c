/* Taking answers. What follows from what is in answers_finish.c. */
#include "domain/answers.h"

#include "base/amount.h"
#include "base/clock.h"
#include "base/number.h"
#include "base/utf8.h"
#include "base/word.h"

#include <math.h>
#include <string.h>

const char *const answers_named_keys[] = {"age",  "duration", "pain",   "worst",   "equipment",
                                          "asked", "who",     "region", "minutes", "working-hours",
                                          "daily-steps", NULL};

/* What one answer is taken with. */
struct taking {
    struct answers *answers;
    const struct answer_pair *pair;
    struct moment now;
    struct diagnostic_list *list;
};

static void unbounded(struct figure_answer *figure, const struct question *question)
{
    *figure = (struct figure_answer){.low = 0, .high = HUGE_VAL};
    if (question->range.given) {
        figure->low = question->range.low;
        figure->high = question->range.high;
    }
}

void answers_begin(struct answers *answers, const struct vocabulary *vocabulary,
                   struct arena *arena)
{
    *answers = (struct answers){.vocabulary = vocabulary, .arena = arena, .layer = 1};
    answers->facts = arena_array(arena, vocabulary->fact_count, sizeof *answers->facts);
    answers->figures = arena_array(arena, vocabulary->figure_count, sizeof *answers->figures);
    answers->choices = arena_array(arena, vocabulary->question_count, sizeof *answers->choices);
    answers->groups_denied = arena_array(arena, vocabulary->group_count, sizeof(bool));
    for (size_t i = 0; i < vocabulary->fact_count; i++)
        answers->facts[i].truth = TRUTH_UNKNOWN;
    for (size_t i = 0; i < vocabulary->figure_count; i++)
        unbounded(&answers->figures[i], vocabulary->figures[i]);
}

void answers_next_layer(struct answers *answers)
{
    answers->layer++;
}

/* --- values -------------------------------------------------------------- */

static void fault(const struct taking *taking, struct place place, const char *value,
                  const char *expected)
{
    diagnostic_input(taking->list, place, "'%.60s' is no answer to '%s'; expected %s", value,
                     taking->pair->key.text, expected);
}

/* "sitting, driving" as the values of a list; a list stays as it is. Places move
 * along. */
static struct phrase_list values_of(const struct taking *taking)
{
    const struct phrase_list *given = &taking->pair->values;
    struct phrase_list values = {0};
    struct place place;
    const char *at;

    if (taking->pair->is_list || given->count != 1)
        return *given;
    at = given->items[0].text;
    place = given->items[0].place;
    values.items = arena_array(taking->answers->arena, strlen(at) / 2 + 1, sizeof *values.items);
    while (*at != '\0') {
        size_t blanks = strspn(at, " ,");
        size_t length = strcspn(at + blanks, ",");

        at += blanks;
        place.column += place.column > 0 ? blanks : 0;
        if (length > 0) {
            char *word = arena_copy(taking->answers->arena, at, length);

            for (size_t end = length; end > 0 && word[end - 1] == ' '; end--)
                word[end - 1] = '\0';
            values.items[values.count++] = (struct phrase){word, place};
        }
        at += length;
        place.column += place.column > 0 ? length : 0;
    }
    return values;
}

/* The one value of a question that takes one; NULL when there is none (not
 * answered) or, with a message, several. */
static const struct phrase *single(const struct taking *taking)
{
    const struct phrase_list *values = &taking->pair->values;

    if (values->count > 1)
        fault(taking, values->items[1].place, values->items[1].text, "one answer, not several");
    if (values->count != 1 || *values->items[0].text == '\0')
        return NULL;
    return &values->items[0];
}

static bool is_unsure(const char *text)
{
    return strcmp(text, "unsure") == 0;
}

const char *answers_place_word(struct place place)
{
    return place.file != NULL && strcmp(place.file, "operand") == 0 ? "operand" : "line";
}

/* Twice in one layer is a mistake; a higher layer silently wins. */
static bool is_repeated(const struct taking *taking, int layer, struct place before)
{
    if (layer != taking->answers->layer)
        return false;
    diagnostic_input(taking->list, taking->pair->key.place,
                     "'%s' is answered twice; first at %s %zu", taking->pair->key.text,
                     answers_place_word(before), before.line);
    return true;
}

/* --- facts --------------------------------------------------------------- */

static bool read_truth(const char *text, enum truth *truth)
{
    static const struct {
        const char *word;
        enum truth truth;
    } words[] = {{"yes", TRUTH_YES},  {"no", TRUTH_NO},    {"true", TRUTH_YES},
                 {"false", TRUTH_NO}, {"unsure", TRUTH_UNKNOWN}};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(text, words[i].word) == 0) {
            *truth = words[i].truth;
            return true;
        }
    }
    return false;
}

static bool is_bulk(enum origin origin)
{
    return origin == ORIGIN_NONE || origin == ORIGIN_OTHERS;
}

/* What was denied in bulk stays unknown here: whether it is a no in the end depends
 * on the other answers, as when it was denied first (answers_finish). */
static void set_fact(const struct taking *taking, size_t index, enum truth truth, bool listed,
                     struct place place)
{
    struct fact_answer *fact = &taking->answers->facts[index];

    *fact =
        (struct fact_answer){truth, taking->pair->origin, listed, taking->answers->layer, place};
    if (is_bulk(taking->pair->origin))
        fact->truth = TRUTH_UNKNOWN;
    else if (truth == TRUTH_UNKNOWN)
        fact->origin = ORIGIN_UNSURE;
}

static void take_yes_no(const struct taking *taking, size_t index)
{
    const struct fact_answer *before = &taking->answers->facts[index];
    const struct phrase *value = single(taking);
    enum truth truth;

    if (value == NULL)
        return;
    if (!read_truth(value->text, &truth)) {
        fault(taking, value->place, value->text, "yes, no or unsure");
        return;
    }
    /* "worse-with: [exertion]" beside "exertion: yes" says the same thing twice. */
    if (before->layer == taking->answers->layer && before->listed) {
        if (truth != TRUTH_YES)
            fault(taking, value->place, value->text, "yes, as the list says");
        return;
    }
    if (!is_repeated(taking, before->layer, before->place))
        set_fact(taking, index, truth, false, taking->pair->key.place);
}

/* --- choices ------------------------------------------------------------- */

static const struct term *find_term(const struct taking *taking, const struct question *question,
                                    const struct phrase *value)
{
    const struct term *term = vocabulary_term_spoken(question, value->text);
    const char *near;

    if (term != NULL)
        return term;
    near = vocabulary_nearest_term(question, value->text);
    diagnostic_input(taking->list, value->place, "'%.60s' is no term of '%s'%s%s%s", value->text,
                     question->id.text, near != NULL ? "; did you mean '" : "",
                     near != NULL ? near : "", near != NULL ? "'?" : "");
    return NULL;
}

/* Opens a choice for a new answer. False when it was answered already. */
static bool begin_choice(const struct taking *taking, const struct question *question)
{
    struct choice_answer *choice = &taking->answers->choices[question->index];

    if (is_repeated(taking, choice->layer, choice->place))
        return false;
    *choice = (struct choice_answer){false, false, taking->answers->layer, taking->pair->key.place};
    return true;
}

static void take_one_of(const struct taking *taking, const struct question *question)
{
    const struct term *terms = question_terms(question);
    const struct phrase *value = single(taking);
    struct choice_answer *choice = &taking->answers->choices[question->index];
    const struct term *chosen;

    if (value == NULL || !begin_choice(taking, question))
        return;
    choice->unsure = is_unsure(value->text);
    for (size_t i = 0; choice->unsure && i < question->terms.count; i++)
        set_fact(taking, terms[i].fact, TRUTH_UNKNOWN, false, value->place);
    chosen = choice->unsure ? NULL : find_term(taking, question, value);
    if (chosen == NULL)
        return;
    choice->given = true;
    for (size_t i = 0; i < question->terms.count; i++)
        set_fact(taking, terms[i].fact, &terms[i] == chosen ? TRUTH_YES : TRUTH_NO, false,
                 value->place);
}

static void list_term(const struct taking *taking, const struct term *term,
                      const struct phrase *value)
{
    const struct fact_answer *before = &taking->answers->facts[term->fact];

    if (before->layer == taking->answers->layer && !before->listed && before->truth == TRUTH_NO
        && before->origin == ORIGIN_PERSON && term->safety.text != NULL) {
        diagnostic_input(taking->list, value->place,
                         "'%s' is listed here but answered no at %s %zu", term->id.text,
                         answers_place_word(before->place), before->place.line);
        return;
    }
    set_fact(taking, term->fact, TRUTH_YES, true, value->place);
}

/* Leaving a term out denies it, but for safety terms, which leaving out does not
 * answer: an own answer to one stands, and what an earlier layer's list said of it is
 * forgotten. "unsure" in the list covers all that is left out, and bulk answers do not
 * deny what somebody is unsure of. */
static void leave_out(const struct taking *taking, const struct term *term, bool unsure)
{
    struct fact_answer *fact = &taking->answers->facts[term->fact];
    bool safety = term->safety.text != NULL;
    bool own = safety && fact->layer == taking->answers->layer && !fact->listed;

    if (own)
        return;
    if (unsure)
        *fact = (struct fact_answer){TRUTH_UNKNOWN, ORIGIN_UNSURE, true, 0, {0}};
    else if (!safety)
        *fact = (struct fact_answer){TRUTH_NO, ORIGIN_LIST, false, taking->answers->layer,
                                     taking->pair->key.place};
    else if (fact->listed)
        *fact = (struct fact_answer){.truth = TRUTH_UNKNOWN};
}

static bool is_listed(const struct phrase_list *values, const struct question *question,
                      const struct term *term)
{
    for (size_t i = 0; i < values->count; i++) {
        if (vocabulary_term_spoken(question, values->items[i].text) == term)
            return true;
    }
    return false;
}

static void take_list(const struct taking *taking, const struct question *question)
{
    const struct term *terms = question_terms(question);
    struct phrase_list values = values_of(taking);
    struct choice_answer *choice = &taking->answers->choices[question->index];
    bool none = values.count == 1 && strcmp(values.items[0].text, "none") == 0;

    if ((values.count == 0 && !taking->pair->is_list) || !begin_choice(taking, question))
        return;
    choice->unsure = phrase_list_has(&values, "unsure");
    choice->given = values.count > 1 || !choice->unsure;
    for (size_t i = 0; i < question->terms.count; i++) {
        if (!is_listed(&values, question, &terms[i]))
            leave_out(taking, &terms[i], choice->unsure);
    }
    for (size_t i = 0; !none && i < values.count; i++) {
        const struct phrase *value = &values.items[i];
        const struct term *term;

        if (is_unsure(value->text))
            continue;
        if (strcmp(value->text, "none") == 0) {
            fault(taking, value->place, value->text, "none alone, or terms");
            continue;
        }
        term = find_term(taking, question, value);
        if (term != NULL)
            list_term(taking, term, value);
    }
}

/* --- figures ------------------------------------------------------------- */

static bool read_number(const struct taking *taking, const struct question *question,
                        const struct phrase *value, double *number)
{
    char low[NUMBER_TEXT];
    char high[NUMBER_TEXT];
    bool good = number_parse(value->text, number) && *number >= question->range.low
                && *number <= question->range.high
                && (!question->whole || *number == floor(*number));

    if (!good)
        fault(taking, value->place, value->text,
              arena_format(taking->answers->arena, "a %s from %s to %s",
                           question->whole ? "whole number" : "number",
                           number_print(question->range.low, low),
                           number_print(question->range.high, high)));
    return good;
}

static bool read_duration(const struct taking *taking, const struct phrase *value, double *hours)
{
    int64_t seconds;

    if (!amount_parse(value->text, &seconds)) {
        fault(taking, value->place, value->text,
              "a time such as '5 days', '3 weeks' or '12 hours'");
        return false;
    }
    *hours = (double)seconds / AMOUNT_HOUR;
    return true;
}

static void take_figure(const struct taking *taking, const struct question *question)
{
    struct figure_answer *figure = &taking->answers->figures[question->figure];
    const struct phrase *value = single(taking);
    double number;
    bool good;

    if (value == NULL || is_repeated(taking, figure->layer, figure->place))
        return;
    unbounded(figure, question);
    figure->layer = taking->answers->layer;
    figure->place = value->place;
    figure->unsure = is_unsure(value->text);
    if (figure->unsure)
        return;
    good = question->type == QUESTION_DURATION ? read_duration(taking, value, &number)
                                               : read_number(taking, question, value, &number);
    if (!good)
        return;
    figure->low = number;
    figure->high = number;
    figure->given = true;
    figure->text = value->text;
}

/* --- about --------------------------------------------------------------- */

/* A date alone reads as its noon; today's, before noon, can only mean now. */
static void take_asked(const struct taking *taking, const struct phrase *value)
{
    struct answers *answers = taking->answers;
    enum clock_fit fit;
    civil_day day;
    const char *problem = clock_read(value->text, taking->now, &answers->asked, &fit);

    if (problem == NULL && civil_day_parse(value->text, &day)
        && day == moment_civil(taking->now).day)
        answers->asked = taking->now;
    if (problem == NULL && moment_is_ahead(answers->asked, taking->now))
        problem = "it lies in the future; expected a time that has passed";
    if (problem != NULL)
        diagnostic_input(taking->list, value->place, "'%.60s' is no answer to '%s': %s",
                         value->text, taking->pair->key.text, problem);
    answers->asked_given = problem == NULL;
    answers->asked_layer = answers->layer;
}

static void take_about(const struct taking *taking, const struct question *question)
{
    struct answers *answers = taking->answers;
    const struct {
        const char *key;
        const char **target;
    } texts[] = {{"who", &answers->who},
                 {"region", &answers->region},
                 {"minutes", &answers->minutes},
                 {"working-hours", &answers->working_hours}};
    struct choice_answer *choice = &answers->choices[question->index];
    const struct phrase *value = single(taking);

    if (value == NULL || is_repeated(taking, choice->layer, choice->place))
        return;
    *choice = (struct choice_answer){true, false, answers->layer, value->place};
    /* These texts are shown again: they bring nothing to a terminal. */
    if (!utf8_is_safe(value->text)) {
        fault(taking, value->place, value->text, "text without control characters");
        return;
    }
    if (strcmp(question->id.text, "asked") == 0)
        take_asked(taking, value);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (strcmp(question->id.text, texts[i].key) == 0)
            *texts[i].target = value->text;
    }
}

/* --- bulk ---------------------------------------------------------------- */

static void take_none(const struct taking *taking)
{
    struct answers *answers = taking->answers;
    const struct vocabulary *vocabulary = answers->vocabulary;
    struct phrase_list values = values_of(taking);

    for (size_t i = 0; i < values.count; i++) {
        const struct question_group *group = vocabulary_group(vocabulary, values.items[i].text);
        struct word_search search = word_search_begin(values.items[i].text);

        if (group != NULL) {
            answers->groups_denied[group - vocabulary->groups] = true;
            continue;
        }
        for (size_t j = 0; j < vocabulary->group_count; j++)
            word_search_try(&search, vocabulary->groups[j].id.text);
        diagnostic_input(taking->list, values.items[i].place,
                         "'%.60s' is no group of questions%s%s%s", values.items[i].text,
                         word_search_result(&search) != NULL ? "; did you mean '" : "",
                         word_search_result(&search) != NULL ? word_search_result(&search) : "",
                         word_search_result(&search) != NULL ? "'?" : "");
    }
}

static void take_others(const struct taking *taking)
{
    const struct phrase *value = single(taking);
    enum truth truth;

    if (value == NULL)
        return;
    if (!read_truth(value->text, &truth) || truth != TRUTH_NO)
        fault(taking, value->place, value->text,
              "no: all other questions are denied, or left open");
    else
        taking->answers->others_denied = true;
}

/* --- keys ---------------------------------------------------------------- */

static void unknown_key(const struct taking *taking, const char *tidied)
{
    const struct phrase *key = &taking->pair->key;
    const char *near = taking->list->errors < DIAGNOSTIC_SHOWN
                           ? vocabulary_nearest(taking->answers->vocabulary, tidied)
                           : NULL;

    diagnostic_input(taking->list, key->place, "there is no question '%.60s'%s%s%s", key->text,
                     near != NULL ? "; did you mean '" : "", near != NULL ? near : "",
                     near != NULL ? "'?" : "");
}

void answers_take(struct answers *answers, const struct answer_pair *pair, struct moment now,
                  struct diagnostic_list *list)
{
    struct taking taking = {answers, pair, now, list};
    const char *tidied = word_tidy(pair->key.text, answers->arena);
    struct vocabulary_entry entry;

    if (strcmp(tidied, "none") == 0) {
        take_none(&taking);
        return;
    }
    if (strcmp(tidied, "others") == 0) {
        take_others(&taking);
        return;
    }
    if (!vocabulary_find_spoken(answers->vocabulary, pair->key.text, answers->arena, &entry)) {
        unknown_key(&taking, tidied);
        return;
    }
    if (is_bulk(pair->origin) && entry.term == NULL && entry.question->type != QUESTION_YES_NO) {
        diagnostic_input(list, pair->key.place, "'%s' is nothing that can be denied in bulk",
                         pair->key.text);
        return;
    }
    if (entry.term != NULL) {
        take_yes_no(&taking, entry.term->fact);
        return;
    }
    switch ((enum question_type)entry.question->type) {
    case QUESTION_YES_NO:
        take_yes_no(&taking, entry.question->fact);
        break;
    case QUESTION_NUMBER:
    case QUESTION_DURATION:
        take_figure(&taking, entry.question);
        break;
    case QUESTION_ONE_OF:
        take_one_of(&taking, entry.question);
        break;
    case QUESTION_LIST_OF:
        take_list(&taking, entry.question);
        break;
    case QUESTION_TEXT:
        take_about(&taking, entry.question);
        break;
    }
}

/* --- asking -------------------------------------------------------------- */

const struct figure_answer *answers_figure(const struct answers *answers, const char *key)
{
    struct vocabulary_entry entry;

    if (!vocabulary_find(answers->vocabulary, key, &entry) || entry.question == NULL
        || (entry.question->type != QUESTION_NUMBER && entry.question->type != QUESTION_DURATION))
        return NULL;
    return &answers->figures[entry.question->figure];
}

bool answers_lists(const struct answers *answers, const char *key, const char *term)
{
    struct vocabulary_entry entry;
    const struct term *found;

    if (!vocabulary_find(answers->vocabulary, key, &entry) || entry.question == NULL)
        return false;
    found = question_term(entry.question, term);
    return found != NULL && answers->facts[found->fact].truth == TRUTH_YES;
}

static const char *fact_text(const struct fact_answer *fact, const char **by)
{
    switch (fact->origin) {
    case ORIGIN_NONE:
    case ORIGIN_OTHERS:
        *by = fact->origin == ORIGIN_NONE ? "none" : "others";
        return fact->truth == TRUTH_NO ? "no" : NULL;
    case ORIGIN_UNSURE:
        return "unsure";
    case ORIGIN_AGED:
        return "yes";
    case ORIGIN_PERSON:
        return fact->truth == TRUTH_YES ? "yes" : "no";
    default:
        return NULL;
    }
}

static const char *choice_text(const struct answers *answers, const struct question *question)
{
    const struct choice_answer *choice = &answers->choices[question->index];
    const struct term *terms = question_terms(question);
    const char *text = NULL;

    if (!choice->given)
        return choice->unsure ? "unsure" : NULL;
    for (size_t i = 0; i < question->terms.count; i++) {
        const struct fact_answer *fact = &answers->facts[terms[i].fact];

        if (fact->truth != TRUTH_YES || (terms[i].safety.text != NULL && !fact->listed))
            continue;
        text = text == NULL ? terms[i].id.text
                            : arena_format(answers->arena, "%s,%s", text, terms[i].id.text);
    }
    if (text != NULL && choice->unsure)
        text = arena_format(answers->arena, "%s,unsure", text);
    return text != NULL ? text : "none";
}

const char *answers_text(const struct answers *answers, const struct question *question,
                         const struct term *term, const char **by)
{
    const struct figure_answer *figure;

    *by = NULL;
    if (term != NULL)
        return answers->facts[term->fact].listed ? NULL
                                                 : fact_text(&answers->facts[term->fact], by);
    switch ((enum question_type)question->type) {
    case QUESTION_YES_NO:
        return fact_text(&answers->facts[question->fact], by);
    case QUESTION_NUMBER:
    case QUESTION_DURATION:
        figure = &answers->figures[question->figure];
        return figure->unsure ? "unsure" : figure->text;
    case QUESTION_ONE_OF:
    case QUESTION_LIST_OF:
        return choice_text(answers, question);
    case QUESTION_TEXT:
        break;
    }
    return NULL;
}
