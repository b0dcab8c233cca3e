#!/bin/sh
# make coverage: units and suite with every line and branch counted; one line a file of lib/
# and cmd/, then all of lib/, then all. TESTS="tests/log.bats" runs one file (and the units).
# What stays uncovered in lib/: what answers a system that fails (make faults and make
# torture go there, a sample of both is in the suite), and defences that no input reaches.
set -eu
cd "$(dirname "$0")/.."
build=build/coverage
llvm() {
    tool=$1
    shift
    "$(clang -print-prog-name="llvm-$tool")" "$@"
}

rm -f "$build"/*.profraw
mkdir -p "$build/bin"
for program in triage plan log report nudge; do
    cp "$build/$program" "$build/bin/"
done
UPPERBACK_BIN="$(pwd)/$build/bin" tests/check.sh "$build" "$@" ||
    echo "(private.bats looks at all that a program opens, its counts among it)"

llvm profdata merge --failure-mode=all -o "$build/profdata" "$build"/*.profraw
cd "$build/bin"
llvm cov report -instr-profile=../profdata triage -object plan -object log -object report -object nudge |
    awk '
    $1 !~ /(lib|cmd)\/.*\.c$/ { next }
    { file = substr($1, match($1, /(lib|cmd)\//))
      printf "%6.1f %% of %4d lines  ", share($8, $9), $8
      if ($11) printf "%6.1f %% of %4d branches  %s\n", share($11, $12), $11, file
      else printf "%22s  %s\n", "", file
      lines += $8; missed += $9; branches += $11; untaken += $12 }
    file ~ /^lib/ { lib += $8; lib_missed += $9; lib_branches += $11; lib_untaken += $12 }
    function share(all, without) { return all ? 100 * (all - without) / all : 0 }
    function total(name, n, m, b, u) {
        printf "%s: %.1f %% of %d lines, %.1f %% of %d branches\n", name, share(n, m), n, share(b, u), b }
    END { total("lib/", lib, lib_missed, lib_branches, lib_untaken)
          total("all", lines, missed, branches, untaken) }'
