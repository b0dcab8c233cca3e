#include "domain/plan_schedule.h"

#include "base/amount.h"
#include "domain/plan_growth.h"

#include <string.h>

enum {
    QUARTER = 15, /* minutes, as all of these */
    HOUR = 60,
    LONG_DAY = 3 * HOUR, /* working hours that hold three sessions at the desk */
    LATE = 22 * HOUR,    /* no session begins later, */
    EARLY = 5 * HOUR,    /* or earlier */
    SLOTS = 4
};

/* The times of day that a session can have. */
enum slot { SLOT_MORNING, SLOT_MIDDAY, SLOT_AFTERNOON, SLOT_OUTSIDE };

struct scheduling {
    const struct threshold_table *thresholds;
    const struct plan_person *person;
    const struct plan_wish *wish;
    const struct plan_previous *previous;
    struct plan_menu *menu;
    struct plan_schedule *schedule;
    struct plan_mix mix;
    bool workdays[CIVIL_WEEK_DAYS]; /* weekdays that the plan has */
    bool days_off[CIVIL_WEEK_DAYS];
    bool all_days[CIVIL_WEEK_DAYS];
    bool break_days[CIVIL_WEEK_DAYS]; /* working days, whether they rest or not */
    long minutes[SLOTS]; /* for each slot, 0: not used */
};

static long value(const struct scheduling *scheduling, enum threshold_name name)
{
    return (long)threshold_value(scheduling->thresholds, name);
}

static bool any_day(const bool days[CIVIL_WEEK_DAYS])
{
    for (size_t i = 0; i < CIVIL_WEEK_DAYS; i++) {
        if (days[i])
            return true;
    }
    return false;
}

/* Rest falls on a day off where there is one, Sunday first; in a week of work, on its
 * last day. CIVIL_WEEK_DAYS when no day is left. */
static int pick_rest_day(const struct scheduling *scheduling)
{
    const struct plan_wish *wish = scheduling->wish;

    for (int i = CIVIL_WEEK_DAYS - 1; i >= 0; i--) {
        if (scheduling->days_off[i])
            return i;
    }
    for (civil_day day = wish->start + CIVIL_WEEK_DAYS - 1; day >= wish->start; day--) {
        if (scheduling->all_days[civil_weekday(day)])
            return civil_weekday(day);
    }
    return CIVIL_WEEK_DAYS;
}

/* A short plan has none: it holds fewer days of exercise anyway. */
static void set_rest(struct scheduling *scheduling)
{
    long wanted = value(scheduling, THRESHOLD_REST_DAYS);

    memcpy(scheduling->break_days, scheduling->workdays, sizeof scheduling->break_days);
    for (long i = 0; i < wanted && scheduling->wish->days >= CIVIL_WEEK_DAYS; i++) {
        int day = pick_rest_day(scheduling);

        if (day == CIVIL_WEEK_DAYS)
            return;
        scheduling->all_days[day] = false;
        scheduling->workdays[day] = false;
        scheduling->days_off[day] = false;
        scheduling->schedule->rest[day] = true;
    }
}

static void set_days(struct scheduling *scheduling)
{
    const struct plan_wish *wish = scheduling->wish;

    for (long i = 0; i < wish->days && i < CIVIL_WEEK_DAYS; i++) {
        int weekday = civil_weekday(wish->start + (civil_day)i);

        if (wish->away[weekday])
            continue;
        scheduling->all_days[weekday] = true;
        scheduling->workdays[weekday] = wish->hours.days[weekday];
        scheduling->days_off[weekday] = !wish->hours.days[weekday];
    }
    set_rest(scheduling);
}

/* --- times --------------------------------------------------------------- */

static int quarter(int minute)
{
    return minute / QUARTER * QUARTER;
}

/* Fifths of the working day, in whole quarters of an hour; outside it, an hour after
 * the end, or before the beginning of a late shift. */
