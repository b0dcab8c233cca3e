#!/usr/bin/env bats
# log < lines and log --csv < table: all or nothing, and nothing twice. What stands there
# afterwards is judged by sort, uniq and Python's csv.

load helper

NOW=2026-11-20T14:30:00+01:00

tab() {
    local IFS=$'\t'
    printf '%s\n' "$*"
}

# union A B: each line as often as in the richer of the two.
union() {
    python3 - "$1" "$2" <<'END'
import collections, sys
one, other = (collections.Counter(open(path, "rb").read().splitlines()) for path in sys.argv[1:])
sys.stdout.buffer.write(b"".join(sorted(line + b"\n" for line in (one | other).elements())))
END
}

# diaries SEED: two files, one and other, that share some of their lines.
diaries() {
    python3 - "$1" <<'END'
import random, sys
random.seed(int(sys.argv[1]))
notes = ["plain", "a,b", "say \"ah\"", "tab\\tand\\nnewline", " blanks ", "back\\\\slash", "=1+1",
         "\\x1B[31m", "a=b", "caf\u00e9", "\\r", "\\x85"]
keys = ["side=left", "trigger=desk-work,stress", "location=neck"]
def line():
    at = "2026-11-%02dT%02d:00:00+0%d:00" % (random.randint(1, 19), random.randint(0, 23), random.randint(0, 2))
    kind = random.choice(["pain", "slept", "note", "did", "flare", "took"])
    note = ["note=" + random.choice(notes)] if random.random() < .3 else []
    own = ["x-chair=old"] if random.random() < .2 else []
    written = ["written=2026-11-20T08:00:00+01:00"] if random.random() < .2 else []
    fields = {"pain": ["pain", str(random.randint(0, 10)), *random.sample(keys[:1], random.randint(0, 1))],
              "slept": ["slept", random.choice(["6.5", "7", "6.67", "6.675"])],
              "note": ["note", random.choice(notes)],
              "did": ["did", "cat-cow", "reps=10", "pain=%d" % random.randint(0, 10)],
              "flare": ["flare", "yes"],
              "took": ["took", "ibuprofen", "mg=400"]}[kind]
    return "\t".join([at, *fields, *own, *([] if kind == "note" else note), *written])
pool = [line() for _ in range(40)]
for name in "one", "other":
    with open(name, "w", encoding="utf-8") as file:
        file.write("".join(random.choice(pool) + "\n" for _ in range(60)))
END
}

# untouched COMMAND STATUS: the diary is what it was, to the byte.
untouched() {
    cp diary before
    try_sh "$1"
    status_is "$2"
    output_is ""
    cmp diary before
}

# --- lines ------------------------------------------------------------------------

@test "lines are kept byte for byte and stamped with nothing" {
    { tab $NOW pain 4 x-b=1 x-a=2 side=; tab 2026-11-19T14:30:00Z note 'a\x09b' written=$NOW; } >lines
    try_sh 'log -l diary <lines'
    status_is 0
    output_is ""
    stderr_is_empty
    cmp diary lines
}

@test "two diaries merge: in either order the same lines, and again changes nothing" {
    for seed in $(seq 8); do
        diaries "$seed"
        union one other >expected
        cp one forth
        cp other back
        log -l forth <other
        log -l back <one
        sort forth | cmp - expected
        sort back | cmp - expected
        head -c "$(wc -c <one)" forth | cmp - one
        cp forth before
        log -l forth <other
        log -l forth <one
        log -l forth <forth
        cmp forth before
    done
}

@test "equal lines: as many as the richer side had" {
    for there in 0 1 2 3; do
        : >diary
        for i in $(seq $there); do tab $NOW pain 4 >>diary; done
        { tab $NOW pain 4; tab $NOW pain 5; tab $NOW pain 4; } | log -l diary
        [ "$(grep -c $'\tpain\t4' diary)" -eq $((there > 2 ? there : 2)) ]
        [ "$(grep -c $'\tpain\t5' diary)" -eq 1 ]
    done
}

