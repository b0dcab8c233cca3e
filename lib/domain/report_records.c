#include "domain/report_records.h"

#include "document/kind.h"

/* The document under construction. */
struct building {
    const struct report_summary *summary;
    struct arena *arena;
    struct record_list *records;
};

static struct record *add(struct building *building, const char *kind, const char *value)
{
    return record_add(building->records, building->arena, kind, value);
}

static void set_number(struct building *building, struct record *record, const char *key,
                       double number)
{
    record_set_number(building->arena, record, key, number);
}

static void set_count(struct building *building, struct record *record, const char *key,
                      size_t count)
{
    record_set_number(building->arena, record, key, (double)count);
}

static const char *date_text(struct building *building, civil_day day)
{
    char text[CIVIL_DATE_TEXT];

    return arena_text(building->arena, civil_day_print(day, text));
}

static void set_tally(struct building *building, struct record *record,
                      const struct report_tally *tally)
{
    set_count(building, record, "count", report_tally_count(tally));
    if (report_tally_count(tally) > 0)
        set_number(building, record, "median", report_tally_median(tally));
}

static void add_head(struct building *building, size_t bad)
{
    const struct report_summary *summary = building->summary;
    struct record *record = add(building, "report", document_version);

    record_set_moment(building->arena, record, "at", summary->now);
    if (summary->has_days) {
        record_set(building->arena, record, "from", date_text(building, summary->from));
        record_set(building->arena, record, "until", date_text(building, summary->until));
    }
    set_count(building, record, "entries", summary->entries);
    set_count(building, record, "days",
              summary->has_days ? (size_t)(summary->until - summary->from + 1) : 0);
    set_count(building, record, "logged", summary->logged);
    set_count(building, record, "late", summary->late);
    set_count(building, record, "bad", bad);
}

/* Their ids, joined by commas. */
static const char *source_text(struct building *building, const struct phrase_list *sources)
{
    char *text = "";

    for (size_t k = 0; sources != NULL && k < sources->count; k++)
        text = arena_format(building->arena, "%s%s%s", text, k > 0 ? "," : "",
                            sources->items[k].text);
    return text;
}

static void add_seeks(struct building *building)
{
    const struct report_seeks *seeks = &building->summary->seeks;

    for (size_t i = 0; i < seeks->count; i++) {
        struct record *record = add(building, "seek", kind_urgencies[seeks->items[i].urgency]);

        record_set(building->arena, record, "why", seeks->items[i].why);
        record_set(building->arena, record, "source",
                   source_text(building, seeks->items[i].sources));
    }
}

/* Days and stage are those of the present. */
static void add_episode(struct building *building)
{
    const struct report_episode *episode = &building->summary->episode;
    civil_day today = moment_civil(building->summary->present).day;
    struct record *record;

    if (!episode->given)
        return;
    record = add(building, "episode", "all");
    if (episode->has_start) {
        record_set(building->arena, record, "start", date_text(building, episode->start));
        if (episode->start <= today)
            set_number(building, record, "days", report_episode_days(episode, today));
    }
    if (episode->has_age)
        set_number(building, record, "age", episode->age);
    record_set_moment(building->arena, record, "asked", episode->asked);
    record_set(building->arena, record, "urgency", kind_urgencies[episode->urgency]);
}

static void add_pain(struct building *building)
{
    const struct report_summary *summary = building->summary;
    const struct report_tally *pain = &summary->pain;
    struct record *record = add(building, "pain", "all");

    set_tally(building, record, pain);
    if (report_tally_count(pain) > 0) {
        set_number(building, record, "q1", report_tally_quantile(pain, 0.25));
        set_number(building, record, "q3", report_tally_quantile(pain, 0.75));
        set_number(building, record, "mean", report_tally_mean(pain));
    }
    if (summary->worst == REPORT_NO_SCORE)
        return;
    set_number(building, record, "worst", summary->worst);
    set_number(building, record, "days-4-or-more", summary->moderate_percent);
    set_number(building, record, "days-7-or-more", summary->high_percent);
    set_count(building, record, "longest-run", summary->longest_run);
}

static void add_swing(struct building *building)
{
    const struct report_variability *variability = &building->summary->variability;
    struct record *record;

    if (!variability->known)
        return;
    record = add(building, "swing", "all");
    set_number(building, record, "deviation", variability->deviation);
    if (!variability->has_pairs)
        return;
    set_number(building, record, "successive", variability->successive);
    set_number(building, record, "swings", variability->swings);
    set_number(building, record, "likeness", variability->likeness);
}

