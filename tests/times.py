#!/usr/bin/python3
"""Proves nudge's times where the clock changes.

    tests/times.py                 every zone, every year: minutes of work
    tests/times.py --sample N      N cases of all those, spread over the zones
    tests/times.py ZONE/NAME ...   these zones alone

For each zone and year there is a plan for the days around each change of the clock, with
moments in the hour that is skipped or doubled, at its edges and at both ends of the day.
Held against each other are

    rules       what the plan asks for on each civil day, worked out here, and what zoneinfo
                makes of that: a skipped minute has none, a doubled one its first pass
    preview     nudge --list
    cron        each line of nudge --crontab as croniter expands it, run when Debian's cron
                and cronie would run it (class Cron), with the clock of that minute
    polling     nudge in every minute, and every five minutes with --window 5min
    calendar    nudge -f ics, as icalendar and dateutil expand it

Nothing is kept and nothing depends on the present: a case is made from its zone and year."""
import argparse
import collections
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import icalendar
from croniter import croniter
from dateutil.rrule import rrulestr

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NUDGE = os.path.join(os.environ.get("UPPERBACK_BIN", os.path.join(ROOT, "bin")), "nudge")
YEARS = range(2017, 2027)
# What is odd about each; years beyond the usual ones.
ZONES = {
    "Europe/Berlin": (),  # an hour at 02:00
    "Europe/London": (),  # at 01:00
    "America/New_York": (),
    "America/Los_Angeles": (),
    "Australia/Lord_Howe": (),  # half an hour
    "Asia/Kolkata": (),  # none; half past
    "Asia/Kathmandu": (),  # none; a quarter to
    "Pacific/Apia": (2010, 2011, 2012),  # 2011-12-30 never was
    "Pacific/Kwajalein": (1993,),  # nor 1993-08-21, there
    "Africa/Casablanca": (),  # back for Ramadan
    "America/St_Johns": (2009, 2010, 2011),  # at 00:01: a day ends twice
    "Pacific/Chatham": (),  # at 02:45
    "Antarctica/Troll": (),  # two hours
    "Asia/Gaza": (2011,),  # at 00:00, 00:01, 01:00 and 02:00
    "America/Nuuk": (),  # at 22:00 and 23:00; none in 2023
    "America/Sao_Paulo": (),  # at midnight, until 2019
    "America/Havana": (),  # at midnight
    "America/Santiago": (),  # at midnight
    "Asia/Beirut": (),  # at midnight
    "Asia/Tehran": (),  # at midnight, until 2022
    "Africa/Cairo": (2014,),  # at midnight; four changes in a year
    "America/Caracas": (2007, 2016),  # half an hour, for good
    "Asia/Pyongyang": (2015,),  # half an hour, at 23:30
    "Europe/Volgograd": (),  # an hour, without summer time
    "UTC": (),
}
HOUR, DAY = 3600, 86400
UTC = timezone.utc


def utc(*fields):
    return int(datetime(*fields, tzinfo=UTC).timestamp())


def offset(zone, instant):
    return int(datetime.fromtimestamp(instant, zone).utcoffset().total_seconds())


def civil(zone, instant):
    """What the wall clock shows, as a naive datetime."""
    return datetime.fromtimestamp(instant, zone).replace(tzinfo=None, fold=0)


def place(zone, at):
    """The first instant at which the wall clock shows this, or None."""
    instant = int(at.replace(tzinfo=zone, fold=0).timestamp())
    return instant if civil(zone, instant) == at else None


def written(zone, instant):
    return datetime.fromtimestamp(instant, zone).isoformat()


def changes(zone, year):
    """Every instant of a year at which the wall clock jumps."""
    found = []
    for start in range(utc(year, 1, 1), utc(year + 1, 1, 1), DAY):
        low, high = start, start + DAY
        if offset(zone, low) == offset(zone, high):
            continue
        while high - low > 1:
            middle = (low + high) // 2
            if offset(zone, middle) == offset(zone, low):
                low = middle
            else:
                high = middle
        found.append(high)
    return found


# --- plans --------------------------------------------------------------------------------

WEEKDAYS = "mon tue wed thu fri sat sun".split()
NOTICE, SESSION, CARE, BREAK = range(4)
Item = collections.namedtuple("Item", "rank what weekdays first last every")
Plan = collections.namedtuple("Plan", "start days items reviews text")


def clock(minute):
    return "%02d:%02d" % divmod(minute % 1440, 60)


