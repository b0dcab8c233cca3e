/* Medicine days and amounts. Classes of medicines are lists in content/diary.yaml. */
#ifndef DOMAIN_REPORT_MEDICINE_H
#define DOMAIN_REPORT_MEDICINE_H

#include "base/arena.h"
#include "content/threshold.h"
#include "domain/diary.h"

/* A day with the medicine. */
struct report_medicine_day {
    civil_day day;
    uint32_t unwritten; /* doses without an amount */
    int64_t micrograms; /* of all others that day */
};

struct report_medicine {
    const char *id;
    struct report_medicine_day *days; /* sorted */
    size_t count;
    size_t capacity;
};

/* One dose of late, for limits that hold for any 24 hours. */
struct report_dose {
    const char *id;
    int64_t at; /* its instant */
    civil_day day;
    int64_t micrograms; /* 0 when no amount was written */
};

/* Starts as {0} but for doses_since; sorted by id. */
struct report_medicines {
    struct report_medicine *items;
    size_t count;
    size_t capacity;
    struct report_dose *doses; /* those after doses_since, in any order */
    size_t dose_count;
    size_t dose_capacity;
    int64_t doses_since;
};

/* Takes a took entry of that civil day; others do nothing. */
void report_medicines_take(struct report_medicines *medicines, const struct diary_entry *entry,
                           civil_day day, struct arena *arena);

/* The same in two steps: how much a took entry says, 0 when it says none; and a dose so large.
 * Micrograms are whole, so that sums are the same in any order. */
int64_t report_dose_of(const struct diary_entry *entry);
void report_medicines_add(struct report_medicines *medicines, const char *id, int64_t micrograms,
                          int64_t at, civil_day day, struct arena *arena);

/* Adds what others have taken. */
void report_medicines_merge(struct report_medicines *medicines,
                            const struct report_medicines *others, struct arena *arena);

/* Days from first to last with the medicine, and the most mg in one of them. */
size_t report_medicine_days(const struct report_medicine *medicine, civil_day first,
                            civil_day last);
double report_medicine_most(const struct report_medicine *medicine, civil_day first,
                            civil_day last);

/* How many doses from first to last have no amount. */
size_t report_medicine_unwritten(const struct report_medicine *medicine, civil_day first,
                                 civil_day last);

/* Limits are of days in so many: "of the last 30 days". */
enum { REPORT_MEDICINE_DAYS = 30 };

/* Days with it of the last REPORT_MEDICINE_DAYS, today the last of them. */
size_t report_medicine_lately(const struct report_medicine *medicine, civil_day today);

/* The most days of those, and mg in 24 hours, before a pharmacist or doctor should be asked;
 * 0 where none is known. ibuprofen-days, painkiller-days-codeine for opioids,
 * painkiller-days-simple for other painkillers; paracetamol-mg-day. */
struct report_medicine_limit {
    double days;
    double mg;
};
struct report_medicine_limit report_medicine_limit(const char *id, const struct diary_kinds *kinds,
                                                   const struct threshold_table *limits);

/* Those with a day from first to last, most days first, of equals by id; an array of *count in
 * the arena. */
const struct report_medicine **report_medicines_by_days(const struct report_medicines *medicines,
                                                        civil_day first, civil_day last,
                                                        struct arena *arena, size_t *count);

/* The medicine of that id, or NULL. */
const struct report_medicine *report_medicines_find(const struct report_medicines *medicines,
                                                    const char *id);

/* Days from first to last with any medicine of a list ("painkiller", "opioid"). */
size_t report_medicines_days(const struct report_medicines *medicines,
                             const struct diary_kinds *kinds, const char *list, civil_day first,
                             civil_day last);

/* How many medicines of a list were taken on a day. */
size_t report_medicines_on(const struct report_medicines *medicines,
                           const struct diary_kinds *kinds, const char *list, civil_day day);

/* The last dose of the last day after since on which more than limit medicines of a list were
 * taken; NULL: there is none. since must not lie before that of doses_since. */
const struct report_dose *report_medicines_mixed(const struct report_medicines *medicines,
                                                 const struct diary_kinds *kinds,
                                                 const char *list, double limit,
                                                 civil_day since);

/* More than a limit within 24 hours. */
struct report_excess {
    const struct report_dose *dose; /* the one that brought it there; NULL: there is none */
    double mg;        /* in all, of those that have an amount */
    size_t unwritten; /* how many have none */
};

/* The latest dose after the instant since that brought the medicines of a list to more than
 * limit mg within 24 hours. A dose without an amount counts as so many mg; unless that is 0,
 * only an excess that takes such doses counts. since must not lie before doses_since and a
 * day. */
struct report_excess report_medicines_over(const struct report_medicines *medicines,
                                           const struct diary_kinds *kinds, const char *list,
                                           double limit, double unwritten_mg, int64_t since);

/* Whether the medicines of a list came over limit mg on any one day from first to last on
 * which this one was taken, or with a dose of it within any 24 hours of late (doses_since):
 * older doses are known by their days alone. */
bool report_medicines_exceed(const struct report_medicines *medicines,
                             const struct report_medicine *medicine,
                             const struct diary_kinds *kinds, const char *list, double limit,
                             civil_day first, civil_day last);

#endif
