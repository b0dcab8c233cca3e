#include "domain/report_intake.h"

static void begin(void *context)
{
    struct report_intake *intake = context;

    arena_free(&intake->arena);
    report_begin(intake->summary, &intake->arena, intake->limits, intake->kinds, intake->now,
                 intake->window);
}

void report_intake_begin(struct report_intake *intake, struct report_summary *summary,
                         const struct threshold_table *limits, const struct diary_kinds *kinds,
                         struct moment now, struct report_window window)
{
    *intake = (struct report_intake){
        .summary = summary, .limits = limits, .kinds = kinds, .now = now, .window = window};
    begin(intake);
}

void report_intake_end(struct report_intake *intake)
{
    arena_free(&intake->arena);
}

static void take_one(struct report_intake *intake, const struct diary_sighting *sighting)
{
    struct diary_entry entry = sighting->form->entry;

    entry.at = sighting->at;
    if (!entry.has_written)
        entry.written = entry.at;
    report_take_entry(intake->summary, &entry);
}

static void take(void *context, const struct diary_sighting *sightings, size_t count)
{
    struct report_intake *intake = context;

    for (size_t i = 0; i < count; i++)
        take_one(intake, &sightings[i]);
}

static void forget(void *context, struct diary_form *form)
{
    (void)context;
    form->taken = NULL;
}

struct diary_taker report_intake_taker(struct report_intake *intake)
{
    return (struct diary_taker){
        .context = intake, .begin = begin, .take = take, .forget = forget};
}
