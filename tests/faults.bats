#!/usr/bin/env bats
# A sample of make faults, what it has found, and that it sees what it should.

load helper

FAULTS=$ROOT/tests/torture/faults.py

setup_file() {
    export FAULT=$BATS_FILE_TMPDIR/fault
    cc -std=c11 -O1 -o "$FAULT" "$ROOT"/tests/torture/{fault,call,machine,record}.c
}

# with FAULT... -- COMMAND...: leaks cannot be looked for under ptrace.
with() {
    ASAN_OPTIONS=exitcode=99:detect_leaks=0 try "$FAULT" --own "$@"
}

# How a C library asks after an open file.
STAT='newfstatat fstat'

# place CALLS TEXT COMMAND...: sets $of to the first of these calls that is made on a name
# with that text, and $at to which of its name that is.
place() {
    local calls=$1 text=$2
    shift 2
    ASAN_OPTIONS=exitcode=99:detect_leaks=0 "$FAULT" --own --list calls "$@" >listed 2>&1 || true
    for of in $calls; do
        at=$(awk -F '\t' -v call="$of" -v text="$text" \
            '$2 == call { n++; if (index($3, text)) { print n; exit } }' calls)
        [ -z "$at" ] || return 0
    done
    return 1
}

# fails ERROR CALLS TEXT STATUS COMMAND...: that call fails, and so does the command.
fails() {
    local error=$1 calls=$2 text=$3 expected=$4 of at
    shift 4
    place "$calls" "$text" "$@"
    with --at "$at" --of "$of" --error "$error" "$@"
    status_is "$expected"
}

@test "a sample of make faults: nothing lies" {
    try "$FAULTS" --sample 97 calls
    status_is 0
    grep -qE '^calls +[1-9][0-9]* +[0-9]+ +0$' <<<"$output"
    # a sanitizer's own memory is not made to fail
    try "$FAULTS" --only "-f yaml" --sample 61 memory
    status_is 0
    cmp -s "$BIN/log" "$ROOT/build/sanitize/log" ||
        grep -qE '^memory +[1-9][0-9]* +[0-9]+ +0$' <<<"$output"
}

# An emptied conditions/ has no red flag in it.
@test "a content directory that cannot be looked at is no empty one" {
    for call in openat "$STAT"; do
        fails EIO "$call" content/conditions 4 triage "$EXAMPLES/heart-warning.yaml"
        output_is ""
        stderr_has "content/conditions: cannot read the directory: Input/output error"
    done
    fails EMFILE openat content/habits 4 triage --check-content "$ROOT/content"
    fails EACCES openat content/triggers.yaml 4 triage --check-content "$ROOT/content"
}

@test "content of one's own that cannot be looked at is no missing one" {
    mkdir -p "$HOME/.config/upperback/content"
    fails EACCES newfstatat .config/upperback/content/signs.yaml 4 \
        triage "$EXAMPLES/desk-worker.yaml"
    output_is ""
    stderr_has "signs.yaml"
}

@test "a time zone that cannot be read is not UTC" {
    for call in openat "$STAT" read; do
        fails EMFILE "$call" zoneinfo/Europe/Berlin 4 log -l diary -p
        stderr_has "the local time zone cannot be read: Too many open files"
    done
    # an unknown one is
    TZ=Nowhere/At-All try triage "$EXAMPLES/desk-worker.yaml"
    status_is 0
}

@test "standard input of which nothing is known is read" {
    triage "$EXAMPLES/desk-worker.yaml" >assessment
    plan --no-log assessment >expected
    place "$STAT" assessment plan --no-log <assessment
    with --at "$at" --of "$of" --error EIO plan --no-log <assessment
    status_is 0
    cmp expected - <<<"$output"
}

@test "what a sink was not told is not told" {
    printf '#!/bin/sh\ncat >>sunk\n' >sink
    chmod +x sink
    fails EIO write pipe: 4 nudge --window 1d --now 2026-11-23T17:00:00+01:00 --sink ./sink \
        "$FIXTURES/nudge/week"
    stderr_has "--sink: what became of it is unknown: Input/output error"
    [ -n "$output" ]
}

@test "a crontab that was half heard is not installed" {
    mkdir stub
    printf '#!/bin/sh\n[ "$1" = -l ] && cat table || cp "$1" table\n' >stub/crontab
    chmod +x stub/crontab
    PATH=$PWD/stub:$PATH
    printf '# %s\n' one two three >table
    cp table before
    local of at
    place read pipe: nudge --install "$FIXTURES/nudge/week"
    for fault in "--at $at --of $of --error EIO" "--at 1 --of wait4 --error ECHILD"; do
        cp before table
        # shellcheck disable=SC2086
        with $fault nudge --install "$FIXTURES/nudge/week"
        status_is 4
        stderr_has "what became of it is unknown"
        cmp table before
        [ -z "$(find "$HOME" -name '*new*')" ]
    done
}

