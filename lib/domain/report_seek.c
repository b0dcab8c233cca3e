#include "domain/report_seek.h"

#include "base/amount.h"
#include "base/build.h"
#include "base/number.h"
#include "base/text.h"
#include "domain/report_flare.h"
#include "domain/report_row.h"
#include "domain/review.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* "days of 30" and "in six months", as rules.yaml words them, with the suite's month. */
enum {
    MONTH_DAYS = AMOUNT_MONTH / AMOUNT_DAY,
    HALF_YEAR_DAYS = 6 * MONTH_DAYS
};

struct seeking {
    const struct report_seek_input *input;
    struct arena *arena;
    struct report_seeks seeks;
};

static double limit(const struct seeking *seeking, enum threshold_name name)
{
    return threshold_value(seeking->input->limits, name);
}

static civil_day days_of(const struct seeking *seeking, enum threshold_name name)
{
    return (civil_day)limit(seeking, name);
}

static const struct phrase_list *sources_of(const struct seeking *seeking,
                                            enum threshold_name name)
{
    return &seeking->input->limits->by_name[name]->sources;
}

static bool is_settled(const struct seeking *seeking, struct report_instant at, civil_day day)
{
    return report_signs_settle(seeking->input->signs, at, day);
}

static bool is_recent(const struct seeking *seeking, civil_day day)
{
    return day > seeking->input->today - days_of(seeking, THRESHOLD_LOG_RECENT_DAYS);
}

static void put(struct seeking *seeking, struct report_seek found)
{
    struct report_seeks *seeks = &seeking->seeks;
    size_t index = 0;

    while (index < seeks->count && seeks->items[index].urgency >= found.urgency)
        index++;
    seeks->items = report_row_open(seeking->arena, seeks->items, &seeks->capacity, &seeks->count,
                                   index, sizeof *seeks->items);
    seeks->items[index] = found;
}

static void seek(struct seeking *seeking, enum urgency urgency, const struct phrase_list *sources,
                 const char *why)
{
    put(seeking, (struct report_seek){.urgency = urgency, .why = why, .sources = sources});
}

static const char *day_name(const struct seeking *seeking, civil_day day)
{
    return report_day_name(day, seeking->input->made, seeking->arena);
}

/* What a limit of any 24 hours is of, and the numbers that it goes by. */
struct ingredient {
    const char *list; /* the medicines that hold it */
    enum threshold_name mg;
    enum threshold_name doses;
};

static const struct ingredient paracetamol = {"has-paracetamol", THRESHOLD_PARACETAMOL_MG_DAY,
                                              THRESHOLD_PARACETAMOL_DOSES_DAY};
static const struct ingredient ibuprofen = {"has-ibuprofen", THRESHOLD_IBUPROFEN_MG_DAY,
                                            THRESHOLD_IBUPROFEN_DOSES_DAY};

/* More of it than its limit of late, a dose without an amount being so many mg. */
static struct report_excess excess(const struct seeking *seeking, const struct ingredient *of,
                                   double unwritten_mg)
{
    const struct report_seek_input *input = seeking->input;
    int64_t recent = (int64_t)limit(seeking, THRESHOLD_LOG_RECENT_DAYS) * AMOUNT_DAY;

    return report_medicines_over(input->medicines, input->kinds, of->list, limit(seeking, of->mg),
                                 unwritten_mg, input->now.seconds - recent);
}

static struct report_excess too_much(const struct seeking *seeking, const struct ingredient *of)
{
    return excess(seeking, of, 0);
}

/* What is not known is not none: doses without an amount may have been the largest. */
static struct report_excess perhaps_too_much(const struct seeking *seeking,
                                             const struct ingredient *of)
{
    return excess(seeking, of, limit(seeking, of->mg) / limit(seeking, of->doses));
}

/* Which of a dose and an all-clear in the same second came first is not known. */
static struct report_instant after_dose(const struct report_dose *dose)
{
    return (struct report_instant){dose->at, SIZE_MAX};
}

