#!/usr/bin/env bats
# report: what a diary comes to. The clock is 2026-11-20 14:30 in Berlin.

load helper
load report

# Three quiet scores in the last week: what -q asks for.
quiet() {
    local i
    for i in 1 2 3; do entry "$(back $i)" 08:00 pain "${1:-3}"; done
}

seeks() {
    report -f lines | grep '^seek' | cut -f2 | tr '\n' ' '
}

# --- the whole output, byte for byte ---------------------------------------------

same_as() {
    diff "$1" - >&3
}

@test "a first report of a few entries: page and records" {
    report "$REPORT/first.diary" | same_as "$REPORT/first.text"
    report -f lines -b day "$REPORT/first.diary" | same_as "$REPORT/first.lines"
}

@test "yaml and json say the same" {
    report -f yaml "$REPORT/first.diary" | same_as "$REPORT/first.yaml"
    report -f json "$REPORT/first.diary" | same_as "$REPORT/first.json"
}

@test "ninety days: page and records" {
    report "$REPORT/ninety.diary" | same_as "$REPORT/ninety.text"
    report -f lines -b day "$REPORT/ninety.diary" | same_as "$REPORT/ninety.lines"
}

@test "everything at once: page and records" {
    report "$REPORT/everything.diary" | same_as "$REPORT/everything.text"
    report -f lines -b day "$REPORT/everything.diary" | same_as "$REPORT/everything.lines"
}

@test "a page fits a screen: 40 lines, 80 columns, ASCII in a pipe" {
    for diary in first ninety everything; do
        LC_ALL=C.UTF-8 TERM=xterm report "$REPORT/$diary.diary" >page
        [ "$(wc -l <page)" -le 40 ]
        [ "$(awk 'length > 80' page | wc -l)" -eq 0 ]
        [ "$(LC_ALL=C grep -c '[^ -~]' page)" -eq 0 ]
    done
}

@test "a page never shows a p-value" {
    report "$REPORT/ninety.diary" >page
    run ! grep -Ei 'p *[=<]|p-value|significan' page
}

@test "a terminal that can show them gets blocks, one that cannot gets ASCII" {
    LC_ALL=C.UTF-8 TERM=xterm script -qec "report '$REPORT/first.diary'" /dev/null </dev/null >page
    grep -q '▄▅▃' page
    LC_ALL=C TERM=xterm script -qec "report '$REPORT/first.diary'" /dev/null </dev/null >page
    grep -qF -- '|-=.|' page
}

# --- where it reads from ------------------------------------------------------------

@test "stdin, a dash, a file and -l give the same report" {
    report -f lines "$REPORT/first.diary" >expected
    report -f lines <"$REPORT/first.diary" | same_as expected
    report -f lines - <"$REPORT/first.diary" | same_as expected
    report -f lines -l "$REPORT/first.diary" </dev/null | same_as expected
    report -f lines --log="$REPORT/first.diary" </dev/null | same_as expected
}

@test "the order of lines does not matter" {
    report -f lines -b day "$REPORT/ninety.diary" >expected
    tac "$REPORT/ninety.diary" | report -f lines -b day | same_as expected
    sort -R --random-source=<(yes) "$REPORT/ninety.diary" | report -f lines -b day | same_as expected
}

@test "several files are one diary, and every line counts" {
    split -l 100 "$REPORT/ninety.diary" part.
    report -f lines -b day "$REPORT/ninety.diary" >expected
    report -f lines -b day part.* | same_as expected
    report -f lines "$REPORT/first.diary" "$REPORT/first.diary" | grep -q $'entries=14\t'
}

@test "a diary in YAML reads the same" {
    log -p -f yaml -l "$REPORT/first.diary" >diary.yaml
    report -f lines "$REPORT/first.diary" >expected
    report -f lines diary.yaml | same_as expected
}

@test "log -p pipes into report" {
    report -f lines "$REPORT/first.diary" >expected
    log -p -l "$REPORT/first.diary" | report -f lines | same_as expected
}

