#!/usr/bin/env bats
# plan: from an assessment to a week that a person can follow.

load helper

# A desk worker with some answers changed: assess 's/^age: 38/age: 15/' ...
assess() {
    local edits=()
    for edit in "$@"; do edits+=(-e "$edit"); done
    sed -e '' "${edits[@]}" "$EXAMPLES/desk-worker.yaml" >answers.yaml
    triage answers.yaml >assessment
}

lasting() {
    assess 's/^duration: .*/duration: 300 days/' 's/^pain: .*/pain: 2/' 's/^worst: .*/worst: 3/' "$@"
}

# kinds KIND: the records of that kind in $output
kinds() {
    grep "^$1	" <<<"$output"
}

# field NAME: that attribute of the records on stdin
field() {
    tr '\t' '\n' | sed -n "s/^$1=//p"
}

@test "the week of a desk worker, byte for byte" {
    try_sh "triage '$EXAMPLES/desk-worker.yaml' | plan -m 15"
    status_is 0
    stderr_is_empty
    output_is "$(cat "$FIXTURES/plan/desk-worker.lines")"
}

@test "the same as a page" {
    try_sh "triage '$EXAMPLES/desk-worker.yaml' | plan -m 15 -f text"
    status_is 0
    output_is "$(cat "$FIXTURES/plan/desk-worker.txt")"
}

@test "a page is at most 80 columns wide" {
    for example in "$EXAMPLES"/*.yaml; do
        triage "$example" | plan -f text >page || true
        [ -z "$(LC_ALL=C.UTF-8 grep -nE '^.{81}' page)" ]
    done
}

@test "-o keeps the plan, and it can be shown again" {
    try_sh "triage '$EXAMPLES/desk-worker.yaml' | plan -m 15 -o week"
    status_is 0
    output_is ""
    cmp week "$FIXTURES/plan/desk-worker.lines"
    try plan -f text week
    status_is 0
    output_is "$(cat "$FIXTURES/plan/desk-worker.txt")"
    try plan -m 5 week
    status_is 2
    stderr_has "is a plan already"
}

@test "yaml is the same plan, and reads back" {
    assess
    plan assessment >lines
    plan -f yaml assessment >yaml
    plan -f lines yaml >again
    cmp lines again
    plan -f json assessment >json
    [ "$(wc -l <json)" = "$(wc -l <lines)" ]
}

@test "minutes: no day has more, no session more than eight" {
    lasting
    for minutes in 2 3 5 8 12 30 60; do
        try plan -m $minutes assessment
        status_is 0
        for day in mon tue wed thu fri sat sun; do
            sum=$(kinds session | grep "weekdays=[a-z,]*$day" | field minutes | awk '{ sum += $1 } END { print sum + 0 }')
            [ "$sum" -le $minutes ]
        done
        [ "$(kinds session | field minutes | sort -n | tail -1)" -le 8 ]
    done
}

@test "the answer minutes counts, and the option beats it" {
    assess '$a minutes: 6'
    try plan assessment
    [ "$(kinds plan | field minutes)" = 6 ]
    try plan -m 9 assessment
    [ "$(kinds plan | field minutes)" = 9 ]
}

@test "pain that is new gets only the lightest strength work; lasting pain more, with days between" {
    assess
    try plan -m 30 assessment
    [ -n "$(kinds do | grep session=strength)" ]
    [ "$(kinds do | grep session=strength | field level | sort -u)" = 1 ]
    lasting
    try plan -m 30 --with band-row assessment
    output_has "do	band-row	session=strength"
    [ "$(kinds session | grep strength | field weekdays)" = mon,wed,fri ]
}

@test "pain of 7 gets only what settles and mobilises, whatever is wished" {
    lasting 's/^pain: .*/pain: 7/' 's/^worst: .*/worst: 7/'
    try plan -m 30 --with band-row assessment
    status_is 0
    output_lacks "do	band-row"
    output_lacks "session=strength"
    output_has "note	Band row is not in the plan"
    output_has "only settles and moves gently"
}

@test "equipment at hand decides, and the option beats the answer" {
    lasting
    try plan -m 30 assessment
    output_has "do	band-row"
    try plan -m 30 --equipment wall assessment
    output_lacks "do	band-row"
    output_lacks "do	cat-cow"
    output_has "do	wall-"
    try plan -m 30 --equipment none assessment
    output_lacks "do	wall-"
    try plan --equipment bnad assessment
    status_is 2
    stderr_has "did you mean 'band'?"
}

