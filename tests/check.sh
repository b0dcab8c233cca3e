#!/bin/sh
# Runs the unit tests and the bats suite and counts them. A skipped test counts as
# a failure: what was not tried is not known to work.
#
#     tests/check.sh BUILD [FILE.bats ...]
#
# FILTER=REGEX tries only the tests whose names it fits.
set -u
cd "$(dirname "$0")/.." || exit 1
build=$1
shift
out=$build/check.tap
: >"$out"

# The units share the cores with the suite.
units() {
    for unit in "$build"/unit-*; do
        [ -x "$unit" ] || continue
        "$unit" >"$build/unit.tap" 2>&1
        status=$?
        # A unit that crashes prints no "not ok" for it.
        [ $status -le 1 ] || echo "not ok - ${unit##*/} ended with status $status" >>"$build/unit.tap"
        sed "s|^\(not ok\|ok\) [0-9]* - |\1 - ${unit##*/}: |" "$build/unit.tap" >>"$out"
        grep -A1 '^not ok' "$build/unit.tap"
    done
}
units &

# Files side by side, the long ones first. The tests of a file one after another: bats
# takes three times the processes to start one beside another.
cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
beside=
[ "$cores" -lt 2 ] || ! command -v parallel >/dev/null 2>&1 ||
    beside="--jobs $cores --no-parallelize-within-files"
[ $# -gt 0 ] || set -- $(ls -S tests/*.bats)
# What says "# once:" tries nothing that was built with sanitizers.
case $build in
*sanitize*)
    for file; do
        shift
        sed -n 2p "$file" | grep -q '^# once:' || set -- "$@" "$file"
    done
    ;;
esac
bats --tap $beside --filter "${FILTER:-.}" "$@" 2>&1 | tee "$build/bats.tap" | grep -v '^ok [^#]*$'
wait
cat "$build/bats.tap" >>"$out"

passed=$(grep '^ok ' "$out" | grep -vc '# skip')
failed=$(grep -c -e '^not ok ' -e '^ok .*# skip' "$out")
# bats says how many there should have been; fewer means that it stopped early.
planned=$(sed -n 's/^1\.\.\([0-9]*\)$/\1/p' "$build/bats.tap" | head -n 1)
ran=$(grep -c -e '^ok ' -e '^not ok ' "$build/bats.tap")
if [ "${planned:-0}" -eq 0 ] || [ "$ran" -ne "$planned" ]; then
    echo "bats ran $ran of ${planned:-no} tests"
    failed=$((failed + 1))
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
