/* Reading an assessment back: what plan needs of it. */
#include "domain/assessment.h"

#include "base/build.h"
#include "base/word.h"
#include "document/kind.h"
#include "domain/people.h"

#include <string.h>

/* Clocks differ a little; what lies further ahead was written by no clock of ours. */
enum { BASIS_COUNT = BASIS_SCREENED + 1 };

/* What an assessment is read with. */
struct reading {
    const struct content *content;
    struct moment now;
    struct arena *arena;
    struct assessment *assessment;
    struct diagnostic_list *list;
};

static const char *required(struct reading *reading, const struct record *record, const char *key)
{
    const char *text = record_get(record, key);

    if (text == NULL)
        diagnostic_input(reading->list, record->place, "'%s' without '%s'", record->kind, key);
    return text != NULL ? text : "";
}

static struct moment required_moment(struct reading *reading, const struct record *record,
                                     const char *key)
{
    struct moment moment = {0, 0};
    const char *text = required(reading, record, key);

    if (*text != '\0' && !moment_parse(text, &moment))
        diagnostic_input(reading->list, record->place, "'%s' is '%.40s', which is no time", key,
                         text);
    if (moment_is_ahead(moment, reading->now))
        diagnostic_input(reading->list, record->place,
                         "'%s' is %s, which lies in the future; expected a time that has passed",
                         key, text);
    return moment;
}

static void read_head(struct reading *reading, const struct record *head)
{
    struct assessment *assessment = reading->assessment;
    const char *rules = content_rules_version(reading->content);

    assessment->at = required_moment(reading, head, "at");
    assessment->asked = required_moment(reading, head, "asked");
    assessment->who = record_get(head, "who");
    assessment->region = required(reading, head, "region");
    assessment->content = required(reading, head, "content");
    assessment->rules = required(reading, head, "rules");
    if (*assessment->rules != '\0' && strcmp(assessment->rules, rules) != 0)
        diagnostic_input(reading->list, head->place,
                         "this assessment went by other rules (%s; here: %s); run " PROGRAM_TRIAGE
                         " again",
                         assessment->rules, rules);
}

static const struct record *required_record(struct reading *reading, const char *kind)
{
    const struct record_list *records = reading->assessment->records;
    const struct record *record = record_first(records, kind);

    if (record == NULL)
        diagnostic_input(reading->list, records->items[0].place, "the assessment has no '%s'",
                         kind);
    return record;
}

/* A kind of which every assessment has one record, and only one. */
static const struct record *only_record(struct reading *reading, const char *kind)
{
    const struct record *record = required_record(reading, kind);
    const struct record *second;
    size_t index = 0;

    record_next(reading->assessment->records, kind, &index);
    second = record_next(reading->assessment->records, kind, &index);
    if (second != NULL)
        diagnostic_input(reading->list, second->place,
                         "a second '%s'; an assessment has only one", kind);
    return record;
}

static void not_among(struct reading *reading, const struct record *record, const char *key,
                      const char *const *words, size_t count)
{
    const char *text = record_get(record, key);
    struct word_search search = word_search_begin(text);
    const char *nearest;

    for (size_t i = 0; i < count; i++)
        word_search_try(&search, words[i]);
    nearest = word_search_result(&search);
    diagnostic_input(reading->list, record->place, "'%s' is '%.40s'%s%s%s", key, text,
                     nearest != NULL ? "; did you mean '" : ", which " PROGRAM_TRIAGE
                                       " never writes",
                     nearest != NULL ? nearest : "", nearest != NULL ? "'?" : "");
}

/* An attribute that is one of count words; count and a message when it is none. */
static size_t required_word(struct reading *reading, const struct record *record, const char *key,
                            const char *const *words, size_t count)
{
    const char *text = required(reading, record, key);
    size_t index = word_index(text, words, count);

    if (*text != '\0' && index == count)
        not_among(reading, record, key, words, count);
    return index;
}

/* --- the result ---------------------------------------------------------- */

