#include "domain/plan_wish.h"

#include "base/amount.h"
#include "base/joined.h"
#include "base/number.h"
#include "base/word.h"

#include <string.h>

/* When nobody says: no source has hours, so an office day is a guess that the plan
 * admits in a note. */
static const char usual_hours[] = "09:00-17:30 mon-fri";

struct wishing {
    const struct content *content;
    const struct answers *answers;
    const struct plan_request *request;
    struct arena *arena;
    struct plan_wish *wish;
    struct diagnostic_list *list;
};

static long number_of(const struct wishing *wishing, enum threshold_name name)
{
    return (long)threshold_value(&wishing->content->thresholds, name);
}

static void set_minutes(struct wishing *wishing)
{
    struct plan_wish *wish = wishing->wish;
    const char *answer = wishing->answers->minutes;

    wish->minutes = number_of(wishing, THRESHOLD_PLAN_MINUTES);
    if (wishing->request->minutes > 0)
        wish->minutes = wishing->request->minutes;
    else if (answer != NULL
             && !number_parse_whole(answer, PLAN_MINUTES_LEAST, PLAN_MINUTES_MOST, &wish->minutes))
        plan_words_add(&wish->notes,
                       arena_format(wishing->arena,
                                    "The answer minutes=%s is no number from %d to %d; the plan "
                                    "takes %ld minutes a day. -m MINUTES changes it.",
                                    answer, PLAN_MINUTES_LEAST, PLAN_MINUTES_MOST, wish->minutes),
                       wishing->arena);
}

static void set_hours(struct wishing *wishing)
{
    struct plan_wish *wish = wishing->wish;
    const char *option = wishing->request->hours;
    const char *answer = wishing->answers->working_hours;
    const char *problem = NULL;

    if (option != NULL) {
        problem = plan_hours_parse(option, &wish->hours);
        if (problem != NULL)
            diagnostic_usage(wishing->list, "--hours %s: expected %s", option, problem);
        wish->hours_known = true;
        return;
    }
    if (answer != NULL)
        problem = plan_hours_parse(answer, &wish->hours);
    wish->hours_known = answer != NULL && problem == NULL;
    if (!wish->hours_known)
        plan_hours_parse(usual_hours, &wish->hours);
    if (!wish->hours_known)
        plan_words_add(&wish->notes,
                       arena_format(wishing->arena,
                                    "%s, so the plan takes %s. -w HOURS changes it.",
                                    answer == NULL ? "Nobody said when you work"
                                                   : "The working hours could not be read",
                                    usual_hours),
                       wishing->arena);
}

static void set_breaks(struct wishing *wishing)
{
    const char *option = wishing->request->breaks;
    long least = number_of(wishing, THRESHOLD_BREAK_MINUTES_LEAST);
    long most = number_of(wishing, THRESHOLD_BREAK_MINUTES_MOST);
    int64_t seconds;

    wishing->wish->break_minutes = number_of(wishing, THRESHOLD_BREAK_MINUTES);
    if (option == NULL)
        return;
    if (strcmp(option, "none") == 0)
        wishing->wish->break_minutes = 0;
    else if (amount_parse(option, &seconds) && seconds % AMOUNT_MINUTE == 0
             && seconds >= least * AMOUNT_MINUTE && seconds <= most * AMOUNT_MINUTE)
        wishing->wish->break_minutes = (long)(seconds / AMOUNT_MINUTE);
    else
        diagnostic_usage(wishing->list, "--breaks %s: expected %ldmin to %ldmin, or none", option,
                         least, most);
}

static void set_equipment(struct wishing *wishing)
{
    struct plan_words *words = &wishing->wish->equipment;
    struct vocabulary_entry entry;

    wishing->wish->equipment_given = wishing->request->equipment != NULL;
    if (!wishing->wish->equipment_given
        || !vocabulary_find(&wishing->content->vocabulary, "equipment", &entry))
        return;
    *words = plan_words_split(wishing->request->equipment, wishing->arena);
    for (size_t i = 0; i < words->count; i++) {
        const struct term *term = vocabulary_term_spoken(entry.question, words->items[i]);
        const char *nearest = vocabulary_nearest_term(entry.question, words->items[i]);

        if (term != NULL)
            words->items[i] = term->id.text;
        else
            diagnostic_usage(wishing->list, "--equipment %s: there is no such thing%s%s%s",
                             words->items[i], nearest != NULL ? "; did you mean '" : "",
                             nearest != NULL ? nearest : "", nearest != NULL ? "'?" : "");
    }
}

