#include "domain/report_intake.h"

#include "domain/report_exposure.h"

#include <string.h>

/* The ways an entry may take. */
enum way {
    WAY_WHOLE, /* report_take_entry */
    WAY_COUNT, /* nothing is asked of it but how many there are */
    WAY_SCORE,
    WAY_SESSION,
    WAY_DOSE,
    WAY_NIGHT
};

/* The ways of kinds; those of others are whole. A kind of which nothing is asked may still
 * say what the day was exposed to. */
static const struct {
    const char *kind;
    enum way way;
} ways[] = {
    {"pain", WAY_SCORE},  {"worst", WAY_SCORE},  {"did", WAY_SESSION}, {"took", WAY_DOSE},
    {"slept", WAY_NIGHT}, {"walked", WAY_COUNT}, {"used", WAY_COUNT},  {"sat", WAY_COUNT},
    {"stress", WAY_COUNT}, {"note", WAY_COUNT},  {"away", WAY_COUNT},
};

/* What is known of a form. One that was written at another time than its own goes the
 * whole way: it may be too late. */
struct report_shape {
    enum way way;
    bool is_pain;
    bool is_severe;
    bool is_broken; /* a night */
    int score;
    size_t times; /* pain in the window, its words not taken yet */
    double mg;
    struct report_session session;
    struct report_exposure exposure;
    struct report_shape *next; /* among the spare ones */
};

static void begin(void *context)
{
    struct report_intake *intake = context;

    arena_free(&intake->arena);
    intake->has_day = false;
    report_begin(intake->summary, &intake->arena, intake->limits, intake->kinds, intake->now,
                 intake->window);
}

void report_intake_begin(struct report_intake *intake, struct report_summary *summary,
                         const struct threshold_table *limits, const struct diary_kinds *kinds,
                         struct moment now, struct report_window window)
{
    *intake = (struct report_intake){
        .summary = summary,
        .limits = limits,
        .kinds = kinds,
        .now = now,
        .window = window,
        .severe = threshold_value(limits, THRESHOLD_SEVERE_PAIN),
    };
    begin(intake);
}

void report_intake_end(struct report_intake *intake)
{
    arena_free(&intake->arena);
    arena_free(&intake->shapes);
}

/* --- shapes ---------------------------------------------------------------------- */

static enum way way_of(const struct diary_entry *entry)
{
    const char *kind = entry->record.kind;

    for (size_t i = 0; !entry->has_written && i < sizeof ways / sizeof *ways; i++) {
        if (*ways[i].kind == *kind && strcmp(ways[i].kind, kind) == 0)
            return ways[i].way;
    }
    return WAY_WHOLE;
}

static struct report_shape shape_of(const struct report_intake *intake,
                                    const struct diary_entry *entry)
{
    struct report_shape shape = {.way = way_of(entry)};

    if (shape.way == WAY_WHOLE)
        return shape;
    shape.exposure = report_exposure_of(entry, intake->kinds);
    if (shape.way == WAY_SCORE) {
        shape.is_pain = strcmp(entry->record.kind, "pain") == 0;
        shape.score = (int)diary_value(entry);
        shape.is_severe = shape.score >= intake->severe;
    } else if (shape.way == WAY_SESSION) {
        shape.session = report_session_of(entry);
    } else if (shape.way == WAY_DOSE) {
        shape.mg = report_dose_of(entry);
    } else if (shape.way == WAY_NIGHT) {
        shape.is_broken = report_signs_is_broken(entry);
    }
    return shape;
}

static struct report_shape *get_shape(struct report_intake *intake, struct diary_form *form)
{
    struct report_shape *shape = form->taken;

    if (shape != NULL)
        return shape;
    shape = intake->spare;
    if (shape != NULL)
        intake->spare = shape->next;
    else
        shape = arena_alloc(&intake->shapes, sizeof *shape);
    *shape = shape_of(intake, form->entry);
    form->taken = shape;
    return shape;
}

