#!/usr/bin/env bats
# plan's rhythm: short and often, strength with days between, a day of rest, own steps.

load helper

# week OPTION...: the plan of a desk worker, in $output.
week() {
    triage "$EXAMPLES/desk-worker.yaml" >assessment
    try plan -f lines "$@" assessment
    status_is 0
}

# lasting OPTION...: of one whose pain is old and low.
lasting() {
    sed -e 's/^duration: .*/duration: 300 days/' -e 's/^pain: .*/pain: 2/' -e 's/^worst: .*/worst: 3/' \
        "$EXAMPLES/desk-worker.yaml" | triage >assessment
    try plan -f lines "$@" assessment
    status_is 0
}

# of KIND ID KEY: an attribute of that record.
of() {
    awk -F '\t' -v kind="$1" -v id="$2" '$1 == kind && $2 == id' <<<"$output" | tr '\t' '\n' |
        sed -n "s/^$3=//p"
}

# days SESSION: how many.
days() {
    of session "$1" weekdays | tr ',' '\n' | grep -c .
}

@test "twelve minutes are four short sessions: two minutes at a time at work, twice that at midday, the rest after it" {
    week
    [ "$(grep -c '^session	' <<<"$output")" -ge 4 ]
    [ "$(of session morning minutes)" = 2 ]
    [ "$(of session afternoon minutes)" = 2 ]
    for session in strength stamina; do
        [ "$(of session $session minutes)" -ge 3 ]
        [ "$(of session $session minutes)" -le 4 ]
    done
    [ "$(of session evening minutes)" -le 4 ]
    week -m 15
    [ "$(of session morning minutes)" = 2 ]
    [ "$(of session evening minutes)" -ge 4 ]
    # what does not go outside work is spread
    week -m 20
    [ "$(of session morning minutes) $(of session afternoon minutes)" = "3 3" ]
    week -m 6
    [ -z "$(of session evening minutes)" ]
    [ "$(of session strength minutes)" = 2 ]
}

@test "a plan of a week has a day of rest, a day off where there is one; breaks go on" {
    week
    [ -z "$(grep '^session	.*weekdays=[a-z,]*sun' <<<"$output")" ]
    output_has "note	Sunday is for rest"
    week -w '09:00-17:00 mon,tue,wed,thu,sun'
    [ -z "$(grep '^session	.*weekdays=[a-z,]*sat' <<<"$output")" ]
    output_has "note	Saturday is for rest"
    week -w '09:00-17:00 mon-sun'
    # from a Friday: the seventh day is Thursday
    [ -z "$(grep '^session	.*weekdays=[a-z,]*thu' <<<"$output")" ]
    [ "$(of break movement weekdays)" = mon,tue,wed,thu,fri,sat,sun ]
    week -d 6 -w '09:00-17:00 mon-sun'
    output_lacks "is for rest"
}

@test "hours with days that are none" {
    triage "$EXAMPLES/desk-worker.yaml" >assessment
    for hours in '09:00-17:00 mon-x' '09:00-17:00 mon-' '09:00-17:00 ,mon' '09:00-17:00 mon,'; do
        try plan -w "$hours" assessment
        status_is 2
        stderr_has "plan: --hours $hours: expected hours like 09:00-17:30 mon-fri"
    done
}

@test "outside work is an hour after it, to ten at night; then an hour before it, from five; else not at all" {
    outside() { grep "^session	[a-z]*	time=$1	weekdays=mon,tue,wed,thu,fri,sat	" <<<"$output"; }
    week -w '05:00-21:00 mon-fri'
    [ -n "$(outside 22:00)" ]
    week -w '06:00-21:01 mon-fri'
    [ -n "$(outside 05:00)" ]
    week -w '14:00-22:00 mon-fri'
    [ -n "$(outside 13:00)" ]
    week -w '05:59-21:01 mon-fri'
    [ -z "$(outside '[0-9:]*')" ]
    # the days off have one of their own instead
    [ "$(of session day-off weekdays)" = sat ]
}

@test "the walk of the breaks is in no session of their days, unless it was asked for" {
    sed '/^none:/d' "$EXAMPLES/desk-worker.yaml" | triage >assessment
    for breaks in 30min 60min 120min; do
        try plan -f lines -m 30 --breaks $breaks assessment
        [ "$(of break movement do) $(of break movement weekdays)" = "short-walk mon,tue,wed,thu,fri" ]
        # a day off has no breaks
        [ "$(of do short-walk session) $(of session day-off weekdays)" = "day-off sat" ]
    done
    try plan -f lines -m 30 --with short-walk assessment
    [ "$(of do short-walk session | grep -vc day-off)" -ge 1 ]
    try plan -f lines -m 30 --breaks none assessment
    [ "$(of do short-walk session | grep -vc day-off)" -ge 1 ]
}

