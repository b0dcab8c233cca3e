#!/usr/bin/env bats
# report: after what the pain is worse. The clock is 2026-11-20 14:30 in Berlin. What the
# numbers should be stands in tests/report-oracle.py; how often a verdict is wrong, in
# tests/unit/report_trigger.c.

load helper
load report

# linked DAYS LAG NAME: pain 2, and 6 that many days after each third day, which names NAME
linked() {
    awk -v days="$1" -v lag="$2" -v name="$3" 'BEGIN { srand(4)
        for (i = days; i >= 1; i--) on[i] = rand() < 0.3
        for (i = days; i >= 1; i--) {
            day = strftime("%Y-%m-%d", 1795132800 - i * 86400, 1)
            printf "%sT08:00:00+01:00\tpain\t%d%s\n", day, on[i + lag] ? 6 : 2 + (rand() < 0.3),
                on[i] ? "\ttrigger=" name : "" } }'
}

verdict() {
    report -f lines "$3" | grep -aP "^trigger\t$1\tlag=$2\t" | grep -o 'verdict=[a-z-]*'
}

@test "a link is found at its own lag, with its size" {
    for lag in 0 1 2; do
        linked 80 $lag desk-work >diary
        [ "$(verdict desk-work $lag diary)" = verdict=worth-discussing ]
        report -f lines diary | grep -aP "^trigger\tdesk-work\tlag=$lag\t" | grep -q $'\tdifference=4\t'
    done
    report diary | tr -s ' \n' '  ' |
        grep -q 'After Desk work: pain higher two days later by 4 points (likely [0-9.]* to [0-9.]*; [0-9]* days with it, [0-9]* without).*worth discussing'
    report diary | grep -q 'A link is no cause'
}

@test "without a link it could be chance, and the page says so without a p-value" {
    linked 80 0 desk-work | sed 's/\ttrigger=desk-work//' |
        awk 'BEGIN { srand(9) } { print $0 (rand() < 0.3 ? "\ttrigger=driving" : "") }' >diary
    for lag in 0 1 2; do
        [ "$(verdict driving $lag diary)" = verdict=could-be-chance ]
    done
    report diary | grep -q '^After     what was compared could all be chance so far: Driving'
    run ! grep -E 'p *[=<]|significan' <(report diary)
    run ! grep -aE 'chance=|p=' <(report -f lines diary)
}

@test "below 8 days with it, or 8 without, it says how many more" {
    {
        for i in 1 2 3 4 5 6 7; do entry "2026-11-0$i" 08:00 pain 6 trigger=driving; done
        for i in 10 11 12 13 14 15 16 17 18; do entry "2026-11-$i" 08:00 pain 2; done
    } >diary
    report -f lines diary | grep -qx $'trigger\tdriving\tlag=0\texposed=7\tunexposed=9\tverdict=too-few\tneed=1'
    report diary | tr -s ' \n' '  ' | grep -q 'After Driving: noted on 7 days so far; 1 more day with it, with pain scores, and this page can compare'
    entry 2026-11-08 08:00 pain 6 trigger=driving >>diary
    [ "$(verdict driving 0 diary)" = verdict=could-be-chance ]
    # 8 exposed, but only 7 of them with pain on the next day
    [ "$(verdict driving 1 diary)" = verdict=too-few ]
    sed -i 's/\tpain\t2$/&\ttrigger=driving/' diary
    report -f lines diary | grep -q $'^trigger\tdriving\tlag=0\texposed=17\tunexposed=0\tverdict=too-few\tneed=8$'
}

@test "a first report says how a trigger is noted" {
    entry 2026-11-20 08:00 pain 4 >diary
    report diary | tr -s ' \n' '  ' | grep -q 'After log 4 trigger=desk-work notes what may be behind it; after 8 such days'
}

@test "a day without an entry is neither with nor without; what came too late is not used" {
    {
        entry 2026-11-01 08:00 pain 4 trigger=driving
        entry 2026-11-02 08:00 walked 4000
        entry 2026-11-03 08:00 flare yes trigger=driving
        entry 2026-11-03 09:00 worst 5
        entry 2026-11-04 08:00 pain 3
        entry 2026-11-05 08:00 pain 3 trigger=driving written=2026-11-09T08:00:00+01:00
        entry 2026-11-06 08:00 pain 3 trigger=stress,driving
    } >diary
    # pain is known on 1, 4 and 6; driving on 1, 3 and 6, not on 4
    report -f lines diary | grep -a $'^trigger\tdriving' | cut -f 3-5 | diff - <(printf '%s\n' \
        $'lag=0\texposed=2\tunexposed=1' $'lag=1\texposed=1\tunexposed=0' $'lag=2\texposed=0\tunexposed=1')
    report -f lines diary | grep -aq $'^trigger\tstress\tlag=0\texposed=1\tunexposed=2\t'
}