@test "a correction survives the line that it cancels" {
    { tab $NOW pain 9; tab $NOW void '2026-11-20T14:30:00+01:00\tpain\t9'; } >phone
    tab $NOW pain 9 >diary
    log -l diary <phone
    log -l diary <phone
    try log -p -l diary
    status_is 0
    output_is ""
    tab $NOW pain 9 | log -l phone
    [ "$(wc -l <phone)" -eq 2 ]
}

@test "a byte order mark, CR before LF, comments and empty lines are dropped" {
    printf '\xEF\xBB\xBF# from the phone\r\n\r\n%s\tpain\t4\r\n' $NOW >lines
    try_sh 'log -l diary <lines'
    status_is 0
    tab $NOW pain 4 | cmp diary -
}

@test "what log -p -f yaml prints comes in as lines" {
    cp "$EXAMPLES/diary" there
    log -p -l there >lines
    try_sh 'log -p -l there -f yaml | log -l diary'
    status_is 0
    cmp diary lines
}

@test "YAML whose line would be too long to be read again is refused, at its place" {
    # The note of 64 KiB and a byte, in lines that are short.
    yaml() {
        printf -- '- pain: 4\n  at: "%s"\n- pain: 5\n  at: "%s"\n  note: |-\n' $NOW $NOW
        yes "    $(printf '%099d' 1)" | head -n 640
        printf '    %0*d\n' "$1" 1
    }
    # 38 bytes up to the text, 101 for each line of it but the last
    yaml $((65536 - 38 - 640 * 101)) >yaml
    try_sh 'log -l diary <yaml'
    status_is 0
    [ "$(tail -n 1 diary | wc -c)" -eq 65537 ]
    try log -l diary --check
    status_is 0
    yaml $((65537 - 38 - 640 * 101)) >yaml
    try_sh 'log -l other <yaml'
    status_is 3
    stderr_has "<stdin>:3: the line is longer than 64 KiB"
    [ ! -e other ]
}

@test "-v shows what was written, which is what was not there" {
    tab $NOW pain 4 >diary
    try_sh "{ tab() { printf '%s\tpain\t%s\n' $NOW \$1; }; tab 4; tab 5; } | log -v -l diary"
    status_is 0
    output_is "$(tab $NOW pain 5)"
}

@test "symptoms that come in: how many, and the way to report, once" {
    { tab 2026-11-18T08:00:00+01:00 symptom chest-pain; tab $NOW pain 4 note=fever; } >lines
    try_sh 'log -l diary <lines'
    status_is 0
    output_is ""
    [ "$stderr" = "log: a symptom came in, chest-pain of 2026-11-18; please run report now, which tells what it calls for" ]
    { tab $NOW symptom fever; tab 2026-11-17T08:00:00+01:00 symptom jaundice; } >>lines
    tab 2026-11-16T08:00:00+01:00 symptom limping >>lines
    tab $NOW void '2026-11-16T08:00:00+01:00\tsymptom\tlimping' >>lines
    try_sh 'log -l diary <lines'
    [ "$stderr" = "log: 2 symptoms came in, the latest fever of 2026-11-20; please run report now, which tells what they call for" ]
    try_sh 'log -l diary <lines'
    status_is 0
    stderr_is_empty
    try_sh "printf 'date,symptom\n2026-11-15,black-stool\n' | log -l diary --csv"
    stderr_has "a symptom came in, black-stool of 2026-11-15"
    try log -l diary -p -f yaml -k symptom
    printf '%s\n' "$output" >copy
    try_sh 'log -l other <copy'
    stderr_has "4 symptoms came in, the latest fever"
    # What could not be stored did not come in.
    tab $NOW pain 11 >>lines
    try_sh 'log -l third <lines'
    status_is 3
    [[ $stderr != *"came in"* ]]
}

