#!/usr/bin/env bats
# once: it is all in the content.
#
# Everything the founding articles say is in the content, or left out with a reason.

load helper

@test "every fact is accounted for, once, and what carries it exists" {
    run /usr/bin/python3 "$ROOT/tests/facts.py"
    output_is ""
    status_is 0
}

@test "the facts are those of the articles, where their inventory is at hand" {
    facts=$ROOT/../shared/facts
    [ -d "$facts" ] || return 0
    run /usr/bin/python3 "$ROOT/tests/facts.py" "$facts"
    output_is ""
    status_is 0
}

@test "the check sees a fact that is missing, doubled, or carried by nothing" {
    mkdir -p tree/tests
    cp "$ROOT/tests/facts.py" tree/tests/
    ln -s "$ROOT/content" tree/content
    sed '2d; s|^\(habits/bedding\t\).*|\1habits/no-such|' "$ROOT/tests/facts.tsv" >tree/tests/facts.tsv
    sed -n '5p' "$ROOT/tests/facts.tsv" >>tree/tests/facts.tsv
    run /usr/bin/python3 tree/tests/facts.py
    status_is 1
    output_has "names habits/no-such, which does not exist"
    output_has "is accounted for twice"
    output_has "not sorted"
}

# At least NUMBER exercises for which EXPRESSION over the entry e holds: a line each.
at_least() {
    /usr/bin/python3 -c '
import glob, sys, yaml
load = lambda path: yaml.load(open(path), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
entries = [load(path) for path in glob.glob(sys.argv[1] + "/*.yaml")]
excludes = lambda e, word: any(word in row["when"] for row in e["not-for"])
adjusts = lambda e, word: any(word in row["when"] for row in e["adjust-for"])
for line in sys.stdin:
    number, expression = line.split(None, 1)
    found = sum(bool(eval(expression)) for e in entries)
    if found < int(number):
        print(found, "instead of", line, end="")
' "$ROOT/content/exercises"
}

@test "the exercises give everybody a real choice" {
    {
        echo '60 True'
        echo '20 e["setting"] == "desk"'
        # from a chair, for older people
        echo '10 e["position"] == "sitting" and e["level"] == 1 and not excludes(e, "unsteady-or-frail")'
        # in late pregnancy
        echo '10 e["position"] not in ("supine", "prone") and not excludes(e, "pregnan") and adjusts(e, "pregnan")'
        for purpose in settle mobilise strengthen endure; do
            for stage in acute subacute persistent; do
                echo "3 '$purpose' in e['purpose'] and '$stage' in e['dose']"
            done
        done
        for equipment in wall band mat chair pillow doorway foam-roller massage-ball; do
            echo "1 '$equipment' in e['equipment']"
        done
    } >expected
    run at_least <expected
    output_is ""
    status_is 0
    run at_least <<<'999 True'
    output_has "instead of 999 True"
}
