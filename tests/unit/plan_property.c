/* 20,000 random people, most with questions left open, half with a diary or a plan before
 * that is as random: whatever the plan gives them must be theirs to do. Every check
 * reads the records, as nudge and people do. Their urgency and the verdict on their
 * answers are drawn too, or hardly one would get a plan; some of them also go through a
 * true assessment, to be read back. */
#include "check.h"
#include "plan_groups.h"

#include "base/build.h"
#include "base/number.h"
#include "base/word.h"
#include "document/kind.h"
#include "base/text.h"
#include "domain/plan_document.h"
#include "domain/plan_hours.h"
#include "domain/report_row.h"

#include <stdint.h>
#include <stdlib.h>

enum { PEOPLE = 20000 / CHECK_THIN, SESSIONS = 16, AGAIN = 50, BACK = 10, TEXT = 200 };

static const struct moment now = {1795181400, 3600}; /* 2026-11-20T14:30:00+01:00 */

/* --- chance: xorshift, so that every run sees the same people --- */

static uint64_t state = 88172645463325252u;

static unsigned draw(unsigned below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state >> 33) % below;
}

/* --- people --- */

struct person {
    struct arena arena;
    struct diagnostic_list list;
    struct answers answers;
    struct assessment assessment;
    struct record_list assessment_records;
    struct plan_request request;
    struct plan_diary *diary;         /* or NULL */
    struct plan_previous *previous;   /* or NULL */
    struct text entries;              /* the diary's bytes */
    struct record_list plan;
    enum plan_refusal refusal;
};

static const char *random_value(const struct question *question, struct arena *arena)
{
    const struct term *terms = question_terms(question);

    switch (question->type) {
    case QUESTION_YES_NO:
        return draw(8) == 0 ? "yes" : "no";
    case QUESTION_NUMBER:
        return arena_format(arena, "%u", (unsigned)question->range.low
                                             + draw((unsigned)(question->range.high
                                                               - question->range.low + 1)));
    case QUESTION_DURATION:
        return arena_format(arena, "%u days", 1 + draw(200));
    case QUESTION_ONE_OF:
    case QUESTION_LIST_OF:
        return terms[draw((unsigned)question->terms.count)].id.text;
    default:
        return NULL;
    }
}

static void answer(struct person *person, const char *key, const char *value)
{
    struct phrase one = {.text = value};
    struct answer_pair pair = {.key = {.text = key}, .values = {&one, 1}, .origin = ORIGIN_PERSON};

    if (value != NULL)
        answers_take(&person->answers, &pair, now, &person->list);
}

/* Pain, worst and equipment are drawn apart: they decide much. */
static bool is_apart(const struct question *question)
{
    static const char *const apart[] = {"pain", "worst", "equipment", "age", "started-today",
                                        "codeine-days", "onset-age", "pregnancy-weeks"};

    for (size_t i = 0; i < sizeof apart / sizeof apart[0]; i++) {
        if (strcmp(question->id.text, apart[i]) == 0)
            return true;
    }
    return false;
}

static void answer_equipment(struct person *person)
{
    static const char *const kit[] = {"chair", "wall", "doorway", "mat", "pillow", "band",
                                      "foam-roller", "chair,wall,mat,band", "mat,pillow",
                                      "chair,wall,doorway,mat,pillow,band,foam-roller,massage-ball",
                                      "none"};

    if (draw(5) > 0)
        answer(person, "equipment", kit[draw(sizeof kit / sizeof kit[0])]);
}