@test "at a terminal the own diary is read, and one that is not there yet is said" {
    script -qec "report -f lines -o out 2>message; echo \$? >code" /dev/null </dev/null >/dev/null
    [ "$(cat code)" -eq 0 ]
    grep -q 'no diary yet' message
    run script -qec 'env -u HOME report' /dev/null
    status_is 4
    output_has "report: HOME is not set, so there is no default diary; use -l FILE"
    grep -q $'entries=0\t' out
    mkdir -p "$HOME/.local/share/upperback"
    cp "$REPORT/first.diary" "$HOME/.local/share/upperback/diary"
    script -qec "report -f lines -o out" /dev/null </dev/null >/dev/null
    grep -q $'entries=7\t' out
    UPPERBACK_LOG=$REPORT/ninety.diary script -qec "report -f lines -o out" /dev/null </dev/null >/dev/null
    grep -q $'entries=240\t' out
}

# --- nothing, or too little -----------------------------------------------------------

@test "an empty pipe is refused: the program before may have failed" {
    try_sh ': | report'
    status_is 3
    output_is ""
    stderr_has "nothing came in"
    try_sh ': | report -q'
    status_is 3
}

@test "an empty diary says so and is never all-clear" {
    : >empty
    try report empty
    status_is 0
    output_has "Nothing was logged yet"
    output_has "No pain scores in the last 7 days: too few to say that all is well."
    output_has "if you feel very unwell call for emergency help first"
    try report -f lines empty
    status_is 0
    output_has $'entries=0\tdays=0\tlogged=0\tlate=0\tbad=0'
    output_has $'pain\tall\tcount=0'
    output_has $'end\treport'
    try report -q empty
    status_is 1
}

@test "a window without entries says so" {
    try report -u 2025-01-01 "$REPORT/first.diary"
    status_is 0
    output_has "Nothing was logged in these days"
}

@test "entries without pain scores do not pretend" {
    entry 2026-11-20 08:00 walked 4000 >diary
    try report diary
    status_is 0
    output_has "no pain score"
    output_lacks "usually"
    output_lacks "nan"
}

@test "one score: no trend, no change, and how many days it takes" {
    try_sh "printf '2026-11-20T08:00:00+01:00\tpain\t4\n' | report -f lines"
    status_is 0
    output_has $'trend\tall\tverdict=too-few\tneed=20'
    output_has $'change\tall\tverdict=too-few'
}

@test "a diary of worst entries only still counts its days" {
    for i in 1 2 3; do entry "$(back $i)" 21:00 worst 5; done >diary
    try report -f lines -b day diary
    status_is 0
    output_has $'pain\tall\tcount=0\tworst=5\tdays-4-or-more=100'
    output_has $'day\t2026-11-19\tcount=1\thigh=5'
}

# --- bad input ------------------------------------------------------------------------

@test "bad lines are named and counted, the rest is reported; --no-bad-lines and -q make them status 3" {
    { quiet; printf 'nonsense\n'; entry 2026-11-20 08:00 pain 11; entry 2026-11-20 08:00 pian 4; } >diary
    try report -f lines diary
    status_is 0
    stderr_has "3 lines are no entry and left out"
    try report -f lines --no-bad-lines diary
    status_is 3
    output_has $'entries=3\tdays=3\tlogged=3\tlate=0\tbad=3'
    output_has $'end\treport'
    stderr_has "diary:4:"
    stderr_has "diary:5:"
    stderr_has "diary:6:"
    stderr_has "did you mean 'pain'"
    try report diary
    status_is 0
    output_has "3 lines could not be read"
    try report -q diary
    status_is 3
}

@test "a torn last line is named and not counted" {
    { quiet; printf '2026-11-20T08:00:00+01:00\tpain\t9'; } >diary
    try report -f lines diary
    status_is 3
    output_has $'entries=3'
    output_has $'worst=3'
    output_has 'bad=1'
    stderr_has "diary:4"
}

@test "NUL, broken UTF-8 and endless lines are bad lines, not crashes" {
    quiet >diary
    printf '2026-11-20T08:00:00+01:00\tpain\t4\tnote=a\0b\n' >>diary
    printf '2026-11-20T08:00:00+01:00\tpain\t4\tnote=\xff\n' >>diary
    { printf '2026-11-20T08:00:00+01:00\tpain\t4\tnote='; head -c 70000 /dev/zero | tr '\0' x; echo; } >>diary
    try report -f lines --no-bad-lines diary
    status_is 3
    output_has 'bad=3'
    output_has 'entries=3'
}

@test "a file that cannot be read is status 4 and no report" {
    try report -f lines "$REPORT/first.diary" missing
    status_is 4
    output_is ""
    stderr_has "missing"
    try report .
    [ "$status" -ge 3 ]
    output_is ""
}

