#include "domain/report_sign.h"

#include "domain/report_row.h"
#include "domain/report_tally.h"
#include "domain/symptom.h"

#include <math.h>
#include <string.h>

bool report_instant_before(struct report_instant a, struct report_instant b)
{
    return a.seconds < b.seconds || (a.seconds == b.seconds && a.order < b.order);
}

/* --- taking -------------------------------------------------------------- */

/* Seeing someone settles a warning only when they said so, and did not take exercise away. */
static bool is_all_clear(const struct diary_entry *entry)
{
    enum diary_exercise exercise = diary_exercise_advice(entry);

    return exercise == DIARY_EXERCISE_OK
           || (exercise == DIARY_EXERCISE_UNSAID
               && diary_list_has(entry, "advice", "nothing-serious"));
}

static void set_seen(struct report_signs *signs, struct report_instant at, civil_day day)
{
    if (signs->was_seen && report_instant_before(at, signs->seen))
        return;
    signs->was_seen = true;
    signs->seen = at;
    signs->seen_day = day;
}

static void set_entered(struct report_signs *signs, struct report_instant at)
{
    if (!signs->was_entered || report_instant_before(signs->entered, at))
        signs->entered = at;
    signs->was_entered = true;
}

static void take_seen(struct report_signs *signs, const struct diary_entry *entry,
                      struct report_instant at, civil_day day, struct moment now)
{
    if (!is_all_clear(entry) || moment_is_ahead(entry->at, now))
        return;
    set_seen(signs, at, day);
    set_entered(signs, at);
}

/* Puts a symptom in the order of instants. */
static void place_symptom(struct report_signs *signs, struct report_symptom symptom,
                          struct arena *arena)
{
    size_t index = signs->symptom_count;

    while (index > 0 && report_instant_before(symptom.at, signs->symptoms[index - 1].at))
        index--;
    signs->symptoms =
        report_row_open(arena, signs->symptoms, &signs->symptom_capacity, &signs->symptom_count,
                        index, sizeof *signs->symptoms);
    signs->symptoms[index] = symptom;
}

static void take_symptom(struct report_signs *signs, const char *word, struct report_instant at,
                         civil_day day, struct arena *arena)
{
    struct report_symptom symptom = {NULL, URGENCY_SOON, at, day};
    struct report_symptom *rows = signs->symptoms;
    size_t index = 0;

    while (index < signs->symptom_count && strcmp(rows[index].word, word) != 0)
        index++;
    if (index < signs->symptom_count) {
        if (report_instant_before(at, rows[index].at))
            return;
        symptom.word = rows[index].word;
        signs->symptom_count--;
        memmove(&rows[index], &rows[index + 1], (signs->symptom_count - index) * sizeof *rows);
    } else {
        symptom.word = arena_text(arena, word);
    }
    place_symptom(signs, symptom, arena);
}

void report_signs_take_severe(struct report_signs *signs, int score, struct report_instant at,
                              civil_day day, struct arena *arena)
{
    size_t index;

    if (day <= signs->severe_since)
        return;
    index = report_row_from_day(signs->severe, signs->severe_count, sizeof *signs->severe, day);
    while (index > 0 && signs->severe[index - 1].day == day)
        index--;
    while (index < signs->severe_count && signs->severe[index].day == day
           && signs->severe[index].score != score)
        index++;
    if (index == signs->severe_count || signs->severe[index].day != day)
        signs->severe = report_row_open(arena, signs->severe, &signs->severe_capacity,
                                        &signs->severe_count, index, sizeof *signs->severe);
    else if (report_instant_before(at, signs->severe[index].at))
        return;
    signs->severe[index] = (struct report_severe){day, score, at};
}

/* What a did entry says of pain, without its time and day. */
static struct report_sore sore_of(const struct diary_entry *entry)
{
    double during = REPORT_NO_SCORE;
    double after = REPORT_NO_SCORE;

    diary_number(entry, "pain", &during);
    diary_number(entry, "after", &after);
    return (struct report_sore){.id = entry->record.value, .score = (int)fmax(during, after),
                                .is_after = after > during};
}

bool report_signs_is_sore(const struct diary_entry *entry, const struct threshold_table *limits)
{
    return sore_of(entry).score >= threshold_value(limits, THRESHOLD_SEVERE_PAIN);
}

static void take_sore(struct report_signs *signs, const struct report_sore *sore,
                      struct arena *arena)
{
    size_t index = report_row_from_word(signs->sores, signs->sore_count, sizeof *signs->sores,
                                        sore->id);
    struct report_sore *row;

    if (sore->day <= signs->severe_since)
        return;
    if (index == signs->sore_count || strcmp(signs->sores[index].id, sore->id) != 0) {
        signs->sores = report_row_open(arena, signs->sores, &signs->sore_capacity,
                                       &signs->sore_count, index, sizeof *signs->sores);
        signs->sores[index].id = arena_text(arena, sore->id);
    } else if (report_instant_before(sore->at, signs->sores[index].at)) {
        return;
    }
    row = &signs->sores[index];
    *row = (struct report_sore){row->id, sore->score, sore->is_after, sore->at, sore->day};
}

void report_signs_take_sore(struct report_signs *signs, const struct diary_entry *entry,
                            struct report_instant at, civil_day day, struct arena *arena)
{
    struct report_sore sore = sore_of(entry);

    sore.at = at;
    sore.day = day;
    take_sore(signs, &sore, arena);
}

static size_t night_index(const struct report_signs *signs, civil_day day)
{
    return report_row_from_day(signs->woken, signs->woken_count, sizeof *signs->woken, day);
}

