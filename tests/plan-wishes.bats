#!/usr/bin/env bats
# plan and wishes that cannot all be met: the best that there is, and what is missing.

load helper

setup_file() {
    sed -e 's/^duration: .*/duration: 300 days/' -e 's/^pain: .*/pain: 2/' -e 's/^worst: .*/worst: 3/' \
        "$(dirname "$BATS_TEST_FILENAME")/../content/examples/desk-worker.yaml" >"$BATS_FILE_TMPDIR/answers"
}

lasting() {
    sed '' "$BATS_FILE_TMPDIR/answers" | triage >assessment
    try plan -f lines "$@" assessment
}

@test "two minutes, and nothing at hand: a plan all the same, with what it lacks" {
    lasting -m 2 -d 1
    status_is 0
    output_has "session	"
    output_has "note	Nothing in the plan calms and eases: it does not go into the minutes"
    lasting --equipment none
    status_is 0
    output_has "session	"
    [ -z "$(grep '^do	\(wall\|band\|cat-cow\)' <<<"$output")" ]
    lasting --equipment wall -m 2
    status_is 0
}

@test "more minutes than exercises bear" {
    lasting -m 60
    status_is 0
    output_has "of the 60 minutes a day are used: no session is longer than 8 minutes"
    lasting -m 12
    output_lacks "minutes a day are used"
}

@test "a purpose that nothing serves: what stands in the way" {
    all=$(cd "$ROOT/content/exercises" && grep -l 'strengthen' -- *.yaml | sed 's/\.yaml//' | paste -sd,)
    lasting --without "$all"
    status_is 0
    output_has "note	Nothing in the plan builds strength: you left out the exercises that there are."
    sed '$a recent-surgery: yes' "$BATS_FILE_TMPDIR/answers" | triage >assessment
    try plan -f lines assessment
    status_is 0
    output_has "note	Nothing in the plan builds strength: your answers speak against the exercises"
}

@test "a purpose that needs what is not at hand, or answers that nobody gave" {
    free=$(cd "$ROOT/content/exercises" && grep -l '^purpose:.*strengthen' -- *.yaml |
        xargs grep -l '^equipment: \[\]' | sed 's/\.yaml//' | paste -sd,)
    lasting --equipment none --without "$free"
    status_is 0
    output_has "note	Nothing in the plan builds strength: most of it needs what is not at hand (wall, "
    sed '/^none:/d' "$BATS_FILE_TMPDIR/answers" | triage >assessment
    try plan -f lines assessment
    status_is 0
    output_has "note	Nothing in the plan builds strength: questions are open that could speak against it"
}

@test "everything left out: status 1, and why; care and breaks are there all the same" {
    all=$(cd "$ROOT/content/exercises" && ls | sed 's/\.yaml//' | paste -sd,)
    lasting --without "$all"
    status_is 1
    output_lacks "session	"
    output_lacks "do	"
    output_has "note	No exercise could be chosen: you left out the exercises that there are."
    stderr_has "plan: No exercise could be chosen: you left out"
    output_has "care	"
    output_has "break	"
    [ "$(tail -1 <<<"$output")" = "end	plan" ]
    try plan -f text --without "$all" assessment
    status_is 1
    stderr_is_empty
    output_has "No exercise could be chosen"
    try plan --without "$all" -o week assessment
    status_is 1
    nudge --list week >list
    grep -q 'Change position and move about' list
    # shown again it says no as before, whatever note stands first
    sed -i '/^note	No exercise could/i note\tSomething else.' week
    for show in '' --today; do
        try plan -f lines $show week
        status_is 1
        stderr_has "plan: No exercise could be chosen: you left out"
        try plan -f text $show week
        status_is 1
        stderr_is_empty
    done
}

@test "--with: what is not for this person is refused with the reason" {
    sed '$a cannot-kneel: yes' "$BATS_FILE_TMPDIR/answers" | triage >assessment
    try plan -f lines --with cat-cow assessment
    status_is 0
    output_has "note	Cat-cow is not in the plan: "
    output_lacks "do	cat-cow"
    lasting --with wall-slide
    output_has "do	wall-slide"
    grep '^do	wall-slide' <<<"$output" | grep -q 'you asked for it'
}