def make_plan(pick, zone, change, year_long):
    """A plan for the days around a change, with moments where it hurts."""
    before, after = civil(zone, change - 1), civil(zone, change)
    start = before.date() - timedelta(days=pick.randint(1, 3))
    days = pick.randint(300, 400) if year_long else pick.randint(5, 9)
    low, high = sorted((before.hour * 60 + before.minute + 1, after.hour * 60 + after.minute))
    wanted = [0, 1439, pick.randrange(1440), low, high, (low + high) // 2, low - 1, high + 1]
    pick.shuffle(wanted)
    items = []

    def some_weekdays():
        return tuple(range(7)) if pick.random() < 0.6 else tuple(
            sorted(pick.sample(range(7), pick.randint(1, 6))))

    for i, minute in enumerate(wanted):
        rank = SESSION if i < 5 else CARE
        minute %= 1440
        items.append(Item(rank, "thing-%d" % i, some_weekdays(), minute, minute, 1440))
    edges = [(low - 60, high + 60), (low, high), (0, 59), (1380, 1439),
             (pick.randrange(600), 1439)]
    for i, (first, last) in enumerate(pick.sample(edges, 2)):
        first, last = max(first, 0), min(last, 1439)
        if first <= last:
            every = pick.choice([7, 10, 15, 20, 30]) if last - first < 300 else 60
            items.append(Item(BREAK, "break-%d" % i, some_weekdays(), first, last, every))
    reviews = sorted({before.date(), after.date(), start + timedelta(days=days - 1)})
    reviews = pick.sample(reviews, pick.randint(1, len(reviews)))
    lines = ["plan 1 start=%s days=%d" % (start, days)]
    for item in items:
        names = "" if len(item.weekdays) == 7 else " weekdays=" + ",".join(
            WEEKDAYS[day] for day in item.weekdays)
        if item.rank == BREAK:
            lines.append("break %s every=%dmin first=%s last=%s%s brief=x" % (
                item.what, item.every, clock(item.first), clock(item.last), names))
        else:
            lines.append("%s %s time=%s%s minutes=5 brief=x" % (
                "session" if item.rank == SESSION else "care", item.what, clock(item.first), names))
    lines += ["review %s why=x" % day for day in reviews] + ["end plan", ""]
    # records are told apart by tabs
    text = "\n".join("\t".join(line.split(" ")) for line in lines)
    return Plan(start, days, items, reviews, text)


def spread(wanted):
    """No two moments share a minute: (minute, rank, order, what) to (minute, what)."""
    taken, given, free = set(), [], 0
    for minute, rank, order, what in sorted(wanted):
        minute = max(minute, free)
        if minute > 1439:
            minute = max(m for m in range(1440) if m not in taken)
        else:
            free = minute + 1
        taken.add(minute)
        given.append((minute, what))
    return sorted(given)


class Rules:
    """When the things of a plan come, by the manual: [(instant, what)]."""

    def __init__(self, plan, zone):
        self.plan, self.zone = plan, zone
        self.last = plan.start + timedelta(days=plan.days - 1)
        self.notices = collections.defaultdict(list)
        for day in plan.reviews:
            day = self.next_day(max(day, plan.start))
            if day <= self.last:
                self.notices[day].append("review")
        self.notices[self.next_day(self.last + timedelta(days=1))].append("ended")

    def first_of(self, day):
        return min((item.first for item in self.plan.items if day.weekday() in item.weekdays),
                   default=None)

    def next_day(self, day):
        """The first day from this one on that has a first moment."""
        while self.first_of(day) is None or self.at(day, self.first_of(day)) is None:
            day += timedelta(days=1)
        return day

    def at(self, day, minute):
        midnight = datetime.combine(day, datetime.min.time())
        return place(self.zone, midnight + timedelta(minutes=minute))

    def day(self, day):
        wanted = [(self.first_of(day), NOTICE, 0, what) for what in self.notices[day]]
        if day <= self.last:
            for order, item in enumerate(self.plan.items, 1):
                if day.weekday() in item.weekdays:
                    wanted += [(minute, item.rank, order, item.what)
                               for minute in range(item.first, item.last + 1, item.every)]
        return spread(wanted)

    def all(self):
        found = []
        for number in range(self.plan.days + 20):
            day = self.plan.start + timedelta(days=number)
            for minute, what in self.day(day):
                instant = self.at(day, minute)
                if instant is not None:
                    found.append((instant, what))
        return sorted(found)


# --- cron ---------------------------------------------------------------------------------


class Cron:
    """When Debian's cron and cronie run jobs. Both count minutes of wall-clock time and
    keep a virtual time that follows it. Jobs whose minutes or hours begin with "*" run
    when the clock shows their minute. The others run once for each minute of virtual
    time: those of minutes that were skipped at once, one after another with ten seconds
    between, and those of minutes that come again not again. More than three hours are
    no change of the zone: virtual time jumps."""
    LATE, FAR, PAUSE = 5, 180, 10

    def __init__(self, zone, lines):
        self.zone, self.lines = zone, lines
        self.runs = []  # instants

    def minute(self, instant):
        return civil(self.zone, instant // 60 * 60)

    def expand(self, start, end):
        """Each line's minutes, from croniter."""
        self.jobs = []
        first = min(self.minute(start), self.minute(end)) - timedelta(days=2)
        last = max(self.minute(start), self.minute(end)) + timedelta(days=2)
        for line in self.lines:
            fields = line.split(" ", 5)[:5]
            minutes, walk = set(), croniter(" ".join(fields), first)
            while True:
                at = walk.get_next(datetime)
                if at > last:
                    break
                minutes.add(at)
            self.jobs.append((minutes, fields[0][0] == "*" or fields[1][0] == "*"))

    def find(self, at, wild, fixed):
        return sum(at in minutes and (wild if star else fixed) for minutes, star in self.jobs)

    def run(self, count):
        """Runs what was found; the seconds that cron then waits."""
        self.runs += [self.now] * count
        return self.PAUSE if count else 0

    def go(self, start, end):
        self.expand(start, end)
        step = timedelta(minutes=1)
        self.now = start
        virtual = self.minute(start)
        while self.now < end:
            self.now = (self.now // 60 + 1) * 60
            running = self.minute(self.now)
            late = (running - virtual) // step
            if late > self.FAR or late <= -self.FAR:
                virtual = running
                queue = self.find(running, True, True)
            elif late <= 0:
                queue = self.find(running, True, False)
            elif late <= self.LATE:
                queue = 0
                while virtual < running:
                    self.now += self.run(queue)
                    virtual += step
                    queue = self.find(virtual, True, True)
            else:
                queue = self.find(running, True, False)
                while virtual < running and self.minute(self.now) == running:
                    self.now += self.run(queue)
                    virtual += step
                    queue = self.find(virtual, False, True)
            self.run(queue)
        return self.runs


# --- one case -----------------------------------------------------------------------------


class Case:
    def __init__(self, zone_name, change, number):
        self.name = "%s %s" % (zone_name, written(ZoneInfo(zone_name), change))
        self.zone_name, self.zone, self.change = zone_name, ZoneInfo(zone_name), change
        pick = random.Random(self.name)
        self.plan = make_plan(pick, self.zone, change, number % 4 == 3)
        self.second = pick.choice([0, 1, 17, 59])
        self.phase = pick.randrange(5) * 60  # of polls every five minutes
        self.faults, self.count, self.moments = [], 0, 0

    def nudge(self, *arguments, given=None):
        self.count += 1
        done = subprocess.run(
            (NUDGE,) + arguments, env=self.environment, close_fds=False, input=given,
            stdin=subprocess.DEVNULL if given is None else None,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        remark = "" if "--crontab" in arguments else done.stderr
        if done.returncode != 0 or remark:
            self.faults.append("nudge %s: status %d, %s" % (
                " ".join(arguments), done.returncode, done.stderr))
        return done.stdout

    def at(self, instant, *options):
        return self.nudge("--now", written(UTC, instant), "-f", "lines", *options, self.path)

    def preview(self, first, last, *options):
        return self.nudge("--list", "--from", written(UTC, first), "--to", written(UTC, last),
                          *options, self.path)

    def same(self, what, got, expected):
        got, expected = (side.splitlines() if isinstance(side, str) else list(side)
                         for side in (got, expected))
        if got == expected:
            return
        extra = list((collections.Counter(got) - collections.Counter(expected)).elements())
        lacks = list((collections.Counter(expected) - collections.Counter(got)).elements())
        self.faults.append("%s:\n    too many: %s\n    missing: %s%s" % (
            what, extra[:3], lacks[:3], "" if extra or lacks else "\n    in another order"))

    def check_rules(self):
        start = self.plan.start - timedelta(days=2)
        first = utc(start.year, start.month, start.day)
        last = first + (self.plan.days + 20) * DAY
        expected = Rules(self.plan, self.zone).all()
        self.moments = len(expected)
        lines = self.preview(first, last, "-f", "lines").splitlines()
        got = [tuple(line.split("\t")[1:3]) for line in lines]
        self.same("rules", got, [(written(self.zone, at), "what=" + what) for at, what in expected])
        self.same("two in a minute", [], [at for at, n in collections.Counter(
            at for at, _ in got).items() if n > 1])
        self.whole = self.preview(first, last)

    def check_cron(self):
        block = self.nudge("--crontab", self.path, given="# mine\n").splitlines()
        lines = [line for line in block if line[:1] not in "#"]
        start, end = (self.change + shift // 60 * 60 for shift in (-14 * HOUR, 14 * HOUR))
        runs = Cron(self.zone, lines).go(start, end)
        expected = self.preview(start + 60, end, "-f", "lines")
        self.same("cron", "".join(self.at(run) for run in runs), expected)
        self.check_block(lines)

    def check_block(self, lines):
        """No minute of a weekday in two lines, and no moment of the plan in none."""
        named = [(int(weekday), int(minute)) for minutes, weekdays in
                 (line.split(" ")[0:5:4] for line in lines)
                 for minute in minutes.split(",") for weekday in weekdays.split(",")]
        self.same("minutes of the block", sorted(named), sorted(set(named)))
        wanted = {(at.isoweekday() % 7, at.minute) for at in
                  (civil(self.zone, instant) for instant, _ in Rules(self.plan, self.zone).all())}
        self.same("in no line", sorted(wanted - set(named)), [])

    def check_polling(self):
        reach = abs(offset(self.zone, self.change) - offset(self.zone, self.change - 1))
        reach = min(reach, 2 * HOUR) + 25 * 60
        start, end = (self.change + shift + self.second for shift in (-reach, reach))
        start -= start % 300 - self.second - self.phase
        end = start + (end - start) // 300 * 300
        expected = self.preview(start - self.second + 60, end, "-f", "lines")
        got = [self.at(now) for now in range(start + 60, end + 1, 60)]
        self.same("every minute", "".join(got), expected)
        got = [self.at(now, "--window", "5min") for now in range(start + 300, end + 1, 300)]
        self.same("every five minutes", "".join(got), expected)
        # a clock that somebody sets back half an hour: that half hour comes again, nothing else
        back = [self.at(now, "--window", "5min")
                for now in range(self.change - 1500, self.change + 301, 300)]
        again = self.at(self.change + 300, "--window", "35min")
        self.same("after a step back", "".join(back), again)

    def check_calendar(self):
        moments = []
        written_out = self.nudge("-f", "ics", self.path)
        for event in icalendar.Calendar.from_ical(written_out).walk("VEVENT"):
            start = event["DTSTART"].dt
            if start.tzinfo is not None:
                self.faults.append("a zone in the calendar: %s" % start)
            days = [start]
            if "RRULE" in event:
                days = list(rrulestr(event["RRULE"].to_ical().decode(), dtstart=start))
            out = event.get("EXDATE", [])
            for gone in out if isinstance(out, list) else [out]:
                for day in gone.dts:
                    days.remove(day.dt)
            moments += ["%s %s" % (day.strftime("%a %Y-%m-%d %H:%M "), event["SUMMARY"])
                        for day in days]
        # one time comes once in a calendar, so the order is that of the wall clock
        self.same("calendar", sorted(moments, key=lambda line: line[4:]),
                  sorted(self.whole.splitlines(), key=lambda line: line[4:]))

    def run(self):
        with tempfile.TemporaryDirectory() as home:
            self.environment = {"TZ": self.zone_name, "HOME": home, "LC_ALL": "C",
                                "PATH": "/usr/bin:/bin"}
            for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
                if name in os.environ:
                    self.environment[name] = os.environ[name]
            self.path = os.path.join(home, "plan")
            with open(self.path, "w") as file:
                file.write(self.plan.text)
            self.check_rules()
            self.check_cron()
            self.check_polling()
            self.check_calendar()
        return self


def run_case(case):
    return Case(*case).run()


def cases(zones):
    found = []
    for name, years in zones.items():
        zone = ZoneInfo(name)
        for year in sorted({*YEARS, *years}):
            # a year without a change has a day like any other
            noon = utc(year, 1 + year % 12, 1 + year % 28, 12) - offset(zone, utc(year, 6, 1))
            found += [(name, change) for change in changes(zone, year) or [noon]]
    return [(name, change, number) for number, (name, change) in enumerate(found)]


def spread_sample(todo, size):
    """One case of each zone, then another of each ..., each time by lot."""
    pick, turns, order = random.Random("sample"), collections.Counter(), []
    for case in pick.sample(todo, len(todo)):
        order.append((turns[case[0]], len(order), case))
        turns[case[0]] += 1
    return [case for _, _, case in sorted(order)[:size]]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int)
    parser.add_argument("zones", nargs="*")
    options = parser.parse_args()
    todo = cases({name: ZONES.get(name, ()) for name in options.zones} or ZONES)
    if options.sample:
        todo = spread_sample(todo, options.sample)
    count = collections.Counter()
    with multiprocessing.Pool() as pool:
        for case in pool.imap(run_case, todo):
            count.update(cases=1, runs=case.count, moments=case.moments, wrong=bool(case.faults))
            if case.faults and count["wrong"] <= 10:
                print(case.name, *case.faults[:6], sep="\n  ")
                if count["wrong"] == 1:
                    print(case.plan.text)
    print("%d cases in %d zones, %d moments, %d runs of nudge: %s" % (
        count["cases"], len({name for name, _, _ in todo}), count["moments"], count["runs"],
        "%d cases are wrong" % count["wrong"] if count["wrong"] else "as it should be"))
    return 1 if count["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
