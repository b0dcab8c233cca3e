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
    [ -z "$( (worsts 6 1 6; entry 2026-11-20 12:00 worst 8; entry 2026-11-20 13:00 worst 6) | warned)" ]
    { worsts 60 50 3; entry 2026-11-20 12:00 worst 8; } | warned | grep -q 'far above your usual 3\.'
    { worsts 60 50 3; worsts 9 8 6; entry 2026-11-20 12:00 worst 8; entry 2026-11-20 13:00 worst 6; } | warned >out
    [ ! -s out ]
    # scores of the moment beat them
    { worsts 6 1 7; scores 60 50 3; entry 2026-11-20 12:00 worst 8; } | warned | grep -q 'far above your usual 3\.'
    # nothing at all before
    entry 2026-11-20 12:00 worst 8 | warned >out
    [ "$(cat out)" = "soon: pain of 8 on 20 November is severe, and there is no earlier day to compare it with. Please run triage today" ]
}

@test "seek: a usual that is severe itself is soon, until someone has looked at it" {
    local days usual='soon: your usual pain is 9 of 10. Severe pain day after day wants someone to look at it: please speak to a clinician in the next days, and run triage today'
    for days in 1 3 8 12 20; do
        scores "$days" 0 9 >diary
        [ "$(warned diary)" = "$usual" ]
        try report -q diary
        status_is 1
    done
    # a better day among them does not make it another pain, and a milder kind of pain has no such line
    entry 2026-11-20 12:00 pain 5 >>diary
    [ "$(warned diary)" = "$usual" ]
    [ -z "$(scores 20 0 7 | warned)" ]
    scores 20 0 8 | warned | grep -q '^soon: your usual pain is 8 of 10\.'
    # where only the worst is logged, too
    scores 20 0 9 | sed 's/\tpain\t/\tworst\t/' | warned | grep -q '^soon: your usual pain is 9 of 10\.'
    # a week without severe pain, or an all-clear after it
    [ -z "$( (scores 20 7 9; scores 6 0 4) | warned)" ]
    [ -z "$( (scores 20 0 9; entry 2026-11-20 09:00 seen gp advice=exercise-ok) | warned)" ]
    (scores 20 0 9; entry 2026-11-20 07:00 seen gp advice=exercise-ok) | warned | grep -q '^soon: '
}

