#include "domain/plan_warning.h"

#include "base/build.h"
#include "base/text.h"
#include "document/kind.h"
#include "domain/plan_words.h"
#include "domain/symptom.h"

#include <ctype.h>
#include <string.h>

struct warning_search {
    const struct plan_diary *diary;
    const struct content *content;
    const struct assessment *assessment;
    const civil_day *cleared;
    struct moment now;
    struct arena *arena;
    struct plan_warning *warning;
    bool found;
};

/* The first of equals stays. */
static void offer(struct warning_search *search, struct plan_warning warning)
{
    if (search->found && warning.urgency <= search->warning->urgency)
        return;
    *search->warning = warning;
    search->found = true;
}

/* Whoever looked on that day knew of it. */
static bool was_cleared(const struct warning_search *search, civil_day day)
{
    return search->cleared != NULL && day <= *search->cleared;
}

/* Asked again here, because the report keeps no act, and knows no region. */
static void look_at_symptom(struct warning_search *search, const struct report_symptom *symptom)
{
    struct symptom_advice advice;
    struct plan_warning warning = {.urgency = symptom->urgency, .reason = "symptom"};

    if (!symptom_advise_in(search->content, search->assessment->region, symptom->word,
                           search->now, search->arena, &advice))
        return;
    warning.act = advice.act;
    if (warning.urgency < URGENCY_EMERGENCY && was_cleared(search, symptom->day))
        return;
    warning.why = arena_format(search->arena,
                               "The diary has a symptom that is newer than the answers: %s on %s. "
                               "Exercise waits until that is looked at.",
                               symptom->word, plan_words_date(symptom->day, search->arena));
    offer(search, warning);
}

static void look_for_symptoms(struct warning_search *search)
{
    const struct report_signs *signs = &search->diary->summary.signs;

    for (size_t i = signs->symptom_count; i > 0; i--) {
        if (signs->symptoms[i - 1].at.seconds >= search->assessment->asked.seconds)
            look_at_symptom(search, &signs->symptoms[i - 1]);
    }
}

/* "pain of 9 …" as a sentence. */
static const char *sentence(struct arena *arena, const char *text)
{
    return arena_format(arena, "%c%s.", toupper((unsigned char)text[0]), text + 1);
}

static void look_for_seeks(struct warning_search *search)
{
    const struct report_seeks *seeks = &search->diary->summary.seeks;

    for (size_t i = 0; i < seeks->count; i++) {
        if (seeks->items[i].urgency >= URGENCY_SOON)
            offer(search, (struct plan_warning){
                              .urgency = seeks->items[i].urgency, .reason = "diary",
                              .act = sentence(search->arena, seeks->items[i].why),
                              .why = "The diary says more than the answers did, so there is no "
                                     "exercise plan from them.",
                              .is_counted = seeks->items[i].is_counted});
    }
}

static void look_at_pain(struct warning_search *search)
{
    const struct diary_entry *pain =
        plan_diary_newest_score(search->diary, search->assessment->asked, search->now);
    double severe = threshold_value(&search->content->thresholds, THRESHOLD_SEVERE_PAIN);
    civil_day day;

    if (pain == NULL || diary_value(pain) < severe)
        return;
    day = moment_civil(pain->at).day;
    if (was_cleared(search, day))
        return;
    offer(search, (struct plan_warning){
                      .urgency = URGENCY_SOON, .reason = "pain",
                      .act = "Pain as strong as this comes before any exercise. Run " PROGRAM_TRIAGE
                             " again now, and go by what it says; if you feel very unwell, call "
                             "for emergency help first.",
                      .why = arena_format(search->arena,
                                          "The newest score in the diary is %g of 10, on %s.",
                                          diary_value(pain),
                                          plan_words_date(day, search->arena))});
}

/* What a clinician last said of exercise; of two at one time the no stays. */
static const struct diary_entry *last_word(const struct warning_search *search, bool *allowed)
{
    const struct diary_entry *last = NULL;
    const struct diary_entry *entry;
    size_t index = 0;

    while ((entry = plan_diary_next(search->diary, "seen", &index)) != NULL) {
        enum diary_exercise exercise = diary_exercise_advice(entry);
        bool no = exercise == DIARY_EXERCISE_NO;

        if (moment_is_ahead(entry->at, search->now)
            || exercise == DIARY_EXERCISE_UNSAID
            || (last != NULL
                && (no ? entry->at.seconds < last->at.seconds
                       : entry->at.seconds <= last->at.seconds)))
            continue;
        last = entry;
        *allowed = !no;
    }
    return last;
}

