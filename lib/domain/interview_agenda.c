#include "domain/interview_agenda.h"

#include "domain/interview_pending.h"
#include "domain/softening.h"

/* What the next screen is cut from. */
struct cutting {
    struct interview *interview;
    const struct vocabulary *vocabulary;
    struct pending pending;
};

static size_t screens_for(size_t items)
{
    return (items + SCREEN_MOST - 1) / SCREEN_MOST;
}

/* --- lists --------------------------------------------------------------- */

static size_t plain_terms(const struct question *question)
{
    const struct term *terms = question_terms(question);
    size_t count = 0;

    for (size_t i = 0; i < question->terms.count; i++)
        count += terms[i].safety.text == NULL;
    return count;
}

/* Part `part` of a list's plain terms, cut as evenly as it goes; a one-of is never
 * cut. Safety terms are asked in checklists. */
static struct screen screen_of_terms(struct interview *interview, const struct question *question,
                                     size_t part)
{
    const struct term *terms = question_terms(question);
    size_t count = plain_terms(question);
    bool cut = question->type == QUESTION_LIST_OF;
    size_t parts = cut ? screens_for(count) : 1;
    size_t each = (count + parts - 1) / (parts > 0 ? parts : 1);
    struct screen_item *items =
        arena_array(&interview->arena, count + 1, sizeof *items);
    struct screen screen = {.kind = cut ? SCREEN_TERMS : SCREEN_ONE_OF, .question = question,
                            .items = items, .part = part, .parts = parts};
    size_t plain = 0;

    for (size_t i = 0; i < question->terms.count; i++) {
        if (terms[i].safety.text != NULL)
            continue;
        if (plain >= part * each && plain < (part + 1) * each)
            items[screen.count++] = (struct screen_item){question, &terms[i]};
        plain++;
    }
    return screen;
}

/* The list that was begun and has parts left, or NULL. */
static const struct interview_step *unfinished(const struct interview *interview)
{
    const struct interview_step *last;

    if (interview->count == 0)
        return NULL;
    last = &interview->steps[interview->count - 1];
    return last->screen.kind == SCREEN_TERMS && last->screen.part + 1 < last->screen.parts ? last
                                                                                            : NULL;
}

/* --- checklists ---------------------------------------------------------- */

static const struct question_group *group_of(const struct cutting *cutting,
                                             const struct pending_item *item)
{
    return cutting->vocabulary->facts[item->fact].group;
}

/* Exceptions, and what alone is an emergency, are asked by themselves; all that comes
 * after is cut together, and so are causes and plan. */
static bool goes_with(const struct pending_item *first, const struct pending_item *item)
{
    if (!item->is_fact)
        return false;
    if (first->rank <= PENDING_DECISIVE || first->rank >= PENDING_CAUSE)
        return item->rank == first->rank;
    return item->rank > PENDING_DECISIVE && item->rank < PENDING_CAUSE;
}

/* How many go with first, and how many screens they take cut by group and by urgency. */
struct batch {
    size_t count;
    size_t in_group; /* with first's group */
    size_t by_group;
    size_t by_urgency;
};

static size_t count_with(const struct cutting *cutting, const struct pending_item *first,
                         const struct question_group *group)
{
    size_t count = 0;

    for (size_t i = 0; i < cutting->pending.count; i++) {
        const struct pending_item *item = &cutting->pending.items[i];

        count += goes_with(first, item) && group_of(cutting, item) == group;
    }
    return count;
}

static struct batch batch_of(const struct cutting *cutting, const struct pending_item *first)
{
    struct batch batch = {0};

    for (size_t i = 0; i < cutting->vocabulary->group_count; i++) {
        size_t count = count_with(cutting, first, &cutting->vocabulary->groups[i]);

        batch.count += count;
        batch.by_group += screens_for(count);
    }
    batch.in_group = count_with(cutting, first, group_of(cutting, first));
    batch.by_urgency = screens_for(batch.count);
    return batch;
}

/* Within a screen the groups stand together. */
static void sort_by_group(const struct cutting *cutting, struct screen_item *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct screen_item item = items[i];
        struct pending_item moved = {.fact = item.term != NULL ? item.term->fact
                                                               : item.question->fact};
        size_t j = i;

        for (; j > 0; j--) {
            struct pending_item before = {.fact = items[j - 1].term != NULL
                                                      ? items[j - 1].term->fact
                                                      : items[j - 1].question->fact};

            if (group_of(cutting, &before) <= group_of(cutting, &moved))
                break;
            items[j] = items[j - 1];
        }
        items[j] = item;
    }
}

static struct screen checklist(const struct cutting *cutting, const struct pending_item *first)
{
    struct batch batch = batch_of(cutting, first);
    bool by_group = batch.by_group <= batch.by_urgency;
    size_t count = by_group ? batch.in_group : batch.count;
    size_t screens = screens_for(count);
    size_t each = (count + screens - 1) / screens;
    struct screen_item *items = arena_array(&cutting->interview->arena, each, sizeof *items);
    struct screen screen = {.kind = SCREEN_CHECKLIST, .items = items, .parts = 1};

    for (size_t i = 0; i < cutting->pending.count && screen.count < each; i++) {
        const struct pending_item *item = &cutting->pending.items[i];

        if (goes_with(first, item)
            && (!by_group || group_of(cutting, item) == group_of(cutting, first)))
            items[screen.count++] = (struct screen_item){item->question, item->term};
    }
    sort_by_group(cutting, items, screen.count);
    return screen;
}

