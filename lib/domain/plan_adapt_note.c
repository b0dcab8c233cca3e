#include "domain/plan_adapt.h"

#include "base/build.h"
#include "domain/plan_words.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static double limit(const struct plan_adapt *adapt, enum threshold_name name)
{
    return threshold_value(&adapt->input.content->thresholds, name);
}

/* --- gain ---------------------------------------------------------------- */

static int latest_first(const void *a, const void *b)
{
    civil_day one = *(const civil_day *)a;
    civil_day other = *(const civil_day *)b;

    return one < other ? 1 : one > other ? -1 : 0;
}

/* The days on which anything was done, the latest first. */
static size_t done_days(const struct plan_adapt *adapt, civil_day **days)
{
    const struct plan_histories *histories = &adapt->histories;
    size_t count = 0;

    for (size_t i = 0; i < histories->count; i++)
        count += histories->items[i].count;
    *days = arena_array(adapt->arena, count + 1, sizeof **days);
    count = 0;
    for (size_t i = 0; i < histories->count; i++) {
        for (size_t j = 0; j < histories->items[i].count; j++) {
            if (!histories->items[i].bouts[j].left_out)
                (*days)[count++] = histories->items[i].bouts[j].day;
        }
    }
    if (count > 1)
        qsort(*days, count, sizeof **days, latest_first);
    return count;
}

/* The day it began, after the last gap that starts it again. */
static bool first_done(const struct plan_adapt *adapt, civil_day *first)
{
    civil_day *days;
    size_t count = done_days(adapt, &days);
    civil_day since = moment_civil(adapt->input.now).day;
    size_t i = 0;

    while (i < count && (double)(since - days[i]) <= limit(adapt, THRESHOLD_RESTART_DAYS))
        since = days[i++];
    *first = since;
    return i > 0;
}

/* The usual pain of a week; false with too few days to say. */
static bool usual_pain(const struct plan_adapt *adapt, civil_day first, double *usual)
{
    const struct report_days *days = &adapt->input.diary->summary.days;
    civil_day last = first + CIVIL_WEEK_DAYS - 1;
    struct report_tally tally = report_days_pain(days, first, last);

    if ((double)report_days_with_pain(days, first, last) < limit(adapt, THRESHOLD_WEEKLY_DAYS))
        return false;
    *usual = report_tally_median(&tally);
    return true;
}

/* The first and the last score of a goal, by time. */
static double goal_gain(const struct plan_adapt *adapt, const char *goal)
{
    const struct diary_entry *entry;
    size_t index = 0;
    double first = 0;
    double last = 0;
    int64_t first_at = INT64_MAX;
    int64_t last_at = INT64_MIN;

    while ((entry = plan_diary_next(adapt->input.diary, "can", &index)) != NULL) {
        double score;

        if (strcmp(entry->record.value, goal) != 0 || !diary_number(entry, "score", &score))
            continue;
        if (entry->at.seconds < first_at) {
            first = score;
            first_at = entry->at.seconds;
        }
        if (entry->at.seconds >= last_at) {
            last = score;
            last_at = entry->at.seconds;
        }
    }
    return last - first;
}

static bool gained_function(const struct plan_adapt *adapt)
{
    const struct diary_entry *entry;
    struct plan_words seen = {0};
    size_t index = 0;

    while ((entry = plan_diary_next(adapt->input.diary, "can", &index)) != NULL) {
        if (plan_words_have(&seen, entry->record.value))
            continue;
        plan_words_add(&seen, entry->record.value, adapt->arena);
        if (goal_gain(adapt, entry->record.value) >= limit(adapt, THRESHOLD_GAIN_FUNCTION))
            return true;
    }
    return false;
}

/* Weeks of exercise, pain that is worth a gain, and none. */
static bool lacks_gain(const struct plan_adapt *adapt, long *weeks)
{
    civil_day start = adapt->wish->start;
    double points = limit(adapt, THRESHOLD_GAIN_POINTS);
    civil_day first;
    double before;
    double now;

    if (adapt->input.diary == NULL || !first_done(adapt, &first)
        || start - first < (civil_day)limit(adapt, THRESHOLD_GAIN_DAYS)
        || !usual_pain(adapt, first, &before)
        || !usual_pain(adapt, start - CIVIL_WEEK_DAYS, &now))
        return false;
    *weeks = (start - first) / CIVIL_WEEK_DAYS;
    return now >= points && before - now < points && !gained_function(adapt);
}

/* --- reviews ------------------------------------------------------------- */

static void add_review(const struct plan_adapt *adapt, const char *why,
                       struct record_list *records)
{
    char date[CIVIL_DATE_TEXT];
    const char *day = arena_text(adapt->arena, civil_day_print(adapt->wish->start, date));

    record_set(adapt->arena, record_add(records, adapt->arena, "review", day), "why", why);
}

