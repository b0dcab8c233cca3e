#!/usr/bin/env bats
# What all programs share: options, statuses, messages, -o, descriptors; and the shape
# of the code.

load helper

WELL="age=38 pain=3 worst=5 duration=5days onset=gradual course=steady others=no"
PROGRAMS="triage plan log report nudge"

# --- help, version, options ---------------------------------------------------------

@test "--help and -h of every program go to stdout with status 0" {
    for program in $PROGRAMS; do
        for option in --help -h; do
            try "$program" $option
            status_is 0
            stderr_is_empty
            [[ ${lines[0]} == "usage: $program "* ]]
            output_has "examples:"
            output_has "exit status:"
            output_has "--version"
            output_has "more: man $program"
        done
    done
}

@test "--help names all the words of -f, and no others" {
    for program in triage plan log report nudge; do
        "$program" --complete -- -f '' | sed 1d | cut -f 1 | sort >offered
        "$program" --help | sed -n 's/^  -f, --format FORMAT *//p' | sed 's/, \| or /\n/g' | sort >named
        [ -s named ]
        diff offered named
    done
}

@test "only triage's help names the statuses 10 to 13" {
    try triage --help
    output_has "  13  "
    for program in plan log report nudge; do
        try "$program" --help
        output_lacks "  13  "
    done
}

@test "--version and -V say program and version on stdout" {
    for program in $PROGRAMS; do
        for option in --version -V; do
            try "$program" $option
            status_is 0
            stderr_is_empty
            [[ $output =~ ^$program\ \(upperback\)\ [0-9]+\.[0-9]+ ]]
        done
    done
}

@test "an unknown option is a usage error that names it, on stderr alone" {
    for program in $PROGRAMS; do
        try "$program" --nonsense
        status_is 2
        output_is ""
        stderr_has "$program: --nonsense: there is no such option"
        stderr_has "$program: try '$program --help'"
        try "$program" -Z
        status_is 2
        output_is ""
        stderr_has "$program: -Z: there is no such option"
    done
}

@test "all wrong options are named in one run" {
    try triage -Z -Y --nonsense -f
    status_is 2
    stderr_has "-Z: there is no such option"
    stderr_has "-Y: there is no such option"
    stderr_has "--nonsense: there is no such option"
    stderr_has "-f: it needs a value"
}

@test "a wrong letter behind a good one is named, not the option before them" {
    try triage --strict -qZ
    status_is 2
    stderr_has "-Z: there is no such option"
    try triage --strict -qZq
    status_is 2
    stderr_has "-Z: there is no such option"
    try triage --strict -qf
    status_is 2
    stderr_has "-f: it needs a value"
    try triage -q --format
    status_is 2
    stderr_has "--format: it needs a value"
}

@test "an unknown format lists the known ones" {
    for program in triage plan "log -p" report nudge; do
        try $program -f xml /dev/null
        status_is 2
        output_is ""
        stderr_has "${program%% *}: --format xml: expected "
        stderr_has "lines"
    done
}

@test "options may follow operands" {
    try triage $WELL -f json
    status_is 0
    [ "${lines[0]:0:16}" = '{"assessment": 1' ]
}

@test "a long option may be cut short, joined, or parted" {
    try triage $WELL --form=yaml
    [ "${lines[0]}" = "- assessment: 1" ]
    try triage $WELL --format yaml
    [ "${lines[0]}" = "- assessment: 1" ]
    try triage $WELL -fyaml
    [ "${lines[0]}" = "- assessment: 1" ]
    try triage -eq $WELL
    status_is 0
    output_is ""
}

@test "-- ends options: what follows is a file" {
    try triage -- -q
    status_is 4
    stderr_has "triage: -q: cannot open it: No such file or directory"
}

@test "-5 is an operand and no option" {
    printf 'age=38\n' >./-5
    try triage -f lines -5
    status_is 0
    output_has "answer	age	is=38"
    rm ./-5
    try triage -5
    status_is 4
    stderr_has "triage: -5: cannot open it"
}