/* Too much paracetamol in any 24 hours, all products together. */
static bool seek_overdose(struct seeking *seeking)
{
    double most = limit(seeking, THRESHOLD_PARACETAMOL_MG_DAY);
    struct report_excess over = too_much(seeking, &paracetamol);
    char grams[NUMBER_TEXT];
    char bound[NUMBER_TEXT];
    const char *why;

    if (over.dose == NULL
        || report_signs_settle_emergency(seeking->input->signs, after_dose(over.dose)))
        return false;
    why = arena_format(seeking->arena,
                       "%s g of paracetamol within 24 hours, to %s: more than %s g can harm the"
                       " liver long before it is felt. Take no more, and call a poison line or"
                       " emergency number now, even if you feel well",
                       number_print(over.mg / 1000, grams), day_name(seeking, over.dose->day),
                       number_print(most / 1000, bound));
    put(seeking, (struct report_seek){URGENCY_EMERGENCY, why,
                                      sources_of(seeking, THRESHOLD_PARACETAMOL_MG_DAY), true});
    return true;
}

/* Answers given later do not make the amounts known. */
static void seek_unwritten(struct seeking *seeking)
{
    double most = limit(seeking, THRESHOLD_PARACETAMOL_MG_DAY);
    struct report_excess over = perhaps_too_much(seeking, &paracetamol);
    char bound[NUMBER_TEXT];
    const char *why;

    if (over.dose == NULL
        || report_signs_settle_unasked(seeking->input->signs, after_dose(over.dose),
                                       over.dose->day))
        return;
    why = arena_format(seeking->arena,
                       "%zu dose%s with paracetamol within 24 hours, to %s, without an amount: it"
                       " may have been more than the limit of %s g. If you think so, call a poison"
                       " line or emergency number now, even if you feel well; and please write"
                       " amounts: " PROGRAM_LOG " took paracetamol 500mg",
                       over.unwritten, over.unwritten == 1 ? "" : "s",
                       day_name(seeking, over.dose->day), number_print(most / 1000, bound));
    put(seeking, (struct report_seek){URGENCY_SOON, why,
                                      sources_of(seeking, THRESHOLD_PARACETAMOL_DOSES_DAY), true});
}

