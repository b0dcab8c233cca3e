#!/bin/sh
# make coverage: the suite with every line and branch counted by gcov; one line a file of
# lib/ and cmd/, then all of lib/, then all. TESTS="tests/log.bats" runs one file.
# What stays uncovered in lib/: what answers a system that fails (make faults and make
# torture go there, and counts are lost where a program is killed or ends in _Exit), and
# defences that no input reaches.
set -eu
cd "$(dirname "$0")/.."
build=build/coverage
find "$build" -name '*.gcda' -delete
for program in triage plan log report nudge; do
    mkdir -p "$build/bin"
    cp "$build/$program" "$build/bin/"
done
# torture.bats and faults.bats stay out unless they are named: they fail each system call of
# a program in turn, and gcov's own, a few for each source file when it ends, would make hours
# of their minutes. gcov's complaints go to a file, as tests look at what stderr has.
# Twice the cores, as in check.sh; gcov locks its files.
jobs=1
command -v parallel >/dev/null 2>&1 && jobs=$((2 * $(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)))
# shellcheck disable=SC2046,SC2086
GCOV_ERROR_FILE="$(pwd)/$build/gcov.log" UPPERBACK_BIN="$(pwd)/$build/bin" bats --timing --jobs "$jobs" \
    ${TESTS:-$(printf '%s\n' tests/*.bats | grep -v -e /torture -e /faults)} >"$build/check.log" 2>&1 ||
    echo "some tests failed, as those that look for what a program does not write do here: $build/check.log"
cd "$build"
gcov -b -n ./*.gcda 2>/dev/null | awk '
    /^File / { file = $2; gsub(/\x27/, "", file); sub(/^.*\/(lib|cmd)\//, "&", file)
               ours = file ~ /(lib|cmd)\// && file ~ /\.c$/; next }
    !ours { next }
    /^Lines executed/ { split($2, part, /[:%]/); lines = part[2]; n = $NF
                        all += n; hit += n * lines / 100
                        if (file ~ /lib\//) { liball += n; libhit += n * lines / 100 } }
    /^Branches executed/ { next }
    /^Taken at least once/ { split($0, part, /[:%]/); taken = part[2]; b = $NF
                             ball += b; bhit += b * taken / 100
                             printf "%6.1f %% of %4d lines  %6.1f %% of %4d branches  %s\n", lines, n, taken, b, file
                             ours = 0 }
    /^No branches/ { printf "%6.1f %% of %4d lines  %31s  %s\n", lines, n, "", file; ours = 0 }
    END { printf "lib/: %.1f %% of %d lines\nall: %.1f %% of %d lines, %.1f %% of %d branches\n",
          100 * libhit / liball, liball, 100 * hit / all, all, 100 * bhit / ball, ball }'
