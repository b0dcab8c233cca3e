/* What a preview lists is what running every minute gives, through clock changes. */
#include "base/clock.h"
#include "domain/agenda.h"
#include "domain/crontab_block.h"
#include "domain/firing.h"

#include "check.h"

#include <stdlib.h>
#include <time.h>

/* POLL divides the days that are run through. */
enum { MINUTE = 60, DAY = 24 * 60 * MINUTE, POLL = 13 };

static struct agenda read_plan(struct arena *arena, const char *lines, struct diagnostic_list *list)
{
    struct record_list *records = arena_alloc(arena, sizeof *records);
    struct bytes bytes = {lines, strlen(lines)};
    struct agenda agenda = {0};

    if (record_read_document("plan", bytes, "plan", arena, records, list))
        agenda_read(records, arena, &agenda, list);
    return agenda;
}

static const char *week_plan(struct arena *arena, const char *start)
{
    return arena_format(arena,
                        "plan\t1\tstart=%s\tdays=8\n"
                        "session\tnight\ttime=02:30\tminutes=5\n"
                        "session\tmidnight\ttime=00:00\n"
                        "session\tlast\ttime=23:59\n"
                        "break\toften\tevery=7min\tfirst=01:00\tlast=03:30\n"
                        "break\tlate\tevery=1min\tfirst=23:50\tlast=23:59\n"
                        "review\t%s\n"
                        "end\tplan\n",
                        start, start);
}

static int same(const struct firing_list *a, const struct firing_list *b)
{
    if (a->count != b->count || a->count == 0)
        return 0;
    for (size_t i = 0; i < a->count; i++) {
        if (a->items[i].at.seconds != b->items[i].at.seconds
            || a->items[i].at.offset != b->items[i].at.offset
            || strcmp(a->items[i].what, b->items[i].what) != 0)
            return 0;
    }
    return 1;
}

/* No two in one minute, always forwards. */
static int rises(const struct firing_list *firings)
{
    for (size_t i = 1; i < firings->count; i++) {
        if (firings->items[i].at.seconds - firings->items[i - 1].at.seconds < MINUTE)
            return 0;
    }
    return 1;
}

/* Runs as cron or a poller does, every so many minutes, some seconds late. */
static struct firing_list run(const struct agenda *agenda, int64_t from, int64_t to, int minutes,
                              struct arena *arena)
{
    struct firing_list firings = {0};

    for (int64_t now = from; now <= to; now += minutes * MINUTE)
        firing_due(agenda, clock_local(now + 7), minutes * MINUTE, arena, &firings);
    return firings;
}

static void check_zone(struct check *check, const char *zone, const char *start)
{
    struct arena arena = {0};
    struct diagnostic_list list = {0};
    struct agenda agenda;
    struct firing_list preview = {0};
    struct firing_list minutes;
    struct firing_list polled;
    int64_t from;
    int64_t to;

    setenv("TZ", zone, 1);
    tzset();
    agenda = read_plan(&arena, week_plan(&arena, start), &list);
    check_that(check, list.errors == 0, zone);
    from = (int64_t)(agenda.start - 2) * DAY;
    to = (int64_t)(agenda.end + 4) * DAY;
    firing_preview(&agenda, clock_local(from), clock_local(to), &arena, &preview);
    minutes = run(&agenda, from, to, 1, &arena);
    polled = run(&agenda, from, to, POLL, &arena);
    check_that(check, same(&preview, &minutes), "the preview is what every minute gives");
    check_that(check, same(&preview, &polled), "and what a poll that knows no hours gives");
    check_that(check, rises(&preview), "no two share a minute");
    diagnostic_free(&list);
    arena_free(&arena);
}

/* Every moment falls on a minute that one line of the block, and only one, names; lines name
 * every hour. */
static int is_named(const char *lines, int minute, int weekday)
{
    int named = 0;
    char *copy = malloc(strlen(lines) + 1);
    char *next;

    strcpy(copy, lines);
    for (char *line = copy; *line != '\0'; line = next) {
        char *end = strchr(line, '\n');
        int field = 0;
        int hit[5] = {0, 0, 0, 0, 0};
        char *at = line;

        *end = '\0';
        next = end + 1;
        for (; field < 5; at++) {
            int wanted = field == 0 ? minute : (weekday + 1) % 7;

            if (*at == '*' || (*at >= '0' && *at <= '9' && strtol(at, &at, 10) == wanted))
                hit[field] = 1;
            if (*at == ' ')
                field++;
        }
        named += hit[0] && hit[1] && hit[2] && hit[3] && hit[4];
    }
    free(copy);
    return named;
}

static void check_block(struct check *check)
{
    struct arena arena = {0};
    struct diagnostic_list list = {0};
    struct agenda agenda = read_plan(&arena, week_plan(&arena, "2027-03-25"), &list);
    struct agenda_moments moments = {0};
    struct text text = {0};
    int good = 1;

    check_that(check, crontab_block(&agenda, "nudge", &text, &list), "a block is made");
    for (civil_day day = agenda.start; day <= agenda_notice_day(&agenda); day++) {
        agenda_day(&agenda, day, &arena, &moments);
        for (size_t i = 0; i < moments.count; i++) {
            int minute = moments.items[i].minute;

            good = good
                   && is_named(text.bytes, minute % 60, civil_weekday(day)) == 1;
        }
    }
    check_that(check, good, "one line of the block names each moment");
    check_that(check, is_named(text.bytes, 5, 0) == 0, "and none names a free minute");
    text_free(&text);
    diagnostic_free(&list);
    arena_free(&arena);
}

