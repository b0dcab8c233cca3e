#!/usr/bin/env python3
"""Runs triage on the stories of tests/vignettes/ and says how often it is right.

    tests/vignettes.py             the whole account
    tests/vignettes.py CHECK       one check: form, emergencies, open, urgent or flips;
                                   prints what is wrong, status 1 if anything is

The expectations were written from the sources, before the program was run on them.
A miss is mended in a rule or explained; never by changing what was expected."""
import collections
import glob
import math
import os
import re
import subprocess
import sys
import tempfile

import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VIGNETTES = os.environ.get("VIGNETTES", os.path.join(ROOT, "tests", "vignettes"))
TRIAGE = os.path.join(os.environ.get("UPPERBACK_BIN", os.path.join(ROOT, "bin")), "triage")
LEVELS = ["self-care", "routine", "soon", "same-day", "emergency"]
AT_LEAST = {"emergency": 30, "same-day": 25, "soon": 20, "routine": 20, "self-care": 25}
FLOOR = range(1, 29)
LOOKED_AT = re.compile(r"\n((?:assessment|urgency|flag|open)\t.*)")

PUBLISHED = """\
Published figures, for scale (triage by symptom checkers, all complaints):
  Semigran 2015, 23 checkers, 45 vignettes   57 % right; emergencies 80, non-urgent 55, self-care 33; best tool 78, worst 33
  Hill 2020, 36 checkers, 48 vignettes       49 % right; emergencies 63, urgent 56, non-urgent 30, self-care 40
  El-Osta 2021, 3 checkers, 139 vignettes    unsafe under-triage 28.6 to 47.5 %

These are not comparable with the table above. Those were audits by others, on any complaint, by
people typing into a page. These stories are about one part of the body and were written for this
project from the same notes as its rules; their answers are already in the program's own words.
A high figure here shows that the rules do what their notes say, not that they are right about
people. No clinician has reviewed the stories or the ranges."""


def load(path):
    """Every scalar as the text that stands there: yes stays yes."""
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.BaseLoader)


def vignettes():
    for path in sorted(glob.glob(os.path.join(VIGNETTES, "*.yaml"))):
        for vignette in load(path)["vignettes"]:
            yield dict(vignette, level=os.path.basename(path)[:-5])


def rank(urgency):
    return LEVELS.index(urgency)


# ---- running ----

def written(value):
    return "[" + ", ".join(value) + "]" if isinstance(value, list) else value


def as_yaml(answers):
    return "".join(f"{key}: {written(value)}\n" for key, value in answers.items())


def run_triage(text, scratch):
    keep = {key: os.environ[key] for key in os.environ if key.endswith("SAN_OPTIONS")}
    return subprocess.run(
        [TRIAGE, "-f", "lines", "--now", "2026-11-20T14:30:00+01:00", "-"],
        input=text, capture_output=True, encoding="utf-8", check=False,
        env=dict(keep, HOME=scratch, LC_ALL="C", TZ="UTC", PATH="/usr/bin:/bin"))


def triage_people(texts, scratch):
    """The records of each person that are looked at, as (kind, value, attributes), by their
    who; all in one run."""
    people, records = {}, []
    said = run_triage("---\n" + "---\n".join(texts), scratch).stdout
    for line in LOOKED_AT.findall("\n" + said):
        kind, value, *rest = line.split("\t")
        records.append((kind, value, dict(part.split("=", 1) for part in rest)))
        if kind == "assessment":
            records = people[records[-1][2]["who"]] = records[-1:]
    return people


def judge(vignette, records, scratch):
    """The vignette with what triage said: given, flags that decided, questions open."""
    if records is None:
        alone = run_triage(as_yaml(vignette["answers"]), scratch)
        return dict(vignette, given=None, fault=alone.stderr.strip() or "no assessment")
    given = next(value for kind, value, _ in records if kind == "urgency")
    basis = next(rest["basis"] for kind, _, rest in records if kind == "urgency")
    flags = [(value, rest) for kind, value, rest in records if kind == "flag"]
    return dict(
        vignette, fault="", given=given, basis_given=basis,
        deciding=[name for name, rest in flags if rest["urgency"] == given],
        because={rest.get("because") for _, rest in flags if rest["urgency"] == given},
        flags=[name for name, _ in flags],
        asked=[value for kind, value, _ in records if kind == "open"])