static void answer_all(struct person *person, const struct content *content)
{
    const struct vocabulary *vocabulary = &content->vocabulary;
    unsigned gaps = draw(4); /* of 10 questions */
    unsigned pain = draw(9);

    answers_begin(&person->answers, vocabulary, &person->arena);
    for (size_t i = 0; i < vocabulary->question_count; i++) {
        const struct question *question = vocabulary->questions[i];

        if (question->role != ROLE_ABOUT && !is_apart(question) && draw(10) >= gaps)
            answer(person, question->id.text, random_value(question, &person->arena));
    }
    if (draw(20) > 0)
        answer(person, "age", arena_format(&person->arena, "%u", 10 + draw(85)));
    if (draw(10) > 0)
        answer(person, "pain", arena_format(&person->arena, "%u", pain));
    if (draw(10) > 0)
        answer(person, "worst", arena_format(&person->arena, "%u", pain + draw(11 - pain)));
    answer_equipment(person);
    answers_finish(&person->answers, now, &person->list);
}

/* Mostly no more urgent than the assessment. */
static struct verdict random_verdict(void)
{
    struct verdict verdict = {.basis = BASIS_SCREENED};

    if (draw(20) == 0) {
        verdict.urgency = (enum urgency)draw(URGENCY_COUNT);
        verdict.basis = draw(2) == 0 ? BASIS_FLAG : BASIS_OPEN;
        verdict.stale = verdict.urgency == URGENCY_SOON && verdict.basis == BASIS_OPEN;
    }
    return verdict;
}

static void assess(struct person *person, const struct content *content)
{
    const struct condition *conditions = content->conditions.items;
    const struct condition *cause = &conditions[draw((unsigned)content->conditions.count)];
    struct record *record;

    record_add(&person->assessment_records, &person->arena, "assessment", "1");
    if (cause->kind == CONDITION_MECHANICAL) {
        record = record_add(&person->assessment_records, &person->arena, "cause", cause->id.text);
        record_set(&person->arena, record, "fit", draw(3) > 0 ? "likely" : "possible");
    }
    record_add(&person->assessment_records, &person->arena, "end", "assessment");
    person->assessment = (struct assessment){
        .at = now, .asked = now, .region = "neutral", .act = "", .safety_net = "",
        .urgency = draw(20) == 0 ? (enum urgency)draw(URGENCY_COUNT) : (enum urgency)draw(2),
        .basis = BASIS_SCREENED, .verdict = random_verdict(),
        .stage = (enum stage)draw(STAGE_COUNT), .stage_known = draw(10) > 0,
        .answers = person->answers, .records = &person->assessment_records};
}

static void ask(struct person *person, const struct content *content)
{
    static const char *const hours[] = {NULL, "09:00-17:30 mon-fri", "06:00-14:00 mon-sun",
                                        "14:00-22:30 sat-tue", "08:00-09:30 wed",
                                        "00:00-23:59 mon-fri", "12:00-15:00 mon,wed,fri"};
    static const char *const kit[] = {NULL, NULL, NULL, "mat,band", "none", "chair,wall"};
    static const char *const breaks[] = {NULL, "20min", "2h", "none"};
    const struct exercise *exercises = content->exercises.items;
    const struct exercise *one = &exercises[draw((unsigned)content->exercises.count)];
    const struct exercise *other = &exercises[draw((unsigned)content->exercises.count)];

    person->request = (struct plan_request){
        .minutes = (long)(draw(4) == 0 ? 0 : 2 + draw(59)), .days = (long)draw(29),
        .ceiling = draw(6) == 0 ? PLAN_NO_CEILING : (long)draw(5) + 1,
        .hours = hours[draw(sizeof hours / sizeof hours[0])],
        .equipment = kit[draw(sizeof kit / sizeof kit[0])],
        .breaks = breaks[draw(sizeof breaks / sizeof breaks[0])],
        .with = draw(4) == 0 ? one->id.text : NULL,
        .without = draw(4) == 0 && one != other ? other->id.text : NULL};
}

/* --- what was before --- */

enum { PAST_DAYS = 45 };

static const struct exercise *any_exercise(const struct content *content)
{
    const struct exercise *exercises = content->exercises.items;

    return &exercises[draw((unsigned)content->exercises.count)];
}