@test "seek: severe pain as the newest score is soon, as plan has it, until a milder one or an all-clear" {
    triage --now 2026-11-14T08:00:00+01:00 "$EXAMPLES/desk-worker.yaml" >assessment
    { scores 5 1 7; entry 2026-11-20 11:50 pain 9; } >diary
    [ "$(warned diary)" = "soon: pain of 9 on 20 November is severe, and nothing milder has been logged since. Please run triage today" ]
    try report -q diary
    status_is 1
    try plan -l diary assessment
    status_is 1
    output_has "refused=soon	reason=pain"
    # one of tomorrow eases nothing
    (cat diary; entry 2026-11-21 12:00 pain 7) | warned | grep -q '^soon: pain of 9 on 20 November'
    # of one second the one further down is the newer, as in plan
    (entry 2026-11-20 11:50 pain 7; cat diary) | warned | grep -q '^soon: pain of 9 on 20 November'
    [ -z "$( (cat diary; entry 2026-11-20 11:50 worst 7) | warned)" ]
    [ -z "$( (cat diary; entry 2026-11-20 12:00 seen gp advice=exercise-ok) | warned)" ]
    # a milder one later, wherever it stands, written late, and by either kind
    [ -z "$( (entry 2026-11-20 12:00 pain 7; cat diary) | warned)" ]
    [ -z "$( (cat diary; entry 2026-11-20 12:00 worst 7 written=2026-11-20T14:00:00+01:00) | warned)" ]
    entry 2026-11-20 12:00 pain 7 >>diary
    [ -z "$(warned diary)" ]
    try report -q diary
    status_is 0
    try plan -l diary assessment
    status_is 0
    # the last seven days; the day before them is past
    [ -n "$( (scores 20 7 7; entry "$(back 6)" 12:00 pain 8) | warned)" ]
    [ -z "$( (scores 20 8 7; entry "$(back 7)" 12:00 pain 8) | warned)" ]
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

# --- medicines ---------------------------------------------------------------------------------

# doses DAYS-BACK MEDICINE MG HOUR…: doses of a day; MG is - where no amount was written
doses() {
    local day=$1 medicine=$2 mg=$3 hour
    shift 3
    for hour in "$@"; do
        if [ "$mg" = - ]; then entry "$(back "$day")" "$hour:00" took "$medicine"
        else entry "$(back "$day")" "$hour:00" took "$medicine" mg="$mg"; fi
    done
}

@test "seek: doses without an amount are not none" {
    scores 3 1 2 >quiet
    doses 1 paracetamol - 06 10 14 18 | cat quiet - >diary
    [ -z "$(warned diary)" ]
    doses 1 co-codamol - 22 >>diary
    [ "$(warned diary)" = "soon: 5 doses with paracetamol within 24 hours, to 19 November, without an amount: it may have been more than the limit of 4 g. If you think so, call a poison line or emergency number now, even if you feel well; and please write amounts: log took paracetamol 500mg" ]
    report -f lines diary | grep -q $'^seek\tsoon\t.*\tsource=nhs-paracetamol$'
    try report -q diary
    status_is 1
    report --plain diary | grep -q '^paracetamol on 1 day, 4 doses without an amount;'
    report -f lines diary | grep -q $'^medicine\tparacetamol\tdays=1\tunwritten=4\t'
    # some have one
    { cat quiet; doses 1 paracetamol 1000 06 09 12; doses 1 paracetamol - 15; } | warned >out
    [ ! -s out ]
    { cat quiet; doses 1 paracetamol 1000 06 09 12 15; doses 1 paracetamol - 18; } >diary
    warned diary | grep -q '^soon: 1 dose with paracetamol within 24 hours, to 19 November, without an amount'
    report --plain diary | grep -q '^Medicine: paracetamol on 1 day, most in a day 4000 mg, 1 dose without an amount;'
    report -f html --for clinician diary | grep -q '4000 mg, limit 4000; 1 not written'
    # known amounts alone are over
    { cat quiet; doses 1 paracetamol 1000 06 09 12 15 18; doses 1 paracetamol - 20; } | warned >out
    [ "$(cut -d: -f1 out)" = emergency ]
    # 24 hours apart, another ingredient, more than a week ago, and after someone looked
    { cat quiet; doses 1 paracetamol - 06 10 14; doses 0 paracetamol - 10 14; } | warned >out
    [ ! -s out ]
    { cat quiet; doses 1 naproxen - 06 10 14 16 18; doses 8 paracetamol - 06 10 14 16 18; } | warned >out
    [ ! -s out ]
    { cat quiet; doses 1 paracetamol - 06 10 14 16 18; entry 2026-11-20 09:00 seen gp advice=exercise-ok; } | warned >out
    [ ! -s out ]
}

@test "seek: more ibuprofen in 24 hours than packs allow is for a pharmacist, and bars no plan" {
    scores 3 1 2 >quiet
    { cat quiet; doses 1 ibuprofen 400 08 14 20; doses 0 ibuprofen 400 07; } | warned >out
    [ "$(cat out)" = "routine: 1.6 g of ibuprofen within 24 hours, to 20 November: packs for adults allow at most 1.2 g. Ask a pharmacist or whoever prescribed it before the next dose" ]
    { cat quiet; doses 1 ibuprofen 400 08 14 20; doses 0 ibuprofen 400 07; } >diary
    report -f lines diary | grep -q $'^seek\troutine\t.*\tsource=nhs-ibuprofen$'
    try report -q diary
    status_is 1
    triage "$EXAMPLES/desk-worker.yaml" | plan -l diary | grep -q '^do	'
    # at the limit, a day apart, more than a week ago, of another medicine, after someone looked
    [ -z "$( (cat quiet; doses 1 ibuprofen 400 08 14 20) | warned)" ]
    [ -z "$( (cat quiet; doses 1 ibuprofen 600 08; doses 0 ibuprofen 800 08) | warned)" ]
    [ -z "$( (cat quiet; doses 8 ibuprofen 400 08 12 16 20) | warned)" ]
    [ -z "$( (cat quiet; doses 1 naproxen 400 08 12 16 20) | warned)" ]
    [ -z "$( (cat quiet; doses 1 ibuprofen 400 08 12 16 20; entry 2026-11-20 09:00 seen pharmacist advice=nothing-serious) | warned)" ]
    # without an amount each may have been the largest
    [ -z "$( (cat quiet; doses 1 ibuprofen - 08 14 20) | warned)" ]
    { cat quiet; doses 1 ibuprofen 400 08; doses 1 ibuprofen - 12 16 20; } | warned >out
    [ "$(cat out)" = "routine: 3 doses of ibuprofen within 24 hours, to 19 November, without an amount: it may have been more than the 1.2 g that packs for adults allow. Ask a pharmacist or whoever prescribed it before the next dose; and please write amounts: log took ibuprofen 400mg" ]
    # known amounts alone are over
    { cat quiet; doses 1 ibuprofen 400 08 11 14 17; doses 1 ibuprofen - 20; } | warned >out
    [ "$(cut -c 1-40 out)" = "routine: 1.6 g of ibuprofen within 24 ho" ]
}

@test "seek: more ibuprofen in 24 hours than is ever prescribed is for today, whatever was answered since" {
    scores 3 1 2 >quiet
    # four times 600 mg, as a doctor may prescribe
    { cat quiet; doses 1 ibuprofen 600 08 12 16 20; } | warned >out
    [ "$(cut -d: -f1 out)" = routine ]
    { cat quiet; doses 1 ibuprofen 600 08 12 16 20; doses 1 ibuprofen 400 21; } >diary
    [ "$(warned diary)" = "same-day: 2.8 g of ibuprofen within 24 hours, to 19 November: more than the 2.4 g that doctors prescribe at most. Take no more, and call a poison line, a doctor or a pharmacist today, even if you feel well" ]
    report -f lines diary | grep -q $'^seek\tsame-day\t.*\tsource=nhs-ibuprofen$'
    triage "$EXAMPLES/desk-worker.yaml" >assessment
    try plan -l diary assessment
    status_is 1
    output_has "refused=same-day	reason=diary"
    output_has "Answering the questions again does not lift this"
    entry 2026-11-20 09:00 seen pharmacist advice=nothing-serious >>diary
    [ -z "$(warned diary)" ]
    [ -z "$( (cat quiet; doses 8 ibuprofen 800 08 12 16 20) | warned)" ]
}

@test "seek: two anti-inflammatories on one day are for a pharmacist, and bar no plan" {
    scores 3 1 2 >quiet
    { cat quiet; doses 1 naproxen 250 08; doses 1 ibuprofen - 20; } >diary
    [ "$(warned diary)" = "routine: ibuprofen and naproxen on 19 November: one anti-inflammatory at a time. Ask a pharmacist or whoever prescribed them which to go on with; stop nothing that was prescribed without asking" ]
    report -f lines diary | grep -q $'^seek\troutine\t.*\tsource=nhs-ibuprofen$'
    triage "$EXAMPLES/desk-worker.yaml" | plan -l diary | grep -q '^do	'
    # the last such day, and all of that day
    { cat diary; doses 3 aspirin - 08; doses 3 ibuprofen - 09; } | warned >out
    [ "$(cut -d: -f2 out)" = " ibuprofen and naproxen on 19 November" ]
    { cat diary; doses 0 aspirin 300 08; doses 0 ibuprofen - 09; doses 0 naproxen - 10; } | warned >out
    [ "$(cut -d: -f2 out)" = " aspirin, ibuprofen and naproxen on 20 November" ]
    { cat diary; for each in naproxen ibuprofen diclofenac ketoprofen aspirin; do doses 0 $each - 08; done; } | warned >out
    [ "$(cut -d: -f2 out)" = " aspirin, diclofenac, ibuprofen and 2 more on 20 November" ]
    # the same one twice, on two days, with another kind of painkiller, more than a week ago
    [ -z "$( (cat quiet; doses 1 naproxen 250 08 20) | warned)" ]
    [ -z "$( (cat quiet; doses 1 naproxen 250 08; doses 0 ibuprofen 200 08) | warned)" ]
    [ -z "$( (cat quiet; doses 1 ibuprofen 200 08; doses 1 paracetamol 500 08; doses 1 codeine 15 08) | warned)" ]
    [ -n "$( (cat quiet; doses 6 naproxen 250 08; doses 6 ibuprofen 200 09) | warned)" ]
    [ -z "$( (cat quiet; doses 7 naproxen 250 08; doses 7 ibuprofen 200 09) | warned)" ]
    # after someone looked, not before
    { cat diary; entry 2026-11-20 09:00 seen pharmacist advice=nothing-serious; } | warned >out
    [ ! -s out ]
    [ -n "$( (cat diary; entry 2026-11-19 12:00 seen pharmacist advice=nothing-serious) | warned)" ]
    # in whatever order the lines come
    [ "$(tac diary | report -f lines | grep -c '^seek	routine')" -eq 1 ]
}

@test "doses without an amount are counted whatever the lines come by" {
    awk 'BEGIN { for (i = 0; i < 30000; i++)
        printf "2026-09-%02dT%02d:%02d:00+01:00\ttook\tnaproxen%s\n", 1 + i % 30, i % 24, i % 60, i % 3 ? "\tmg=1" : "" }' >diary
    report -f lines diary | grep -q $'^medicine\tnaproxen\tdays=30\tmost=.*\tunwritten=10000\t'
    cat diary | report -f lines | grep -q $'\tunwritten=10000\t'
}

