#include "domain/report_summary.h"

#include "base/amount.h"

#include <stdint.h>
#include <string.h>

void report_begin(struct report_summary *summary, struct arena *arena,
                  const struct threshold_table *limits, const struct diary_kinds *kinds,
                  struct moment now, struct report_window window)
{
    civil_day today = moment_civil(now).day;
    double recent = threshold_value(limits, THRESHOLD_LOG_RECENT_DAYS);

    *summary = (struct report_summary){
        .arena = arena,
        .limits = limits,
        .kinds = kinds,
        .now = now,
        .present = now,
        .window = window,
        .worst = REPORT_NO_SCORE,
    };
    if (window.has_until && window.until < today)
        summary->present.seconds -= (int64_t)(today - window.until) * AMOUNT_DAY;
    summary->medicines.doses_since =
        summary->present.seconds - ((int64_t)recent + 1) * AMOUNT_DAY;
    summary->signs.severe_since = moment_civil(summary->present).day - (civil_day)recent;
    summary->signs.milder.seconds = INT64_MIN;
    summary->signs.milder_until = now.seconds + MOMENT_AHEAD_SECONDS;
}

static bool is_kind(const struct diary_entry *entry, const char *kind)
{
    return strcmp(entry->record.kind, kind) == 0;
}

bool report_is_too_late(const struct threshold_table *limits, const struct diary_entry *entry)
{
    double limit = threshold_value(limits, THRESHOLD_TOO_LATE_HOURS) * AMOUNT_HOUR;

    return entry->has_written
           && (double)(entry->written.seconds - entry->at.seconds) > limit;
}

bool report_take_day(struct report_summary *summary, civil_day day)
{
    if (summary->window.has_since && day < summary->window.since)
        return false;
    if (!summary->has_days || day < summary->from)
        summary->from = day;
    if (!summary->has_days || day > summary->until)
        summary->until = day;
    summary->has_days = true;
    return true;
}

static void take_pain(struct report_summary *summary, const struct diary_entry *entry,
                      civil_day day, bool in_window)
{
    struct report_day *row = report_days_get(&summary->days, summary->arena, day);
    int minute = moment_civil(entry->at).minute;
    int score = (int)diary_value(entry);

    report_tally_add(&row->pain, score);
    if (minute < CIVIL_DAY_MINUTES / 2)
        report_day_take_morning(row, score, entry->at.seconds);
    if (in_window) {
        report_tally_add(&summary->slots.hours[minute / 60], score);
        report_slots_take_words(&summary->slots, entry, score, 1, summary->arena);
    }
}

static void take_in_time(struct report_summary *summary, const struct diary_entry *entry,
                         civil_day day, bool in_window)
{
    struct report_exposure exposure = report_exposure_of(entry, summary->kinds);

    if (exposure.any)
        report_exposure_take(report_days_get(&summary->days, summary->arena, day), &exposure);
    if (is_kind(entry, "pain"))
        take_pain(summary, entry, day, in_window);
    else if (is_kind(entry, "worst"))
        report_day_take_worst(report_days_get(&summary->days, summary->arena, day),
                              (int)diary_value(entry));
    else if (is_kind(entry, "flare"))
        report_days_get(&summary->days, summary->arena, day)->flare = true;
    else if (in_window)
        report_exercises_take(&summary->exercises, entry, day, summary->arena);
}

void report_take_entry(struct report_summary *summary, const struct diary_entry *entry)
{
    civil_day day = moment_civil(entry->at).day;
    bool late = report_is_too_late(summary->limits, entry);
    bool in_window;

    if (summary->window.has_until && day > summary->window.until)
        return;
    in_window = report_take_day(summary, day);
    if (in_window) {
        summary->entries++;
        summary->late += late;
    }
    report_notes_take(&summary->notes, entry,
                      (struct report_instant){entry->at.seconds, summary->signs.order}, day);
    report_signs_take(&summary->signs, entry, day, summary->now, summary->limits,
                      summary->arena);
    report_medicines_take(&summary->medicines, entry, day, summary->arena);
    if (!late)
        take_in_time(summary, entry, day, in_window);
}

void report_merge(struct report_summary *summary, struct report_summary *other)
{
    if (other->has_days) {
        report_take_day(summary, other->from);
        report_take_day(summary, other->until);
    }
    summary->entries += other->entries;
    summary->late += other->late;
    report_days_merge(&summary->days, &other->days, summary->arena);
    report_slots_merge(&summary->slots, &other->slots, summary->arena);
    report_exercises_merge(&summary->exercises, &other->exercises, summary->arena);
    report_medicines_merge(&summary->medicines, &other->medicines, summary->arena);
    report_notes_merge(&summary->notes, &other->notes);
    report_signs_merge(&summary->signs, &other->signs, summary->arena);
}