/* Mostly of a few exercises, so that some are done often; pains are mostly low. */
static void add_entry(struct text *entries, const struct content *content,
                      const struct exercise *const often[4])
{
    char at[MOMENT_TEXT];
    struct moment when = {now.seconds - (int64_t)draw(PAST_DAYS * 24 * 3600), now.offset};
    const struct exercise *exercise = draw(8) > 0 ? often[draw(4)] : any_exercise(content);
    unsigned pain = draw(3) == 0 ? draw(11) : draw(4);

    moment_print(when, at);
    switch (draw(12)) {
    case 0:
        text_format(entries, "%s\tskip\t%s\treason=pain\n", at, exercise->id.text);
        break;
    case 1:
        text_format(entries, "%s\taway\t%.10s\n", at, at);
        break;
    case 2:
    case 3:
    case 4:
    case 5:
        text_format(entries, "%s\tpain\t%u\n", at, draw(4));
        break;
    default:
        text_format(entries, "%s\tdid\t%s\treps=%u\tbefore=%u\tpain=%u\n", at,
                    exercise->id.text, 1 + draw(30), draw(4), pain);
    }
}

static void live_through_days(struct person *person, const struct content *content,
                              const struct diary_kinds *kinds)
{
    const struct exercise *const often[4] = {any_exercise(content), any_exercise(content),
                                             any_exercise(content), any_exercise(content)};

    for (unsigned i = draw(120); i > 0; i--)
        add_entry(&person->entries, content, often);
    person->diary = arena_alloc(&person->arena, sizeof *person->diary);
    *person->diary = (struct plan_diary){.kinds = *kinds, .arena = &person->arena};
    if (person->entries.length > 0)
        diary_read("diary", (struct bytes){person->entries.bytes, person->entries.length}, kinds,
                   DIARY_REMARK, &person->arena, &person->diary->diary, &person->list);
}

/* In up to two of its sessions; some of them are in no plan. */
static void have_homes(struct person *person, struct plan_previous_item *item)
{
    const struct plan_previous *previous = person->previous;

    for (unsigned i = draw(3); i > 0; i--)
        plan_words_add(&item->sessions,
                       previous->sessions[draw((unsigned)previous->session_count)].id,
                       &person->arena);
}

static void had_sessions(struct person *person)
{
    static const char *const ids[] = {"morning", "strength",     "stamina", "afternoon",
                                      "evening", "evening-rest", "day-off", "somewhere"};
    struct plan_previous *previous = person->previous;

    previous->session_count = sizeof ids / sizeof ids[0];
    previous->sessions =
        arena_array(&person->arena, previous->session_count, sizeof *previous->sessions);
    for (size_t i = 0; i < previous->session_count; i++)
        previous->sessions[i] = (struct plan_previous_session){ids[i], (long)draw(12)};
}

/* Anything, in any dose: the plan before may be somebody else's. */
static void had_a_plan(struct person *person, const struct content *content)
{
    static const char *const changes[] = {"", "up", "hold", "down", "rest", "drop"};
    static const char *const reasons[] = {"", "gap", "long-gap", "flare", "green"};
    const struct exercise *exercises = content->exercises.items;
    struct plan_previous *previous = arena_alloc(&person->arena, sizeof *previous);
    civil_day today = moment_civil(now).day;

    *previous = (struct plan_previous){.at = {now.seconds - (int64_t)draw(20) * 86400, 0},
                                       .first = today - 7, .last = today - (int)draw(40)};
    person->previous = previous;
    had_sessions(person);
    for (size_t i = 0; i < content->exercises.count; i++) {
        if (draw(6) > 0)
            continue;
        previous->items = report_row_open(&person->arena, previous->items, &previous->capacity,
                                          &previous->count, previous->count,
                                          sizeof *previous->items);
        previous->items[previous->count - 1] = (struct plan_previous_item){
            .id = exercises[i].id.text, .sets = (int)draw(5), .reps = 1 + (int)draw(50),
            .hold = (int)draw(70), .change = changes[draw(6)], .because = reasons[draw(5)]};
        have_homes(person, &previous->items[previous->count - 1]);
    }
}

