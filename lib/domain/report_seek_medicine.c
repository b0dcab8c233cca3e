#include "domain/report_seek_medicine.h"

#include "base/amount.h"
#include "base/build.h"
#include "base/number.h"

#include <stdint.h>

enum { NAMES = 3 /* so many medicines are named */ };

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
static const struct ingredient prescribed_ibuprofen = {
    "has-ibuprofen", THRESHOLD_IBUPROFEN_MG_MOST, THRESHOLD_IBUPROFEN_DOSES_DAY};

/* More of it than its limit of late, a dose without an amount being so many mg. */
static struct report_excess excess(const struct seeking *seeking, const struct ingredient *of,
                                   double unwritten_mg)
{
    const struct report_seek_input *input = seeking->input;
    int64_t recent = (int64_t)seeking_limit(seeking, THRESHOLD_LOG_RECENT_DAYS) * AMOUNT_DAY;

    return report_medicines_over(input->medicines, input->kinds, of->list,
                                 seeking_limit(seeking, of->mg), unwritten_mg,
                                 input->now.seconds - recent);
}

static struct report_excess too_much(const struct seeking *seeking, const struct ingredient *of)
{
    return excess(seeking, of, 0);
}

/* What is not known is not none: doses without an amount may have been the largest. */
static struct report_excess perhaps_too_much(const struct seeking *seeking,
                                             const struct ingredient *of)
{
    return excess(seeking, of, seeking_limit(seeking, of->mg) / seeking_limit(seeking, of->doses));
}

/* Which of a dose and an all-clear in the same second came first is not known. */
static struct report_instant after_dose(const struct report_dose *dose)
{
    return (struct report_instant){dose->at, SIZE_MAX};
}

/* Whether somebody has looked at it; answers given later do not count, as they know neither
 * of the dose nor of amounts. */
static bool is_settled_unasked(const struct seeking *seeking, const struct report_dose *dose)
{
    return report_signs_settle_unasked(seeking->input->signs, after_dose(dose), dose->day);
}

static bool is_settled(const struct seeking *seeking, const struct report_dose *dose)
{
    return seeking_is_settled(seeking, after_dose(dose), dose->day);
}

static const char *grams(const struct seeking *seeking, double mg)
{
    char printed[NUMBER_TEXT];

    return arena_text(seeking->arena, number_print(mg / 1000, printed));
}

static const char *limit_grams(const struct seeking *seeking, enum threshold_name name)
{
    return grams(seeking, seeking_limit(seeking, name));
}

/* "2 doses" */
static const char *doses(const struct seeking *seeking, size_t count)
{
    return arena_format(seeking->arena, "%zu dose%s", count, count == 1 ? "" : "s");
}

/* What is counted, and no answer settles. */
static void put_counted(struct seeking *seeking, enum urgency urgency, enum threshold_name name,
                        const char *why)
{
    seeking_put(seeking, (struct report_seek){urgency, why, seeking_sources(seeking, name), true});
}

/* Too much paracetamol in any 24 hours, all products together. */
static bool seek_overdose(struct seeking *seeking)
{
    struct report_excess over = too_much(seeking, &paracetamol);

    if (over.dose == NULL
        || report_signs_settle_emergency(seeking->input->signs, after_dose(over.dose)))
        return false;
    put_counted(seeking, URGENCY_EMERGENCY, THRESHOLD_PARACETAMOL_MG_DAY,
                arena_format(seeking->arena,
                             "%s g of paracetamol within 24 hours, to %s: more than %s g can harm"
                             " the liver long before it is felt. Take no more, and call a poison"
                             " line or emergency number now, even if you feel well",
                             grams(seeking, over.mg), seeking_day_name(seeking, over.dose->day),
                             limit_grams(seeking, THRESHOLD_PARACETAMOL_MG_DAY)));
    return true;
}

static void seek_unwritten(struct seeking *seeking)
{
    struct report_excess over = perhaps_too_much(seeking, &paracetamol);

    if (over.dose == NULL || is_settled_unasked(seeking, over.dose))
        return;
    put_counted(seeking, URGENCY_SOON, THRESHOLD_PARACETAMOL_DOSES_DAY,
                arena_format(seeking->arena,
                             "%s with paracetamol within 24 hours, to %s, without an amount: it"
                             " may have been more than the limit of %s g. If you think so, call a"
                             " poison line or emergency number now, even if you feel well; and"
                             " please write amounts: " PROGRAM_LOG " took paracetamol 500mg",
                             doses(seeking, over.unwritten),
                             seeking_day_name(seeking, over.dose->day),
                             limit_grams(seeking, THRESHOLD_PARACETAMOL_MG_DAY)));
}

void report_seek_paracetamol(struct seeking *seeking)
{
    if (!seek_overdose(seeking))
        seek_unwritten(seeking);
}

static void seek_ibuprofen_days(struct seeking *seeking)
{
    const struct report_seek_input *input = seeking->input;
    const struct report_medicine *taken = report_medicines_find(input->medicines, "ibuprofen");
    double most = seeking_limit(seeking, THRESHOLD_IBUPROFEN_DAYS);
    size_t days;

    if (taken == NULL)
        return;
    days = report_medicine_days(taken, input->today - REPORT_MEDICINE_DAYS + 1, input->today);
    if ((double)days > most)
        seeking_add(seeking, URGENCY_ROUTINE, seeking_sources(seeking, THRESHOLD_IBUPROFEN_DAYS),
                    "ibuprofen on %zu of the last %d days: after more than %d, ask a"
                    " pharmacist or doctor before you go on",
                    days, REPORT_MEDICINE_DAYS, (int)most);
}