static bool has_night(const struct report_signs *signs, size_t index, civil_day day)
{
    return index < signs->woken_count && signs->woken[index].day == day;
}

void report_signs_take_night(struct report_signs *signs, struct report_instant at, civil_day day,
                             struct arena *arena)
{
    size_t index = night_index(signs, day);

    if (!has_night(signs, index, day))
        signs->woken = report_row_open(arena, signs->woken, &signs->woken_capacity,
                                       &signs->woken_count, index, sizeof *signs->woken);
    else if (report_instant_before(at, signs->woken[index].at))
        return;
    signs->woken[index] = (struct report_night){day, at};
}

bool report_signs_is_broken(const struct diary_entry *entry)
{
    double woke;

    return diary_number(entry, "woke", &woke) && woke >= 1;
}

void report_signs_take(struct report_signs *signs, const struct diary_entry *entry, civil_day day,
                       struct moment now, const struct threshold_table *limits,
                       struct arena *arena)
{
    const char *kind = entry->record.kind;
    struct report_instant at = {entry->at.seconds, signs->order++};

    if (strcmp(kind, "seen") == 0) {
        take_seen(signs, entry, at, day, now);
    } else if (strcmp(kind, "symptom") == 0) {
        take_symptom(signs, entry->record.value, at, day, arena);
    } else if (strcmp(kind, "pain") == 0 || strcmp(kind, "worst") == 0) {
        if (diary_value(entry) >= threshold_value(limits, THRESHOLD_SEVERE_PAIN))
            report_signs_take_severe(signs, (int)diary_value(entry), at, day, arena);
        else
            report_signs_take_milder(signs, at);
    } else if (strcmp(kind, "did") == 0 && report_signs_is_sore(entry, limits)) {
        report_signs_take_sore(signs, entry, at, day, arena);
    } else if (strcmp(kind, "slept") == 0 && report_signs_is_broken(entry)) {
        report_signs_take_night(signs, at, day, arena);
    }
}

static void add_night(void *row, const void *other)
{
    struct report_night *night = row;
    struct report_instant at = ((const struct report_night *)other)->at;

    if (report_instant_before(night->at, at))
        night->at = at;
}

void report_signs_merge(struct report_signs *signs, const struct report_signs *others,
                        struct arena *arena)
{
    for (size_t i = 0; i < others->symptom_count; i++)
        take_symptom(signs, others->symptoms[i].word, others->symptoms[i].at,
                     others->symptoms[i].day, arena);
    for (size_t i = 0; i < others->severe_count; i++)
        report_signs_take_severe(signs, others->severe[i].score, others->severe[i].at,
                                 others->severe[i].day, arena);
    report_signs_take_milder(signs, others->milder);
    for (size_t i = 0; i < others->sore_count; i++)
        take_sore(signs, &others->sores[i], arena);
    signs->woken = report_row_merge(arena, signs->woken, &signs->woken_capacity,
                                    &signs->woken_count, others->woken, others->woken_count,
                                    sizeof *signs->woken, add_night);
    if (others->was_seen)
        set_seen(signs, others->seen, others->seen_day);
    if (others->was_entered)
        set_entered(signs, others->entered);
}

/* --- judging ------------------------------------------------------------- */

/* A verdict takes far more memory than what is kept of it. */
void report_signs_judge(struct report_signs *signs, const struct content *content,
                        struct moment now)
{
    for (size_t i = 0; i < signs->symptom_count; i++) {
        struct report_symptom *symptom = &signs->symptoms[i];
        struct arena scratch = {0};
        enum urgency urgency;

        if (symptom_urgency(content, symptom->word, now, &scratch, &urgency)
            && urgency > symptom->urgency)
            symptom->urgency = urgency;
        arena_free(&scratch);
    }
}

void report_signs_screen(struct report_signs *signs, struct moment asked)
{
    signs->was_screened = true;
    signs->screened = (struct report_instant){asked.seconds, 0};
}

/* No instant: where the day ended is not known, as entries may be of several zones. */
void report_signs_clear(struct report_signs *signs, civil_day day)
{
    if (!signs->was_seen)
        signs->seen = (struct report_instant){INT64_MIN, 0};
    if (!signs->was_seen || signs->seen_day < day)
        signs->seen_day = day;
    signs->was_seen = true;
    signs->cleared_day = day;
    signs->was_cleared = true;
}

bool report_signs_settle_unasked(const struct report_signs *signs, struct report_instant at,
                                civil_day day)
{
    return (signs->was_seen && report_instant_before(at, signs->seen))
           || (signs->was_cleared && day <= signs->cleared_day);
}

bool report_signs_settle(const struct report_signs *signs, struct report_instant at,
                         civil_day day)
{
    return report_signs_settle_unasked(signs, at, day)
           || (signs->was_screened && report_instant_before(at, signs->screened));
}

bool report_signs_settle_emergency(const struct report_signs *signs, struct report_instant at)
{
    return signs->was_entered && report_instant_before(at, signs->entered);
}

bool report_signs_stand(const struct report_signs *signs)
{
    for (size_t i = 0; i < signs->symptom_count; i++) {
        if (!report_signs_settle(signs, signs->symptoms[i].at, signs->symptoms[i].day))
            return true;
    }
    return false;
}

bool report_signs_woken(const struct report_signs *signs, civil_day day)
{
    size_t index = night_index(signs, day);

    return has_night(signs, index, day)
           && !report_signs_settle_unasked(signs, signs->woken[index].at, day);
}
