#include "domain/report_medicine.h"

#include "base/amount.h"
#include "domain/report_row.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MICROGRAMS = 1000 }; /* of a milligram */

/* The index of the first medicine at or after an id. */
static size_t id_index(const struct report_medicines *medicines, const char *id)
{
    return report_row_from_word(medicines->items, medicines->count, sizeof *medicines->items, id);
}

static bool is_at(const struct report_medicines *medicines, size_t index, const char *id)
{
    return index < medicines->count && strcmp(medicines->items[index].id, id) == 0;
}

static struct report_medicine *find(struct report_medicines *medicines, const char *id,
                                    struct arena *arena)
{
    size_t index = id_index(medicines, id);

    if (!is_at(medicines, index, id)) {
        medicines->items =
            report_row_open(arena, medicines->items, &medicines->capacity, &medicines->count,
                            index, sizeof *medicines->items);
        medicines->items[index].id = arena_text(arena, id);
    }
    return &medicines->items[index];
}

/* The index of the first day at or after one. */
static size_t day_index(const struct report_medicine *medicine, civil_day day)
{
    return report_row_from_day(medicine->days, medicine->count, sizeof *medicine->days, day);
}

static bool taken_on(const struct report_medicine *medicine, civil_day day)
{
    size_t index = day_index(medicine, day);

    return index < medicine->count && medicine->days[index].day == day;
}

static void add_to_day(struct report_medicine *medicine, civil_day day, int64_t micrograms,
                       struct arena *arena)
{
    size_t index = day_index(medicine, day);

    if (index == medicine->count || medicine->days[index].day != day) {
        medicine->days = report_row_open(arena, medicine->days, &medicine->capacity,
                                         &medicine->count, index, sizeof *medicine->days);
        medicine->days[index].day = day;
    }
    medicine->days[index].micrograms += micrograms;
    medicine->days[index].unwritten += micrograms == 0;
}

static void add_dose(struct report_medicines *medicines, struct report_dose dose,
                     struct arena *arena)
{
    if (dose.at <= medicines->doses_since)
        return;
    medicines->doses = arena_grow(arena, medicines->doses, &medicines->dose_capacity,
                                  medicines->dose_count, sizeof *medicines->doses);
    medicines->doses[medicines->dose_count++] = dose;
}

int64_t report_dose_of(const struct diary_entry *entry)
{
    double mg;

    return diary_number(entry, "mg", &mg) ? (int64_t)llround(mg * MICROGRAMS) : 0;
}

void report_medicines_add(struct report_medicines *medicines, const char *id, int64_t micrograms,
                          int64_t at, civil_day day, struct arena *arena)
{
    struct report_medicine *medicine = find(medicines, id, arena);

    add_to_day(medicine, day, micrograms, arena);
    add_dose(medicines, (struct report_dose){medicine->id, at, day, micrograms}, arena);
}

void report_medicines_take(struct report_medicines *medicines, const struct diary_entry *entry,
                           civil_day day, struct arena *arena)
{
    if (strcmp(entry->record.kind, "took") == 0)
        report_medicines_add(medicines, entry->record.value, report_dose_of(entry),
                             entry->at.seconds, day, arena);
}

static void add_day(void *row, const void *other)
{
    struct report_medicine_day *day = row;
    const struct report_medicine_day *more = other;

    day->micrograms += more->micrograms;
    day->unwritten += more->unwritten;
}

void report_medicines_merge(struct report_medicines *medicines,
                            const struct report_medicines *others, struct arena *arena)
{
    for (size_t i = 0; i < others->count; i++) {
        const struct report_medicine *other = &others->items[i];
        struct report_medicine *medicine = find(medicines, other->id, arena);

        medicine->days = report_row_merge(arena, medicine->days, &medicine->capacity,
                                          &medicine->count, other->days, other->count,
                                          sizeof *medicine->days, add_day);
    }
    for (size_t i = 0; i < others->dose_count; i++) {
        struct report_dose dose = others->doses[i];

        dose.id = find(medicines, dose.id, arena)->id;
        add_dose(medicines, dose, arena);
    }
}

size_t report_medicine_days(const struct report_medicine *medicine, civil_day first,
                            civil_day last)
{
    return last < first ? 0 : day_index(medicine, last + 1) - day_index(medicine, first);
}

