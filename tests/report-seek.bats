#!/usr/bin/env bats
# report: what it warns of, in which words, and where each warning begins and ends. The clock is
# 2026-11-20 14:30 in Berlin. Each reason on its own, and just short of it: report.bats.

load helper
load report

# What report says of a diary on standard input: a line for each warning, its urgency and why.
warned() {
    report -f lines "$@" | sed -n 's/^seek\t\([a-z-]*\)\twhy=\(.*\)\tsource=.*/\1: \2/p'
}

# asked TIME KEY=VALUE…: answers of that time, judged then
asked() {
    local time=$1
    shift
    triage --now "$time" -f lines pain=4 worst=5 onset=gradual worse-with=sitting others=no "$@"
}

# --- what triage said ---------------------------------------------------------------------

@test "seek: answers that only grew old make triage say nothing" {
    scores 6 1 3 >diary
    asked 2026-11-10T12:00:00+01:00 course=steady age=38 duration='1 day' >assessment
    [ -z "$(warned -a assessment diary)" ]
    report -f lines -a assessment diary | grep -q $'^episode\t.*\turgency=self-care$'
    report -q -a assessment diary
    report --plain -a assessment diary | grep -qx 'About 11 days since it began\. Triage on 10 November: self-care, but the answers are too old to go by now (answer again: triage --again)\.'
    report -f html --for clinician -a assessment diary | grep -q 'on 10 November 2026: self-care, but the answers are too old'
    # a week later to the second they are not too old
    asked 2026-11-13T14:30:00+01:00 course=steady age=38 duration='1 day' >assessment
    run ! grep 'too old' <(report -a assessment diary)
}

@test "seek: answers that say more by now are to be judged again, and their old act is not quoted" {
    scores 3 1 3 >diary
    asked 2026-11-16T12:00:00+01:00 course=worsening age=38 duration='10 days' >assessment
    grep -q $'^urgency\tself-care' assessment
    [ "$(warned -a assessment diary | head -n 1)" = \
        "soon: the answers of 16 November now say more than they did then: please run triage again" ]
    report -f lines -a assessment diary | grep -q $'^seek\tsoon\t.*\tsource=nhs-back-pain,upperback-proposal$'
    report -f lines -a assessment diary | grep -q $'^episode\t.*\turgency=self-care$'
    try report -q -a assessment diary
    status_is 1
    # a clinician who has looked since settles it
    entry 2026-11-17 09:00 seen gp advice=exercise-ok >>diary
    run ! grep 'now say more' <(warned -a assessment diary)
}

@test "seek: what triage said is its act, from routine on" {
    scores 3 1 3 >diary
    asked 2026-11-18T12:00:00+01:00 course=steady age=17 duration='1 day' >assessment
    grep -q $'^urgency\troutine' assessment
    act=$(sed -n 's/^act\t//p' assessment)
    [ "$(warned -a assessment diary)" = "routine: triage on 18 November said: ${act%.}" ]
}

# --- dates ----------------------------------------------------------------------------------

# year_end COMMAND…: in January, so that the last week may be of another year
january() {
    UPPERBACK_NOW=2027-01-02T14:30:00+01:00 "$@"
}

@test "a day without a year is one of this year, in every warning" {
    {
        for i in 25 26 27 28 29; do entry 2026-12-$i 08:00 pain 2; done
        entry 2026-12-30 08:00 pain 9
        for i in 28 29 30; do entry 2026-12-$i 07:00 slept 5 woke=2; done
        for i in 06 08 10 12 14; do entry 2026-12-30 $i:00 took paracetamol mg=1000; done
        entry 2026-12-30 16:00 symptom fever
    } >diary
    asked 2026-12-31T12:00:00+01:00 course=steady age=17 duration='1 day' >assessment
    january warned -a assessment diary >out
    [ "$(grep -c '30 December 2026' out)" -eq 4 ]
    grep -q 'triage on 31 December 2026 said' out
    run ! grep -E 'December( *[^ 2]|$)' out
    entry 2026-12-31 12:00 pain 9 >first
    january warned first | grep -q 'pain of 9 on 31 December 2026 is severe'
    # of this year
    entry 2027-01-01 12:00 pain 9 >first
    january warned first | grep -q 'pain of 9 on 1 January is severe'
    january report -f html --for clinician diary | grep -q 'fever 30 Dec 2026'
    # a report of last year is made this year
    january report -u 2026-12-31 --plain diary | grep -q '^Best day: 29 December 2026,'
}

