#include "domain/plan_progress.h"

#include "base/amount.h"
#include "domain/plan_words.h"

#include <string.h>

const char *const plan_change_words[] = {"up", "hold", "down", "rest", "drop"};

/* What the sessions say, as bits. */
enum progress_sign {
    SIGN_RESTING = 1 << 0,   /* red, and its rest reaches into the plan */
    SIGN_RESTED = 1 << 1,    /* the same, and the plan before had halved it for that */
    SIGN_FLARE = 1 << 2,     /* flare mode begins */
    SIGN_FLARING = 1 << 3,   /* the plan before had it at half for a flare already */
    SIGN_LONG_GAP = 1 << 4,
    SIGN_RED = 1 << 5,
    SIGN_UNSETTLED = 1 << 6, /* amber by a bad next morning */
    SIGN_HIGH = 1 << 7,      /* amber, above the ceiling */
    SIGN_RISING = 1 << 8,    /* the last two were amber, the later one worse */
    SIGN_GAP = 1 << 9,
    SIGN_AMBER = 1 << 10,
    SIGN_NO_MORNING = 1 << 11, /* green enough but for the mornings */
    SIGN_GREEN = 1 << 12,
    SIGN_FEW = 1 << 13,        /* done, with not enough to go by */
    SIGN_UNKNOWN = 1 << 14     /* planned before, and not in the diary */
};

struct progress_judging {
    const struct plan_progress_input *input;
    struct plan_progress progress;
    unsigned signs;
    int64_t window;    /* what was known by then is not new */
    int64_t run_from;  /* a run of green ones reaches back to here at most */
    bool run_broken;
    size_t confirmed;  /* green ones of the run with a next morning */
    civil_day last;    /* day of the latest of them, */
    civil_day first;   /* and of the earliest */
    civil_day run_last;
    const struct plan_bout *later; /* the coloured session after the one looked at */
};

/* --- the table ----------------------------------------------------------- */

struct progress_telling {
    const struct plan_progress *progress;
    const struct threshold_table *limits;
    struct arena *arena;
};

typedef const char *progress_reason(const struct progress_telling *telling);

static progress_reason why_red, why_resting, why_rested, why_gap, why_long_gap, why_unsettled,
    why_high, why_rising, why_amber, why_no_morning, why_green, why_few;

/* The first row whose sign is there decides: what asks for less stands before what asks
 * for more. Sources: rules.yaml, progression. */
static const struct progress_row {
    unsigned sign;
    enum plan_change change;
    enum plan_step step;
    const char *because;
    progress_reason *why; /* NULL: the text says it all */
    const char *text;
} table[] = {
    {SIGN_RESTING, PLAN_CHANGE_REST, PLAN_STEP_HALF, "red", why_resting, NULL},
    {SIGN_RESTED, PLAN_CHANGE_REST, PLAN_STEP_SAME, "red", why_rested, NULL},
    {SIGN_FLARE, PLAN_CHANGE_DOWN, PLAN_STEP_HALF, "flare", NULL,
     "the pain has flared up, so it is half for now; gentle movement goes on"},
    {SIGN_FLARING, PLAN_CHANGE_HOLD, PLAN_STEP_SAME, "flare", NULL,
     "the flare is still on, and it is at half already"},
    {SIGN_LONG_GAP, PLAN_CHANGE_DOWN, PLAN_STEP_START, "long-gap", why_long_gap, NULL},
    {SIGN_RED, PLAN_CHANGE_DOWN, PLAN_STEP_HALF, "red", why_red, NULL},
    {SIGN_UNSETTLED, PLAN_CHANGE_DOWN, PLAN_STEP_LESS, "unsettled", why_unsettled, NULL},
    {SIGN_HIGH, PLAN_CHANGE_DOWN, PLAN_STEP_LESS, "amber", why_high, NULL},
    {SIGN_RISING, PLAN_CHANGE_DOWN, PLAN_STEP_LESS, "rising", why_rising, NULL},
    {SIGN_GAP, PLAN_CHANGE_DOWN, PLAN_STEP_LESS, "gap", why_gap, NULL},
    {SIGN_AMBER, PLAN_CHANGE_HOLD, PLAN_STEP_SAME, "amber", why_amber, NULL},
    {SIGN_GREEN, PLAN_CHANGE_UP, PLAN_STEP_MORE, "green", why_green, NULL},
    {SIGN_NO_MORNING, PLAN_CHANGE_HOLD, PLAN_STEP_SAME, "no-morning", why_no_morning, NULL},
    {SIGN_FEW, PLAN_CHANGE_HOLD, PLAN_STEP_SAME, "few", why_few, NULL},
    {SIGN_UNKNOWN, PLAN_CHANGE_HOLD, PLAN_STEP_SAME, "not-logged", NULL,
     "nothing is written down of how it went"},
};

