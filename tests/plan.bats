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
    once || return 0
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
    output_has "note	Foam-roller opener is not in the plan: it needs foam-roller.	do=thoracic-spine-opener"
    [ "$stderr" = "plan: Foam-roller opener is not in the plan: it needs foam-roller." ]
    try plan -f text --with thoracic-spine-opener assessment
    stderr_is_empty
    output_has "Foam-roller opener is not in the plan"
    try plan -m 30 --with wall-slide assessment
    stderr_is_empty
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
    try plan --ceiling 1 assessment
    output_has "up to 0 is fine; 1, do no more than that; 2"
    for ceiling in 0 6; do
        try plan --ceiling $ceiling assessment
        status_is 2
        output_is ""
        stderr_has "--ceiling $ceiling: expected a whole number from 1 to 5"
    done
}

@test "a group's limit of 0 is an error of the content" {
    assess
    mkdir -p own/groups
    sed 's/^ceiling: .*/ceiling: 0/' "$ROOT/content/groups/frail.yaml" >own/groups/frail.yaml
    UPPERBACK_CONTENT=own try plan assessment
    status_is 3
    stderr_has "'ceiling' is '0'; expected a whole number from 1 to 5"
}

@test "hours: desk sessions inside, floor ones outside, breaks on working days" {
    assess
    try plan -w '06:00-14:00 sat-tue' assessment
    status_is 0
    kinds break | grep -q 'first=07:00	last=13:00	weekdays=mon,tue,sat,sun'
    kinds session | grep -q '^session	afternoon	time=15:00	weekdays=mon,tue,wed,thu,sat,sun'
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
    try plan --today --now 2026-11-21T10:00:00+01:00 week
    [ "$(field session <<<"$output" | uniq | paste -sd,)" = evening ]
    try plan --today -f text week
    status_is 0
    output_has "[ ] Shoulder rolls: 4 times"
}

@test "a plan that has not begun says when it does, and gives nothing for today" {
    assess
    plan --start 2026-11-23 -o week assessment
    for format in lines yaml json; do
        try plan --today -f $format week
        status_is 0
        output_lacks "do"
        [ "$stderr" = "plan: Your plan begins on 23 November 2026; there is nothing in it for today." ]
    done
    try plan --today -f text week
    status_is 0
    stderr_is_empty
    output_is "Your plan begins on 23 November 2026; there is nothing in it for today."
    try plan --today --now 2026-11-23T00:00:00+01:00 week
    status_is 0
    stderr_is_empty
    output_has "do	"
}

@test "a plan that has ended says so, and gives nothing for today" {
    assess
    plan -m 15 -o week assessment
    export UPPERBACK_NOW=2026-11-26T23:59:00+01:00
    try plan --today -f lines week
    status_is 0
    output_has "do	"
    stderr_is_empty
    try plan -f text week
    output_lacks "is over"
    export UPPERBACK_NOW=2026-11-27T00:00:00+01:00
    for format in lines yaml json; do
        try plan --today -f $format week
        status_is 1
        output_is ""
        stderr_has "plan: Your plan ran until 26 November 2026"
    done
    try plan --today -f text week
    status_is 1
    stderr_is_empty
    output_is "This plan is over.
Your plan ran until 26 November 2026: look back with report, then make the next
one with triage and plan."
    try plan --today -f text -o page week
    status_is 1
    stderr_has "Your plan ran until"
    try plan -f text --now 2026-12-27T12:00:00+01:00 week
    status_is 0
    [ "$(sed -n 3p <<<"$output")" = "This plan is over." ]
    output_has "First day, Friday 20 November"
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
    try plan --show cat-cow -f yaml
    status_is 2
    output_is ""
    stderr_has "plan: --format yaml: --show has text only"
    try plan --show cat-cow -f text
    status_is 0
}

@test "--show: a group's advice, with its sources" {
    try plan --show pregnancy
    status_is 0
    output_has "Pregnancy
========="
    output_has "  - Tell your midwife or doctor about the pain before you begin"
    output_has "Sources
  - "
    try plan --show Pregnancy
    status_is 0
    try plan --show pregnanc
    status_is 2
    stderr_has "did you mean 'pregnancy'?"
}