@test "the last of two -f counts" {
    try triage -f json $WELL -f lines
    [ "${lines[0]:0:13}" = "assessment	1	" ]
}

# --- the clock and the environment ----------------------------------------------------

@test "UPPERBACK_NOW and --now: the option wins, a bad one is a usage error" {
    UPPERBACK_NOW=2026-01-02T03:04:05Z try triage $WELL
    [[ ${lines[0]} == *"at=2026-01-02T03:04:05+00:00"* ]]
    try triage --now 2026-01-02T03:04:05Z $WELL
    [[ ${lines[0]} == *"at=2026-01-02T03:04:05+00:00"* ]]
    UPPERBACK_NOW=nonsense try triage $WELL
    status_is 2
    output_is ""
    stderr_has "triage: UPPERBACK_NOW nonsense: no time; expected"
    try triage --now 25:00 $WELL
    status_is 2
    stderr_has "triage: --now 25:00: no time; expected"
    try triage --now '2026-03-29 02:30' $WELL
    status_is 2
    stderr_has "the clock jumps over it"
}

@test "nothing is needed from the environment" {
    try env -i "$BIN/triage" --now 2026-11-20T14:30:00+01:00 $WELL
    status_is 0
    stderr_is_empty
    first=$output
    unset HOME
    try triage $WELL
    status_is 0
    output_is "$first"
}

@test "the locale and NO_COLOR change nothing in a pipe" {
    try triage $WELL
    first=$output
    LC_ALL=de_DE.UTF-8 NO_COLOR=1 TERM=xterm try triage $WELL
    output_is "$first"
}

@test "text in a pipe is plain ASCII without escapes" {
    try_sh "triage -f text $WELL | LC_ALL=C grep -c '[^ -~]'"
    output_is 0
}

# --- output ---------------------------------------------------------------------------------

@test "-o writes a private file, whatever the umask" {
    umask 000
    try triage $WELL -o week
    status_is 0
    output_is ""
    [ "$(stat -c %a week)" = 600 ]
    try triage $WELL
    [ "$(cat week)" = "$output" ]
}

@test "-o is elsewhere than a terminal: lines" {
    triage $WELL -o week
    [ "$(head -n 1 week | cut -f 1,2)" = "assessment	1" ]
}

@test "-o replaces a file and keeps its mode; on an error it is untouched" {
    mkdir there
    printf 'keep me\n' >there/week
    chmod 640 there/week
    try triage $WELL frobnicate=yes -o there/week
    status_is 3
    output_is ""
    [ "$(cat there/week)" = "keep me" ]
    try triage $WELL -C /nonexistent -o there/week
    status_is 4
    [ "$(cat there/week)" = "keep me" ]
    try triage $WELL -f nonsense -o there/week
    status_is 2
    [ "$(cat there/week)" = "keep me" ]
    try triage $WELL -o there/week
    status_is 0
    [ "$(stat -c %a there/week)" = 640 ]
    [ "$(ls -A there)" = week ]
}

@test "-o with one person of three refused writes nothing" {
    printf 'who=a\nage=38\n\nwho=b\nage=x\n\nwho=c\nage=39\n' >people
    try triage people -o week
    status_is 3
    [ ! -e week ]
}

@test "-o keeps a symbolic link and writes its target" {
    mkdir real
    printf 'old\n' >real/week
    ln -s real/week week
    try triage $WELL -o week
    status_is 0
    [ -L week ]
    [ "$(head -c 10 real/week)" = assessment ]
}

@test "-o to a directory, into none, or into one that takes no file: status 4" {
    mkdir there
    try triage $WELL -o there
    status_is 4
    stderr_has "triage: there: cannot write it: it is a directory"
    try triage $WELL -o nowhere/week
    status_is 4
    stderr_has "triage: nowhere/week: cannot write beside it: No such file or directory"
    try triage $WELL -o /proc/week
    status_is 4
    stderr_has "triage: /proc/week: cannot write beside it"
}

@test "-o to a device writes to the device" {
    try triage $WELL -o /dev/null
    status_is 0
    [ -c /dev/null ]
    try triage $WELL -o /dev/full
    status_is 4
    stderr_has "triage: /dev/full: cannot write it: No space left on device"
    [ -c /dev/full ]
}

