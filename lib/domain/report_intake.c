#include "domain/report_intake.h"

#include "base/memory.h"
#include "base/word.h"
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
 * whole way: it may be too late. What most lines ask for stands first. */
struct report_shape {
    unsigned char way; /* an enum way */
    signed char score;
    bool is_pain;
    bool is_severe;
    bool is_broken; /* a night */
    bool is_sore;   /* a session */
    struct report_exposure exposure;
    size_t times; /* pain in the window, its words not taken yet */
    size_t row;   /* of the exercise, where it was last */
    union {
        int64_t micrograms;
        struct report_session session;
        struct report_shape *next; /* among the spare ones */
    } more;
};

static void begin(void *context)
{
    struct report_intake *intake = context;

    arena_free(&intake->arena);
    intake->has_day = false;
    report_begin(&intake->summary, &intake->arena, intake->limits, intake->kinds, intake->now,
                 intake->window);
}

void report_intake_begin(struct report_intake intakes[CREW_WORKERS],
                         const struct threshold_table *limits, const struct diary_kinds *kinds,
                         struct moment now, struct report_window window)
{
    for (size_t i = 0; i < CREW_WORKERS; i++) {
        intakes[i] = (struct report_intake){
            .limits = limits,
            .kinds = kinds,
            .now = now,
            .window = window,
            .severe = threshold_value(limits, THRESHOLD_SEVERE_PAIN),
        };
        begin(&intakes[i]);
    }
}

static void end(struct report_intake *intake)
{
    arena_free(&intake->arena);
    arena_free(&intake->shapes);
}

struct report_summary *report_intake_merge(struct report_intake intakes[CREW_WORKERS])
{
    for (size_t i = 1; i < CREW_WORKERS; i++) {
        report_merge(&intakes[0].summary, &intakes[i].summary);
        end(&intakes[i]);
    }
    return &intakes[0].summary;
}

void report_intake_end(struct report_intake intakes[CREW_WORKERS])
{
    for (size_t i = 0; i < CREW_WORKERS; i++)
        end(&intakes[i]);
}

/* --- shapes ---------------------------------------------------------------------- */

static enum way way_of(const struct diary_entry *entry)
{
    const char *kind = entry->record.kind;

    for (size_t i = 0; !entry->has_written && i < sizeof ways / sizeof *ways; i++) {
        if (word_equals(ways[i].kind, kind))
            return ways[i].way;
    }
    return WAY_WHOLE;
}

static struct report_shape shape_of(const struct report_intake *intake,
                                    const struct diary_entry *entry)
{
    struct report_shape shape = {.way = (unsigned char)way_of(entry)};

    if (shape.way == WAY_WHOLE)
        return shape;
    shape.exposure = report_exposure_of(entry, intake->kinds);
    if (shape.way == WAY_SCORE) {
        shape.is_pain = strcmp(entry->record.kind, "pain") == 0;
        shape.score = (signed char)diary_value(entry);
        shape.is_severe = shape.score >= intake->severe;
    } else if (shape.way == WAY_SESSION) {
        shape.more.session = report_session_of(entry);
        shape.is_sore = report_signs_is_sore(entry, intake->limits);
    } else if (shape.way == WAY_DOSE) {
        shape.more.micrograms = report_dose_of(entry);
    } else if (shape.way == WAY_NIGHT) {
        shape.is_broken = report_signs_is_broken(entry);
    }
    return shape;
}

static struct report_shape *make_shape(struct report_intake *intake, struct diary_form *form)
{
    struct report_shape *shape = intake->spare;

    if (shape != NULL)
        intake->spare = shape->more.next;
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
        report_slots_take_words(&intake->summary.slots, entry, shape->score, shape->times,
                                &intake->arena);
}

static void forget(void *context, struct diary_form *form)
{
    struct report_intake *intake = context;
    struct report_shape *shape = form->taken;

    take_words(intake, shape, form->entry);
    shape->more.next = intake->spare;
    intake->spare = shape;
    form->taken = NULL;
}

/* --- taking ----------------------------------------------------------------------- */

static void turn_to(struct report_intake *intake, civil_day day)
{
    intake->day = day;
    intake->row = NULL;
    intake->has_day = true;
    intake->beyond = intake->window.has_until && day > intake->window.until;
    intake->in_window = !intake->beyond && report_take_day(&intake->summary, day);
}

