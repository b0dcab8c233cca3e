#!/usr/bin/python3
"""Random diaries, and what numpy and scipy say of them, held against report.

    report-oracle.py SEED COUNT     status 1 and what differs, when anything does

Everything is computed here from the lines themselves, by other code than report's: late
entries, voided ones, several a day, several zones, days left out, any order of lines.
"""
import json
import random
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone

import numpy as np
from scipy import stats

END = date(2026, 11, 20)
TRIGGERS = ["desk-work", "stress", "driving", "lifting", "weather"]
ZONES = [-480, 0, 60, 330, 840]
MEASURES = [("slept", "less-sleep"), ("sat", "more-sitting"), ("stress", "more-stress"),
            ("walked", "more-steps")]


class Diary:
    """Lines, and what is true of each day."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.span = self.random.choice([10, 30, 60, 90, 150, 400])
        self.lines = []
        self.pain = {}
        self.worst = {}
        self.named = {}
        self.measures = {kind: {} for kind, _ in MEASURES}
        self.scores = []
        self.late = 0
        self.last = None  # day of the last entry that counts, late or not
        self.minutes = set()
        level, effect = 4 * self.random.random() + 2, self.random.choice([0, 0, 2])
        drift = self.random.choice([0, 0, -3, 3]) / self.span
        wave, before = 0.0, False
        for i in range(self.span):
            wave = 0.6 * wave + self.random.gauss(0, 1)
            self.day(END - timedelta(days=self.span - 1 - i), level + drift * i + wave
                     + effect * before)
            before = "desk-work" in self.named.get(END - timedelta(days=self.span - 1 - i), ())
        self.random.shuffle(self.lines)

    def stamp(self, day, hour):
        zone = timezone(timedelta(minutes=self.random.choice(ZONES)))
        while True:
            at = datetime(day.year, day.month, day.day, hour, self.random.randrange(60),
                          self.random.randrange(60), tzinfo=zone)
            if at not in self.minutes:
                self.minutes.add(at)
                return at

    def add(self, at, *fields):
        line = "\t".join([at.isoformat(), *fields])
        self.lines.append(line)
        return line

    def day(self, day, level):
        if self.random.random() < 0.15:
            return
        named = {t for t in TRIGGERS if self.random.random() < 0.3}
        for k in range(self.random.choice([1, 1, 2, 3])):
            self.score(day, level, named if k == 0 else set())
        for kind, low, high in (("slept", 4, 9), ("sat", 2, 12), ("stress", 0, 10),
                                ("walked", 1000, 9000)):
            if self.random.random() < 0.5:
                value = self.random.randint(low, high)
                self.add(self.stamp(day, 21), kind, str(value))
                self.measures[kind][day] = value
                self.last = day

    def score(self, day, level, named):
        value = int(min(10, max(0, round(self.random.gauss(level, 0.7)))))
        kind = "worst" if self.random.random() < 0.1 else "pain"
        fields = [kind, str(value)]
        if named:
            fields.append("trigger=" + ",".join(sorted(named)))
        at = self.stamp(day, self.random.randrange(5, 21))
        fate = self.random.random()
        if fate < 0.05:  # voided
            line = self.add(at, *fields)
            self.add(self.stamp(day, 22), "void", line.replace("\\", "\\\\").replace("\t", "\\t"))
            return
        self.last = day
        if fate < 0.15:  # written later: up to 48 hours count
            hours = self.random.choice([3, 30, 48, 49, 100])
            fields.append("written=" + (at + timedelta(hours=hours)).isoformat())
            if hours > 48:
                self.add(at, *fields)
                self.late += 1
                return
        self.add(at, *fields)
        self.worst[day] = max(value, self.worst.get(day, -1))
        self.named.setdefault(day, set()).update(named)
        if kind == "pain":
            self.pain.setdefault(day, []).append(value)
            self.scores.append(value)

    def medians(self):
        return {day: float(np.median(v)) for day, v in sorted(self.pain.items())}


# --- what should come out ---------------------------------------------------------------

def pain(diary):
    q1, median, q3 = np.percentile(diary.scores, [25, 50, 75])
    worst = np.array(list(diary.worst.values()))
    runs = [0]
    for day in sorted(diary.worst):
        high = diary.worst[day] >= 4
        follows = diary.worst.get(day - timedelta(days=1), 0) >= 4
        runs.append((runs[-1] + 1 if follows else 1) if high else 0)
    return {"count": len(diary.scores), "median": median, "q1": q1, "q3": q3,
            "mean": np.mean(diary.scores), "worst": worst.max(),
            "days-4-or-more": 100 * np.mean(worst >= 4),
            "days-7-or-more": 100 * np.mean(worst >= 7), "longest-run": max(runs)}


def swing(diary):
    medians = diary.medians()
    if len(medians) < 14:
        return None
    values = np.array(list(medians.values()))
    pairs = [(medians[d - timedelta(days=1)], medians[d]) for d in medians
             if d - timedelta(days=1) in medians]
    steps = np.array([b - a for a, b in pairs])
    mean = values.mean()
    return {"deviation": values.std(ddof=1), "successive": np.mean(steps ** 2),
            "swings": 100 * np.mean(np.abs(steps) >= 2),
            "likeness": np.mean([(a - mean) * (b - mean) for a, b in pairs]) / values.var()}


def correction(x, y, slope):
    """Hamed and Rao, from the ranks of the series less its slope."""
    n = len(y)
    ranks = stats.rankdata(np.round(y - slope * (x - x[0]), 12))
    rest = ranks - ranks.mean()
    total = 0
    for k in range(1, n - 2):
        r = np.sum(rest[:-k] * rest[k:]) / np.sum(rest * rest)
        if abs(r) > stats.norm.ppf(0.975) / np.sqrt(n):
            total += (n - k) * (n - k - 1) * (n - k - 2) * r
    return max(1, 1 + 2 * total / (n * (n - 1) * (n - 2)))


def trend(diary):
    medians = diary.medians()
    x = np.array([d.toordinal() for d in medians], float)
    y = np.array(list(medians.values()))
    n = len(y)
    span = x[-1] - x[0] + 1
    if n < 14 or span < 21 or n < 0.6 * span:
        return {"verdict": "too-few"}
    slope = stats.theilslopes(y, x)[0]
    later = np.triu_indices(n, 1)
    differences = y[later[1]] - y[later[0]]
    slopes = np.sort(differences / (x[later[1]] - x[later[0]]))
    _, ties = np.unique(y, return_counts=True)
    variance = (n * (n - 1) * (2 * n + 5) - np.sum(ties * (ties - 1) * (2 * ties + 5))) / 18
    variance *= correction(x, y, slope)
    score = np.sign(differences).sum()
    spread = stats.norm.ppf(0.975) * np.sqrt(variance)
    low = slopes[max(0, int(np.round((len(slopes) - spread) / 2)) - 1)]
    high = slopes[min(len(slopes) - 1, int(np.round((len(slopes) + spread) / 2)))]
    z = (score - np.sign(score)) / np.sqrt(variance)
    verdict = ("rising" if z > 1.959964 and low > 0 else
               "falling" if z < -1.959964 and high < 0 else "steady")
    return {"per-week": 7 * slope, "low": 7 * low, "high": 7 * high, "verdict": verdict}


def change(diary):
    now = [v for d, l in diary.pain.items() for v in l if d > diary.last - timedelta(days=28)]
    then = [v for d, l in diary.pain.items() for v in l
            if diary.last - timedelta(days=56) < d <= diary.last - timedelta(days=28)]
    if min(len(now), len(then)) < 8:
        return {"verdict": "too-few"}
    a, b = np.median(then), np.median(now)
    met = int(a - b >= 2) + int(a > 0 and 100 * (a - b) >= 30 * a)
    return {"before": a, "now": b, "points": b - a,
            "verdict": ["none", "possible", "meaningful"][met]}


def hodges_lehmann(levels, exposed):
    return np.median(np.subtract.outer(levels[exposed], levels[~exposed]))


def shifted(levels, exposed):
    """Difference, margin, superiority and chance, by every shift of the ring."""
    n, m = len(levels), int(exposed.sum())
    difference = hodges_lehmann(levels, exposed)
    ranks = stats.rankdata(levels)
    sizes, squares = [abs(difference)], 0
    for shift in range(1, n):
        moved = np.roll(exposed, shift)
        sizes.append(abs(hodges_lehmann(levels, moved)))
        squares += (ranks[moved].sum() - m * (n + 1) / 2) ** 2
    sizes = np.array(sizes)
    margin = max((s for s in sizes if np.sum(sizes >= s) > 0.05 * n), default=0)
    test = stats.mannwhitneyu(levels[exposed], levels[~exposed])
    chance = 1.0
    if squares > 0:
        t = abs(ranks[exposed].sum() - m * (n + 1) / 2) / np.sqrt(squares / (n - 1))
        chance = 2 * stats.t.sf(t, n - 2)
    return {"difference": difference, "low": max(-10, difference - margin),
            "high": min(10, difference + margin), "superiority": test.statistic / (m * (n - m)),
            "chance": chance}


def adjusted(diary, medians, days, levels, exposed, lag):
    """Least squares on weekday and the day before the exposure, too."""
    use = [i for i, d in enumerate(days) if d - timedelta(days=1) in medians]
    if len(use) < 60:
        return None
    matrix = np.array([[*(float((days[i] + timedelta(days=lag)).weekday() == k)
                          for k in range(7)),
                        medians[days[i] - timedelta(days=1)], float(exposed[i])] for i in use])
    return np.linalg.lstsq(matrix, levels[use], rcond=None)[0][-1]


def exposures(diary):
    for trigger in TRIGGERS:
        if any(trigger in named for named in diary.named.values()):
            yield trigger, {d: trigger in named for d, named in diary.named.items()}
    for kind, name in MEASURES:
        known = {d: v for d, v in diary.measures[kind].items()}
        if known:
            middle = np.median(list(known.values()))
            yield name, {d: v < middle if kind == "slept" else v > middle
                         for d, v in known.items()}


def triggers(diary):
    medians = diary.medians()
    found, tested = {}, []
    for name, known in exposures(diary):
        for lag in range(3):
            days = [d for d in sorted(known) if d + timedelta(days=lag) in medians]
            exposed = np.array([known[d] for d in days], bool)
            levels = np.array([medians[d + timedelta(days=lag)] for d in days])
            counts = (int(exposed.sum()), int((~exposed).sum()))
            pair = found[name, lag] = {"exposed": counts[0], "unexposed": counts[1],
                                       "verdict": "too-few"}
            if min(counts) < 8:
                pair["need"] = sum(max(0, 8 - c) for c in counts) + lag
                continue
            pair.update(shifted(levels, exposed))
            left = adjusted(diary, medians, days, levels, exposed, lag)
            if left is not None:
                pair["adjusted"] = left
            tested.append(pair)
    chances = sorted(pair["chance"] for pair in tested)
    limit = max((c for i, c in enumerate(chances) if c <= 0.05 * (i + 1) / len(chances)),
                default=-1)
    for pair in tested:
        clear = pair["low"] > 0 or pair["high"] < 0
        pair["verdict"] = ("worth-discussing" if pair.pop("chance") <= limit and clear
                           else "could-be-chance")
    return found


# --- against report ---------------------------------------------------------------------

def differences(what, record, expected):
    for key, value in expected.items():
        got = record.get(key)
        if isinstance(value, str):
            same = got == value
        else:
            same = got is not None and abs(float(got) - float(value)) < 0.00501
        if not same:
            yield f"{what}: {key} is {got}, expected {value}"


def check(seed, tally):
    diary = Diary(seed)
    if len(diary.pain) < 2:
        return
    text = "\n".join(diary.lines) + "\n"
    run = subprocess.run(["report", "-f", "json", "--now", "2026-11-20T23:59:59+01:00"],
                         input=text, capture_output=True, text=True, check=False)
    records = [json.loads(line) for line in run.stdout.splitlines()]
    first = {}
    for record in records:
        first.setdefault(next(iter(record)), record)
    wrong = []
    wrong += differences("report", first["report"], {"late": diary.late,
                                                     "logged": len(diary.worst)})
    for kind, expected in (("pain", pain(diary)), ("swing", swing(diary)),
                           ("trend", trend(diary)), ("change", change(diary))):
        if expected is not None:
            wrong += differences(kind, first[kind], expected)
    got = {(r["trigger"], int(r["lag"])): r for r in records if "trigger" in r and "lag" in r}
    expected = triggers(diary)
    if set(got) != set(expected):
        wrong.append(f"triggers: {sorted(set(got) ^ set(expected))}")
    for pair in set(got) & set(expected):
        wrong += differences(f"trigger {pair}", got[pair], expected[pair])
    for pair in expected.values():
        tally[pair["verdict"]] = tally.get(pair["verdict"], 0) + 1
    heading = first["trend"]["verdict"]
    tally[heading] = tally.get(heading, 0) + 1
    for line in wrong:
        print(f"seed {seed}: {line}")
    tally["wrong"] = tally.get("wrong", 0) + len(wrong)


def main():
    tally = {"wrong": 0}
    first, count = int(sys.argv[1]), int(sys.argv[2])
    for seed in range(first, first + count):
        check(seed, tally)
    print(" ".join(f"{key}={value}" for key, value in sorted(tally.items())))
    return tally["wrong"] > 0


sys.exit(main())