static void have_a_past(struct person *person, const struct content *content,
                        const struct diary_kinds *kinds)
{
    if (draw(4) == 0)
        live_through_days(person, content, kinds);
    if (draw(4) == 0)
        had_a_plan(person, content);
    person->request.flare = draw(12) == 0;
}

static bool has_past(const struct person *person)
{
    return person->diary != NULL || person->previous != NULL || person->request.flare;
}

/* --- reading a plan --- */

static long whole(const struct record *record, const char *key)
{
    const char *text = record_get(record, key);
    long number = -1;

    if (text != NULL)
        number_parse_whole(text, 0, 100000, &number);
    return number;
}

static const struct record *session_of(const struct record_list *plan, const struct record *item)
{
    size_t index = 0;
    const char *id = record_get(item, "session");
    const struct record *session;

    while (id != NULL && (session = record_next(plan, "session", &index)) != NULL) {
        if (strcmp(session->value, id) == 0)
            return session;
    }
    return NULL;
}

static bool at_hand(const struct person *person, const char *thing)
{
    struct plan_words words;

    if (person->request.equipment == NULL)
        return answers_lists(&person->answers, "equipment", thing);
    words = plan_words_split(person->request.equipment, &((struct person *)person)->arena);
    return plan_words_have(&words, thing);
}

/* --- what must hold --- each returns NULL or what does not --- */

static const char *suits(const struct person *person, const struct exercise *exercise)
{
    const struct caution *cautions = exercise->not_for.items;

    for (size_t i = 0; i < exercise->not_for.count; i++) {
        if (truth_of(cautions[i].expression, &person->answers) != TRUTH_NO)
            return "a reason against it is not a known no";
    }
    for (size_t i = 0; i < exercise->equipment.count; i++) {
        if (!at_hand(person, exercise->equipment.items[i].text))
            return "its equipment is not at hand";
    }
    if (person->request.without != NULL
        && strcmp(person->request.without, exercise->id.text) == 0)
        return "it was not wanted";
    return NULL;
}

/* --- the second table --- */

static const struct expression *group_expressions[GROUP_ROWS];

static bool read_groups(const struct content *content, struct arena *arena,
                        struct diagnostic_list *list)
{
    bool good = true;

    for (size_t i = 0; i < GROUP_ROWS; i++) {
        const struct phrase when = {.text = group_rows[i].when};
        const char *id = group_rows[i].exercise;

        group_expressions[i] =
            expression_parse(&when, &content->vocabulary, EXPRESSION_FREE, arena, list);
        good &= group_expressions[i] != NULL
                && (*id == '\0' || content_exercise(content, id) != NULL);
    }
    return good;
}

/* An unknown answer is no no here either. */
static const char *allowed(const struct person *person, const struct exercise *exercise)
{
    for (size_t i = 0; i < GROUP_ROWS; i++) {
        const struct group_row *row = &group_rows[i];

        if ((*row->position == '\0'
             || strcmp(row->position, position_words[exercise->position]) == 0)
            && (*row->exercise == '\0' || strcmp(row->exercise, exercise->id.text) == 0)
            && truth_of(group_expressions[i], &person->answers) != TRUTH_NO)
            return row->when;
    }
    return NULL;
}

/* The most pain that the plan lets happen: 2 for special groups, never above 5. */
static const char *limit_fault(const struct person *person)
{
    static const char *const special[] = {"pregnant", "vertebral-fracture", "recent-surgery",
                                          "swollen-joints", "unsteady-or-frail"};
    const struct record *stop = record_first(&person->plan, "stop");
    long most = 5;

    for (size_t i = 0; i < sizeof special / sizeof special[0]; i++) {
        struct vocabulary_entry entry;

        if (vocabulary_find(person->answers.vocabulary, special[i], &entry)
            && person->answers.facts[entry.question->fact].truth == TRUTH_YES)
            most = 2;
    }
    if (stop == NULL)
        return "it says nothing of when to stop";
    for (long limit = most + 1; limit < 10; limit++) {
        char text[TEXT];

        snprintf(text, sizeof text, "up to %ld is fine; %ld, do no more", limit - 1, limit);
        if (strstr(stop->value, text) != NULL)
            return "its limit of pain is too high";
    }
    return NULL;
}

