#include "domain/report_seek.h"

#include "base/amount.h"
#include "base/build.h"
#include "base/number.h"
#include "base/text.h"
#include "domain/report_flare.h"
#include "domain/report_seek_medicine.h"
#include "domain/report_seeking.h"
#include "domain/review.h"

#include <math.h>
#include <string.h>

/* "in six months", as rules.yaml words it, with the suite's month. */
enum { HALF_YEAR_DAYS = 6 * AMOUNT_MONTH / AMOUNT_DAY };

static bool is_recent(const struct seeking *seeking, civil_day day)
{
    return day > seeking->input->today - seeking_days(seeking, THRESHOLD_LOG_RECENT_DAYS);
}

/* What stands, with the day it was last logged; *urgency is the highest. */
static bool list_symptoms(struct seeking *seeking, struct text *text, enum urgency *urgency)
{
    const struct report_signs *signs = seeking->input->signs;

    for (size_t i = 0; i < signs->symptom_count; i++) {
        const struct report_symptom *symptom = &signs->symptoms[i];

        if (seeking_is_settled(seeking, symptom->at, symptom->day))
            continue;
        text_format(text, "%s%s on %s", text->length > 0 ? ", " : "", symptom->word,
                    seeking_day_name(seeking, symptom->day));
        if (symptom->urgency > *urgency)
            *urgency = symptom->urgency;
    }
    return text->length > 0;
}

/* Without the full stop, which the page adds. */
static size_t act_length(const char *act)
{
    size_t length = strlen(act);

    return length > 0 && act[length - 1] == '.' ? length - 1 : length;
}

static void seek_symptoms(struct seeking *seeking)
{
    const struct diary_kind *kind = diary_kind_find(seeking->input->kinds, "symptom");
    enum urgency urgency = URGENCY_SOON;
    struct text text = {0};

    if (list_symptoms(seeking, &text, &urgency))
        seeking_add(seeking, urgency, kind != NULL ? &kind->sources : NULL, "%s. %s", text.bytes,
                    urgency == URGENCY_EMERGENCY
                        ? "This can be an emergency: call for emergency help now, and run "
                          PROGRAM_TRIAGE " only afterwards"
                        : "This can be urgent: please run " PROGRAM_TRIAGE
                          " now, and if you feel very unwell call for emergency help first");
    text_free(&text);
}

/* The usual pain before a day: the median of the scores of the last weeks; where they have
 * none, of all scores; where nobody scored the moment, of the days' worst. False without any. */
static bool usual_before(const struct seeking *seeking, civil_day day, double *usual)
{
    static struct report_tally (*const scores[])(const struct report_days *, civil_day,
                                                 civil_day) = {report_days_pain,
                                                               report_days_worst};
    const struct report_days *days = seeking->input->days;
    const civil_day firsts[] = {day - seeking_days(seeking, THRESHOLD_FLARE_WINDOW_DAYS),
                                days->count > 0 ? days->items[0].day : day};

    for (size_t i = 0; i < sizeof scores / sizeof *scores; i++) {
        for (size_t k = 0; k < sizeof firsts / sizeof *firsts; k++) {
            struct report_tally before = scores[i](days, firsts[k], day - 1);

            if (report_tally_count(&before) > 0) {
                *usual = report_tally_median(&before);
                return true;
            }
        }
    }
    return false;
}

/* The usual pain around a day: the lower of the medians with and without it, so that
 * a bad day does not hide behind itself. REPORT_SCORES, above any, when there is neither. */
static double usual_pain(const struct seeking *seeking, civil_day day, bool *known)
{
    civil_day window = seeking_days(seeking, THRESHOLD_FLARE_WINDOW_DAYS);
    struct report_tally with = report_days_pain(seeking->input->days, day - window + 1, day);
    double usual = report_tally_count(&with) > 0 ? report_tally_median(&with) : REPORT_SCORES;
    double before;

    *known = usual_before(seeking, day, &before);
    return *known ? fmin(usual, before) : usual;
}