/* --- the sessions -------------------------------------------------------- */

static double limit(const struct progress_judging *judging, enum threshold_name name)
{
    return threshold_value(judging->input->limits, name);
}

static bool is_same_dose(const struct plan_bout *a, const struct plan_bout *b)
{
    return (a->reps == b->reps || a->reps == PLAN_STEP_UNKNOWN || b->reps == PLAN_STEP_UNKNOWN)
           && (a->sets == b->sets || a->sets == PLAN_STEP_UNKNOWN
               || b->sets == PLAN_STEP_UNKNOWN);
}

/* Enough green sessions over enough days; counting both ends. */
static bool is_enough(const struct progress_judging *judging, size_t count, civil_day first,
                      civil_day last)
{
    return (double)count >= limit(judging, THRESHOLD_UP_SESSIONS)
           && last - first + 1 >= (civil_day)limit(judging, THRESHOLD_UP_DAYS);
}

static void take_green(struct progress_judging *judging, const struct plan_bout *bout)
{
    struct plan_progress *progress = &judging->progress;

    if (judging->run_broken)
        return;
    if (progress->greens++ == 0)
        judging->run_last = bout->day;
    progress->greens_since = bout->day;
    if (bout->response.peak > progress->highest)
        progress->highest = bout->response.peak;
    if (is_enough(judging, progress->greens, bout->day, judging->run_last))
        judging->signs |= SIGN_NO_MORNING;
    if (!bout->confirmed)
        return;
    if (judging->confirmed++ == 0)
        judging->last = bout->day;
    judging->first = bout->day;
    if (is_enough(judging, judging->confirmed, judging->first, judging->last))
        judging->signs |= SIGN_GREEN;
}

/* Whether the plan before had the exercise, and gave that reason for its dose. */
static bool was_because(const struct plan_progress_input *input, const char *word)
{
    return input->item != NULL && input->item->sets > 0
           && strcmp(input->item->because, word) == 0;
}

static bool was_known(const struct progress_judging *judging, const struct plan_bout *bout)
{
    return bout->known <= judging->window;
}

/* A red is halved for once, however often the plan is made again during the rest. */
static bool was_halved_for(const struct progress_judging *judging, const struct plan_bout *bout)
{
    const struct plan_previous_item *item = judging->input->item;

    return item != NULL && item->sets > 0 && was_known(judging, bout)
           && (strcmp(item->change, plan_change_words[PLAN_CHANGE_REST]) == 0
               || was_because(judging->input, "red") || was_because(judging->input, "flare"));
}

/* The last day on which a red keeps it at rest. */
static civil_day last_of_rest(const struct progress_judging *judging, const struct plan_bout *bout)
{
    return bout->day + (civil_day)(limit(judging, THRESHOLD_REST_HOURS) / 24) - 1;
}

static bool is_resting(const struct progress_judging *judging, const struct plan_bout *bout)
{
    return bout->response.colour == RESPONSE_RED
           && judging->input->start <= last_of_rest(judging, bout);
}

static unsigned signs_of(const struct progress_judging *judging, const struct plan_bout *bout)
{
    const struct response *response = &bout->response;
    const struct plan_bout *later = judging->later;
    unsigned signs = SIGN_AMBER;

    if (is_resting(judging, bout))
        return was_halved_for(judging, bout) ? SIGN_RESTED : SIGN_RESTING;
    if (response->colour == RESPONSE_RED)
        return SIGN_RED;
    if (response->unsettled)
        signs |= SIGN_UNSETTLED;
    if (response->less)
        signs |= SIGN_HIGH;
    if (later != NULL && later->response.colour == RESPONSE_AMBER
        && later->response.peak > response->peak)
        signs |= SIGN_RISING;
    return signs;
}