/* Less than the low end is for those whose past asks for it. */
static bool within(const struct person *person, long number, const struct span *span)
{
    long low = (long)span->low;

    if (has_past(person) && low > 1)
        low = 1;
    return number >= low && number <= (long)span->high;
}

static const char *dosed(const struct person *person, const struct exercise *exercise,
                         const struct record *item)
{
    enum stage stage = person->assessment.stage_known ? person->assessment.stage : STAGE_ACUTE;
    const struct dose *dose = exercise_dose(exercise, stage);
    long sets = whole(item, "sets");
    long work;

    if (dose == NULL)
        return "it is not offered at this stage";
    if (!within(person, sets, &dose->sets)
        || !within(person, whole(item, "reps"), &dose->reps)
        || !within(person, whole(item, "hold"), &dose->hold))
        return "its dose is outside the range";
    work = sets * whole(item, "sides") * whole(item, "reps")
           * (long)(exercise->pace.value + (double)whole(item, "hold"));
    if (whole(item, "seconds") < work)
        return "it takes longer than it says";
    return NULL;
}

static double highest(const struct person *person, const char *key)
{
    const struct figure_answer *figure = answers_figure(&person->answers, key);

    return figure->given ? figure->high : 0;
}

static const char *gentle(const struct person *person, const struct exercise *exercise)
{
    bool sore = highest(person, "pain") >= 7 || highest(person, "worst") >= 7;

    if (sore && !exercise_is_for(exercise, PURPOSE_SETTLE)
        && !exercise_is_for(exercise, PURPOSE_MOBILISE))
        return "it is too much for this pain";
    return NULL;
}

/* Desk exercises at work, floor ones outside it, on every working day of theirs. */
static const char *placed(const struct plan_hours *hours, const struct exercise *exercise,
                          const struct record *session)
{
    int minute = 0;
    int last;

    if (session == NULL || !civil_time_parse(record_get(session, "time"), &minute))
        return "it has no session with a time";
    last = minute + (int)whole(session, "minutes");
    for (int day = 0; day < CIVIL_WEEK_DAYS; day++) {
        bool inside = minute >= hours->first && last <= hours->last;
        bool outside = last <= hours->first || minute >= hours->last;

        if (!hours->days[day] || !plan_document_is_on(session, day))
            continue;
        if (exercise->setting == SETTING_DESK ? !inside : !outside)
            return "its session is at the wrong time of a working day";
    }
    return NULL;
}

static const char *often(const struct person *person, const struct content *content,
                         const struct record *item)
{
    const struct exercise *exercise = content_exercise(content, item->value);
    enum stage stage = person->assessment.stage_known ? person->assessment.stage : STAGE_ACUTE;
    const struct dose *dose = exercise_dose(exercise, stage);
    int days = 0;

    for (int day = 0; day < CIVIL_WEEK_DAYS; day++) {
        size_t index = 0;
        const struct record *other;
        int times = 0;

        while ((other = record_next(&person->plan, "do", &index)) != NULL)
            times += strcmp(other->value, item->value) == 0
                     && plan_document_is_on(session_of(&person->plan, other), day);
        if (times > (int)dose->times.high)
            return "it comes too often a day";
        days += times > 0;
    }
    return days > (int)dose->days.high ? "it comes on too many days" : NULL;
}