double report_medicine_most(const struct report_medicine *medicine, civil_day first,
                            civil_day last)
{
    int64_t most = 0;

    for (size_t i = day_index(medicine, first); i < medicine->count; i++) {
        if (medicine->days[i].day <= last && medicine->days[i].micrograms > most)
            most = medicine->days[i].micrograms;
    }
    return (double)most / MICROGRAMS;
}

size_t report_medicine_unwritten(const struct report_medicine *medicine, civil_day first,
                                 civil_day last)
{
    size_t count = 0;

    for (size_t i = day_index(medicine, first); i < medicine->count; i++) {
        if (medicine->days[i].day <= last)
            count += medicine->days[i].unwritten;
    }
    return count;
}

size_t report_medicine_lately(const struct report_medicine *medicine, civil_day today)
{
    return report_medicine_days(medicine, today - REPORT_MEDICINE_DAYS + 1, today);
}

struct report_medicine_limit report_medicine_limit(const char *id, const struct diary_kinds *kinds,
                                                   const struct threshold_table *limits)
{
    struct report_medicine_limit limit = {0, 0};

    if (strcmp(id, "ibuprofen") == 0)
        limit.days = threshold_value(limits, THRESHOLD_IBUPROFEN_DAYS);
    else if (diary_kinds_has(kinds, "opioid", id))
        limit.days = threshold_value(limits, THRESHOLD_PAINKILLER_DAYS_CODEINE);
    else if (diary_kinds_has(kinds, "painkiller", id))
        limit.days = threshold_value(limits, THRESHOLD_PAINKILLER_DAYS_SIMPLE);
    if (diary_kinds_has(kinds, "has-paracetamol", id))
        limit.mg = threshold_value(limits, THRESHOLD_PARACETAMOL_MG_DAY);
    return limit;
}

const struct report_medicine *report_medicines_find(const struct report_medicines *medicines,
                                                    const char *id)
{
    size_t index = id_index(medicines, id);

    return is_at(medicines, index, id) ? &medicines->items[index] : NULL;
}

size_t report_medicines_on(const struct report_medicines *medicines,
                           const struct diary_kinds *kinds, const char *list, civil_day day)
{
    size_t count = 0;

    for (size_t i = 0; i < medicines->count; i++)
        count += taken_on(&medicines->items[i], day)
                 && diary_kinds_has(kinds, list, medicines->items[i].id);
    return count;
}

size_t report_medicines_days(const struct report_medicines *medicines,
                             const struct diary_kinds *kinds, const char *list, civil_day first,
                             civil_day last)
{
    size_t count = 0;

    for (civil_day day = first; day <= last; day++)
        count += report_medicines_on(medicines, kinds, list, day) > 0;
    return count;
}

static int by_time(const void *a, const void *b)
{
    const struct report_dose *one = *(const struct report_dose *const *)a;
    const struct report_dose *other = *(const struct report_dose *const *)b;

    if (one->at != other->at)
        return one->at < other->at ? -1 : 1;
    return one->day < other->day ? -1 : one->day > other->day;
}

/* The doses of a list's medicines, in the order of their instants. */
static const struct report_dose **sort_doses(const struct report_medicines *medicines,
                                             const struct diary_kinds *kinds, const char *list,
                                             struct arena *arena, size_t *count)
{
    const struct report_dose **sorted =
        arena_array(arena, medicines->dose_count + 1, sizeof *sorted);

    *count = 0;
    for (size_t i = 0; i < medicines->dose_count; i++) {
        if (diary_kinds_has(kinds, list, medicines->doses[i].id))
            sorted[(*count)++] = &medicines->doses[i];
    }
    qsort(sorted, *count, sizeof *sorted, by_time);
    return sorted;
}

/* What is in the 24 hours that end with a dose. */
struct day_sum {
    int64_t micrograms;
    size_t unwritten;
};

static void count_dose(struct day_sum *sum, const struct report_dose *dose)
{
    sum->micrograms += dose->micrograms;
    sum->unwritten += dose->micrograms == 0;
}

static void discount_dose(struct day_sum *sum, const struct report_dose *dose)
{
    sum->micrograms -= dose->micrograms;
    sum->unwritten -= dose->micrograms == 0;
}

static bool is_over(const struct day_sum *sum, double limit, double unwritten_mg)
{
    double mg = (double)sum->micrograms / MICROGRAMS;

    return mg + (double)sum->unwritten * unwritten_mg > limit
           && (sum->unwritten > 0 || !(unwritten_mg > 0));
}

