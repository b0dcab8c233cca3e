#include "domain/plan_adapt.h"

#include "base/amount.h"
#include "domain/plan_step.h"

#include <string.h>

static double limit(const struct plan_adapt *adapt, enum threshold_name name)
{
    return threshold_value(&adapt->input.content->thresholds, name);
}

/* --- the person ---------------------------------------------------------- */

/* A flare that was logged holds for a day or two; the next plan looks again. */
static bool logged_flare(const struct plan_adapt *adapt)
{
    int64_t days = (int64_t)limit(adapt, THRESHOLD_FLARE_JOIN_DAYS) + 1;
    struct moment since = adapt->input.now;

    since.seconds -= days * AMOUNT_DAY;
    return plan_diary_newest(adapt->input.diary, "flare", since, adapt->input.now) != NULL;
}

static void find_flare(struct plan_adapt *adapt)
{
    const struct plan_adapt_input *input = &adapt->input;
    civil_day today = moment_civil(input->now).day;
    int64_t last = 0;
    size_t reds = 0;

    if (input->diary != NULL)
        reds = plan_histories_red_days(&adapt->histories,
                                       adapt->wish->start < today ? adapt->wish->start : today,
                                       &input->content->thresholds, &last);
    if (input->flare)
        adapt->flare_why = "you said that it has flared up";
    if ((double)reds >= limit(adapt, THRESHOLD_RED_DAYS)) {
        adapt->flare_why = arena_format(adapt->arena,
                                        "exercise hurt too much on %zu days of a week", reds);
        adapt->again = last >= input->assessment->asked.seconds;
    } else if (adapt->flare_why == NULL && input->diary != NULL && logged_flare(adapt)) {
        adapt->flare_why = "the diary has a flare";
    }
}

/* A score in the diary that is newer than the answers. */
static bool is_sore(const struct plan_adapt *adapt)
{
    const struct plan_adapt_input *input = &adapt->input;
    const struct diary_entry *pain =
        input->diary == NULL
            ? NULL
            : plan_diary_newest_score(input->diary, input->assessment->asked, input->now);

    return pain != NULL && diary_value(pain) >= limit(adapt, THRESHOLD_SETTLE_ONLY_PAIN);
}

/* A plan goes by weekdays, so one is off when it is on all of the plan's such days. */
static void take_days_off(const struct plan_adapt *adapt, struct plan_wish *wish)
{
    for (int i = 0; adapt->input.diary != NULL && i < CIVIL_WEEK_DAYS && i < wish->days; i++) {
        bool off = true;

        for (int day = i; day < wish->days; day += CIVIL_WEEK_DAYS)
            off = off && plan_diary_is_away(adapt->input.diary, wish->start + day);
        wish->away[civil_weekday(wish->start + i)] = off;
    }
}

void plan_adapt_begin(struct plan_adapt *adapt, const struct plan_adapt_input *input,
                      struct plan_wish *wish, struct plan_person *person, struct arena *arena)
{
    *adapt = (struct plan_adapt){.input = *input, .wish = wish, .person = person, .arena = arena};
    if (input->diary != NULL)
        plan_histories_make(input->diary, (double)person->ceiling, &input->content->thresholds,
                            input->now, arena, &adapt->histories);
    find_flare(adapt);
    wish->halved = adapt->flare_why != NULL;
    if (adapt->flare_why != NULL)
        plan_person_settle(person, "half the dose while it flares");
    else if (is_sore(adapt))
        plan_person_settle(person, "a small dose, as it hurts a good deal now");
    take_days_off(adapt, wish);
}

/* --- the menu ------------------------------------------------------------ */

static bool is_offered(const struct plan_adapt *adapt, const struct exercise *exercise)
{
    return exercise_dose(exercise, adapt->person->stage) != NULL;
}

/* NULL when it was never done, only left out. */
static const struct plan_bout *last_done(const struct plan_history *history)
{
    for (size_t i = history != NULL ? history->count : 0; i > 0; i--) {
        if (!history->bouts[i - 1].left_out)
            return &history->bouts[i - 1];
    }
    return NULL;
}

/* The plan before knows best, then what the diary says was done last. */
static void set_base(const struct plan_adapt *adapt, const struct plan_choice *choice,
                     const struct plan_previous_item *item, const struct plan_history *history,
                     struct plan_adapt_choice *own)
{
    enum stage stage = adapt->person->stage;
    const struct plan_bout *last = last_done(history);

    own->base = choice->dose;
    own->planned = item != NULL && item->sets > 0;
    own->known = own->planned || history != NULL;
    if (own->planned) {
        plan_step_set(choice->exercise, stage, item->sets, item->reps, item->hold, &own->base);
    } else if (last != NULL) {
        plan_step_set(choice->exercise, stage, last->sets, last->reps, PLAN_STEP_UNKNOWN,
                      &own->base);
    }
}

static void judge(struct plan_adapt *adapt, struct plan_choice *choice,
                  struct plan_adapt_choice *own)
{
    const char *id = choice->exercise->id.text;
    const struct plan_progress_input input = {
        .history = plan_histories_find(&adapt->histories, id),
        .previous = adapt->input.previous,
        .item = plan_previous_find(adapt->input.previous, id),
        .limits = &adapt->input.content->thresholds,
        .start = adapt->wish->start,
        .today = moment_civil(adapt->input.now).day,
        .flare = adapt->flare_why != NULL,
    };

    own->progress = plan_progress_judge(&input);
    set_base(adapt, choice, input.item, input.history, own);
    if (input.item != NULL)
        choice->homes = input.item->sessions;
}

static size_t index_of(const struct plan_menu *menu, const char *id)
{
    size_t index = 0;

    while (index < menu->count && strcmp(menu->items[index].exercise->id.text, id) != 0)
        index++;
    return index;
}

