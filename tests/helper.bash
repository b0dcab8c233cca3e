# What every bats file loads: the programs under test, and a world that never
# changes: clock, zone, locale, home.
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
    umask 077 # log remarks on a diary that others can read
    unset -f log 2>/dev/null || true
}

# Runs a command with its streams apart: $output, $stderr, $status.
try() {
    run --separate-stderr "$@"
}

# Runs a pipe (one shell word) with the programs on PATH and pipefail off, as a
# user's shell would.
try_sh() {
    run --separate-stderr bash -c "$1"
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
    grep -qF -- "$1" <<<"$output" || { printf 'no "%s" in:\n%s\n' "$1" "$output" >&3; return 1; }
}

output_lacks() {
    ! grep -qF -- "$1" <<<"$output" || { printf '"%s" should not be in:\n%s\n' "$1" "$output" >&3; return 1; }
}

stderr_has() {
    grep -qF -- "$1" <<<"$stderr" || { printf 'no "%s" on stderr:\n%s\n' "$1" "$stderr" >&3; return 1; }
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
