#include "domain/assessment.h"

#include "base/civil.h"
#include "base/number.h"
#include "base/word.h"
#include "document/kind.h"
#include "domain/act.h"
#include "domain/cause.h"
#include "domain/review.h"

#include <stdlib.h>
#include <string.h>

/* What an assessment is written with. */
struct writing {
    const struct content *content;
    const struct answers *answers;
    const struct verdict *verdict;
    struct moment now;
    struct arena *arena;
    struct record_list *records;
    const struct region *region;
    const char **sources; /* cited so far */
    size_t source_count;
    size_t source_room;
    struct leaf_list named; /* leaves that a flag has named */
};

static struct record *add(struct writing *writing, const char *kind, const char *value)
{
    return record_add(writing->records, writing->arena, kind, value);
}

static void set(struct writing *writing, struct record *record, const char *key, const char *text)
{
    record_set(writing->arena, record, key, text);
}

/* --- lists of words ------------------------------------------------------ */

static const char *join(struct arena *arena, const char *list, const char *word)
{
    return list == NULL ? word : arena_format(arena, "%s,%s", list, word);
}

const char *assessment_leaf_names(const struct answers *answers, const struct leaf_list *leaves,
                                  struct arena *arena)
{
    const struct vocabulary *vocabulary = answers->vocabulary;
    const char *list = NULL;

    for (size_t i = 0; i < leaves->count; i++) {
        struct leaf leaf = leaves->items[i];

        list = join(arena, list,
                    leaf.is_figure ? vocabulary->figures[leaf.index]->id.text
                                   : vocabulary_fact_name(vocabulary, leaf.index, arena));
    }
    return list;
}

/* Sources as a list, remembered for the source records at the end. */
static const char *cite(struct writing *writing, const struct phrase_list *sources)
{
    const char *list = NULL;

    for (size_t i = 0; i < sources->count; i++) {
        const char *id = sources->items[i].text;
        size_t j = 0;

        list = join(writing->arena, list, id);
        while (j < writing->source_count && strcmp(writing->sources[j], id) != 0)
            j++;
        if (j < writing->source_count)
            continue;
        writing->sources = arena_grow(writing->arena, writing->sources, &writing->source_room,
                                      writing->source_count, sizeof *writing->sources);
        writing->sources[writing->source_count++] = id;
    }
    return list;
}

/* --- the records --------------------------------------------------------- */

static void write_head(struct writing *writing)
{
    struct record *record = add(writing, "assessment", "1");

    record_set_moment(writing->arena, record, "at", writing->now);
    record_set_moment(writing->arena, record, "asked", writing->answers->asked);
    set(writing, record, "who", writing->answers->who);
    set(writing, record, "region", writing->region->id.text);
    set(writing, record, "content", content_version(writing->content, writing->arena));
    set(writing, record, "rules", content_rules_version(writing->content));
}

const char *assessment_within(const struct content *content, enum urgency urgency,
                              struct arena *arena)
{
    const struct threshold_table *thresholds = &content->thresholds;
    char days[NUMBER_TEXT];

    switch (urgency) {
    case URGENCY_EMERGENCY:
        return "now";
    case URGENCY_SAME_DAY:
        return "today";
    case URGENCY_SOON:
        return arena_format(arena, "%s days",
                            number_print(threshold_value(thresholds, THRESHOLD_SOON_DAYS), days));
    case URGENCY_ROUTINE:
        return arena_format(
            arena, "%s days",
            number_print(threshold_value(thresholds, THRESHOLD_ROUTINE_DAYS), days));
    default:
        return NULL;
    }
}

static void write_urgency(struct writing *writing)
{
    const struct verdict *verdict = writing->verdict;
    struct record *record = add(writing, "urgency", kind_urgencies[verdict->urgency]);

    set(writing, record, "within",
        assessment_within(writing->content, verdict->urgency, writing->arena));
    set(writing, record, "basis", basis_words[verdict->basis]);
    add(writing, "act",
        act_compose(writing->content, writing->region, verdict, writing->arena));
}

static void write_flag(struct writing *writing, const struct ruling *ruling)
{
    struct leaf_list leaves = {0};
    struct record *record = add(writing, "flag", ruling->id);
    const struct rule *rule = ruling->rule;

    set(writing, record, "urgency", kind_urgencies[ruling->urgency]);
    set(writing, record, "suspect",
        rule != NULL ? rule->suspect.text : writing->content->advice.symptom.text);
    if (rule != NULL)
        truth_explain(rule->expression, writing->answers, writing->arena, &leaves);
    else
        leaf_list_add(&leaves, (struct leaf){false, ruling->fact}, writing->arena);
    for (size_t i = 0; i < leaves.count; i++)
        leaf_list_add(&writing->named, leaves.items[i], writing->arena);
    set(writing, record, "because",
        assessment_leaf_names(writing->answers, &leaves, writing->arena));
    set(writing, record, "source",
        cite(writing, rule != NULL ? &rule->sources : &writing->content->advice.sources));
}

/* The engine's rule for a symptom says nothing new where a rule of the content has
 * named that symptom. */
static bool is_named(const struct writing *writing, const struct ruling *ruling)
{
    return ruling->rule == NULL
           && leaf_list_has(&writing->named, (struct leaf){false, ruling->fact});
}

static void write_flags(struct writing *writing)
{
    const struct verdict *verdict = writing->verdict;

    for (int urgency = URGENCY_EMERGENCY; urgency > URGENCY_SELF_CARE; urgency--) {
        for (size_t i = 0; i < verdict->ruling_count; i++) {
            const struct ruling *ruling = &verdict->rulings[i];

            if (ruling->truth == TRUTH_YES && (int)ruling->urgency == urgency
                && !is_named(writing, ruling))
                write_flag(writing, ruling);
        }
    }
}