static bool is_alike(const struct exercise *a, const struct exercise *b)
{
    bool shared = false;

    for (int i = 0; i < PURPOSE_COUNT; i++)
        shared |= exercise_is_for(a, (enum purpose)i) && exercise_is_for(b, (enum purpose)i);
    return shared && a->setting == b->setting
           && exercise_is_for(a, PURPOSE_STRENGTHEN) == exercise_is_for(b, PURPOSE_STRENGTHEN);
}

/* Only what suits, does the same work, and neither is there already nor went badly. */
static bool can_take_place(const struct plan_adapt *adapt, const struct plan_menu *menu,
                           size_t index, const struct exercise *of)
{
    const struct plan_choice *choice = &menu->items[index];
    const struct plan_adapt_choice *own = &adapt->choices[index];

    return choice->suitability.fitness == PLAN_FITS && is_alike(choice->exercise, of)
           && !own->planned && own->place == NULL && own->progress.change != PLAN_CHANGE_REST
           && own->progress.change != PLAN_CHANGE_DOWN;
}

/* Puts the first of an exercise's easier or harder ones in its place, at its low end. */
static bool replace(struct plan_adapt *adapt, struct plan_menu *menu, size_t index,
                    const struct phrase_list *others)
{
    const struct exercise *exercise = menu->items[index].exercise;

    for (size_t i = 0; i < others->count; i++) {
        size_t other = index_of(menu, others->items[i].text);
        struct plan_choice *choice;

        if (other == menu->count || !can_take_place(adapt, menu, other, exercise))
            continue;
        choice = &menu->items[other];
        choice->dose = choice->low_dose;
        choice->kept = true;
        adapt->choices[other].place = exercise;
        adapt->choices[index].instead = choice->exercise;
        menu->items[index].suitability.fitness = PLAN_NOT_NOW;
        return true;
    }
    return false;
}

static bool is_at_low_end(const struct plan_choice *choice, const struct plan_dose *base)
{
    return plan_step_volume(base) <= plan_step_volume(&choice->low_dose);
}

static void set_rest(const struct plan_adapt *adapt, civil_day until, struct plan_choice *choice)
{
    for (civil_day day = adapt->wish->start; day <= until; day++)
        choice->rests[civil_weekday(day)] = true;
}

/* A step up is for later, when the sessions show what room they have. */
static void set_dose(const struct plan_adapt *adapt, enum plan_step step,
                     struct plan_choice *choice, const struct plan_dose *base)
{
    struct plan_dose stepped = *base;

    plan_step_take(choice->exercise, adapt->person->stage, step,
                   &adapt->input.content->thresholds, &stepped);
    choice->grown = plan_step_volume(&stepped) > plan_step_volume(base);
    choice->dose = choice->grown ? *base : stepped;
    choice->grown_dose = stepped;
    if (plan_step_volume(&choice->low_dose) > plan_step_volume(&choice->dose))
        choice->low_dose = choice->dose;
}

/* A step that the range has no room for goes to another exercise, if one will do. */
static void adapt_choice(struct plan_adapt *adapt, struct plan_menu *menu, size_t index)
{
    struct plan_choice *choice = &menu->items[index];
    struct plan_adapt_choice *own = &adapt->choices[index];
    struct plan_dose more = own->base;
    bool fits = choice->suitability.fitness == PLAN_FITS;

    if (own->place != NULL)
        return;
    choice->kept = own->planned || (own->known && adapt->input.previous == NULL);
    if (own->progress.because == NULL)
        return;
    if (fits && own->planned && own->progress.step == PLAN_STEP_MORE
        && !plan_step_take(choice->exercise, adapt->person->stage, PLAN_STEP_MORE,
                           &adapt->input.content->thresholds, &more)
        && replace(adapt, menu, index, &choice->exercise->harder))
        return;
    if (fits && own->planned && own->progress.step == PLAN_STEP_LESS
        && is_at_low_end(choice, &own->base)
        && replace(adapt, menu, index, &choice->exercise->easier))
        return;
    if (own->progress.change == PLAN_CHANGE_REST)
        set_rest(adapt, own->progress.rests_until, choice);
    set_dose(adapt, own->progress.step, choice, &own->base);
}

/* A flare is no time to learn something new, as long as anything known is left. */
static void keep_to_known(const struct plan_adapt *adapt, struct plan_menu *menu)
{
    size_t known = 0;

    for (size_t i = 0; i < menu->count; i++)
        known += adapt->choices[i].planned && menu->items[i].suitability.fitness == PLAN_FITS;
    for (size_t i = 0; known > 0 && i < menu->count; i++) {
        if (!adapt->choices[i].known && !menu->items[i].wished
            && menu->items[i].suitability.fitness == PLAN_FITS)
            menu->items[i].suitability.fitness = PLAN_NOT_NOW;
    }
}

void plan_adapt_menu(struct plan_adapt *adapt, struct plan_menu *menu)
{
    adapt->menu = menu;
    if (adapt->input.diary == NULL && adapt->input.previous == NULL && adapt->flare_why == NULL)
        return;
    adapt->choices = arena_array(adapt->arena, menu->count, sizeof *adapt->choices);
    for (size_t i = 0; i < menu->count; i++) {
        if (is_offered(adapt, menu->items[i].exercise))
            judge(adapt, &menu->items[i], &adapt->choices[i]);
    }
    for (size_t i = 0; i < menu->count; i++) {
        if (is_offered(adapt, menu->items[i].exercise))
            adapt_choice(adapt, menu, i);
    }
    if (adapt->flare_why != NULL)
        keep_to_known(adapt, menu);
}