@test "what log prints for others, and a table, are told from lines" {
    tab $NOW pain 4 >diary
    log -l diary -p -f json >json
    try_sh 'log -l other <json'
    status_is 3
    stderr_has "log: <stdin>: it is JSON, which is for other programs and is not read; expected lines or YAML"
    try_sh 'cat json json | log -l other'
    stderr_has "it is JSON"
    try report -l json
    status_is 3
    stderr_has "json: it is JSON"
    log -l diary -p -f csv >table
    try_sh 'log -l other <table'
    status_is 3
    stderr_has "log: <stdin>: it looks like a table; --csv reads one"
    [ ! -e other ]
    try_sh 'log -l other --csv <table'
    cmp diary other
}

@test "nothing came in: status 3, and no diary is made" {
    try_sh ': | log -l diary'
    status_is 3
    stderr_has "log: <stdin>: nothing came in; expected lines of a diary, or an entry as operands"
    [ ! -e diary ]
    try_sh 'log -l diary </dev/null'
    status_is 3
    try_sh 'echo | log -l diary'
    status_is 3
    stderr_has "no entry came in"
    try_sh 'log -p -l none 2>/dev/null | log -l diary'
    status_is 3
    [ ! -e diary ]
    try_sh 'log -l diary <&-'
    status_is 4
}

@test "no --now lets lines in that are still to come" {
    tab 2027-11-20T14:30:00+01:00 pain 4 >lines
    try_sh 'log --now 2027-12-01 -l diary <lines'
    status_is 2
    stderr_has "--now 2027-12-01: 2027-12-01T12:00:00+01:00 is still to come"
    [ ! -e diary ]
}

@test "one bad line, and nothing is written; every bad one is named in its place" {
    tab $NOW pain 1 >diary
    {
        tab $NOW pain 4
        tab $NOW pian 4
        tab $NOW pain 11 side=lefft
        tab 2026-11-20T14:35:01+01:00 pain 4
        printf '%s\tnote\t\xff\n' $NOW
        printf '%s\tnote\ta\0b\n' $NOW
        printf '%s\tpain\t5' $NOW
    } >lines
    untouched 'log -l diary <lines' 3
    stderr_has "log: <stdin>:2: 'pian' is no kind of entry; did you mean 'pain'?"
    stderr_has "<stdin>:3: '11' does not fit pain"
    stderr_has "<stdin>:3: 'lefft' is no side that the diary knows; did you mean 'left'?"
    stderr_has "<stdin>:4: 2026-11-20T14:35:01+01:00 is still to come"
    stderr_has "<stdin>:5:32: byte 0xFF is not UTF-8"
    stderr_has "<stdin>:6:33: a NUL byte"
    stderr_has "<stdin>:7: the last line has no end: it was cut"
    tab 2026-11-20T14:35:00+01:00 pain 4 | log -l diary
}

@test "the first twenty bad lines are named, the others counted" {
    for i in $(seq 25); do tab $NOW pain 11; done >lines
    try_sh 'log -l diary <lines'
    status_is 3
    [ "$(grep -c "does not fit pain" <<<"$stderr")" -eq 20 ]
    stderr_has "log: <stdin>: and 5 more lines like that"
    [ ! -e diary ]
}

@test "a torn line of the diary stays apart from what comes in" {
    printf '%s\tpain\t7' $NOW >diary
    tab $NOW pain 7 >lines
    try_sh 'log -l diary <lines'
    status_is 0
    stderr_has "closed as a bad line"
    try log -p -l diary
    status_is 3
    output_is "$(printf '%s\tpain\t7\t\\cut\n%s\tpain\t7' $NOW $NOW)"
}

@test "a disk that is full: status 4, and the diary as it was" {
    for i in $(seq 400); do tab $NOW note "entry number $i"; done >lines
    head -n 10 lines >diary
    untouched "ulimit -f 2; log -l diary <lines" 4
    stderr_has "cannot write"
}

@test "a hundred thousand lines take no time to speak of" {
    awk 'BEGIN { for (i = 0; i < 100000; i++)
        printf "2026-11-%02dT08:%02d:%02d+01:00\tnote\tnumber %d\n", i % 19 + 1, i / 60 % 60, i % 60, i }' >lines
    try timeout 20 "$BIN/log" -l diary <lines
    status_is 0
    cmp diary lines
    try timeout 20 "$BIN/log" -l diary <lines
    cmp diary lines
}