static void seek_rise(struct seeking *seeking, const struct report_severe *event, double usual)
{
    char text[NUMBER_TEXT];

    seeking_add(seeking, URGENCY_SAME_DAY, seeking_sources(seeking, THRESHOLD_SEEK_RISE),
                "pain of %d on %s, far above your usual %s. Please run " PROGRAM_TRIAGE
                " and speak to"
                " someone today",
                event->score, seeking_day_name(seeking, event->day), number_print(usual, text));
}

static void seek_usually_severe(struct seeking *seeking, double usual)
{
    char text[NUMBER_TEXT];

    seeking_add(seeking, URGENCY_SOON, seeking_sources(seeking, THRESHOLD_SEVERE_PAIN),
                "your usual pain is %s of 10. Severe pain day after day wants someone to look"
                " at it: please speak to a clinician in the next days, and run "
                PROGRAM_TRIAGE " today",
                number_print(usual, text));
}

static void seek_one_severe(struct seeking *seeking, const struct report_severe *event,
                            const char *how)
{
    seeking_add(seeking, URGENCY_SOON, seeking_sources(seeking, THRESHOLD_SEVERE_PAIN),
                "pain of %d on %s is severe, and %s. Please run " PROGRAM_TRIAGE " today",
                event->score, seeking_day_name(seeking, event->day), how);
}

/* The severe scores of late that nobody has settled; NULL where there is none. */
struct severe_scores {
    const struct report_severe *last;
    bool is_usual; /* the usual before the last was severe itself, */
    double usual;  /* and this */
    const struct report_severe *risen; /* far above the usual: the highest, then the last */
    double risen_from;
    const struct report_severe *unknown; /* the last without a usual */
};

static void note_risen(struct severe_scores *scores, const struct report_severe *event,
                       double usual)
{
    const struct report_severe *risen = scores->risen;

    if (risen != NULL
        && (event->score < risen->score
            || (event->score == risen->score && !report_instant_before(risen->at, event->at))))
        return;
    scores->risen = event;
    scores->risen_from = usual;
}

static struct severe_scores severe_scores(const struct seeking *seeking)
{
    const struct report_signs *signs = seeking->input->signs;
    struct severe_scores scores = {NULL, false, 0, NULL, 0, NULL};

    for (size_t i = 0; i < signs->severe_count; i++) {
        const struct report_severe *event = &signs->severe[i];
        bool known;
        double usual;

        if (!is_recent(seeking, event->day) || seeking_is_settled(seeking, event->at, event->day))
            continue;
        usual = usual_pain(seeking, event->day, &known);
        if (scores.last == NULL || report_instant_before(scores.last->at, event->at)) {
            scores.last = event;
            scores.usual = usual;
            scores.is_usual = known && usual >= seeking_limit(seeking, THRESHOLD_SEVERE_PAIN);
        }
        if (event->score - usual >= seeking_limit(seeking, THRESHOLD_SEEK_RISE))
            note_risen(&scores, event, usual);
        else if (!known && (scores.unknown == NULL
                            || report_instant_before(scores.unknown->at, event->at)))
            scores.unknown = event;
    }
    return scores;
}

/* Severe pain of late: same-day when it is far above the usual. When the usual is severe itself,
 * when the diary cannot tell, and while nothing milder has come after, it is soon, as triage and
 * plan have it: this gives no all-clear where they give none. */
static void seek_severe(struct seeking *seeking)
{
    struct severe_scores scores = severe_scores(seeking);

    if (scores.last == NULL)
        return;
    if (scores.risen != NULL)
        seek_rise(seeking, scores.risen, scores.risen_from);
    else if (scores.is_usual)
        seek_usually_severe(seeking, scores.usual);
    else if (scores.unknown != NULL)
        seek_one_severe(seeking, scores.unknown, "there is no earlier day to compare it with");
    else if (report_instant_before(seeking->input->signs->milder, scores.last->at))
        seek_one_severe(seeking, scores.last, "nothing milder has been logged since");
}

