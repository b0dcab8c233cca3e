#!/usr/bin/env bats
# plan's page: what hangs on the wall.

load helper

# page EXAMPLE [OPTION...]: the page of an example person.
page() {
    triage "$EXAMPLES/$1.yaml" >assessment
    shift
    try plan -f text "$@" assessment
}

@test "two pages of 66 lines and 80 columns for every example that gets a plan" {
    count=0
    for example in "$EXAMPLES"/*.yaml; do
        page "$(basename "$example" .yaml)"
        [ "$status" = 0 ] || continue
        lines=$(wc -l <<<"$output")
        [ "$lines" -le 132 ] || { echo "$example: $lines lines" >&3; return 1; }
        [ -z "$(LC_ALL=C.UTF-8 grep -E '^.{81}' <<<"$output")" ]
        count=$((count + 1))
    done
    [ "$count" -ge 4 ]
}

@test "today first, then the other days, the week, the exercises, care, when to stop, when to seek help, the ladder" {
    page desk-worker
    order=$(grep -oE '^(Plan from|Today|On other days|The week|The exercises|Care that|When to stop|When to seek help|If self-care)' <<<"$output" | paste -sd,)
    [ "$order" = "Plan from,Today,On other days,The week,The exercises,Care that,When to stop,When to seek help,If self-care" ]
}

@test "each exercise of the plan once, with its steps in brief; every dose stands under its session" {
    page desk-worker
    triage "$EXAMPLES/desk-worker.yaml" | plan >week
    grep '^do	' week | tr '\t' '\n' | sed -n 's/^name=//p' | sort -u >names
    while IFS= read -r name; do
        [ "$(grep -cF -- "- $name: " <<<"$output")" = 1 ] || { echo "$name" >&3; return 1; }
    done <names
    grep '^do	' week | tr '\t' '\n' | sed -n 's/^brief=//p' | sort -u >doses
    while IFS= read -r dose; do
        output_has "[ ] $dose"
    done <doses
    # no dose but the plan's own
    sed -n '/^The exercises/,/^Care/p' <<<"$output" >exercises
    ! grep -E '[0-9]' exercises || return 1
}

@test "limits of medicines and heat are on the page; what is left out comes with its reason" {
    page desk-worker
    squashed=$(tr -s '\n ' '  ' <<<"$output")
    grep -q 'never more than 20, at most 3 times a day' <<<"$squashed"
    grep -q 'no more than 4 doses and 4 g' <<<"$squashed"
    page pregnant
    squashed=$(tr -s '\n ' '  ' <<<"$output")
    grep -q '[0-9]* exercises: .*lying flat on the back is out from 16 weeks' <<<"$squashed"
    grep -q 'For you (.*): Check with your midwife first' <<<"$squashed"
    grep -q 'up to 1 is fine; 2, do no more' <<<"$squashed"
    # what a group of people should know, in full
    try plan --show pregnancy
    status_is 0
    output_has "Sources"
    output_has "From 16 weeks on, do not exercise flat on your back"
}

@test "care that is left out is on the page by its name, with the reason" {
    sed '$a poor-circulation-or-numb-skin: yes' "$EXAMPLES/desk-worker.yaml" >answers.yaml
    triage answers.yaml >assessment
    try plan -f text assessment
    status_is 0
    out=$(sed -n '/^Leave out/,/^When to stop/p' <<<"$output")
    [[ $out == *"
- Heat: skin that feels or heals poorly burns before you notice.
"* ]]
    [[ $out == *" exercises: where you cannot feel pressure well, it can do harm unnoticed."* ]]
}

@test "a habit of one's own has its own name on the page, though care or an exercise has its id" {
    mkdir -p own/habits
    cp "$EXAMPLES/desk-worker.yaml" answers.yaml
    for id in heat cat-cow; do
        cat >own/habits/$id.yaml <<Y
id: $id
name: My $id habit
kind: steps
brief: A test
how: [Do it.]
suits: age >= 18
why: It is a test.
sources: [upperback-proposal]
reviewed: 2026-11-20
Y
    done
    export UPPERBACK_CONTENT=$PWD/own
    triage answers.yaml >assessment
    try plan -f text assessment
    status_is 0
    output_has "My heat habit"
    output_has "My cat-cow habit"
}

@test "open questions that would open more exercises are on the page, with their ids" {
    sed -e '/^none:/d' -e '/^equipment:/d' -e '$a hip-replacement: no' "$EXAMPLES/desk-worker.yaml" >answers.yaml
    triage answers.yaml >assessment
    try plan -m 30 -f text assessment
    status_is 0
    squashed=$(sed -n '/^Questions that would/,/^Good to know/p' <<<"$output" | tr -s '\n ' '  ')
    [[ $squashed == "Questions that would open more exercises -"*"an operation not yet cleared for exercise (recent-surgery); "*"trouble kneeling or leaning on the hands (cannot-kneel); "* ]]
    [[ $squashed == *"things to exercise with (equipment)"* ]]
    [[ $squashed != *"hip-replacement"* ]]
    page desk-worker
    output_lacks "Questions that would open"
}

@test "the limit of pain is one and the same everywhere" {
    ! grep -riE '(up to|most) (four|4) (of|out of) (ten|10)' "$ROOT"/content/care "$ROOT"/content/habits || return 1
}

@test "--show knows names as pages have them, and ids" {
    plan --show cat-cow >id
    plan --show 'Cat-cow' >name
    plan --show 'cat-COW' >other
    cmp id name
    cmp id other
    for word in 'cat cow' 'CAT COW' 'Cat_Cow'; do
        plan --show "$word" | cmp id -
    done
    plan --show "childs pose" | cmp - <(plan --show "Child's pose")
    try plan --show 'CAT CWO'
    status_is 2
    stderr_has "did you mean 'cat-cow'?"
    try plan --show "Child's pose"
    status_is 0
    try plan --show 'Sit, stand and swap'
    status_is 0
    try plan --show 'Older adults (65 and over)'
    status_is 0
    output_has "chair and wall versions"
    page desk-worker
    sed -n 's/^- \(.*\): .*/\1/p' <<<"$(sed -n '/^The exercises/,/^Care/p' <<<"$output")" | while IFS= read -r name; do
        plan --show "$name" >shown || { echo "$name" >&3; exit 1; }
    done
}

