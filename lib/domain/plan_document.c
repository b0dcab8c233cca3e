#include "domain/plan_document.h"

#include "base/clock.h"
#include "base/number.h"
#include "base/text.h"
#include "document/kind.h"
#include "domain/plan_adapt.h"
#include "domain/plan_care.h"
#include "domain/plan_note.h"
#include "domain/plan_refusal.h"
#include "domain/plan_schedule.h"
#include "domain/plan_shortfall.h"
#include "domain/plan_stop.h"
#include "domain/plan_warning.h"

#include <string.h>

/* Everything known of one plan while it is written down. */
struct writing {
    const struct plan_making *making;
    struct plan_wish wish;
    struct plan_person person;
    struct plan_menu menu;
    struct plan_schedule schedule;
    struct plan_adapt adapt;
    struct arena *arena;
    struct record_list *records;
};

/* --- sessions ------------------------------------------------------------ */

static const char *weekdays(const bool days[CIVIL_WEEK_DAYS], struct arena *arena)
{
    struct plan_words words = {0};

    for (size_t i = 0; i < CIVIL_WEEK_DAYS; i++) {
        if (days[i])
            plan_words_add(&words, civil_weekday_words[i], arena);
    }
    return plan_words_join(&words, ",", arena);
}

static const char *time_text(int minute, struct arena *arena)
{
    char text[CIVIL_TIME_TEXT];

    return arena_text(arena, civil_time_print(minute, text));
}

static const char *session_brief(const struct plan_session *session, struct arena *arena)
{
    struct plan_words names = {0};

    for (size_t i = 0; i < session->count; i++)
        plan_words_add(&names, session->items[i].choice->exercise->name.text, arena);
    return plan_words_join(&names, ", ", arena);
}

static void write_session(const struct writing *writing, const struct plan_session *session)
{
    struct arena *arena = writing->arena;
    struct record *record = record_add(writing->records, arena, "session", session->id);

    record_set(arena, record, "time", time_text(session->minute, arena));
    record_set(arena, record, "weekdays", weekdays(session->days, arena));
    record_set_number(arena, record, "minutes", (double)session->minutes);
    record_set(arena, record, "brief", session_brief(session, arena));
}

/* The content's own brief tells a usual dose; a reminder has to tell this one. */
static const char *item_brief(const struct plan_item *item, struct arena *arena)
{
    const struct plan_dose *dose = &item->dose;
    const struct exercise *exercise = item->choice->exercise;

    return arena_format(arena, "%s: %s%s%s", exercise->name.text,
                        plan_dose_often(exercise, dose->sets, dose->reps, arena),
                        dose->hold > 0 ? arena_format(arena, ", hold %d s", dose->hold) : "",
                        dose->sides == 2 ? ", each side" : "");
}

static void write_item(const struct writing *writing, const struct plan_session *session,
                       size_t index)
{
    struct arena *arena = writing->arena;
    const struct plan_item *item = &session->items[index];
    const struct exercise *exercise = item->choice->exercise;
    struct record *record = record_add(writing->records, arena, "do", exercise->id.text);

    record_set(arena, record, "session", session->id);
    record_set_number(arena, record, "order", (double)(index + 1));
    record_set_number(arena, record, "sets", item->dose.sets);
    record_set_number(arena, record, "reps", item->dose.reps);
    record_set_number(arena, record, "hold", item->dose.hold);
    record_set_number(arena, record, "sides", item->dose.sides);
    record_set_number(arena, record, "seconds", item->dose.seconds);
    record_set_number(arena, record, "level", exercise->level.value);
    record_set(arena, record, "name", exercise->name.text);
    record_set(arena, record, "brief", item_brief(item, arena));
    record_set(arena, record, "why", plan_selection_why(item, &writing->person, arena));
    record_set(arena, record, "source", plan_words_of(&exercise->sources, ",", arena));
    if (item->dose.sets > 1)
        record_set_number(arena, record, "rest", item->dose.rest);
    record_set(arena, record, "how",
               plan_suitability_adjusted(exercise, writing->person.answers, arena));
}

static void write_break(const struct writing *writing)
{
    struct arena *arena = writing->arena;
    const struct plan_break *pause = &writing->schedule.pause;
    struct record *record;

    if (pause->every == 0)
        return;
    record = record_add(writing->records, arena, "break", "movement");
    record_set(arena, record, "every", arena_format(arena, "%ldmin", pause->every));
    record_set(arena, record, "first", time_text(pause->first, arena));
    record_set(arena, record, "last", time_text(pause->last, arena));
    record_set(arena, record, "weekdays", weekdays(pause->days, arena));
    if (pause->exercise != NULL)
        record_set(arena, record, "do", pause->exercise->id.text);
    record_set(arena, record, "brief",
               pause->exercise != NULL ? pause->exercise->brief.text
                                       : "Change position and move about for a minute or two");
}

/* --- the whole ----------------------------------------------------------- */