/* An exercise that hurt as much is left out; it is not the pain that someone is sought for. */
static void seek_sore(struct seeking *seeking)
{
    const struct report_signs *signs = seeking->input->signs;
    struct text text = {0};
    size_t count = 0;

    for (size_t i = 0; i < signs->sore_count; i++) {
        const struct report_sore *sore = &signs->sores[i];

        if (!is_recent(seeking, sore->day) || seeking_is_settled(seeking, sore->at, sore->day))
            continue;
        text_format(&text, "%s of %d %s %s on %s", count++ > 0 ? "," : "pain", sore->score,
                    sore->is_after ? "after" : "while doing", sore->id,
                    seeking_day_name(seeking, sore->day));
    }
    if (count > 0)
        seeking_add(seeking, URGENCY_ROUTINE, seeking_sources(seeking, THRESHOLD_SEVERE_PAIN),
                    "%s: leave %s out for now; if it stays, run " PROGRAM_TRIAGE, text.bytes,
                    count == 1 ? "it" : "them");
    text_free(&text);
}

static void seek_woken(struct seeking *seeking)
{
    const struct report_signs *signs = seeking->input->signs;
    int needed = (int)seeking_limit(seeking, THRESHOLD_NIGHT_WAKINGS);
    civil_day last = 0;
    bool found = false;

    for (size_t i = 0; i < signs->woken_count; i++) {
        civil_day end = signs->woken[i].day;
        int nights = 0;

        if (!is_recent(seeking, end) || seeking_is_settled(seeking, signs->woken[i].at, end))
            continue;
        while (nights < needed && report_signs_woken(signs, end - nights))
            nights++;
        if (nights == needed) {
            found = true;
            last = end;
        }
    }
    if (found)
        seeking_add(seeking, URGENCY_SAME_DAY, seeking_sources(seeking, THRESHOLD_NIGHT_WAKINGS),
                    "the pain woke you %d nights running, to %s. Please run " PROGRAM_TRIAGE
                    " and speak"
                    " to someone today",
                    needed, seeking_day_name(seeking, last));
}

/* The median of the week that ends with a day; false with too few logged days. */
static bool weekly_median(const struct seeking *seeking, civil_day last, double *median)
{
    const struct report_days *days = seeking->input->days;
    civil_day first = last - CIVIL_WEEK_DAYS + 1;
    struct report_tally tally = report_days_pain(days, first, last);

    if ((double)report_days_with_pain(days, first, last)
        < seeking_limit(seeking, THRESHOLD_WEEKLY_DAYS))
        return false;
    *median = report_tally_median(&tally);
    return true;
}

static void seek_rising_weeks(struct seeking *seeking)
{
    civil_day today = seeking->input->today;
    double least = seeking_limit(seeking, THRESHOLD_WEEKLY_RISE);
    double weeks[3]; /* the last first */
    char text[3][NUMBER_TEXT];

    for (int i = 0; i < 3; i++) {
        if (!weekly_median(seeking, today - i * CIVIL_WEEK_DAYS, &weeks[i]))
            return;
        number_print(weeks[i], text[i]);
    }
    if (weeks[0] - weeks[1] < least || weeks[1] - weeks[2] < least
        || (seeking->input->signs->was_seen
            && seeking->input->signs->seen_day > today - CIVIL_WEEK_DAYS))
        return;
    seeking_add(seeking, URGENCY_SOON, seeking_sources(seeking, THRESHOLD_WEEKLY_RISE),
                "the pain has risen two weeks running, from a usual %s to %s to %s. Please"
                " speak to someone in the next days",
                text[2], text[1], text[0]);
}

/* Four weeks, three for older people. */
static enum threshold_name seek_window(const struct seeking *seeking)
{
    return seeking->input->episode->older ? THRESHOLD_REVIEW_THIRD_DAYS_OLDER
                                          : THRESHOLD_CHANGE_WINDOW_DAYS;
}

/* What four weeks without a change that matters were: a rise is one that does, and a fall that
 * may be enough is not called none. */
static const char *no_change_text(const struct seeking *seeking, const struct report_change *change,
                                  int window)
{
    if (change->points > 0)
        return arena_format(seeking->arena, "the pain of the last %d days is higher than before",
                            window);
    if (change->verdict == REPORT_CHANGE_POSSIBLE)
        return arena_format(seeking->arena,
                            "%d days with a change that matters perhaps, but not surely", window);
    return arena_format(seeking->arena, "%d days without a change that matters", window);
}