static void check_exercises(struct wishing *wishing, const char *option,
                            const struct plan_words *ids)
{
    const struct exercise *exercises = wishing->content->exercises.items;

    for (size_t i = 0; i < ids->count; i++) {
        struct word_search search = word_search_begin(ids->items[i]);
        const char *nearest;

        if (content_exercise(wishing->content, ids->items[i]) != NULL)
            continue;
        for (size_t j = 0; j < wishing->content->exercises.count; j++)
            word_search_try(&search, exercises[j].id.text);
        nearest = word_search_result(&search);
        diagnostic_usage(wishing->list, "--%s %s: there is no such exercise%s%s%s", option,
                         ids->items[i], nearest != NULL ? "; did you mean '" : "",
                         nearest != NULL ? nearest : "", nearest != NULL ? "'?" : "");
    }
}

/* Of a part between commas: "Cat cow" is one exercise, "plank bridge" are two. */
static void add_exercises(const struct wishing *wishing, const char *part,
                          struct plan_words *ids)
{
    const char *whole = word_tidy(part, wishing->arena);
    struct plan_words words = plan_words_split(part, wishing->arena);

    if (words.count < 2 || content_exercise(wishing->content, whole) != NULL) {
        if (*whole != '\0')
            plan_words_add(ids, whole, wishing->arena);
        return;
    }
    for (size_t i = 0; i < words.count; i++)
        plan_words_add(ids, word_tidy(words.items[i], wishing->arena), wishing->arena);
}

/* The ids in an option, as people type them. */
static struct plan_words exercises_of(const struct wishing *wishing, const char *option)
{
    struct plan_words ids = {0};
    struct joined_word part;

    if (option != NULL && strcmp(word_tidy(option, wishing->arena), "none") == 0)
        return ids;
    while (joined_next(&option, &part)) {
        while (part.length > 0 && *part.text == ' ')
            part = (struct joined_word){part.text + 1, part.length - 1};
        while (part.length > 0 && part.text[part.length - 1] == ' ')
            part.length--;
        add_exercises(wishing, arena_copy(wishing->arena, part.text, part.length), &ids);
    }
    return ids;
}

static void set_exercises(struct wishing *wishing)
{
    struct plan_wish *wish = wishing->wish;

    wish->with = exercises_of(wishing, wishing->request->with);
    wish->without = exercises_of(wishing, wishing->request->without);
    check_exercises(wishing, "with", &wish->with);
    check_exercises(wishing, "without", &wish->without);
    for (size_t i = 0; i < wish->with.count; i++) {
        if (plan_words_have(&wish->without, wish->with.items[i]))
            diagnostic_usage(wishing->list, "--with %s: --without names it too",
                             wish->with.items[i]);
    }
}

/* Answers go stale, so a plan made now cannot wait long for its first day. */
static void set_start(struct wishing *wishing, struct moment now)
{
    civil_day today = moment_civil(now).day;
    long fresh = number_of(wishing, THRESHOLD_ANSWERS_FRESH_DAYS);
    const char *option = wishing->request->start;
    civil_day *start = &wishing->wish->start;

    *start = today;
    if (option != NULL
        && (!civil_day_parse(option, start) || *start < today || *start > today + fresh))
        diagnostic_usage(wishing->list, "--start %s: expected a date from today to %ld days on",
                         option, fresh);
}

static void set_ceiling(struct wishing *wishing)
{
    long most = number_of(wishing, THRESHOLD_PAIN_CEILING_MOST);

    wishing->wish->ceiling = wishing->request->ceiling;
    /* With 0 no pain at all would be too much. */
    if (wishing->request->ceiling != PLAN_NO_CEILING
        && (wishing->request->ceiling < 1 || wishing->request->ceiling > most))
        diagnostic_usage(wishing->list, "--ceiling %ld: expected a whole number from 1 to %ld",
                         wishing->request->ceiling, most);
}

bool plan_wish_make(const struct content *content, const struct answers *answers,
                    const struct plan_request *request, struct moment now, struct arena *arena,
                    struct plan_wish *wish, struct diagnostic_list *list)
{
    struct wishing wishing = {content, answers, request, arena, wish, list};
    size_t errors = list->errors;

    *wish = (struct plan_wish){.days = request->days};
    if (request->days == 0)
        wish->days = number_of(&wishing, THRESHOLD_PLAN_DAYS);
    set_minutes(&wishing);
    set_hours(&wishing);
    set_breaks(&wishing);
    set_equipment(&wishing);
    set_exercises(&wishing);
    set_start(&wishing, now);
    plan_clearance_read(content, request->cleared, now, arena, &wish->clearance, list);
    set_ceiling(&wishing);
    return list->errors == errors;
}