@test "strength on days with another between, round the weeks too" {
    lasting -d 28 -m 20
    for day in $(of session strength weekdays | tr ',' ' '); do
        case $day in mon) next=tue ;; tue) next=wed ;; wed) next=thu ;; thu) next=fri ;; fri) next=sat ;;
            sat) next=sun ;; sun) next=mon ;; esac
        [ -z "$(of session strength weekdays | grep $next)" ]
    done
    [ "$(days strength)" -ge 2 ]
}

@test "strength is spread evenly, and not on the days where one week meets the next" {
    week --start 2026-11-23
    [ "$(of session strength weekdays)" = mon,thu ]
    lasting -m 20 -d 7 -w '09:00-17:00 thu,fri,sun'
    [ "$(of session strength weekdays)" = thu,fri,sun ]
    lasting -m 20 -d 28 -w '09:00-17:00 thu,fri,sun'
    [ "$(of session strength weekdays)" = fri,sun ]
}

@test "three hours of work or more hold three sessions, less holds one" {
    week -w '09:00-12:00 mon-fri'
    [ "$(grep '^session' <<<"$output" | grep -c 'weekdays=mon,tue,wed,thu,fri	')" = 2 ]
    week -w '09:00-11:59 mon-fri'
    [ "$(grep '^session' <<<"$output" | grep -c 'weekdays=mon,tue,wed,thu,fri	')" = 0 ]
    [ "$(of session strength weekdays) $(of session stamina weekdays)" = "mon,fri tue,wed,thu" ]
}

@test "steps: a tenth more than the own usual day, towards the band and no further" {
    steps() { # COUNT [EDIT]: "now goal"
        { sed -e '' ${2:+-e "$2"} "$EXAMPLES/desk-worker.yaml"; echo "daily-steps: $1"; } | triage >assessment
        try plan -f lines assessment
        status_is 0
        echo "$(of habit steps now) $(of habit steps goal)"
    }
    [ "$(steps 5000)" = "5000 5500" ]
    [ "$(steps 7500)" = "7500 8000" ]
    [ "$(steps 9000)" = "9000 9000" ]
    [ "$(steps 7000 's/^age: .*/age: 61/; s/^duration: .*/duration: 5 days/')" = "7000 7000" ]
    [ "$(steps 5800 's/^age: .*/age: 61/; s/^duration: .*/duration: 5 days/')" = "5800 6000" ]
    [ "$(steps 5000 's/^pain: .*/pain: 7/; s/^worst: .*/worst: 7/')" = "5000 5000" ]
    steps 5000
    of habit steps how | grep -q 'about 5000 steps: make it 5500 this week'
    week
    [ -z "$(of habit steps goal)" ]
}

@test "steps: three days or more of the diary beat the answer; the most of each day, of four weeks" {
    { cat "$EXAMPLES/desk-worker.yaml"; echo "daily-steps: 5000"; } | triage >assessment
    for entry in '17 4000' '18 2000' '18 6000' '19 4400'; do
        printf '2026-11-%sT20:00:00+01:00\twalked\t%s\n' $entry
    done >diary
    printf '2026-10-22T20:00:00+01:00\twalked\t20000\n2026-11-20T09:00:00+01:00\twalked\t200\n' >>diary
    try plan -l diary -f lines assessment
    status_is 0
    [ "$(of habit steps now) $(of habit steps goal)" = "4400 4800" ]
    of habit steps how | grep -q 'about 4400 steps, by your diary: make it 4800'
    grep -v '11-17' diary >two
    try plan -l two -f lines assessment
    [ "$(of habit steps now)" = 5000 ]
}

@test "what helped or is known already tips the mix, and the why says so" {
    # mix ANSWER: how many items loosen, how many strengthen
    mix() {
        sed -e '/^better-with:/d; /^tried:/d; /^purpose/d' -e 's/^duration: .*/duration: 300 days/' \
            -e 's/^pain: .*/pain: 2/; s/^worst: .*/worst: 3/' "$EXAMPLES/desk-worker.yaml" >answers.yaml
        echo "$1" >>answers.yaml
        triage answers.yaml >assessment
        try plan -f lines -m 20 assessment
        status_is 0
    }
    mix 'better-with: [moving]'
    output_has "keeps you moving: "
    output_has "; moving about helps you"
    mix 'better-with: [rest]'
    output_has "; rest helps you"
    output_lacks "moving about helps you"
    calm=$(grep -c '	why=calms' <<<"$output")
    mix 'better-with: [moving]'
    [ "$(grep -c '	why=calms' <<<"$output")" -lt "$calm" ]
    mix 'tried: [strengthening]'
    output_has "builds strength: "
    output_has "; you know strength work already"
}