/* Amber or red. The one that decides is the latest of the gravest sign. */
static void take_warning(struct progress_judging *judging, const struct plan_bout *bout)
{
    unsigned signs = signs_of(judging, bout);
    unsigned gravest = signs & ~(signs - 1);
    unsigned before = judging->signs & (SIGN_RESTING | SIGN_RESTED | SIGN_RED | SIGN_UNSETTLED
                                        | SIGN_HIGH | SIGN_RISING | SIGN_AMBER);

    judging->run_broken = true;
    if (was_known(judging, bout) && !is_resting(judging, bout))
        return;
    if (is_resting(judging, bout) && last_of_rest(judging, bout) > judging->progress.rests_until)
        judging->progress.rests_until = last_of_rest(judging, bout);
    if (before == 0 || gravest < (before & ~(before - 1)))
        judging->progress.bout =
            gravest == SIGN_RISING && judging->later != NULL ? judging->later : bout;
    judging->signs |= signs;
}

/* From the last session back. A run of green ones that is long enough ends it: what was
 * before that has been made good. What was written late can be new among what is not. */
static void look_back(struct progress_judging *judging, const struct plan_history *history)
{
    for (size_t i = history->count; i > 0 && (judging->signs & SIGN_GREEN) == 0; i--) {
        const struct plan_bout *bout = &history->bouts[i - 1];

        if (bout->at <= judging->run_from && was_known(judging, bout)
            && !is_resting(judging, bout))
            continue;
        if (bout->left_out || !is_same_dose(bout, &history->bouts[history->count - 1])
            || bout->at <= judging->run_from)
            judging->run_broken = true;
        if (!was_known(judging, bout) && !bout->left_out)
            judging->signs |= SIGN_FEW;
        if (bout->response.colour == RESPONSE_GREEN)
            take_green(judging, bout);
        else if (bout->response.colour != RESPONSE_NONE)
            take_warning(judging, bout);
        if (bout->response.colour != RESPONSE_NONE)
            judging->later = bout;
    }
}

/* --- gaps ---------------------------------------------------------------- */

/* The day it was last done: by the diary; where that never has it, by the plan before. */
static bool last_done(const struct plan_progress_input *input, civil_day *day)
{
    const struct plan_history *history = input->history;

    for (size_t i = history != NULL ? history->count : 0; i > 0; i--) {
        if (history->bouts[i - 1].left_out)
            continue;
        *day = history->bouts[i - 1].day;
        return true;
    }
    if (input->item == NULL || input->item->sets == 0)
        return false;
    *day = input->previous->last;
    return true;
}

static civil_day earlier(civil_day a, civil_day b)
{
    return a < b ? a : b;
}

/* The gap that the plan before saw and acted upon, or went on from; 0 for none. */
static long gap_before(const struct plan_progress_input *input, civil_day done)
{
    static const char *const reasons[] = {"gap", "long-gap", "not-logged"};

    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        if (was_because(input, reasons[i]))
            return earlier(input->previous->first, moment_civil(input->previous->at).day) - done;
    }
    return 0;
}

/* What was missed are the days between, of which those to come are none yet. A gap that
 * the plan before knew is not acted upon twice. */
static void look_for_gap(struct progress_judging *judging)
{
    const struct plan_progress_input *input = judging->input;
    double restart = limit(judging, THRESHOLD_RESTART_DAYS);
    double lapse = limit(judging, THRESHOLD_LAPSE_DAYS);
    civil_day day;
    long before;

    if (!last_done(input, &day))
        return;
    before = gap_before(input, day);
    judging->progress.gap = earlier(input->start, input->today) - day;
    if ((double)judging->progress.gap > restart)
        judging->signs |= (double)before > restart ? 0 : SIGN_LONG_GAP;
    else if ((double)judging->progress.gap > lapse)
        judging->signs |= (double)before > lapse ? 0 : SIGN_GAP;
}

/* --- judging ------------------------------------------------------------- */

/* What the plan before knew is behind it, unless it did not have the exercise. */
static void set_windows(struct progress_judging *judging)
{
    const struct plan_progress_input *input = judging->input;
    const struct plan_previous_item *item = input->item;
    int64_t days = (int64_t)limit(judging, THRESHOLD_RESTART_DAYS);

    judging->window = ((int64_t)input->start - days) * AMOUNT_DAY;
    judging->run_from = judging->window;
    if (item == NULL || item->sets == 0)
        return;
    judging->window = input->previous->at.seconds;
    if (*item->change != '\0' && strcmp(item->change, plan_change_words[PLAN_CHANGE_HOLD]) != 0)
        judging->run_from = judging->window;
}

static void look_for_flare(struct progress_judging *judging)
{
    bool already = was_because(judging->input, "flare");

    if (judging->input->flare)
        judging->signs |= already ? SIGN_FLARING : SIGN_FLARE;
}