@test "--with and --without know an exercise as people type it, as log does" {
    lasting --with wall-slide --without cat-cow,plank,childs-pose
    expected=$output
    output_lacks "do	cat-cow"
    lasting --with 'WALL SLIDE' --without "Cat cow, Plank ,child's pose"
    output_is "$expected"
    lasting --with Wall_slide --without "cat-cow plank childs-pose"
    output_is "$expected"
    lasting --with wall-slide
    expected=$output
    for none in none None '' , ' , '; do
        lasting --with 'wall slide' --without "$none"
        output_is "$expected"
    done
    lasting --without 'plank,none'
    status_is 2
    stderr_has "--without none: there is no such exercise"
    lasting --with 'wall slid'
    status_is 2
    stderr_has "--with wall: there is no such exercise"
    lasting --with 'wall slide' --without 'Wall-Slide'
    status_is 2
    stderr_has "--with wall-slide: --without names it too"
}

@test "--with: what could be against it has to be answered first" {
    sed '/^none:/d' "$BATS_FILE_TMPDIR/answers" | triage >assessment
    try plan -f lines --with cat-cow assessment
    status_is 0
    grep -q '^note	Cat-cow is not in the plan: answer [a-z, -]*vertebral-fracture[a-z, -]* first\.	do=cat-cow$' <<<"$output"
    output_lacks "do	cat-cow	"
}

@test "minutes in the answers that are no number: the usual, and a note" {
    sed '$a minutes: many' "$BATS_FILE_TMPDIR/answers" | triage >assessment
    try plan -f lines assessment
    status_is 0
    output_has "	minutes=12	"
    output_has "note	The answer minutes=many is no number from 2 to 60; the plan takes 12 minutes a day."
    try plan -f lines -m 9 assessment
    output_has "	minutes=9	"
    output_lacks "minutes=many"
}

@test "a physiotherapist's own exercise takes part, and is refused to whom it is not for" {
    mkdir -p own/exercises
    sed -e 's/^id: .*/id: clinic-row/' -e 's/^name: .*/name: Clinic row/' -e 's/^equipment: .*/equipment: []/' \
        "$ROOT/content/exercises/band-row.yaml" >own/exercises/clinic-row.yaml
    export UPPERBACK_CONTENT=own
    lasting --with clinic-row
    status_is 0
    output_has "do	clinic-row	session=strength"
    try plan --show 'Clinic row'
    status_is 0
    sed '$a swollen-joints: yes' "$BATS_FILE_TMPDIR/answers" | triage >assessment
    rules=$(awk -F '\t' '$1 == "flag" { print $2 }' assessment | paste -sd,)
    try plan -f lines --with clinic-row ${rules:+--cleared "2026-11-20:$rules"} assessment
    status_is 0
    output_has "note	Clinic row is not in the plan: hot, swollen joints should move gently but not carry a load."
    output_lacks "do	clinic-row"
}

# --- a week on, and what is no assessment of ours ---------------------------------

@test "day 8: the old assessment makes no plan and names triage --again; a new one does" {
    triage --now 2026-11-12T09:00:00+01:00 "$EXAMPLES/desk-worker.yaml" >old
    try plan old
    status_is 1
    output_has "triage --again FILE"
    triage "$EXAMPLES/desk-worker.yaml" >new
    try plan new
    status_is 0
}

@test "an assessment of another version, or without its end: status 3, and what to do" {
    triage "$EXAMPLES/desk-worker.yaml" >assessment
    sed '1s/^assessment	1/assessment	2/' assessment >later
    try plan later
    status_is 3
    output_is ""
    stderr_has "later:1:"
    sed '$d' assessment >cut
    try plan cut
    status_is 3
    stderr_has "cut"
    try_sh "plan </dev/null"
    status_is 2
}