@test "seek: the latest excess of late, with all doses of its second" {
    scores 3 1 2 >quiet
    { cat quiet; doses 3 paracetamol 1000 06 09 12 15 18 18; } | warned | grep -q '^emergency: 6 g .* to 17 November:'
    { cat quiet; doses 3 paracetamol 1000 06 09 12 15 18; doses 2 paracetamol 1500 10 13 16; } | warned |
        grep -q '^emergency: 5.5 g .* to 18 November:'
    # of seven days back to the minute none, and one a minute later
    { cat quiet; for m in 10 15 20 25 30; do entry "$(back 7)" 14:$m took paracetamol mg=1000; done; } | warned >out
    [ ! -s out ]
    { cat quiet; for m in 10 15 20 25 31; do entry "$(back 7)" 14:$m took paracetamol mg=1000; done; } | warned | grep -q '^emergency: 5 g'
}

@test "medicines that were over the limit of a day together are on every page" {
    {
        scores 3 1 2
        doses 12 paracetamol 1000 08 12 16
        doses 12 co-codamol 1000 10 14 18
        for medicine in aspirin naproxen diclofenac meloxicam; do
            for i in 1 2 3 4 5 6 7; do doses $i $medicine 10 08; done
        done
    } >diary
    report --plain diary >page
    grep -q '^Medicine: co-codamol on 1 day, most in a day 3000 mg; .* paracetamol in all above 4 g in 24 hours$' page
    grep -q '^paracetamol on 1 day, most in a day 3000 mg; .* paracetamol in all above 4 g in 24 hours$' page
    report -f html --for clinician diary >sheet
    [ "$(grep -c '3000 mg, in all over 4000' sheet)" -eq 2 ]
    # 6 g on two days are within the limit
    sed 's/-11-08\(.*co-codamol\)/-11-07\1/' diary | report --plain - >page
    grep -q '^Medicine: aspirin' page
    run ! grep -q 'above 4 g' page
    # over midnight, of late
    { scores 3 1 2; doses 4 paracetamol 1000 20 23; doses 3 co-codamol 1500 02 05
      entry 2026-11-18 09:00 seen gp advice=exercise-ok
      for medicine in aspirin naproxen diclofenac meloxicam; do doses 1 $medicine 10 08; doses 2 $medicine 10 08
          doses 5 $medicine 10 08; done; } >diary
    report --plain diary >page
    grep -q '^Medicine: co-codamol on 1 day.* above 4 g in 24 hours$' page
    grep -q '^paracetamol on 1 day.* above 4 g in 24 hours$' page
}

