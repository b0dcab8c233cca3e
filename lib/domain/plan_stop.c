#include "domain/plan_stop.h"

#include "domain/act.h"
#include "domain/plan_words.h"

/* Colours as response.h has them, with the ceiling c: green up to c-1, amber c and c+1,
 * red from c+2; from a pain of c or more before, the rise counts instead: 1, 2, 3. */
static void write_pain(long ceiling, struct arena *arena, struct record_list *records)
{
    record_add(records, arena, "stop",
               arena_format(arena, "Pain while exercising or after it, out of 10: up to %ld is "
                                   "fine; %ld, do no more than that; %ld, do a quarter less "
                                   "next time; from %ld on, stop this exercise and leave it "
                                   "for one to two days, then do half.",
                            ceiling - 1, ceiling, ceiling + 1, ceiling + 2));
    record_add(records, arena, "stop",
               arena_format(arena, "If the pain is %ld or more before you begin, look at the rise: "
                                   "1 more is fine, 2 more is enough, 3 more means stop.",
                            ceiling));
    record_add(records, arena, "stop",
               "If it is worse by 2 next morning, or has not settled in a day, do less.");
}

static void write_signs(const struct content *content, const struct stop_list *stops,
                        const struct plan_person *person, const char *region, struct arena *arena,
                        struct record_list *records)
{
    const struct region *place = act_region(content, region);

    for (size_t i = 0; i < stops->count; i++) {
        const struct stop_sign *sign = &stops->items[i];
        bool acts = sign->service != SERVICE_COUNT;
        struct record *record;

        if (sign->expression != NULL && truth_of(sign->expression, person->answers) == TRUTH_NO)
            continue;
        record = record_add(records, arena, "stop",
                            arena_format(arena, "%s%s%s", sign->text.text,
                                         acts ? " Stop. " : "",
                                         acts ? place->services[sign->service].text : ""));
        record_set(arena, record, "source", plan_words_of(&sign->sources, ",", arena));
    }
}

static bool is_new(const struct plan_schedule *schedule, size_t session, size_t item)
{
    const struct exercise *exercise = schedule->sessions[session].items[item].choice->exercise;

    for (size_t i = 0; i < session; i++) {
        for (size_t j = 0; j < schedule->sessions[i].count; j++) {
            if (schedule->sessions[i].items[j].choice->exercise == exercise)
                return false;
        }
    }
    return true;
}

static void write_exercise(const struct exercise *exercise, struct arena *arena,
                           struct record_list *records)
{
    struct record *record;

    if (exercise->stop.count == 0)
        return;
    record = record_add(records, arena, "stop",
                        arena_format(arena, "%s: stop at %s.", exercise->name.text,
                                     plan_words_of(&exercise->stop, "; ", arena)));
    record_set(arena, record, "do", exercise->id.text);
}

void plan_stop_write(const struct content *content, const struct stop_list *stops,
                     const struct plan_person *person, const struct plan_schedule *schedule,
                     const char *region, struct arena *arena, struct record_list *records)
{
    write_pain(person->ceiling, arena, records);
    write_signs(content, stops, person, region, arena, records);
    for (size_t i = 0; i < schedule->count; i++) {
        for (size_t j = 0; j < schedule->sessions[i].count; j++) {
            if (is_new(schedule, i, j))
                write_exercise(schedule->sessions[i].items[j].choice->exercise, arena, records);
        }
    }
}
