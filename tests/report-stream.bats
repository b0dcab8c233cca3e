# report as it reads: in blocks, once, in little memory, whatever the length and whatever
# the input. What it makes of the entries: report.bats.

load helper

# lines COUNT: a diary of so many lines over three years, the last of them this week
lines() {
    awk -v lines="$1" -v years=3 -f "$ROOT/tests/bench-diary.awk"
}

pain() {
    printf '2026-11-%02dT08:00:00+01:00\tpain\t%s\n' "$1" "$2"
}

# A sanitizer wants more address space than any limit.
limit() {
    (ulimit -v "$1" && report --version) >/dev/null 2>&1 && echo "ulimit -v $1" || echo :
}

# --- the same, however it comes ---------------------------------------------------------

@test "a file, a pipe, parts and any order give the same report" {
    lines 60000 >diary
    report -f lines -b day diary >expected
    grep -q $'entries=60000\t' expected
    cat diary | report -f lines -b day | cmp - expected
    report -f lines -b day <diary | cmp - expected
    split -l 7001 diary part.
    report -f lines -b day part.* | cmp - expected
    report -f lines -b day part.aa - part.ac part.ad part.ae part.af part.ag part.ah part.ai <part.ab | cmp - expected
    tac diary | report -f lines -b day | cmp - expected
    for _ in 1 2 3 4 5; do report -f lines -b day diary | cmp - expected; done
}

@test "days and medians are those that awk and datamash count" {
    lines 20000 >diary
    LC_ALL=C awk -F'\t' '$2 == "pain" { print substr($1, 1, 10) "\t" $3 }' diary |
        LC_ALL=C datamash -s -g 1 median 2 min 2 | sort >expected
    report -f lines -b day diary | awk -F'\t' '$1 == "day" && $4 != "" {
        low = median = ""
        for (i = 3; i <= NF; i++) { if (sub(/^median=/, "", $i)) median = $i; else if (sub(/^low=/, "", $i)) low = $i }
        print $2 "\t" median "\t" low }' | sort >got
    cmp expected got
}

@test "CR before LF and a byte order mark are dropped, in a long diary too" {
    lines 5000 >diary
    report -f lines diary >expected
    { printf '\xef\xbb\xbf'; sed 's/$/\r/' diary; } >other
    report -f lines other | cmp - expected
}

@test "lines that stand across the blocks are whole" {
    # 100 bytes a line do not divide a block
    for i in 1 2 3; do
        awk -v pad=$((i * 7)) 'BEGIN { for (i = 0; i < 9000; i++)
            printf "2026-11-%02dT08:%02d:00+01:00\tpain\t%d\tnote=%0*d\n", 1 + i % 20, i % 60, i % 11, 40 + pad, 7 }' >diary
        report -f lines diary | grep -q $'entries=9000\t.*bad=0'
    done
}

@test "lines of all lengths are whole where a file's blocks are small, and where they grow" {
    awk 'BEGIN { for (i = 0; i < 400; i++)
        printf "2026-11-%02dT08:%02d:00+01:00\tpain\t%d\tnote=%0*d\n", 1 + i % 20, i % 60, i % 11, 1 + i * 7919 % 60000, 7 }' >diary
    report -f lines diary | grep -v '^report' >expected
    report -f lines diary | grep -q $'entries=400\t.*bad=0'
    report -f lines <diary | grep -v '^report' | cmp - expected
    cat diary | report -f lines | grep -v '^report' | cmp - expected
}

@test "a line with nothing where its date should stand is none, the first one too" {
    { printf '%b' '\0\0\0\0\0\0\0\0\0\0\0'; printf '12:34:56'; printf '%b' '\0\0\0\0\0\0\0'; printf 'pain\t4\n'; pain 2 3; } >diary
    [ "$(head -n 1 diary | wc -c)" -eq 33 ]
    report -f lines diary | grep -q $'entries=1\t.*bad=1'
    tac diary | report -f lines | grep -q $'entries=1\t.*bad=1'
}