static int slot_time(const struct plan_hours *hours, enum slot slot)
{
    int span = hours->last - hours->first;

    switch (slot) {
    case SLOT_MORNING:
        return quarter(hours->first + span / 5 + QUARTER - 1);
    case SLOT_MIDDAY:
        return quarter(hours->first + span / 2);
    case SLOT_AFTERNOON:
        return quarter(hours->first + span * 4 / 5);
    case SLOT_OUTSIDE:
        break;
    }
    if (hours->last + HOUR <= LATE)
        return hours->last + HOUR;
    return hours->first - HOUR >= EARLY ? hours->first - HOUR : -1;
}

static const char *name_of_time(int minute)
{
    static const struct {
        int before;
        const char *name;
    } names[] = {{11 * HOUR + 2 * QUARTER, "morning"},
                 {14 * HOUR, "midday"},
                 {17 * HOUR, "afternoon"},
                 {CIVIL_DAY_MINUTES, "evening"}};
    size_t i = 0;

    while (minute >= names[i].before)
        i++;
    return names[i].name;
}

/* Shifts can put two sessions into one part of the day. */
static const char *free_name(const struct plan_schedule *schedule, const char *name,
                             const char *otherwise)
{
    for (size_t i = 0; i < schedule->count; i++) {
        if (strcmp(schedule->sessions[i].id, name) == 0)
            return otherwise;
    }
    return name;
}

/* --- minutes ------------------------------------------------------------- */

static bool outside_is_possible(const struct scheduling *scheduling)
{
    struct plan_session session = {.home = "", .floor = true, .purposes = PLAN_LOOSEN,
                                   .most = value(scheduling, THRESHOLD_SESSION_MINUTES_MOST)};

    memcpy(session.days, scheduling->all_days, sizeof session.days);
    return slot_time(&scheduling->wish->hours, SLOT_OUTSIDE) >= 0
           && plan_selection_possible(&session, scheduling->person, scheduling->menu);
}

static long shortened(const struct scheduling *scheduling, long minutes)
{
    return scheduling->wish->halved ? (minutes + 1) / 2 : minutes;
}

static void spread(struct scheduling *scheduling, const enum slot slots[], long count, long minutes)
{
    long most = value(scheduling, THRESHOLD_SESSION_MINUTES_MOST);

    for (long i = 0; i < count; i++) {
        long share = minutes / count + (i < minutes % count ? 1 : 0);

        scheduling->minutes[slots[i]] += share;
        if (scheduling->minutes[slots[i]] > most)
            scheduling->minutes[slots[i]] = most;
    }
}

/* Short blocks at work, a second one for the middle of the day, where strength is; what
 * is left goes outside work, and what does not fit there is spread. */
static void share_with_outside(struct scheduling *scheduling, const enum slot slots[], long count)
{
    long block = value(scheduling, THRESHOLD_BLOCK_SECONDS) / AMOUNT_MINUTE;
    long most = value(scheduling, THRESHOLD_SESSION_MINUTES_MOST);
    long left = scheduling->wish->minutes - block * (count + 1);
    long second = left < block ? left : block;
    long outside = block + left - second < most ? block + left - second : most;

    for (long i = 0; i < count; i++)
        scheduling->minutes[slots[i]] = block;
    scheduling->minutes[SLOT_MIDDAY] += second;
    scheduling->minutes[SLOT_OUTSIDE] = outside;
    spread(scheduling, slots, count, left - second - (outside - block));
}

/* The slots in the order in which they are wanted; one for each short block that
 * the minutes hold. */
static void share_minutes(struct scheduling *scheduling)
{
    static const enum slot slots[] = {SLOT_MIDDAY, SLOT_MORNING, SLOT_AFTERNOON};
    const struct plan_hours *hours = &scheduling->wish->hours;
    long block = value(scheduling, THRESHOLD_BLOCK_SECONDS) / AMOUNT_MINUTE;
    long wanted = scheduling->wish->minutes / block;
    long at_work = hours->last - hours->first >= LONG_DAY ? SLOTS - 1 : 1;

    if (wanted > at_work && outside_is_possible(scheduling))
        share_with_outside(scheduling, slots, at_work);
    else
        spread(scheduling, slots, wanted < at_work ? wanted : at_work, scheduling->wish->minutes);
    for (size_t i = 0; i < SLOTS; i++)
        scheduling->minutes[i] = shortened(scheduling, scheduling->minutes[i]);
}