struct plan_progress plan_progress_judge(const struct plan_progress_input *input)
{
    struct progress_judging judging = {.input = input, .progress = {.highest = -1}};
    struct plan_progress *progress = &judging.progress;

    set_windows(&judging);
    if (input->history != NULL)
        look_back(&judging, input->history);
    look_for_gap(&judging);
    look_for_flare(&judging);
    if (input->item != NULL && input->item->sets > 0 && judging.signs == 0)
        judging.signs = SIGN_UNKNOWN;
    progress->change = PLAN_CHANGE_HOLD;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        if ((judging.signs & table[i].sign) == 0)
            continue;
        progress->change = table[i].change;
        progress->step = table[i].step;
        progress->because = table[i].because;
        progress->row = i;
        break;
    }
    return *progress;
}

/* --- reasons ------------------------------------------------------------- */

static const char *bout_text(const struct progress_telling *telling)
{
    const struct plan_bout *bout = telling->progress->bout;

    return arena_format(telling->arena, "the pain went to %d of 10 on %s%s", bout->response.peak,
                        plan_words_date(bout->day, telling->arena),
                        bout->response.unsettled ? " and had not settled by the next morning"
                                                 : "");
}

static const char *why_red(const struct progress_telling *telling)
{
    return arena_format(telling->arena, "%s, too much; after the rest it goes on at %g %%",
                        bout_text(telling),
                        threshold_value(telling->limits, THRESHOLD_RESTART_PERCENT));
}

static const char *why_resting(const struct progress_telling *telling)
{
    return arena_format(telling->arena, "%s, too much; it rests to the end of %s, then half",
                        bout_text(telling),
                        plan_words_date(telling->progress->rests_until, telling->arena));
}

static const char *why_rested(const struct progress_telling *telling)
{
    return arena_format(telling->arena,
                        "%s, too much; it rests to the end of %s, and is at half already",
                        bout_text(telling),
                        plan_words_date(telling->progress->rests_until, telling->arena));
}

static const char *why_gap(const struct progress_telling *telling)
{
    return arena_format(telling->arena, "last done %ld days ago, so it comes back a step lower",
                        telling->progress->gap);
}

static const char *why_long_gap(const struct progress_telling *telling)
{
    return arena_format(telling->arena,
                        "last done %ld days ago, so it starts again from the beginning",
                        telling->progress->gap);
}

static const char *why_unsettled(const struct progress_telling *telling)
{
    return arena_format(telling->arena,
                        "the morning after %s was worse than before it, so a little less",
                        plan_words_date(telling->progress->bout->day, telling->arena));
}

static const char *why_high(const struct progress_telling *telling)
{
    return arena_format(telling->arena, "%s, a little too much, so about a quarter less",
                        bout_text(telling));
}

static const char *why_rising(const struct progress_telling *telling)
{
    return arena_format(telling->arena, "%s, more than the time before, so about a quarter less",
                        bout_text(telling));
}

static const char *why_amber(const struct progress_telling *telling)
{
    return arena_format(telling->arena, "%s, which is enough",
                        bout_text(telling));
}

static const char *why_no_morning(const struct progress_telling *telling)
{
    return arena_format(telling->arena,
                        "%zu times without trouble, but the pain next morning is not in the "
                        "diary often enough to do more; log it before noon",
                        telling->progress->greens);
}

static const char *why_green(const struct progress_telling *telling)
{
    const struct plan_progress *progress = telling->progress;

    return arena_format(telling->arena,
                        "%zu times in a row without trouble since %s, the pain never above %d, so "
                        "a little more",
                        progress->greens,
                        plan_words_date(progress->greens_since, telling->arena),
                        progress->highest);
}

static const char *why_few(const struct progress_telling *telling)
{
    return arena_format(telling->arena,
                        "%zu good time%s in a row so far; %g over %g days are needed for more",
                        telling->progress->greens, telling->progress->greens == 1 ? "" : "s",
                        threshold_value(telling->limits, THRESHOLD_UP_SESSIONS),
                        threshold_value(telling->limits, THRESHOLD_UP_DAYS));
}

const char *plan_progress_why(const struct plan_progress *progress,
                              const struct threshold_table *limits, struct arena *arena)
{
    const struct progress_telling telling = {progress, limits, arena};
    const struct progress_row *row = &table[progress->row];

    return row->why != NULL ? row->why(&telling) : row->text;
}