# --- what the symptoms were ------------------------------------------------------------------

@test "a symptom that somebody has looked at is as urgent on the clinician's sheet as it was" {
    { scores 3 1 2; entry 2026-11-10 08:00 symptom chest-pain; entry 2026-11-12 08:00 seen gp advice=nothing-serious; } >diary
    [ -z "$(warned diary)" ]
    report -f html --for clinician diary | grep -q 'the last time of each: emergency: chest-pain 10 Nov\.'
}

# --- change -----------------------------------------------------------------------------------

@test "seek: four weeks with a rise are not four weeks without a change" {
    because() { { scores 56 29 "$1"; scores 28 1 "$2"; } | warned; }
    [ "$(because 3 7)" = "routine: the pain of the last 28 days is higher than before (usually 7, before that 3): worth talking over with a clinician" ]
    [ "$(because 7 5)" = "routine: 28 days with a change that matters perhaps, but not surely (usually 5, before that 7): worth talking over with a clinician" ]
    [ "$(because 5 4)" = "routine: 28 days without a change that matters (usually 4, before that 5): worth talking over with a clinician" ]
    [ "$(because 4 4)" = "routine: 28 days without a change that matters (usually 4, before that 4): worth talking over with a clinician" ]
}

@test "seek: an all-clear of the last four weeks stands against a change, an older one does not" {
    seen() { scores 56 1 4; entry "$(back "$1")" 08:00 seen gp advice=exercise-ok; }
    [ -z "$(seen 27 | warned)" ]
    [ -n "$(seen 28 | warned)" ]
}

@test "the change names its days where they are not the last ones" {
    { scores 56 29 5; scores 28 1 3; } >diary
    change() { report --plain "$@" | sed -n 's/^Change: //p'; }
    [ "$(change diary)" = "better, by enough to matter: usually 3 in the last 28 days, 5 in the 28 before" ]
    # of days in between, and of a diary that ended
    [ "$(change -u 2026-11-10 diary)" = "better, by enough to matter: usually 3 in 14 October to 10 November 2026, 5 in 16 September to 13 October 2026" ]
    { scores 57 30 5; scores 29 2 3; } | change | grep -q 'usually 3 in 22 October to 18 November 2026, 5 in 24 September to 21 October 2026$'
    # of the days before -s counts those that it leaves
    [ "$(change -s 2026-10-10 diary)" = "better, by enough to matter: usually 3 in 23 October to 19 November 2026, 5 in 10 October to 22 October 2026" ]
    [ "$(change -s 2026-09-25 diary)" = "$(change diary)" ]
    change -s 2026-09-26 diary | grep -q '5 in 26 September to 22 October 2026$'
    [ "$(change -s 2026-10-20 diary)" = "needs 8 pain scores in 23 October to 19 November 2026 and as many in 20 October to 22 October 2026 (-s leaves out the rest)" ]
    [ "$(change -s 2026-11-01 diary)" = "needs 8 pain scores in 1 November to 19 November 2026 and as many before, which -s leaves out" ]
    [ "$(scores 60 50 3 | change)" = "needs 8 pain scores in 21 September to 1 October 2026 and as many in 7 August to 3 September 2026" ]
}