struct report_excess report_medicines_over(const struct report_medicines *medicines,
                                           const struct diary_kinds *kinds, const char *list,
                                           double limit, double unwritten_mg, int64_t since)
{
    struct arena scratch = {0};
    size_t count;
    const struct report_dose **doses = sort_doses(medicines, kinds, list, &scratch, &count);
    struct report_excess found = {0};
    struct day_sum sum = {0};
    size_t first = 0;

    for (size_t i = 0; i < count; i++) {
        count_dose(&sum, doses[i]);
        while (doses[i]->at - doses[first]->at >= AMOUNT_DAY)
            discount_dose(&sum, doses[first++]);
        if (i + 1 < count && doses[i + 1]->at == doses[i]->at)
            continue;
        if (doses[i]->at > since && is_over(&sum, limit, unwritten_mg))
            found = (struct report_excess){doses[i], (double)sum.micrograms / MICROGRAMS,
                                           sum.unwritten};
    }
    arena_free(&scratch);
    return found;
}

const struct report_dose *report_medicines_mixed(const struct report_medicines *medicines,
                                                 const struct diary_kinds *kinds,
                                                 const char *list, double limit, civil_day since)
{
    const struct report_dose *found = NULL;

    for (size_t i = 0; i < medicines->dose_count; i++) {
        const struct report_dose *dose = &medicines->doses[i];

        if (dose->day <= since || !diary_kinds_has(kinds, list, dose->id)
            || (found != NULL
                && (dose->day < found->day || (dose->day == found->day && dose->at <= found->at))))
            continue;
        if ((double)report_medicines_on(medicines, kinds, list, dose->day) > limit)
            found = dose;
    }
    return found;
}

/* Of all medicines of a list together. */
static int64_t micrograms_on(const struct report_medicines *medicines,
                             const struct diary_kinds *kinds, const char *list, civil_day day)
{
    int64_t sum = 0;

    for (size_t i = 0; i < medicines->count; i++) {
        const struct report_medicine *medicine = &medicines->items[i];

        if (diary_kinds_has(kinds, list, medicine->id) && taken_on(medicine, day))
            sum += medicine->days[day_index(medicine, day)].micrograms;
    }
    return sum;
}

/* Whether a dose of the medicine is in any 24 hours over the limit. */
static bool exceeds_lately(const struct report_medicines *medicines,
                           const struct report_medicine *medicine,
                           const struct diary_kinds *kinds, const char *list, double limit)
{
    struct arena scratch = {0};
    size_t count;
    const struct report_dose **doses = sort_doses(medicines, kinds, list, &scratch, &count);
    struct day_sum sum = {0};
    size_t first = 0;
    size_t after = 0; /* the last dose of it */
    bool found = false;

    for (size_t i = 0; i < count && !found; i++) {
        count_dose(&sum, doses[i]);
        while (doses[i]->at - doses[first]->at >= AMOUNT_DAY)
            discount_dose(&sum, doses[first++]);
        if (strcmp(doses[i]->id, medicine->id) == 0)
            after = i + 1;
        found = after > first && is_over(&sum, limit, 0);
    }
    arena_free(&scratch);
    return found;
}

bool report_medicines_exceed(const struct report_medicines *medicines,
                             const struct report_medicine *medicine,
                             const struct diary_kinds *kinds, const char *list, double limit,
                             civil_day first, civil_day last)
{
    for (size_t i = day_index(medicine, first);
         i < medicine->count && medicine->days[i].day <= last; i++) {
        if ((double)micrograms_on(medicines, kinds, list, medicine->days[i].day) / MICROGRAMS
            > limit)
            return true;
    }
    return exceeds_lately(medicines, medicine, kinds, list, limit);
}

/* Few medicines: each takes its place among those before it. */
const struct report_medicine **report_medicines_by_days(const struct report_medicines *medicines,
                                                        civil_day first, civil_day last,
                                                        struct arena *arena, size_t *count)
{
    const struct report_medicine **order = arena_array(arena, medicines->count + 1, sizeof *order);

    *count = 0;
    for (size_t i = 0; i < medicines->count; i++) {
        const struct report_medicine *medicine = &medicines->items[i];
        size_t days = report_medicine_days(medicine, first, last);
        size_t place = *count;

        if (days == 0)
            continue;
        while (place > 0 && report_medicine_days(order[place - 1], first, last) < days) {
            order[place] = order[place - 1];
            place--;
        }
        order[place] = medicine;
        (*count)++;
    }
    return order;
}
