#include "domain/plan_refusal.h"

#include "base/build.h"
#include "document/kind.h"
#include "domain/act.h"

#include <string.h>

/* What a refusal is written with. */
struct refusing {
    const struct content *content;
    const struct assessment *assessment;
    const struct plan_clearance *clearance;
    const struct plan_covering *covering;
    enum plan_refusal refusal;
    enum urgency urgency;
    const struct record_list *says; /* the assessment, or a new one where that is more urgent */
    struct arena *arena;
    struct record_list *records;
};

static const struct record_list *assess_again(const struct refusing *refusing, struct moment now)
{
    const struct assessment *assessment = refusing->assessment;
    struct record_list *again = arena_alloc(refusing->arena, sizeof *again);

    *again = (struct record_list){0};
    assessment_write(refusing->content, &assessment->answers, &assessment->verdict, now,
                     refusing->arena, again);
    return again;
}

/* Whichever is more urgent counts: the assessment (a strict one), its answers judged
 * again, or what the reason itself calls for. */
static void weigh(struct refusing *refusing, struct moment now)
{
    static const enum urgency least[] = {
        [PLAN_UNFINISHED] = URGENCY_SOON, [PLAN_STALE] = URGENCY_SOON,
        [PLAN_TOO_YOUNG] = URGENCY_ROUTINE, [PLAN_BARRED] = URGENCY_ROUTINE,
        [PLAN_CHANGED] = URGENCY_SELF_CARE,
    };
    const struct assessment *assessment = refusing->assessment;
    bool again = refusing->refusal == PLAN_CHANGED
                 || assessment->verdict.urgency > assessment->urgency;

    refusing->says = again ? assess_again(refusing, now) : assessment->records;
    refusing->urgency = again ? assessment->verdict.urgency : assessment->urgency;
    if (refusing->urgency < least[refusing->refusal])
        refusing->urgency = least[refusing->refusal];
}

/* Whether answering more could change it. */
static bool is_open(const struct refusing *refusing)
{
    return refusing->refusal == PLAN_UNFINISHED
           || (refusing->refusal == PLAN_CHANGED
               && refusing->assessment->verdict.basis == BASIS_OPEN);
}

static const char *reason_of(const struct refusing *refusing)
{
    static const char *const reasons[] = {
        [PLAN_URGENT] = "urgency", [PLAN_UNFINISHED] = "open", [PLAN_TOO_YOUNG] = "age",
        [PLAN_BARRED] = "group", [PLAN_STALE] = "stale", [PLAN_CHANGED] = "urgency",
    };

    return reasons[is_open(refusing) ? PLAN_UNFINISHED : refusing->refusal];
}

static void write_head(const struct refusing *refusing, struct moment now)
{
    struct record *record =
        record_add(refusing->records, refusing->arena, "plan", document_version);

    record_set_moment(refusing->arena, record, "at", now);
    record_set_moment(refusing->arena, record, "asked", refusing->assessment->asked);
    record_set(refusing->arena, record, "refused", kind_urgencies[refusing->urgency]);
    record_set(refusing->arena, record, "reason", reason_of(refusing));
}

/* Who they are keeps them from exercise, whatever else they answer. */
static bool is_person(const struct refusing *refusing)
{
    return refusing->refusal == PLAN_TOO_YOUNG || refusing->refusal == PLAN_BARRED;
}

/* As it was said, unless the reason makes it more urgent. */
static void write_urgency(const struct refusing *refusing)
{
    const char *word = kind_urgencies[refusing->urgency];
    const struct record *said = record_first(refusing->says, "urgency");
    struct record *record = record_add(refusing->records, refusing->arena, "urgency", word);

    if (said != NULL && strcmp(said->value, word) == 0) {
        *record = *said;
        return;
    }
    record_set(refusing->arena, record, "within",
               assessment_within(refusing->content, refusing->urgency, refusing->arena));
    record_set(refusing->arena, record, "basis",
               basis_words[is_person(refusing) ? BASIS_FLAG : BASIS_OPEN]);
}

static void copy(const struct refusing *refusing, const char *kind)
{
    record_copy(refusing->says, kind, refusing->arena, refusing->records);
}

/* What an assessment that has grown old says to do no longer holds, nor that nothing calls
 * for a doctor where there is no exercise without one. */
static void write_act(const struct refusing *refusing)
{
    const struct threshold_table *thresholds = &refusing->content->thresholds;

    if (refusing->refusal == PLAN_STALE)
        record_add(refusing->records, refusing->arena, "act",
                   arena_format(refusing->arena,
                                "These answers are more than %g days old. Answer the questions "
                                "again and run " PROGRAM_TRIAGE " on them (" PROGRAM_TRIAGE
                                " --again FILE does both), "
                                "then make the plan.",
                                threshold_value(thresholds, THRESHOLD_ANSWERS_FRESH_DAYS)));
    else if (refusing->refusal == PLAN_UNFINISHED && refusing->assessment->urgency < URGENCY_SOON)
        record_add(refusing->records, refusing->arena, "act", refusing->content->advice.open.text);
    else if (is_person(refusing) && refusing->urgency > refusing->assessment->urgency)
        record_add(refusing->records, refusing->arena, "act",
                   act_region(refusing->content, refusing->assessment->region)
                       ->services[SERVICE_APPOINTMENT]
                       .text);
    else
        copy(refusing, "act");
}