/* --- sessions ------------------------------------------------------------ */

/* Keeps it when there is something in it and a day for it. What goes on comes first; where
 * nothing does, it is filled at once. */
static bool add_whole(struct scheduling *scheduling, struct plan_session session)
{
    struct plan_schedule *schedule = scheduling->schedule;

    if (!any_day(session.days) || session.most <= 0 || session.minute < 0)
        return false;
    plan_selection_go_on(&session, scheduling->person, scheduling->menu, &scheduling->mix);
    if (session.count == 0)
        plan_selection_fill(&session, scheduling->person, scheduling->menu, &scheduling->mix);
    if (session.count == 0)
        return false;
    schedule->sessions[schedule->count++] = session;
    return true;
}

/* The same session on days when something of it rests. */
static const char *resting_name(const char *id)
{
    static const struct {
        const char *id;
        const char *resting;
    } names[] = {{"morning", "morning-rest"},     {"midday", "midday-rest"},
                 {"afternoon", "afternoon-rest"}, {"evening", "evening-rest"},
                 {"strength", "strength-rest"},   {"stamina", "stamina-rest"},
                 {"day-off", "day-off-rest"},     {"first", "first-rest"},
                 {"second", "second-rest"},       {"third", "third-rest"},
                 {"outside", "outside-rest"}};
    size_t i = 0;

    while (i < sizeof names / sizeof names[0] - 1 && strcmp(names[i].id, id) != 0)
        i++;
    return names[i].resting;
}

/* Adds it, in two parts where something of it rests on some of its days: what rests
 * comes back after them, and all else goes on. */
static bool add_session(struct scheduling *scheduling, struct plan_session session)
{
    struct plan_session resting;
    bool added;

    session.home = session.id;
    resting = session;
    if (!plan_selection_rests(&session, scheduling->menu, resting.days))
        return add_whole(scheduling, session);
    resting.id = resting_name(session.id);
    for (size_t i = 0; i < CIVIL_WEEK_DAYS; i++)
        session.days[i] = session.days[i] && !resting.days[i];
    added = add_whole(scheduling, session);
    return add_whole(scheduling, resting) || added;
}

static struct plan_session session_in(const struct scheduling *scheduling, enum slot slot,
                                      unsigned purposes)
{
    int minute = slot_time(&scheduling->wish->hours, slot);
    struct plan_session session = {.minute = minute,
                                   .desk = slot != SLOT_OUTSIDE,
                                   .floor = slot == SLOT_OUTSIDE,
                                   .purposes = purposes,
                                   .most = scheduling->minutes[slot]};
    static const char *const spare[SLOTS] = {"first", "second", "third", "outside"};

    session.id = minute < 0 ? spare[slot]
                            : free_name(scheduling->schedule, name_of_time(minute), spare[slot]);
    memcpy(session.days, slot == SLOT_OUTSIDE ? scheduling->all_days : scheduling->workdays,
           sizeof session.days);
    return session;
}

/* How often a week strength work is wanted: what most of the exercises allow. */
static int strength_days_wanted(const struct scheduling *scheduling)
{
    int most = 0;

    for (size_t i = 0; i < scheduling->menu->count; i++) {
        const struct plan_choice *choice = &scheduling->menu->items[i];

        if (choice->suitability.fitness == PLAN_FITS && choice->dose.days > most
            && exercise_is_for(choice->exercise, PURPOSE_STRENGTHEN))
            most = choice->dose.days;
    }
    return most;
}

/* Days from the plan's first that are far enough apart, round the week too when the
 * plan is longer than one. */
static void pick_strength_days(const struct scheduling *scheduling, bool days[CIVIL_WEEK_DAYS])
{
    const struct plan_wish *wish = scheduling->wish;
    int wanted = strength_days_wanted(scheduling);
    int gap = (int)value(scheduling, THRESHOLD_STRENGTH_GAP_DAYS);
    int first = -1;
    int last = -CIVIL_WEEK_DAYS;

    memset(days, 0, CIVIL_WEEK_DAYS * sizeof days[0]);
    if (wanted > 0 && CIVIL_WEEK_DAYS / wanted > gap)
        gap = CIVIL_WEEK_DAYS / wanted;
    for (int i = 0; i < CIVIL_WEEK_DAYS && i < (int)wish->days && wanted > 0; i++) {
        int weekday = civil_weekday(wish->start + i);
        bool too_near = i - last < gap
                        || (first >= 0 && wish->days > CIVIL_WEEK_DAYS
                            && first + CIVIL_WEEK_DAYS - i < gap);

        if (!scheduling->workdays[weekday] || too_near)
            continue;
        days[weekday] = true;
        first = first < 0 ? i : first;
        last = i;
        wanted--;
    }
}