@test "content that cannot be read is no report" {
    mkdir -p content
    try report -C content "$REPORT/first.diary"
    [ "$status" -ge 3 ]
    output_is ""
}

@test "usage" {
    for bad in "-b year" "-b" "-f tsv" "-s never" "-u never" "-s 2026-11-10 -u 2026-11-01" "--vs" "-a" \
        "--vs last" "--vs 2026-08-31..2026-08-01" "--vs 2026-02-30" "--vs 90min" "--plain -f lines" \
        "-l $REPORT/first.diary $REPORT/first.diary" "- -"; do
        # shellcheck disable=SC2086
        try report $bad <"$REPORT/first.diary"
        status_is 2
        output_is ""
        [ -n "$stderr" ]
    done
    try report -l '' <"$REPORT/first.diary"
    status_is 2
    output_is ""
    stderr_has "report: --log '': expected the name of a file"
    try report --help
    status_is 0
    output_has "usage: report"
    try report --version
    status_is 0
}

@test "a full disk is status 4" {
    try_sh "report '$REPORT/first.diary' >/dev/full"
    status_is 4
    try_sh "report '$REPORT/first.diary' >&-"
    status_is 4
}

@test "-o writes whole and nothing on stdout" {
    try report -f lines -o out "$REPORT/first.diary"
    status_is 0
    output_is ""
    report -f lines "$REPORT/first.diary" | same_as out
}

# --- what counts --------------------------------------------------------------------

@test "voided entries do not count" {
    {
        quiet
        entry 2026-11-20 08:00 pain 9
        entry 2026-11-20 08:01 void '2026-11-20T08:00:00+01:00\tpain\t9'
    } >diary
    try report -f lines diary
    status_is 0
    output_has 'entries=3'
    output_has 'worst=3'
    output_lacks $'seek\tsame-day'
}

@test "an entry written more than 48 hours late counts as late and is not used" {
    {
        quiet
        entry 2026-11-17 08:30 pain 7 written=2026-11-19T08:30:00+01:00
        entry 2026-11-17 09:00 pain 0 written=2026-11-19T09:00:01+01:00
    } >diary
    try report -f lines -b day diary
    output_has 'late=1'
    output_has $'pain\tall\tcount=4'
    output_has 'entries=5'
    output_has $'day\t2026-11-17\tcount=2\tlow=3\tmedian=5\thigh=7'
    try report diary
    output_has "1 written too late to count"
}

@test "day, hour and weekday are those written in the entry, whatever the zone" {
    printf '2026-11-18T23:30:00-08:00\tpain\t4\n2026-11-19T00:30:00+14:00\tpain\t6\n' >diary
    for zone in UTC America/Los_Angeles Pacific/Kiritimati; do
        TZ=$zone report -f lines -b day diary >out
        grep -q $'^day\t2026-11-18\tcount=1\tlow=4' out
        grep -q $'^day\t2026-11-19\tcount=1\tlow=6' out
        grep -q $'^by\thour\tslot=23\tcount=1\tmedian=4' out
        grep -q $'^by\tweekday\tslot=wed\tcount=1' out
    done
}

@test "-s and -u bound the statistics by whole days" {
    report -f lines -s 2026-09-01 -u 2026-09-30 "$REPORT/ninety.diary" >out
    grep -q $'from=2026-09-01\tuntil=2026-09-30\t' out
    grep -q $'\tdays=30\t' out
    count=$(grep -c $'^2026-09-..T.*\tpain\t' "$REPORT/ninety.diary")
    voided=1
    grep -q $'^pain\tall\tcount='$((count - voided))$'\t' out
}

@test "missing days are missing, never zero" {
    { entry 2026-11-10 08:00 pain 4; entry 2026-11-19 08:00 pain 6; } >diary
    try report -f lines -b day diary
    output_has $'days=10\tlogged=2'
    output_has 'mean=5'
    [ "$(grep -c '^day' <<<"$output")" -eq 2 ]
    try report diary
    output_has '|-        =|'
}

