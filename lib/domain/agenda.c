/* The moments of a day. */
#include "domain/agenda.h"

/* When a plan holds no times at all (a refused one holds none), its notices come
 * at this minute of every day. */
enum { QUIET_FIRST = 9 * 60 };

static const char review_word[] = "review";
static const char ended_word[] = "ended";
static const char act_word[] = "act";

static bool has_times(const struct agenda *agenda)
{
    for (size_t i = 0; i < agenda->count; i++) {
        for (int weekday = 0; weekday < CIVIL_WEEK_DAYS; weekday++) {
            if (agenda->items[i].weekdays[weekday])
                return true;
        }
    }
    return false;
}

/* The minute of the first moment on such a day, -1 when it has none. */
static int first_minute(const struct agenda *agenda, int weekday)
{
    int first = -1;

    for (size_t i = 0; i < agenda->count; i++) {
        const struct agenda_item *item = &agenda->items[i];

        if (item->weekdays[weekday] && (first < 0 || item->first < first))
            first = item->first;
    }
    return first >= 0 || has_times(agenda) ? first : QUIET_FIRST;
}

/* The first day from this one on that has a moment: within a week there is one. */
static civil_day next_with_moment(const struct agenda *agenda, civil_day day)
{
    while (first_minute(agenda, civil_weekday(day)) < 0)
        day++;
    return day;
}

civil_day agenda_notice_day(const struct agenda *agenda)
{
    return next_with_moment(agenda, agenda->end + 1);
}

static void add(struct agenda_moments *moments, struct arena *arena, struct agenda_moment moment)
{
    moments->items = arena_grow(arena, moments->items, &moments->capacity, moments->count,
                                sizeof *moments->items);
    moments->items[moments->count++] = moment;
}

static void add_notice(const struct agenda *agenda, int weekday, const char *what, const char *text,
                       struct arena *arena, struct agenda_moments *moments)
{
    add(moments, arena,
        (struct agenda_moment){first_minute(agenda, weekday), AGENDA_NOTICE, what, text});
}

static void add_items(const struct agenda *agenda, int weekday, struct arena *arena,
                      struct agenda_moments *moments)
{
    for (size_t i = 0; i < agenda->count; i++) {
        const struct agenda_item *item = &agenda->items[i];

        if (!item->weekdays[weekday])
            continue;
        for (int minute = item->first; minute <= item->last; minute += item->every)
            add(moments, arena,
                (struct agenda_moment){minute, item->rank, item->what, item->text});
    }
}

civil_day agenda_review_day(const struct agenda *agenda, const struct agenda_review *review)
{
    return next_with_moment(agenda, review->day > agenda->start ? review->day : agenda->start);
}

static void add_reviews(const struct agenda *agenda, civil_day day, struct arena *arena,
                        struct agenda_moments *moments)
{
    for (size_t i = 0; i < agenda->review_count; i++) {
        const struct agenda_review *review = &agenda->reviews[i];

        if (agenda_review_day(agenda, review) == day)
            add_notice(agenda, civil_weekday(day), review_word, review->text, arena, moments);
    }
}

static bool comes_before(const struct agenda_moment *a, const struct agenda_moment *b)
{
    return a->minute != b->minute ? a->minute < b->minute : a->rank < b->rank;
}

/* By insertion, which keeps the plan's order among equals: a day is short. */
static void sort(struct agenda_moments *moments)
{
    for (size_t i = 1; i < moments->count; i++) {
        struct agenda_moment moment = moments->items[i];
        size_t place = i;

        for (; place > 0 && comes_before(&moment, &moments->items[place - 1]); place--)
            moments->items[place] = moments->items[place - 1];
        moments->items[place] = moment;
    }
}

/* The free minute for one that wants this: the next, else the last before; -1 when
 * the whole day is taken. */
static int free_minute(const bool taken[CIVIL_DAY_MINUTES], int wanted)
{
    int minute = wanted;

    while (minute < CIVIL_DAY_MINUTES && taken[minute])
        minute++;
    if (minute < CIVIL_DAY_MINUTES)
        return minute;
    while (wanted >= 0 && taken[wanted])
        wanted--;
    return wanted;
}

static void spread(struct agenda_moments *moments)
{
    bool taken[CIVIL_DAY_MINUTES] = {false};
    size_t kept = 0;

    sort(moments);
    for (size_t i = 0; i < moments->count; i++) {
        struct agenda_moment moment = moments->items[i];

        moment.minute = free_minute(taken, moment.minute);
        if (moment.minute < 0)
            continue;
        taken[moment.minute] = true;
        moments->items[kept++] = moment;
    }
    moments->count = kept;
    sort(moments);
}

void agenda_usual(const struct agenda *agenda, int weekday, struct arena *arena,
                  struct agenda_moments *moments)
{
    moments->count = 0;
    if (agenda->act != NULL)
        add_notice(agenda, weekday, act_word, agenda->act, arena, moments);
    else
        add_items(agenda, weekday, arena, moments);
    spread(moments);
}

void agenda_day(const struct agenda *agenda, civil_day day, struct arena *arena,
                struct agenda_moments *moments)
{
    int weekday = civil_weekday(day);

    if (agenda->act != NULL) {
        agenda_usual(agenda, weekday, arena, moments);
        return;
    }
    moments->count = 0;
    if (day >= agenda->start && day <= agenda->end) {
        add_reviews(agenda, day, arena, moments);
        add_items(agenda, weekday, arena, moments);
    } else if (day > agenda->end && day == agenda_notice_day(agenda)) {
        add_notice(agenda, weekday, ended_word, agenda->ended, arena, moments);
    }
    spread(moments);
}
