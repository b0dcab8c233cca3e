#include "domain/plan_adapt.h"

#include "domain/plan_step.h"
#include "domain/plan_words.h"

struct telling {
    const struct plan_adapt *adapt;
    const struct plan_choice *choice;
    const struct plan_adapt_choice *own;
    struct plan_dose now; /* the largest in the plan */
    bool in_plan;
    struct record_list *records;
};

static void add(const struct telling *telling, enum plan_change change, const char *because,
                const char *why)
{
    struct arena *arena = telling->adapt->arena;
    const struct exercise *exercise = telling->choice->exercise;
    struct record *record = record_add(telling->records, arena, "adapt", exercise->id.text);

    record_set(arena, record, "change", plan_change_words[change]);
    record_set(arena, record, "because", because);
    record_set(arena, record, "why",
               arena_format(arena, "%s%s.", exercise->name.text, why));
}

static const char *dose_text(const struct telling *telling, const struct plan_dose *dose)
{
    struct arena *arena = telling->adapt->arena;
    const char *often =
        plan_dose_often(telling->choice->exercise, dose->sets, dose->reps, arena);

    return dose->hold > 0 ? arena_format(arena, "%s held %d s", often, dose->hold) : often;
}

static const char *reason(const struct telling *telling)
{
    return plan_progress_why(&telling->own->progress,
                             &telling->adapt->input.content->thresholds, telling->adapt->arena);
}

/* --- what is no longer there --------------------------------------------- */

/* Why the menu keeps it out. */
static const char *kept_out(const struct telling *telling, const char **because)
{
    const struct plan_suitability *suitability = &telling->choice->suitability;
    struct arena *arena = telling->adapt->arena;

    switch (suitability->fitness) {
    case PLAN_NOT_FOR:
        *because = plan_words_join(&suitability->keys, ",", arena);
        return suitability->why;
    case PLAN_OPEN:
        *because = plan_words_join(&suitability->keys, ",", arena);
        return arena_format(arena, "answer %s first",
                            plan_words_join(&suitability->keys, ", ", arena));
    case PLAN_NO_KIT:
        *because = "equipment";
        return arena_format(arena, "it needs %s",
                            plan_words_join(&suitability->missing, ", ", arena));
    case PLAN_UNWANTED:
        *because = "without";
        return "you asked to leave it out";
    case PLAN_NOT_NOW:
        *because = telling->adapt->flare_why != NULL ? "flare" : "not-now";
        return telling->adapt->flare_why != NULL ? "it waits until the flare has settled"
                                                 : "it is not for now; it can come back later";
    case PLAN_FITS:
        break;
    }
    *because = "minutes";
    return "the minutes, the hours or the days leave no room for it";
}

static void tell_absent(const struct telling *telling)
{
    const struct plan_adapt_choice *own = telling->own;
    struct arena *arena = telling->adapt->arena;
    const char *because;
    const char *why;

    if (own->progress.change == PLAN_CHANGE_REST
        && telling->choice->suitability.fitness == PLAN_FITS) {
        add(telling, PLAN_CHANGE_REST, own->progress.because,
            arena_format(arena, " is not in this plan: %s", reason(telling)));
    } else if (own->instead != NULL) {
        add(telling, own->progress.change, own->progress.because,
            arena_format(arena, " makes way for %s: %s", own->instead->name.text,
                         reason(telling)));
    } else if (own->planned) {
        why = kept_out(telling, &because);
        add(telling, PLAN_CHANGE_DROP, because, arena_format(arena, " is left out: %s", why));
    }
}

/* --- what is there ------------------------------------------------------- */

static void tell_new(const struct telling *telling)
{
    const struct plan_adapt_choice *own = telling->own;
    struct arena *arena = telling->adapt->arena;

    if (own->place != NULL)
        add(telling, PLAN_CHANGE_UP, "new",
            arena_format(arena, " is new, in place of %s, with a small dose: %s",
                         own->place->name.text, dose_text(telling, &telling->now)));
    else
        add(telling, PLAN_CHANGE_UP, "new",
            arena_format(arena, " is new: %s", dose_text(telling, &telling->now)));
}

/* What the dose really did, whatever the step was. */
static enum plan_change change_of(const struct telling *telling)
{
    double before = plan_step_volume(&telling->own->base);
    double now = plan_step_volume(&telling->now);

    if (telling->own->progress.change == PLAN_CHANGE_REST)
        return PLAN_CHANGE_REST;
    return now > before ? PLAN_CHANGE_UP : now < before ? PLAN_CHANGE_DOWN : PLAN_CHANGE_HOLD;
}