/* Days are rows only when something is said of them. */
static struct report_day *row_of(struct report_intake *intake)
{
    if (intake->row == NULL)
        intake->row = report_days_get(&intake->summary.days, &intake->arena, intake->day);
    return intake->row;
}

static void take_whole(struct report_intake *intake, const struct diary_sighting *sighting)
{
    struct diary_entry entry = *sighting->form->entry;

    entry.at = sighting->at;
    if (!entry.has_written)
        entry.written = entry.at;
    report_take_entry(&intake->summary, &entry);
    intake->row = NULL;
}

static void take_pain(struct report_intake *intake, const struct diary_sighting *sighting,
                      struct report_shape *shape)
{
    struct report_day *row = row_of(intake);

    report_tally_add(&row->pain, shape->score);
    if (sighting->minute < CIVIL_DAY_MINUTES / 2)
        report_day_take_morning(row, shape->score, sighting->at.seconds);
    if (intake->in_window) {
        report_tally_add(&intake->summary.slots.hours[sighting->minute / 60], shape->score);
        shape->times++;
    }
}

static void take_session(struct report_intake *intake, const struct diary_sighting *sighting,
                         struct report_shape *shape, struct report_instant at)
{
    const struct diary_entry *entry = sighting->form->entry;

    /* Few are: what is worst of it is read again. */
    if (shape->is_sore)
        report_signs_take_sore(&intake->summary.signs, entry, at, intake->day, &intake->arena);
    if (intake->in_window)
        report_exercises_add(&intake->summary.exercises, entry->record.value, &shape->row,
                             intake->day, &shape->more.session, &intake->arena);
}

/* What no short line has. */
static void take_rest(struct report_intake *intake, const struct diary_sighting *sighting,
                      struct report_shape *shape, struct report_instant at)
{
    struct report_summary *summary = &intake->summary;
    const char *value = sighting->form->entry->record.value;

    if (shape->way == WAY_SCORE)
        report_day_take_worst(row_of(intake), shape->score);
    else if (shape->is_broken)
        report_signs_take_night(&summary->signs, at, intake->day, &intake->arena);
    else if (shape->way == WAY_SESSION)
        take_session(intake, sighting, shape, at);
    else if (shape->way == WAY_DOSE)
        report_medicines_add(&summary->medicines, value, shape->more.micrograms, at.seconds,
                             intake->day, &intake->arena);
}

static void take_shape(struct report_intake *intake, const struct diary_sighting *sighting,
                       struct report_shape *shape)
{
    struct report_signs *signs = &intake->summary.signs;
    struct report_instant at = {sighting->at.seconds, signs->order++};

    intake->summary.entries += intake->in_window;
    if (shape->exposure.any)
        report_exposure_take(row_of(intake), &shape->exposure);
    if (shape->is_severe)
        report_signs_take_severe(signs, shape->score, at, intake->day, &intake->arena);
    else if (shape->way == WAY_SCORE)
        report_signs_take_milder(signs, at);
    if (shape->is_pain)
        take_pain(intake, sighting, shape);
    else
        take_rest(intake, sighting, shape, at);
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

/* How many lines ahead what is known of them is asked for, so that waiting for memory
 * overlaps. */
enum { AHEAD = 8 };

static void take(void *context, const struct diary_sighting *sightings, size_t count,
                 uint64_t order)
{
    struct report_intake *intake = context;

    intake->summary.signs.order = order;
    for (size_t i = 0; i < count; i++) {
        if (i + AHEAD < count)
            memory_expect(sightings[i + AHEAD].form->taken);
        if (sightings[i].form->taken != NULL)
            take_one(intake, &sightings[i], sightings[i].form->taken);
        else if (sightings[i].form->kept)
            take_one(intake, &sightings[i], make_shape(intake, sightings[i].form));
        else
            take_passing(intake, &sightings[i]);
    }
}

void report_intake_takers(struct report_intake intakes[CREW_WORKERS],
                          struct diary_taker takers[CREW_WORKERS])
{
    for (size_t i = 0; i < CREW_WORKERS; i++)
        takers[i] = (struct diary_taker){&intakes[i], begin, take, forget};
}