@test "--show: what a habit and a care entry say, and that no overlay steers a terminal" {
    try plan --show sit-stand
    [ "$(sed -n '1,3p;5p' <<<"$output")" = "Sit, stand and swap
===================
Swap between sitting and standing through the day
How" ]
    output_has "  Figures: no interval is proven"
    output_lacks "Ask first"
    try plan --show heat
    output_has "Ask first, or leave it out"
    mkdir -p own/habits
    sed -e 's/^id: .*/id: own-habit/' -e 's/^name: .*/name: "Sit\\e[2J\\u202Estand"/' \
        "$ROOT/content/habits/sit-stand.yaml" >own/habits/own-habit.yaml
    UPPERBACK_CONTENT=own try plan --show own-habit
    status_is 0
    [ "$(head -1 <<<"$output")" = "Sit?[2J?stand" ]
}

# --- which file -------------------------------------------------------------------

@test "an operand, what is piped in, UPPERBACK_PLAN, on a terminal the plan beside the diary" {
    assess
    plan -o first assessment
    plan -m 2 -o second assessment
    plan --today first >today
    plan --today second >other
    ! cmp -s today other || return 1
    export UPPERBACK_PLAN=first
    try_sh "plan --today </dev/null"
    status_is 0
    output_is "$(cat today)"
    try_sh "plan --today second </dev/null"
    output_is "$(cat other)"
    try_sh "cat second | plan --today"
    output_is "$(cat other)"
    try_sh "plan --today <second"
    output_is "$(cat other)"
    # what broke before it is not passed over for a plan that happens to be known
    try_sh ": | plan --today"
    status_is 3
    output_is ""
    UPPERBACK_PLAN=no-such try_sh "plan --today </dev/null"
    status_is 4
    mkdir -p "$HOME/.local/share/upperback" diaries
    cp second "$HOME/.local/share/upperback/plan"
    run script -qec 'plan --today -f lines' /dev/null
    output_is "$(sed 's/$/\r/' today)"
    unset UPPERBACK_PLAN
    run script -qec 'plan --today -f lines' /dev/null
    output_is "$(sed 's/$/\r/' other)"
    run script -qec 'plan' /dev/null
    [ "$status" = 0 ]
    output_has "Plan from Friday 20 November"
    run script -qec 'plan -m 5' /dev/null
    [ "$status" = 2 ]
    output_has "is a plan already"
    cp first diaries/plan
    : >diaries/diary
    UPPERBACK_LOG=diaries/diary run script -qec 'plan --today -f lines' /dev/null
    output_is "$(sed 's/$/\r/' today)"
    # and not without a terminal
    try_sh "plan --today </dev/null"
    status_is 2
    stderr_has "nothing to read; expected an assessment"
}

@test "a terminal and no plan: usage; no home: it says what to name" {
    run script -qec 'plan' /dev/null
    [ "$status" = 2 ]
    output_has "nothing to read"
    run script -qec 'env -u HOME plan' /dev/null
    [ "$status" = 4 ]
    output_has "PLAN"
    try_sh "env -u HOME plan </dev/null"
    status_is 2
}

# --- terminals --------------------------------------------------------------------

# no_controls: $output and $stderr hold no control but line ends, no mark that reorders.
no_controls() {
    ! LC_ALL=C grep -q $'[\x01-\x09\x0B-\x1F\x7F]' <<<"$output$stderr" || return 1
    ! LC_ALL=C grep -qE $'\xC2[\x80-\x9F]|\xE2\x80[\xAA-\xAE]' <<<"$output$stderr"
}

@test "a plan file cannot steer a terminal" {
    plan -m 15 -o week <(triage "$EXAMPLES/desk-worker.yaml")
    sed 's/name=Shoulder rolls/name=Shoulder\\x1B[2Jrolls/' week >crafted
    grep -q 'x1B' crafted
    try plan -f text crafted
    status_is 0
    output_has "Shoulder?[2Jrolls"
    no_controls
}

@test "nor any other text of one, in any kind of page" {
    assess
    plan -m 15 -o week assessment
    evil='x\\x1B]0;t\\x07\\x9B2J\xE2\x80\xAEy\\nWhen to stop\\rnever'
    sed -e '1s/$/\twho=me/' -e "s/=[A-Za-z][^\t]*/=$evil/g" \
        -e 's/^plan\t1.*/plan\t1\tstart=2026-11-20\tdays=7\twho='"$evil/" \
        -e "s/^\(session\t[a-z]*\).*/\1$evil\ttime=09:00$evil\tweekdays=fri\tminutes=3$evil/" \
        -e "s/^\(do\t[a-z-]*\).*/\1$evil\tsession=morning$evil\tname=$evil/" \
        -e "s/^\(note\|stop\|safety-net\|next\|avoid\|open\|care\|habit\)\t[^\t]*/\1\t$evil/" week >crafted
    for options in '-f text' '--today -f text' '--today -f lines -o out'; do
        try plan $options crafted
        status_is 0
        no_controls
        [ -z "$(grep '^When to stop?never' <<<"$output")" ]
    done
    try plan -f text crafted
    output_has "x?]0;t??2J?y When to stop?never"
    triage "$EXAMPLES/heart-warning.yaml" | sed "s/^\(act\|safety-net\)\t.*/\1\t$evil/" >urgent
    for options in '-f text' '-f yaml -o out' '-o out'; do
        try plan $options urgent
        status_is 1
        no_controls
    done
    plan -o refused urgent || true
    try plan -f text refused
    status_is 1
    output_has "x?]0;t??2J?y When to stop?never"
    no_controls
}

@test "nor a name in an assessment" {
    assess
    sed '1s/who=sam/who=s\\x1B[2Jam/' assessment >crafted
    try plan crafted
    status_is 3
    output_is ""
    stderr_has "text without control characters"
    no_controls
}

# --- an assessment that does not hold together -------------------------------------

# edited EDIT [TEXT]: such an assessment makes nothing, and plan says why.
edited() {
    sed "$1" assessment >edited
    ! cmp -s assessment edited || return 1
    try plan edited
    status_is 3
    output_is ""
    stderr_has "$2"
}

@test "records that contradict the urgency" {
    triage "$EXAMPLES/heart-warning.yaml" >assessment
    edited 's/^urgency	.*/urgency	self-care	basis=screened/' "run triage again"
    stderr_has "'flag E02' (emergency) beside 'urgency self-care' is a contradiction"
    edited 's/^urgency	.*/urgency	same-day	within=today	basis=flag/' "'flag E02'"
    assess
    for urgency in self-care routine soon same-day emergency; do
        edited "/^act/aopen	chest-pain	urgency=$urgency" \
            "'open chest-pain' ($urgency) beside 'urgency self-care' is a contradiction"
    done
    for urgency in soon same-day emergency; do
        edited "/^act/aflag	E01	urgency=$urgency" "'flag E01' ($urgency)"
    done
    edited '/^act/aflag	E01' "'flag' without 'urgency'"
    edited '/^act/aopen	chest-pain	urgency=urgent' "'urgency' is 'urgent'"
}

@test "one urgency, one act, a safety net" {
    assess
    edited '/^urgency/{p;s/self-care/routine/}' "edited:3:1: a second 'urgency'"
    edited '/^act/p' "a second 'act'"
    edited '/^urgency/d' "the assessment has no 'urgency'"
    edited '/^act/d' "the assessment has no 'act'"
    edited '/^safety-net/d' "the assessment has no 'safety-net'"
    edited '/^safety-net/d; /^act/d' "the assessment has no 'act'"
    stderr_has "the assessment has no 'safety-net'"
}

@test "a first record without its times, region, content or rules" {
    assess
    for key in at asked region content rules; do
        edited "1s/	$key=[^	]*//" "edited:1:1: 'assessment' without '$key'"
    done
}

@test "basis is one of three words" {
    assess
    edited 's/basis=screened/basis=opne/' "'basis' is 'opne'; did you mean 'open'?"
    edited 's/basis=screened/basis=x/' "'basis' is 'x', which triage never writes"
    edited 's/	basis=screened//' "'urgency' without 'basis'"
    edited 's/basis=screened/basis=open/' "basis=open beside 'urgency self-care' is a contradiction"
}

@test "times from the future, beyond what clocks differ by" {
    assess
    edited 's/asked=2026/asked=2030/' "'asked' is 2030-11-20T14:30:00+01:00, which lies in the future"
    edited 's/	at=2026/	at=2030/' "'at' is 2030-11-20T14:30:00+01:00, which lies in the future"
    edited 's/asked=2026/asked=x/' "'asked' is 'x-11-20T14:30:00+01:00', which is no time"
    try plan --now 2026-11-20T14:25:00+01:00 assessment
    status_is 0
    try plan --now 2026-11-20T14:24:59+01:00 assessment
    status_is 3
    edited '$i answer	asked	is=2026-11-20T14:30:00+01:00' "asked"
}

@test "a refusal shown again says on standard error what to do, unless it is the page" {
    triage "$EXAMPLES/heart-warning.yaml" | plan -o week || true
    for show in '' --today; do
        try plan -f lines $show week
        status_is 1
        stderr_has "plan: No exercise plan now: this has to be looked at first."
        stderr_has "plan: Call 999 now"
        try plan -f text $show week
        status_is 1
        stderr_is_empty
    done
}

@test "the answers are judged again: what they say counts, and it goes with its act" {
    triage "$EXAMPLES/heart-warning.yaml" | sed -e 's/^urgency	.*/urgency	self-care	basis=screened/' \
        -e 's/^act	.*/act	Keep moving./' -e '/^flag/d; /^open/d' >assessment
    try plan assessment
    status_is 1
    [ "$(head -1 <<<"$output" | field refused)" = emergency ]
    [ "$(head -1 <<<"$output" | field reason)" = urgency ]
    output_has "urgency	emergency	within=now	basis=flag"
    output_has "act	Call 999 now"
    output_has "flag	E02	urgency=emergency"
    output_has "note	The answers now say more than the assessment did"
    output_lacks "do	"
    output_lacks "Keep moving."
    stderr_has "plan: Call 999 now"
    stderr_has "Run triage again"
    assess
    sed 's/^answer	fever	is=no	.*/answer	fever	is=yes/' assessment >fever
    try plan fever
    status_is 1
    [ "$(head -1 <<<"$output" | field refused)" = same-day ]
    # more urgent than a record that refuses by itself
    sed 's/^urgency	.*/urgency	soon	within=5 days	basis=flag/' fever >soon
    try plan soon
    status_is 1
    [ "$(head -1 <<<"$output" | field refused)" = same-day ]
    output_has "urgency	same-day"
}

@test "an answer that was taken out leaves its question open" {
    assess
    sed '/^answer	chest-pain	/d' assessment >shorter
    try plan shorter
    status_is 1
    [ "$(head -1 <<<"$output" | field refused)" = soon ]
    [ "$(head -1 <<<"$output" | field reason)" = open ]
    output_has "open	chest-pain	urgency=emergency"
    output_has "The answers now say more"
    # the same beside a soon that names no question
    sed 's/^urgency	.*/urgency	soon	within=5 days	basis=flag/' shorter >soon
    try plan soon
    status_is 1
    output_has "open	chest-pain	urgency=emergency"
    output_has "The answers now say more"
}

@test "answers age on the way to plan: four weeks of pain are reached" {
    assess 's/^duration: .*/duration: 27 days/'
    try plan assessment
    status_is 0
    try plan --now 2026-11-22T14:30:00+01:00 assessment
    status_is 1
    [ "$(head -1 <<<"$output" | field refused)" = routine ]
    output_has "The answers now say more"
    try_sh "export UPPERBACK_NOW=2026-11-22T14:30:00+01:00; triage assessment | plan"
    status_is 0
}

@test "a strict assessment keeps its level" {
    triage --strict "$EXAMPLES/desk-worker.yaml" >assessment
    try plan assessment
    status_is 1
    [ "$(head -1 <<<"$output" | field refused)" = same-day ]
    [ "$(head -1 <<<"$output" | field reason)" = urgency ]
    output_has "By the strict reading"
    output_lacks "The answers now say more"
    try plan --now 2026-11-28T14:30:00+01:00 assessment
    status_is 1
    [ "$(head -1 <<<"$output" | field refused)" = same-day ]
}

# --- refusals -------------------------------------------------------------------

@test "emergency: a whole document with the act, status 1, also with -o" {
    triage "$EXAMPLES/heart-warning.yaml" >assessment
    try plan assessment
    status_is 1
    [ "$(head -1 <<<"$output" | field refused)" = emergency ]
    [ "$(head -1 <<<"$output" | field reason)" = urgency ]
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
    [ "$(head -1 <<<"$output" | field reason)" = open ]
    output_has "note	The questions are not finished"
    output_has "Answer what is left and run triage again"
    output_has "triage -i FILE"
    output_has "open	"
}

@test "no age is not finished either" {
    assess '/^age:/d'
    try plan assessment
    status_is 1
    output_has "The questions are not finished"
    [ "$(head -1 <<<"$output" | field refused)" = soon ]
    [ "$(head -1 <<<"$output" | field reason)" = open ]
}

@test "a group of one's own without exercise: what may fit it has to be answered before there is a plan" {
    mkdir -p own/groups
    cat >own/groups/fresh-scar.yaml <<'END'
id: fresh-scar
name: A fresh scar
when: recent-surgery
no-exercise: yes
advice: [Let the scar heal first.]
sources: [upperback-proposal]
reviewed: 2026-11-01
END
    export UPPERBACK_CONTENT=own
    assess '$a recent-surgery: unsure'
    grep -q '^urgency	self-care' assessment
    try plan assessment
    status_is 1
    [ "$(head -1 <<<"$output" | grep -o 'refused=.*')" = "refused=soon	reason=open" ]
    output_has "urgency	soon	within=5 days	basis=open"
    output_has "act	Nothing so far calls for emergency help, but the answers are not complete."
    output_has "note	The questions are not finished, so there is no plan yet."
    output_lacks "do	"
    assess '$a recent-surgery: no'
    try plan assessment
    status_is 0
    assess '$a recent-surgery: yes'
    try plan assessment
    status_is 1
    output_lacks "do	"
}

@test "under 16: no exercise" {
    assess 's/^age: .*/age: 15/'
    try plan assessment
    status_is 1
    output_lacks "do	"
    output_has "note	Under 16 there is no exercise plan."
    [ "$(head -1 <<<"$output" | field refused)" = routine ]
    [ "$(head -1 <<<"$output" | field reason)" = age ]
    assess 's/^age: .*/age: 16/'
    try plan assessment
    status_is 0
}

@test "a group without exercise: its own words, not those of another" {
    mkdir -p own/groups
    cat >own/groups/left.yaml <<'Y'
id: left
name: Left-handed people
when: handed is left
advice:
  - Ask the one who wrote this content first.
no-exercise: yes
sources: [upperback-proposal]
reviewed: 2026-11-20
Y
    export UPPERBACK_CONTENT=$PWD/own
    assess "s/^handed: .*/handed: left/"
    try plan assessment
    status_is 1
    output_lacks "do	"
    output_has "note	No exercise plan is made for \"Left-handed people\". Ask the one who wrote this"
    output_lacks "nder 16"
    [ "$(head -1 <<<"$output" | grep -o 'refused=.*')" = "refused=routine	reason=group" ]
    grep -q '^urgency	self-care' assessment
    output_has "act	Book an ordinary appointment with your GP surgery or a physiotherapist in the next 1 to 4 weeks."
    output_lacks "These answers meet none"
    assess "s/^handed: .*/handed: unsure/"
    try plan assessment
    status_is 1
    [ "$(head -1 <<<"$output" | field reason)" = open ]
    assess "s/^handed: .*/handed: right/"
    try plan assessment
    status_is 0
}

@test "answers older than 7 days: triage again" {
    assess
    try plan --now 2026-11-27T14:30:00+01:00 assessment
    status_is 0
    try plan --now 2026-11-27T14:31:00+01:00 assessment
    status_is 1
    [ "$(head -1 <<<"$output" | field refused)" = soon ]
    [ "$(head -1 <<<"$output" | field reason)" = stale ]
    output_has "urgency	soon"
    output_has "more than 7 days old"
    output_has "Answer the questions again and run triage on them"
    output_has "triage --again"
    try plan -f yaml --now 2026-11-27T14:31:00+01:00 assessment
    output_has "  refused: soon"
    output_has "  reason: stale"
    output_lacks "These answers meet none"
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
    for options in '-m 1' '-m 61' '-m x' '-d 29' '-f csv' '--unknown' '--log' '--no-log -l x' '--previous'; do
        try plan assessment $options
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