static void write_head(const struct writing *writing)
{
    struct arena *arena = writing->arena;
    const struct plan_wish *wish = &writing->wish;
    struct record *record = record_add(writing->records, arena, "plan", document_version);
    char date[CIVIL_DATE_TEXT];

    record_set_moment(arena, record, "at", writing->making->now);
    record_set_moment(arena, record, "asked", writing->making->assessment->asked);
    record_set(arena, record, "start", arena_text(arena, civil_day_print(wish->start, date)));
    record_set_number(arena, record, "days", (double)wish->days);
    record_set_number(arena, record, "minutes", (double)wish->minutes);
    record_set(arena, record, "for",
               writing->person.cause != NULL ? writing->person.cause->id.text : "mixed");
    record_set(arena, record, "stage", stage_words[writing->person.stage]);
    record_set(arena, record, "cleared", wish->clearance.text);
}

static void write_all(const struct writing *writing)
{
    const struct plan_making *making = writing->making;
    const struct plan_schedule *schedule = &writing->schedule;
    struct arena *arena = writing->arena;
    struct record_list *records = writing->records;
    struct plan_walking walking =
        plan_walking_of(making->content, &writing->person, making->diary,
                        moment_civil(making->now).day, arena);

    write_head(writing);
    for (size_t i = 0; i < schedule->count; i++)
        write_session(writing, &schedule->sessions[i]);
    for (size_t i = 0; i < schedule->count; i++) {
        for (size_t j = 0; j < schedule->sessions[i].count; j++)
            write_item(writing, &schedule->sessions[i], j);
    }
    write_break(writing);
    plan_care_write(making->content, &writing->person, &walking, arena, records);
    plan_note_write_avoided(&writing->menu, arena, records);
    plan_adapt_write(&writing->adapt, schedule, records);
    plan_care_write_ladder(making->content, &writing->person, arena, records);
    plan_note_write_open(&writing->menu, arena, records);
    plan_stop_write(making->content, making->stops, &writing->person, schedule,
                    making->assessment->region, arena, records);
    record_copy(making->assessment->records, "safety-net", arena, records);
    record_copy(making->assessment->records, "review", arena, records);
    plan_adapt_write_reviews(&writing->adapt, records);
    plan_adapt_write_notes(&writing->adapt, records);
    plan_note_write(making->content, &writing->person, &writing->wish, &writing->menu, schedule,
                    arena, records);
    record_add(records, arena, "end", "plan");
}

/* What is more urgent goes first: the assessment's own refusal, or what the diary says. */
static bool is_overruled(const struct assessment *assessment, enum plan_refusal refusal,
                         const struct plan_warning *warning)
{
    enum urgency own = assessment->urgency > assessment->verdict.urgency
                           ? assessment->urgency
                           : assessment->verdict.urgency;

    if (refusal == PLAN_UNFINISHED || refusal == PLAN_STALE)
        own = own > URGENCY_SOON ? own : URGENCY_SOON;
    return refusal == PLAN_ALLOWED || warning->urgency > own;
}

/* What no plan needs and does not hold must not seem to stand behind one, nor shorten it. */
static void leave_clearance_aside(const struct plan_making *making,
                                  const struct plan_covering *covering, struct arena *arena,
                                  struct plan_wish *wish)
{
    const char *fault =
        plan_clearance_fault(making->content, &wish->clearance, covering, arena);

    if (!wish->clearance.given || fault == NULL)
        return;
    plan_words_add(&wish->notes,
                   arena_format(arena, "This plan needs no --cleared, and the one given is left "
                                       "aside. %s",
                                fault),
                   arena);
    wish->clearance = (struct plan_clearance){.given = false};
}

/* Whether there is no plan; then the refusal is written. */
static bool refuse(const struct plan_making *making, struct plan_wish *wish,
                   struct arena *arena, struct record_list *records, enum plan_refusal *refusal)
{
    const struct content *content = making->content;
    const struct assessment *assessment = making->assessment;
    struct plan_warning warning;
    struct plan_covering covering;

    plan_clearance_cover(content, assessment, &wish->clearance, making->diary, making->now,
                         wish->start, arena, &covering);
    *refusal = plan_gate_judge_cleared(content, assessment, &covering);
    if (making->diary != NULL) {
        const civil_day *cleared =
            covering.cover == COVER_WHOLE ? &wish->clearance.day : NULL;

        plan_diary_sum(making->diary, content, assessment->asked, cleared, making->now);
        if (plan_warning_find(making->diary, content, assessment, cleared, making->now, arena,
                              &warning)
            && is_overruled(assessment, *refusal, &warning)) {
            *refusal = PLAN_WARNED;
            plan_warning_write(&warning, content, assessment, making->now, arena, records);
            return true;
        }
    }
    if (*refusal != PLAN_ALLOWED)
        plan_refusal_write(content, assessment, &wish->clearance, &covering, *refusal,
                           making->now, arena, records);
    else
        leave_clearance_aside(making, &covering, arena, wish);
    return *refusal != PLAN_ALLOWED;
}

/* The menu, as the diary and the plan before leave it. */
static void adapt(struct writing *writing)
{
    const struct plan_making *making = writing->making;
    const struct plan_adapt_input input = {making->content, making->assessment, making->diary,
                                           making->previous, making->now, making->request->flare};

    plan_adapt_begin(&writing->adapt, &input, &writing->wish, &writing->person, writing->arena);
    plan_menu_make(making->content, &writing->person, &writing->wish, writing->arena,
                   &writing->menu);
    plan_adapt_menu(&writing->adapt, &writing->menu);
}