def judged():
    cases = list(vignettes())
    with tempfile.TemporaryDirectory() as scratch:
        people = triage_people(
            (as_yaml(dict(case["answers"], who=case["id"])) for case in cases), scratch)
        return [judge(case, people.get(case["id"]), scratch) for case in cases]


def lowest(case):
    return min(map(rank, case["accept"]))


def highest(case):
    return max(map(rank, case["accept"]))


def exact(case):
    return case["given"] == case["accept"][0]


def safe(case):
    return rank(case["given"]) >= lowest(case)


def under(case):
    return not safe(case)


def over(case):
    return rank(case["given"]) > highest(case)


# ---- checks ----

def sentences(story):
    return len(re.findall(r"[.!?](?=\s|$)", story.strip()))


def form_faults(case, sources):
    if not 2 <= sentences(case["story"]) <= 4:
        yield f"the story has {sentences(case['story'])} sentences; expected 2 to 4"
    if not set(case["accept"]) <= set(LEVELS) or case["accept"][0] != case["level"]:
        yield "accept: expected urgencies, first that of the file"
    elif highest(case) - lowest(case) + 1 != len(set(case["accept"])):
        yield "accept: the range has a gap"
    for source in case["basis"]["sources"]:
        if source not in sources:
            yield f"no source {source}"
    if not case["basis"].get("why"):
        yield "no reason"
    for key in case.get("open", []):
        if case["answers"].get(key, "unsure") != "unsure":
            yield f"{key} is called open but answered"
    if case["fault"]:
        yield case["fault"]


def form(cases):
    """The stories are well formed, spread as planned, and triage takes every answer."""
    sources = {row["id"] for row in load(os.path.join(ROOT, "content", "sources.yaml"))["sources"]}
    for case in cases:
        yield from (f"{case['id']}: {fault}" for fault in form_faults(case, sources))
    for name, count in collections.Counter(case["id"] for case in cases).items():
        if count > 1:
            yield f"{name} stands {count} times"
    for level, number in AT_LEAST.items():
        count = sum(case["level"] == level for case in cases)
        if count < number:
            yield f"{level}: {count} stories; expected {number} or more"
    floor = {int(case["floor"]) for case in cases if "floor" in case}
    yield from (f"floor case {number} is missing" for number in FLOOR if number not in floor)


def emergencies(cases):
    """Every emergency is called one."""
    for case in cases:
        if case["accept"][0] == "emergency" and case["given"] != "emergency":
            yield line(case)


def left_open(cases):
    """No story that leaves a safety question open ends in self-care or routine."""
    for case in cases:
        if case.get("open") and (case["given"] is None or rank(case["given"]) < rank("soon")):
            yield line(case)


def urgent(cases):
    """Nothing that belongs in a clinic today or sooner is sent further down than was accepted."""
    for case in cases:
        if rank(case["accept"][0]) >= rank("same-day") and (case["given"] is None or under(case)):
            yield line(case)


def safety_keys():
    """Every yes-no key and safety term that is a symptom or a risk, with its list."""
    for question in load(os.path.join(ROOT, "content", "questions.yaml"))["questions"]:
        if question["type"] == "yes-no" and question["is"] in ("symptom", "risk"):
            yield question["id"], None
        for term in question.get("terms") or []:
            if "safety" in term and term["is"] in ("symptom", "risk"):
                yield term["id"], question["id"]


def flipped(case, keys):
    """The case with one safety answer more: yes, or unsure where it was no."""
    for key, listed_in in keys:
        listed_already = key in case["answers"].get(listed_in, [])
        if case["answers"].get(key) == "yes" or listed_already:
            continue
        for answer in ("yes", "unsure"):
            yield f"{case['id']}/{key}={answer}", dict(case["answers"], **{key: answer})


def flips(cases):
    """One answer turned towards yes never makes any story less urgent."""
    base = {case["id"]: case["given"] for case in cases}
    keys = list(safety_keys())
    texts = [as_yaml(dict(answers, who=name))
             for case in cases for name, answers in flipped(case, keys)]
    with tempfile.TemporaryDirectory() as scratch:
        people = triage_people(texts, scratch)
    for name, records in people.items():
        story, answer = name.split("/")
        given = next(value for kind, value, _ in records if kind == "urgency")
        if rank(given) < rank(base[story]):
            yield f"{story}: {base[story]}, but {given} with {answer}"
    if len(people) < 0.9 * len(texts):
        yield f"only {len(people)} of {len(texts)} flips were judged"


