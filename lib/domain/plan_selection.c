#include "domain/plan_selection.h"

#include "base/amount.h"
#include "domain/plan_step.h"

#include <string.h>

enum { WISHED = 10000, KEPT = 5000, AT_HOME = 5000, NONE = -1 };

/* What speaks for and against, in points; only their order counts. */
enum {
    POINTS_PURPOSE = 60, /* times weight, divided by how often it was served */
    POINTS_NEW_POSITION = 10,
    POINTS_SAME_TARGET = -8,
    POINTS_LEVEL = -12, /* a level away from what suits */
    POINTS_MORE_OFTEN = 24, /* few exercises are easier to learn than many */
    POINTS_OFTEN_ENOUGH = -40,
    POINTS_SOURCE = 2, /* what more sources name goes first among equals */
    MOST_SOURCES = 6
};

/* Strength work has days of its own, whatever else it is good for. */
static bool may_be_in(const struct plan_session *session, const struct exercise *exercise)
{
    if (exercise_is_for(exercise, PURPOSE_STRENGTHEN) && (session->purposes & PLAN_STRENGTH) == 0)
        return false;
    return exercise->setting == SETTING_DESK ? session->desk : session->floor;
}

static bool serves(const struct plan_session *session, const struct exercise *exercise,
                   enum purpose purpose)
{
    return (session->purposes & 1u << purpose) != 0 && exercise_is_for(exercise, purpose);
}

static bool is_in(const struct plan_session *session, const struct exercise *exercise)
{
    for (size_t i = 0; i < session->count; i++) {
        if (session->items[i].choice->exercise == exercise)
            return true;
    }
    return false;
}

/* The purpose of the session that most calls for this exercise, and its points. */
static double best_purpose(const struct plan_session *session, const struct plan_choice *choice,
                           const struct plan_person *person, const struct plan_mix *mix,
                           enum purpose *purpose)
{
    double best = NONE;

    for (int i = 0; i < PURPOSE_COUNT; i++) {
        double weight = choice->wished && person->weights[i] <= 0 ? 1 : person->weights[i];
        double points = POINTS_PURPOSE * weight / (1 + mix->picks[i]);

        if (!serves(session, choice->exercise, (enum purpose)i) || weight <= 0 || points <= best)
            continue;
        best = points;
        *purpose = (enum purpose)i;
    }
    return best;
}

/* What it works on first; a user's own exercise may leave the list empty. */
static const char *first_target(const struct exercise *exercise)
{
    return exercise->targets.count > 0 ? exercise->targets.items[0].text : "the back";
}

static double variety(const struct plan_session *session, const struct exercise *exercise)
{
    double points = POINTS_NEW_POSITION;

    for (size_t i = 0; i < session->count; i++) {
        const struct exercise *other = session->items[i].choice->exercise;

        if (other->position == exercise->position)
            points = points > 0 ? points - POINTS_NEW_POSITION : points;
        if (strcmp(first_target(other), first_target(exercise)) == 0)
            points += POINTS_SAME_TARGET;
    }
    return points;
}

static double habit_points(const struct plan_session *session, const struct plan_choice *choice)
{
    int used = plan_menu_used(choice, session->days);

    if (used == 0)
        return 0;
    return used < choice->dose.times_least ? POINTS_MORE_OFTEN : POINTS_OFTEN_ENOUGH;
}

static double support(const struct exercise *exercise)
{
    size_t count = exercise->sources.count;

    return POINTS_SOURCE * (double)(count < MOST_SOURCES ? count : MOST_SOURCES);
}

static bool rests(const struct plan_session *session, const struct plan_choice *choice)
{
    for (size_t i = 0; i < CIVIL_WEEK_DAYS; i++) {
        if (session->days[i] && choice->rests[i])
            return true;
    }
    return false;
}

/* On how many days it would be done, with the sessions that have it already. */
static size_t days_with(const struct plan_session *session, const struct plan_choice *choice)
{
    size_t count = 0;

    for (size_t i = 0; i < CIVIL_WEEK_DAYS; i++)
        count += session->days[i] || choice->used[i] > 0;
    return count;
}

