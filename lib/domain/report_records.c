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

static void add_seeks(struct building *building)
{
    const struct report_seeks *seeks = &building->summary->seeks;

    for (size_t i = 0; i < seeks->count; i++) {
        const struct phrase_list *sources = seeks->items[i].sources;
        struct record *record = add(building, "seek", kind_urgencies[seeks->items[i].urgency]);
        char *text = "";

        record_set(building->arena, record, "why", seeks->items[i].why);
        for (size_t k = 0; sources != NULL && k < sources->count; k++)
            text = arena_format(building->arena, "%s%s%s", text, k > 0 ? "," : "",
                                sources->items[k].text);
        record_set(building->arena, record, "source", text);
    }
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

static void add_medicines(struct building *building)
{
    const struct report_summary *summary = building->summary;

    for (size_t i = 0; i < summary->medicines.count; i++) {
        const struct report_medicine *medicine = &summary->medicines.items[i];
        size_t days = report_medicine_days(medicine, summary->from, summary->until);
        double most = report_medicine_most(medicine, summary->from, summary->until);
        struct record *record;

        if (!summary->has_days || days == 0)
            continue;
        record = add(building, "medicine", medicine->id);
        set_count(building, record, "days", days);
        if (most > 0)
            set_number(building, record, "most", most);
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
}

static void add_days(struct building *building)
{
    const struct report_summary *summary = building->summary;
    const struct report_days *days = &summary->days;

    for (size_t i = report_days_from(days, summary->from); i < days->count; i++) {
        const struct report_day *day = &days->items[i];
        int low = report_tally_low(&day->pain);
        struct record *record;

        if (day->day > summary->until)
            break;
        if (day->worst == REPORT_NO_SCORE)
            continue;
        record = add(building, "day", date_text(building, day->day));
        set_count(building, record, "count", day->scores);
        if (low != REPORT_NO_SCORE)
            set_number(building, record, "low", low);
        set_median(building, record, "median", &day->pain);
        set_number(building, record, "high", day->worst);
    }
}

void report_records(const struct report_summary *summary, size_t bad, bool by_day,
                    struct record_list *records)
{
    struct building building = {summary, summary->arena, records};

    add_head(&building, bad);
    add_pain(&building);
    add_trend(&building);
    add_change(&building);
    add_flares(&building);
    add_exercises(&building);
    add_medicines(&building);
    add_slots(&building);
    add_seeks(&building);
    if (by_day && summary->has_days)
        add_days(&building);
    add(&building, "end", "report");
}
