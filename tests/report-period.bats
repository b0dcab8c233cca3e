#!/usr/bin/env bats
# report: other periods, weeks and months, the table, the assessment beside it, and the page
# for those who hear it. The clock is 2026-11-20 14:30 in Berlin.

load helper
load report

record() {
    grep -aP "^$1\t" | tr '\t' ' '
}

# --- --vs -----------------------------------------------------------------------------

@test "--vs compares the covered days with those it names" {
    { scores 60 41 6; scores 40 21 5; scores 20 1 3; } >diary
    [ "$(report -f lines -s 20d --vs 20d diary | record change)" = \
        "change all before=5 now=3 points=-2 percent=-40 verdict=meaningful" ]
    [ "$(report -f lines -s 20d --vs "$(back 60)..$(back 41)" diary | record change)" = \
        "change all before=6 now=3 points=-3 percent=-50 verdict=meaningful" ]
    [ "$(report -f lines -s "$(back 40)" -u "$(back 21)" --vs '3 weeks' diary | record change)" = \
        "change all before=6 now=5 points=-1 percent=-16.67 verdict=none" ]
    report -s 20d --vs 20d diary | grep -q "^Change    better, by enough to matter: usually 3, and 5 in"
}

@test "--vs needs 8 scores in both" {
    { scores 40 34 5; scores 20 1 3; } >diary
    report -f lines -s 20d --vs 21d diary | grep -q $'^change\tall\tverdict=too-few'
    report -s 20d --vs 21d diary | grep -q "^Change    needs 8 pain scores in these days and in"
    report -f lines -s 20d --vs "$(back 40)" diary | grep -q $'^change\tall\tverdict=too-few'
}

@test "without --vs the change is the last 28 days against the 28 before" {
    { scores 60 41 6; scores 40 29 5; scores 28 1 3; } >diary
    report -f lines -u "$(back 1)" diary | record change | grep -q "before=6 now=3 "
}

# --- -b -------------------------------------------------------------------------------