@test "measures go by the own median: less sleep, more of the others" {
    {
        for i in 1 2 3 4 5; do
            entry "2026-11-0$i" 08:00 pain "$i"
            entry "2026-11-0$i" 09:00 slept $((4 + i))
            entry "2026-11-0$i" 10:00 sat $((i > 3 ? 9 : 5))
        done
        entry 2026-11-05 22:00 slept 1
    } >diary
    report -f lines diary | grep -aq $'^trigger\tless-sleep\tlag=0\texposed=2\tunexposed=3\t'
    report -f lines diary | grep -aq $'^trigger\tmore-sitting\tlag=0\texposed=2\tunexposed=3\t'
    run ! grep -a 'more-stress' <(report -f lines diary)
}

@test "where studies found nothing the report says so, with its sources" {
    linked 80 0 weather >diary
    [ "$(verdict weather 0 diary)" = verdict=worth-discussing ]
    report -f lines diary | grep -aP '^trigger\tweather\tlag=0\t' |
        grep -q $'\tdoubt=.*no link between weather and back pain.*\tsource=steffens-2014,beilken-2017$'
    report diary | tr -s ' \n' '  ' | grep -q 'The weather: pain higher .* Two studies of about a thousand people each'
}

@test "a link that the weekday explains is said to be less" {
    awk 'BEGIN { srand(2); for (i = 200; i >= 1; i--) { at = 1795132800 - i * 86400
        weekday = strftime("%u", at, 1); on = rand() < (weekday <= 5 ? 0.75 : 0.1)
        printf "%sT08:00:00+01:00\tpain\t%d%s\n", strftime("%Y-%m-%d", at, 1),
            (weekday <= 5 ? 5 : 2) + (rand() < 0.4), on ? "\ttrigger=desk-work" : "" } }' >diary
    report -f lines diary | grep -aP '^trigger\tdesk-work\tlag=0\t' | tr '\t' '\n' >record
    difference=$(sed -n 's/^difference=//p' record)
    adjusted=$(sed -n 's/^adjusted=//p' record)
    awk -v a="$adjusted" -v d="$difference" 'BEGIN { exit !(a * a < 0.1 && d >= 0.5) }'
    report diary | tr -s ' \n' '  ' | grep -q 'once the weekday and the day before are taken into account'
}

@test "what is left of a lower pain has no wrong sign" {
    for seed in 1 2 3 4 5 6 7 8; do
        awk -v seed=$seed 'BEGIN { srand(seed); for (i = 200; i >= 1; i--) { at = 1795132800 - i * 86400
            weekday = strftime("%u", at, 1); on = rand() < (weekday <= 5 ? 0.75 : 0.1)
            printf "%sT08:00:00+01:00\tpain\t%d%s\n", strftime("%Y-%m-%d", at, 1),
                (weekday <= 5 ? 2 : 5) + (rand() < 0.4), on ? "\ttrigger=desk-work" : "" } }' >diary
        left=$(report -f lines diary | sed -n 's/^trigger\tdesk-work\tlag=0\t.*adjusted=\([^\t]*\).*/\1/p')
        report --plain diary | grep -o 'Desk work: pain lower that day.*, worth' >page || continue
        case $left in
        -*) grep -qF "; only ${left#-} once the weekday" page ;;
        *) grep -qF "; not so once the weekday" page ;;
        esac
        printf '%s\n' "$left" >>signs
    done
    grep -q '^-' signs
    grep -q '^[0-9]' signs
}

@test "the same numbers every time, in any order of lines" {
    linked 400 1 desk-work >diary
    report -f lines diary | grep -a ^trigger >first
    [ -s first ]
    sort -R --random-source=<(yes) diary | report -f lines | grep -a ^trigger | diff first -
}

@test "ten years of forty triggers are soon told" {
    awk 'BEGIN { srand(5); n = split("driving slouching stress anxiety reaching lifting golf desk-work screen-use phone-texting", t, " ")
        for (i = 3650; i >= 1; i--) { line = ""; for (k = 1; k <= n; k++) if (rand() < 0.5) line = line (line == "" ? "" : ",") t[k]
            printf "%sT08:00:00+01:00\tpain\t%d%s\n", strftime("%Y-%m-%d", 1795132800 - i * 86400, 1), rand() * 11,
                line == "" ? "" : "\ttrigger=" line } }' >diary
    start=$(date +%s)
    report -f lines diary >out
    [ $(($(date +%s) - start)) -le 20 ]
    [ "$(grep -ac ^trigger out)" -eq 30 ]
}
