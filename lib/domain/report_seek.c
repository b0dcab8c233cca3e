#include "domain/report_seek.h"

#include "base/amount.h"
#include "base/number.h"
#include "base/text.h"
#include "domain/report_flare.h"
#include "domain/symptom.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* "days of 30" and "in six months", as rules.yaml words them, with the suite's month. */
enum {
    MONTH_DAYS = AMOUNT_MONTH / AMOUNT_DAY,
    HALF_YEAR_DAYS = 6 * MONTH_DAYS,
    PHRASE = 64
};

/* --- taking ------------------------------------------------------------------- */

static void add_event(struct report_events *events, struct report_event event, struct arena *arena)
{
    events->items = arena_grow(arena, events->items, &events->capacity, events->count,
                               sizeof *events->items);
    events->items[events->count++] = event;
}

/* Seeing someone settles a warning only when they said so. */
static bool is_all_clear(const struct diary_entry *entry)
{
    return diary_list_has(entry, "advice", "exercise-ok")
           || diary_list_has(entry, "advice", "nothing-serious");
}

static void take_seen(struct report_signs *signs, const struct diary_entry *entry, civil_day day)
{
    if (!is_all_clear(entry) || (signs->was_seen && entry->at.seconds < signs->seen))
        return;
    signs->was_seen = true;
    signs->seen = entry->at.seconds;
    signs->seen_day = day;
}

void report_signs_take(struct report_signs *signs, const struct diary_entry *entry, civil_day day,
                       const struct threshold_table *limits, struct arena *arena)
{
    const char *kind = entry->record.kind;
    struct report_event event = {.at = entry->at.seconds, .day = day, .score = REPORT_NO_SCORE,
                                 .urgency = URGENCY_SOON};
    double woke;

    if (strcmp(kind, "seen") == 0) {
        take_seen(signs, entry, day);
    } else if (strcmp(kind, "symptom") == 0) {
        event.word = arena_text(arena, entry->record.value);
        add_event(&signs->symptoms, event, arena);
    } else if (strcmp(kind, "pain") == 0 || strcmp(kind, "worst") == 0) {
        event.score = (int)diary_value(entry);
        if (event.score >= threshold_value(limits, THRESHOLD_SEVERE_PAIN))
            add_event(&signs->severe, event, arena);
    } else if (strcmp(kind, "slept") == 0 && diary_number(entry, "woke", &woke) && woke >= 1) {
        add_event(&signs->woken, event, arena);
    }
}

void report_signs_judge(struct report_signs *signs, const struct content *content,
                        struct moment now, struct arena *arena)
{
    for (size_t i = 0; i < signs->symptoms.count; i++) {
        struct report_event *event = &signs->symptoms.items[i];
        struct symptom_advice advice;

        if (symptom_advise(content, event->word, now, arena, &advice)
            && advice.urgency > event->urgency)
            event->urgency = advice.urgency;
    }
}

/* --- judging ------------------------------------------------------------------ */

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

/* Whether a clinician gave the all-clear at that instant or later. */
static bool is_settled(const struct seeking *seeking, int64_t at)
{
    const struct report_signs *signs = seeking->input->signs;

    return signs->was_seen && signs->seen >= at;
}

static bool is_recent(const struct seeking *seeking, civil_day day)
{
    return day > seeking->input->today - days_of(seeking, THRESHOLD_LOG_RECENT_DAYS);
}

static void seek(struct seeking *seeking, enum urgency urgency, const struct phrase_list *sources,
                 const char *why)
{
    struct report_seeks *seeks = &seeking->seeks;
    size_t index = 0;

    seeks->items = arena_grow(seeking->arena, seeks->items, &seeks->capacity, seeks->count,
                              sizeof *seeks->items);
    while (index < seeks->count && seeks->items[index].urgency >= urgency)
        index++;
    memmove(&seeks->items[index + 1], &seeks->items[index],
            (seeks->count - index) * sizeof *seeks->items);
    seeks->items[index] = (struct report_seek){urgency, why, sources};
    seeks->count++;
}

/* "18 November" */
static const char *day_phrase(civil_day day, char text[PHRASE])
{
    int year;
    int month;
    int day_of_month;
    struct text phrase = {0};

    civil_day_split(day, &year, &month, &day_of_month);
    text_format(&phrase, "%d %s", day_of_month, civil_month_name(month));
    strncpy(text, phrase.bytes, PHRASE - 1);
    text[PHRASE - 1] = '\0';
    text_free(&phrase);
    return text;
}