static bool is_open_to(const struct plan_session *session, const struct plan_choice *choice)
{
    return choice->suitability.fitness == PLAN_FITS && may_be_in(session, choice->exercise)
           && !is_in(session, choice->exercise) && !rests(session, choice)
           && plan_menu_used(choice, session->days) < choice->dose.times_most
           && (size_t)choice->dose.days_most >= days_with(session, choice);
}

/* What goes on comes first, most of all in the session that had it. */
static double kept_points(const struct plan_session *session, const struct plan_choice *choice)
{
    double points = 0;

    if (choice->kept && plan_words_have(&choice->homes, session->home))
        points += AT_HOME;
    if (choice->kept && plan_menu_used(choice, session->days) == 0)
        points += KEPT;
    return points;
}

/* Whether it goes on in this session: where the plan before had it, or, where it had it
 * nowhere that there is now, in the first that can have it. */
static bool goes_on_in(const struct plan_session *session, const struct plan_choice *choice)
{
    if (!choice->kept)
        return false;
    return choice->homes.count > 0 ? plan_words_have(&choice->homes, session->home)
                                   : plan_menu_is_unused(choice);
}

/* Its place is kept for it, so that what fitted last time fits again. */
static bool waits_for_home(const struct plan_session *session, const struct plan_choice *choice)
{
    return choice->kept && choice->homes.count > 0 && plan_menu_is_unused(choice)
           && !plan_words_have(&choice->homes, session->home);
}

static double score(const struct plan_session *session, const struct plan_choice *choice,
                    const struct plan_person *person, const struct plan_mix *mix,
                    enum purpose *purpose)
{
    double points = best_purpose(session, choice, person, mix, purpose);
    double away = choice->exercise->level.value - person->level_wanted;

    if (points < 0)
        return NONE;
    points += variety(session, choice->exercise) + habit_points(session, choice);
    points += POINTS_LEVEL * (away < 0 ? -away : away) + support(choice->exercise);
    /* Everything that is possible stays above NONE. */
    return points + POINTS_PURPOSE * PLAN_ITEMS_MOST
           + (choice->wished && plan_menu_is_unused(choice) ? WISHED : 0)
           + kept_points(session, choice);
}

/* The dose that goes into what is left of the session; false when none does. What is
 * known gives up no more than it must. */
static bool fitting_dose(const struct plan_session *session, const struct plan_choice *choice,
                         struct plan_dose *dose)
{
    long left = session->most * AMOUNT_MINUTE - plan_session_seconds(session);

    *dose = choice->dose.seconds <= left ? choice->dose : choice->low_dose;
    if (choice->kept)
        return plan_step_fit(choice->exercise, &choice->low_dose, &choice->dose, left, dose);
    return dose->seconds <= left;
}

static bool add_best(struct plan_session *session, bool going_on, const struct plan_person *person,
                     struct plan_menu *menu, struct plan_mix *mix)
{
    struct plan_choice *best = NULL;
    struct plan_dose best_dose = {0};
    enum purpose best_for = PURPOSE_SETTLE;
    double most = NONE;

    for (size_t i = 0; i < menu->count; i++) {
        struct plan_choice *choice = &menu->items[i];
        enum purpose purpose = PURPOSE_SETTLE;
        struct plan_dose dose;
        double points;

        if ((going_on ? !goes_on_in(session, choice) : waits_for_home(session, choice))
            || !is_open_to(session, choice) || !fitting_dose(session, choice, &dose))
            continue;
        points = score(session, choice, person, mix, &purpose);
        if (points <= most)
            continue;
        best = choice;
        best_dose = dose;
        best_for = purpose;
        most = points;
    }
    if (best == NULL)
        return false;
    session->items[session->count++] = (struct plan_item){best, best_dose, best_for};
    plan_menu_use(best, session->days, 1);
    mix->picks[best_for]++;
    return true;
}

/* By position, so that few changes are needed; then by id, so that the same exercises
 * come in the same order, however they were found. */