/* What stands, with the day it was last logged; *urgency is the highest. */
static bool list_symptoms(struct seeking *seeking, struct text *text, enum urgency *urgency)
{
    const struct report_signs *signs = seeking->input->signs;

    for (size_t i = 0; i < signs->symptom_count; i++) {
        const struct report_symptom *symptom = &signs->symptoms[i];

        if (is_settled(seeking, symptom->at, symptom->day))
            continue;
        text_format(text, "%s%s on %s", text->length > 0 ? ", " : "", symptom->word,
                    day_name(seeking, symptom->day));
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
        seek(seeking, urgency, kind != NULL ? &kind->sources : NULL,
             arena_format(seeking->arena,
                          "%s. This can be urgent: please run " PROGRAM_TRIAGE
                          " now, and if you feel very"
                          " unwell call for emergency help first",
                          text.bytes));
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
    const civil_day firsts[] = {day - days_of(seeking, THRESHOLD_FLARE_WINDOW_DAYS),
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
    civil_day window = days_of(seeking, THRESHOLD_FLARE_WINDOW_DAYS);
    struct report_tally with = report_days_pain(seeking->input->days, day - window + 1, day);
    double usual = report_tally_count(&with) > 0 ? report_tally_median(&with) : REPORT_SCORES;
    double before;

    *known = usual_before(seeking, day, &before);
    return *known ? fmin(usual, before) : usual;
}

static void seek_rise(struct seeking *seeking, const struct report_severe *event, double usual)
{
    char text[NUMBER_TEXT];

    seek(seeking, URGENCY_SAME_DAY, sources_of(seeking, THRESHOLD_SEEK_RISE),
         arena_format(seeking->arena,
                      "pain of %d on %s, far above your usual %s. Please run " PROGRAM_TRIAGE
                      " and speak to"
                      " someone today",
                      event->score, day_name(seeking, event->day), number_print(usual, text)));
}

static void seek_usually_severe(struct seeking *seeking, double usual)
{
    char text[NUMBER_TEXT];

    seek(seeking, URGENCY_SOON, sources_of(seeking, THRESHOLD_SEVERE_PAIN),
         arena_format(seeking->arena,
                      "your usual pain is %s of 10. Severe pain day after day wants someone to look"
                      " at it: please speak to a clinician in the next days, and run "
                      PROGRAM_TRIAGE " today",
                      number_print(usual, text)));
}

static void seek_one_severe(struct seeking *seeking, const struct report_severe *event,
                            const char *how)
{
    seek(seeking, URGENCY_SOON, sources_of(seeking, THRESHOLD_SEVERE_PAIN),
         arena_format(seeking->arena,
                      "pain of %d on %s is severe, and %s. Please run " PROGRAM_TRIAGE " today",
                      event->score, day_name(seeking, event->day), how));
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

        if (!is_recent(seeking, event->day) || is_settled(seeking, event->at, event->day))
            continue;
        usual = usual_pain(seeking, event->day, &known);
        if (scores.last == NULL || report_instant_before(scores.last->at, event->at)) {
            scores.last = event;
            scores.usual = usual;
            scores.is_usual = known && usual >= limit(seeking, THRESHOLD_SEVERE_PAIN);
        }
        if (event->score - usual >= limit(seeking, THRESHOLD_SEEK_RISE))
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

        if (!is_recent(seeking, sore->day) || is_settled(seeking, sore->at, sore->day))
            continue;
        text_format(&text, "%s of %d %s %s on %s", count++ > 0 ? "," : "pain", sore->score,
                    sore->is_after ? "after" : "while doing", sore->id,
                    day_name(seeking, sore->day));
    }
    if (count > 0)
        seek(seeking, URGENCY_ROUTINE, sources_of(seeking, THRESHOLD_SEVERE_PAIN),
             arena_format(seeking->arena,
                          "%s: leave %s out for now; if it stays, run " PROGRAM_TRIAGE, text.bytes,
                          count == 1 ? "it" : "them"));
    text_free(&text);
}

static void seek_woken(struct seeking *seeking)
{
    const struct report_signs *signs = seeking->input->signs;
    int needed = (int)limit(seeking, THRESHOLD_NIGHT_WAKINGS);
    civil_day last = 0;
    bool found = false;

    for (size_t i = 0; i < signs->woken_count; i++) {
        civil_day end = signs->woken[i].day;
        int nights = 0;

        if (!is_recent(seeking, end) || is_settled(seeking, signs->woken[i].at, end))
            continue;
        while (nights < needed && report_signs_woken(signs, end - nights))
            nights++;
        if (nights == needed) {
            found = true;
            last = end;
        }
    }
    if (found)
        seek(seeking, URGENCY_SAME_DAY, sources_of(seeking, THRESHOLD_NIGHT_WAKINGS),
             arena_format(seeking->arena,
                          "the pain woke you %d nights running, to %s. Please run " PROGRAM_TRIAGE
                          " and speak"
                          " to someone today",
                          needed, day_name(seeking, last)));
}

/* The median of the week that ends with a day; false with too few logged days. */
static bool weekly_median(const struct seeking *seeking, civil_day last, double *median)
{
    const struct report_days *days = seeking->input->days;
    civil_day first = last - CIVIL_WEEK_DAYS + 1;
    struct report_tally tally = report_days_pain(days, first, last);

    if ((double)report_days_with_pain(days, first, last) < limit(seeking, THRESHOLD_WEEKLY_DAYS))
        return false;
    *median = report_tally_median(&tally);
    return true;
}

static void seek_rising_weeks(struct seeking *seeking)
{
    civil_day today = seeking->input->today;
    double least = limit(seeking, THRESHOLD_WEEKLY_RISE);
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
    seek(seeking, URGENCY_SOON, sources_of(seeking, THRESHOLD_WEEKLY_RISE),
         arena_format(seeking->arena,
                      "the pain has risen two weeks running, from a usual %s to %s to %s. Please"
                      " speak to someone in the next days",
                      text[2], text[1], text[0]));
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
    civil_day window = days_of(seeking, name);
    struct report_change change =
        report_change(input->days, report_change_before(input->today, window),
                      report_change_now(input->today, window), input->limits);
    char now[NUMBER_TEXT];
    char before[NUMBER_TEXT];

    if (change.verdict == REPORT_CHANGE_TOO_FEW || change.verdict == REPORT_CHANGE_MEANINGFUL
        || !(change.now > 0)
        || (input->signs->was_seen && input->signs->seen_day > input->today - window))
        return;
    seek(seeking, URGENCY_ROUTINE, sources_of(seeking, THRESHOLD_REVIEW_THIRD_DAYS),
         arena_format(seeking->arena,
                      "%s (usually %s, before that %s): worth talking over with a clinician",
                      no_change_text(seeking, &change, (int)window),
                      number_print(change.now, now), number_print(change.before, before)));
}

static void seek_flares(struct seeking *seeking)
{
    const struct report_seek_input *input = seeking->input;
    civil_day first = input->today - HALF_YEAR_DAYS + 1;
    struct report_flares flares;

    if (input->signs->was_seen && input->signs->seen_day >= first)
        first = input->signs->seen_day + 1;
    flares = report_flares(input->days, first, input->today, input->limits, seeking->arena);
    if ((double)flares.count < limit(seeking, THRESHOLD_FLARES_ROUTINE))
        return;
    seek(seeking, URGENCY_ROUTINE, sources_of(seeking, THRESHOLD_FLARES_ROUTINE),
         arena_format(seeking->arena,
                      "%zu flares within six months: worth talking over with a clinician",
                      flares.count));
}

static void seek_ibuprofen_days(struct seeking *seeking)
{
    const struct report_seek_input *input = seeking->input;
    const struct report_medicine *taken = report_medicines_find(input->medicines, "ibuprofen");
    double most = limit(seeking, THRESHOLD_IBUPROFEN_DAYS);
    size_t days;

    if (taken == NULL)
        return;
    days = report_medicine_days(taken, input->today - MONTH_DAYS + 1, input->today);
    if ((double)days > most)
        seek(seeking, URGENCY_ROUTINE, sources_of(seeking, THRESHOLD_IBUPROFEN_DAYS),
             arena_format(seeking->arena,
                          "ibuprofen on %zu of the last %d days: after more than %d, ask a"
                          " pharmacist or doctor before you go on",
                          days, MONTH_DAYS, (int)most));
}

/* Above what packs say, which a prescription may allow. */
static bool seek_much_ibuprofen(struct seeking *seeking)
{
    struct report_excess over = too_much(seeking, &ibuprofen);
    char grams[NUMBER_TEXT];
    char bound[NUMBER_TEXT];

    if (over.dose == NULL || is_settled(seeking, after_dose(over.dose), over.dose->day))
        return false;
    seek(seeking, URGENCY_ROUTINE, sources_of(seeking, THRESHOLD_IBUPROFEN_MG_DAY),
         arena_format(seeking->arena,
                      "%s g of ibuprofen within 24 hours, to %s: packs for adults allow at most"
                      " %s g. Ask a pharmacist or whoever prescribed it before the next dose",
                      number_print(over.mg / 1000, grams), day_name(seeking, over.dose->day),
                      number_print(limit(seeking, THRESHOLD_IBUPROFEN_MG_DAY) / 1000, bound)));
    return true;
}

static void seek_unwritten_ibuprofen(struct seeking *seeking)
{
    struct report_excess over = perhaps_too_much(seeking, &ibuprofen);
    char bound[NUMBER_TEXT];

    if (over.dose == NULL || is_settled(seeking, after_dose(over.dose), over.dose->day))
        return;
    seek(seeking, URGENCY_ROUTINE, sources_of(seeking, THRESHOLD_IBUPROFEN_DOSES_DAY),
         arena_format(seeking->arena,
                      "%zu dose%s of ibuprofen within 24 hours, to %s, without an amount: it may"
                      " have been more than the %s g that packs for adults allow. Ask a pharmacist"
                      " or whoever prescribed it before the next dose; and please write amounts: "
                      PROGRAM_LOG " took ibuprofen 400mg",
                      over.unwritten, over.unwritten == 1 ? "" : "s",
                      day_name(seeking, over.dose->day),
                      number_print(limit(seeking, THRESHOLD_IBUPROFEN_MG_DAY) / 1000, bound)));
}

/* Those of a list that were taken on a day: "aspirin, ibuprofen and naproxen". */
static const char *names_on(const struct seeking *seeking, const char *list, civil_day day)
{
    const struct report_medicines *medicines = seeking->input->medicines;
    size_t left = report_medicines_on(medicines, seeking->input->kinds, list, day);
    const char *names = NULL;

    for (size_t i = 0; i < medicines->count; i++) {
        const struct report_medicine *medicine = &medicines->items[i];

        if (report_medicine_days(medicine, day, day) == 0
            || !diary_kinds_has(seeking->input->kinds, list, medicine->id))
            continue;
        names = names == NULL ? medicine->id
                              : arena_format(seeking->arena, "%s%s%s", names,
                                             left > 1 ? ", " : " and ", medicine->id);
        left--;
    }
    return names;
}

static void seek_mixed(struct seeking *seeking)
{
    static const char list[] = "anti-inflammatory";
    const struct report_seek_input *input = seeking->input;
    const struct report_dose *dose = report_medicines_mixed(
        input->medicines, input->kinds, list, limit(seeking, THRESHOLD_ANTI_INFLAMMATORIES_DAY),
        input->today - days_of(seeking, THRESHOLD_LOG_RECENT_DAYS));

    if (dose == NULL || is_settled(seeking, after_dose(dose), dose->day))
        return;
    seek(seeking, URGENCY_ROUTINE, sources_of(seeking, THRESHOLD_ANTI_INFLAMMATORIES_DAY),
         arena_format(seeking->arena,
                      "%s on %s: one anti-inflammatory at a time. Ask a pharmacist or whoever"
                      " prescribed them before the next dose",
                      names_on(seeking, list, dose->day), day_name(seeking, dose->day)));
}

static bool seek_painkillers(struct seeking *seeking, const char *list, const char *called,
                             enum threshold_name name)
{
    const struct report_seek_input *input = seeking->input;
    size_t days = report_medicines_days(input->medicines, input->kinds, list,
                                        input->today - MONTH_DAYS + 1, input->today);

    if ((double)days < limit(seeking, name))
        return false;
    seek(seeking, URGENCY_ROUTINE, sources_of(seeking, name),
         arena_format(seeking->arena,
                      "%s on %zu of the last %d days: please talk it over with a pharmacist or"
                      " doctor",
                      called, days, MONTH_DAYS));
    return true;
}

/* What triage said stands until someone has looked at it; what it never said is not put into
 * its mouth. */
static void seek_assessed(struct seeking *seeking)
{
    const struct report_episode *episode = seeking->input->episode;
    struct report_instant at = {episode->asked.seconds, 0};
    civil_day asked = moment_civil(episode->asked).day;
    const char *day = episode->given ? day_name(seeking, asked) : NULL;

    if (day == NULL || is_settled(seeking, at, asked))
        return;
    if (episode->answers == REPORT_ANSWERS_GROWN)
        seek(seeking, episode->grown, &episode->grown_sources,
             arena_format(seeking->arena,
                          "the answers of %s now say more than they did then: please run"
                          " " PROGRAM_TRIAGE " again",
                          day));
    else if (episode->urgency >= URGENCY_ROUTINE)
        seek(seeking, episode->urgency, &episode->sources,
             arena_format(seeking->arena, PROGRAM_TRIAGE " on %s said: %.*s", day,
                          (int)act_length(episode->act), episode->act));
}

/* Pain that has lasted to one of the milestones since it began, and is still there. */
static void seek_lasting(struct seeking *seeking)
{
    const struct report_seek_input *input = seeking->input;
    const struct report_episode *episode = input->episode;
    civil_day week = days_of(seeking, THRESHOLD_LOG_RECENT_DAYS);
    struct report_tally recent = report_days_pain(input->days, input->today - week + 1,
                                                  input->today);
    enum threshold_name milestone;
    civil_day days;

    if (!episode->has_start || report_tally_high(&recent) <= 0)
        return;
    days = report_episode_days(episode, input->today);
    if (!review_reached(input->limits, episode->older, days, &milestone)
        || (input->signs->was_seen
            && input->signs->seen_day >= episode->start + days_of(seeking, milestone)))
        return;
    seek(seeking, URGENCY_ROUTINE, sources_of(seeking, milestone),
         arena_format(seeking->arena, "the pain began about %s, %d days ago; %s",
                      day_name(seeking, episode->start), (int)days,
                      threshold_note(input->limits, milestone)));
}

struct report_seeks report_seek_find(const struct report_seek_input *input, struct arena *arena)
{
    struct seeking seeking = {.input = input, .arena = arena};

    seek_assessed(&seeking);
    if (!seek_overdose(&seeking))
        seek_unwritten(&seeking);
    seek_severe(&seeking);
    seek_woken(&seeking);
    seek_symptoms(&seeking);
    seek_rising_weeks(&seeking);
    seek_sore(&seeking);
    seek_lasting(&seeking);
    seek_no_change(&seeking);
    seek_flares(&seeking);
    if (!seek_much_ibuprofen(&seeking))
        seek_unwritten_ibuprofen(&seeking);
    seek_mixed(&seeking);
    seek_ibuprofen_days(&seeking);
    if (!seek_painkillers(&seeking, "opioid", "codeine or another opioid",
                          THRESHOLD_PAINKILLER_DAYS_CODEINE))
        seek_painkillers(&seeking, "painkiller", "painkillers", THRESHOLD_PAINKILLER_DAYS_SIMPLE);
    return seeking.seeks;
}