static const char *item_fault(const struct person *person, const struct content *content,
                              const struct plan_hours *hours, const struct record *item)
{
    const struct exercise *exercise = content_exercise(content, item->value);
    const char *fault;

    if (exercise == NULL)
        return "there is no such exercise";
    fault = suits(person, exercise);
    fault = fault != NULL ? fault : allowed(person, exercise);
    fault = fault != NULL ? fault : dosed(person, exercise, item);
    fault = fault != NULL ? fault : gentle(person, exercise);
    fault = fault != NULL ? fault : placed(hours, exercise, session_of(&person->plan, item));
    fault = fault != NULL ? fault : often(person, content, item);
    for (size_t i = 0; fault == NULL && i < 4; i++) {
        static const char *const needed[] = {"name", "brief", "why", "source"};

        if (record_get(item, needed[i]) == NULL)
            fault = "it lacks a name, brief, why or source";
    }
    return fault;
}

static long seconds_of(const struct record_list *plan, const char *session)
{
    size_t index = 0;
    const struct record *item;
    long seconds = 0;

    while ((item = record_next(plan, "do", &index)) != NULL) {
        if (strcmp(record_get(item, "session"), session) == 0)
            seconds += whole(item, "seconds");
    }
    return seconds;
}

/* Minutes add up on every day, and no session is long. */
static const char *minutes_fault(const struct person *person)
{
    long most = whole(&person->plan.items[0], "minutes");

    for (int day = 0; day < CIVIL_WEEK_DAYS; day++) {
        size_t index = 0;
        const struct record *session;
        long sum = 0;

        while ((session = record_next(&person->plan, "session", &index)) != NULL) {
            long minutes = whole(session, "minutes");

            if (minutes > 8 || minutes < 1
                || seconds_of(&person->plan, session->value) > minutes * 60)
                return "a session is empty, too long, or longer than it says";
            sum += plan_document_is_on(session, day) ? minutes : 0;
        }
        if (sum > most)
            return "a day has more minutes than there are";
    }
    return NULL;
}

static bool is_strength_day(const struct person *person, const struct content *content, int day)
{
    size_t index = 0;
    const struct record *item;

    while ((item = record_next(&person->plan, "do", &index)) != NULL) {
        if (exercise_is_for(content_exercise(content, item->value), PURPOSE_STRENGTHEN)
            && plan_document_is_on(session_of(&person->plan, item), day))
            return true;
    }
    return false;
}

static const char *strength_fault(const struct person *person, const struct content *content)
{
    civil_day first;
    civil_day last;

    if (!plan_document_span(&person->plan, &first, &last))
        return "it has no days";
    for (civil_day day = first; day < last; day++) {
        if (is_strength_day(person, content, civil_weekday(day))
            && is_strength_day(person, content, civil_weekday(day + 1)))
            return "strength on two days running";
    }
    return NULL;
}

/* Breaks lie inside working hours, on working days, with an exercise that suits. */
static const char *break_fault(const struct person *person, const struct content *content,
                               const struct plan_hours *hours)
{
    const struct record *pause = record_first(&person->plan, "break");
    int first;
    int last;

    if (pause == NULL)
        return NULL;
    if (record_get(pause, "do") != NULL
        && suits(person, content_exercise(content, record_get(pause, "do"))) != NULL)
        return "breaks with an exercise that does not suit";
    if (!civil_time_parse(record_get(pause, "first"), &first)
        || !civil_time_parse(record_get(pause, "last"), &last) || first <= hours->first
        || last >= hours->last || first > last)
        return "breaks outside working hours";
    for (int day = 0; day < CIVIL_WEEK_DAYS; day++) {
        if (plan_document_is_on(pause, day) && !hours->days[day])
            return "breaks on a day off";
    }
    return NULL;
}

/* --- who gets a plan at all --- */

