#!/bin/sh
# make bench: what the programs cost, beside something everybody knows, in one run on
# one core. Ratios count, not milliseconds: those are the machine's. report is given ten
# million lines and all cores (BENCH_LINES says otherwise).
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

# wall COMMAND [ROUNDS]: the best of three, wall clock, in seconds.
wall() {
    for round in $(seq "${2:-3}"); do
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

# hundred WHAT COMMAND: a hundred runs beside as many of /bin/true, which takes so little that
# a thousand are needed to tell; side by side, because machines change their pace.
hundred() {
    row "100 x $1" "$(wall "$(many 100 "$2")")" "100 x /bin/true" \
        "$(wall "$(many 1000 /bin/true)" | awk '{ print $1 / 10 }')"
}

cp "$root/content/examples/desk-worker.yaml" "$root/content/examples/diary" .
i=0
while [ $i -lt 400 ]; do cat diary; i=$((i + 1)); done | grep -v '^#' >large
triage desk-worker.yaml | plan -o week

echo "one core; best of three"
stream=$(seconds "$pin triage people")
awk -v t="$stream" 'BEGIN { printf "triage, 20000 people, 12 answers each      %8.3f s   %.0f people a second\n", t, 20000 / t }'
hundred "triage desk-worker.yaml" 'triage desk-worker.yaml'
hundred "nudge week (nothing due)" 'nudge week --now 2026-11-20T03:00:00+01:00'
many_true=$(wall "$(many 500 /bin/true)")
row "500 x log 4 (with its fsync)" "$(wall "$(many 500 'log -l mine 4')")" "500 x /bin/true" "$many_true"
if [ -d /dev/shm ] && memory=$(mktemp -d /dev/shm/upperback-bench.XXXXXX); then
    trap 'rm -rf "$scratch" "$memory"' EXIT
    row "500 x log 4 (in memory: fsync is free)" "$(wall "$(many 500 "log -l $memory/mine 4")")" \
        "500 x /bin/true" "$many_true"
fi
year=large-year
head -n 4000 large >$year
hundred "report, 4000 lines of ninety days" "report $year"
awk -v lines=4000 -v years=1 -f "$root/tests/bench-diary.awk" >full-year
{ cat full-year; printf '2016-12-30T08:00:00+01:00\tsymptom\tbreathless\n'; } >with-symptom
hundred "report, 4000 lines of 365 days" "report full-year"
hundred "the same with a symptom to judge" "report with-symptom"

# --- report, beside what else could be asked: wall clock, all cores ---------------------

# peak COMMAND: in MB
peak() {
    { command time -f '%M' sh -c "exec $1" >/dev/null; } 2>&1 | tail -n 1 | awk '{ printf "%.0f", $1 / 1024 }'
}

# beside WHAT SECONDS OURS
beside() {
    awk -v what="$1" -v a="$2" -v b="$3" 'BEGIN { printf "  %-50s %8.2f s   report is %6.2f times as fast\n", what, a, a / (b > 0 ? b : 0.001) }'
}

diary() {
    awk -v lines="$1" -f "$root/tests/bench-diary.awk"
}

lines=${BENCH_LINES:-10000000}
tab=$(printf '\t')
diary "$lines" >big
cat big >/dev/null
echo
echo "report, $lines lines, $(($(wc -c <big) / 1000000)) MB in the page cache; the best of three, wall clock"
whole=$(wall 'report -f lines big')
echo "  report -f lines                                    $whole s   $(peak 'report -f lines big') MB"
piped=$(wall 'cat big | report -f lines')
echo "  cat | report                                       $piped s   $(cat big | peak 'report -f lines') MB"
# the output goes to a file: on /dev/null grep stops at the first line
beside "grep -c <TAB>pain<TAB>" "$(wall "LC_ALL=C grep -c '${tab}pain${tab}' big >out")" "$whole"
beside "mawk, means by day" "$(wall "LC_ALL=C mawk -F'\t' '\$2 == \"pain\" { day = substr(\$1, 1, 10); n[day]++; s[day] += \$3 } END { for (day in n) print day, s[day] / n[day] }' big")" "$whole"
# those that take long are run once
if command -v datamash >/dev/null 2>&1; then
    cut -f1-3 big | grep "${tab}pain${tab}" | cut -c1-10,26- >days
    beside "datamash, medians by day of those lines" "$(wall 'LC_ALL=C datamash -g 1 median 3 <days' 1)" "$whole"
    rm days
fi
if command -v sqlite3 >/dev/null 2>&1; then
    cut -f1-3 big >three
    printf '%s\n' 'create table d(at, kind, value);' '.mode tabs' '.import three d' \
        'select substr(at, 1, 10), avg(value) from d where kind = "pain" group by 1;' >query
    beside "sqlite3 in memory, import and one query" "$(wall 'sqlite3 :memory: <query' 1)" "$whole"
    beside "sqlite3 in a file, import and one query" "$(wall 'sqlite3 base <query' 1)" "$whole"
    rm three base
fi
if command -v mlr >/dev/null 2>&1; then
    beside "mlr, means by day" "$(wall 'mlr --inidx --ifs tab --ojson filter "\$2 == \"pain\"" then put "\$day = substr(\$1, 0, 9)" then stats1 -a mean -f 3 -g day big' 1)" "$whole"
fi
echo "growth:"
count=10000
while [ "$count" -le "$lines" ]; do
    head -n "$count" big >some
    time=$(wall 'report -f lines some')
    awk -v n="$count" -v t="$time" -v peak="$(peak 'report -f lines some')" \
        'BEGIN { printf "  %9d lines %8.2f s %8.0f ns a line %6s MB\n", n, t, t / n * 1e9, peak }'
    count=$((count * 10))
done