# --- how many more days ------------------------------------------------------------------------

# need KIND LAG: what the record says of lag LAG (a trend has none)
need() {
    report -f lines diary | grep "^$1$2" | sed -n 's/.*\tverdict=too-few\tneed=//p'
}

@test "as many more days as a trigger needs are enough, and one fewer is not" {
    for lag in 0 1 2; do
        {
            for ((i = 40; i > 33; i--)); do entry "$(back $i)" 08:00 pain 5 trigger=driving; done
            scores 32 31 3
        } >diary
        count=$(need $'trigger\tdriving\tlag=' $lag)
        [ "$count" -eq $((lag == 0 ? 1 + 6 : lag == 1 ? 2 + 7 + 1 : 2 + 8 + 2)) ]
        # so many with, the rest without, from the day after on
        with=$((lag == 0 ? 1 : 2))
        for ((i = 0; i < count; i++)); do
            [ -z "$(need $'trigger\tdriving\tlag=' $lag)" ] && break
            if [ $i -lt $with ]; then entry "$(back $((30 - i)))" 08:00 pain 5 trigger=driving
            else entry "$(back $((30 - i)))" 08:00 pain 3; fi >>diary
        done
        [ -z "$(need $'trigger\tdriving\tlag=' $lag)" ]
    done
}

@test "a trigger that lacks days with it and without says both" {
    {
        for i in 1 2 3 4 5 6 7; do entry "2026-11-0$i" 08:00 pain 6 trigger=driving; done
        scores 2 1 3
    } >diary
    [ "$(need $'trigger\tdriving\tlag=' 0)" -eq 7 ]
    report --plain diary | grep -qx 'After: Driving: noted on 7 days so far; 1 more day with and 6 without it, with pain scores, and this page can compare'
    for i in 08 09 10 11 12 13; do
        [ "$(need $'trigger\tdriving\tlag=' 0)" -gt 0 ]
        entry "2026-11-$i" 08:00 pain 3 >>diary
    done
    report --plain diary | grep -q '; 1 more day with it, with pain scores, and'
    entry 2026-11-14 08:00 pain 3 trigger=driving >>diary
    [ -z "$(need $'trigger\tdriving\tlag=' 0)" ]
    # where the pain of the days themselves was not scored, that of the days after counts
    for i in 20 17 14 11 8 5 2; do
        entry "$(back $i)" 08:00 worst 6 trigger=driving
        scores $((i - 1)) $((i - 2)) 3
    done >diary
    report --plain diary | grep -q '; 1 more day with and 1 without it, with pain scores then and on the day after, and'
}

@test "as many more days as the trend needs are enough, behind a gap too, and one fewer is not" {
    # opens FROM: the days that it needs, logged from FROM days back on
    opens() {
        local i count
        count=$(need trend '')
        for ((i = 0; i < count; i++)); do
            [ -n "$(need trend '')" ] || return 1
            UPPERBACK_NOW="$(back $(($1 - i)))T20:00:00+01:00"
            entry "$(back $(($1 - i)))" 08:00 pain 3 >>diary
        done
        [ -z "$(need trend '')" ]
    }
    scores 10 1 3 >diary
    [ "$(need trend '')" -eq 11 ]
    (opens 0)
    # the last score is three weeks old
    scores 33 22 3 >diary
    [ "$(need trend '')" -eq 20 ]
    (opens 0)
    # the gap alone would do
    scores 25 7 3 >diary
    [ "$(need trend '')" -eq 1 ]
    (opens 0)
}

# --- an exercise that hurt -----------------------------------------------------------------------