/* The days covered reach to the ends of the window, whether logged or not. */
static void settle_days(struct report_summary *summary)
{
    const struct report_window *window = &summary->window;

    if (!summary->has_days)
        return;
    if (window->has_since)
        summary->from = window->since;
    if (window->has_until)
        summary->until = window->until;
}

static void sum_pain(struct report_summary *summary)
{
    const struct report_days *days = &summary->days;
    civil_day from = summary->from;
    civil_day until = summary->until;
    const struct threshold_table *limits = summary->limits;
    size_t moderate = report_days_reaching(days, from, until,
                                           threshold_value(limits, THRESHOLD_MODERATE_PAIN));
    size_t high = report_days_reaching(days, from, until,
                                       threshold_value(limits, THRESHOLD_HIGH_PAIN));

    summary->pain = report_days_pain(days, from, until);
    summary->longest_run = report_longest_run(days, (struct report_span){from, until}, limits);
    summary->variability = report_variability(days, (struct report_span){from, until}, limits);
    summary->logged = report_days_reaching(days, from, until, 0);
    if (summary->logged > 0) {
        summary->moderate_percent = 100 * (double)moderate / (double)summary->logged;
        summary->high_percent = 100 * (double)high / (double)summary->logged;
    }
    for (size_t i = report_days_from(days, from); i < days->count; i++) {
        if (days->items[i].day <= until && days->items[i].worst > summary->worst)
            summary->worst = days->items[i].worst;
    }
}

/* The covered days against those of --vs, or the last of them against the window before, in
 * which days that are not covered do not count. */
static void sum_change(struct report_summary *summary)
{
    civil_day window = (civil_day)threshold_value(summary->limits, THRESHOLD_CHANGE_WINDOW_DAYS);
    struct report_span before = report_change_before(summary->until, window);
    struct report_span now = report_change_now(summary->until, window);

    if (summary->window.versus.given) {
        before = report_versus_span(&summary->window.versus, summary->from);
        now = (struct report_span){summary->from, summary->until};
    } else {
        before.first = before.first > summary->from ? before.first : summary->from;
        now.first = now.first > summary->from ? now.first : summary->from;
    }
    summary->change_before = before;
    summary->change_now = now;
    summary->change = report_change(&summary->days, before, now, summary->limits);
}

/* A worst alone cannot vouch for a diary: most warnings go by how it was at the time. */
static void count_recent(struct report_summary *summary)
{
    civil_day today = moment_civil(summary->present).day;
    civil_day span = (civil_day)threshold_value(summary->limits, THRESHOLD_LOG_RECENT_DAYS);
    civil_day first = today - span + 1;
    struct report_tally pain = report_days_pain(&summary->days, first, today);

    summary->recent = report_tally_count(&pain);
    summary->recent_days = report_days_reaching(&summary->days, first, today, 0);
}

void report_finish(struct report_summary *summary)
{
    const struct report_days *days = &summary->days;
    civil_day today = moment_civil(summary->present).day;
    struct report_seek_input seek = {days, &summary->medicines, &summary->signs, summary->limits,
                                     summary->kinds, &summary->episode, summary->present, today,
                                     moment_civil(summary->now).day};

    report_days_settle(&summary->days);
    settle_days(summary);
    if (summary->has_days) {
        report_slots_settle(&summary->slots, days, summary->from, summary->until);
        sum_pain(summary);
        sum_change(summary);
        summary->flares = report_flares(days, summary->from, summary->until, summary->limits,
                                        summary->arena);
        report_exercises_finish(&summary->exercises, days, summary->limits, summary->arena);
        summary->trend = report_trend(days, summary->from, summary->until, today, summary->limits);
    } else {
        summary->trend = report_trend(days, 1, 0, today, summary->limits);
    }
    count_recent(summary);
    summary->seeks = report_seek_find(&seek, summary->arena);
}

void report_link(struct report_summary *summary, bool all)
{
    if (summary->has_days)
        summary->triggers =
            report_triggers(&summary->days, summary->from, summary->until,
                            &summary->kinds->triggers, summary->limits, all, summary->arena);
}

bool report_is_quiet(const struct report_summary *summary)
{
    return summary->seeks.count == 0
           && (double)summary->recent
                  >= threshold_value(summary->limits, THRESHOLD_LOG_RECENT_ENTRIES);
}
