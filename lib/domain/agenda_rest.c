#include "domain/agenda_rest.h"

#include "domain/agenda.h"
#include "domain/agenda_text.h"
#include "domain/plan_document.h"

#include <stdlib.h>
#include <string.h>

static bool is_kind(const struct diary_entry *entry, const char *kind)
{
    return diary_entry_counts(entry) && strcmp(entry->record.kind, kind) == 0;
}

static void take_symptoms(const struct diary *diary, int64_t asked, civil_day cleared,
                          struct agenda_rests *rests)
{
    for (size_t i = 0; i < diary->count; i++) {
        const struct diary_entry *entry = &diary->entries[i];

        if (!is_kind(entry, "symptom") || entry->at.seconds < asked
            || moment_civil(entry->at).day <= cleared)
            continue;
        if (rests->symptom.what == NULL || entry->at.seconds < rests->symptom.at)
            rests->symptom = (struct agenda_rest){entry->at.seconds, i, agenda_symptom, NULL};
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

    if (!is_kind(entry, "seen"))
        return false;
    exercise = diary_exercise_advice(entry);
    rest->at = entry->at.seconds;
    if (exercise != DIARY_EXERCISE_NO)
        return exercise == DIARY_EXERCISE_OK;
    rest->what = agenda_no_exercise;
    rest->text = agenda_text_no_exercise(day, entry->record.value, arena);
    return day >= cleared;
}

static void take_advice(const struct diary *diary, civil_day cleared, struct arena *arena,
                        struct agenda_rests *rests)
{
    for (size_t i = 0; i < diary->count; i++) {
        struct agenda_rest rest = {.order = i};

        if (!read_advice(&diary->entries[i], cleared, arena, &rest))
            continue;
        rests->advice = arena_grow(arena, rests->advice, &rests->capacity, rests->count,
                                   sizeof *rests->advice);
        rests->advice[rests->count++] = rest;
    }
    if (rests->count > 0)
        qsort(rests->advice, rests->count, sizeof *rests->advice, compare);
}

void agenda_rest_read(const struct diary *diary, const struct record_list *plan,
                      struct arena *arena, struct agenda_rests *rests)
{
    civil_day cleared;

    if (!plan_document_cleared(plan, &cleared))
        cleared = INT32_MIN;
    take_symptoms(diary, plan_document_asked(plan).seconds, cleared, rests);
    take_advice(diary, cleared, arena, rests);
}

const struct agenda_rest *agenda_rest_at(const struct agenda_rests *rests, int64_t until)
{
    const struct agenda_rest *latest = NULL;

    if (rests->symptom.what != NULL && rests->symptom.at <= until)
        return &rests->symptom;
    for (size_t i = 0; i < rests->count && rests->advice[i].at <= until; i++)
        latest = &rests->advice[i];
    return latest != NULL && latest->what != NULL ? latest : NULL;
}