@test "quartiles, median and mean are those of datamash" {
    for seed in 1 2 3 4 5 6 7 8; do
        awk -v seed=$seed 'BEGIN { srand(seed); n = 3 + int(rand() * 60); for (i = 0; i < n; i++)
            printf "2026-11-%02dT%02d:%02d:00+01:00\tpain\t%d\n", 1 + int(rand() * 19), rand() * 24, i, rand() * 11 }' >diary
        expected=$(cut -f3 diary | LC_ALL=C datamash -R 6 count 1 median 1 q1 1 q3 1 mean 1 max 1)
        report -f lines diary | awk -F '\t' -v expected="$expected" '
            function near(a, b) { return a - b < 0.00501 && b - a < 0.00501 }
            $1 == "pain" {
                split(expected, want, "\t")
                for (i = 3; i <= 8; i++) { sub(/.*=/, "", $i); if (!near($i, want[i - 2])) exit 1 }
                seen = 1
            }
            END { exit !seen }'
    done
}

# --- trend and change ---------------------------------------------------------------

# days COUNT START STEP: one score a day up to yesterday
days() {
    local i
    for ((i = $1; i >= 1; i--)); do
        entry "$(back $i)" 08:00 pain $(($2 + ($1 - i) * $3 / $1))
    done
}

@test "a trend needs 14 days over 21, 60 percent of them logged" {
    days 20 3 0 >diary
    report -f lines diary | grep -q $'^trend\tall\tverdict=too-few\tneed=1$'
    days 21 3 0 >diary
    report -f lines diary | grep -q $'^trend\tall\tper-week=0\tlow=0\thigh=0\tverdict=steady$'
    days 40 3 0 | awk 'NR % 2' >diary
    report -f lines diary | grep -q $'^trend\tall\tverdict=too-few\tneed=10$'
    days 100 3 0 | awk 'NR <= 13 || NR > 99' >diary
    report -f lines diary | grep -q $'^trend\tall\tverdict=too-few'
}

@test "falling and rising" {
    days 42 7 -5 >diary
    report -f lines diary | grep -q $'^trend\tall\tper-week=-.*verdict=falling$'
    report diary | grep -q '^Trend     falling by '
    days 42 2 5 >diary
    report -f lines diary | grep -q $'^trend\tall\tper-week=[0-9].*verdict=rising$'
}

# change BEFORE NOW: ten scores in each window of 28 days
change() {
    local i
    for ((i = 0; i < 10; i++)); do
        entry "$(back $((35 + i)))" 08:00 pain "$1"
        entry "$(back $i)" 08:00 pain "$2"
    done
}

@test "change: both two points and 30 percent are meaningful, one is possible" {
    verdict() { change "$1" "$2" | report -f lines | grep ^change | sed 's/.*verdict=//'; }
    [ "$(verdict 6 4)" = meaningful ]
    [ "$(verdict 7 5)" = possible ] # 29 percent
    [ "$(verdict 3 2)" = possible ] # one point
    [ "$(verdict 5 4)" = none ]
    [ "$(verdict 4 4)" = none ]
    [ "$(verdict 3 8)" = none ]
    [ "$(verdict 0 0)" = none ]
    change 3 8 | report | grep -q '^Change    higher than before'
    change 6 4 | report -f lines | grep -q $'^change\tall\tbefore=6\tnow=4\tpoints=-2\tpercent=-33.33\t'
    change 0 2 | report -f lines | grep -q $'^change\tall\tbefore=0\tnow=2\tpoints=2\tverdict=none$'
}

@test "change needs 8 scores in each window" {
    change 6 4 | sed 5,9d >diary
    report -f lines diary | grep -q $'^change\tall\tverdict=too-few$'
}

# --- flares ---------------------------------------------------------------------------

@test "flares: the spike and the word apart" {
    {
        days 20 2 0
        entry "$(back 15)" 18:00 pain 4
        entry "$(back 14)" 18:00 pain 6
        entry "$(back 10)" 18:00 pain 5
        entry "$(back 10)" 18:30 flare yes
        entry "$(back 5)" 18:30 flare yes
        entry "$(back 2)" 18:30 pain 3
    } >diary
    try report -f lines diary
    output_has $'flare\t2026-11-05\tdays=2\tpeak=6\tflagged=no'
    output_has $'flare\t2026-11-10\tdays=1\tpeak=5\tflagged=yes'
    output_has $'flare\t2026-11-15\tdays=1\tpeak=2\tflagged=only'
    [ "$(grep -c '^flare' <<<"$output")" -eq 3 ]
}

# --- exercises and medicines -------------------------------------------------------------