@test "-q writes nothing, not even with -o, whatever -f says" {
    printf 'keep me\n' >week
    for format in lines yaml json text; do
        try triage -q -f $format $WELL -o week
        status_is 0
        output_is ""
        try report -q -f $format -o week "$EXAMPLES/diary"
        status_is 1
        output_is ""
    done
    [ "$(cat week)" = "keep me" ]
}

# --- descriptors -----------------------------------------------------------------------------

@test "a full device, a closed stdout: status 4 and a message" {
    for what in "$WELL" --help --version "-f json $WELL" "-f text $WELL" "-x $WELL"; do
        try_sh "triage $what >/dev/full"
        status_is 4
        stderr_has "triage: <stdout>: cannot write: No space left on device"
        try_sh "triage $what >&-"
        status_is 4
        stderr_has "triage: <stdout>: cannot write: Bad file descriptor"
    done
    for program in plan log report nudge; do
        try_sh "$program --help >&-"
        status_is 4
        try_sh "$program --version >/dev/full"
        status_is 4
    done
}

@test "a full device wins over the status of -e" {
    try_sh "triage -e chest-pain=yes >/dev/full"
    status_is 4
}

@test "a closed stdout is no failure where no output is due" {
    try_sh "triage -q $WELL >&-"
    status_is 0
    try_sh "triage $WELL -o week >&-"
    status_is 0
    [ "$(tail -n 1 week)" = "end	assessment" ]
}

@test "a closed stdin is a failure only where input is due" {
    try_sh "triage - <&-"
    status_is 4
    stderr_has "triage: <stdin>: cannot read it: Bad file descriptor"
    try_sh "triage <&-"
    status_is 4
    try_sh "triage -q $WELL <&-"
    status_is 0
}

@test "a closed stderr changes no status and nothing lands elsewhere" {
    try_sh "triage frobnicate=yes 2>&-"
    status_is 3
    output_is ""
    try_sh "triage $WELL -o week 2>&-"
    status_is 0
    [ "$(head -c 10 week)" = assessment ]
    try_sh "triage -q $WELL <&- >&- 2>&-"
    status_is 0
}

@test "a reader that leaves early ends us by SIGPIPE" {
    for i in $(seq 2000); do printf 'who=p%s\nage=38\n\n' "$i"; done >people
    try_sh 'triage people | head -n 1 >/dev/null; echo "${PIPESTATUS[0]}"'
    output_is 141
    stderr_is_empty
}

@test "an ignored SIGPIPE is not inherited" {
    for i in $(seq 2000); do printf 'who=p%s\nage=38\n\n' "$i"; done >people
    try_sh 'trap "" PIPE; (triage people; echo "$?" >status) | head -n 1 >/dev/null; cat status'
    output_is 141
}

@test "a directory or a missing file as input: status 4, naming it" {
    try triage .
    status_is 4
    output_is ""
    stderr_has "triage: .: cannot read it: Is a directory"
    try triage missing
    status_is 4
    stderr_has "triage: missing: cannot open it: No such file or directory"
}

@test "messages show no control characters and no bidi marks" {
    try triage $'onset=\x1b[31mb' $'who=a\xe2\x80\xae'
    status_is 3
    stderr_has '\x1B[31mb'
    stderr_has '\u{202E}'
    ! LC_ALL=C grep -q $'\x1b' <<<"$stderr"
    try triage $'no\x1bfile'
    stderr_has 'triage: no\x1Bfile: cannot open it'
}

@test "more than a hundred errors are counted, not shown" {
    for i in $(seq 150); do echo "frob$i=1"; done >many
    try triage many
    status_is 3
    stderr_has "triage: and 50 more errors"
    [ "$(wc -l <<<"$stderr")" -eq 101 ]
}

# --- the shape of the code --------------------------------------------------------------------