@test "-b week begins on Mondays, -b month on the first; median and high are of all scores" {
    {
        entry 2026-10-31 08:00 pain 2
        entry 2026-11-01 08:00 pain 4
        entry 2026-11-02 08:00 pain 5
        entry 2026-11-02 20:00 worst 8
        entry 2026-11-08 08:00 pain 7
    } >diary
    [ "$(report -f lines -b week diary | grep ^week | tr '\t' ' ')" = \
        "week 2026-10-26 count=2 low=2 median=3 high=4 logged=2
week 2026-11-02 count=3 low=5 median=6 high=8 logged=2" ]
    [ "$(report -f lines -b month diary | grep ^month | tr '\t' ' ')" = \
        "month 2026-10-01 count=1 low=2 median=2 high=2 logged=1
month 2026-11-01 count=4 low=4 median=5 high=8 logged=3" ]
    report -b week diary | grep -qx 'week of 2026-10-26  worst  4, usually 3, lowest 2, 2 scores on 2 days'
    report -b month diary | grep -qx '2026-11  worst  8, usually 5, lowest 4, 4 scores on 3 days'
    # weeks of other entries alone are none of the list
    entry 2026-10-20 08:00 slept 7 >>diary
    [ "$(report -b week diary | grep -c '^week of')" -eq 2 ]
}

@test "what was taken before the days that are reported is not listed, and counts for the last 30" {
    entry 2026-10-25 08:00 took aspirin mg=500 >diary
    entry 2026-10-26 08:00 took ibuprofen mg=400 >>diary
    entry 2026-11-12 08:00 took ibuprofen mg=400 >>diary
    entry 2026-11-19 08:00 pain 4 >>diary
    try report -s 2026-11-10 diary
    status_is 0
    output_has "Medicine  ibuprofen on 1 day, most in a day 400 mg; 2 of the last 30 days,"
    output_lacks aspirin
}

# --- csv ------------------------------------------------------------------------------

@test "csv: one row for every day that has anything, what is unknown is empty" {
    {
        entry 2026-11-17 08:00 pain 2 trigger=desk-work,stress
        entry 2026-11-17 20:00 pain 5 trigger=driving
        entry 2026-11-18 08:00 slept 6.5
        entry 2026-11-18 22:00 sat 9
        entry 2026-11-19 08:00 flare yes
        entry 2026-11-20 08:00 worst 7
        entry 2026-11-20 08:01 stress 4
        entry 2026-11-20 08:02 walked 5000
    } >diary
    report -f csv diary | diff - <(printf '%s\r\n' \
        'day,logged,count,low,median,high,flares,slept,sat,stress,walked,triggers' \
        '2026-11-17,1,2,2,3.5,5,0,,,,,desk-work driving stress' \
        '2026-11-18,0,0,,,,0,6.5,9,,,' \
        '2026-11-19,0,0,,,,1,,,,,' \
        '2026-11-20,1,1,,,7,0,,,4,5000,')
    report -f csv -b month diary | sed -n '2s/,.*//p' | grep -qx 2026-11-01
    [ "$(report -f csv -u 2025-01-01 diary | wc -l)" -eq 1 ]
}

@test "csv: as many logged rows as there are day records, the same medians" {
    report -f csv "$REPORT/ninety.diary" | tr -d '\r' |
        awk -F , 'NR > 1 && $2 == 1 { print $1, $3, $5, $6 }' >table
    report -f lines -b day "$REPORT/ninety.diary" | grep ^day |
        sed -E 's/\t[a-z]+=/ /g; s/^day\t//' | awk '{ print $1, $2, $4, $5 }' >records
    diff table records
    [ "$(wc -l <table)" -eq 70 ]
}

# --- -a -------------------------------------------------------------------------------

# assessed KEY=VALUE…: an assessment of two days ago
assessed() {
    UPPERBACK_NOW=2026-11-18T12:00:00+01:00 triage -f lines pain=4 worst=5 onset=gradual \
        course=steady worse-with=sitting others=no "$@" >assessment
}

@test "-a: age, start and what triage said" {
    assessed age=38 duration='5 days'
    scores 3 1 3 >diary
    report -f lines -a assessment diary >out
    [ "$(record episode <out)" = \
        "episode all start=2026-11-13 days=7 age=38 asked=2026-11-18T12:00:00+01:00 urgency=self-care" ]
    run ! grep '^seek' out
    report -a assessment diary | grep -qx 'About 7 days since it began. Triage on 18 November: self-care.'
    report -q -a assessment diary
}

@test "-a: what triage said stands until a later all-clear" {
    assessed age=38 duration='5 days' fever=yes
    scores 3 1 3 >diary
    report -f lines -a assessment diary | grep $'^seek\tsame-day\twhy=triage on 18 November said: ' | grep -q 'source='
    try report -q -a assessment diary
    status_is 1
    entry 2026-11-17 09:00 seen gp advice=exercise-ok >>diary
    try report -q -a assessment diary
    status_is 1
    entry 2026-11-19 09:00 seen gp advice=exercise-ok >>diary
    try report -q -a assessment diary
    status_is 0
}

@test "-a: pain that lasts is routine at 2, 4, 6 and 12 weeks, from 60 on at 3" {
    scores 3 1 3 >diary
    lasting() { assessed age="$1" duration="$2"; report -f lines -a assessment diary | grep -a 'the pain began about' | sed 's/.*; //; s/\t.*//'; }
    [ -z "$(lasting 38 '11 days')" ]
    [[ "$(lasting 38 '12 days')" == "two weeks in"* ]]
    [[ "$(lasting 38 '19 days')" == "two weeks in"* ]]
    [[ "$(lasting 62 '19 days')" == "three weeks in"* ]]
    [[ "$(lasting 38 '26 days')" == "four weeks in"* ]]
    [[ "$(lasting 38 '40 days')" == "six weeks in"* ]]
    [[ "$(lasting 38 '82 days')" == "twelve weeks in"* ]]
    scores 3 1 0 >diary
    [ -z "$(lasting 38 '82 days')" ]
}

@test "-a: from 60 on three weeks without a change that matters are routine" {
    scores 33 1 4 >diary
    assessed age=38 duration='5 days'
    run ! grep -q 'without a change' <(report -f lines -a assessment diary)
    assessed age=62 duration='5 days'
    report -f lines -a assessment diary | grep -q '^seek.*21 days without a change that matters'
}

@test "-a: what is no assessment is refused" {
    scores 3 1 3 >diary
    : >empty
    try report -a empty diary
    status_is 3
    output_is ""
    try report -a diary diary
    status_is 3
    try report -a missing diary
    status_is 4
    assessed age=38 duration='5 days'
    head -n 3 assessment >cut
    try report -a cut diary
    status_is 3
    output_is ""
    sed 's/rules=r[0-9a-f]*/rules=r0000000000000000/' assessment >other
    try report -a other diary
    status_is 3
}

# --- the page -------------------------------------------------------------------------

@test "--plain: no picture, a sentence a line, days in words" {
    report --plain "$REPORT/ninety.diary" >page
    grep -q '^Days: worst pain of each day from 6 November to 19 November: 2, 2, 3, 2, not logged, ' page
    grep -q '^Trend: falling' page
    run ! grep -E '^ |\||Calendar|##' page
    [ "$(sed 's/[^ ]*=[^ ]*//g' page | grep -c '  ')" -eq 0 ]
    report "$REPORT/ninety.diary" | tr -s ' \n' '  ' >spoken
    grep -q 'Less sleep than usual: pain higher that day by 1.5 points' page
}

@test "the calendar: a column a week, a row a weekday, a bar of the usual pain" {
    scores 34 0 4 >diary
    entry 2026-11-17 20:00 worst 9 >>diary
    report diary >page
    [ "$(sed -n '/^Calendar/,/^     Sun/p' page)" = \
"Calendar      Nov
     Mon    - - - - -   #### 4
     Tue    - - - - ^   #### 4
     Wed    - - - - -   #### 4
     Thu    - - - - -   #### 4
     Fri    - - - - -   #### 4
     Sat  - - - - -     #### 4
     Sun  - - - - -     #### 4" ]
    LC_ALL=C.UTF-8 TERM=xterm script -qec "report diary" /dev/null </dev/null >page
    grep -q '▄ ▄ ▄ ▄ ▇   ████ 4' page
    scores 6 0 4 >diary
    run ! grep -q Calendar <(report diary)
}

@test "ups and downs are told from 14 days on" {
    scores 13 1 4 >diary
    run ! grep -q '^swing' <(report -f lines diary)
    entry "$(back 14)" 08:00 pain 6 >>diary
    [ "$(report -f lines diary | record swing)" = \
        "swing all deviation=0.53 successive=0.31 swings=7.69 likeness=-0.01" ]
}

@test "the longest run of days at 4 or more; a day without a score ends it" {
    { scores 20 17 5; scores 16 16 3; scores 15 13 6; scores 11 9 4; } >diary
    report -f lines diary | record pain | grep -q ' longest-run=4$'
}

@test "pain by sleep, sitting and stress of the day" {
    {
        entry 2026-11-18 07:00 slept 6.5
        entry 2026-11-18 08:00 pain 5
        entry 2026-11-19 07:00 slept 6
        entry 2026-11-19 08:00 pain 3
        entry 2026-11-19 09:00 sat 9
        entry 2026-11-20 08:00 stress 7
        entry 2026-11-20 08:00 pain 2
    } >diary
    report -f lines diary >out
    grep -qx $'by\tsleep\tslot=06\tcount=2\tmedian=4' out
    grep -qx $'by\tsitting\tslot=09\tcount=1\tmedian=3' out
    grep -qx $'by\tstress\tslot=07\tcount=1\tmedian=2' out
}

@test "medicine days of the last 30 beside their limits" {
    {
        for i in 40 31 30 29 3 2; do entry "$(back $i)" 09:00 took ibuprofen mg=400; done
        entry "$(back 1)" 09:00 took co-codamol mg=500
        entry "$(back 1)" 09:00 took naproxen mg=500
        entry "$(back 1)" 09:00 took omeprazole mg=20
    } >diary
    report -f lines diary | record medicine | diff - <(printf '%s\n' \
        'medicine co-codamol days=1 most=500 lately=1 limit-days=10 limit-mg=4000' \
        'medicine ibuprofen days=6 most=400 lately=3 limit-days=10' \
        'medicine naproxen days=1 most=500 lately=1 limit-days=15' \
        'medicine omeprazole days=1 most=20 lately=1')
}