static void look_for_no_exercise(struct warning_search *search)
{
    bool allowed = true;
    const struct diary_entry *last = last_word(search, &allowed);
    civil_day day;

    if (last == NULL || allowed)
        return;
    day = moment_civil(last->at).day;
    if (search->cleared != NULL && day < *search->cleared)
        return;
    offer(search, (struct plan_warning){
                      .urgency = URGENCY_ROUTINE, .reason = "diary",
                      .act = arena_format(search->arena,
                                          "A clinician said no exercise for now (%s). Ask when "
                                          "you may begin again, and log it (" PROGRAM_LOG
                                          " seen gp advice=exercise-ok).",
                                          plan_words_date(day, search->arena)),
                      .why = "There is no exercise plan until a clinician says that it is fine.",
                      .by_clinician = true});
}

bool plan_warning_find(const struct plan_diary *diary, const struct content *content,
                       const struct assessment *assessment, const civil_day *cleared,
                       struct moment now, struct arena *arena, struct plan_warning *warning)
{
    struct warning_search search = {diary, content, assessment, cleared, now, arena, warning,
                                    false};

    look_for_symptoms(&search);
    look_at_pain(&search); /* first: the diary's own warning of that score says less */
    look_for_seeks(&search);
    look_for_no_exercise(&search);
    return search.found;
}

static const char again[] = "Answer the questions again and run " PROGRAM_TRIAGE
                            " on them (" PROGRAM_TRIAGE " --again FILE does both), and go by "
                            "what it says.";

static const char help_first[] = "Get that help first. Afterwards answer the questions again and "
                                 "run " PROGRAM_TRIAGE " on them.";

/* Answers do not settle a trend. */
static const char seen[] = "Once a clinician has looked at this and said that exercise is fine, "
                           "write that down (" PROGRAM_LOG " seen gp advice=exercise-ok), and the "
                           "plan goes on.";

/* Nor do they know of what the diary counts; the same entry settles it in the report. */
static const char *counted(const struct content *content, struct arena *arena)
{
    return arena_format(arena,
                        "Answering the questions again does not lift this: it counts for %g days "
                        "from those doses. Once a poison line or a clinician has looked at it and "
                        "said that it was nothing serious, write that down (" PROGRAM_LOG
                        " seen gp advice=nothing-serious), and the plan goes on. If an amount in "
                        "the diary is missing or a slip, mend it there (" PROGRAM_LOG "(1)).",
                        threshold_value(&content->thresholds, THRESHOLD_LOG_RECENT_DAYS));
}

/* What lifts the refusal. */
static void write_way_out(const struct plan_warning *warning, const struct content *content,
                          struct arena *arena, struct record_list *records)
{
    if (warning->is_counted) {
        record_add(records, arena, "note", counted(content, arena));
        return;
    }
    if (warning->by_clinician)
        return;
    record_add(records, arena, "note",
               warning->urgency == URGENCY_EMERGENCY ? help_first : again);
    if (warning->urgency < URGENCY_EMERGENCY && strcmp(warning->reason, "diary") == 0)
        record_add(records, arena, "note", seen);
}

void plan_warning_write(const struct plan_warning *warning, const struct content *content,
                        const struct assessment *assessment, struct moment now,
                        struct arena *arena, struct record_list *records)
{
    const char *urgency = kind_urgencies[warning->urgency];
    struct record *record = record_add(records, arena, "plan", document_version);

    record_set_moment(arena, record, "at", now);
    record_set_moment(arena, record, "asked", assessment->asked);
    record_set(arena, record, "refused", urgency);
    record_set(arena, record, "reason", warning->reason);
    record = record_add(records, arena, "urgency", urgency);
    record_set(arena, record, "within", assessment_within(content, warning->urgency, arena));
    record_set(arena, record, "basis", basis_words[BASIS_FLAG]);
    record_add(records, arena, "act", warning->act);
    record_copy(assessment->records, "flag", arena, records);
    record_copy(assessment->records, "safety-net", arena, records);
    record_add(records, arena, "note", warning->why);
    write_way_out(warning, content, arena, records);
    record_add(records, arena, "end", "plan");
}