@test "--with and --without" {
    lasting
    try plan --without wall-slide,wall-angels assessment
    output_lacks "do	wall-slide"
    output_lacks "do	wall-angels"
    try plan -m 30 --with wall-slide assessment
    output_has "do	wall-slide"
    try plan --with thoracic-spine-opener assessment
    status_is 0
    output_has "note	Foam-roller opener is not in the plan: it needs foam-roller."
    try plan --with cat-cwo assessment
    status_is 2
    stderr_has "did you mean 'cat-cow'?"
    try plan --with cat-cow --without cat-cow assessment
    status_is 2
}

@test "an unanswered question keeps exercises out and says which" {
    assess '/^none:/d'
    try plan -m 30 assessment
    status_is 0
    output_lacks "do	cat-cow"
    kinds open | grep '^open	recent-surgery	' | grep -q 'brings-back=.*arm-open-close'
    output_has "The pain limit is 2 of 10"
    output_has "not-if=Ask a pharmacist or doctor first if one of these may fit you:"
}

@test "a reason against it is told" {
    assess '$a cannot-kneel: yes'
    try plan assessment
    status_is 0
    kinds avoid | grep -q '^avoid	cat-cow	because=cannot-kneel	'
    output_lacks "do	childs-pose"
}

@test "care: what is known to be wrong is left out with its reason" {
    assess '$a poor-circulation-or-numb-skin: yes'
    try plan assessment
    status_is 0
    output_lacks "care	heat	"
    output_has "avoid	heat	because=poor-circulation-or-numb-skin"
}

@test "the ladder comes in the order of its steps" {
    assess
    try plan assessment
    [ "$(kinds next | head -1 | cut -f2)" = pharmacist ]
    [ "$(kinds next | tail -1 | cut -f2)" = surgery ]
}

@test "a pregnant person: limit 2, nothing on the back, notes with each exercise" {
    try_sh "triage '$EXAMPLES/pregnant.yaml' | plan"
    status_is 0
    output_has "up to 1 is fine; 2, do no more"
    output_has "how=Check with your midwife first"
    output_has "maternity"
    output_lacks "do	knees-up-rest"
    try_sh "triage '$EXAMPLES/pregnant.yaml' | plan --ceiling 5"
    output_has "up to 1 is fine; 2, do no more"
}

@test "--ceiling moves the limit" {
    assess
    try plan --ceiling 5 assessment
    output_has "up to 4 is fine; 5, do no more than that; 6"
    try plan --ceiling 0 assessment
    output_has "Keep it free of pain."
    try plan --ceiling 6 assessment
    status_is 2
}

@test "hours: desk sessions inside, floor ones outside, breaks on working days" {
    assess
    try plan -w '06:00-14:00 sat-tue' assessment
    status_is 0
    kinds break | grep -q 'first=07:00	last=13:00	weekdays=mon,tue,sat,sun'
    kinds session | grep -q '^session	afternoon	time=15:00	weekdays=mon,tue,wed,thu,fri,sat,sun'
    for hours in 9-17 '09:00-08:00' '09:00-17:00 mom' '09:00-17:00 mon,' '09:00-17:00x' '09:00'; do
        try plan -w "$hours" assessment
        status_is 2
        stderr_has "expected hours"
    done
}

@test "nobody said the hours: the plan says what it took" {
    assess '/^working-hours/d'
    try plan assessment
    output_has "note	Nobody said when you work, so the plan takes 09:00-17:30 mon-fri."
}

@test "breaks" {
    assess
    try plan --breaks none assessment
    [ -z "$(kinds break)" ]
    try plan --breaks 20min assessment
    kinds break | grep -q 'every=20min	first=09:20	last=17:20'
    for breaks in 19min 3h 90 often; do
        try plan --breaks $breaks assessment
        status_is 2
        stderr_has "expected 20min to 120min, or none"
    done
}

@test "days and start" {
    assess
    try plan -d 1 --start 2026-11-21 assessment
    status_is 0
    kinds plan | grep -q 'start=2026-11-21	days=1'
    [ -n "$(kinds do)" ]
    for start in 2026-11-19 2026-11-28 soon; do
        try plan --start $start assessment
        status_is 2
        stderr_has "--start $start"
    done
    try plan -d 0 assessment
    status_is 2
}

@test "--today: the day's items in order, on a weekday and a day off" {
    assess
    plan -m 15 -o week assessment
    try plan --today week
    status_is 0
    [ -z "$(grep -v '^do	.*	seconds=[0-9]' <<<"$output")" ]
    friday=$(grep '^session.*weekdays=[a-z,]*fri' week | cut -f 3,2 | sort -k 2 | cut -f 1 | paste -sd,)
    [ "$(field session <<<"$output" | uniq | paste -sd,)" = "$friday" ]
    try plan --today --now 2026-11-22T10:00:00+01:00 week
    [ "$(field session <<<"$output" | uniq | paste -sd,)" = evening ]
    try plan --today --now 2026-12-22T10:00:00+01:00 week
    status_is 0
    output_is ""
    try plan --today -f text week
    output_has "[ ] Shoulder rolls: 4 times"
}

