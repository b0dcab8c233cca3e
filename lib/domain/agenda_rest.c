#include "domain/agenda_rest.h"

#include "domain/agenda.h"
#include "domain/agenda_text.h"
#include "domain/plan_document.h"
#include "domain/symptom.h"

#include <stdlib.h>

/* No clinician's word of a plan clears an emergency. */
static bool is_cleared(const struct diary_entry *symptom, civil_day cleared,
                       const struct content *content, struct arena *arena)
{
    enum urgency urgency;

    return moment_civil(symptom->at).day <= cleared
           && symptom_urgency(content, symptom->record.value, symptom->at, arena, &urgency)
           && urgency < URGENCY_EMERGENCY;
}

static void take_symptoms(const struct diary *diary, int64_t asked, civil_day cleared,
                          const struct content *content, struct arena *arena,
                          struct agenda_rest *first)
{
    for (size_t i = 0; i < diary->count; i++) {
        const struct diary_entry *entry = &diary->entries[i];

        if (!diary_entry_counts_as(entry, "symptom") || entry->at.seconds < asked
            || (first->what != NULL && entry->at.seconds >= first->at)
            || is_cleared(entry, cleared, content, arena))
            continue;
        *first = (struct agenda_rest){entry->at.seconds, i, agenda_symptom, NULL};
    }
}

/* Of what was said in one second the no stays: it comes last. */
static int compare(const void *a, const void *b)
{
    const struct agenda_rest *one = a;
    const struct agenda_rest *other = b;

    if (one->at != other->at)
        return one->at < other->at ? -1 : 1;
    if ((one->what != NULL) != (other->what != NULL))
        return one->what != NULL ? 1 : -1;
    return one->order < other->order ? -1 : one->order > other->order;
}

/* What somebody who was seen said about exercise. False when nothing, and for a no of a day
 * before the one on which a clinician cleared the plan, as plan has it. */
static bool read_advice(const struct diary_entry *entry, civil_day cleared, struct arena *arena,
                        struct agenda_rest *rest)
{
    enum diary_exercise exercise;
    civil_day day = moment_civil(entry->at).day;

    if (!diary_entry_counts_as(entry, "seen"))
        return false;
    exercise = diary_exercise_advice(entry);
    rest->at = entry->at.seconds;
    if (exercise != DIARY_EXERCISE_NO)
        return exercise == DIARY_EXERCISE_OK;
    rest->what = agenda_no_exercise;
    rest->text = agenda_text_no_exercise(day, entry->record.value, arena);
    return day >= cleared;
}

static void add(struct agenda_turns *turns, struct agenda_rest rest, struct arena *arena)
{
    turns->items = arena_grow(arena, turns->items, &turns->capacity, turns->count,
                              sizeof *turns->items);
    turns->items[turns->count++] = rest;
}

static void sort(struct agenda_turns *turns)
{
    if (turns->count > 0)
        qsort(turns->items, turns->count, sizeof *turns->items, compare);
}

static void take_advice(const struct diary *diary, civil_day cleared, struct arena *arena,
                        struct agenda_turns *advice)
{
    for (size_t i = 0; i < diary->count; i++) {
        struct agenda_rest rest = {.order = i};

        if (read_advice(&diary->entries[i], cleared, arena, &rest))
            add(advice, rest, arena);
    }
    sort(advice);
}

/* The scores that may make pain severe, by time. */
static struct agenda_turns scores(const struct diary *diary, int64_t asked, civil_day cleared,
                                  struct arena *arena)
{
    struct agenda_turns found = {.count = 0};

    for (size_t i = 0; i < diary->count; i++) {
        const struct diary_entry *entry = &diary->entries[i];

        if ((diary_entry_counts_as(entry, "pain") || diary_entry_counts_as(entry, "worst"))
            && entry->at.seconds >= asked && moment_civil(entry->at).day > cleared)
            add(&found, (struct agenda_rest){.at = entry->at.seconds, .order = i}, arena);
    }
    sort(&found);
    return found;
}

/* From each second that changes it, whether the newest score is severe. */
static void take_pain(const struct diary *diary, const struct agenda_turns *of, double severe,
                      struct arena *arena, struct agenda_turns *pain)
{
    bool was = false;

    for (size_t i = 0; i < of->count;) {
        int64_t at = of->items[i].at;
        bool high[2] = {false, false}; /* of pain, of worst */

        for (; i < of->count && of->items[i].at == at; i++) {
            const struct diary_entry *entry = &diary->entries[of->items[i].order];

            high[diary_entry_counts_as(entry, "worst")] = diary_value(entry) >= severe;
        }
        if ((high[0] || high[1]) != was) {
            was = !was;
            add(pain, (struct agenda_rest){at, 0, was ? agenda_severe_pain : NULL, NULL}, arena);
        }
    }
}

void agenda_rest_read(const struct diary *diary, const struct record_list *plan,
                      const struct content *content, struct arena *arena,
                      struct agenda_rests *rests)
{
    double severe = threshold_value(&content->thresholds, THRESHOLD_SEVERE_PAIN);
    int64_t asked = plan_document_asked(plan).seconds;
    struct agenda_turns of;
    civil_day cleared;

    if (!plan_document_cleared(plan, &cleared))
        cleared = INT32_MIN;
    of = scores(diary, asked, cleared, arena);
    take_symptoms(diary, asked, cleared, content, arena, &rests->symptom);
    take_pain(diary, &of, severe, arena, &rests->pain);
    take_advice(diary, cleared, arena, &rests->advice);
}

/* The last that has come by then; NULL when it is that the plan goes on. */
static const struct agenda_rest *latest(const struct agenda_turns *turns, int64_t until)
{
    size_t low = 0;
    size_t high = turns->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (turns->items[middle].at <= until)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && turns->items[low - 1].what != NULL ? &turns->items[low - 1] : NULL;
}

const struct agenda_rest *agenda_rest_at(const struct agenda_rests *rests, int64_t until)
{
    const struct agenda_rest *pain = latest(&rests->pain, until);

    if (rests->symptom.what != NULL && rests->symptom.at <= until)
        return &rests->symptom;
    return pain != NULL ? pain : latest(&rests->advice, until);
}