@test "a diary in YAML takes no lines" {
    printf -- '- pain: 4\n  at: "%s"\n' $NOW >diary
    tab $NOW pain 5 >lines
    untouched 'log -l diary <lines' 3
}

@test "options that an import has no use for" {
    tab $NOW pain 4 >lines
    for option in '-k pain' '-s 3d' '--newest' '-o out' '-f json'; do
        try_sh "log -l diary $option <lines"
        status_is 2
        stderr_has "of no use here"
    done
    try_sh 'log -l diary --csv 4 <lines'
    status_is 2
    stderr_has "operands: of no use here"
    try_sh 'log -l diary -n text <lines'
    status_is 2
    [ ! -e diary ]
}

# --- tables -------------------------------------------------------------------------

@test "log -p -f csv is what Python's csv reads, field by field" {
    diaries 1
    log -p -l one -f csv >table
    log -p -l one -f json >objects
    python3 - <<'END'
import csv, json
rows = list(csv.DictReader(open("table", newline="", encoding="utf-8"), strict=True))
objects = [json.loads(line) for line in open("objects", encoding="utf-8")]
assert len(rows) == len(objects) == 60
for row, entry in zip(rows, objects):
    kind = next(iter(entry))
    want = {key: str(text) for key, text in entry.items() if key not in (kind, "at")}
    got = {key: text for key, text in row.items() if text and key not in ("time", "kind", "value")}
    assert (row["time"], row["kind"], row["value"]) == (entry["at"], kind, str(entry[kind])), row
    assert got == want, (got, want)
END
    head -n 1 table | grep -qx $'time,kind,value,location,side,quality,trigger,.*,note,written,x-chair\r'
}

@test "a table into an empty diary gives the same lines, and again changes nothing" {
    for seed in $(seq 8); do
        diaries "$seed"
        rm -f diary
        try_sh "log -p -l one -f csv | log --csv -l diary"
        status_is 0
        cmp diary one
        try_sh "log -p -l one -f csv | log --csv -l diary"
        status_is 0
        cmp diary one
        try_sh "log -p -l other -f csv | log --csv -l diary"
        union one other >expected
        sort diary | cmp - expected
    done
}

@test "a row that says what a line says in another way is no second entry" {
    { tab 2026-11-20T14:30+01:00 pain 4 x-b=1 x-a=2 side=; tab $NOW note 'a\x09b'; } >diary
    untouched 'log -p -l diary -f csv | log --csv -l diary' 0
    # A bad line says nothing.
    tab $NOW pain 4 sied=left >diary
    printf 'time,kind,value\n%s,pain,4\n' $NOW >table
    try_sh 'log --csv -l diary <table'
    status_is 0
    [ "$(wc -l <diary)" -eq 2 ]
}

@test "columns in any order, in any case, with blanks, CRLF and a byte order mark" {
    printf '\xEF\xBB\xBFSide, Value ,KIND,"time"\r\nleft,4,pain,2026-11-20 14:30\r\n\r\n,7h,slept,2026-11-20T07:00:00+01:00\r\n,,flare,2026-11-19 9:05:07\r\n,5,stress,2026-11-19T09:05' >table
    try_sh 'log --csv -l diary <table'
    status_is 0
    stderr_is_empty
    output_is ""
    {
        tab $NOW pain 4 side=left
        tab 2026-11-20T07:00:00+01:00 slept 7
        tab 2026-11-19T09:05:07+01:00 flare yes
        tab 2026-11-19T09:05:00+01:00 stress 5
    } | cmp diary -
}

@test "in a table with kinds the column note is a key, of a note as well" {
    printf '%s\n' time,kind,value,note "$NOW,note,text,more" "$NOW,pain,4,less" >table
    try_sh 'log --csv -l diary <table'
    status_is 0
    { tab $NOW note text note=more; tab $NOW pain 4 note=less; } | cmp diary -
}

