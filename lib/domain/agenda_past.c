#include "domain/agenda_past.h"

#include "base/amount.h"
#include "base/clock.h"
#include "base/joined.h"
#include "domain/agenda_text.h"

#include <stdlib.h>
#include <string.h>

/* --- what the diary has -------------------------------------------------- */

static void take_days_off(const struct diary *diary, struct agenda *agenda, struct arena *arena)
{
    struct agenda_off *off = arena_array(arena, diary->count, sizeof *off);
    size_t count = 0;

    for (size_t i = 0; i < diary->count; i++) {
        const struct diary_entry *entry = &diary->entries[i];

        if (diary_entry_counts_as(entry, "away")
            && civil_days_parse(entry->record.value, &off[count].first, &off[count].last))
            count++;
    }
    agenda_take_off(agenda, off, count, arena);
}

static int compare(const void *a, const void *b)
{
    const struct agenda_deed *one = a;
    const struct agenda_deed *other = b;
    int order = strcmp(one->what, other->what);

    return order != 0 ? order : one->at < other->at ? -1 : one->at > other->at;
}

static void take_deeds(const struct diary *diary, struct arena *arena, struct agenda_past *past)
{
    for (size_t i = 0; i < diary->count; i++) {
        const struct diary_entry *entry = &diary->entries[i];

        if (!diary_entry_counts_as(entry, "did") && !diary_entry_counts_as(entry, "skip")
            && !diary_entry_counts_as(entry, "used"))
            continue;
        past->deeds = arena_grow(arena, past->deeds, &past->capacity, past->count,
                                 sizeof *past->deeds);
        past->deeds[past->count++] =
            (struct agenda_deed){entry->record.value, entry->at.seconds};
    }
    if (past->count > 0)
        qsort(past->deeds, past->count, sizeof *past->deeds, compare);
}

void agenda_past_read(const struct diary *diary, const struct content *content,
                      struct agenda *agenda, struct arena *arena, struct agenda_past *past)
{
    take_days_off(diary, agenda, arena);
    agenda_rest_read(diary, agenda->plan, content, arena, &past->rest);
    take_deeds(diary, arena, past);
}

/* --- what is done -------------------------------------------------------- */

/* A moment that may be done. */
struct asking {
    const struct agenda *agenda;
    const struct agenda_past *past;
    const struct agenda_moment *moment;
    int64_t at;    /* when the plan wants it */
    int64_t after; /* what the diary has later than this, and up to until, may be of it */
    int64_t until;
};

static int64_t instant(civil_day day, int minute)
{
    struct moment moment;

    clock_place((struct civil){day, minute, 0}, &moment);
    return moment.seconds;
}

/* The moment before, as the weekdays have it. Of a break the one of that day, or its
 * midnight: a walk in the evening is no break of the next morning. */
static int64_t moment_before(const struct agenda_moment *moment, civil_day day)
{
    const struct agenda_item *item = moment->item;

    if (item->rank == AGENDA_BREAK && moment->wanted > item->first)
        return instant(day, moment->wanted - item->every);
    if (item->rank == AGENDA_BREAK)
        return instant(day, 0) - 1;
    do
        day--;
    while (!item->weekdays[civil_weekday(day)]);
    return instant(day, item->first);
}

