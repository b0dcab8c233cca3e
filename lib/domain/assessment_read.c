/* Reading an assessment back: what plan needs of it. */
#include "domain/assessment.h"

#include "base/word.h"
#include "document/kind.h"
#include "domain/people.h"

#include <string.h>

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
    return moment;
}

static void read_head(struct reading *reading, const struct record *head)
{
    struct assessment *assessment = reading->assessment;
    const char *rules = content_rules_version(reading->content, reading->arena);

    assessment->at = required_moment(reading, head, "at");
    assessment->asked = required_moment(reading, head, "asked");
    assessment->who = record_get(head, "who");
    assessment->region = required(reading, head, "region");
    assessment->content = required(reading, head, "content");
    assessment->rules = required(reading, head, "rules");
    if (*assessment->rules != '\0' && strcmp(assessment->rules, rules) != 0)
        diagnostic_input(reading->list, head->place,
                         "this assessment went by other rules (%s; here: %s); run triage again",
                         assessment->rules, rules);
}

/* The one record of a kind that every assessment has. */
static const struct record *required_record(struct reading *reading, const char *kind)
{
    const struct record_list *records = reading->assessment->records;
    const struct record *record = record_first(records, kind);

    if (record == NULL)
        diagnostic_input(reading->list, records->items[0].place, "the assessment has no '%s'",
                         kind);
    return record;
}

static void read_urgency(struct reading *reading)
{
    struct assessment *assessment = reading->assessment;
    const struct record *urgency = required_record(reading, "urgency");
    const struct record *act = required_record(reading, "act");
    const struct record *net = required_record(reading, "safety-net");

    if (urgency == NULL || act == NULL || net == NULL)
        return;
    /* record_read_document has checked that it is one of them. */
    assessment->urgency =
        (enum urgency)word_index(urgency->value, kind_urgencies, URGENCY_COUNT);
    assessment->basis = required(reading, urgency, "basis");
    assessment->act = act->value;
    assessment->safety_net = net->value;
}

static void read_stage(struct reading *reading)
{
    const struct record *stage = record_first(reading->assessment->records, "stage");

    reading->assessment->stage_known = stage != NULL;
    if (stage != NULL)
        reading->assessment->stage = (enum stage)word_index(stage->value, stage_words, STAGE_COUNT);
}

static void read_answers(struct reading *reading)
{
    struct answers *answers = &reading->assessment->answers;
    const struct record_list *records = reading->assessment->records;
    const struct record *record;
    size_t index = 0;

    answers_begin(answers, &reading->content->vocabulary, reading->arena);
    answers->asked = reading->assessment->asked;
    answers->asked_given = true;
    while ((record = record_next(records, "answer", &index)) != NULL) {
        struct answer_pair pair;

        if (people_record(record, &pair, reading->arena, reading->list))
            answers_take(answers, &pair, reading->now, reading->list);
    }
    answers_finish(answers, reading->now, reading->list);
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
    return list->errors == errors;
}