# Prints "layer included" for each #include of our own.
includes() {
    cd "$ROOT" || return 1
    grep -o '^#include "[a-z]*/' lib/*/*.[ch] cmd/*.c |
        sed -E 's|^(lib/)?([a-z]*)(/[^:]*):#include "([a-z]*)/|\1\2\3 \2 \4|'
}

@test "layers include downwards only: base, document, schema, content, domain, cmd" {
    run bash -c "$(declare -f includes); ROOT=$ROOT includes"
    [ "${#lines[@]}" -gt 100 ]
    awk 'BEGIN { n = split("base document schema content domain cmd", names); for (i = 1; i <= n; i++) rank[names[i]] = i }
         { if (!($2 in rank) || !($3 in rank) || rank[$3] > rank[$2]) { print; bad = 1 } }
         END { exit bad }' <<<"$output" >&3
}

@test "one module each knows YAML, stderr and the environment" {
    cd "$ROOT"
    [ "$(grep -lw 'yaml\.h' lib/*/*.[ch] cmd/*.c)" = lib/document/tree.c ]
    [ "$(grep -lE '\b(STDERR_FILENO|stderr|perror)\b' lib/*/*.c cmd/*.c)" = lib/base/message.c ]
    [ "$(grep -lw getenv lib/*/*.c cmd/*.c)" = lib/base/environment.c ]
}

@test "one module knows what time it is" {
    cd "$ROOT"
    [ "$(grep -l '<time\.h>' lib/*/*.[ch] cmd/*.c)" = lib/base/clock.c ]
}

@test "one module runs other programs" {
    cd "$ROOT"
    [ "$(grep -lE '\b(v?fork|exec[lv]p?e?|posix_spawnp?)\(' lib/*/*.c cmd/*.c)" = lib/base/process.c ]
}

@test "the library never prints and never exits" {
    cd "$ROOT"
    # process.c exits in the child, where no program came to be
    exits() {
        grep -nE '\b(printf|puts|putchar|fprintf|exit|_exit|abort|system|popen)\(' lib/*/*.c |
            grep -vE '^lib/base/(program|process)\.c:.*_exit\('
    }
    none exits
    [ "$(grep -lw '_Exit' lib/*/*.c)" = lib/base/message.c ]
}

# Constant tables of pointers are .data.rel.ro: read-only once the program is loaded.
@test "the library holds no state: nothing in .data, .bss or common" {
    library=$ROOT/build/plain/libupperback.a
    if [ ! -e "$library" ]; then
        for file in "$ROOT"/lib/*/*.c; do
            cc -std=c11 -D_XOPEN_SOURCE=700 -DUPPERBACK_VERSION='""' -DUPPERBACK_CONTENT_DIRECTORY='""' -I"$ROOT/lib" -c "$file"
        done
        ar rc mine.a ./*.o
        library=mine.a
    fi
    nm -f sysv "$library" >symbols
    [ "$(grep -c '|' symbols)" -gt 500 ]
    ! awk -F'|' '$3 ~ /[bBdDC]/ && $7 !~ /^\.data\.rel\.ro/' symbols | grep . >&3
}

@test "no function is over 70 lines" {
    cd "$ROOT"
    awk 'FNR == 1 { start = 0 }
         /^\{$/ { start = FNR }
         /^\}$/ { if (start && FNR - start + 1 > 70) { print FILENAME ":" start ": " FNR - start + 1 " lines"; bad = 1 } start = 0 }
         END { exit bad }' lib/*/*.c cmd/*.c >&3
}

@test "no two sources share a name" {
    cd "$ROOT"
    [ -z "$(for file in lib/*/*.c cmd/*.c; do basename "$file"; done | sort | uniq -d)" ]
}

@test "no format brings marks that reorder text to a terminal; a file gets them as they are" {
    try_sh "triage $WELL | plan -o week"
    sed -i $'s/name=/name=a\xe2\x80\xae/' week
    run script -qec "plan -f lines week" /dev/null
    output_has 'name=a\u{202E}'
    [[ "$output" != *$'\xe2\x80\xae'* ]]
    try plan -f lines week
    output_has $'name=a\xe2\x80\xae'
}