/* The first deed of that name after an instant. */
static size_t find(const struct agenda_past *past, const char *what, int64_t after)
{
    const struct agenda_deed wanted = {what, after};
    size_t low = 0;
    size_t high = past->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare(&past->deeds[middle], &wanted) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Of two moments the one that a deed belongs to is the nearer; midway, the later: it is
 * still to come. */
static bool is_nearer(int64_t deed, int64_t one, int64_t other)
{
    long long to_one = llabs((long long)(deed - one));
    long long to_other = llabs((long long)(deed - other));

    return to_one != to_other ? to_one < to_other : one > other;
}

static void take_nearer(civil_day day, int minute, int64_t deed, int64_t *nearest)
{
    int64_t at = instant(day, minute);

    if (is_nearer(deed, at, *nearest))
        *nearest = at;
}

/* How often an item has come by that minute of its day, its first time not counted. */
static int turn_by(const struct agenda_item *item, int minute)
{
    if (minute > item->last)
        minute = item->last;
    return minute < item->first ? 0 : (minute - item->first) / item->every;
}

/* The item's moment that is nearest to a deed, before or after it, as the weekdays have
 * them. */
static int64_t nearest_moment(const struct agenda_item *item, int64_t deed)
{
    struct civil civil = moment_civil(clock_local(deed));
    int minute = item->first + turn_by(item, civil.minute) * item->every;
    int last = item->first + turn_by(item, item->last) * item->every;
    civil_day before = civil.day - 1;
    civil_day after = civil.day + 1;
    int64_t nearest;

    while (!item->weekdays[civil_weekday(before)])
        before--;
    while (!item->weekdays[civil_weekday(after)])
        after++;
    nearest = instant(before, last);
    take_nearer(after, item->first, deed, &nearest);
    if (item->weekdays[civil_weekday(civil.day)]) {
        take_nearer(civil.day, minute, deed, &nearest);
        take_nearer(civil.day, minute < last ? minute + item->every : last, deed, &nearest);
    }
    return nearest;
}

/* Whether a moment of another session that has the exercise is nearer to the deed. */
static bool is_anothers(const struct asking *asking, const char *exercise, int64_t deed)
{
    const struct agenda *agenda = asking->agenda;
    const struct agenda_item *item = asking->moment->item;

    for (size_t i = 0; i < agenda->count; i++) {
        const struct agenda_item *other = &agenda->items[i];

        if (other->rank == AGENDA_SESSION
            && (strcmp(other->what, item->what) == 0
                || agenda_exercises_has(&agenda->exercises, other->what, exercise))
            && is_nearer(deed, nearest_moment(other, deed), asking->at))
            return true;
    }
    return false;
}

static bool belongs(const struct asking *asking, const struct agenda_deed *deed)
{
    const struct agenda_item *item = asking->moment->item;

    return nearest_moment(item, deed->at) == asking->at
           && (item->rank != AGENDA_SESSION || !is_anothers(asking, deed->what, deed->at));
}

static bool was_done(const struct asking *asking, const char *what)
{
    const struct agenda_past *past = asking->past;

    for (size_t i = find(past, what, asking->after);
         i < past->count && strcmp(past->deeds[i].what, what) == 0
         && past->deeds[i].at <= asking->until;
         i++) {
        if (belongs(asking, &past->deeds[i]))
            return true;
    }
    return false;
}

static bool is_session_done(const struct asking *asking)
{
    const struct agenda_exercises *exercises = &asking->agenda->exercises;
    const char *session = asking->moment->item->what;
    size_t count = agenda_exercises_in(exercises, session);

    for (size_t i = 0; i < count; i++) {
        if (!was_done(asking, agenda_exercises_at(exercises, session, i)))
            return false;
    }
    return count > 0;
}

static bool is_break_done(const struct asking *asking, struct arena *arena)
{
    const char *rest = asking->moment->item->extra;
    struct joined_word word;

    while (joined_next(&rest, &word)) {
        if (was_done(asking, arena_copy(arena, word.text, word.length)))
            return true;
    }
    return false;
}

static bool is_done(const struct asking *asking)
{
    const struct agenda_item *item = asking->moment->item;
    struct arena arena = {0};
    bool done;

    if (item->rank == AGENDA_SESSION)
        return is_session_done(asking);
    if (item->rank == AGENDA_CARE)
        return was_done(asking, item->what);
    done = is_break_done(asking, &arena);
    arena_free(&arena);
    return done;
}

/* --- the whole ----------------------------------------------------------- */

/* Whether a firing stays; while the plan waits, it may become the notice of that. */
static bool stays(const struct agenda *agenda, const struct agenda_past *past, int64_t until,
                  struct firing *firing)
{
    struct asking asking = {.agenda = agenda, .past = past, .moment = &firing->moment};
    const struct agenda_rest *rest = agenda_rest_at(&past->rest, until);
    civil_day day = moment_civil(firing->at).day;

    if (rest != NULL) {
        firing->what = rest->what;
        firing->text = rest->text;
        firing->moment.what = rest->what;
        firing->moment.rank = AGENDA_NOTICE;
        firing->moment.item = NULL;
        return firing->first;
    }
    if (past->count == 0 || firing->moment.item == NULL)
        return true;
    asking.at = instant(day, firing->moment.wanted);
    asking.after = moment_before(&firing->moment, day);
    /* Whatever comes back, comes back within a week: a deed that is further from a moment
     * belongs to another one. */
    asking.until = until < asking.at + AMOUNT_WEEK ? until : asking.at + AMOUNT_WEEK;
    return !is_done(&asking);
}

void agenda_past_apply(const struct agenda *agenda, const struct agenda_past *past,
                       const struct moment *now, struct firing_list *firings)
{
    size_t kept = 0;

    for (size_t i = 0; i < firings->count; i++) {
        struct firing firing = firings->items[i];
        int64_t until = now != NULL ? now->seconds : firing.at.seconds + AMOUNT_MINUTE - 1;

        if (stays(agenda, past, until, &firing))
            firings->items[kept++] = firing;
    }
    firings->count = kept;
}