@test "--show" {
    try plan --show cat-cow
    status_is 0
    output_has "Cat-cow"
    output_has "  1. Kneel on a mat"
    try plan --show heat
    output_has "Limit: 15 minutes at a time"
    try plan --show sit-stand
    status_is 0
    try plan --show cat-cwo
    status_is 2
    stderr_has "did you mean 'cat-cow'?"
    try plan --show cat-cow file
    status_is 2
    try plan --show cat-cow -m 5
    status_is 2
}

@test "a plan file cannot steer a terminal" {
    plan -m 15 -o week <(triage "$EXAMPLES/desk-worker.yaml")
    sed 's/name=Shoulder rolls/name=Shoulder\\x1B[2Jrolls/' week >crafted
    grep -q 'x1B' crafted
    try plan -f text crafted
    status_is 0
    output_has "Shoulder?[2Jrolls"
    [ -z "$(tr -d '\n' <<<"$output" | LC_ALL=C grep '[[:cntrl:]]')" ]
}

# --- refusals -------------------------------------------------------------------

@test "emergency: a whole document with the act, status 1, also with -o" {
    triage "$EXAMPLES/heart-warning.yaml" >assessment
    try plan assessment
    status_is 1
    [ "$(head -1 <<<"$output" | field refused)" = emergency ]
    [ "$(tail -1 <<<"$output")" = "end	plan" ]
    output_has "urgency	emergency"
    output_has "act	Call 999 now"
    output_has "flag	"
    output_has "safety-net	"
    output_lacks "do	"
    stderr_has "plan: Call 999 now"
    plan assessment -o week || true
    try plan -f lines week
    status_is 1
    output_has "act	Call 999 now"
    try plan -f text assessment
    status_is 1
    output_has "No exercise plan for now"
    output_has "Call 999 now"
}

@test "same-day is refused with its own word" {
    triage "$EXAMPLES/older-fall.yaml" >assessment
    try plan assessment
    status_is 1
    [ "$(head -1 <<<"$output" | field refused)" = same-day ]
}

@test "unfinished: it says so, and how to finish" {
    triage "$EXAMPLES/unfinished.yaml" >assessment
    try plan assessment
    status_is 1
    [ "$(head -1 <<<"$output" | field refused)" = soon ]
    output_has "note	The questions are not finished"
    output_has "triage -i FILE"
    output_has "open	"
}

@test "no age is not finished either" {
    assess '/^age:/d'
    try plan assessment
    status_is 1
    output_has "The questions are not finished"
}

@test "under 16: no exercise" {
    assess 's/^age: .*/age: 15/'
    try plan assessment
    status_is 1
    output_lacks "do	"
    output_has "no exercise plan under 16"
    assess 's/^age: .*/age: 16/'
    try plan assessment
    status_is 0
}

@test "answers older than 7 days: triage again" {
    assess
    try plan --now 2026-11-27T14:30:00+01:00 assessment
    status_is 0
    try plan --now 2026-11-27T14:31:00+01:00 assessment
    status_is 1
    [ "$(head -1 <<<"$output" | field refused)" = stale ]
    output_has "more than 7 days old"
    output_has "triage --again"
    output_lacks "Nothing in these answers"
}

# --- bad input --------------------------------------------------------------------

@test "an assessment by other rules is refused" {
    assess
    sed '1s/rules=r[0-9a-f]*/rules=r0000000000000000/' assessment >other
    try plan other
    status_is 3
    output_is ""
}

@test "cut, empty, double or foreign input makes nothing" {
    assess
    sed '$d' assessment >cut
    head -c 300 assessment >torn
    cat assessment assessment >double
    : >empty
    echo "age=38" >answers
    for bad in cut torn double empty answers; do
        try plan "$bad"
        status_is 3
        output_is ""
        [ -n "$stderr" ]
        try plan -o week "$bad"
        [ ! -e week ]
    done
    try plan empty
    stderr_has "triage"
}

@test "a broken stage before it stops the pipe" {
    try_sh "triage no-such-file.yaml | plan"
    status_is 3
    output_is ""
}

@test "usage" {
    assess
    for options in '-m 1' '-m 61' '-m x' '-d 29' '-f csv' '--flare' '--unknown'; do
        try plan $options assessment
        status_is 2
        output_is ""
    done
    try plan assessment assessment
    status_is 2
    try plan no-such-file
    status_is 4
    try plan --help
    status_is 0
    try plan --version
    status_is 0
}

@test "a full disk is no plan" {
    assess
    try_sh "plan assessment >/dev/full"
    status_is 4
}