@test "-a: a report of days before the pain began knows no days since then" {
    scores 60 51 3 >diary
    asked 2026-11-18T12:00:00+01:00 course=steady age=38 duration='12 days' >assessment
    report -f lines -u 2026-10-01 -a assessment diary | grep -q $'^episode\tall\tstart=2026-11-06\tage=38'
    report -f lines -u 2026-11-06 -a assessment diary | grep -q $'^episode\tall\tstart=2026-11-06\tdays=0\t'
}

# --- severe pain ------------------------------------------------------------------------------

@test "seek: after a gap the usual is that of all earlier scores" {
    { scores 60 30 3; entry 2026-11-20 12:00 pain 8; } >diary
    [ "$(warned diary)" = "same-day: pain of 8 on 20 November, far above your usual 3. Please run triage and speak to someone today" ]
    # usual as it is since then, and not as it was before
    { scores 60 30 3; scores 28 1 6; entry 2026-11-20 12:00 pain 8; } | warned >out
    run ! grep far out
    # 28 days back is of the last 28 days, 29 is not
    { scores 60 30 3; scores 28 28 6; entry 2026-11-20 12:00 pain 8; } | warned >out
    run ! grep far out
    { scores 60 30 3; scores 29 29 6; entry 2026-11-20 12:00 pain 8; } | warned >out
    grep -q 'far above your usual 3\.' out
}

@test "seek: a bad day does not hide behind itself, nor a good one behind those before" {
    # with the day the median would be 8
    { entry 2026-11-19 08:00 pain 5; for h in 10 11 12; do entry 2026-11-20 $h:00 pain 8; done; } >diary
    warned diary | grep -q '^same-day: pain of 8 on 20 November, far above your usual 5\.'
    # without the day it would be 6
    { entry 2026-11-19 08:00 pain 6; for h in 06 07 08 09; do entry 2026-11-20 $h:00 pain 1; done
      entry 2026-11-20 12:00 pain 8; } >diary
    warned diary | grep -q '^same-day: pain of 8 on 20 November, far above your usual 1\.'
}

@test "seek: where only the worst is logged, severe pain is compared with the worst before" {
    worsts() { local i; for ((i = $1; i >= $2; i--)); do entry "$(back $i)" 21:00 worst "$3"; done; }
    { worsts 6 1 4; entry 2026-11-20 12:00 worst 8; } | warned >out
    [ "$(cat out)" = "same-day: pain of 8 on 20 November, far above your usual 4. Please run triage and speak to someone today" ]
    [ -z "$( (worsts 6 1 6; entry 2026-11-20 12:00 worst 8) | warned)" ]
    { worsts 60 50 3; entry 2026-11-20 12:00 worst 8; } | warned | grep -q 'far above your usual 3\.'
    { worsts 60 50 3; worsts 9 8 6; entry 2026-11-20 12:00 worst 8; } | warned >out
    [ ! -s out ]
    # scores of the moment beat them
    { worsts 6 1 7; scores 60 50 3; entry 2026-11-20 12:00 worst 8; } | warned | grep -q 'far above your usual 3\.'
    # nothing at all before
    entry 2026-11-20 12:00 worst 8 | warned >out
    [ "$(cat out)" = "soon: pain of 8 on 20 November is severe, and there is no earlier day to compare it with. Please run triage today" ]
}

@test "-q: the worst of the days alone is no all-clear, and the page says what is missing" {
    for i in 1 3 5; do
        entry "$(back $((i + 14)))" 21:00 worst 3
        entry "$(back $((i + 7)))" 21:00 worst 5
        entry "$(back $i)" 21:00 worst 7
    done >diary
    [ -z "$(warned diary)" ]
    try report -q diary
    status_is 1
    report --plain diary | grep -qx 'No pain scores of the moment (log 4; the worst of a day is not enough) in the last 7 days: too few to say that all is well\.'
    for i in 1 3 5; do entry "$(back $i)" 08:00 pain 2; done >>diary
    try report -q diary
    status_is 0
    sed -i '$d' diary
    report --plain diary | grep -qx 'Only 2 pain scores in the last 7 days: too few to say that all is well\.'
}
