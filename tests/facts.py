#!/usr/bin/env python3
"""Checks tests/facts.tsv, the account of what the founding articles say.

Each line: FILE/ID, a tab, then the content entries that carry the fact (joined by
commas) or "left-out: REASON". Checked: the form, the counts a file, that every entry
exists and is not named in vain; against the facts themselves when given their
directory as the first argument."""
import collections
import glob
import os
import sys

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
CONTENT = os.path.join(HERE, "..", "content")
COUNTS = {
    "exercises": 41, "conditions": 45, "locations": 14, "symptoms": 54, "red-flags": 33,
    "triggers": 59, "treatments": 57, "habits": 54, "populations": 23, "rules": 84,
    "claims": 55, "education": 59, "contradictions": 56,
}


def load(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return yaml.safe_load(file)


def content_entries():
    """All that a fact may name, as directory/id."""
    names = set()
    for directory in ("exercises", "conditions", "care", "habits", "groups", "education"):
        for path in glob.glob(os.path.join(CONTENT, directory, "*.yaml")):
            names.add(f"{directory}/{os.path.basename(path)[:-5]}")
            if directory == "conditions":
                names |= {f"rules/{rule['id']}" for rule in load(path).get("rules") or []}
    tables = {"triggers": ("triggers", "triggers"), "rules": ("numbers", "numbers"),
              "regions": ("regions", "regions"), "signs": ("signs", "signs"),
              "screen": ("rules", "rules")}
    for stem, (key, prefix) in tables.items():
        names |= {f"{prefix}/{row['id']}" for row in load(CONTENT, stem + ".yaml")[key]}
    for question in load(CONTENT, "questions.yaml")["questions"]:
        names.add("questions/" + question["id"])
        for term in question.get("terms") or []:
            names.add(f"questions/{question['id']}:{term['id']}")
            if "safety" in term:
                names.add("questions/" + term["id"])
    return names


def fact_names(directory):
    """Every fact of every file, from their own directory."""
    names = set()
    for stem in COUNTS:
        for rows in load(directory, stem + ".yaml").values():
            names |= {f"{stem}/{row['id']}" for row in rows}
    return names


def check(lines, entries):
    seen, counts = set(), collections.Counter()
    for number, line in enumerate(lines, 1):
        fact, tab, carried = line.partition("\t")
        stem = fact.split("/")[0]
        counts[stem] += 1
        if not tab or "\t" in carried or not carried.strip():
            yield f"{number}: expected FACT, a tab, entries or a reason"
        elif fact in seen:
            yield f"{number}: {fact} is accounted for twice"
        elif carried.startswith("left-out: "):
            if len(carried.split()) < 5:
                yield f"{number}: {fact} is left out without a reason to read"
        else:
            for name in carried.split(","):
                if name not in entries:
                    yield f"{number}: {fact} names {name}, which does not exist"
        seen.add(fact)
    for stem in sorted(set(COUNTS) | set(counts)):
        if counts[stem] != COUNTS.get(stem):
            yield f"{stem}: {counts[stem]} facts; expected {COUNTS.get(stem)}"
    if [line.split("\t")[0].split("/", 1) for line in lines] != sorted(
            line.split("\t")[0].split("/", 1) for line in lines):
        yield "the lines are not sorted"


def main():
    with open(os.path.join(HERE, "facts.tsv"), encoding="utf-8") as file:
        lines = file.read().splitlines()
    faults = list(check(lines, content_entries()))
    if len(sys.argv) > 1:
        named = {line.split("\t")[0] for line in lines}
        known = fact_names(sys.argv[1])
        faults += [f"{fact} is not accounted for" for fact in sorted(known - named)]
        faults += [f"{fact} is no fact" for fact in sorted(named - known)]
    for fault in faults:
        print("facts.tsv:", fault)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