static void check_full_day(struct check *check)
{
    struct arena arena = {0};
    struct diagnostic_list list = {0};
    struct agenda_moments moments = {0};
    struct agenda agenda = read_plan(&arena,
                                     "plan\t1\tstart=2026-11-23\tdays=1\n"
                                     "break\ta\tevery=1min\tfirst=00:00\tlast=23:58\n"
                                     "session\tb\ttime=12:00\n"
                                     "end\tplan\n",
                                     &list);

    check_that(check, list.errors == 0, "a day may be full");
    agenda_day(&agenda, agenda.start, &arena, &moments);
    check_that(check, moments.count == CIVIL_DAY_MINUTES, "a full day has all its minutes");
    check_text(check, moments.items[12 * 60].what, "b", "a session keeps its minute");
    diagnostic_free(&list);
    arena_free(&arena);
}

/* What a plan says that asks for more than a day has; NULL when it is taken. */
static void check_too_full(struct check *check, const char *records, const char *expected)
{
    struct arena arena = {0};
    struct diagnostic_list list = {0};

    read_plan(&arena,
              arena_format(&arena, "plan\t1\tstart=2026-11-23\tdays=7\n%send\tplan\n", records),
              &list);
    check_that(check, list.errors == (expected != NULL), "one fault for a day too full");
    if (expected != NULL)
        check_text(check, list.count > 0 ? list.items[0].text : NULL, expected, "which names it");
    diagnostic_free(&list);
    arena_free(&arena);
}

#define ALL_MONDAY "break\ta\tevery=1min\tfirst=00:00\tlast=23:59\tweekdays=mon\n"

static void check_limits(struct check *check)
{
    check_too_full(check, ALL_MONDAY, NULL);
    check_too_full(check, ALL_MONDAY "session\tb\ttime=12:00\tweekdays=tue\n", NULL);
    check_too_full(check, ALL_MONDAY "session\tb\ttime=12:00\n" ALL_MONDAY,
                   "b: more moments than minutes in a day; expected 1440 at most");
    check_too_full(check, ALL_MONDAY "review\t2026-11-23\n",
                   "review: more moments than minutes in a day; expected 1440 at most");
    check_too_full(check, ALL_MONDAY "session\tb\ttime=12:00\tweekdays=tue\nreview\t2026-11-24\n",
                   NULL);
}

/* Those that want the last minutes move back, in the plan's order. */
static void check_crowd(struct check *check)
{
    struct arena arena = {0};
    struct diagnostic_list list = {0};
    struct agenda_moments moments = {0};
    struct agenda agenda = read_plan(&arena,
                                     "plan\t1\tstart=2026-11-23\tdays=1\n"
                                     "session\ta\ttime=23:58\n"
                                     "session\tb\ttime=23:58\n"
                                     "session\tc\ttime=23:58\n"
                                     "session\td\ttime=23:55\n"
                                     "session\te\ttime=23:59\n"
                                     "session\tf\ttime=23:59\n"
                                     "end\tplan\n",
                                     &list);
    static const char *const order[] = {"f", "d", "e", "c", "a", "b"};
    static const int minutes[] = {1434, 1435, 1436, 1437, 1438, 1439};

    agenda_day(&agenda, agenda.start, &arena, &moments);
    check_that(check, moments.count == 6, "all find a minute");
    for (size_t i = 0; i < moments.count && i < 6; i++) {
        check_text(check, moments.items[i].what, order[i], "in this order");
        check_that(check, moments.items[i].minute == minutes[i], "and in this minute");
    }
    diagnostic_free(&list);
    arena_free(&arena);
}

static void check_end_of_day(struct check *check)
{
    struct arena arena = {0};
    struct diagnostic_list list = {0};
    struct agenda_moments moments = {0};
    struct agenda agenda = read_plan(&arena,
                                     "plan\t1\tstart=2026-11-23\tdays=1\n"
                                     "break\ta\tevery=60min\tfirst=23:59\tlast=23:59\n"
                                     "session\tb\ttime=23:59\n"
                                     "end\tplan\n",
                                     &list);

    agenda_day(&agenda, agenda.start, &arena, &moments);
    check_that(check, moments.count == 2, "nothing is lost at the end of the day");
    check_text(check, moments.items[0].what, "a", "the later one moves back");
    check_that(check, moments.items[0].minute == CIVIL_DAY_MINUTES - 2, "by a minute");
    agenda_day(&agenda, agenda.start - 1, &arena, &moments);
    check_that(check, moments.count == 0, "nothing comes before the plan");
    diagnostic_free(&list);
    arena_free(&arena);
}

int main(void)
{
    struct check check = {0};

    check_zone(&check, "Europe/Berlin", "2027-03-24");
    check_zone(&check, "Europe/Berlin", "2026-10-21");
    check_zone(&check, "America/New_York", "2027-03-10");
    check_zone(&check, "America/New_York", "2026-10-28");
    check_zone(&check, "Australia/Lord_Howe", "2027-04-01");
    check_zone(&check, "Australia/Lord_Howe", "2026-10-01");
    check_zone(&check, "Pacific/Apia", "2011-12-27");
    check_zone(&check, "America/Sao_Paulo", "2018-02-14"); /* midnight doubled */
    check_zone(&check, "America/Sao_Paulo", "2018-10-31"); /* midnight skipped */
    check_zone(&check, "America/St_Johns", "2010-11-03");  /* back over midnight */
    check_zone(&check, "Africa/Casablanca", "2027-02-04");
    check_zone(&check, "Asia/Kolkata", "2026-11-23");
    check_block(&check);
    check_full_day(&check);
    check_limits(&check);
    check_crowd(&check);
    check_end_of_day(&check);
    return check_end(&check);
}