void plan_adapt_write_reviews(const struct plan_adapt *adapt, struct record_list *records)
{
    long weeks;

    if (adapt->again)
        add_review(adapt,
                   "exercise hurt too much on two days of a week: answer the questions again "
                   "(" PROGRAM_TRIAGE " --again FILE) before the next session",
                   records);
    if (lacks_gain(adapt, &weeks))
        add_review(adapt,
                   arena_format(adapt->arena,
                                "%ld weeks of exercise without a gain that counts: a doctor or "
                                "physiotherapist should look at it",
                                weeks),
                   records);
}

/* --- notes --------------------------------------------------------------- */

static void note_flare(const struct plan_adapt *adapt, struct record_list *records)
{
    if (adapt->flare_why == NULL)
        return;
    record_add(records, adapt->arena, "note",
               arena_format(adapt->arena,
                            "Flare mode, because %s: gentle movement goes on at half the dose, "
                            "and strengthening waits. Do not stop altogether; it builds up again "
                            "with the next plan once this has settled.",
                            adapt->flare_why));
    if (adapt->again)
        record_add(records, adapt->arena, "note",
                   "Please answer the questions again before the next session (" PROGRAM_TRIAGE
                   " --again FILE), and go by what " PROGRAM_TRIAGE " says.");
}

static void note_gap(const struct plan_adapt *adapt, struct record_list *records)
{
    for (size_t i = 0; adapt->choices != NULL && i < adapt->menu->count; i++) {
        const char *because = adapt->choices[i].progress.because;

        if (because == NULL || strcmp(because, "long-gap") != 0)
            continue;
        record_add(records, adapt->arena, "note",
                   arena_format(adapt->arena,
                                "After a break of %g days or more this begins again from small "
                                "doses. It goes by the answers of %s; if anything has changed "
                                "since, run " PROGRAM_TRIAGE " again first.",
                                limit(adapt, THRESHOLD_RESTART_DAYS),
                                plan_words_date(
                                    moment_civil(adapt->input.assessment->asked).day,
                                    adapt->arena)));
        return;
    }
}

/* Once for all of them, as it is the person's to change. */
static void note_cramped(const struct plan_adapt *adapt, struct record_list *records)
{
    size_t count = 0;

    for (size_t i = 0; adapt->choices != NULL && i < adapt->menu->count; i++)
        count += adapt->menu->items[i].cramped;
    if (count == 0)
        return;
    record_add(records, adapt->arena, "note",
               arena_format(adapt->arena,
                            "%zu exercise%s earned more than %ld minutes a day hold. A few "
                            "minutes more (" PROGRAM_PLAN " -m) give room to grow.",
                            count, count == 1 ? " has" : "s have", adapt->wish->minutes));
}

/* Runs of days off as "24 December to 27 December". */
static void note_away(const struct plan_adapt *adapt, struct record_list *records)
{
    const struct plan_wish *wish = adapt->wish;
    struct plan_words runs = {0};
    civil_day end = wish->start + (civil_day)wish->days;
    bool some_stay = false;

    for (civil_day day = wish->start; adapt->input.diary != NULL && day < end; day++) {
        civil_day first = day;

        while (day < end && plan_diary_is_away(adapt->input.diary, day)) {
            some_stay |= !wish->away[civil_weekday(day)];
            day++;
        }
        if (day > first)
            plan_words_add(&runs,
                           day - first == 1
                               ? plan_words_date(first, adapt->arena)
                               : arena_format(adapt->arena, "%s to %s",
                                              plan_words_date(first, adapt->arena),
                                              plan_words_date(day - 1, adapt->arena)),
                           adapt->arena);
    }
    if (runs.count > 0)
        record_add(records, adapt->arena, "note",
                   arena_format(adapt->arena, "Days off, with nothing to do: %s.%s",
                                plan_words_join(&runs, ", ", adapt->arena),
                                some_stay ? " The plan goes by weekdays and still lists what "
                                            "other weeks have on them; leave it out then."
                                          : ""));
}

static void note_doubt(const struct plan_adapt *adapt, struct record_list *records)
{
    const char *line;

    if (adapt->input.diary == NULL || !plan_diary_doubtful(adapt->input.diary, &line))
        return;
    record_add(records, adapt->arena, "note",
               arena_format(adapt->arena,
                            "A line of the diary could not be read and may have been a symptom%s%s."
                            " If it was, log it again and run " PROGRAM_TRIAGE
                            " before you exercise.",
                            line != NULL ? ": " : "", line != NULL ? line : ""));
}

void plan_adapt_write_notes(const struct plan_adapt *adapt, struct record_list *records)
{
    note_doubt(adapt, records);
    note_flare(adapt, records);
    note_gap(adapt, records);
    note_cramped(adapt, records);
    note_away(adapt, records);
}