/* The step's own reason, unless something else kept it from what it wanted. */
static const char *settle_reason(const struct telling *telling, enum plan_change change,
                                 const char **because)
{
    const struct plan_progress *progress = &telling->own->progress;
    struct arena *arena = telling->adapt->arena;
    const char *why = reason(telling);

    *because = progress->because;
    if (plan_step_volume(&telling->now) < plan_step_volume(&telling->choice->dose)) {
        *because = "minutes";
        return "the minutes leave room for no more";
    }
    if (change == PLAN_CHANGE_HOLD && telling->choice->cramped) {
        *because = "minutes";
        return "it has earned more, but the minutes are full";
    }
    if (change == PLAN_CHANGE_HOLD && progress->step == PLAN_STEP_MORE) {
        *because = "top";
        return arena_format(arena, "%s, but this is the most that the plan gives", why);
    }
    if (change == PLAN_CHANGE_HOLD && progress->change == PLAN_CHANGE_DOWN)
        return arena_format(arena, "%s, and it cannot be less", why);
    return why;
}

/* What the plan before did not have comes from nothing, whatever dose it comes back to. */
static void tell_present(const struct telling *telling)
{
    const struct plan_adapt_choice *own = telling->own;
    struct arena *arena = telling->adapt->arena;
    enum plan_change change = change_of(telling);
    const char *now = dose_text(telling, &telling->now);
    bool back = telling->adapt->input.previous != NULL && !own->planned;
    bool same = plan_step_volume(&telling->now) >= plan_step_volume(&own->base)
                && plan_step_volume(&telling->now) <= plan_step_volume(&own->base);
    const char *because;
    const char *why = settle_reason(telling, change, &because);

    if (!same)
        add(telling, change, because,
            arena_format(arena, ": %s, %s %s: %s", now, own->known ? "before" : "usually",
                         dose_text(telling, &own->base), why));
    else
        add(telling, back && change == PLAN_CHANGE_HOLD ? PLAN_CHANGE_UP : change, because,
            arena_format(arena, " %s %s: %s", back ? "comes back with" : "stays at", now, why));
}

/* The same exercise may come with less in a session that is nearly full. */
static void find_dose(struct telling *telling, const struct plan_schedule *schedule)
{
    for (size_t i = 0; i < schedule->count; i++) {
        for (size_t j = 0; j < schedule->sessions[i].count; j++) {
            const struct plan_item *item = &schedule->sessions[i].items[j];

            if (item->choice != telling->choice
                || (telling->in_plan
                    && plan_step_volume(&item->dose) <= plan_step_volume(&telling->now)))
                continue;
            telling->now = item->dose;
            telling->in_plan = true;
        }
    }
}

static void tell_unknown(const struct plan_adapt *adapt, struct record_list *records)
{
    const struct plan_previous *previous = adapt->input.previous;

    for (size_t i = 0; previous != NULL && i < previous->count; i++) {
        const struct plan_previous_item *item = &previous->items[i];
        struct record *record;

        if (item->sets == 0 || content_exercise(adapt->input.content, item->id) != NULL)
            continue;
        record = record_add(records, adapt->arena, "adapt", item->id);
        record_set(adapt->arena, record, "change", plan_change_words[PLAN_CHANGE_DROP]);
        record_set(adapt->arena, record, "because", "unknown");
        record_set(adapt->arena, record, "why",
                   arena_format(adapt->arena, "%s is left out: no exercise has that name now.",
                                item->id));
    }
}

/* Whether its own past, or a flare, says what became of it; else it may be new. */
static bool has_story(const struct telling *telling)
{
    const struct plan_adapt_choice *own = telling->own;

    return own->progress.because != NULL && own->place == NULL
           && (own->known || telling->adapt->input.previous == NULL);
}

void plan_adapt_write(const struct plan_adapt *adapt, const struct plan_schedule *schedule,
                      struct record_list *records)
{
    for (size_t i = 0; adapt->choices != NULL && i < adapt->menu->count; i++) {
        struct telling telling = {.adapt = adapt, .choice = &adapt->menu->items[i],
                                  .own = &adapt->choices[i], .records = records};

        find_dose(&telling, schedule);
        if (!telling.in_plan)
            tell_absent(&telling);
        else if (has_story(&telling))
            tell_present(&telling);
        else if (adapt->input.previous != NULL)
            tell_new(&telling);
    }
    tell_unknown(adapt, records);
}