# sessions COUNT KEYS…: as many of one exercise, one a day
sessions() {
    local count=$1 i
    shift
    for ((i = 1; i <= count; i++)); do entry "$(back $i)" 18:00 did cat-cow "$@"; done
}

@test "an exercise is judged from five sessions on" {
    sessions 4 before=2 pain=2 after=2 >diary
    report -f lines diary | grep -q $'^exercise\tcat-cow\tdone=4\tskipped=0\tbefore=2\tafter=2$'
    sessions 5 before=2 pain=2 after=2 | report -f lines | grep -q $'response=green$'
    sessions 5 before=2 pain=5 after=2 | report -f lines | grep -q $'response=amber$'
    sessions 5 before=2 pain=6 after=2 | report -f lines | grep -q $'response=red$'
    sessions 5 before=5 pain=6 after=5 | report -f lines | grep -q $'response=green$'
    { sessions 5 before=2 pain=2 after=2; entry 2026-11-19 19:00 skip cat-cow reason=ill; } |
        report -f lines | grep -q $'done=5\tskipped=1\t'
}

@test "a worse next morning makes a session one colour worse" {
    {
        sessions 5 before=2 pain=2 after=2
        for i in 0 1 2 3 4; do entry "$(back $i)" 07:00 pain 4; entry "$(back $i)" 11:59 pain 1; done
    } >diary
    report -f lines diary | grep -q $'response=amber$'
    # noon is no morning, and neither is the morning of the same day
    grep -v T11:59 diary | sed 's/T07:00/T12:00/' >noon
    report -f lines noon | grep -q $'response=green$'
    for i in 1 3 5 7 9; do
        entry "$(back $i)" 07:00 pain 5
        entry "$(back $i)" 18:00 did cat-cow before=2 pain=2 after=2
    done >same
    report -f lines same | grep -q $'response=green$'
}

@test "a red session shows on the page beside many green ones" {
    { sessions 5 before=2 pain=2 after=2; entry 2026-11-12 18:00 did cat-cow before=2 pain=8 after=7; } >diary
    report diary | grep -q '^Exercise  cat-cow, 6 times: mostly green, 1 red,'
}

@test "medicine days and the most in a day" {
    {
        entry 2026-11-18 08:00 took ibuprofen mg=400
        entry 2026-11-18 14:00 took ibuprofen mg=200
        entry 2026-11-19 08:00 took ibuprofen mg=400
        entry 2026-11-19 09:00 took naproxen
    } >diary
    try report -f lines diary
    output_has $'medicine\tibuprofen\tdays=2\tmost=600'
    output_has $'medicine\tnaproxen\tdays=1'
    output_lacks $'medicine\tnaproxen\tdays=1\tmost'
}

# --- seek: each reason on its own, and just short of it ------------------------------------

@test "seek: nothing to say about a quiet diary" {
    quiet >diary
    [ -z "$(seeks <diary)" ]
    try report -q diary
    status_is 0
    output_is ""
    stderr_is_empty
}

@test "-q: fewer than three scores in seven days are not all-clear" {
    { entry "$(back 6)" 08:00 pain 2; entry "$(back 3)" 08:00 pain 2; entry "$(back 1)" 08:00 pain 2; } >diary
    try report -q diary
    status_is 0
    sed -i 1d diary
    try report -q diary
    status_is 1
    try report diary
    output_has "too few to say that all is well"
    { entry "$(back 7)" 08:00 pain 2; cat diary; } >old
    try report -q old
    status_is 1
    { cat diary; entry "$(back 1)" 09:00 walked 4000; } >walk
    try report -q walk
    status_is 1
}

@test "-q: scores of tomorrow are not fresh ones" {
    for i in 1 2 3; do entry 2026-11-2$i 08:00 pain 2; done >diary
    UPPERBACK_NOW=2026-11-20T14:30:00+01:00 try report -q diary
    [ "$status" -ne 0 ]
}

