#!/usr/bin/env bats
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

# count EXPRESSION: exercises for which a Python expression over the entry e holds.
count() {
    /usr/bin/python3 - "$ROOT/content/exercises" "$1" <<'PYTHON'
import glob, sys, yaml
entries = [yaml.safe_load(open(path)) for path in glob.glob(sys.argv[1] + "/*.yaml")]
excludes = lambda e, word: any(word in row["when"] for row in e["not-for"])
adjusts = lambda e, word: any(word in row["when"] for row in e["adjust-for"])
print(sum(bool(eval(sys.argv[2])) for e in entries))
PYTHON
}

@test "the exercises give everybody a real choice" {
    [ "$(count 'True')" -ge 60 ]
    [ "$(count 'e["setting"] == "desk"')" -ge 20 ]
    # from a chair, for older people
    [ "$(count 'e["position"] == "sitting" and e["level"] == 1 and not excludes(e, "unsteady-or-frail")')" -ge 10 ]
    # in late pregnancy
    [ "$(count 'e["position"] not in ("supine", "prone") and not excludes(e, "pregnan") and adjusts(e, "pregnan")')" -ge 10 ]
    for purpose in settle mobilise strengthen endure; do
        for stage in acute subacute persistent; do
            [ "$(count "'$purpose' in e['purpose'] and '$stage' in e['dose']")" -ge 3 ]
        done
    done
    for equipment in wall band mat chair pillow doorway foam-roller massage-ball; do
        [ "$(count "'$equipment' in e['equipment']")" -ge 1 ]
    done
}
