#!/bin/sh
# make bench: what the programs cost, beside something everybody knows, in one run on
# one core. Ratios count, not milliseconds: those are the machine's.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
PATH=$root/bin:$PATH
HOME=$scratch
export PATH HOME
cd "$scratch"
pin=
command -v taskset >/dev/null 2>&1 && pin='taskset -c 0'

# seconds COMMAND: the best of three, as user and system time together.
seconds() {
    for round in 1 2 3; do
        { command time -f '%U %S' sh -c "$1" >/dev/null; } 2>&1 | tail -n 1 |
            awk '{ printf "%.3f\n", $1 + $2 }'
    done | sort -n | head -n 1
}

# wall COMMAND: the best of three, wall clock, in seconds.
wall() {
    for round in 1 2 3; do
        { command time -f '%e' sh -c "$1" >/dev/null; } 2>&1 | tail -n 1
    done | sort -n | head -n 1
}

# row WHAT SECONDS BESIDE SECONDS
row() {
    awk -v what="$1" -v a="$2" -v beside="$3" -v b="$4" \
        'BEGIN { printf "%-42s %8.3f s   %-22s %8.3f s   %6.1f times\n", what, a, beside, b, a / (b > 0 ? b : 0.001) }'
}

many() {
    printf 'i=0; while [ $i -lt %s ]; do %s >/dev/null; i=$((i + 1)); done' "$1" "$2"
}

awk 'BEGIN {
    srand(1)
    for (i = 0; i < 20000; i++) {
        printf "who=p%d\nage=%d\nsex=female\npain=1\nworst=%d\nduration=%d days\nonset=gradual\ncourse=steady\n", i, 18 + int(rand() * 60), 1 + int(rand() * 8), 1 + int(rand() * 60)
        printf "location=between-shoulder-blades\nquality=dull\nworse-with=sitting,screen-use\nbetter-with=moving\nothers=no\n\n"
    }
}' >people
cp "$root/content/examples/desk-worker.yaml" "$root/content/examples/diary" .
i=0
while [ $i -lt 400 ]; do cat diary; i=$((i + 1)); done | grep -v '^#' >large
triage desk-worker.yaml | plan -o week

echo "one core; best of three"
stream=$(seconds "$pin triage people")
awk -v t="$stream" 'BEGIN { printf "triage, 20000 people, 12 answers each      %8.3f s   %.0f people a second\n", t, 20000 / t }'
shell=$(wall "$(many 100 /bin/true)")
row "100 x triage desk-worker.yaml" "$(wall "$(many 100 'triage desk-worker.yaml')")" "100 x /bin/true" "$shell"
row "100 x nudge week (nothing due)" "$(wall "$(many 100 'nudge week --now 2026-11-20T03:00:00+01:00')")" "100 x /bin/true" "$shell"
many_true=$(wall "$(many 500 /bin/true)")
row "500 x log 4 (with its fsync)" "$(wall "$(many 500 'log -l mine 4')")" "500 x /bin/true" "$many_true"
if [ -d /dev/shm ] && memory=$(mktemp -d /dev/shm/upperback-bench.XXXXXX); then
    trap 'rm -rf "$scratch" "$memory"' EXIT
    row "500 x log 4 (in memory: fsync is free)" "$(wall "$(many 500 "log -l $memory/mine 4")")" \
        "500 x /bin/true" "$many_true"
fi
row "report, $(wc -l <large) lines" "$(seconds 'report -f lines large')" "grep pain" "$(seconds "LC_ALL=C grep -c pain large")"
row "the same" "$(seconds 'report -f lines large')" "awk, mean of pain" \
    "$(seconds "LC_ALL=C awk -F'\t' '\$2 == \"pain\" { n++; s += \$3 } END { print s / n }' large")"