# --- little memory -------------------------------------------------------------------------

@test "fifty megabytes of diary go through in little memory, from a file and a pipe" {
    lines 700000 >diary
    limit=$(limit 150000)
    try_sh "$limit; report -f lines diary | cut -f6 | head -n 1"
    output_is "entries=700000"
    try_sh "$limit; cat diary | report -f lines | cut -f6 | head -n 1"
    output_is "entries=700000"
    # the sanitizer's own memory is not ours
    if [ "$limit" != : ]; then
        peak=$(command time -f %M report -f lines -o out diary 2>&1)
        [ "$peak" -lt 32768 ]
        peak=$(cat diary | command time -f %M report -f lines -o out 2>&1)
        [ "$peak" -lt 32768 ]
    fi
}

@test "more kinds of lines than are remembered: each still counts once" {
    awk 'BEGIN {
        split("neck shoulder ribs widespread one-spot along-the-spine", w, " ")
        split("left right both middle", s, " ")
        split("dull aching sharp stabbing burning tight stiff knotted tender electric", q, " ")
        split("driving slouching stress anxiety reaching lifting desk-work screen-use", t, " ")
        for (i = 0; i < 150000; i++) {
            line = sprintf("2026-11-%02dT08:%02d:00+01:00\tpain\t%d\tlocation=%s\tside=%s\tquality=%s\ttrigger=%s",
                           i % 19 + 1, i % 60, i % 11, w[i % 6 + 1], s[int(i / 6) % 4 + 1],
                           q[int(i / 24) % 10 + 1], t[int(i / 240) % 8 + 1])
            print line "\n" line # what comes again is what is remembered
        }
    }' >many
    sed 's/\tside=.*//' many | report -f lines -b day | grep -E $'^(report|pain|day)\t|\tlocation\t' >expected
    grep -q $'entries=300000\t' expected
    for input in many -; do
        report -f lines -b day $input <many | grep -E $'^(report|pain|day)\t|\tlocation\t' | cmp - expected
    done
}

@test "a file that is one line without end is one bad line, in little memory" {
    truncate -s 300M endless
    limit=$(limit 150000)
    try_sh "$limit; report -f lines endless"
    status_is 3
    output_has 'entries=0'
    output_has 'bad=1'
    output_has $'end\treport'
    stderr_has "endless:1: the last line has no end"
    try_sh "$limit; report -q endless"
    status_is 3
}

@test "a line that does not fit a block is one bad line, and the next ones are read" {
    { pain 1 3; head -c 1000000 /dev/zero | tr '\0' x; echo; pain 2 3; pain 3 x; } >diary
    try report -f lines diary
    status_is 0
    output_has 'entries=2'
    output_has 'bad=2'
    stderr_has "diary:2: the line is longer than 64 KiB"
    stderr_has "diary:4: 'x' does not fit pain"
}

@test "a line of 64 KiB is a line, one byte more is not" {
    head='2026-11-20T08:00:00+01:00\tpain\t4\tnote='
    size=$(printf "$head" | wc -c)
    { printf "$head"; head -c $((65536 - size)) /dev/zero | tr '\0' x; echo; } >diary
    report -f lines diary | grep -q $'entries=1\t.*bad=0'
    { printf "$head"; head -c $((65537 - size)) /dev/zero | tr '\0' x; echo; pain 1 1; } >diary
    report -f lines diary | grep -q $'entries=1\t.*bad=1'
}

# --- what is no entry ------------------------------------------------------------------------