/* Triage never calls for less than its own records do: somebody changed one of them. */
static void contradiction(struct reading *reading, const struct record *record, size_t urgency)
{
    diagnostic_input(reading->list, record->place,
                     "'%s %s' (%s) beside 'urgency %s' is a contradiction; run " PROGRAM_TRIAGE
                     " again",
                     record->kind, record->value, kind_urgencies[urgency],
                     kind_urgencies[reading->assessment->urgency]);
}

/* Adds a message for the first record of a kind that calls for more than the whole
 * does: for its own urgency, or for least. */
static void check_kind(struct reading *reading, const char *kind, bool own, enum urgency least)
{
    size_t index = 0;
    const struct record *record;

    while ((record = record_next(reading->assessment->records, kind, &index)) != NULL) {
        size_t urgency = required_word(reading, record, "urgency", kind_urgencies, URGENCY_COUNT);
        size_t called_for = own ? urgency : least;

        if (urgency < URGENCY_COUNT && called_for > reading->assessment->urgency) {
            contradiction(reading, record, urgency);
            return;
        }
    }
}

static void read_urgency(struct reading *reading)
{
    struct assessment *assessment = reading->assessment;
    const struct record *urgency = only_record(reading, "urgency");
    const struct record *act = only_record(reading, "act");
    const struct record *net = required_record(reading, "safety-net");

    if (urgency == NULL || act == NULL || net == NULL)
        return;
    /* record_read_document has checked that it is one of them. */
    assessment->urgency =
        (enum urgency)word_index(urgency->value, kind_urgencies, URGENCY_COUNT);
    assessment->basis = (enum basis)required_word(reading, urgency, "basis", basis_words,
                                                  BASIS_COUNT);
    assessment->act = act->value;
    assessment->safety_net = net->value;
    if (assessment->basis == BASIS_OPEN && assessment->urgency < URGENCY_SOON)
        diagnostic_input(reading->list, urgency->place,
                         "basis=open beside 'urgency %s' is a contradiction; run " PROGRAM_TRIAGE
                         " again",
                         urgency->value);
    check_kind(reading, "flag", true, URGENCY_SELF_CARE);
    /* However urgent a question could become, open it is soon. */
    check_kind(reading, "open", false, URGENCY_SOON);
}

static void read_stage(struct reading *reading)
{
    const struct record *stage = record_first(reading->assessment->records, "stage");

    reading->assessment->stage_known = stage != NULL;
    if (stage != NULL)
        reading->assessment->stage = (enum stage)word_index(stage->value, stage_words, STAGE_COUNT);
}

/* --- the answers --------------------------------------------------------- */

static void take(struct reading *reading, const struct answer_pair *pair)
{
    answers_take(&reading->assessment->answers, pair, reading->now, reading->list);
}

/* What the head says of the answers. */
static void take_about(struct reading *reading, const struct record *head)
{
    static const char *const keys[] = {"asked", "who", "region"};

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        struct phrase value = {record_get(head, keys[i]), head->place};

        if (value.text != NULL)
            take(reading, &(struct answer_pair){.key = {keys[i], head->place},
                                                .values = {&value, 1},
                                                .origin = ORIGIN_PERSON});
    }
}

static void read_answers(struct reading *reading)
{
    struct assessment *assessment = reading->assessment;
    const struct record *record;
    size_t index = 0;

    answers_begin(&assessment->answers, &reading->content->vocabulary, reading->arena);
    take_about(reading, &assessment->records->items[0]);
    while ((record = record_next(assessment->records, "answer", &index)) != NULL) {
        struct answer_pair pair;

        if (people_record(record, &pair, reading->arena, reading->list))
            take(reading, &pair);
    }
    answers_finish(&assessment->answers, reading->now, reading->list);
}

bool assessment_read(const struct content *content, const struct record_list *records,
                     struct moment now, struct arena *arena, struct assessment *assessment,
                     struct diagnostic_list *list)
{
    struct reading reading = {content, now, arena, assessment, list};
    size_t errors = list->errors;

    *assessment = (struct assessment){.records = records};
    read_head(&reading, &records->items[0]);
    read_urgency(&reading);
    read_stage(&reading);
    if (list->errors == errors)
        read_answers(&reading);
    if (list->errors == errors)
        verdict_make(content, &assessment->answers, now, false, arena, &assessment->verdict);
    return list->errors == errors;
}