/* Too much paracetamol in any 24 hours, all products together. */
static void seek_overdose(struct seeking *seeking)
{
    const struct report_seek_input *input = seeking->input;
    int64_t recent = (int64_t)limit(seeking, THRESHOLD_LOG_RECENT_DAYS) * AMOUNT_DAY;
    double most = limit(seeking, THRESHOLD_PARACETAMOL_MG_DAY);
    char grams[NUMBER_TEXT];
    char bound[NUMBER_TEXT];
    char day[PHRASE];
    double total;
    const struct report_dose *dose =
        report_medicines_over(input->medicines, input->kinds, "has-paracetamol", most,
                              input->now.seconds - recent, &total);

    if (dose == NULL || is_settled(seeking, dose->at))
        return;
    seek(seeking, URGENCY_EMERGENCY, sources_of(seeking, THRESHOLD_PARACETAMOL_MG_DAY),
         arena_format(seeking->arena,
                      "%s g of paracetamol within 24 hours, to %s: more than %s g can harm the"
                      " liver long before it is felt. Take no more, and call a poison line or"
                      " emergency number now, even if you feel well",
                      number_print(total / 1000, grams), day_phrase(dose->day, day),
                      number_print(most / 1000, bound)));
}

/* What stands, each symptom once, with its last day; *urgency is the highest. */
static bool list_symptoms(struct seeking *seeking, struct text *text, enum urgency *urgency)
{
    const struct report_events *symptoms = &seeking->input->signs->symptoms;
    char day[PHRASE];

    for (size_t i = 0; i < symptoms->count; i++) {
        const struct report_event *event = &symptoms->items[i];
        bool again = is_settled(seeking, event->at);

        for (size_t k = 0; k < symptoms->count && !again; k++) {
            const struct report_event *other = &symptoms->items[k];

            again = strcmp(other->word, event->word) == 0
                    && (other->at > event->at || (other->at == event->at && k > i));
        }
        if (again)
            continue;
        text_format(text, "%s%s on %s", text->length > 0 ? ", " : "", event->word,
                    day_phrase(event->day, day));
        if (event->urgency > *urgency)
            *urgency = event->urgency;
    }
    return text->length > 0;
}

static void seek_symptoms(struct seeking *seeking)
{
    const struct diary_kind *kind = diary_kind_find(seeking->input->kinds, "symptom");
    enum urgency urgency = URGENCY_SOON;
    struct text text = {0};

    if (list_symptoms(seeking, &text, &urgency))
        seek(seeking, urgency, kind != NULL ? &kind->sources : NULL,
             arena_format(seeking->arena,
                          "%s. This can be urgent: please run triage now, and if you feel very"
                          " unwell call for emergency help first",
                          text.bytes));
    text_free(&text);
}

/* The usual pain around a day: the lower of the medians with and without it, so that
 * a bad day does not hide behind itself. Negative when nothing is known. */
static double usual_pain(const struct seeking *seeking, civil_day day, bool *known)
{
    civil_day window = days_of(seeking, THRESHOLD_FLARE_WINDOW_DAYS);
    struct report_tally before =
        report_days_pain(seeking->input->days, day - window, day - 1);
    struct report_tally with = report_days_pain(seeking->input->days, day - window + 1, day);
    double usual = report_tally_count(&with) > 0 ? report_tally_median(&with) : REPORT_SCORES;

    *known = report_tally_count(&before) > 0;
    return *known ? fmin(usual, report_tally_median(&before)) : usual;
}

static void seek_rise(struct seeking *seeking, const struct report_event *event, double usual)
{
    char text[NUMBER_TEXT];
    char day[PHRASE];

    seek(seeking, URGENCY_SAME_DAY, sources_of(seeking, THRESHOLD_SEEK_RISE),
         arena_format(seeking->arena,
                      "pain of %d on %s, far above your usual %s. Please run triage and speak to"
                      " someone today",
                      event->score, day_phrase(event->day, day), number_print(usual, text)));
}

static void seek_first_severe(struct seeking *seeking, const struct report_event *event)
{
    char day[PHRASE];

    seek(seeking, URGENCY_SOON, sources_of(seeking, THRESHOLD_SEVERE_PAIN),
         arena_format(seeking->arena,
                      "pain of %d on %s is severe, and there is no earlier entry to compare it"
                      " with. Please run triage today",
                      event->score, day_phrase(event->day, day)));
}

/* Severe pain of late: same-day when it is far above the usual; soon when the diary
 * cannot tell, as triage has it for severe pain. */