@test "bad lines are told of once: how many, and the first three with their places" {
    { for i in 1 2 3 4 5 6 7; do pain $i 4; echo "nonsense $i"; done; } >one
    { pain 8 4; echo rubbish; } >two
    try report -f lines one two
    status_is 0
    output_has 'bad=8'
    [ "$(wc -l <<<"$stderr")" -eq 4 ]
    stderr_has "report: one:2:"
    stderr_has "report: one:4:"
    stderr_has "report: one:6:"
    stderr_has "report: 8 lines are no entry and left out"
    try report -f lines --no-bad-lines one two
    status_is 3
    output_has 'bad=8'
    try report -q one two
    status_is 3
    try report --no-bad-lines two <two
    status_is 3
    stderr_has "1 line is no entry and left out"
}

@test "their places are right far down, in files and in a pipe" {
    lines 30000 >diary
    { cat diary; echo rubbish; cat diary; echo rubbish; } >far
    try report -f lines far
    stderr_has "far:30001:"
    stderr_has "far:60002:"
    try_sh 'cat far | report -f lines diary -'
    stderr_has "<stdin>:30001:"
}

@test "an input without a single entry is no diary: status 3" {
    printf 'one\ntwo\nthree\nfour\n' >prose
    try report -f lines prose
    status_is 3
    output_has 'entries=0'
    stderr_has "4 lines are no entry"
    head -c 200000 "$BIN/report" >binary
    try report -q binary
    status_is 3
    try report binary
    status_is 3
}

@test "empty, only comments, only notes, one entry, all the same: each has its status" {
    : >empty
    try report -q empty
    status_is 1
    printf '# nothing yet\n\n' >comments
    try report comments
    status_is 0
    output_has "Nothing was logged yet"
    try report -q comments
    status_is 1
    for i in 1 2 3; do printf '2026-11-1%dT08:00:00+01:00\tnote\tso it went\n' $i; done >notes
    try report notes
    status_is 0
    output_has "no pain score"
    try report -q notes
    status_is 1
    pain 20 4 >single
    try report -f lines single
    status_is 0
    output_has $'pain\tall\tcount=1\tmedian=4\tq1=4\tq3=4\tmean=4\tworst=4'
    for i in $(seq 1 20); do pain "$i" 3; done >same
    try report -f lines same
    status_is 0
    output_has $'pain\tall\tcount=20\tmedian=3\tq1=3\tq3=3\tmean=3\tworst=3'
    try report -q same
    status_is 0
}

@test "a clock that goes backwards is an order like any other" {
    { pain 20 4; pain 10 6; pain 15 5; } >diary
    try report -f lines diary
    status_is 0
    stderr_is_empty
    output_has $'from=2026-11-10\tuntil=2026-11-20'
}

@test "an entry from the future is counted on its day, and told of" {
    { pain 19 4; pain 28 6; pain 29 6; } >diary
    try report -f lines diary
    status_is 0
    stderr_has "diary:2: an entry from the future, the first of 2"
    output_has 'until=2026-11-29'
    printf '2026-11-20T14:35:00+01:00\tpain\t4\n' >soon
    try report soon
    stderr_is_empty
    printf '2026-11-20T14:35:01+01:00\tpain\t4\n' >later
    try report later
    stderr_has "later:1: an entry from the future"
    log -p -f yaml -l soon >soon.yaml
    try report soon.yaml
    stderr_is_empty
    log -p -f yaml -l later >later.yaml
    cat soon.yaml later.yaml >both.yaml
    try report both.yaml
    stderr_has "both.yaml:3: an entry from the future, the first of 1"
}

@test "ten years with gaps are quick, and their trend is known" {
    awk -v lines=30000 -v years=10 -f "$ROOT/tests/bench-diary.awk" |
        awk 'substr($1, 6, 2) % 4' >diary
    try timeout 10 report -f lines diary
    status_is 0
    output_has $'\tdays=3' 
    output_has 'verdict=steady'
}

# --- corrections -------------------------------------------------------------------------------

voided='2026-11-20T15:00:00+01:00\tvoid\t2026-11-20T08:00:00+01:00\\tpain\\t9\n'

