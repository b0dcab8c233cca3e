#include "domain/report_medicine.h"

#include "base/amount.h"

#include <string.h>

static struct report_medicine *find(struct report_medicines *medicines, const char *id,
                                    struct arena *arena)
{
    struct report_medicine *row;
    size_t index = 0;

    while (index < medicines->count && strcmp(medicines->items[index].id, id) < 0)
        index++;
    if (index < medicines->count && strcmp(medicines->items[index].id, id) == 0)
        return &medicines->items[index];
    medicines->items = arena_grow(arena, medicines->items, &medicines->capacity, medicines->count,
                                  sizeof *medicines->items);
    row = &medicines->items[index];
    memmove(row + 1, row, (medicines->count - index) * sizeof *row);
    medicines->count++;
    *row = (struct report_medicine){.id = arena_text(arena, id)};
    return row;
}

/* The index of the first day at or after one. */
static size_t day_index(const struct report_medicine *medicine, civil_day day)
{
    size_t low = 0;
    size_t high = medicine->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (medicine->days[middle].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool taken_on(const struct report_medicine *medicine, civil_day day)
{
    size_t index = day_index(medicine, day);

    return index < medicine->count && medicine->days[index].day == day;
}

static void add_to_day(struct report_medicine *medicine, civil_day day, double mg,
                       struct arena *arena)
{
    size_t index = day_index(medicine, day);
    struct report_medicine_day *row;

    if (!taken_on(medicine, day)) {
        medicine->days = arena_grow(arena, medicine->days, &medicine->capacity, medicine->count,
                                    sizeof *medicine->days);
        row = &medicine->days[index];
        memmove(row + 1, row, (medicine->count - index) * sizeof *row);
        medicine->count++;
        *row = (struct report_medicine_day){.day = day};
    }
    medicine->days[index].mg += mg;
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

void report_medicines_take(struct report_medicines *medicines, const struct diary_entry *entry,
                           civil_day day, struct arena *arena)
{
    struct report_medicine *medicine;
    struct report_dose dose = {.at = entry->at.seconds, .day = day};

    if (strcmp(entry->record.kind, "took") != 0)
        return;
    if (!diary_number(entry, "mg", &dose.mg))
        dose.mg = 0;
    medicine = find(medicines, entry->record.value, arena);
    dose.id = medicine->id;
    add_to_day(medicine, day, dose.mg, arena);
    add_dose(medicines, dose, arena);
}

size_t report_medicine_days(const struct report_medicine *medicine, civil_day first,
                            civil_day last)
{
    return last < first ? 0 : day_index(medicine, last + 1) - day_index(medicine, first);
}

double report_medicine_most(const struct report_medicine *medicine, civil_day first,
                            civil_day last)
{
    double most = 0;

    for (size_t i = day_index(medicine, first); i < medicine->count; i++) {
        if (medicine->days[i].day <= last && medicine->days[i].mg > most)
            most = medicine->days[i].mg;
    }
    return most;
}

const struct report_medicine *report_medicines_find(const struct report_medicines *medicines,
                                                    const char *id)
{
    for (size_t i = 0; i < medicines->count; i++) {
        if (strcmp(medicines->items[i].id, id) == 0)
            return &medicines->items[i];
    }
    return NULL;
}

static bool any_taken_on(const struct report_medicines *medicines, const struct diary_kinds *kinds,
                         const char *list, civil_day day)
{
    for (size_t i = 0; i < medicines->count; i++) {
        if (diary_kinds_has(kinds, list, medicines->items[i].id)
            && taken_on(&medicines->items[i], day))
            return true;
    }
    return false;
}

size_t report_medicines_days(const struct report_medicines *medicines,
                             const struct diary_kinds *kinds, const char *list, civil_day first,
                             civil_day last)
{
    size_t count = 0;

    for (civil_day day = first; day <= last; day++)
        count += any_taken_on(medicines, kinds, list, day);
    return count;
}

/* What the medicines of a list came to in the 24 hours that end with an instant. */
static double sum_until(const struct report_medicines *medicines, const struct diary_kinds *kinds,
                        const char *list, int64_t end)
{
    double sum = 0;

    for (size_t i = 0; i < medicines->dose_count; i++) {
        const struct report_dose *dose = &medicines->doses[i];
        int64_t ago = end - dose->at;

        if (ago >= 0 && ago < AMOUNT_DAY && diary_kinds_has(kinds, list, dose->id))
            sum += dose->mg;
    }
    return sum;
}

const struct report_dose *report_medicines_over(const struct report_medicines *medicines,
                                                const struct diary_kinds *kinds, const char *list,
                                                double limit, int64_t since, double *total)
{
    const struct report_dose *found = NULL;

    for (size_t i = 0; i < medicines->dose_count; i++) {
        const struct report_dose *dose = &medicines->doses[i];
        double sum;

        if (dose->at <= since || (found != NULL && dose->at < found->at)
            || !diary_kinds_has(kinds, list, dose->id))
            continue;
        sum = sum_until(medicines, kinds, list, dose->at);
        if (sum > limit) {
            found = dose;
            *total = sum;
        }
    }
    return found;
}