# without_memory NUMBER PROGRAM...: that allocation fails.
without_memory() {
    try env LD_PRELOAD="$PWD/memory.so" MEMORY_AT="$1" "${@:2}"
    status_is 4
    [ "$stderr" = "upperback: out of memory" ]
}

# A sanitizer's own memory cannot be made to fail.
memory_fails() {
    ! cmp -s "$BIN/log" "$ROOT/build/sanitize/log" || return 1
    cc -std=c11 -O1 -shared -fPIC -o memory.so "$ROOT"/tests/torture/{memory,branch}.c -ldl
}

@test "whoever misses memory when the entry is on disk does not say that nothing was written" {
    memory_fails || return 0
    LD_PRELOAD=$PWD/memory.so MEMORY_LIST=places log -l diary 4
    rm diary
    without_memory "$(cut -f 2 places | sort -n | tail -n 1)" log -l diary 4
    [ "$(cut -f 2-3 diary)" = $'pain\t4' ]
}

# libyaml's memory too: no file is read after it was missed.
@test "whatever misses memory, the words are the same and it is the end" {
    memory_fails || return 0
    for number in 100 5000 50000; do
        without_memory "$number" triage "$EXAMPLES/desk-worker.yaml"
        output_is ""
    done
}

# --- that it sees ---------------------------------------------------------------------

# liar NAME FILE SED: a program with that file of lib/ changed, in ./mutant with the others.
liar() {
    local build=$ROOT/build/plain sanitize=
    if cmp -s "$BIN/log" "$ROOT/build/sanitize/log"; then
        build=$ROOT/build/sanitize
        sanitize=-fsanitize=address,undefined
    fi
    mkdir mutant
    cp "$BIN"/* mutant
    sed -E "$3" "$ROOT/lib/$2" >mutant.c
    ! cmp -s mutant.c "$ROOT/lib/$2"
    cc -std=c11 -D_XOPEN_SOURCE=700 -I"$ROOT/lib" $sanitize -w -o "mutant/$1" mutant.c \
        "$build/$1.o" "$build/libupperback.a" -lyaml -lm -pthread
}

@test "it sees a directory that is taken for an empty one" {
    once || return 0
    liar triage base/file.c 's/^(    if \(stream == NULL) && errno == ENOENT && missing_is_empty/\1/'
    try "$FAULTS" --bin "$PWD/mutant" --only "-f json desk-worker.yaml" calls
    status_is 1
    output_has ": status 0 for 0: "
    output_has "of $ROOT/content/"
}

@test "it sees a write that is not checked" {
    once || return 0
    liar report base/output.c 's/good = file_write_all\(STDOUT/good = true; file_write_all(STDOUT/'
    try "$FAULTS" --bin "$PWD/mutant" --only "report -l diary" calls
    status_is 1
    output_has "write 1, of pipe:"
}

@test "it sees memory that is missed and not told of" {
    once || return 0
    memory_fails || return 0
    liar report base/memory.c '/void \*memory_resize/,/^}/s/message_out_of_memory\(\);/return memory;/'
    try "$FAULTS" --bin "$PWD/mutant" --only "report -l diary" memory
    status_is 1
    output_has ": status -"
}

@test "it sees who says falsely that nothing was written" {
    once || return 0
    memory_fails || return 0
    liar log base/message.c 's/"upperback: out of memory/&; nothing was written/'
    try "$FAULTS" --bin "$PWD/mutant" --only "log -n - 3" memory
    status_is 1
    output_has "and wrote ['.local/share/upperback/diary']"
}

# What a branch of a run does is what a run of its own does.
@test "failing allocations in branches of one run and in runs of their own: the same" {
    memory_fails || return 0
    try "$FAULTS" --only "triage -q" --sample 61 memory
    status_is 0
    local branches=$output
    try "$FAULTS" --only "triage -q" --sample 61 --alone memory
    status_is 0
    output_is "$branches"
}

# Found by the fuzz target of times: log wrote the year -3373 as 3980-03-00.
@test "a time before there were years to write is no time" {
    try log -l diary -t '2810002022min ago' 4
    status_is 2
    stderr_has "no time; expected"
    [ ! -e diary ]
}