static void add_trend(struct building *building)
{
    const struct report_trend *trend = &building->summary->trend;
    struct record *record = add(building, "trend", "all");

    if (trend->heading != REPORT_TOO_FEW) {
        set_number(building, record, "per-week", trend->per_week);
        set_number(building, record, "low", trend->low);
        set_number(building, record, "high", trend->high);
    }
    record_set(building->arena, record, "verdict", report_heading_words[trend->heading]);
    if (trend->heading == REPORT_TOO_FEW)
        set_count(building, record, "need", trend->need);
}

static void add_change(struct building *building)
{
    const struct report_change *change = &building->summary->change;
    struct record *record = add(building, "change", "all");

    if (change->verdict != REPORT_CHANGE_TOO_FEW) {
        set_number(building, record, "before", change->before);
        set_number(building, record, "now", change->now);
        set_number(building, record, "points", change->points);
        if (change->has_percent)
            set_number(building, record, "percent", change->percent);
    }
    record_set(building->arena, record, "verdict", report_verdict_words[change->verdict]);
}

static void add_flares(struct building *building)
{
    const struct report_flares *flares = &building->summary->flares;

    for (size_t i = 0; i < flares->count; i++) {
        const struct report_flare *flare = &flares->items[i];
        struct record *record = add(building, "flare", date_text(building, flare->first));

        set_count(building, record, "days", (size_t)(flare->last - flare->first + 1));
        if (flare->peak != REPORT_NO_SCORE)
            set_number(building, record, "peak", flare->peak);
        record_set(building->arena, record, "flagged", report_flagged_words[flare->flagged]);
    }
}

static void set_median(struct building *building, struct record *record, const char *key,
                       const struct report_tally *tally)
{
    if (report_tally_count(tally) > 0)
        set_number(building, record, key, report_tally_median(tally));
}

static void add_trigger(struct building *building, const struct report_trigger *trigger)
{
    struct record *record = add(building, "trigger", trigger->id);

    set_number(building, record, "lag", trigger->lag);
    set_count(building, record, "exposed", trigger->exposed);
    set_count(building, record, "unexposed", trigger->unexposed);
    if (trigger->link != REPORT_LINK_TOO_FEW) {
        set_number(building, record, "difference", trigger->test.difference);
        set_number(building, record, "low", trigger->interval.low);
        set_number(building, record, "high", trigger->interval.high);
    }
    record_set(building->arena, record, "verdict", report_link_words[trigger->link]);
    if (trigger->link == REPORT_LINK_TOO_FEW) {
        set_count(building, record, "need", trigger->need);
        return;
    }
    set_number(building, record, "superiority", trigger->test.superiority);
    if (trigger->has_adjusted)
        set_number(building, record, "adjusted", trigger->adjusted);
    if (trigger->trigger != NULL && trigger->trigger->doubt.text != NULL) {
        record_set(building->arena, record, "doubt", trigger->trigger->doubt.text);
        record_set(building->arena, record, "source",
                   source_text(building, &trigger->trigger->sources));
    }
}

static void add_triggers(struct building *building)
{
    const struct report_triggers *triggers = &building->summary->triggers;

    for (size_t i = 0; i < triggers->count; i++)
        add_trigger(building, &triggers->items[i]);
}

static void add_exercises(struct building *building)
{
    const struct report_exercises *exercises = &building->summary->exercises;

    for (size_t i = 0; i < exercises->count; i++) {
        const struct report_exercise *exercise = &exercises->items[i];
        struct record *record = add(building, "exercise", exercise->id);

        set_count(building, record, "done", exercise->done);
        set_count(building, record, "skipped", exercise->skipped);
        set_median(building, record, "before", &exercise->before);
        set_median(building, record, "after", &exercise->after);
        record_set(building->arena, record, "response", response_words[exercise->response]);
    }
}

static void add_limits(struct building *building, struct record *record,
                       const struct report_medicine *medicine)
{
    const struct report_summary *summary = building->summary;
    struct report_medicine_limit limit =
        report_medicine_limit(medicine->id, summary->kinds, summary->limits);

    set_count(building, record, "lately",
              report_medicine_lately(medicine, moment_civil(summary->present).day));
    if (limit.days > 0)
        set_number(building, record, "limit-days", limit.days);
    if (limit.mg > 0)
        set_number(building, record, "limit-mg", limit.mg);
}