@test "--show: what people ask and what it may be can all be read, and is no diagnosis" {
    once || return 0
    # every seventh of them
    for path in $(ls "$ROOT"/content/education/*.yaml "$ROOT"/content/conditions/*.yaml | sed -n '0~7p'); do
        try plan --show "$(basename "$path" .yaml)"
        status_is 0
        output_has "$(sed -n 's/^question: //p; s/^name: //p' "$path" | sed 's/^"\(.*\)"$/\1/')"
        output_has "Sources
  - "
    done
    try plan --show 'Is it just my age?'
    output_has "  - Discs and joints change with age"
    output_has "See also: spondylosis, older-adult,"
    try plan --show angina
    output_has "This page cannot tell whether you have it."
    output_has "How it may feel
  - tightness or ache that comes on with stairs"
    output_has "What is done, and what may help
  - A doctor listens"
    output_has "How it goes
  Attacks usually last under ten minutes"
}

@test "--show: where two entries share an id, both are shown" {
    try plan --show stress
    output_has "Winding down
============"
    output_has "Can stress cause it?
===================="
}

@test "-o that is the diary is refused, and the diary stays" {
    triage "$EXAMPLES/desk-worker.yaml" >assessment
    log -l diary 3
    cp diary before
    ln -s diary link
    for name in diary ./diary link; do
        try plan -l diary -o $name assessment
        status_is 2
        stderr_has "--output $name: that is the diary itself"
        cmp diary before
    done
}

@test "a day of rest: nothing for today, the sessions under other days" {
    page desk-worker --start 2026-11-22
    output_has "First day, Sunday 22 November"
    output_has "No session today."
    sed -n '/^On other days/,/^The week/p' <<<"$output" | grep -q 'morning, 2 min'
}