@test "a correction reaches its line wherever it stands: before, after, in another file" {
    printf "$voided" >void
    pain 20 9 >nine
    lines 60000 >diary
    report -f lines diary >expected
    for order in "void nine diary" "nine diary void" "void diary nine" "nine void diary"; do
        # shellcheck disable=SC2086
        report -f lines $order | cmp - expected
        # shellcheck disable=SC2086
        cat $order | report -f lines | cmp - expected
    done
    # one cancels one
    cat nine diary void nine | report -f lines | grep -q $'entries=60001\t'
    cat nine diary void void nine | report -f lines | cmp - expected
}

@test "in a file a correction reaches over any length; in a pipe over 6 MiB, and says so" {
    lines 300000 >diary # 21 MB
    printf "$voided" >void
    pain 20 9 >nine
    cat nine diary void >far
    report -f lines diary >expected
    report -f lines far | cmp - expected
    report -f lines <far | cmp - expected
    try_sh 'cat far | report -f lines'
    status_is 3
    output_has $'entries=300001\t'
    output_has $'end\treport'
    stderr_has "1 correction cancels no line among the 6 MiB before; give so long a diary as a file"
    try_sh 'cat far | report -q'
    status_is 3
    # before its line it waits as long as it takes
    try_sh 'cat void diary nine | report -f lines | cmp - expected'
    status_is 0
    # one that has nothing to cancel is none of our business, unless lines have gone by
    try_sh 'head -n 1000 diary | cat - void | report -f lines'
    status_is 0
}

@test "YAML and lines mix as files, and cancel each other" {
    pain 20 9 >nine
    pain 19 3 >three
    printf "$voided" >void
    log -p -f yaml -l nine >nine.yaml
    try report -f lines nine.yaml three void
    status_is 0
    output_has 'entries=1'
    printf -- '- note: "x"\n  at: "2026-11-20T08:00:00+01:00"\n- nonsense: 1\n' >bad.yaml
    try report -f lines bad.yaml three
    status_is 0
    output_has 'bad=1'
    stderr_has "bad.yaml:3:"
    stderr_has "1 line is no entry"
}

@test "a correction in YAML reaches its line, in YAML and elsewhere, in a file and a pipe" {
    pain 20 9 >nine
    pain 19 3 >three
    printf "$voided" >void
    report -f lines three >expected
    printf -- '- void: "%s"\n  at: "2026-11-20T15:00:00+01:00"\n' '2026-11-20T08:00:00+01:00\tpain\t9' >void.yaml
    log -p -f yaml -l nine >nine.yaml
    log -p -f yaml -l three >three.yaml
    cat void.yaml nine.yaml three.yaml >first.yaml
    cat nine.yaml three.yaml void.yaml >last.yaml
    for order in "first.yaml" "last.yaml" "void.yaml nine three" "three nine void.yaml" \
        "nine.yaml void.yaml three" "three nine.yaml void" "void three nine.yaml"; do
        report -f lines $order | cmp - expected
        for piped in $order; do
            report -f lines ${order/$piped/-} <$piped | cmp - expected
            cat $piped | report -f lines ${order/$piped/-} | cmp - expected
        done
    done
}

@test "YAML has its bound" {
    yes -- '- {note: "x", at: "2026-11-20T08:00:00+01:00"}' | head -c 17000000 >large.yaml
    try report -f lines large.yaml
    status_is 3
    output_is ""
    stderr_has "a diary in YAML may have 16 MiB"
}

# --- progress ---------------------------------------------------------------------------------------

@test "progress is told on a terminal only, and only of long work" {
    lines 1000 >diary
    script -qec "report -f lines -o out diary" /dev/null </dev/null >said
    [ ! -s said ]
    # a pipe that takes its time is long work
    script -qec "(cat diary; sleep 2) | report -f lines -o out -" /dev/null </dev/null >said
    grep -q 'report: 0 MB' said
    (cat diary; sleep 1) | report -f lines -o out 2>said
    [ ! -s said ]
}