/* How urgent a refusal is: never less than the assessment, nor than its answers. */
static const char *urgency_fault(const struct person *person)
{
    const char *refused = record_get(&person->plan.items[0], "refused");
    const struct record *urgency = record_first(&person->plan, "urgency");
    size_t level = word_index(refused, kind_urgencies, URGENCY_COUNT);

    if (level == URGENCY_COUNT || level < person->assessment.urgency
        || level < person->assessment.verdict.urgency)
        return "a refusal without its urgency";
    if (urgency == NULL || strcmp(urgency->value, refused) != 0)
        return "a refusal of two urgencies";
    return record_get(&person->plan.items[0], "reason") == NULL ? "a refusal without a word why"
                                                               : NULL;
}

static bool has_plan(const struct person *person)
{
    return person->refusal == PLAN_ALLOWED || person->refusal == PLAN_NOTHING;
}

static const char *refusal_fault(const struct person *person)
{
    const struct figure_answer *age = answers_figure(&person->answers, "age");
    bool due = person->assessment.urgency > URGENCY_ROUTINE || !age->given || age->low < 16
               || person->assessment.verdict.urgency > person->assessment.urgency;
    bool refused = record_get(&person->plan.items[0], "refused") != NULL;

    if (person->refusal == PLAN_WARNED && person->diary != NULL)
        due = true;
    if (due != refused || refused != !has_plan(person))
        return due ? "a plan for somebody who must have none" : "a refusal without a reason";
    if (refused && (record_first(&person->plan, "do") != NULL
                    || record_first(&person->plan, "session") != NULL))
        return "a refusal with exercises";
    return refused ? urgency_fault(person) : NULL;
}

/* A true assessment read back: the same answers, so the same verdict, and none that
 * "says more". Somebody whose answers make no sense has none. */
static bool comes_back(struct person *person, const struct content *content)
{
    struct verdict verdict;
    struct record_list records = {0};
    struct assessment read;

    verdict_make(content, &person->answers, now, false, &person->arena, &verdict);
    assessment_write(content, &person->answers, &verdict, now, &person->arena, &records);
    return assessment_read(content, &records, now, &person->arena, &read, &person->list)
           && read.urgency == verdict.urgency && read.basis == verdict.basis
           && read.verdict.urgency == verdict.urgency
           && read.verdict.open_count == verdict.open_count
           && plan_gate_judge(content, &read) != PLAN_CHANGED;
}

static const char *fault_of(const struct person *person, const struct content *content)
{
    const struct record_list *plan = &person->plan;
    const struct record *last = &plan->items[plan->count - 1];
    struct plan_hours hours;
    size_t index = 0;
    const struct record *item;
    const char *fault = refusal_fault(person);

    if (strcmp(plan->items[0].kind, "plan") != 0 || strcmp(last->kind, "end") != 0)
        return "it is no whole document";
    if (fault != NULL || !has_plan(person))
        return fault;
    if (person->refusal == PLAN_NOTHING && record_first(plan, "session") != NULL)
        return "a plan that says it is empty, and is not";
    plan_hours_parse(person->request.hours != NULL ? person->request.hours : "09:00-17:30 mon-fri",
                     &hours);
    while (fault == NULL && (item = record_next(plan, "do", &index)) != NULL)
        fault = item_fault(person, content, &hours, item);
    fault = fault != NULL ? fault : limit_fault(person);
    fault = fault != NULL ? fault : minutes_fault(person);
    fault = fault != NULL ? fault : strength_fault(person, content);
    return fault != NULL ? fault : break_fault(person, content, &hours);
}

/* --- the run --- */

struct tally {
    int valid;
    int plans;
    int with_exercise;
    int strong;
    int adapted; /* records of a change */
    int faults;
    int changed;
    int read_otherwise;
};

static void print_fault(const char *fault, int number, const struct person *person)
{
    struct text text = {0};

    record_write_list(&person->plan, RECORD_LINES, NULL, &text);
    printf("# person %d: %s\n# hours %s\n%s", number, fault,
           person->request.hours != NULL ? person->request.hours : "usual", text.bytes);
    text_free(&text);
}