@test "seek: severe pain with an exercise is routine: leave it out" {
    scores 3 1 2 >quiet
    did() { cat quiet; entry "$@"; }
    did 2026-11-20 09:00 did cat-cow pain=10 >diary
    [ "$(warned diary)" = "routine: pain of 10 while doing cat-cow on 20 November: leave it out for now; if it stays, run triage" ]
    try report -q diary
    status_is 1
    [ "$(did 2026-11-20 09:00 did cat-cow before=3 pain=2 after=8 | warned)" = "routine: pain of 8 after cat-cow on 20 November: leave it out for now; if it stays, run triage" ]
    [ -z "$(did 2026-11-20 09:00 did cat-cow before=9 pain=7 after=7 | warned)" ]
    # of the last seven days, whatever -s says, and written late too
    [ -n "$(did "$(back 6)" 09:00 did cat-cow pain=8 | warned)" ]
    [ -z "$(did "$(back 7)" 09:00 did cat-cow pain=8 | warned)" ]
    [ -n "$(did "$(back 6)" 09:00 did cat-cow pain=8 | warned -s 2d)" ]
    [ -n "$(did "$(back 6)" 09:00 did cat-cow pain=8 written=2026-11-20T09:00:00+01:00 | warned)" ]
    # until somebody has looked
    { did 2026-11-19 09:00 did cat-cow pain=8; entry 2026-11-19 10:00 seen gp advice=exercise-ok; } | warned >out
    [ ! -s out ]
    # each exercise once, the last time, in any order of lines
    { did 2026-11-19 09:00 did wall-slide pain=8; entry 2026-11-18 09:00 did cat-cow pain=10
      entry 2026-11-19 10:00 did cat-cow pain=9; entry 2026-11-17 10:00 did cat-cow pain=8; } >diary
    [ "$(warned diary)" = "routine: pain of 9 while doing cat-cow on 19 November, of 8 while doing wall-slide on 19 November: leave them out for now; if it stays, run triage" ]
    [ "$(tac diary | warned)" = "$(warned diary)" ]
}

@test "seek: an exercise that hurt is found in a long diary" {
    {
        awk 'BEGIN { for (i = 0; i < 60000; i++) printf "2026-11-%02dT%02d:%02d:00+01:00\tdid\tcat-cow\treps=%d\n", 14 + i % 6, i % 24, i % 60, 1 + i % 400 }'
        entry 2026-11-18 09:00 did cat-cow pain=9
    } >diary
    warned diary | grep -qx 'routine: pain of 9 while doing cat-cow on 18 November: leave it out for now; if it stays, run triage'
    tac diary | report -f lines | grep -q 'pain of 9 while doing cat-cow'
}

@test "the usual colour of an exercise is that of most times, of two as frequent the worse" {
    # colours GREEN AMBER RED: so many times of each
    colours() {
        local i pain=(2 5 6)
        for colour in 0 1 2; do
            for ((i = 0; i < $1; i++)); do
                entry "2026-0$((3 + colour))-$(printf %02d $((1 + i)))" 18:00 did cat-cow before=2 pain=${pain[$colour]} after=2
            done
            shift
        done | report -f lines | sed -n 's/^exercise.*response=//p'
    }
    [ "$(colours 2 1 2)" = red ]
    [ "$(colours 2 2 1)" = amber ]
    [ "$(colours 3 1 2)" = green ]
    [ "$(colours 3 0 2)" = green ]
    [ "$(colours 1 2 3)" = red ]
    [ "$(colours 2 3 2)" = amber ]
    [ -z "$(colours 2 0 2)" ]
}

# --- where each window ends ---------------------------------------------------------------------

@test "seek: of equal scores the latest, and the latest of what is unknown" {
    { scores 9 4 3; entry "$(back 2)" 12:00 pain 8; entry "$(back 1)" 12:00 pain 8; } >diary
    warned diary | grep -q 'pain of 8 on 19 November'
    tac diary | report -f lines | grep -q 'pain of 8 on 19 November'
    # a higher one beats it, on whichever day
    { scores 9 4 3; entry "$(back 2)" 12:00 pain 9; entry "$(back 1)" 12:00 pain 8; } | warned | grep -q 'pain of 9 on 18 November'
    { scores 9 4 3; entry "$(back 2)" 12:00 pain 8; entry "$(back 1)" 12:00 pain 9; } | warned | grep -q 'pain of 9 on 19 November'
    # of one score on one day, the last that stands: an all-clear lies between
    { scores 9 4 3; entry "$(back 1)" 12:00 pain 8; entry "$(back 1)" 10:00 pain 8; entry "$(back 1)" 11:00 seen gp advice=exercise-ok; } >diary
    [ "$(warned diary)" = "same-day: pain of 8 on 19 November, far above your usual 3. Please run triage and speak to someone today" ]
    { scores 9 4 3; entry "$(back 1)" 10:00 pain 8; entry "$(back 1)" 09:00 pain 8; entry "$(back 1)" 11:00 seen gp advice=exercise-ok; } | warned >out
    [ ! -s out ]
}

