#!/usr/bin/env bats
# The stories of tests/vignettes/, told to triage. What must hold is asserted here;
# how often it is right beyond that is reported by make vignettes, and not asserted.

load helper

vignettes() {
    run /usr/bin/python3 "$ROOT/tests/vignettes.py" "$@"
}

@test "at least 120 stories, well formed, spread over the levels, all answers taken" {
    vignettes form
    output_is ""
    status_is 0
    [ "$(cat "$ROOT"/tests/vignettes/*.yaml | grep -c '^  - id: ')" -ge 120 ]
}

@test "every emergency of the stories is called an emergency" {
    vignettes emergencies
    output_is ""
    status_is 0
}

@test "no story with an open safety question ends in self-care or routine" {
    vignettes open
    output_is ""
    status_is 0
}

@test "no story at same-day or above is sent further down than was accepted" {
    vignettes urgent
    output_is ""
    status_is 0
}

@test "one answer turned to yes, or to unsure, never makes a story less urgent" {
    once || return 0
    vignettes flips
    output_is ""
    status_is 0
}

@test "the account shows the table, the misses and what the figures are not" {
    vignettes
    status_is 0
    output_has "per cent, with 95 % intervals (Wilson)"
    output_has "Under-triage: "
    output_has "Over-triage: "
    output_has "Semigran 2015"
    output_has "not comparable"
    output_lacks "Refused"
}

# A world with one sound story in each of two files, to be spoilt below.
small_world() {
    mkdir -p stories
    cat >stories/emergency.yaml <<'YAML'
vignettes:
  - id: weight-on-the-chest
    story: There is a weight on my chest. My back aches too.
    answers: {age: 50, sex: male, pain: 5, worst: 5, duration: 1 hour, onset: gradual, course: steady, chest-pain: yes, others: no}
    accept: [emergency]
    basis: {sources: [nhs-heart-attack], why: "Chest pain."}
YAML
    cat >stories/soon.yaml <<'YAML'
vignettes:
  - id: fever-not-known
    story: It aches. I have no thermometer.
    answers: {age: 35, sex: male, pain: 3, worst: 4, duration: 3 days, onset: gradual, course: steady, fever: unsure, others: no}
    open: [fever]
    accept: [soon]
    basis: {sources: [nhs-back-pain], why: "Open."}
YAML
    export VIGNETTES=$PWD/stories
}

@test "the checks see an emergency that is missed, and one that is sent too far down" {
    small_world
    vignettes emergencies
    status_is 0
    sed -i 's/chest-pain: yes/chest-pain: no/' stories/emergency.yaml
    for check in emergencies urgent; do
        vignettes $check
        status_is 1
        output_is "weight-on-the-chest: expected emergency, given self-care (no rule)"
    done
}

@test "the checks see an open question that was closed, and answers triage refuses" {
    small_world
    vignettes open
    status_is 0
    sed -i 's/fever: unsure/fever: no/' stories/soon.yaml
    vignettes open
    status_is 1
    output_has "fever-not-known: expected soon, given self-care"
    vignettes form
    output_has "fever-not-known: fever is called open but answered"
    sed -i 's/fever: no/feverr: no/' stories/soon.yaml
    vignettes open
    status_is 1
    output_has "fever-not-known: refused: "
    output_has "feverr"
    vignettes
    status_is 1
    output_has "Refused: 1"
}

@test "the checks see a malformed story" {
    small_world
    sed -i 's/ My back aches too\.//; s/nhs-heart-attack/no-such-source/; s/\[emergency\]/[emergency, soon]/' stories/emergency.yaml
    vignettes form
    status_is 1
    output_has "weight-on-the-chest: the story has 1 sentences; expected 2 to 4"
    output_has "weight-on-the-chest: no source no-such-source"
    output_has "weight-on-the-chest: accept: the range has a gap"
    output_has "emergency: 1 stories; expected 30 or more"
    output_has "floor case 28 is missing"
}

@test "intervals are Wilson's, also at nought and at all" {
    run /usr/bin/python3 -B -c '
import sys
sys.path.insert(0, sys.argv[1])
import vignettes
for hits, number in (0, 10), (10, 10), (81, 263):
    print("%.1f %.1f" % vignettes.wilson(hits, number))' "$ROOT/tests"
    output_is "0.0 27.8
72.2 100.0
25.5 36.6"
}