/* Whom the content gives no exercise, and what it says to them instead. */
static const char *barred_note(const struct refusing *refusing)
{
    const struct group *group =
        plan_gate_barring(refusing->content, &refusing->assessment->answers);
    const char *note =
        arena_format(refusing->arena, "No exercise plan is made for \"%s\".", group->name.text);

    for (size_t i = 0; i < group->advice.count; i++)
        note = arena_format(refusing->arena, "%s %s", note, group->advice.items[i].text);
    return note;
}

static void write_note(const struct refusing *refusing)
{
    static const char *const notes[] = {
        [PLAN_URGENT] = "No exercise plan now: this has to be looked at first.",
        [PLAN_UNFINISHED] = "The questions are not finished, so there is no plan yet. Answer what "
                            "is left and run " PROGRAM_TRIAGE " again (" PROGRAM_TRIAGE
                            " -i FILE asks it in about two "
                            "minutes); then make the plan.",
        [PLAN_STALE] = "No plan from old answers.",
        [PLAN_CHANGED] = "The answers now say more than the assessment did, so there is no plan "
                         "from it. Run " PROGRAM_TRIAGE " again, and go by what it says.",
    };
    const char *note = notes[refusing->refusal];

    if (refusing->refusal == PLAN_TOO_YOUNG)
        note = refusing->content->advice.no_exercise.text;
    else if (refusing->refusal == PLAN_BARRED)
        note = barred_note(refusing);
    record_add(refusing->records, refusing->arena, "note", note);
}

/* What became of --cleared, and what to do; NULL where the refusal says so itself. */
static const char *said_of_clearance(const struct refusing *refusing, const char *rules)
{
    struct arena *arena = refusing->arena;
    const char *fault = plan_clearance_fault(refusing->content, refusing->clearance,
                                             refusing->covering, arena);
    char date[CIVIL_DATE_TEXT];

    switch (refusing->covering->cover) {
    case COVER_PART:
        if (rules == NULL)
            return fault;
        return arena_format(arena, "%s If the clinician looked at that too, use --cleared %s:%s.",
                            fault, civil_day_print(refusing->clearance->day, date), rules);
    case COVER_EXPIRED:
        return arena_format(arena, "%s Have it looked at again.", fault);
    case COVER_SYMPTOM:
        return arena_format(arena, "%s Have that looked at too.", fault);
    case COVER_NONE:
    case COVER_OPEN:
    case COVER_WHOLE:
        break;
    }
    return fault;
}

/* The rules to name, where a go-ahead of today that names them all would lead to a plan. */
static const char *helpful_rules(const struct refusing *refusing, struct moment now)
{
    const struct content *content = refusing->content;
    struct arena *arena = refusing->arena;
    const char *rules =
        plan_clearance_needed(content, refusing->assessment, now, arena);
    struct plan_clearance whole = {.given = true, .text = rules, .day = moment_civil(now).day,
                                   .until = moment_civil(now).day};
    struct plan_covering covering;

    if (rules == NULL)
        return NULL;
    whole.rules = plan_words_split(rules, arena);
    plan_clearance_cover(content, refusing->assessment, &whole, NULL, now, whole.day, arena,
                         &covering);
    return plan_gate_judge_cleared(content, refusing->assessment, &covering) == PLAN_ALLOWED
               ? rules
               : NULL;
}

/* Who has been seen is not locked out: the option that says so. */
static void write_clearance(const struct refusing *refusing, struct moment now)
{
    const char *rules;
    const char *said = NULL;

    if (refusing->refusal != PLAN_URGENT && refusing->refusal != PLAN_CHANGED)
        return;
    rules = helpful_rules(refusing, now);
    if (refusing->clearance->given)
        said = said_of_clearance(refusing, rules);
    else if (refusing->refusal == PLAN_URGENT && rules != NULL)
        said = arena_format(refusing->arena,
                            "Once a clinician has looked at this and said that exercise is fine, "
                            "make the plan with --cleared DATE:%s, DATE being the day of that.",
                            rules);
    if (said != NULL)
        record_add(refusing->records, refusing->arena, "note", said);
}

/* What the assessment did not list, as it changed nothing while the named rules stood. */
static void write_open(const struct refusing *refusing)
{
    const struct verdict *verdict = &refusing->covering->verdict;

    if (refusing->covering->cover != COVER_OPEN) {
        copy(refusing, "open");
        return;
    }
    for (size_t i = 0; i < verdict->open_count; i++) {
        const struct open_question *open = &verdict->open[i];
        struct record *record = record_add(
            refusing->records, refusing->arena, "open",
            open->term != NULL ? open->term->id.text : open->question->id.text);

        record_set(refusing->arena, record, "urgency", kind_urgencies[open->urgency]);
    }
}

void plan_refusal_write(const struct content *content, const struct assessment *assessment,
                        const struct plan_clearance *clearance,
                        const struct plan_covering *covering, enum plan_refusal refusal,
                        struct moment now, struct arena *arena, struct record_list *records)
{
    struct refusing refusing = {.content = content, .assessment = assessment,
                                .clearance = clearance, .covering = covering,
                                .refusal = refusal, .arena = arena, .records = records};

    weigh(&refusing, now);
    write_head(&refusing, now);
    write_urgency(&refusing);
    write_act(&refusing);
    copy(&refusing, "flag");
    if (is_open(&refusing))
        write_open(&refusing);
    copy(&refusing, "safety-net");
    write_note(&refusing);
    write_clearance(&refusing, now);
    record_add(records, arena, "end", "plan");
}