@test "seek: a night goes by its last entry, and an all-clear of that morning parts them" {
    night() { entry "$(back "$1")" "$2:00" slept 6 woke=1; }
    { scores 3 1 2; night 2 07; night 1 07; night 0 09; night 0 07; entry "$(back 0)" 08:00 seen gp advice=exercise-ok; } >diary
    [ -z "$(warned diary)" ] # the two nights before are settled
    { scores 3 1 2; for i in 2 1 0; do night $i 09; night $i 07; done; entry "$(back 2)" 08:00 seen gp advice=exercise-ok; } >diary
    warned diary | grep -q '^same-day: the pain woke you 3 nights running, to 20 November\.'
    { scores 3 1 2; for i in 2 1 0; do night $i 09; done; entry "$(back 0)" 10:00 seen gp advice=exercise-ok; } | warned >out
    [ ! -s out ]
    { scores 3 1 2; for i in 2 1 0; do night $i 09; done; entry "$(back 2)" 10:00 seen gp advice=exercise-ok; } | warned >out
    [ ! -s out ]
}

@test "seek: weeks are of seven days, and end today" {
    # days BACK PAIN…
    at() { while [ $# -gt 0 ]; do entry "$(back "$1")" 08:00 pain "$2"; shift 2; done; }
    [ -n "$(at 0 4 3 4 6 4  7 3 10 3 13 3  14 2 17 2 20 2 | warned)" ]
    # the last of a week belongs to the one before
    [ -z "$(at 0 4 3 4 7 4  8 3 10 3 13 3  14 2 17 2 20 2 | warned)" ]
    [ -z "$(at 0 4 3 4 6 4  7 3 10 3 13 3  14 2 17 2 21 2 | warned)" ]
    # settled by someone of this week, not of the week before
    { at 0 4 3 4 6 4  7 3 10 3 13 3  14 2 17 2 20 2; entry "$(back 6)" 08:00 seen gp advice=exercise-ok; } | warned >out
    [ ! -s out ]
    { at 0 4 3 4 6 4  7 3 10 3 13 3  14 2 17 2 20 2; entry "$(back 7)" 08:00 seen gp advice=exercise-ok; } | warned >out
    [ -s out ]
}

@test "seek: flares count after the day of the all-clear, medicines of the last thirty days" {
    flares() { scores 3 1 2; for i in 10 20 30; do entry "$(back $i)" 18:00 flare yes; done; }
    [ -n "$(flares | warned)" ]
    [ -z "$( (flares; entry "$(back 30)" 20:00 seen gp advice=exercise-ok) | warned)" ]
    [ -n "$( (flares; entry "$(back 31)" 20:00 seen gp advice=exercise-ok) | warned)" ]
    taken() { local i; scores 3 1 2; for ((i = 0; i < $2 - 1; i++)); do doses $i "$1" 10 09; done; doses "$3" "$1" 10 09; }
    [ -n "$(taken ibuprofen 11 29 | warned)" ]
    [ -z "$(taken ibuprofen 11 30 | warned)" ]
    [ -n "$(taken naproxen 15 29 | warned)" ]
    [ -z "$(taken naproxen 15 30 | warned)" ]
    [ -n "$(taken codeine 10 29 | warned)" ]
    [ -z "$(taken codeine 10 30 | warned)" ]
}

@test "seek: pain that lasts is pain of the last seven days, until someone has looked at it since" {
    asked 2026-11-20T12:00:00+01:00 course=steady age=38 duration='15 days' >assessment
    lasting() { entry "$(back "$1")" 08:00 pain "$2"; [ $# -eq 2 ] || entry "$(back "$3")" 08:00 seen gp advice=exercise-ok; }
    lasting 6 1 | warned -a assessment | grep -q 'the pain began about 5 November, 15 days ago'
    lasting 7 1 | warned -a assessment >out
    [ ! -s out ]
    # the fourteenth day is the 19th
    lasting 0 1 1 | warned -a assessment >out
    [ ! -s out ]
    lasting 0 1 2 | warned -a assessment | grep -q 'the pain began'
}

@test "-a: from the sixtieth birthday on it is three weeks" {
    scores 42 1 4 >diary
    asked 2026-11-20T12:00:00+01:00 course=steady age=60 duration='1 day' >assessment
    warned -a assessment diary | grep -q '21 days without'
    asked 2026-11-20T12:00:00+01:00 course=steady age=59 duration='1 day' >assessment
    run ! grep '21 days without' <(warned -a assessment diary)
}

@test "flares: how high, against which days, and what joins them" {
    flares() { report -f lines | sed -n 's/^flare\t//p' | tr '\t\n' ' ;'; }
    spike() { scores 30 11 "$1"; entry "$(back 10)" 08:00 pain "$2"; }
    [ "$(spike 2 4 | flares)" = "2026-11-10 days=1 peak=4 flagged=no;" ]
    [ -z "$(spike 1 3 | flares)" ]
    [ "$(spike 3 5 | flares)" = "2026-11-10 days=1 peak=5 flagged=no;" ]
    [ -z "$(spike 4 5 | flares)" ]
    # the usual is that of 28 days, this one among them: what is 28 days back is not
    [ "$( (entry "$(back 37)" 08:00 pain 0; entry "$(back 10)" 08:00 pain 5) | flares)" = "2026-11-10 days=1 peak=5 flagged=no;" ]
    [ -z "$( (entry "$(back 38)" 08:00 pain 0; entry "$(back 10)" 08:00 pain 5) | flares)" ]
    # a day beside, and one with a day between
    [ "$( (spike 2 6; entry "$(back 9)" 08:00 pain 5; entry "$(back 7)" 08:00 pain 5) | flares)" = "2026-11-10 days=2 peak=6 flagged=no;2026-11-13 days=1 peak=5 flagged=no;" ]
    # the word before, on and after the spike, and alone for two days
    word() { entry "$(back "$1")" 18:00 flare yes; }
    [ "$( (spike 2 6; word 11) | flares)" = "2026-11-09 days=2 peak=6 flagged=yes;" ]
    [ "$( (spike 2 6; word 10) | flares)" = "2026-11-10 days=1 peak=6 flagged=yes;" ]
    [ "$( (spike 2 6; word 9) | flares)" = "2026-11-10 days=2 peak=6 flagged=yes;" ]
    [ "$( (spike 2 2; word 15; word 14) | flares)" = "2026-11-05 days=2 peak=2 flagged=only;" ]
}

@test "the change needs 8 scores on either side, and by a third at least" {
    verdict() { report -f lines | sed -n 's/^change.*verdict=//p'; }
    [ "$( (scores 36 29 6; scores 8 1 4) | verdict)" = meaningful ]
    [ "$( (scores 35 29 6; scores 8 1 4) | verdict)" = too-few ]
    [ "$( (scores 36 29 6; scores 7 1 4) | verdict)" = too-few ]
    [ "$( (scores 36 29 10; scores 8 1 7) | verdict)" = meaningful ] # 30 percent
    [ "$( (scores 36 29 7; scores 8 1 5) | verdict)" = possible ]
}

@test "-s leaves exercises and triggers of days before out" {
    {
        scores 5 1 3
        for i in 30 20 2; do entry "$(back $i)" 18:00 did cat-cow before=2 pain=2 after=2 written="$(back $i)T18:01:00+01:00"; done
        for i in 30 3; do entry "$(back $i)" 18:00 skip wall-slide reason=ill; done
        entry "$(back 30)" 08:00 pain 3 trigger=lifting
        for i in 25 4; do entry "$(back $i)" 09:00 pain 3 trigger=driving; done
    } >diary
    report -f lines -s 10d diary >out
    grep -q $'^exercise\tcat-cow\tdone=1\tskipped=0\t' out
    grep -q $'^exercise\twall-slide\tdone=0\tskipped=1$' out
    grep -q $'^trigger\tdriving\tlag=0\texposed=1\t' out
    run ! grep lifting out
    report -f lines diary | grep -q $'^exercise\tcat-cow\tdone=3\t'
}

@test "-u puts the present at its end, for warnings too" {
    {
        scores 30 21 2
        entry "$(back 15)" 12:00 pain 8
        for h in 06 09 12 15 18; do entry "$(back 16)" $h:00 took paracetamol mg=1000; done
        scores 3 1 2
    } >diary
    [ -z "$(warned diary)" ]
    [ "$(warned -u "$(back 10)" diary | cut -d: -f1 | tr '\n' ' ')" = "emergency same-day " ]
    [ -z "$(warned -u "$(back 8)" diary)" ]
    # an all-clear settles an overdose only when it came later
    { cat diary; entry "$(back 16)" 17:00 seen gp advice=exercise-ok; } | warned -u "$(back 10)" | grep -q ^emergency
    { cat diary; entry "$(back 16)" 19:00 seen gp advice=exercise-ok; } | warned -u "$(back 10)" >out
    run ! grep ^emergency out
}

@test "the colour of a session is that of the worse of during and after" {
    session() { for i in 1 2 3 4 5; do entry "$(back $i)" 18:00 did cat-cow before=2 "$@"; done | report -f lines | sed -n 's/^exercise.*response=//p'; }
    [ "$(session pain=2 after=6)" = red ]
    [ "$(session pain=6 after=2)" = red ]
    [ "$(session after=5)" = amber ]
}

@test "a symptom that is an emergency sends for help first, one that is not to triage" {
    { scores 3 1 2; entry "$(back 1)" 08:00 symptom fever; } >diary
    [[ "$(warned diary)" == "same-day: fever on 19 November. This can be urgent: please run triage now, and if"* ]]
    entry "$(back 1)" 09:00 symptom chest-pain >>diary
    [ "$(warned diary)" = "emergency: fever on 19 November, chest-pain on 19 November. This can be an emergency: call for emergency help now, and run triage only afterwards" ]
}