/* No day of the plan lies beyond the go-ahead that it goes by. */
static void keep_within_clearance(struct plan_wish *wish, struct arena *arena)
{
    const struct plan_clearance *clearance = &wish->clearance;
    long most = (long)(clearance->until - wish->start) + 1;
    char seen[CIVIL_DATE_TEXT];
    char until[CIVIL_DATE_TEXT];

    plan_words_add(&wish->notes,
                   arena_format(arena, "A clinician looked at %s on %s and said that exercise is "
                                       "fine. That holds until %s, as long as nothing new "
                                       "appears%s.",
                                plan_words_join(&clearance->rules, ", ", arena),
                                civil_day_print(clearance->day, seen),
                                civil_day_print(clearance->until, until),
                                wish->days > most ? "; the plan ends then" : ""),
                   arena);
    wish->days = wish->days > most ? most : wish->days;
}

bool plan_document_make(const struct plan_making *making, struct arena *arena,
                        struct record_list *records, enum plan_refusal *refusal,
                        struct diagnostic_list *list)
{
    struct writing writing = {.making = making, .arena = arena, .records = records};
    const struct content *content = making->content;
    struct plan_schedule_input input = {&content->thresholds, &writing.person, &writing.wish,
                                        making->previous, NULL};
    struct plan_choice *walk;

    if (!plan_wish_make(content, &making->assessment->answers, making->request, making->now, arena,
                        &writing.wish, list))
        return false;
    if (refuse(making, &writing.wish, arena, records, refusal))
        return true;
    if (writing.wish.clearance.given)
        keep_within_clearance(&writing.wish, arena);
    plan_person_make(content, making->assessment, writing.wish.ceiling,
                     writing.wish.clearance.given, &writing.person);
    adapt(&writing);
    walk = writing.wish.break_minutes > 0 ? plan_menu_walk(&writing.menu) : NULL;
    /* The walk of the breaks is often enough. */
    if (walk != NULL && !walk->wished)
        plan_menu_use(walk, writing.wish.hours.days, walk->dose.times_most);
    input.walk = walk != NULL ? walk->exercise : NULL;
    plan_schedule_make(&input, &writing.menu, arena, &writing.schedule);
    write_all(&writing);
    if (plan_shortfall_is_total(&writing.wish, &writing.schedule))
        *refusal = PLAN_NOTHING;
    return true;
}

/* --- reading one --------------------------------------------------------- */

bool plan_document_is_on(const struct record *record, int weekday)
{
    const char *days = record_get(record, "weekdays");

    return days != NULL && strstr(days, civil_weekday_words[weekday]) != NULL;
}

bool plan_document_span(const struct record_list *plan, civil_day *first, civil_day *last)
{
    const char *start = record_get(&plan->items[0], "start");
    const char *days = record_get(&plan->items[0], "days");
    long count;

    if (start == NULL || days == NULL || !civil_day_parse(start, first)
        || !number_parse_whole(days, 1, PLAN_DAYS_MOST, &count))
        return false;
    *last = *first + (civil_day)count - 1;
    return true;
}

static void add_session_items(const struct record_list *plan, const char *session,
                              struct arena *arena, struct record_list *records)
{
    size_t index = 0;
    const struct record *record;

    while ((record = record_next(plan, "do", &index)) != NULL) {
        const char *of = record_get(record, "session");

        if (of != NULL && strcmp(of, session) == 0)
            *record_add(records, arena, "do", record->value) = *record;
    }
}

static bool read_moment(const struct record *head, const char *key, struct moment *moment)
{
    const char *text = record_get(head, key);

    return text != NULL && moment_parse(text, moment);
}

struct moment plan_document_asked(const struct record_list *plan)
{
    const struct record *head = record_first(plan, "plan");
    struct moment asked = {.seconds = 0};
    civil_day first;
    civil_day last;

    if (!read_moment(head, "asked", &asked) && !read_moment(head, "at", &asked)
        && plan_document_span(plan, &first, &last))
        clock_place((struct civil){first, 0, 0}, &asked);
    return asked;
}

bool plan_document_cleared(const struct record_list *plan, civil_day *day)
{
    const char *cleared = record_get(record_first(plan, "plan"), "cleared");
    char date[CIVIL_DATE_TEXT] = {0};

    if (cleared != NULL && strcspn(cleared, ":") < sizeof date)
        memcpy(date, cleared, strcspn(cleared, ":"));
    return civil_day_parse(date, day);
}

void plan_document_day(const struct record_list *plan, civil_day day, struct arena *arena,
                       struct record_list *records)
{
    size_t index = 0;
    civil_day first;
    civil_day last;
    const struct record *session;

    if (!plan_document_span(plan, &first, &last) || day < first || day > last)
        return;
    while ((session = record_next(plan, "session", &index)) != NULL) {
        if (plan_document_is_on(session, civil_weekday(day)))
            add_session_items(plan, session->value, arena, records);
    }
}