@test "seek: severe pain at least 3 above the usual is same-day" {
    { days 10 4 0; entry 2026-11-20 12:00 pain 8; } >diary
    [ "$(seeks <diary)" = "same-day " ]
    { days 10 5 0; entry 2026-11-20 12:00 pain 8; } | seeks >out
    [ "$(cat out)" = "same-day " ]
    { days 10 6 0; entry 2026-11-20 12:00 pain 8; } | seeks >out
    [ "$(cat out)" = "soon " ]
    { days 10 6 0; entry 2026-11-20 12:00 pain 8; entry 2026-11-20 13:00 pain 6; } | seeks >out
    [ -z "$(cat out)" ]
    { days 10 4 0; entry 2026-11-20 12:00 pain 7; } | seeks >out
    [ -z "$(cat out)" ]
    { days 10 4 0; entry 2026-11-20 12:00 worst 9; } | seeks >out
    [ "$(cat out)" = "same-day " ]
    try report -q diary
    status_is 1
}

@test "seek: many severe scores in a day do not hide behind each other" {
    { days 10 2 0; for h in 10 11 12 13; do entry 2026-11-20 $h:00 pain 9; done; } >diary
    [ "$(seeks <diary)" = "same-day " ]
}

@test "seek: severe pain in a diary that knows no usual is soon" {
    entry 2026-11-20 12:00 pain 8 >diary
    [ "$(seeks <diary)" = "soon " ]
    { entry 2026-11-20 08:00 pain 2; entry 2026-11-20 12:00 pain 9; } | seeks >out
    [ "$(cat out)" = "same-day " ]
}

@test "seek: severe pain of more than a week ago is past" {
    { days 20 3 0; entry "$(back 6)" 12:00 pain 9; } | seeks >out
    [ "$(cat out)" = "same-day " ]
    { days 20 3 0; entry "$(back 7)" 12:00 pain 9; } | seeks >out
    [ -z "$(cat out)" ]
}

@test "seek: severe pain written down late still counts" {
    { days 10 3 0; entry "$(back 3)" 12:00 worst 9 written=2026-11-20T13:00:00+01:00; } | seeks >out
    [ "$(cat out)" = "same-day " ]
}

@test "seek: woken three nights running is same-day" {
    nights() { quiet; for i in "$@"; do entry "$(back $i)" 07:00 slept 6 woke=1; done; }
    [ "$(nights 0 1 2 | seeks)" = "same-day " ]
    [ "$(nights 2 0 1 | seeks)" = "same-day " ]
    [ "$(nights 6 7 8 | seeks)" = "same-day " ]
    [ -z "$(nights 7 8 9 | seeks)" ]
    [ -z "$(nights 0 1 | seeks)" ]
    [ -z "$(nights 0 1 3 | seeks)" ]
    [ -z "$(nights 0 0 0 | seeks)" ]
    [ -z "$(nights 0 1 2 | sed 's/woke=1/woke=0/' | seeks)" ]
}

@test "seek: a symptom is as urgent as the rules have it alone, however old, and points to triage" {
    { quiet; entry "$(back 200)" 08:00 symptom burning-skin; } >diary
    [ "$(seeks <diary)" = "soon " ]
    { quiet; entry "$(back 200)" 08:00 symptom chest-pain; } >diary
    [ "$(seeks <diary)" = "emergency " ]
    { quiet; entry "$(back 200)" 08:00 symptom fever; } >diary
    [ "$(seeks <diary)" = "same-day " ]
    try report diary
    output_has "fever on 4 May"
    output_has "triage"
    try report -q diary
    status_is 1
    # a window does not hide it
    try report -q -s 3d diary
    status_is 1
    { quiet; entry "$(back 5)" 08:00 symptom fever written=2026-11-20T08:00:00+01:00; } | seeks >out
    [ "$(cat out)" = "same-day " ]
}

@test "seek: only a later all-clear settles a symptom" {
    symptom() { quiet; entry 2026-11-18 08:00 symptom fever; entry "$@"; }
    [ -z "$(symptom 2026-11-19 08:00 seen gp advice=nothing-serious | seeks)" ]
    [ -z "$(symptom 2026-11-19 08:00 seen gp advice=tests,exercise-ok | seeks)" ]
    [ "$(symptom 2026-11-19 08:00 seen gp advice=tests | seeks)" = "same-day " ]
    [ "$(symptom 2026-11-19 08:00 seen gp | seeks)" = "same-day " ]
    [ "$(symptom 2026-11-17 08:00 seen gp advice=nothing-serious | seeks)" = "same-day " ]
}