/* The middle of the day: strength on its days, and between them a walk, or loosening
 * where nothing of that fits. */
static void add_middle(struct scheduling *scheduling)
{
    struct plan_session strength = session_in(scheduling, SLOT_MIDDAY, PLAN_STRENGTH);
    struct plan_session walk = session_in(scheduling, SLOT_MIDDAY, PLAN_STAMINA);
    struct plan_session loosen = session_in(scheduling, SLOT_MIDDAY, PLAN_LOOSEN);

    strength.id = "strength";
    walk.id = "stamina";
    pick_strength_days(scheduling, strength.days);
    if (add_session(scheduling, strength)) {
        for (size_t i = 0; i < CIVIL_WEEK_DAYS; i++) {
            walk.days[i] = walk.days[i] && !strength.days[i];
            loosen.days[i] = walk.days[i];
        }
    }
    if (!add_session(scheduling, walk))
        add_session(scheduling, loosen);
}

/* Where no session outside work reaches them, days off get one of their own. */
static void add_days_off(struct scheduling *scheduling)
{
    long most = value(scheduling, THRESHOLD_SESSION_MINUTES_MOST);
    struct plan_session session = session_in(scheduling, SLOT_MIDDAY, PLAN_LOOSEN);

    session.id = "day-off";
    session.floor = true;
    session.most = scheduling->wish->minutes < most ? scheduling->wish->minutes : most;
    session.most = shortened(scheduling, session.most);
    memcpy(session.days, scheduling->days_off, sizeof session.days);
    add_session(scheduling, session);
}

static void sort_by_time(struct plan_schedule *schedule)
{
    for (size_t i = 1; i < schedule->count; i++) {
        struct plan_session session = schedule->sessions[i];
        size_t at = i;

        while (at > 0 && schedule->sessions[at - 1].minute > session.minute) {
            schedule->sessions[at] = schedule->sessions[at - 1];
            at--;
        }
        schedule->sessions[at] = session;
    }
}

static void set_breaks(struct scheduling *scheduling, const struct exercise *walk)
{
    const struct plan_hours *hours = &scheduling->wish->hours;
    long every = scheduling->wish->break_minutes;
    struct plan_break *pause = &scheduling->schedule->pause;
    long rounds = every > 0 ? (hours->last - hours->first - 1) / every : 0;

    if (rounds == 0 || !any_day(scheduling->break_days))
        return;
    *pause = (struct plan_break){.every = every,
                                 .first = hours->first + (int)every,
                                 .last = hours->first + (int)(rounds * every),
                                 .exercise = walk};
    memcpy(pause->days, scheduling->break_days, sizeof pause->days);
}

/* Its minutes in the plan before, whatever it was called. */
static long minutes_before(const struct scheduling *scheduling, enum slot slot)
{
    const char *const ids[] = {session_in(scheduling, slot, 0).id, "strength", "stamina"};
    size_t count = slot == SLOT_MIDDAY ? sizeof ids / sizeof ids[0] : 1;
    long most = 0;

    for (size_t i = 0; i < count; i++) {
        long whole = plan_previous_minutes(scheduling->previous, ids[i]);
        long resting = plan_previous_minutes(scheduling->previous, resting_name(ids[i]));

        most = whole > most ? whole : most;
        most = resting > most ? resting : most;
    }
    return most;
}

static bool take_minutes(struct scheduling *scheduling, const long minutes[SLOTS])
{
    long sum = 0;

    for (size_t i = 0; i < SLOTS; i++)
        sum += minutes[i];
    if (sum > scheduling->wish->minutes)
        return false;
    memcpy(scheduling->minutes, minutes, sizeof scheduling->minutes);
    return true;
}

