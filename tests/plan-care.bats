#!/usr/bin/env bats
# plan's care: what suits, what these answers speak against, and the ladder beyond it.

load helper

# plan_of EDIT...: the plan of a desk worker with some answers changed, in $output.
plan_of() {
    local edits=()
    for edit in "$@"; do edits+=(-e "$edit"); done
    sed -e '' "${edits[@]}" "$EXAMPLES/desk-worker.yaml" >answers.yaml
    triage answers.yaml >assessment
    try plan -f lines assessment
    status_is 0
}

# record KIND ID [KEY]: that record, or one attribute of it.
record() {
    awk -F '\t' -v kind="$1" -v id="$2" '$1 == kind && $2 == id' <<<"$output" |
        if [ -n "$3" ]; then tr '\t' '\n' | sed -n "s/^$3=//p"; else cat; fi
}

@test "every term of every question has a use" {
    try triage --check-content "$ROOT/content"
    status_is 0
    stderr_is_empty
}

@test "what was tried: care says so, its limits are told, a step of the ladder asks what it changed" {
    plan_of 's/^tried: .*/tried: [physiotherapy, heat]/'
    record care heat why | grep -q 'You have used it before\.$'
    record next physiotherapy note | grep -q 'You have tried it: say what it changed and for how long\.'
    plan_of 's/^tried: .*/tried: [rest]/'
    ! record care heat why | grep -q 'used it before' || return 1
    ! record next physiotherapy note | grep -q 'tried it' || return 1
    # who takes it needs its limits, however low the pain
    plan_of 's/^tried: .*/tried: [paracetamol]/' 's/^pain: .*/pain: 1/' 's/^worst: .*/worst: 2/'
    record care paracetamol limit | grep -q 'no more than 4 doses and 4 g'
    plan_of 's/^tried: .*/tried: [heat]/' 's/^pain: .*/pain: 1/' 's/^worst: .*/worst: 2/'
    [ -z "$(record care paracetamol)" ]
}

@test "the ladder: each step says not before what, cannabis waits for two usual treatments and a specialist" {
    plan_of
    [ -z "$(grep '^next	' <<<"$output" | grep -v '	when=')" ]
    record next medical-cannabis when | grep -q 'at least two usual treatments .*only a specialist can prescribe it'
    record next medical-cannabis note | grep -q 'Not yet: two usual treatments come first'
    plan_of 's/^tried: .*/tried: [physiotherapy, anti-inflammatory]/'
    [ -n "$(record next medical-cannabis)" ]
    ! record next medical-cannabis note | grep -q 'Not yet' || return 1
    plan_of '/^tried:/d'
    record next medical-cannabis note | grep -q 'Not yet'
    # stated, not sold
    ! grep -iE 'cannabis.*(effective|works|best|relie)' <<<"$output" || return 1
}

@test "anti-inflammatories: every entry of the stop-list that fits is a reason against, an open one a reason to ask" {
    for key in ulcer-or-bleed kidney-disease liver-disease heart-disease stroke asthma reacts-to-aspirin \
        interacting-medicines uncontrolled-blood-pressure inflammatory-bowel-disease blood-thinners steroids; do
        sed "\$a $key: yes" "$EXAMPLES/desk-worker.yaml" >answers.yaml
        triage answers.yaml >assessment
        run --separate-stderr plan -f lines assessment
        [ "$status" = 0 ] || { echo "$key: $stderr" >&3; return 1; }
        [ -z "$(record care pain-medicine)" ] || { echo "$key" >&3; return 1; }
        record avoid pain-medicine because | grep -q "$key" || { echo "$key" >&3; return 1; }
    done
    plan_of 's/^age: .*/age: 66/' 's/^duration: .*/duration: 5 days/'
    [ -z "$(record care pain-medicine)" ]
    plan_of '/^none:/d'
    record care pain-medicine not-if | grep -q '^Ask a pharmacist or doctor first if .*kidney disease'
}

@test "care does not offer what the exercises leave out: tools after surgery, walks at uncontrolled pressure" {
    plan_of '$a recent-surgery: yes'
    [ -z "$(record care massage-tools)" ]
    plan_of '$a uncontrolled-blood-pressure: yes'
    [ -z "$(record care walking)" ]
}

@test "heat and cold: their limits, and who should not" {
    plan_of
    record care heat limit | grep -q '^15 minutes at a time, never more than 20, at most 3 times a day; wrapped'
    for key in poor-circulation-or-numb-skin broken-skin heart-disease; do
        plan_of "\$a $key: yes"
        [ -z "$(record care heat)" ]
        [ "$(record avoid heat because)" = "$key" ]
    done
    plan_of 's/^onset: .*/onset: after-activity/' '$a raynaud: yes'
    [ -n "$(record avoid cold)" ]
    plan_of 's/^onset: .*/onset: after-activity/'
    record care cold limit | grep -q '^10 minutes at a time, never more than 15'
}

@test "sleep, pacing and stress come for those whom they suit; review dates always" {
    plan_of 's/^sleep: .*/sleep: poor/' 's/^stress: .*/stress: high/'
    [ -n "$(record care sleep-position)" ]
    [ -n "$(record care pacing)" ]
    [ -n "$(record care stress)" ]
    grep -q '^review	2026-1[12]-[0-9]*	why=' <<<"$output"
}