/* --- the screen ---------------------------------------------------------- */

static struct screen screen_of(const struct cutting *cutting, const struct pending_item *item)
{
    if (item->is_fact)
        return checklist(cutting, item);
    switch ((enum question_type)item->question->type) {
    case QUESTION_ONE_OF:
    case QUESTION_LIST_OF:
        return screen_of_terms(cutting->interview, item->question, 0);
    case QUESTION_TEXT:
        return (struct screen){.kind = SCREEN_TEXT, .question = item->question, .parts = 1};
    case QUESTION_YES_NO:
    case QUESTION_NUMBER:
    case QUESTION_DURATION:
        break;
    }
    return (struct screen){.kind = SCREEN_FIGURE, .question = item->question, .parts = 1};
}

/* Checklists settle most of the numbers that less urgent rules ask for; those are
 * counted when no checklist is left. */
static bool may_be_settled(const struct pending_item *item)
{
    return !item->is_fact && item->rank > PENDING_EMERGENCY_FIGURE && item->rank < PENDING_CAUSE;
}

/* How many screens are left, as far as can be seen now. */
static size_t screens_left(const struct cutting *cutting)
{
    size_t decisive = 0;
    size_t facts = 0;
    size_t singles = 0;
    size_t later = 0;

    for (size_t i = 0; i < cutting->pending.count; i++) {
        const struct pending_item *item = &cutting->pending.items[i];
        size_t screens = 1;

        if (!item->is_fact && item->question->type == QUESTION_LIST_OF)
            screens = screens_for(plain_terms(item->question));
        decisive += item->is_fact && item->rank <= PENDING_DECISIVE;
        facts += item->is_fact && item->rank > PENDING_DECISIVE;
        later += may_be_settled(item) ? screens : 0;
        singles += !item->is_fact && !may_be_settled(item) ? screens : 0;
    }
    if (facts == 0)
        singles += later;
    return singles + screens_for(decisive) + screens_for(facts);
}

static bool is_certain_emergency(const struct interview *interview)
{
    const struct verdict *verdict = &interview->verdict;

    for (size_t i = 0; i < verdict->ruling_count; i++) {
        const struct ruling *ruling = &verdict->rulings[i];

        if (ruling->truth == TRUTH_YES && ruling->urgency == URGENCY_EMERGENCY
            && (ruling->rule == NULL
                || softening_is_ruled_out(ruling->rule->expression, &interview->answers)))
            return true;
    }
    return false;
}

/* While an emergency hangs on an exception, only that is asked. */
static void find_pending(struct cutting *cutting)
{
    struct interview *interview = cutting->interview;
    struct pending *pending = &cutting->pending;
    size_t exceptions = 0;

    pending_of_urgency(interview, &interview->state, pending);
    while (exceptions < pending->count && pending->items[exceptions].rank == PENDING_EXCEPTION)
        exceptions++;
    if (pending_settled(interview) == URGENCY_EMERGENCY)
        pending->count = exceptions;
}

/* Whether the second part was offered, and what was said. */
static const struct interview_step *more_step(const struct interview *interview)
{
    for (size_t i = 0; i < interview->count; i++) {
        if (interview->steps[i].screen.kind == SCREEN_MORE)
            return &interview->steps[i];
    }
    return NULL;
}

/* Causes and plans are for those whom nothing sends to a clinician within days. */
static void go_on(struct cutting *cutting)
{
    struct interview *interview = cutting->interview;
    const struct interview_step *more = more_step(interview);

    if (interview->verdict.urgency > URGENCY_ROUTINE || (more != NULL && !more->yes)) {
        interview->done = true;
        return;
    }
    pending_of_plan(interview, &interview->state, &cutting->pending);
    interview->done = cutting->pending.count == 0;
    if (interview->done)
        return;
    interview->screen = more == NULL ? (struct screen){.kind = SCREEN_MORE, .parts = 1}
                                     : screen_of(cutting, &cutting->pending.items[0]);
}

/* The rest of a list that was begun; what comes after it is looked for to be counted. */
static size_t go_on_with(struct cutting *cutting, const struct interview_step *begun)
{
    struct interview *interview = cutting->interview;
    size_t part = begun->screen.part + 1;

    if (cutting->pending.count == 0 && more_step(interview) != NULL)
        pending_of_plan(interview, &interview->state, &cutting->pending);
    interview->screen = screen_of_terms(interview, begun->screen.question, part);
    return begun->screen.parts - part;
}

void interview_agenda_set(struct interview *interview)
{
    struct cutting cutting = {.interview = interview, .vocabulary = interview->answers.vocabulary};
    const struct interview_step *begun = unfinished(interview);
    size_t parts = 0;

    interview->emergency = is_certain_emergency(interview);
    interview->done = interview->emergency;
    if (interview->done)
        return;
    find_pending(&cutting);
    if (begun != NULL)
        parts = go_on_with(&cutting, begun);
    else if (cutting.pending.count > 0)
        interview->screen = screen_of(&cutting, &cutting.pending.items[0]);
    else if (pending_settled(interview) == URGENCY_EMERGENCY)
        interview->emergency = interview->done = true;
    else
        go_on(&cutting);
    interview->screen.number = interview->count + 1;
    interview->screen.about = interview->count + parts + screens_left(&cutting)
                              + (interview->screen.kind == SCREEN_MORE ? 1 : 0);
    if (interview->screen.about < interview->screen.number)
        interview->screen.about = interview->screen.number;
}