static void write_open(struct writing *writing)
{
    for (size_t i = 0; i < writing->verdict->open_count; i++) {
        const struct open_question *open = &writing->verdict->open[i];
        struct record *record = add(
            writing, "open", open->term != NULL ? open->term->id.text : open->question->id.text);

        set(writing, record, "urgency", kind_urgencies[open->urgency]);
    }
}

static const char *point_keys(struct writing *writing, const struct point *const *points,
                              size_t count)
{
    struct leaf_list leaves = {0};

    for (size_t i = 0; i < count; i++)
        truth_explain(points[i]->expression, writing->answers, writing->arena, &leaves);
    return assessment_leaf_names(writing->answers, &leaves, writing->arena);
}

/* Causes are a comfort for the well; nobody who should be seen is offered one. */
static void write_causes(struct writing *writing)
{
    struct cause_list causes;

    if (writing->verdict->urgency > URGENCY_ROUTINE)
        return;
    cause_rank(writing->content, writing->answers, writing->arena, &causes);
    if (causes.mixed)
        add(writing, "cause", "mixed");
    for (size_t i = 0; i < causes.count; i++) {
        const struct cause *cause = &causes.items[i];
        struct record *record = add(writing, "cause", cause->condition->id.text);

        set(writing, record, "fit", fit_words[cause->fit]);
        record_set_number(writing->arena, record, "score", cause->score);
        set(writing, record, "because", point_keys(writing, cause->for_it, cause->for_count));
        set(writing, record, "against", point_keys(writing, cause->against, cause->against_count));
        cite(writing, &cause->condition->sources);
    }
}

static void write_stage(struct writing *writing)
{
    enum stage stage;

    if (review_stage(writing->content, writing->answers, &stage))
        add(writing, "stage", stage_words[stage]);
}

static void write_groups(struct writing *writing)
{
    const struct group *groups = writing->content->groups.items;

    for (size_t i = 0; i < writing->content->groups.count; i++) {
        if (truth_of(groups[i].expression, writing->answers) == TRUTH_YES)
            add(writing, "group", groups[i].id.text);
    }
}

static void write_answer(struct writing *writing, const struct question *question,
                         const struct term *term)
{
    const char *by;
    const char *text = answers_text(writing->answers, question, term, &by);
    struct record *record;

    if (text == NULL)
        return;
    record = add(writing, "answer", term != NULL ? term->id.text : question->id.text);
    set(writing, record, "is", text);
    set(writing, record, "by", by);
}

static void write_about(struct writing *writing, const char *key, const char *text)
{
    if (text != NULL)
        set(writing, add(writing, "answer", key), "is", text);
}

static void write_answers(struct writing *writing)
{
    const struct vocabulary *vocabulary = writing->answers->vocabulary;

    for (size_t i = 0; i < vocabulary->question_count; i++) {
        const struct question *question = vocabulary->questions[i];
        const struct term *terms = question_terms(question);

        write_answer(writing, question, NULL);
        for (size_t j = 0; j < question->terms.count; j++) {
            if (terms[j].safety.text != NULL)
                write_answer(writing, question, &terms[j]);
        }
    }
    write_about(writing, "minutes", writing->answers->minutes);
    write_about(writing, "working-hours", writing->answers->working_hours);
}

static void write_review(struct writing *writing)
{
    struct review review = review_next(writing->content, writing->answers, writing->now,
                                       writing->verdict->bulk);
    char date[CIVIL_DATE_TEXT];
    struct record *record;

    if (writing->verdict->urgency > URGENCY_ROUTINE)
        return;
    record = add(writing, "review", arena_text(writing->arena, civil_day_print(review.day, date)));
    set(writing, record, "why", review.why);
}

static void write_safety_net(struct writing *writing)
{
    const struct advice *advice = &writing->content->advice;

    if (writing->verdict->urgency >= URGENCY_SAME_DAY)
        add(writing, "safety-net", advice->safety_net_urgent.text);
    else
        add(writing, "safety-net", advice->safety_net.text);
    if (writing->verdict->urgency == URGENCY_SELF_CARE)
        add(writing, "safety-net", writing->region->between_shoulders.text);
    cite(writing, &advice->sources);
    cite(writing, &writing->region->sources);
}

static void write_sources(struct writing *writing)
{
    char year[NUMBER_TEXT];

    if (writing->source_count > 1)
        qsort(writing->sources, writing->source_count, sizeof *writing->sources, word_compare);
    for (size_t i = 0; i < writing->source_count; i++) {
        const struct source *source = content_source(writing->content, writing->sources[i]);
        struct record *record = add(writing, "source", writing->sources[i]);

        set(writing, record, "title", source->title.text);
        if (source->year.given)
            set(writing, record, "year",
                arena_text(writing->arena, number_print(source->year.value, year)));
    }
}

void assessment_write(const struct content *content, const struct answers *answers,
                      const struct verdict *verdict, struct moment now, struct arena *arena,
                      struct record_list *records)
{
    struct writing writing = {.content = content, .answers = answers, .verdict = verdict,
                              .now = now, .arena = arena, .records = records,
                              .region = act_region(content, answers->region)};

    write_head(&writing);
    write_urgency(&writing);
    write_flags(&writing);
    write_open(&writing);
    write_causes(&writing);
    write_stage(&writing);
    write_groups(&writing);
    write_answers(&writing);
    write_review(&writing);
    write_safety_net(&writing);
    write_sources(&writing);
    add(&writing, "end", "assessment");
}