/* What has grown in the plan before keeps its room. In a flare nothing does. */
static void remember_minutes(struct scheduling *scheduling)
{
    long most = value(scheduling, THRESHOLD_SESSION_MINUTES_MOST);
    long before[SLOTS];
    long larger[SLOTS];

    if (scheduling->previous == NULL || scheduling->wish->halved)
        return;
    for (size_t i = 0; i < SLOTS; i++) {
        long share = scheduling->minutes[i];
        long had = share > 0 ? minutes_before(scheduling, (enum slot)i) : 0;

        before[i] = had == 0 ? share : had < most ? had : most;
        larger[i] = before[i] > share ? before[i] : share;
    }
    if (!take_minutes(scheduling, larger))
        take_minutes(scheduling, before);
}

static void add_sessions(struct scheduling *scheduling)
{
    scheduling->mix = (struct plan_mix){{0}};
    scheduling->schedule->count = 0;
    add_middle(scheduling);
    add_session(scheduling, session_in(scheduling, SLOT_MORNING, PLAN_LOOSEN));
    add_session(scheduling, session_in(scheduling, SLOT_AFTERNOON, PLAN_LOOSEN));
    if (!add_session(scheduling, session_in(scheduling, SLOT_OUTSIDE, PLAN_LOOSEN)))
        add_days_off(scheduling);
}

/* Homes are waited for, so they must come: those that a first round makes without them. */
static void find_homes(struct scheduling *scheduling, const struct plan_menu *menu,
                       struct arena *arena)
{
    struct plan_menu trial = plan_menu_copy(menu, arena);

    for (size_t i = 0; i < trial.count; i++)
        trial.items[i].homes = (struct plan_words){0};
    scheduling->menu = &trial;
    add_sessions(scheduling);
    for (size_t i = 0; i < menu->count; i++) {
        struct plan_words homes = {0};

        for (size_t j = 0; j < scheduling->schedule->count; j++) {
            const char *home = scheduling->schedule->sessions[j].home;

            if (plan_words_have(&menu->items[i].homes, home))
                plan_words_add(&homes, home, arena);
        }
        menu->items[i].homes = homes;
    }
}

/* What has grown elsewhere is gone. */
static void fill(struct scheduling *scheduling, struct plan_session *session)
{
    long most = plan_schedule_day_most(scheduling->wish);

    for (int day = 0; day < CIVIL_WEEK_DAYS; day++) {
        long left = most - plan_schedule_minutes(scheduling->schedule, day) + session->minutes;

        if (session->days[day] && left < session->most)
            session->most = left;
    }
    plan_selection_fill(session, scheduling->person, scheduling->menu, &scheduling->mix);
}

/* First what goes on, as it was; then what has earned more; new ones into what is left. */
void plan_schedule_make(const struct plan_schedule_input *input, struct plan_menu *menu,
                        struct arena *arena, struct plan_schedule *schedule)
{
    struct scheduling scheduling = {.thresholds = input->thresholds, .person = input->person,
                                    .wish = input->wish, .previous = input->previous,
                                    .menu = menu, .schedule = schedule};

    *schedule = (struct plan_schedule){.count = 0};
    set_days(&scheduling);
    share_minutes(&scheduling);
    remember_minutes(&scheduling);
    find_homes(&scheduling, menu, arena);
    scheduling.menu = menu;
    add_sessions(&scheduling);
    plan_growth_grant(input->thresholds, input->wish, menu, schedule);
    for (size_t i = 0; i < schedule->count; i++)
        fill(&scheduling, &schedule->sessions[i]);
    sort_by_time(schedule);
    set_breaks(&scheduling, input->walk);
}

long plan_schedule_minutes(const struct plan_schedule *schedule, int weekday)
{
    long sum = 0;

    for (size_t i = 0; i < schedule->count; i++)
        sum += schedule->sessions[i].days[weekday] ? schedule->sessions[i].minutes : 0;
    return sum;
}

long plan_schedule_day_most(const struct plan_wish *wish)
{
    return wish->halved ? (wish->minutes + 1) / 2 : wish->minutes;
}