@test "seek: an all-clear still to come settles nothing" {
    symptom() { quiet; entry 2026-11-18 08:00 symptom fever; entry "$@" seen gp advice=exercise-ok; }
    [ -z "$(symptom 2026-11-20 14:35 | seeks)" ]
    [ "$(symptom 2026-11-20 14:36 | seeks)" = "same-day " ]
    [ "$(symptom 2099-01-01 08:00 | seeks)" = "same-day " ]
    # nor does it hide the one that was given
    [ -z "$( (symptom 2026-11-19 08:00; entry 2099-01-01 08:00 seen gp advice=exercise-ok) | seeks)" ]
    [ "$( (days 10 4 0; entry 2026-11-20 12:00 pain 8; entry 2026-11-21 08:00 seen gp advice=exercise-ok) | seeks)" = "same-day " ]
}

@test "seek: at the same second the line further down is the later one" {
    fever=$(entry 2026-11-18 08:00 symptom fever)
    seen=$(entry 2026-11-18 08:00 seen gp advice=exercise-ok)
    { quiet; printf '%s\n' "$fever" "$seen"; } >after
    { quiet; printf '%s\n' "$seen" "$fever"; } >before
    [ -z "$(seeks <after)" ]
    [ "$(seeks <before)" = "same-day " ]
    [ "$( (cat after; printf '%s\n' "$fever") | seeks)" = "same-day " ]
    # which of a dose and an all-clear came first cannot be known
    { quiet; for hour in 06 09 12 15 18; do entry 2026-11-19 $hour:00 took paracetamol mg=1000; done
      entry 2026-11-19 18:00 seen gp advice=exercise-ok; } >dose
    [ "$(seeks <dose)" = "emergency " ]
}

@test "seek: each symptom once, by its last day, in the order of time" {
    {
        entry 2026-11-18 08:00 symptom fever
        entry 2026-11-16 08:00 symptom burning-skin
        entry 2026-11-15 08:00 symptom fever
        entry 2026-11-17 08:00 symptom burning-skin
    } >diary
    report -f lines diary | grep ^seek >out
    grep -q 'why=burning-skin on 17 November, fever on 18 November\.' out
}

@test "a great many lines of warning take little time and memory" {
    awk 'BEGIN { for (i = 0; i < 60000; i++)
        printf "2026-11-%02dT%02d:%02d:%02d+01:00\t%s\n", 14 + i / 10000, i / 600 % 17, i / 60 % 60, i % 60,
            i % 4 == 0 ? "slept\t6\twoke=1" : i % 4 == 1 ? "took\tparacetamol\tmg=0.01" : "symptom\tchest-pain" }' >diary
    # A sanitizer wants more address space than any limit.
    limit='ulimit -v 400000'
    (eval "$limit" && report --version) >/dev/null 2>&1 || limit=:
    try_sh "$limit; timeout 10 report -f lines diary | grep ^seek | cut -f2"
    output_is "emergency
same-day"
}

@test "seek: more than 4 g of paracetamol within 24 hours is an emergency" {
    doses() { quiet; for hour in "$@"; do entry 2026-11-19 $hour:00 took paracetamol mg=1000; done; }
    [ -z "$(doses 06 10 14 18 | seeks)" ]
    [ "$(doses 06 10 14 18 22 | seeks)" = "emergency " ]
    # over midnight, and all products together
    { doses 14 18 22; entry 2026-11-20 02:00 took co-codamol mg=1000; entry 2026-11-20 06:00 took paracetamol mg=500; } >diary
    [ "$(seeks <diary)" = "emergency " ]
    report diary | sed -n 5p | grep -q '^  NOW  '
    # 24 hours apart
    { doses 08 12 16 20; entry 2026-11-20 08:00 took paracetamol mg=1000; } | seeks >out
    [ -z "$(cat out)" ]
    { doses 08 12 16 20; entry 2026-11-20 07:59 took paracetamol mg=1000; } | seeks >out
    [ "$(cat out)" = "emergency " ]
    { doses 08 12 16 20; entry 2026-11-20 07:59 took ibuprofen mg=1000; } | seeks >out
    [ -z "$(cat out)" ]
}

@test "seek: hundredths of a milligram add up to the limit, not beyond" {
    # a dose a minute for two days, one of them larger
    doses() { awk -v extra="$1" 'BEGIN { for (i = 0; i < 2880; i++) printf "2026-11-%02dT%02d:%02d:00+01:00\ttook\tparacetamol\tmg=%s\n",
        18 + i / 1440, i / 60 % 24, i % 60, i == 2000 ? 2.77 + 0.77 + extra : 2.77 }'; }
    # 1439 * 2.77 + 3.54 is 3989.57; 10.43 more is the limit
    [ -z "$( (quiet; doses 10.43) | seeks)" ]
    [ "$( (quiet; doses 10.44) | seeks)" = "emergency " ]
}