@test "each key of one's own has one column, by name, however the entries mix them" {
    for keys in 'x-b=1 x-c=2' x-a=3 'x-b=4 x-a=5' x-c=6 x-b=7; do
        # shellcheck disable=SC2086
        tab $NOW pain 4 $keys
    done | log -l diary
    log -l diary -p -f csv >table
    head -n 1 table | grep -q $',written,x-a,x-b,x-c\r$'
    [ "$(tr -d '\r' <table | cut -d , -f 2,3 --complement | rev | cut -d , -f 1-3 | rev)" = \
        $'x-a,x-b,x-c\n,1,2\n3,,\n5,4,\n,,6\n,7,' ]
    log --csv -l other <table
    log -l other -p -f csv | cmp - table
}

@test "a simple table: one column a kind, dates alone are noon" {
    printf '%s\n' 'date,pain,slept,trigger,note' '2026-11-18,4,6.5,desk-work,long day' \
        '2026-11-19,,7,,' '2026-11-17,0,,,' ',,,,' '2026-11-16,,,,holiday' >table
    try_sh 'log --csv -l diary <table'
    status_is 0
    {
        tab 2026-11-18T12:00:00+01:00 pain 4 trigger=desk-work 'note=long day'
        tab 2026-11-18T12:00:00+01:00 slept 6.5
        tab 2026-11-19T12:00:00+01:00 slept 7
        tab 2026-11-17T12:00:00+01:00 pain 0
        tab 2026-11-16T12:00:00+01:00 note holiday
    } | cmp diary -
    printf '%s\n' 'date;time;pain' '2026-11-18;08:30;4' '2026-11-18;;5' >table
    rm diary
    try_sh 'log --csv -l diary <table'
    status_is 0
    [ "$(cut -f 1,3 diary)" = $'2026-11-18T08:30:00+01:00\t4\n2026-11-18T12:00:00+01:00\t5' ]
}

@test "times over clock changes" {
    printf '%s\n' time,pain '2026-10-25 02:30,4' '2026-10-25 02:40,5' >table
    try_sh 'log --csv -l diary <table'
    status_is 0
    stderr_has "<stdin>:2:1: 2 times, this the first, come twice that day"
    [ "$(cut -f 1 diary | head -n 1)" = 2026-10-25T02:30:00+02:00 ]
    try_sh "printf '%s\n' time,pain '2026-10-25 02:30,6' | log --csv -l once"
    stderr_has "<stdin>:2:1: this time comes twice that day"
    printf '%s\n' time,pain '2026-03-29 02:30,4' >table
    untouched 'log --csv -l diary <table' 3
    stderr_has "<stdin>:2:1: '2026-03-29 02:30': there is no such time that day"
}

# bad TABLE MESSAGE
bad_table() {
    printf "$1" >table
    rm -f diary
    try_sh 'log --csv -l diary <table'
    status_is 3
    output_is ""
    stderr_has "$2"
    [ ! -e diary ]
}

@test "a table for a diary that cannot be opened" {
    mkdir dir
    try_sh "printf 'date,pain\n2026-11-19,4\n' | log --csv -l dir"
    status_is 4
    output_is ""
    stderr_has "log: dir: cannot open it: Is a directory"
}

@test "a table is not typed at a terminal" {
    run script -qec 'log --csv -l diary' /dev/null
    status_is 2
    output_has "log: --csv: expected a table on standard input"
    [ ! -e diary ]
}

