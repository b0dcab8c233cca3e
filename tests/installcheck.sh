#!/bin/sh
# make installcheck: the installed programs, and nothing else, through the README's
# pipe, with an empty environment.
#
#     DESTDIR= BINDIR= … tests/installcheck.sh
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
bin=$DESTDIR$BINDIR
content=$DESTDIR$DATADIR/upperback/content
cd "$scratch"

fail() {
    echo "installcheck: $*" >&2
    exit 1
}

# Under DESTDIR the programs are not where they will look for their content.
[ -z "$DESTDIR" ] || inside="-C $content"

# run PROGRAM [ARGUMENT ...]
run() {
    program=$bin/$PROGRAM_PREFIX$1
    shift
    env -i HOME="$scratch" TZ=Europe/Berlin "$program" ${inside:-} \
        --now 2026-11-20T14:30:00+01:00 "$@"
}

for program in $PROGRAMS; do
    env -i "$bin/$PROGRAM_PREFIX$program" --version >version || fail "$program --version"
    grep -q "^$PROGRAM_PREFIX$program (upperback) " version || fail "$program is called otherwise"
    [ -f "$DESTDIR$MANDIR/man1/$PROGRAM_PREFIX$program.1" ] || fail "$program has no manual page"
done
run triage "$content/examples/desk-worker.yaml" >assessment || fail "triage"
run plan assessment -o week || fail "plan"
tail -n 1 week | grep -q '^end	plan$' || fail "the plan has no end"
run nudge week >due || fail "nudge"
run log 4 trigger=desk-work || fail "log"
run log -p >diary || fail "log -p"
grep -q '	pain	4	trigger=desk-work' diary || fail "the diary lacks the entry"
run report diary >page || fail "report"
[ -s page ] || fail "report is empty"
run triage chest-pain=yes -q && fail "an emergency ended with 0"
[ $? -eq 13 ] || fail "an emergency did not end with 13"
echo "installed and working: $bin"