static bool comes_after(const struct plan_item *item, const struct plan_item *other)
{
    const struct exercise *exercise = item->choice->exercise;
    const struct exercise *before = other->choice->exercise;

    if (exercise->position != before->position)
        return exercise->position > before->position;
    return strcmp(exercise->id.text, before->id.text) > 0;
}

/* Few, so a plain insertion. */
static void put_in_order(struct plan_session *session)
{
    for (size_t i = 1; i < session->count; i++) {
        struct plan_item item = session->items[i];
        size_t at = i;

        while (at > 0 && comes_after(&session->items[at - 1], &item)) {
            session->items[at] = session->items[at - 1];
            at--;
        }
        session->items[at] = item;
    }
}

static void add_all(struct plan_session *session, bool going_on, const struct plan_person *person,
                    struct plan_menu *menu, struct plan_mix *mix)
{
    size_t most = session->desk ? PLAN_ITEMS_AT_WORK : PLAN_ITEMS_MOST;

    while (session->count < most && add_best(session, going_on, person, menu, mix))
        continue;
    put_in_order(session);
    plan_session_time(session);
}

void plan_selection_go_on(struct plan_session *session, const struct plan_person *person,
                          struct plan_menu *menu, struct plan_mix *mix)
{
    add_all(session, true, person, menu, mix);
}

void plan_selection_fill(struct plan_session *session, const struct plan_person *person,
                         struct plan_menu *menu, struct plan_mix *mix)
{
    add_all(session, false, person, menu, mix);
}

static bool could_be_in(const struct plan_session *session, const struct plan_choice *choice)
{
    bool serving = false;

    for (int i = 0; i < PURPOSE_COUNT; i++)
        serving |= serves(session, choice->exercise, (enum purpose)i);
    return serving && choice->suitability.fitness == PLAN_FITS
           && may_be_in(session, choice->exercise);
}

bool plan_selection_rests(const struct plan_session *session, const struct plan_menu *menu,
                          bool days[CIVIL_WEEK_DAYS])
{
    bool some = false;
    bool others = false;

    memset(days, 0, CIVIL_WEEK_DAYS * sizeof days[0]);
    for (size_t i = 0; i < menu->count; i++) {
        const struct plan_choice *choice = &menu->items[i];

        for (size_t day = 0; choice->kept && day < CIVIL_WEEK_DAYS; day++)
            days[day] |= session->days[day] && choice->rests[day] && could_be_in(session, choice);
    }
    for (size_t day = 0; day < CIVIL_WEEK_DAYS; day++) {
        some |= days[day];
        others |= session->days[day] && !days[day];
    }
    return some && others;
}

bool plan_selection_possible(const struct plan_session *session, const struct plan_person *person,
                             const struct plan_menu *menu)
{
    const struct plan_mix mix = {{0}};
    enum purpose purpose;
    struct plan_dose dose;

    for (size_t i = 0; i < menu->count; i++) {
        if (is_open_to(session, &menu->items[i])
            && fitting_dose(session, &menu->items[i], &dose)
            && score(session, &menu->items[i], person, &mix, &purpose) > NONE)
            return true;
    }
    return false;
}

const char *plan_selection_why(const struct plan_item *item, const struct plan_person *person,
                               struct arena *arena)
{
    static const char *const purposes[PURPOSE_COUNT] = {
        [PURPOSE_SETTLE] = "calms and eases",
        [PURPOSE_MOBILISE] = "keeps you moving",
        [PURPOSE_STRENGTHEN] = "builds strength",
        [PURPOSE_ENDURE] = "builds stamina",
    };

    const char *preferred = person->preferred[item->purpose];

    return arena_format(arena, "%s: %s%s%s%s%s%s%s%s", purposes[item->purpose],
                        first_target(item->choice->exercise),
                        person->cause != NULL ? "; suits " : "; part of an even mix",
                        person->cause != NULL ? person->cause->suspect.text : "",
                        preferred != NULL ? "; " : "", preferred != NULL ? preferred : "",
                        person->gentle_why != NULL ? "; " : "",
                        person->gentle_why != NULL ? person->gentle_why : "",
                        item->choice->wished ? "; you asked for it" : "");
}