static void take_words(struct report_intake *intake, const struct report_shape *shape,
                       const struct diary_entry *entry)
{
    if (shape->times > 0)
        report_slots_take_words(&intake->summary->slots, entry, shape->score, shape->times,
                                intake->summary->arena);
}

static void forget(void *context, struct diary_form *form)
{
    struct report_intake *intake = context;
    struct report_shape *shape = form->taken;

    take_words(intake, shape, form->entry);
    shape->next = intake->spare;
    intake->spare = shape;
    form->taken = NULL;
}

/* --- taking ----------------------------------------------------------------------- */

static void take_whole(struct report_intake *intake, const struct diary_sighting *sighting)
{
    struct diary_entry entry = *sighting->form->entry;

    entry.at = sighting->at;
    if (!entry.has_written)
        entry.written = entry.at;
    report_take_entry(intake->summary, &entry);
}

static void turn_to(struct report_intake *intake, civil_day day)
{
    intake->day = day;
    intake->weekday = civil_weekday(day);
    intake->has_day = true;
    intake->beyond = intake->window.has_until && day > intake->window.until;
    intake->in_window = !intake->beyond && report_take_day(intake->summary, day);
}

static void take_score(struct report_intake *intake, const struct diary_sighting *sighting,
                       struct report_shape *shape)
{
    const struct report_score score = {
        sighting->at.seconds, sighting->day, sighting->minute, intake->weekday,
        shape->score,         shape->is_pain, intake->in_window};

    report_take_score(intake->summary, &score);
    shape->times += shape->is_pain && intake->in_window;
}

static void take_shape(struct report_intake *intake, const struct diary_sighting *sighting,
                       struct report_shape *shape)
{
    struct report_summary *summary = intake->summary;
    const struct diary_entry *entry = sighting->form->entry;
    struct report_instant at = {sighting->at.seconds, summary->signs.taken++};

    summary->entries += intake->in_window;
    if (shape->exposure.any)
        report_exposure_take(report_days_get(&summary->days, summary->arena, sighting->day),
                             &shape->exposure);
    if (shape->is_severe)
        report_signs_take_severe(&summary->signs, shape->score, at, sighting->day,
                                 summary->arena);
    if (shape->is_broken)
        report_signs_take_night(&summary->signs, at, sighting->day, summary->arena);
    if (shape->way == WAY_SCORE)
        take_score(intake, sighting, shape);
    else if (shape->way == WAY_SESSION && intake->in_window)
        report_exercises_add(&summary->exercises, entry->record.value, sighting->day,
                             &shape->session, summary->arena);
    else if (shape->way == WAY_DOSE)
        report_medicines_add(&summary->medicines, entry->record.value, shape->mg, at.seconds,
                             sighting->day, summary->arena);
}

static void take_one(struct report_intake *intake, const struct diary_sighting *sighting,
                     struct report_shape *shape)
{
    if (shape->way == WAY_WHOLE) {
        take_whole(intake, sighting);
        return;
    }
    if (!intake->has_day || sighting->day != intake->day)
        turn_to(intake, sighting->day);
    if (!intake->beyond)
        take_shape(intake, sighting, shape);
}

/* Of a form that will not come again. */
static void take_passing(struct report_intake *intake, const struct diary_sighting *sighting)
{
    struct report_shape shape = shape_of(intake, sighting->form->entry);

    take_one(intake, sighting, &shape);
    take_words(intake, &shape, sighting->form->entry);
}

static void take(void *context, const struct diary_sighting *sightings, size_t count)
{
    struct report_intake *intake = context;

    for (size_t i = 0; i < count; i++) {
        if (sightings[i].form->kept)
            take_one(intake, &sightings[i], get_shape(intake, sightings[i].form));
        else
            take_passing(intake, &sightings[i]);
    }
}

struct diary_taker report_intake_taker(struct report_intake *intake)
{
    return (struct diary_taker){
        .context = intake, .begin = begin, .take = take, .forget = forget};
}
