#!/usr/bin/env bats
# The tools behind make torture, a sample of it, and that it sees what it should: each
# part of the journal that keeps lines safe is taken out once.

load helper

TORTURE=$ROOT/tests/torture

setup_file() {
    export FAULT=$BATS_FILE_TMPDIR/fault
    cc -std=c11 -O1 -o "$FAULT" "$ROOT"/tests/torture/{fault,call,machine,record}.c
}

world() {
    export ASAN_OPTIONS=exitcode=99:detect_leaks=0 # leaks cannot be looked for under ptrace
}

# --- fault ---------------------------------------------------------------------------

@test "fault counts and lists calls, and the count is the list" {
    world
    try "$FAULT" --count --list calls log -l diary 4
    status_is 0
    [ "$output" -eq "$(wc -l <calls)" ]
    [ "$(cut -f 1 calls)" = "$(seq "$output")" ]
    [ "$(grep -c fsync calls)" -eq 2 ]
    try "$FAULT" --count --loader log -l diary 4
    [ "$output" -gt "$(wc -l <calls)" ]
}

@test "fault kills before a call, and after a part of a write" {
    world
    log -l diary 4
    cp diary before
    try "$FAULT" --at 1 --of write --kill log -l diary 5
    status_is 137
    cmp diary before
    try "$FAULT" --at 1 --of write --short 3 --kill log -l diary 5
    status_is 137
    [ "$(($(wc -c <diary) - $(wc -c <before)))" -eq 3 ]
}

@test "fault makes a call fail, all calls fail, or only pretend" {
    world
    try "$FAULT" --at 1 --of write --error ENOSPC log -l diary 4
    status_is 4
    stderr_has "cannot write the line: No space left on device"
    try "$FAULT" --from 1 --of write --error ENOSPC log -l diary 4
    status_is 4
    stderr_is_empty
    try "$FAULT" --from 1 --of write --on diary --error ENOSPC log -l diary 4
    stderr_has "cannot write the line"
    try "$FAULT" --from 1 --of fsync --result 0 --record done log -l diary 4
    status_is 0
    [ "$(grep -c ^sync done)" -eq 0 ]
}

@test "fault follows the children of a script" {
    world
    printf '#!/bin/sh\nlog -l diary 4; echo $?\n' >script
    chmod +x script
    try "$FAULT" --at 1 --of fsync --error EIO ./script
    status_is 0
    output_is 4
}

@test "fault runs something just then" {
    world
    try "$FAULT" --at 1 --of write --on diary --run 'wc -c <diary >size' log -l diary 4
    status_is 0
    [ "$(cat size)" -eq 0 ]
}

@test "fault records what was done to files" {
    world
    "$FAULT" --record done log 4
    cut -f 1 done >calls
    grep -v -e sync calls | output=$(cat) output_is $'mkdir\nmkdir\nmkdir\ncreate\nwrite\nexit'
    python3 -c 'import sys; sys.stdout.buffer.write(bytes.fromhex(sys.argv[1]))' "$(grep ^write done | cut -f 4)" |
        cmp - "$HOME/.local/share/upperback/diary"
    "$FAULT" --record done log -o shown -p
    [ "$(grep -c -e '^rename.*shown$' done)" -eq 1 ]
}

@test "fault says when the call was never made, and when it cannot do its work" {
    world
    try "$FAULT" --at 9999 --kill log -l diary 4
    status_is 124
    for wrong in "--at 0 --kill true" "--kill true" "--at 1 --error EWRONG true" "--at 1" \
        "--at 1 --of nonsense --kill true" "--wrong true" "/nonexistent"; do
        # shellcheck disable=SC2086
        try "$FAULT" $wrong
        status_is 125
        [ -n "$stderr" ]
    done
}

# --- torture -------------------------------------------------------------------------

@test "a sample of make torture: nothing lost, nothing changed, nothing broken" {
    world
    try "$TORTURE/torture.py" --sample --fault "$FAULT"
    status_is 0
    # A heading, the steps and the sum; each step has tried something.
    [ "$(grep -c . <<<"$output")" -ge 13 ]
    [ "$(grep -cE '^[a-z-]+ +[1-9][0-9]* +[0-9]+ +0 +0 +0$' <<<"$output")" -ge 12 ]
}

# mutant SED: a log whose journal.c has been changed so; it lies in ./mutant.
mutant() {
    local build=$ROOT/build/plain sanitize=
    if cmp -s "$BIN/log" "$ROOT/build/sanitize/log"; then
        build=$ROOT/build/sanitize
        sanitize=-fsanitize=address,undefined
    fi
    mkdir -p mutant
    sed -E "$1" "$ROOT/lib/domain/journal.c" >mutant/journal.c
    ! cmp -s mutant/journal.c "$ROOT/lib/domain/journal.c"
    cc -std=c11 -D_XOPEN_SOURCE=700 -I"$ROOT/lib" $sanitize -w -o mutant/log mutant/journal.c \
        "$build/log.o" "$build/libupperback.a" -lyaml -lm
}

# red STEP WHAT SED: that step of the torture says so of such a log.
red() {
    mutant "$3"
    try "$TORTURE/torture.py" --first --fault "$FAULT" --log "$PWD/mutant/log" "$1"
    status_is 1
    output_has "$2: "
}

@test "it sees a file that is not synced" {
    once || return 0
    world
    red power lost 's/answer = fsync\(descriptor\)/answer = 0 * descriptor/'
}

@test "it sees a directory that is not synced" {
    once || return 0
    world
    red power lost 's/good = sync_directory\(journal, list\)/good = true/'
}

@test "it sees a lock that is not taken" {
    once || return 0
    world
    red beside lost 's/while \(fcntl\(descriptor, F_SETLK, &range\) != 0\)/while (0)/'
}

@test "it sees a file that was replaced, before and after the lock" {
    once || return 0
    world
    red editor lost 's/else if \(!check_still\(journal, list\)\)/else if (0)/'
}

@test "it sees a short write that is not gone on with, and one that is not cut back" {
    once || return 0
    world
    red short lost 's/bool good = written == text->length/bool good = written > 0/'
    red short broken 's/^        cut_back\(journal, written, list\)/        (void)0/'
}

@test "it sees a torn line that is glued to the next" {
    once || return 0
    world
    red kill broken 's/if \(journal->torn\)$/if (0)/'
}

# --- words ---------------------------------------------------------------------------

@test "the steps that log(1) tells of are those that there are" {
    sed -n '/^\.\\" tried/,/^\.El/s/^\.It Cm //p' "$ROOT/man/log.1" >page
    [ -s page ]
    python3 -B -c 'import sys; sys.path.insert(0, sys.argv[1]); import torture
print(*torture.ORDER, sep="\n")' "$TORTURE" >steps
    diff page steps >&3
}