static void seek_severe(struct seeking *seeking)
{
    const struct report_events *severe = &seeking->input->signs->severe;
    const struct report_event *risen = NULL;
    const struct report_event *unknown = NULL;
    double usual_then = 0;

    for (size_t i = 0; i < severe->count; i++) {
        const struct report_event *event = &severe->items[i];
        bool known;
        double usual;

        if (!is_recent(seeking, event->day) || is_settled(seeking, event->at))
            continue;
        usual = usual_pain(seeking, event->day, &known);
        if (event->score - usual >= limit(seeking, THRESHOLD_SEEK_RISE)) {
            if (risen == NULL || event->score > risen->score
                || (event->score == risen->score && event->at > risen->at)) {
                risen = event;
                usual_then = usual;
            }
        } else if (!known && (unknown == NULL || event->at > unknown->at)) {
            unknown = event;
        }
    }
    if (risen != NULL)
        seek_rise(seeking, risen, usual_then);
    else if (unknown != NULL)
        seek_first_severe(seeking, unknown);
}

static bool woken_on(const struct seeking *seeking, civil_day day)
{
    const struct report_events *woken = &seeking->input->signs->woken;

    for (size_t i = 0; i < woken->count; i++) {
        if (woken->items[i].day == day && !is_settled(seeking, woken->items[i].at))
            return true;
    }
    return false;
}

static void seek_woken(struct seeking *seeking)
{
    const struct report_events *woken = &seeking->input->signs->woken;
    int needed = (int)limit(seeking, THRESHOLD_NIGHT_WAKINGS);
    civil_day last = 0;
    bool found = false;
    char day[PHRASE];

    for (size_t i = 0; i < woken->count; i++) {
        civil_day end = woken->items[i].day;
        int nights = 0;

        if (!is_recent(seeking, end) || (found && end <= last))
            continue;
        while (nights < needed && woken_on(seeking, end - nights))
            nights++;
        if (nights == needed) {
            found = true;
            last = end;
        }
    }
    if (found)
        seek(seeking, URGENCY_SAME_DAY, sources_of(seeking, THRESHOLD_NIGHT_WAKINGS),
             arena_format(seeking->arena,
                          "the pain woke you %d nights running, to %s. Please run triage and speak"
                          " to someone today",
                          needed, day_phrase(last, day)));
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

static void seek_no_change(struct seeking *seeking)
{
    const struct report_seek_input *input = seeking->input;
    civil_day window = days_of(seeking, THRESHOLD_CHANGE_WINDOW_DAYS);
    struct report_change change =
        report_change(input->days, input->today - 2 * window + 1, input->today, input->limits);
    char now[NUMBER_TEXT];
    char before[NUMBER_TEXT];

    if (change.verdict == REPORT_CHANGE_TOO_FEW || change.verdict == REPORT_CHANGE_MEANINGFUL
        || !(change.now > 0)
        || (input->signs->was_seen && input->signs->seen_day > input->today - window))
        return;
    seek(seeking, URGENCY_ROUTINE, sources_of(seeking, THRESHOLD_REVIEW_THIRD_DAYS),
         arena_format(seeking->arena,
                      "%d days without a change that matters (usually %s, before that %s): worth"
                      " talking over with a clinician",
                      (int)window, number_print(change.now, now),
                      number_print(change.before, before)));
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

static void seek_ibuprofen(struct seeking *seeking)
{
    const struct report_seek_input *input = seeking->input;
    const struct report_medicine *ibuprofen = report_medicines_find(input->medicines, "ibuprofen");
    double most = limit(seeking, THRESHOLD_IBUPROFEN_DAYS);
    size_t days;

    if (ibuprofen == NULL)
        return;
    days = report_medicine_days(ibuprofen, input->today - MONTH_DAYS + 1, input->today);
    if ((double)days > most)
        seek(seeking, URGENCY_ROUTINE, sources_of(seeking, THRESHOLD_IBUPROFEN_DAYS),
             arena_format(seeking->arena,
                          "ibuprofen on %zu of the last %d days: after more than %d, ask a"
                          " pharmacist or doctor before you go on",
                          days, MONTH_DAYS, (int)most));
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

struct report_seeks report_seek_find(const struct report_seek_input *input, struct arena *arena)
{
    struct seeking seeking = {.input = input, .arena = arena};

    seek_overdose(&seeking);
    seek_severe(&seeking);
    seek_woken(&seeking);
    seek_symptoms(&seeking);
    seek_rising_weeks(&seeking);
    seek_no_change(&seeking);
    seek_flares(&seeking);
    seek_ibuprofen(&seeking);
    if (!seek_painkillers(&seeking, "opioid", "codeine or another opioid",
                          THRESHOLD_PAINKILLER_DAYS_CODEINE))
        seek_painkillers(&seeking, "painkiller", "painkillers", THRESHOLD_PAINKILLER_DAYS_SIMPLE);
    return seeking.seeks;
}
