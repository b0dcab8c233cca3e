#!/usr/bin/env bats
# The one currency: records as lines, as YAML, as JSON Lines. (Random records are in
# tests/unit/record.c.)

load helper

setup_file() {
    cc -std=c11 -D_XOPEN_SOURCE=700 -DUPPERBACK_VERSION='""' -DUPPERBACK_CONTENT_DIRECTORY='""' \
        -I"$BATS_TEST_DIRNAME/../lib" -o "$BATS_FILE_TMPDIR/convert" \
        "$BATS_TEST_DIRNAME"/fixtures/records/convert.c "$BATS_TEST_DIRNAME"/../lib/base/*.c \
        "$BATS_TEST_DIRNAME"/../lib/document/*.c -lyaml -lm
}

convert() {
    "$BATS_FILE_TMPDIR/convert" "$@"
}

# Values that some reader somewhere takes for something else, one a line as in lines.
awkward() {
    printf '%s\n' yes no Yes NO true null Null '~' on y n 'off' - -- '- a' '---' '...' '? a' ': b' 'a: b' \
        '#c' 'a #c' ' lead' 'trail ' "'" '"' "'q'" '"q"' '\\' '\\n' '\t' '\n' '\r' 'a\tb\nc\r\\d' '\x01' '\x1B[31m' \
        '\x7F' '\x85' '\x9F' 010 0x1F 1e5 1_000 4 -4 2.5 -0 .5 +1 .inf .nan 12:30 12:30:45 2026-11-20 \
        '[a]' '{a: b}' '&a' '*a' '!a' '!!int 3' '%a' '@a' '`a' '|' '>' '=' 'a=b' '<<' , 'a,b' none null-ish \
        $'\xe2\x80\xa8' $'\xe2\x80\xa9' $'\xef\xbb\xbf' $'\xc2\xa0' $'Zo\xc3\xab' $'\xf0\x9f\x98\x80' $'\xe2\x80\xae' \
        $'\xef\xbf\xbf' $'\xef\xbf\xbe' $'\xed\x9f\xbf' $'\xf4\x8f\xbf\xbf' 'x=\\\\' 'ends in \\\\'
}

records() {
    awkward | while IFS= read -r value; do
        printf 'note\t%s\twhy=%s\tscore=%s\n' "$value" "$value" "$value"
    done
}

@test "lines come back from YAML as they were, and as they are from lines" {
    records >lines
    [ "$(wc -l <lines)" -ge 85 ]
    convert yaml <lines >yaml
    convert lines <yaml >again
    cmp lines again
    convert lines <lines >again
    cmp lines again
    convert yaml <yaml >again
    cmp yaml again
}

@test "a leading time comes back" {
    printf '2026-11-20T14:30:00+01:00\tpain\t4\tnote=12:30\n' >lines
    try convert -t yaml <lines
    output_is "$(printf -- '- pain: "4"\n  at: "2026-11-20T14:30:00+01:00"\n  note: "12:30"')"
    convert -t yaml <lines | convert -t lines >again
    cmp lines again
}

# Prints each string of a YAML or JSON document as hex, in order, keys too.
strings_of() {
    /usr/bin/python3 -c '
import json, sys, yaml
text = open(sys.argv[2], encoding="utf-8", newline="").read()
records = yaml.safe_load(text) if sys.argv[1] == "yaml" else [json.loads(l) for l in text.split("\n") if l]
for record in records:
    for key, value in record.items():
        print(key, type(value).__name__, value.encode("utf-8").hex() if isinstance(value, str) else value)
' "$1" "$2"
}

@test "PyYAML and Python's JSON read the same strings" {
    /usr/bin/python3 -c 'import yaml' || skip "no PyYAML"
    records >lines
    convert yaml <lines >yaml
    convert json <lines >json
    strings_of yaml yaml >from-yaml
    strings_of json json >from-json
    cmp from-yaml from-json
    # Every value is text but for scores that are plain numbers.
    ! grep -vE '^(note|why) str |^score (str|int|float) ' from-yaml >&3
    [ "$(grep -cE '^score (int|float) ' from-yaml)" -eq 4 ]
    # And the text is that of the lines, with their escapes undone.
    /usr/bin/python3 - lines >from-lines <<'PY'
import re, sys
escapes = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}
for line in open(sys.argv[1], encoding="utf-8", newline="\n"):
    value = line.rstrip("\n").split("\t")[1]
    value = re.sub(r"\\(x[0-9A-F]{2}|.)", lambda m: escapes.get(m[1]) or chr(int(m[1][1:], 16)), value)
    print("note str", value.encode("utf-8").hex())
PY
    grep '^note' from-yaml | cmp - from-lines
}

@test "jq reads the JSON, one object a line, and its strings are those of the lines" {
    command -v jq >/dev/null || skip "no jq"
    records >lines
    convert json <lines >json
    [ "$(jq -c . json | wc -l)" -eq "$(wc -l <lines)" ]
    [ "$(jq -r 'select(.note == "a\tb\nc\r\\d") | .why' json)" = "$(printf 'a\tb\nc\r\\d')" ]
    [ "$(jq -r 'select(.score == 2.5) | .note' json)" = 2.5 ]
    [ "$(jq -r 'select(.note == "yes") | .why | type' json)" = string ]
}

@test "bare are words and numbers of number attributes, all else is quoted" {
    try_sh "printf 'note\tabc-9\twhy=yes\tscore=2.5\tcount=010\tsource=a,b\ttime=12:30\tbrief=two words\n' | '$BATS_FILE_TMPDIR/convert' yaml"
    output_is '- note: abc-9
  why: "yes"
  score: 2.5
  count: "010"
  source: "a,b"
  time: "12:30"
  brief: "two words"'
}

@test "an absent attribute is left out, the first = splits" {
    try_sh "printf 'note\tx\twhy=\tbecause=a=b=\n' | '$BATS_FILE_TMPDIR/convert' lines"
    output_is "note	x	because=a=b="
    try_sh "printf -- '- note: x\n  why: \"\"\n  because: y\n' | '$BATS_FILE_TMPDIR/convert' lines"
    output_is "note	x	because=y"
}

@test "YAML written by others is read: flow style, quotes, comments, block text" {
    printf -- '# c\n---\n- {note: x, why: "a: b"}\n- note: >-\n    two\n    lines\n  why: |\n    kept\n' >yaml
    try_sh "'$BATS_FILE_TMPDIR/convert' lines <yaml"
    status_is 0
    output_is "note	x	why=a: b
note	two lines	why=kept\\n"
}

@test "which form it is: the first line that is neither empty nor a comment" {
    for start in '- note: x' '--- [{note: x}]' '[{note: x}]'; do
        printf '\n# c\n\n%s\n' "$start" >input
        try_sh "'$BATS_FILE_TMPDIR/convert' lines <input"
        status_is 0
        output_is "note	x"
    done
    printf '\n# c\n\nnote\tx\n' >input
    try_sh "'$BATS_FILE_TMPDIR/convert' lines <input"
    output_is "note	x"
}

@test "BOM and CR before LF are dropped, in both forms" {
    printf '\xef\xbb\xbfnote\tx\twhy=a\r\nnote\ty\r\n' >input
    try_sh "'$BATS_FILE_TMPDIR/convert' lines <input"
    output_is "note	x	why=a
note	y"
    printf '\xef\xbb\xbf- note: x\r\n  why: a\r\n' >input
    try_sh "'$BATS_FILE_TMPDIR/convert' lines <input"
    output_is "note	x	why=a"
}

@test "a carriage return that ends no line is a control character" {
    printf 'note\ta\rb\n' >input
    try_sh "'$BATS_FILE_TMPDIR/convert' lines <input"
    status_is 3
    stderr_has "<stdin>:1:7: a control character; expected it escaped as \\x0D"
}

@test "all faults of an input in one run, each with its place; nothing is written" {
    printf 'Note\tx\nnote\nnote\tx\ty\nnote\t\\q\nnote\tx\ta=1\ta=2\nnote\tx' >input
    try_sh "'$BATS_FILE_TMPDIR/convert' lines <input"
    status_is 3
    output_is ""
    for place in 1:1 2:5 3:8 4:6 5:12 6:7; do
        stderr_has "<stdin>:$place: "
    done
    [ "$(wc -l <<<"$stderr")" -eq 6 ]
}

@test "forms are never mixed" {
    printf -- '- note: x\nnote\ty\n' >input
    try_sh "'$BATS_FILE_TMPDIR/convert' lines <input"
    status_is 3
    output_is ""
    printf 'note\ty\n- note: x\n' >input
    try_sh "'$BATS_FILE_TMPDIR/convert' lines <input"
    status_is 3
    stderr_has "<stdin>:2:1: '- note: x' is no kind of record"
}

@test "a sorted YAML says to keep the key order" {
    printf -- '- because: fever\n  flag: U01\n' >input
    try_sh "'$BATS_FILE_TMPDIR/convert' lines <input"
    status_is 3
    stderr_has "<stdin>:1:3: 'because' comes first, but is no kind of record; keep the key order"
}

@test "an assessment is the same in lines, YAML and JSON" {
    for example in "$EXAMPLES"/*.yaml; do
        triage "$example" >lines
        triage -f yaml "$example" >yaml
        triage -f json "$example" >json
        convert yaml <lines | cmp - yaml
        convert lines <yaml | cmp - lines
        convert json <lines | cmp - json
    done
}

@test "an attribute may not bear its own kind's name: YAML could not tell them apart" {
    printf 'assessment\t1\tassessment=2\nend\tassessment\n' >same
    try triage same
    status_is 3
    stderr_has "triage: same:1:14: 'assessment' is given twice"
    printf '2026-11-20T08:00:00+01:00\tpain\t4\tat=now\n' >timed
    try report timed
    status_is 3
    stderr_has "'at' is given twice"
}