/* Same inputs, same bytes. */
static bool is_same_again(struct person *person, const struct plan_making *making)
{
    struct record_list again = {0};
    struct text one = {0};
    struct text other = {0};
    enum plan_refusal refusal;
    bool same;

    plan_document_make(making, &person->arena, &again, &refusal, &person->list);
    record_write_list(&person->plan, RECORD_LINES, NULL, &one);
    record_write_list(&again, RECORD_LINES, NULL, &other);
    same = strcmp(one.bytes, other.bytes) == 0;
    text_free(&one);
    text_free(&other);
    return same;
}

static int count_adapted(const struct record_list *plan)
{
    size_t index = 0;
    int count = 0;

    while (record_next(plan, "adapt", &index) != NULL)
        count++;
    return count;
}

static void try_person(const struct content *content, const struct diary_kinds *kinds,
                       const struct stop_list *stops, int number, struct tally *tally)
{
    struct person person = {.refusal = PLAN_ALLOWED};
    struct plan_making making = {content, stops, &person.assessment, &person.request, now,
                                 NULL, NULL};
    const char *fault;

    answer_all(&person, content);
    assess(&person, content);
    ask(&person, content);
    have_a_past(&person, content, kinds);
    making.diary = person.diary;
    making.previous = person.previous;
    if (person.list.errors == 0
        && plan_document_make(&making, &person.arena, &person.plan, &person.refusal,
                              &person.list)) {
        tally->valid++;
        tally->plans += has_plan(&person);
        tally->with_exercise += record_first(&person.plan, "do") != NULL;
        tally->adapted += count_adapted(&person.plan);
        fault = fault_of(&person, content);
        if (fault == NULL)
            for (int day = 0; day < CIVIL_WEEK_DAYS; day++)
                tally->strong += is_strength_day(&person, content, day);
        if (fault != NULL && tally->faults++ < 3)
            print_fault(fault, number, &person);
        if (number % AGAIN == 0)
            tally->changed += !is_same_again(&person, &making);
        if (number % BACK == 0)
            tally->read_otherwise += !comes_back(&person, content);
    }
    diagnostic_free(&person.list);
    text_free(&person.entries);
    arena_free(&person.arena);
}

int main(void)
{
    const struct environment environment = {0};
    struct check check = {0};
    struct diagnostic_list list = {0};
    struct content content;
    struct stop_list stops;
    struct diary_kinds kinds;
    struct tally tally = {0};
    struct arena arena = {0};
    char text[TEXT];
    bool good = content_open(&content, &environment, build_content, CONTENT_FOR_PLAN, &list)
                && stop_read(&content.layers, &content.vocabulary, &content.arena, &stops, &list)
                && diary_kinds_read(&content.layers, &content.arena, &kinds, &list);

    good = good && read_groups(&content, &arena, &list);
    check_that(&check, good, "content can be read");
    for (int i = 0; good && tally.valid < PEOPLE && i < 20 * PEOPLE; i++)
        try_person(&content, &kinds, &stops, i, &tally);
    snprintf(text, sizeof text, "%d people, %d plans, %d with exercise, %d strength days: no fault",
             tally.valid, tally.plans, tally.with_exercise, tally.strong);
    check_that(&check, tally.faults == 0, text);
    check_that(&check, tally.valid == PEOPLE, "enough people made sense");
    check_that(&check, tally.plans > PEOPLE / 3 && tally.with_exercise > PEOPLE / 4,
               "enough of them got a plan");
    check_that(&check, tally.strong > PEOPLE / 100, "some of it is strength");
    check_that(&check, tally.adapted > PEOPLE, "and much of it follows a past");
    check_that(&check, tally.changed == 0, "the same inputs give the same bytes");
    check_that(&check, tally.read_otherwise == 0, "an assessment reads back as it was");
    content_close(&content);
    arena_free(&arena);
    diagnostic_free(&list);
    return check_end(&check);
}