@test "tables that cannot be read" {
    bad_table '' "<stdin>: nothing came in; expected a table with a row of names"
    bad_table '\n\n' "<stdin>: the table is empty"
    bad_table 'time,pian\n' "<stdin>:1:6: there is no column 'pian'; did you mean 'pain'?"
    bad_table 'time,zzzzzz\n' "<stdin>:1:6: there is no column 'zzzzzz'; expected time or date"
    bad_table 'time,pain,x-!\n' "<stdin>:1:11: there is no column 'x-!'"
    bad_table 'time,pain,Pain\n' "<stdin>:1:11: there are two columns 'pain'"
    bad_table 'pain\n4\n' "<stdin>:1: the table has no column that says when"
    bad_table 'date,side\n' "<stdin>:1: the table has no column that says what"
    bad_table 'date,kind\n' "<stdin>:1: the table has no column 'value' beside 'kind'"
    bad_table 'date,pain\n2026-11-19,11\n' "<stdin>:2:12: '11' does not fit pain; expected a whole number from 0 to 10"
    bad_table 'date,pain\n,4\n' "<stdin>:2:1: the row has no time"
    bad_table 'date,pain\nyesterday,4\n' "<stdin>:2:1: 'yesterday' is no time with a date"
    bad_table 'date,pain\n19.11.2026,4\n' "'19.11.2026' is no time with a date; expected 2026-11-20"
    bad_table 'date,pain\n2026-11-21,4\n' "'2026-11-21' is still to come"
    bad_table 'date,pain\n2026-11-19,4,5\n' "<stdin>:2:14: '5' stands in a column without a name"
    bad_table 'date,pain,\n2026-11-19,4,5\n' "<stdin>:2:14: '5' stands in a column without a name"
    bad_table 'date,pain\n2026-11-19 09:05:60,4\n' "<stdin>:2:1: '2026-11-19 09:05:60' is no time with a date"
    bad_table 'date,pain\n2026-11-19X09:05,4\n' "'2026-11-19X09:05' is no time with a date"
    bad_table 'date,pain,trigger\n2026-11-19,4,desk-work;stress\n' "<stdin>:2:14: 'desk-work;stress' is no trigger"
    bad_table 'date,kind,value\n2026-11-19,pian,4\n' "<stdin>:2:12: 'pian' is no kind of entry; did you mean 'pain'?"
    bad_table 'date,kind,value\n2026-11-19,pain,\n' "<stdin>:2: 'pain' has no value"
    bad_table 'date,kind,value\n2026-11-19,,4\n' "<stdin>:2:12: the row has no kind"
    bad_table 'date,pain,note\n2026-11-19,,\n' "<stdin>:2: the row has no entry"
    bad_table 'date,pain,side\n2026-11-19,,left\n' "<stdin>:2: the row has no entry"
    bad_table "date,pain$(printf ',x-%d' $(seq 999))\n" "<stdin>:1: the table has 1001 columns; at most 1000 are read"
    bad_table 'date,kind,value,reps\n2026-11-19,pain,4,3\n' "<stdin>:2:19: 'reps' is no key of pain"
    bad_table 'date,pain,note\n2026-11-19,"4\n' "<stdin>:2:12: the quote that begins here is never closed"
    bad_table 'date,pain\n2026-11-19,\xff\n' "<stdin>:2:12: byte 0xFF is not UTF-8"
    bad_table "date,note\n2026-11-19,$(printf '%20000s' x)\n" "<stdin>:2: the entry would be"
}

@test "today, alone and before noon, is refused with the reason" {
    UPPERBACK_NOW=2026-11-20T09:30:00+01:00
    bad_table 'date,pain\n2026-11-20,4\n' "<stdin>:2:1: '2026-11-20' is taken for its noon, which is still to come"
    bad_table 'date,time,pain\n2026-11-20,12:00,4\n' "'2026-11-20 12:00' is still to come"
    try_sh "printf 'date,time,pain\n2026-11-20,9:00,4\n' | log --csv -l diary"
    status_is 0
}

@test "every fault of a table is named, up to twenty rows" {
    { echo date,pain; for i in $(seq 30); do echo 2026-11-19,11; done; } >table
    try_sh 'log --csv -l diary <table'
    status_is 3
    [ "$(grep -c 'does not fit pain' <<<"$stderr")" -eq 20 ]
    stderr_has "<stdin>: and 10 more rows like that"
}

@test "a table without rows is an empty one" {
    try_sh 'echo date,pain | log --csv -l diary'
    status_is 0
    [ ! -e diary ]
}

@test "-f csv carries no bad line, and -v shows a table too" {
    { tab $NOW pain 4; tab $NOW pian 4; } >diary
    try log -p -l diary -f csv
    status_is 3
    output_is ""
    try log -v -l other -f csv 4
    status_is 0
    [ "$(wc -l <<<"$output")" -eq 2 ]
}