static void add_medicines(struct building *building)
{
    const struct report_summary *summary = building->summary;

    for (size_t i = 0; i < summary->medicines.count; i++) {
        const struct report_medicine *medicine = &summary->medicines.items[i];
        size_t days = report_medicine_days(medicine, summary->from, summary->until);
        double most = report_medicine_most(medicine, summary->from, summary->until);
        size_t unwritten = report_medicine_unwritten(medicine, summary->from, summary->until);
        struct record *record;

        if (!summary->has_days || days == 0)
            continue;
        record = add(building, "medicine", medicine->id);
        set_count(building, record, "days", days);
        if (most > 0)
            set_number(building, record, "most", most);
        if (unwritten > 0)
            set_count(building, record, "unwritten", unwritten);
        add_limits(building, record, medicine);
    }
}

static void add_slot(struct building *building, const char *by, const char *slot,
                     const struct report_tally *pain)
{
    struct record *record;

    if (report_tally_count(pain) == 0)
        return;
    record = add(building, "by", by);
    record_set(building->arena, record, "slot", slot);
    set_tally(building, record, pain);
}

static void add_slot_list(struct building *building, const char *by,
                          const struct report_slot_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        add_slot(building, by, list->items[i].word, &list->items[i].pain);
}

static void add_measure_slots(struct building *building, const char *by,
                              enum report_measure measure)
{
    const struct report_summary *summary = building->summary;
    struct report_tally slots[REPORT_MEASURE_SLOTS];

    if (!summary->has_days)
        return;
    report_slots_by_measure(&summary->days, summary->from, summary->until, measure, slots);
    for (int i = 0; i < REPORT_MEASURE_SLOTS; i++)
        add_slot(building, by, arena_format(building->arena, "%02d", i), &slots[i]);
}

static void add_slots(struct building *building)
{
    const struct report_slots *slots = &building->summary->slots;

    for (int hour = 0; hour < REPORT_HOURS; hour++)
        add_slot(building, "hour", arena_format(building->arena, "%02d", hour),
                 &slots->hours[hour]);
    for (int weekday = 0; weekday < CIVIL_WEEK_DAYS; weekday++)
        add_slot(building, "weekday", civil_weekday_words[weekday], &slots->weekdays[weekday]);
    add_slot_list(building, "side", &slots->sides);
    add_slot_list(building, "location", &slots->locations);
    add_measure_slots(building, "sleep", REPORT_SLEPT);
    add_measure_slots(building, "sitting", REPORT_SAT);
    add_measure_slots(building, "stress", REPORT_STRESS);
}

static void add_slice(struct building *building, enum report_unit unit,
                      const struct report_slice *slice)
{
    int low = report_tally_low(&slice->pain);
    struct record *record;

    if (slice->logged == 0)
        return;
    record = add(building, report_unit_words[unit], date_text(building, slice->start));
    set_count(building, record, "count", slice->scores);
    if (low != REPORT_NO_SCORE)
        set_number(building, record, "low", low);
    set_median(building, record, "median", &slice->pain);
    set_number(building, record, "high", slice->worst);
    if (unit != REPORT_BY_DAY)
        set_count(building, record, "logged", slice->logged);
}

static void add_series(struct building *building, enum report_unit unit)
{
    const struct report_summary *summary = building->summary;
    struct report_span span = {summary->from, summary->until};
    struct report_slice slice;
    size_t index = 0;

    while (report_series_next(&summary->days, span, unit, &index, &slice))
        add_slice(building, unit, &slice);
}

void report_records(const struct report_summary *summary, size_t bad, enum report_unit unit,
                    struct record_list *records)
{
    struct building building = {summary, summary->arena, records};

    add_head(&building, bad);
    add_episode(&building);
    add_pain(&building);
    add_swing(&building);
    add_trend(&building);
    add_change(&building);
    add_flares(&building);
    add_triggers(&building);
    add_exercises(&building);
    add_medicines(&building);
    add_slots(&building);
    add_seeks(&building);
    if (unit < REPORT_UNITS && summary->has_days)
        add_series(&building, unit);
    add(&building, "end", "report");
}
