/* Pain by something else: the hour, the weekday, the side, the place. */
#ifndef DOMAIN_REPORT_SLOT_H
#define DOMAIN_REPORT_SLOT_H

#include "base/arena.h"
#include "domain/diary.h"
#include "domain/report_day.h"

enum { REPORT_HOURS = 24 };

struct report_slot {
    const char *word;
    struct report_tally pain;
};

/* Starts as {0}; sorted by word. */
struct report_slot_list {
    struct report_slot *items;
    size_t count;
    size_t capacity;
};

struct report_slots {
    struct report_tally hours[REPORT_HOURS];
    struct report_tally weekdays[CIVIL_WEEK_DAYS]; /* after report_slots_settle */
    struct report_slot_list sides;
    struct report_slot_list locations;
};

/* A whole number up to which a measure has slots: hours of a day, stress. */
enum { REPORT_MEASURE_SLOTS = 25 };

/* The pain entries of the days from first to last by that day's measure, cut to a whole
 * number: 6.5 hours of sleep before it count in slot 6. */
void report_slots_by_measure(const struct report_days *days, civil_day first, civil_day last,
                             enum report_measure measure,
                             struct report_tally slots[REPORT_MEASURE_SLOTS]);

/* Hours are counted by whoever takes a pain entry. Takes the words of one, for as many equal
 * ones. Several places in one entry count it in each. */
void report_slots_take_words(struct report_slots *slots, const struct diary_entry *entry,
                             int score, size_t times, struct arena *arena);

/* Adds what others have taken. */
void report_slots_merge(struct report_slots *slots, const struct report_slots *others,
                        struct arena *arena);

/* Sums up the weekdays from first to last. */
void report_slots_settle(struct report_slots *slots, const struct report_days *days,
                         civil_day first, civil_day last);

#endif