@test "seek: an overdose across a window's edge is seen" {
    { quiet; for hour in 06 09 12 15 18; do entry "$(back 6)" $hour:00 took paracetamol mg=1000; done; } >diary
    [ "$(seeks <diary)" = "emergency " ]
    [ "$(report -f lines -s 2d diary | grep ^seek | cut -f2)" = emergency ]
}

@test "seek: two weeks running each up by one is soon" {
    # weeks A B C: three scores in each of the last three weeks, the last one last
    weeks() {
        local i
        for i in 1 3 5; do
            entry "$(back $((i + 14)))" 08:00 pain "$1"
            entry "$(back $((i + 7)))" 08:00 pain "$2"
            entry "$(back $i)" 08:00 pain "$3"
        done
    }
    [ "$(weeks 2 3 4 | seeks)" = "soon " ]
    [ -z "$(weeks 2 3 3 | seeks)" ]
    [ -z "$(weeks 2 2 3 | seeks)" ]
    [ -z "$(weeks 4 3 2 | seeks)" ]
    [ -z "$(weeks 2 3 4 | sed 1d | seeks)" ]
}

@test "seek: four weeks without a change that matters are routine" {
    [ "$(change 5 4 | seeks)" = "routine " ]
    [ "$(change 5 5 | seeks)" = "routine " ]
    [ "$(change 4 6 | seeks)" = "routine " ]
    [ -z "$(change 6 4 | seeks)" ]
    [ -z "$(change 3 0 | seeks)" ]
    [ -z "$(change 0 0 | seeks)" ]
    [ -z "$( (change 5 4; entry 2026-11-10 08:00 seen gp advice=exercise-ok) | seeks)" ]
    # -s shortens the statistics, not the look back
    change 5 4 >diary
    [ "$(report -f lines -s 10d diary | grep ^seek | cut -f2)" = routine ]
}

@test "seek: three flares in six months are routine" {
    flares() { quiet; for i in "$@"; do entry "$(back $i)" 18:00 flare yes; done; }
    [ "$(flares 10 40 170 | seeks)" = "routine " ]
    [ -z "$(flares 10 40 | seeks)" ]
    [ -z "$(flares 10 40 190 | seeks)" ]
    [ -z "$(flares 10 11 12 | seeks)" ]
}

@test "seek: ibuprofen on more than 10 days, painkillers on 15, opioids on 10" {
    taken() { quiet; for ((i = 0; i < $2; i++)); do entry "$(back $i)" 09:00 took "$1" mg=100; done; }
    [ -z "$(taken ibuprofen 10 | seeks)" ]
    [ "$(taken ibuprofen 11 | seeks)" = "routine " ]
    [ -z "$(taken naproxen 14 | seeks)" ]
    [ "$(taken naproxen 15 | seeks)" = "routine " ]
    [ -z "$(taken codeine 9 | seeks)" ]
    [ "$(taken codeine 10 | seeks)" = "routine " ]
    [ "$(taken co-codamol 10 | seeks)" = "routine " ]
    [ -z "$(taken omeprazole 30 | seeks)" ]
    # different ones count together
    { taken naproxen 8; for i in 8 9 10 11 12 13 14; do entry "$(back $i)" 09:00 took aspirin mg=300; done; } | seeks >out
    [ "$(cat out)" = "routine " ]
}

@test "seek: the most urgent first, each with its reason and source" {
    report -f lines "$REPORT/everything.diary" >out
    [ "$(grep ^seek out | cut -f2 | uniq | tr '\n' ' ')" = "emergency same-day soon routine " ]
    [ "$(grep ^seek out | grep -c $'\twhy=..*\tsource=..*')" -eq "$(grep -c ^seek out)" ]
}

@test "a report is one document: head first, end last" {
    for diary in first ninety everything; do
        report -f lines "$REPORT/$diary.diary" >out
        [ "$(head -n 1 out | cut -f1,2)" = $'report\t1' ]
        [ "$(tail -n 1 out)" = $'end\treport' ]
    done
}