static void seek_no_change(struct seeking *seeking)
{
    const struct report_seek_input *input = seeking->input;
    enum threshold_name name = seek_window(seeking);
    civil_day window = seeking_days(seeking, name);
    struct report_change change =
        report_change(input->days, report_change_before(input->today, window),
                      report_change_now(input->today, window), input->limits);
    char now[NUMBER_TEXT];
    char before[NUMBER_TEXT];

    if (change.verdict == REPORT_CHANGE_TOO_FEW || change.verdict == REPORT_CHANGE_MEANINGFUL
        || !(change.now > 0)
        || (input->signs->was_seen && input->signs->seen_day > input->today - window))
        return;
    seeking_add(seeking, URGENCY_ROUTINE, seeking_sources(seeking, THRESHOLD_REVIEW_THIRD_DAYS),
                "%s (usually %s, before that %s): worth talking over with a clinician",
                no_change_text(seeking, &change, (int)window),
                number_print(change.now, now), number_print(change.before, before));
}

static void seek_flares(struct seeking *seeking)
{
    const struct report_seek_input *input = seeking->input;
    civil_day first = input->today - HALF_YEAR_DAYS + 1;
    struct report_flares flares;

    if (input->signs->was_seen && input->signs->seen_day >= first)
        first = input->signs->seen_day + 1;
    flares = report_flares(input->days, first, input->today, input->limits, seeking->arena);
    if ((double)flares.count < seeking_limit(seeking, THRESHOLD_FLARES_ROUTINE))
        return;
    seeking_add(seeking, URGENCY_ROUTINE, seeking_sources(seeking, THRESHOLD_FLARES_ROUTINE),
                "%zu flares within six months: worth talking over with a clinician",
                flares.count);
}

/* What triage said stands until someone has looked at it; what it never said is not put into
 * its mouth. */
static void seek_assessed(struct seeking *seeking)
{
    const struct report_episode *episode = seeking->input->episode;
    struct report_instant at = {episode->asked.seconds, 0};
    civil_day asked = moment_civil(episode->asked).day;
    const char *day = episode->given ? seeking_day_name(seeking, asked) : NULL;

    if (day == NULL || seeking_is_settled(seeking, at, asked))
        return;
    if (episode->answers == REPORT_ANSWERS_GROWN)
        seeking_add(seeking, episode->grown, &episode->grown_sources,
                    "the answers of %s now say more than they did then: please run"
                    " " PROGRAM_TRIAGE " again",
                    day);
    else if (episode->urgency >= URGENCY_ROUTINE)
        seeking_add(seeking, episode->urgency, &episode->sources,
                    PROGRAM_TRIAGE " on %s said: %.*s", day,
                    (int)act_length(episode->act), episode->act);
}

/* Pain that has lasted to one of the milestones since it began, and is still there. */
static void seek_lasting(struct seeking *seeking)
{
    const struct report_seek_input *input = seeking->input;
    const struct report_episode *episode = input->episode;
    civil_day week = seeking_days(seeking, THRESHOLD_LOG_RECENT_DAYS);
    struct report_tally recent = report_days_pain(input->days, input->today - week + 1,
                                                  input->today);
    enum threshold_name milestone;
    civil_day days;

    if (!episode->has_start || report_tally_high(&recent) <= 0)
        return;
    days = report_episode_days(episode, input->today);
    if (!review_reached(input->limits, episode->older, days, &milestone)
        || (input->signs->was_seen
            && input->signs->seen_day >= episode->start + seeking_days(seeking, milestone)))
        return;
    seeking_add(seeking, URGENCY_ROUTINE, seeking_sources(seeking, milestone),
                "the pain began about %s, %d days ago; %s",
                seeking_day_name(seeking, episode->start), (int)days,
                threshold_note(input->limits, milestone));
}

struct report_seeks report_seek_find(const struct report_seek_input *input, struct arena *arena)
{
    struct seeking seeking = {.input = input, .arena = arena};

    seek_assessed(&seeking);
    report_seek_paracetamol(&seeking);
    seek_severe(&seeking);
    seek_woken(&seeking);
    seek_symptoms(&seeking);
    seek_rising_weeks(&seeking);
    seek_sore(&seeking);
    seek_lasting(&seeking);
    seek_no_change(&seeking);
    seek_flares(&seeking);
    report_seek_medicines(&seeking);
    return seeking.seeks;
}