CHECKS = {"form": form, "emergencies": emergencies, "open": left_open, "urgent": urgent,
          "flips": flips}


# ---- the account ----

def wilson(hits, number):
    """The 95 % interval of a share (Wilson's score interval), in per cent."""
    z, share = 1.959964, hits / number
    middle = share + z * z / (2 * number)
    spread = z * math.sqrt(share * (1 - share) / number + z * z / (4 * number * number))
    scale = 100 / (1 + z * z / number)
    return max(0, scale * (middle - spread)), min(100, scale * (middle + spread))


def share(hits, number):
    low, high = wilson(hits, number)
    return f"{100 * hits / number:.0f} ({low:.0f}-{high:.0f})"


def table(cases):
    columns = [("exact", exact), ("safe", safe), ("over-triage", over), ("under-triage", under)]
    yield f"{'expected':<10}{'number':>7}" + "".join(f"{name:>15}" for name, _ in columns)
    rows = [(level, [c for c in cases if c["accept"][0] == level]) for level in reversed(LEVELS)]
    rows += [("all", cases)]
    for name, some in rows:
        if some:
            yield f"{name:<10}{len(some):>7}" + "".join(
                f"{share(sum(map(test, some)), len(some)):>15}" for _, test in columns)


def confusion(cases):
    yield f"{'expected / given':<18}" + "".join(f"{level:>11}" for level in reversed(LEVELS))
    for level in reversed(LEVELS):
        counts = collections.Counter(c["given"] for c in cases if c["accept"][0] == level)
        yield f"{level:<18}" + "".join(f"{counts[given] or '.':>11}" for given in reversed(LEVELS))


def line(case):
    """One story that came out otherwise, with the rules that decided or fell short."""
    if case["given"] is None:
        return f"{case['id']}: refused: {case['fault']}"
    rules = case["deciding"] or case["flags"]
    why = ", ".join(rules) or "no rule"
    if case["basis_given"] == "open":
        why = "open: " + ", ".join(case["asked"])
    accept = "/".join(case["accept"])
    return f"{case['id']}: expected {accept}, given {case['given']} ({why})"


def listed(title, cases):
    yield f"{title}: {len(cases)}"
    yield from ("  " + line(case) for case in cases)
    yield ""


def straining(cases):
    """What the one item of the national list costs that flags much by itself."""
    above = [case for case in cases if rank(case["given"]) > rank(case["accept"][0])]
    lone = [case for case in above if case["because"] == {"coughing-or-straining"}]
    outside = sum(map(over, cases))
    yield (f"Pain on coughing or straining alone decided {len(lone)} of the {len(above)} above the"
           f" expected urgency, {sum(map(over, lone))} of the {outside} over-triaged.")


def account(cases):
    refused = [case for case in cases if case["given"] is None]
    cases = [case for case in cases if case["given"] is not None]
    yield f"{len(cases)} stories; per cent, with 95 % intervals (Wilson)"
    yield ("exact: the expected urgency; safe: at or above the lowest accepted;"
           " over- and under-triage: outside the accepted range")
    yield ""
    yield from table(cases)
    yield ""
    yield from confusion(cases)
    yield ""
    yield from straining(cases)
    yield ""
    yield from listed("Under-triage", [case for case in cases if under(case)])
    yield from listed("Over-triage", [case for case in cases if over(case)])
    yield from listed("Accepted, but not the expected urgency",
                      [case for case in cases if not (exact(case) or under(case) or over(case))])
    if refused:
        yield from listed("Refused", refused)
    yield PUBLISHED


def main():
    names = sys.argv[1:]
    if len(names) > 1 or any(name not in CHECKS for name in names):
        print(f"usage: vignettes.py [{'|'.join(CHECKS)}]", file=sys.stderr)
        return 2
    cases = judged()
    if not names:
        print("\n".join(account(cases)))
        return 0 if cases and all(case["given"] for case in cases) else 1
    faults = list(CHECKS[names[0]](cases))
    print("\n".join(faults), end="\n" if faults else "")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
