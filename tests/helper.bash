# What every bats file loads: the programs under test, and a world that never
# changes: clock, zone, locale, home, nothing on stdin.
bats_require_minimum_version 1.5.0

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
BIN=${UPPERBACK_BIN:-$ROOT/bin}
EXAMPLES=$ROOT/content/examples
FIXTURES=$ROOT/tests/fixtures

setup() {
    export HOME=$BATS_TEST_TMPDIR/home
    mkdir -p "$HOME" "$BATS_TEST_TMPDIR/work"
    cd "$BATS_TEST_TMPDIR/work" || return 1
    unset XDG_DATA_HOME XDG_CONFIG_HOME UPPERBACK_LOG UPPERBACK_PLAN UPPERBACK_CONTENT NO_COLOR
    export PATH=$BIN:/usr/local/bin:/usr/bin:/bin
    export LC_ALL=C TZ=Europe/Berlin TERM=dumb
    export UPPERBACK_NOW=2026-11-20T14:30:00+01:00
    export ASAN_OPTIONS=exitcode=99:detect_leaks=1 UBSAN_OPTIONS=exitcode=99
    exec </dev/null # else the list of tests that bats reads
    umask 077 # log remarks on a diary that others can read
    unset -f log 2>/dev/null || true
}

# At the head of a test of many cases, of which each kind is tried elsewhere as well:
# "once || return 0" leaves it out where the programs are built with sanitizers, which
# start many times as slowly.
once() {
    ! grep -qa __asan_init "$BIN/triage"
}

# Runs a command with its streams apart: $output, $stderr, $status, $lines (without
# empty ones). What bats' run does, with a fifth of its processes: on some machines
# they are most of what a test costs.
try() {
    local flags=$-
    set +eET
    output=$("$@" 2>"$BATS_TEST_TMPDIR/stderr") && status=0 || status=$?
    read -d '' -r stderr <"$BATS_TEST_TMPDIR/stderr"
    IFS=$'\n' read -d '' -r -a lines <<<"$output"
    set "-$flags"
}

# Runs a pipe (one shell word) with the programs on PATH and pipefail off, as a
# user's shell would.
try_sh() {
    try bash -c "$1"
}

status_is() {
    [ "$status" -eq "$1" ] || {
        printf 'status %s, expected %s\nstdout: %s\nstderr: %s\n' "$status" "$1" "$output" "$stderr" >&3
        return 1
    }
}

# The whole output, byte for byte.
output_is() {
    [ "$output" = "$1" ] || {
        diff <(printf '%s\n' "$1") <(printf '%s\n' "$output") >&3
        return 1
    }
}

output_has() {
    [[ $output == *"$1"* ]] || { printf 'no "%s" in:\n%s\n' "$1" "$output" >&3; return 1; }
}

output_lacks() {
    [[ $output != *"$1"* ]] || { printf '"%s" should not be in:\n%s\n' "$1" "$output" >&3; return 1; }
}

stderr_has() {
    [[ $stderr == *"$1"* ]] || { printf 'no "%s" on stderr:\n%s\n' "$1" "$stderr" >&3; return 1; }
}

stderr_is_empty() {
    [ -z "$stderr" ] || { printf 'stderr: %s\n' "$stderr" >&3; return 1; }
}

# none COMMAND...: it prints nothing. (In bats "! COMMAND" never fails a test.)
none() {
    local found
    found=$("$@") || true
    [ -z "$found" ] || { printf '%s\n' "$found" >&3; return 1; }
}

# own PATH: a file of an overlay, from stdin.
own() {
    mkdir -p "$(dirname "own/$1")"
    cat >"own/$1"
}

# own_condition: a condition of an overlay, its rules from stdin.
own_condition() {
    {
        cat <<'Y'
id: own-thing
name: Own thing
kind: serious
summary: A thing of one's own. It is only a test.
suspect: possible own thing
feels: [one, two]
helps: [one]
course: None.
rules:
Y
        cat
        cat <<'Y'
sources: [upperback-proposal]
reviewed: 2026-11-20
Y
    } | own conditions/own-thing.yaml
}