/* Above what any prescription allows. */
static bool seek_most_ibuprofen(struct seeking *seeking)
{
    struct report_excess over = too_much(seeking, &prescribed_ibuprofen);

    if (over.dose == NULL || is_settled_unasked(seeking, over.dose))
        return false;
    put_counted(seeking, URGENCY_SAME_DAY, THRESHOLD_IBUPROFEN_MG_MOST,
                arena_format(seeking->arena,
                             "%s g of ibuprofen within 24 hours, to %s: more than the %s g that"
                             " doctors prescribe at most. Take no more, and call a poison line, a"
                             " doctor or a pharmacist today, even if you feel well",
                             grams(seeking, over.mg), seeking_day_name(seeking, over.dose->day),
                             limit_grams(seeking, THRESHOLD_IBUPROFEN_MG_MOST)));
    return true;
}

/* Above what packs say, which a prescription may allow. */
static bool seek_much_ibuprofen(struct seeking *seeking)
{
    struct report_excess over = too_much(seeking, &ibuprofen);

    if (over.dose == NULL || is_settled(seeking, over.dose))
        return false;
    seeking_add(seeking, URGENCY_ROUTINE, seeking_sources(seeking, THRESHOLD_IBUPROFEN_MG_DAY),
                "%s g of ibuprofen within 24 hours, to %s: packs for adults allow at most"
                " %s g. Ask a pharmacist or whoever prescribed it before the next dose",
                grams(seeking, over.mg), seeking_day_name(seeking, over.dose->day),
                limit_grams(seeking, THRESHOLD_IBUPROFEN_MG_DAY));
    return true;
}

static void seek_unwritten_ibuprofen(struct seeking *seeking)
{
    struct report_excess over = perhaps_too_much(seeking, &ibuprofen);

    if (over.dose == NULL || is_settled(seeking, over.dose))
        return;
    seeking_add(seeking, URGENCY_ROUTINE, seeking_sources(seeking, THRESHOLD_IBUPROFEN_DOSES_DAY),
                "%s of ibuprofen within 24 hours, to %s, without an amount: it may"
                " have been more than the %s g that packs for adults allow. Ask a pharmacist"
                " or whoever prescribed it before the next dose; and please write amounts: "
                PROGRAM_LOG " took ibuprofen 400mg",
                doses(seeking, over.unwritten), seeking_day_name(seeking, over.dose->day),
                limit_grams(seeking, THRESHOLD_IBUPROFEN_MG_DAY));
}

/* Those of a list that were taken on a day: "aspirin, ibuprofen and naproxen", or the first
 * and how many more. */
static const char *names_on(const struct seeking *seeking, const char *list, civil_day day)
{
    const struct report_medicines *medicines = seeking->input->medicines;
    size_t count = report_medicines_on(medicines, seeking->input->kinds, list, day);
    size_t named = 0;
    const char *names = NULL;

    for (size_t i = 0; i < medicines->count && named < NAMES; i++) {
        const struct report_medicine *medicine = &medicines->items[i];

        if (report_medicine_days(medicine, day, day) == 0
            || !diary_kinds_has(seeking->input->kinds, list, medicine->id))
            continue;
        named++;
        names = names == NULL ? medicine->id
                              : arena_format(seeking->arena, "%s%s%s", names,
                                             named < count ? ", " : " and ", medicine->id);
    }
    return named == count ? names
                          : arena_format(seeking->arena, "%s and %zu more", names, count - named);
}

static void seek_mixed(struct seeking *seeking)
{
    static const char list[] = "anti-inflammatory";
    const struct report_seek_input *input = seeking->input;
    const struct report_dose *dose = report_medicines_mixed(
        input->medicines, input->kinds, list,
        seeking_limit(seeking, THRESHOLD_ANTI_INFLAMMATORIES_DAY),
        input->today - seeking_days(seeking, THRESHOLD_LOG_RECENT_DAYS));

    if (dose == NULL || is_settled(seeking, dose))
        return;
    seeking_add(seeking, URGENCY_ROUTINE,
                seeking_sources(seeking, THRESHOLD_ANTI_INFLAMMATORIES_DAY),
                "%s on %s: one anti-inflammatory at a time. Ask a pharmacist or whoever"
                " prescribed them which to go on with; stop nothing that was prescribed without"
                " asking",
                names_on(seeking, list, dose->day), seeking_day_name(seeking, dose->day));
}

static bool seek_painkillers(struct seeking *seeking, const char *list, const char *called,
                             enum threshold_name name)
{
    const struct report_seek_input *input = seeking->input;
    size_t days = report_medicines_days(input->medicines, input->kinds, list,
                                        input->today - REPORT_MEDICINE_DAYS + 1, input->today);

    if ((double)days < seeking_limit(seeking, name))
        return false;
    seeking_add(seeking, URGENCY_ROUTINE, seeking_sources(seeking, name),
                "%s on %zu of the last %d days: please talk it over with a pharmacist or"
                " doctor",
                called, days, REPORT_MEDICINE_DAYS);
    return true;
}

void report_seek_medicines(struct seeking *seeking)
{
    if (!seek_most_ibuprofen(seeking) && !seek_much_ibuprofen(seeking))
        seek_unwritten_ibuprofen(seeking);
    seek_mixed(seeking);
    seek_ibuprofen_days(seeking);
    if (!seek_painkillers(seeking, "opioid", "codeine or another opioid",
                          THRESHOLD_PAINKILLER_DAYS_CODEINE))
        seek_painkillers(seeking, "painkiller", "painkillers", THRESHOLD_PAINKILLER_DAYS_SIMPLE);
}
